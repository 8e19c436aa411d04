"""`--fix` and `--diff`: suggestions into the sources, or shown as a patch."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from audit.cli.output import opened, terminal
from audit.document import SourceFile
from audit.errors import AuditError, Trouble
from audit.readers.open import STDIN, why
from audit.reports.excerpt import clean

if TYPE_CHECKING:
    import pandas as pd

    from audit.config import Config
    from audit.document import Document
    from audit.fixing.mending import Mended
    from audit.plugins import Plugins
    from audit.report import Report

_CHANGED = "was changed since it was read, and is left as it is; run it again"
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")


def mended(
    report: Report,
    config: Config,
    plugins: Plugins,
    standing: Callable[[pd.DataFrame], pd.DataFrame],
) -> tuple[list[Mended], list[Trouble]]:
    """The documents of a report that certain suggestions change, and those that could not be read
    again.
    """
    from audit.fixing.mending import Mender

    mender = Mender(config, plugins, standing)
    with_advice = report.findings[report.findings["suggestion"].notna()]
    wanted = set(with_advice["document"])
    found: list[Mended] = []
    troubles: list[Trouble] = []
    for document in report.documents:
        if document.name not in wanted or document.file is None:
            continue
        content = _content(document.file, document.name)
        if isinstance(content, Trouble):
            troubles.append(content)
        elif (each := mender.mended(document, content)) is not None:
            found.append(each)
    return found, troubles


def written(changes: Iterable[Mended]) -> tuple[dict[str, Document], list[Trouble]]:
    """Write the files: the documents that they hold now, by name, and what could not be written.

    A file that is no more what was read is not touched; each is replaced whole or not at all.
    """
    documents: dict[str, Document] = {}
    troubles: list[Trouble] = []
    for each in changes:
        file = each.before.file
        if file is None:
            continue
        if file.path == STDIN:
            documents[each.before.name] = replace(each.document, file=file)
            continue
        content = _content(file, each.before.name)
        trouble = content if isinstance(content, Trouble) else _replaced(file.path, each)
        if trouble is not None:
            troubles.append(trouble)
            continue
        digest = hashlib.sha256(each.content).hexdigest()
        now = replace(each.document, file=SourceFile(file.path, digest))
        documents[each.before.name] = now
    return documents, troubles


def _content(file: SourceFile, name: str) -> bytes | Trouble:
    """The bytes from which a document was read, if they are still the same."""
    if file.content is not None:
        return file.content
    try:
        content = Path(file.path).read_bytes()
    except OSError as error:
        return Trouble(name, why(error))
    if hashlib.sha256(content).hexdigest() != file.digest:
        return Trouble(name, _CHANGED)
    return content


def _replaced(path: str, each: Mended) -> Trouble | None:
    """Replace a file by its mended content; why not, if it may not be written."""
    # a new file could be put in the place of one that may not be written
    if not os.access(path, os.W_OK):
        return Trouble(each.before.name, "cannot be written: permission denied")
    try:
        with opened(path) as stream:
            stream.write(each.content)
    except AuditError as error:
        return Trouble(each.before.name, str(error).removeprefix(f"{path}: "))
    return None


def stdin(report: Report, changes: Sequence[Mended]) -> bytes:
    """Standard input with its suggestions put in, or as it was."""
    mended = {each.before.name: each.content for each in changes}
    files = ((each.name, each.file) for each in report.documents if each.file is not None)
    return next((mended.get(name, file.content or b"") for name, file in files), b"")


def diff(changes: Iterable[Mended]) -> str:
    """The changes as a unified diff; on a terminal in colours, and with nothing it would obey."""
    screen = terminal()
    lines = (line for each in changes for line in _diff(each))
    if screen is None:
        return "".join(lines)
    shown = (clean(line.rstrip("\r\n")) for line in lines)
    return "".join(f"{_painted(line) if screen.color else line}\n" for line in shown)


def _diff(each: Mended) -> Iterator[str]:
    before, after = (_LINE.findall(one.source) for one in (each.before, each.document))
    for line in unified_diff(before, after, each.before.name, each.before.name):
        yield line
        if not line.endswith(("\n", "\r")):
            yield "\n\\ No newline at end of file\n"


def _painted(line: str) -> str:
    import click

    if line.startswith(("---", "+++")):
        return click.style(line, bold=True)
    color = {"-": "red", "+": "green", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=color) if color else line


def summary(changes: list[Mended], findings: pd.DataFrame, *, done: bool) -> str:
    """How much was changed, or would be, and how much advice is left."""
    count = sum(each.count for each in changes)
    documents = f"{len(changes)} document{'' if len(changes) == 1 else 's'}"
    verb = "mended" if done else "would mend"
    told = f"{verb} {count} finding{'' if count == 1 else 's'} in {documents}"
    left = int(findings["suggestion"].notna().sum()) - (0 if done else count)
    if left <= 0:
        return told
    suggestions = "suggestion that is" if left == 1 else "suggestions that are"
    return f"{told}; left {left} {suggestions} not certain"
