"""Plain text, as it is; also what is read of a file of which nothing better is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audit.document import Document
from audit.parts import Reader
from audit.readers.comments import in_plain_text
from audit.readers.decode import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.document import Directive


def read(content: bytes, name: str) -> Document:
    """The document of a plain text, whose offsets are those of the file's characters.

    A carriage return becomes a space before the line feed, so that later stages know one line end
    and no offset moves. So does every character of a comment that speaks to the audit.
    """
    source = decode(content)
    directives = tuple(in_plain_text(source))
    text = _blanked(source, directives).replace("\r\n", " \n").replace("\r", "\n")
    return replace(Document.from_text(text, name), source=source, directives=directives)


def _blanked(text: str, directives: Sequence[Directive]) -> str:
    """The text with spaces in the place of directives."""
    pieces, behind = [], 0
    for each in directives:
        pieces += [text[behind : each.start], " " * (each.end - each.start)]
        behind = each.end
    return "".join([*pieces, text[behind:]])


READER = Reader("text", (".txt", ".text"), read)
