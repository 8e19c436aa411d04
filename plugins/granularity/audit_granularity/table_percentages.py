"""Percentages in tables, with the sizes that are told beside or above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from audit_granularity.grid import SIZE, SIZED, caption, cells, lines
from audit_granularity.told import Claim, Share
from audit_granularity.words import is_weighted

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

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
            beside = [by_start[cell.start] for cell in line if _is_size(cell, by_start)]
            for cell in line:
                words = f"{cell.above} {cell.beside}"
                stated = by_start.get(cell.start)
                if not stated or stated["kind"] != "percent" or not _PERCENT.search(words):
                    continue
                whole = _whole(cell, beside)
                if whole and not is_weighted(f"{words} {over}") and 0 <= stated["value"] <= 100:
                    yield Share(stated, whole, sure=False, construction="percentage in a table")


def _is_size(cell: Cell, by_start: Mapping[int, Claim]) -> bool:
    named = SIZE.fullmatch(cell.above) or SIZE.fullmatch(cell.beside)
    return named is not None and cell.start in by_start


def _whole(cell: Cell, beside: Sequence[Claim]) -> Claim | None:
    """What the percentage in a cell is of: "(n = 20)" in its headers, or the size told beside."""
    told = SIZED.search(f"{cell.above} {cell.beside}")
    if told:
        n = float(told[1].replace(",", ""))
        ends: dict[Hashable, Any] = {"value": n, "low": n, "high": n, "unit": "", "claim": None}
        return {**ends, "start": cell.start, "end": cell.end}
    whole = len(beside) == 1 and beside[0]["value"] == int(beside[0]["value"])
    return beside[0] if whole else None
