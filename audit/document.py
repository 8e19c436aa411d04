"""A text to audit: its prose and tables, and the way from an offset back to the source's lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audit.sentences import split_sentences

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray


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
    """A table of the document, its cells in reading order; what spans several columns stands in the first."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Document:
    """A text with the sentences and tables in it.

    Attributes:
        name: Path or name, as reports show it.
        text: The text as readers see it, without markup; claims and findings count offsets in it.
        blocks: Spans of running prose in `text` (paragraph, heading, list item); no sentence crosses their ends.
        tables: The tables, whose cells lie outside the blocks.
        date: The day on which the document speaks, against which "last May" is read; None where it is not told.
        source: The decoded file, markup and all.
        anchors: `(offset in text, offset in source)`, ascending: from one anchor to the next both advance alike.
    """

    name: str
    text: str
    blocks: tuple[tuple[int, int], ...]
    tables: tuple[Table, ...] = ()
    date: datetime.date | None = None
    source: str = ""
    anchors: tuple[tuple[int, int], ...] = ((0, 0),)

    @classmethod
    def from_text(
        cls, text: str, name: str = "<text>", date: datetime.date | None = None
    ) -> Document:
        """A document of plain text, whose offsets are those of `text`."""
        return cls(name=name, text=text, blocks=((0, len(text)),), date=date, source=text)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of its sentences in `text`, in reading order; tables have none."""
        return tuple(
            span for start, end in self.blocks for span in split_sentences(self.text, start, end)
        )

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = self.source.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.source.find("\n", position + 1)
        return starts

    def source_offset(self, offset: int) -> int:
        """Where in `source` the character of `text` at `offset` comes from."""
        text_start, source_start = self.anchors[
            max(bisect_right(self.anchors, (offset, len(self.source))) - 1, 0)
        ]
        return source_start + offset - text_start

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of `source` from which `text[start:end]` was read."""
        return self.source_offset(start), self.source_offset(end - 1) + 1 if end > start else (
            self.source_offset(start)
        )

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character of `text` at `offset` in the source."""
        source = self.source_offset(offset)
        line = bisect_right(self._line_starts, source)
        return line, source - self._line_starts[line - 1] + 1

    def positions(
        self, offsets: Iterable[int] | NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Lines and columns, both from 1, of many offsets at once."""
        import numpy as np

        wanted = np.asarray(offsets, dtype=np.int64)
        anchors = np.asarray(self.anchors, dtype=np.int64)
        at = np.maximum(np.searchsorted(anchors[:, 0], wanted, side="right") - 1, 0)
        source = anchors[at, 1] + wanted - anchors[at, 0]
        starts = np.asarray(self._line_starts, dtype=np.int64)
        lines = np.searchsorted(starts, source, side="right")
        return lines, source - starts[lines - 1] + 1

    def source_line(self, line: int) -> str:
        """The source's line of this number, from 1, without its end."""
        starts = self._line_starts
        end = starts[line] - 1 if line < len(starts) else len(self.source)
        return self.source[starts[line - 1] : end].rstrip("\r")
