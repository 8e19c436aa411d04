"""One file to its document, or to the trouble with it; which reader reads it."""

from __future__ import annotations

import hashlib
import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audit.document import Document, SourceFile
from audit.errors import Trouble, Unreadable
from audit.readers.html import looks_like_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.parts import Reader

STDIN = "-"
STDIN_NAME = "<stdin>"
_ANY_TEXT, _ANY_PAGE = ".txt", ".html"  # whose readers read what has an unknown suffix
_LOG = logging.getLogger(__name__)


def read(
    path: str | Path,
    readers: Sequence[Reader],
    *,
    name: str | None = None,
    stdin: BinaryIO | None = None,
) -> Document | Trouble:
    """The document of one file, or why there is none; "-" is standard input. It raises nothing.

    Args:
        path: The file.
        readers: In the order of their registration: the last that reads a suffix is taken.
        name: What the document is called; the path as it is given, where not told.
        stdin: Read for "-"; the process's, where not told.
    """
    name = name or shown(path)
    try:
        if str(path) == STDIN:
            content = (stdin or sys.stdin.buffer).read()
        else:
            content = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        return Trouble(name, why(error))
    document = read_content(content, name, readers)
    if isinstance(document, Trouble):
        return document
    kept = content if str(path) == STDIN else None
    file = SourceFile(str(path), hashlib.sha256(content).hexdigest(), kept)
    return replace(document, file=file)


def read_content(content: bytes, name: str, readers: Sequence[Reader]) -> Document | Trouble:
    """The document of a file's bytes, or why there is none; the name tells the format."""
    reader = _reader(name, content, readers)
    if reader is None:
        return Trouble(name, "no reader reads this format")
    return _contained(reader, content, name)


def shown(path: str | Path) -> str:
    """A path as reports show it: as it was given, with slashes, in printable characters."""
    if str(path) == STDIN:
        return STDIN_NAME
    return Path(path).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def why(error: OSError | ValueError) -> str:
    """What the file system says, in the words of the other messages."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror[:1].lower()}{error.strerror[1:]}"
    return f"cannot be read: {error}"


def suffix_reader(name: str, readers: Sequence[Reader]) -> Reader | None:
    """The reader for a file's name: of the longest suffix, the one registered last."""
    lowered = name.lower()
    best: tuple[int, Reader] | None = None
    for reader in readers:
        for suffix in reader.suffixes:
            if lowered.endswith(suffix.lower()) and (best is None or len(suffix) >= best[0]):
                best = len(suffix), reader
    return best[1] if best else None


def _reader(name: str, content: bytes, readers: Sequence[Reader]) -> Reader | None:
    known = suffix_reader(name, readers)
    if known is not None:
        return known
    return suffix_reader(_ANY_PAGE if looks_like_html(content) else _ANY_TEXT, readers)


def _contained(reader: Reader, content: bytes, name: str) -> Document | Trouble:
    """What a reader makes of a file; one that fails, perhaps a plugin's, costs no other file."""
    try:
        document = reader.read(content, name)
    except Unreadable as error:
        return Trouble(name, str(error))
    except (Exception, SystemExit) as error:  # a plugin may raise anything
        _LOG.debug("reader %s failed at %s", reader.name, name, exc_info=True)
        told = str(error).splitlines()
        return Trouble(
            name,
            f"the reader {reader.name!r} failed: {': '.join([type(error).__name__, *told[:1]])}",
        )
    if not isinstance(document, Document):
        return Trouble(
            name, f"the reader {reader.name!r} gave no document but a {type(document).__name__}"
        )
    return document
