"""Percentages in tables, with the sizes that are told beside or above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from audit_granularity.grid import SIZE, SIZED, caption, cells, lines
from audit_granularity.told import Claim, Share
from audit_granularity.words import is_weighted

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    import pandas as pd

    from audit.document import Document
    from audit_granularity.grid import Cell

_PERCENT: Final = re.compile(r"%|\bper\s?cent\b", re.IGNORECASE)


def percentages_in_tables(document: Document, claims: pd.DataFrame) -> Iterator[Share]:
    """Percentages with the whole that their row or their header tells; never sure, for some may
    be of fewer, whose data were complete.
    """
    if not document.tables:
        return
    told = claims[claims["sentence"] < 0].to_dict("records")
    by_start: dict[int, Claim] = {claim["start"]: claim for claim in told}
    for table in document.tables:
        over = caption(document, table)
        for line in lines(list(cells(document, table))):
            sizes = [cell for cell in line if _is_size(cell)]
            for cell in line:
                words = f"{cell.above} {cell.beside}"
                stated = by_start.get(cell.start)
                if not stated or stated["kind"] != "percent" or not _PERCENT.search(words):
                    continue
                whole = _whole(document.text, cell, sizes, by_start)
                if whole and not is_weighted(f"{words} {over}") and 0 <= stated["value"] <= 100:
                    yield Share(stated, whole, sure=False, construction="percentage in a table")


def _is_size(cell: Cell) -> bool:
    return bool(SIZE.fullmatch(cell.above) or SIZE.fullmatch(cell.beside))


def _whole(text: str, cell: Cell, sizes: list[Cell], by_start: Mapping[int, Claim]) -> Claim | None:
    """What the percentage in a cell is of: "(n = 20)" in its headers, or the size told beside."""
    told = SIZED.search(f"{cell.above} {cell.beside}")
    if told:
        n = float(told[1].replace(",", ""))
        ends: dict[Hashable, Any] = {"value": n, "low": n, "high": n, "unit": "", "claim": None}
        return {**ends, "start": cell.start, "end": cell.end}
    known = [by_start[size.start] for size in sizes if size.start in by_start]
    return known[0] if len(known) == 1 and known[0]["value"] == int(known[0]["value"]) else None
