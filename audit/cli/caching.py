"""The cache of a run of `audit check`; none where its answer hangs on what the cache overlooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from audit.cli.output import terminal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from audit.cache import Cache
    from audit.config import Config

#: Parameters of the command that are part of the question, or change no answer. A run with any
#: other (to mend files, to compare with what was found before) is always worked out.
_HEEDED: Final = frozenset(
    {
        *("paths", "format_name", "output", "select", "ignore", "severity", "date"),
        *("config_file", "no_plugins", "no_cache", "cache_dir"),
    }
)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with the options of the cache."""
    folder = click.option(
        "--cache-dir",
        metavar="DIR",
        help="Where answers are kept; .audit_cache beside the settings, if not told.",
    )
    off = click.option("--no-cache", is_flag=True, help="Neither use nor keep an answer.")
    return folder(off(command))


def opened(
    paths: Sequence[str], config: Config, date: datetime.date | None, output: str | None
) -> Cache | None:
    """The cache for a run with these arguments; None if it is to have none."""
    context = click.get_current_context()
    if context.params["no_cache"] or any(map(_is_told, context.params.keys() - _HEEDED)):
        return None
    from audit.cache import Cache
    from audit.cache.setup import Question

    screen = None if output else terminal()
    folder = context.params["cache_dir"]
    return Cache(
        Path(folder) if folder else config.root / config.cache_dir,
        Question(tuple(paths), config, date, repr(screen)),
    )


def _is_told(parameter: str) -> bool:
    source = click.get_current_context().get_parameter_source(parameter)
    return source not in {ParameterSource.DEFAULT, None}
