"""What can go wrong that is not a bug: told in one line, without a traceback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit.report import Report


class AuditError(Exception):
    """What was asked cannot be done; the message says what, where and what next."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C stopped an audit; `report` holds what was found before."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


class Unreadable(AuditError):  # noqa: N818  what is raised reads as a statement
    """A document cannot be read; the message says why, without the document's name."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that did not run: `where` (a document, a plugin) and why. The run exits 2."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def what_next(word: str, choices: Iterable[str], otherwise: str) -> str:
    """The end of an error about an unknown word: the likeliest of the choices, or what else to do.

    `otherwise` may hold "{}", for all choices.
    """
    from difflib import get_close_matches

    by_lower = {choice.lower(): choice for choice in choices}
    near = get_close_matches(word.lower(), by_lower, n=1)
    if near:
        return f'did you mean "{by_lower[near[0]]}"?'
    return otherwise.format(", ".join(by_lower.values()))
