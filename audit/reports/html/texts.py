"""Documents as a page shows them: text with its claims marked, and the findings beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audit.reports.html import pieces
from audit.reports.html.marks import Mark, Run, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.document import Cell, Document
    from audit.reports.html.ledger import Ledger
    from audit.reports.html.notes import Note
    from audit.reports.html.pieces import Piece, Span

#: A cell that is a figure rather than words, and stands better at the right.
_FIGURE: Final = re.compile(r"[^\w\s]{0,3}\s?\d[\d.,\s]*+[^\w\s]{0,2}\s?[a-zA-Z%]{0,4}")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table, as runs of text; a heading of its row or column, or a figure."""

    runs: tuple[Run, ...]
    header: bool
    figure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of a document, and the findings that stand beside it.

    Attributes:
        piece: The block or table.
        runs: The text of a block.
        cells: The cells of a table, row by row.
        notes: The findings that begin here.
    """

    piece: Piece
    runs: tuple[Run, ...]
    cells: tuple[tuple[TableCell | None, ...], ...]
    notes: tuple[Note, ...]

    @property
    def all_runs(self) -> list[Run]:
        """Of the block, or of all cells."""
        return [
            *self.runs,
            *(run for row in self.cells for cell in row if cell for run in cell.runs),
        ]


@dataclass(frozen=True, slots=True)
class Text:
    """A document on the page."""

    document: Document
    rows: tuple[Row, ...]

    @property
    def claims(self) -> set[str]:
        """The `id` of each claim that is marked."""
        return {run.claim for row in self.rows for run in row.all_runs if run.claim}

    @property
    def begun(self) -> set[str]:
        """The `id` of each finding whose first words are marked."""
        return {
            finding
            for row in self.rows
            for run in row.all_runs
            for part in run.parts
            for finding in part.begins
        }


def text(document: Document, beside: Sequence[Note], ledger: Ledger, *, whole: bool) -> Text:
    """A document, or what of it is near the findings beside it."""
    shown = pieces.whole(document) if whole else pieces.near(document, _wanted(beside, ledger))
    claims = [
        Mark(claim.start, claim.end, claim.id)
        for claim in ledger.by_document.get(document.name, ())
    ]
    faults = [Mark(note.start, note.end, note.id, note.severity) for note in beside]
    groups = _beside(shown, beside)
    return Text(
        document,
        tuple(
            _row(document.text, piece, claims, faults, notes)
            for piece, notes in zip(shown, groups, strict=True)
        ),
    )


def _wanted(beside: Sequence[Note], ledger: Ledger) -> list[Span]:
    """Where the findings stand, and the claims of the same document that speak against them."""
    spans = [(note.start, note.end) for note in beside]
    keys = {
        key
        for note in beside
        for relation in note.relations
        for key in relation.keys
        if key[0] == note.document
    }
    return [*spans, *((ledger.claims[key].start, ledger.claims[key].end) for key in sorted(keys))]


def _beside(shown: Sequence[Piece], notes: Sequence[Note]) -> list[tuple[Note, ...]]:
    """The findings that begin in each piece, or between it and the next."""
    starts = [piece.start for piece in shown]
    groups: list[list[Note]] = [[] for _ in shown]
    for note in notes:
        groups[max(bisect_right(starts, note.start) - 1, 0)].append(note)
    return [tuple(group) for group in groups]


def _row(
    words: str,
    piece: Piece,
    claims: Sequence[Mark],
    faults: Sequence[Mark],
    notes: tuple[Note, ...],
) -> Row:
    def marked(start: int, end: int) -> tuple[Run, ...]:
        return tuple(runs(words, start, end, claims, faults))

    def cell(one: Cell) -> TableCell:
        figure = _FIGURE.fullmatch(words[one.start : one.end].strip())
        return TableCell(marked(one.start, one.end), one.header, figure is not None)

    if not piece.rows:
        return Row(piece, marked(piece.start, piece.end), (), notes)
    cells = tuple(tuple(cell(one) if one else None for one in row) for row in piece.rows)
    return Row(piece, (), cells, notes)
