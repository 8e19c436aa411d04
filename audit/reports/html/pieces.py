"""A document as the pieces of which a page shows it: blocks of prose, tables, and gaps."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audit.document import Cell, Document

    Span = tuple[int, int]

#: A block or table up to this length is shown whole or not at all; of a longer one what is near.
_SHORT: Final = 1_500
_NEAR: Final = 300
#: Of words at fault so many characters at most: a finding may span a whole file.
_LONGEST: Final = 1_000
_ROWS: Final = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of prose, or a table if it has rows.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        level: Of a heading, from 1 to 6; else 0.
        rows: The cells of a table, row by row; None where a row has no such cell.
        cut_before: Whether text is left out between the piece before and this one.
        cut_after: Whether text is left out behind the last piece.
    """

    start: int
    end: int
    level: int = 0
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    cut_before: bool = False
    cut_after: bool = False

    @property
    def spans(self) -> list[Span]:
        """The spans of text that it shows."""
        if not self.rows:
            return [(self.start, self.end)]
        return [(cell.start, cell.end) for row in self.rows for cell in row if cell]


def whole(document: Document) -> list[Piece]:
    """All of a document, in reading order."""
    levels = dict(document.headings)
    prose = [Piece(start, end, levels.get(start, 0)) for start, end in document.blocks]
    tables = [_table(table.cells) for table in document.tables if table.cells]
    return sorted([*prose, *tables], key=lambda piece: piece.start)


def near(document: Document, wanted: Sequence[Span]) -> list[Piece]:
    """What of a document stands near these spans; its first heading is always among it."""
    pieces = whole(document)
    starts = [piece.start for piece in pieces]
    within: dict[int, list[Span]] = {}
    for start, end in wanted:
        at = max(bisect_right(starts, start) - 1, 0)
        within.setdefault(at, []).append((start, min(end, start + _LONGEST)))
    headings = (at for at, piece in enumerate(pieces) if piece.level)
    kept = sorted({*within, *([first] if (first := next(headings, None)) is not None else [])})
    return _with_gaps(
        [cut for at in kept for cut in _cut(document.text, pieces[at], within.get(at, []))], pieces
    )


def _table(cells: Sequence[Cell]) -> Piece:
    columns = max(cell.col for cell in cells) + 1
    rows: dict[int, list[Cell | None]] = {}
    for cell in cells:
        rows.setdefault(cell.row, [None] * columns)[cell.col] = cell
    return Piece(
        min(cell.start for cell in cells),
        max(cell.end for cell in cells),
        rows=tuple(tuple(rows[row]) for row in sorted(rows)),
    )


def _cut(text: str, piece: Piece, wanted: Sequence[Span]) -> Iterator[Piece]:
    """A piece, or what of a long one is near the spans."""
    if piece.rows:
        yield _cut_table(piece, wanted) if len(piece.rows) > _ROWS else piece
    elif piece.end - piece.start <= _SHORT:
        yield piece
    else:
        for start, end in _windows(text, piece, wanted):
            yield replace(piece, start=start, end=end)


def _cut_table(table: Piece, wanted: Sequence[Span]) -> Piece:
    """The heads of a long table, and the rows with the spans between their neighbours."""
    kept = {0}
    for at, row in enumerate(table.rows):
        cells = [cell for cell in row if cell]
        if any(cell.start < end and start < cell.end for cell in cells for start, end in wanted):
            kept |= {at - 1, at, at + 1}
    rows = tuple(row for at, row in enumerate(table.rows) if at in kept)
    cells = [cell for row in rows for cell in row if cell]
    return replace(table, rows=rows, end=max(cell.end for cell in cells))


def _windows(text: str, piece: Piece, wanted: Iterable[Span]) -> list[Span]:
    """The spans with what is near them, from word to word; overlapping ones are one."""
    windows: list[Span] = []
    for start, end in sorted(wanted):
        left = max(start - _NEAR, piece.start)
        right = min(end + _NEAR, piece.end)
        left = left if left == piece.start else text.find(" ", left, start) + 1 or left
        right = right if right == piece.end else max(text.rfind(" ", end, right), end)
        if windows and left <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(right, windows[-1][1]))
        else:
            windows.append((left, right))
    return windows


def _with_gaps(kept: list[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each knowing whether something before it is left out."""
    starts, ends = {piece.start for piece in pieces}, [piece.end for piece in pieces]
    shown: list[Piece] = []
    reached = -1
    for piece in kept:
        before = bisect_right(ends, piece.start) - 1
        reach = ends[before] if before >= 0 else -1
        gap = reached < reach or piece.start not in starts
        shown.append(replace(piece, cut_before=gap))
        reached = piece.end
    if shown and pieces and reached < pieces[-1].end:
        shown[-1] = replace(shown[-1], cut_after=True)
    return shown
