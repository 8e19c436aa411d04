"""A text to audit: its prose, its tables, and the way from an offset back to line and column."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from audit.sentences import split_sentences

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

_LINE_END = re.compile(r"\r\n?|\n")
_LINE_FEED = re.compile(r"\n")  # much faster than either
_PARAGRAPH = re.compile(r"\S[^\r\n]*+(?:(?:\r\n?|\n)[^\S\r\n]*+\S[^\r\n]*+)*+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: where it stands in the grid, from 0, and in the document's text."""

    row: int
    col: int
    start: int
    end: int
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document, its cells in reading order.

    What spans several columns or rows stands in the first. A cell without text is left out.
    """

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a document was read from.

    Attributes:
        path: The file; "-" is standard input.
        digest: The SHA-256 of its bytes, in hexadecimal digits.
        content: The bytes, where they cannot be read again.
    """

    path: str
    digest: str
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Directive:
    """What a comment says to the audit, not to readers: `<!-- audit: ignore CHG001 -->`.

    Attributes:
        start: Where in the document's text it stands.
        end: Where it ends there; a comment that is not in the text ends where it starts.
        text: What follows "audit:".
        source_start: Where in the source the comment begins.
        source_end: Where in the source it ends.
    """

    start: int
    end: int
    text: str
    source_start: int = 0
    source_end: int = 0


@dataclass(frozen=True)
class Document:
    """A text with the sentences and tables in it.

    Attributes:
        name: Path or name, as reports show it.
        text: The text as readers see it, without markup; claims and findings count offsets in it.
        blocks: Spans of running prose in `text` (paragraph, heading, list item); no sentence
            crosses their ends.
        tables: The tables, whose cells lie outside the blocks.
        date: The day on which the document speaks, against which "last May" is read; None where it
            is not told.
        source: The decoded file, markup and all.
        anchors: `(offset in text, offset in source)`, ascending: from one anchor to the next both
            advance alike. Where markup was left out two anchors stand at one offset of the text:
            the first says where in the source the words before it end, the last where the words
            after it begin.
        directives: The comments that speak to the audit, in the order of the source.
        headings: `(start, level)` of the blocks that are headings, ascending, with levels from 1 to
            6; none where the format has no headings.
        file: What it was read from; None if it was made in memory.
    """

    name: str
    text: str
    blocks: tuple[tuple[int, int], ...]
    tables: tuple[Table, ...] = ()
    date: datetime.date | None = None
    source: str = field(default="", repr=False)
    anchors: tuple[tuple[int, int], ...] = field(default=((0, 0),), repr=False)
    directives: tuple[Directive, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    file: SourceFile | None = field(default=None, repr=False, compare=False)

    @classmethod
    def from_text(
        cls, text: str, name: str = "<text>", date: datetime.date | None = None
    ) -> Document:
        """A document of plain text with the offsets of `text`; blank lines end its blocks."""
        blocks = []
        for paragraph in _PARAGRAPH.finditer(text):
            start = paragraph.start()
            blocks.append((start, start + len(paragraph.group().rstrip())))
        return cls(name=name, text=text, blocks=tuple(blocks), date=date, source=text)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of its sentences in `text`, in reading order; tables have none."""
        return tuple(
            span for start, end in self.blocks for span in split_sentences(self.text, start, end)
        )

    @cached_property
    def _line_starts(self) -> list[int]:
        ends = _LINE_END if "\r" in self.source else _LINE_FEED
        return [0, *(end.end() for end in ends.finditer(self.source))]

    @cached_property
    def _anchored(self) -> list[int]:
        return [offset for offset, _ in self.anchors]

    def source_offset(self, offset: int) -> int:
        """Where in `source` the character of `text` at `offset` comes from."""
        at = max(bisect_right(self._anchored, offset) - 1, 0)
        text_start, source_start = self.anchors[at]
        return source_start + offset - text_start

    def source_end(self, offset: int) -> int:
        """Where in `source` the characters of `text` before `offset` end."""
        at = bisect_left(self._anchored, offset)
        if at and at < len(self.anchors) and self._anchored[at] == offset:
            return self.anchors[at][1]
        text_start, source_start = self.anchors[max(at - 1, 0)]
        return source_start + offset - text_start

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The part of `source` from which `text[start:end]` was read, markup inside and all."""
        first = self.source_offset(start)
        return first, self.source_end(end) if end > start else first

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character of `text` at `offset` in the source."""
        return self.source_position(self.source_offset(offset))

    def source_position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character of `source` at `offset`."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def end_position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, just behind what of `text` ends at `offset`."""
        source = self.source_end(offset)
        line = max(bisect_left(self._line_starts, source), 1)
        return line, source - self._line_starts[line - 1] + 1

    def positions(
        self, offsets: Iterable[int] | NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Lines and columns, both from 1, of many offsets at once."""
        import numpy as np

        wanted = np.asarray(
            offsets if isinstance(offsets, np.ndarray) else list(offsets), dtype=np.int64
        )
        anchors, starts = self._arrays
        at = np.maximum(np.searchsorted(anchors[:, 0], wanted, side="right") - 1, 0)
        source = anchors[at, 1] + wanted - anchors[at, 0]
        lines = np.searchsorted(starts, source, side="right")
        return lines, source - starts[lines - 1] + 1

    @cached_property
    def _arrays(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        import numpy as np

        return np.asarray(self.anchors, dtype=np.int64), np.asarray(self._line_starts, np.int64)

    def source_line(self, line: int) -> str:
        """The source's line of this number, from 1, without its end; empty beyond the last."""
        starts = self._line_starts
        if line > len(starts):  # a plugin may find fault with what is not there
            return ""
        end = starts[line] if line < len(starts) else len(self.source)
        return self.source[starts[line - 1] : end].rstrip("\r\n")
