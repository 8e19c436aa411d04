"""What can go wrong that is not a bug: told in one line, without a traceback."""

from __future__ import annotations

from dataclasses import dataclass


class AuditError(Exception):
    """What was asked cannot be done; the message says what, where and what next."""


class Unreadable(AuditError):
    """A document cannot be read; the message says why, without the document's name."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that did not run: `where` (a document or a plugin) and why. A run with troubles exits 2."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
