"""Plain text, as it is; also what is read of a file of which nothing better is known."""

from __future__ import annotations

from dataclasses import replace

from audit.document import Document
from audit.parts import Reader
from audit.readers.decode import decode


def read(content: bytes, name: str) -> Document:
    """The document of a plain text, whose offsets are those of the file's characters.

    A carriage return becomes a space before the line feed, so that later stages know one line end
    and no offset moves.
    """
    source = decode(content)
    document = Document.from_text(source.replace("\r\n", " \n").replace("\r", "\n"), name)
    return replace(document, source=source)


READER = Reader("text", (".txt", ".text"), read)
