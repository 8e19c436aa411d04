"""Commands that installed plugins bring, by the entry-point group `audit.commands`.

An entry point leads to a click command or group; what it imports at once is paid by `audit --help`.
"""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING, Final

import click

from audit.errors import AuditError

if TYPE_CHECKING:
    from collections.abc import Callable

GROUP: Final = "audit.commands"


def names() -> list[str]:
    """The names of the commands."""
    return [point.name for point in importlib.metadata.entry_points(group=GROUP)]


def command(name: str) -> click.Command | None:
    """The command of this name; one that says why, where it cannot be loaded."""
    found = list(importlib.metadata.entry_points(group=GROUP, name=name))
    if not found:
        return None
    point = found[0]
    provider = f"plugin {point.dist.name} {point.dist.version}" if point.dist else f"plugin {name}"
    try:
        loaded = point.load()
    except (Exception, SystemExit) as error:  # anybody's code must not end "audit --help"
        return _failing(name, f"{provider}: importing it raised {type(error).__name__}: {error}")
    if not isinstance(loaded, click.Command):
        return _failing(name, f"{provider}: {point.value} is no click command")
    return loaded


def _failing(name: str, message: str) -> click.Command:
    """A command that tells what is wrong with it, whatever it is given."""

    def fail(arguments: tuple[str, ...]) -> None:
        raise AuditError(message)

    callback: Callable[..., None] = fail
    return click.Command(
        name,
        callback=callback,
        params=[click.Argument(["arguments"], nargs=-1, type=click.UNPROCESSED)],
        context_settings={"ignore_unknown_options": True},
        short_help="cannot be loaded",
        add_help_option=False,
    )
