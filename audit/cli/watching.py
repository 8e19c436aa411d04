"""`--watch`: audits anew whatever changes."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from audit.cli.exits import INTERRUPTED
from audit.cli.output import tell
from audit.errors import AuditError, Trouble
from audit.readers.open import STDIN
from audit.readers.walk import files

if TYPE_CHECKING:
    from audit.cli.running import Run, Wanted

#: In milliseconds, how long is waited for changes before Ctrl-C is heeded.
_PATIENCE: Final = 200
#: Audits and shows the files for whose paths this is true.
Show = Callable[[Callable[[str], bool]], object]


def watch(run: Run, show: Show, wanted: Wanted = None) -> int:
    """Show everything, then what changes, until Ctrl-C; the exit code.

    Settings, plugins and rule files are read once.
    """
    if STDIN in run.paths:
        raise AuditError("--watch: standard input does not change; name files or folders")
    changes = _changes(run.paths)
    with contextlib.suppress(KeyboardInterrupt):
        _show(show, lambda path: wanted is None or wanted(path), "Audited everything")
        for changed in changes:
            if found := _found(run, wanted) & changed:
                _show(show, partial(_is_among, found), _told(found))
    return INTERRUPTED


def _is_among(found: set[str], path: str) -> bool:
    return os.path.realpath(path) in found


def _changes(paths: Sequence[str]) -> Iterator[set[str]]:
    """The real paths of files that have changed, each time some have."""
    try:
        import watchfiles
    except ModuleNotFoundError:
        raise AuditError('--watch needs watchfiles: pip install "claim-audit[watch]"') from None
    folders = [Path(path) if Path(path).is_dir() else Path(path).parent for path in paths]
    recursive = any(Path(path).is_dir() for path in paths)
    seen = watchfiles.watch(
        *folders, recursive=recursive, rust_timeout=_PATIENCE, yield_on_timeout=True
    )
    next(seen)  # only now it watches; nothing has been read yet
    return ({os.path.realpath(path) for _, path in changes} for changes in seen)


def _found(run: Run, wanted: Wanted) -> set[str]:
    """The real paths of the files that the paths lead to now."""
    found = files(
        run.paths, run.plugins.readers(), exclude=run.config.exclude, root=run.config.root
    )
    paths = (each.path for each in found if not isinstance(each, Trouble))
    return {os.path.realpath(path) for path in paths if wanted is None or wanted(path)}


def _show(show: Show, wanted: Callable[[str], bool], what: str) -> None:
    click.clear()
    if show(wanted) == INTERRUPTED:
        raise KeyboardInterrupt
    tell([f"{what}; watching for changes, Ctrl-C ends it."])


def _told(found: set[str]) -> str:
    if len(found) > 1:
        return f"Audited {len(found):,} changed files"
    return f"Audited {os.path.relpath(next(iter(found)))}, which changed"
