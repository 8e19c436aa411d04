"""Tables as lines of figures, each with what its column and its row are called."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audit_granularity.written import NUMBER, SIGNED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.document import Document, Table

_SD: Final = r"(?:SDs?|S\.D\.|[Ss]t(?:andard|d)\.?\s+[Dd]ev(?:iation|\.)?s?)"
SIZE: Final = re.compile(r"\s*(?:[nN]s?|[Ss]ample\s+sizes?)\s*")
_MEAN_AND_SD: Final = re.compile(rf"(?:\bM|\b[Mm]ean|\b[Aa]verage)\s*[(,±±]\s*±?\s*{_SD}")
_MEAN: Final = re.compile(r"\s*(?:M|[Mm]eans?|[Aa]verage)\s*|(?:\b[Mm]ean|\b[Aa]verage)\b.*")
_ONLY_SD: Final = re.compile(rf"\s*{_SD}\s*")
SIZED: Final = re.compile(r"\b[nN]\s*=\s*(\d{1,3}(?:,\d{3})+|\d+)\b")
FIGURES: Final = re.compile(
    rf"\s*(?P<first>{SIGNED})\s*%?\s*(?:[(±]\s*±?\s*(?P<second>{NUMBER})\s*%?\s*\)?)?\s*"
)
#: How far before a table its caption may stand.
_CAPTION: Final = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of figures: its words' place, and what its column and its row are called."""

    row: int
    col: int
    start: int
    end: int
    above: str
    beside: str


def cells(document: Document, table: Table) -> Iterator[Cell]:
    """The cells of figures."""
    above: dict[int, list[str]] = {}
    beside: dict[int, str] = {}
    for cell in table.cells:
        words = document.text[cell.start : cell.end].strip()
        if cell.header:
            above.setdefault(cell.col, []).append(words)
        elif cell.col == 0:
            beside[cell.row] = words
    for cell in table.cells:
        figure = FIGURES.match(document.text, cell.start, cell.end)
        if not cell.header and figure:
            heads = " ".join(above.get(cell.col, []))
            label = beside.get(cell.row, "") if cell.col else ""
            yield Cell(cell.row, cell.col, cell.start, cell.end, heads, label)


def lines(cells: list[Cell]) -> Iterator[list[Cell]]:
    """The cells that belong together: rows, where headers name statistics; columns, where the
    labels of rows do.
    """
    across = any(role_of(cell.above) for cell in cells)
    lines: dict[int, list[Cell]] = {}
    for cell in cells:
        lines.setdefault(cell.row if across else cell.col, []).append(cell)
    yield from lines.values()


def role_of(words: str) -> str:
    """Which statistic a header or label names: "n", "mean", "sd", "both"; or none."""
    bare = SIZED.sub("", words).replace("()", "").strip(" ,;")
    if SIZE.fullmatch(bare):
        return "n"
    if _MEAN_AND_SD.search(bare):
        return "both"
    if _ONLY_SD.fullmatch(bare):
        return "sd"
    return "mean" if _MEAN.fullmatch(bare) or re.search(r"\b[Mm]ean\b", bare) else ""


def caption(document: Document, table: Table) -> str:
    """The block before the table, if it stands right there."""
    start = min((cell.start for cell in table.cells), default=0)
    at = bisect_left(document.blocks, (start, start)) - 1
    if at < 0:
        return ""
    first, last = document.blocks[at]
    return document.text[max(first, last - _CAPTION) : last] if start - last < _CAPTION else ""
