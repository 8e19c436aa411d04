"""Where a finding stands, as programs that show it beside the source want to be told."""

from __future__ import annotations

import posixpath
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from audit.document import Document


class Region(NamedTuple):
    """Lines and columns from 1, the last column behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def path(name: str) -> str:
    """The name of a document as a path with slashes, without "./" before it; a URL as it is."""
    if "://" in name:
        return name
    return posixpath.normpath(PurePath(name).as_posix())


def uri(name: str) -> str:
    """The name of a document as a URI: a relative reference, unless the path is absolute.

    What is no path ("<stdin>") becomes one that leads nowhere; a URL stays what it is.
    """
    if "://" in name:
        return quote(name, safe=":/?#[]@!$&'()*+,;=%~")
    place = PurePath(name)
    return place.as_uri() if place.is_absolute() else quote(path(name))


def in_utf16(finding: Any, document: Document | None) -> Region:
    """The region of a finding, its columns in UTF-16 code units, as editors count them.

    A character beyond the 65,536 of the basic plane takes two. Without the document there is no
    telling, and columns are those of the finding, in characters.
    """
    return Region(
        finding.line,
        _utf16(finding.line, finding.column, document),
        finding.end_line,
        _utf16(finding.end_line, finding.end_column, document),
    )


def _utf16(line: int, column: int, document: Document | None) -> int:
    if document is None or document.source.isascii():
        return column
    before = document.source_line(line)[: column - 1]
    return column + len(before.encode("utf-16-le", "surrogatepass")) // 2 - len(before)
