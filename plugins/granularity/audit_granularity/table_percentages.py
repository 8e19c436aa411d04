"""Percentages in tables, with the sizes that are told beside or above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from audit_granularity.grid import FIGURES, SIZE, SIZED, caption, cells, lines
from audit_granularity.told import Claim, Share
from audit_granularity.words import is_no_share, is_weighted, names_people

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    import pandas as pd

    from audit.document import Document
    from audit_granularity.grid import Cell

#: "n (%)", "No. (%)", "Women, %": how many, and which share of all they are.
_SHARED: Final = re.compile(r"(?:\b(?:n|N|[Nn]o\.|[Nn]umber)\s*)?[(,]\s*%\s*\)?")
_COUNTED: Final = re.compile(r"\b(?:n|N|[Nn]o\.|[Nn]umber)\s*[(,]\s*%")


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
                whole = _whole(cell, beside)
                stated = _stated(document.text, cell, by_start) if whole else None
                words = f"{cell.above} {cell.beside} {over}"
                if whole and stated and not is_weighted(words) and not is_no_share(words):
                    yield Share(stated, whole, sure=False, construction="percentage in a table")


def _stated(text: str, cell: Cell, by_start: Mapping[int, Claim]) -> Claim | None:
    """The percentage in a cell whose headers say that it is a share of people, or of how many:
    "33.3", or the second figure of "7 (33.3%)".
    """
    words = f"{cell.above} {cell.beside}"
    figures = FIGURES.fullmatch(text, cell.start, cell.end)
    counted = _COUNTED.search(words)
    if figures is None or not (counted or (_SHARED.search(words) and names_people(words))):
        return None
    both = figures["second"] is not None
    if both and (not counted or not figures["first"].replace(",", "").isdigit()):
        return None
    if counted and not both and "%" not in figures[0]:
        return None
    first, _ = figures.span("second" if both else "first")
    claim = by_start.get(first) or by_start.get(first - 1)
    if claim is None:
        return None
    low, high = sorted((abs(claim["low"]), abs(claim["high"])))
    # accountants write negative numbers in brackets; this one stands in some as an aside
    return {**claim, "value": abs(claim["value"]), "low": low, "high": high, "unit": "percent"}


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
