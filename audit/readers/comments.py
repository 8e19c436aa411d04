"""What a document says to its audit: comments that begin with "audit:", which no reader shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audit.document import Directive

if TYPE_CHECKING:
    from collections.abc import Iterator

_TO_US = "audit:"
#: Bounded, or many that are never closed would be looked through to the end each.
_HTML = r"<!--\s*+audit:\s*+(?P<html>(?:(?!-->).){0,1000}+)-->"
#: The marks of comments in what is often written as plain text: shells, C, TeX, reStructuredText.
_MARKED = (
    r"(?<![^\r\n])[^\S\r\n]*+(?:\#+|//|%+|\.\.)[^\S\r\n]*+audit:[^\S\r\n]*+(?P<line>[a-z][^\r\n]*+)"
)
_PLAIN = re.compile(rf"{_HTML}|{_MARKED}(?:\r\n?|\n|\Z)", re.DOTALL)


def said(comment: str) -> str | None:
    """What a comment says to the audit; None if it speaks to somebody else.

    A comment of HTML is one, and the title of a Markdown reference that nobody sees.
    """
    words = comment.strip()
    return words.removeprefix(_TO_US).strip() if words.startswith(_TO_US) else None


def in_plain_text(text: str) -> Iterator[Directive]:
    """The directives of a plain text: HTML comments, and lines that begin as comments do.

    A line is taken with its end, for it is no line of the text.
    """
    for found in _PLAIN.finditer(text):
        words = found["html"] if found["html"] is not None else found["line"]
        seen = len(found.group().rstrip("\r\n"))
        yield Directive(*found.span(), words.strip(), found.start(), found.start() + seen)
