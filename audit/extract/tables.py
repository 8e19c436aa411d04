"""Claims in the cells of tables.

Units, periods and what they are about come from the headers too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from audit.extract.hedges import interval
from audit.extract.mention import APART
from audit.extract.scanning import plain_hyphens
from audit.extract.sentence import read_periods, read_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.document import Cell, Document, Table
    from audit.extract.mention import Mention, Period
    from audit.extract.times import Times
    from audit.extract.tokens import Tokens
    from audit.extract.vocabulary import Vocabulary

#: A cell that begins with a figure, whatever sign stands before it: "(€ 5)"; "#1" and "§ 2" name.
_FIGURE = re.compile(r"[^\w#§*]*+\d")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_PERCENT = re.compile(r"%|\bper\s?cent\b", re.IGNORECASE)


class _Patterns(NamedTuple):
    """What to look for in headers.

    Attributes:
        scale: What the cells are multiplied by: "in millions", "$'000".
        no_measure: Years and notes on the scale, which say nothing of the thing itself.
    """

    scale: re.Pattern[str]
    no_measure: re.Pattern[str]


@cache
def _patterns(signs: frozenset[str]) -> _Patterns:
    """The patterns where money has these signs."""
    sign = "".join(map(re.escape, sorted(signs)))
    scale = rf"\b(?:in\s+)?(thousand|million|billion)s?\b|[{sign}](?:'000|k)\b|\b000s\b"
    no_measure = (
        rf"[(,]?\s{{0,3}}(?:[{sign}%]\s{{0,3}})?\bin (?:thousand|million|billion)s?\b[^)]*\)?"
        rf"|\b(?:19|20)\d\d\b|[{sign}]"
    )
    return _Patterns(re.compile(scale, re.IGNORECASE), re.compile(no_measure, re.IGNORECASE))


class Header(NamedTuple):
    """What the headers of a cell's row and column say of it."""

    measure: str
    unit: str
    scale: float
    period: Period | None


def read_tables(
    document: Document, times: Times, vocabulary: Vocabulary, *, european: bool
) -> Iterator[tuple[Tokens, Mention, tuple[int, int, int]]]:
    """The claims of the document's tables: tokens of the cell, mention, and table, row, column."""
    text = plain_hyphens(document.text)
    for number, table in enumerate(document.tables):
        columns, rows = _headers(document, table, times, vocabulary)
        for cell in table.cells:
            if _is_header(document, cell):
                continue
            tokens, mentions = read_sentence(
                text, cell.start, cell.end, times, vocabulary, european=european
            )
            for mention in mentions if tokens else ():
                assert tokens is not None
                _negative(tokens, mention)
                _head(mention, rows.get(cell.row), columns.get(cell.col), vocabulary)
                yield tokens, mention, (number, cell.row, cell.col)


def _is_header(document: Document, cell: Cell) -> bool:
    return cell.header or (cell.col == 0 and not _FIGURE.match(document.text, cell.start, cell.end))


def _headers(
    document: Document, table: Table, times: Times, vocabulary: Vocabulary
) -> tuple[dict[int, Header], dict[int, Header]]:
    """The headers of each column and each row, each read once.

    A header in the first column is a corner, told for all columns, where its row has headers
    elsewhere too; else it is the label of its row.
    """
    above: dict[int, list[str]] = {cell.col: [] for cell in table.cells}
    beside: dict[int, list[str]] = {}
    heads = {cell.row for cell in table.cells if cell.header and cell.col > 0}
    corner: list[str] = []
    for cell in table.cells:
        text = document.text[cell.start : cell.end]
        if cell.header and cell.col > 0:
            above[cell.col].append(text)
        elif cell.header and cell.row in heads:
            corner.append(text)
        elif _is_header(document, cell):
            beside.setdefault(cell.row, []).append(text)
    return (
        {col: _read_header([*corner, *texts], times, vocabulary) for col, texts in above.items()},
        {row: _read_header(texts, times, vocabulary) for row, texts in beside.items()},
    )


def _read_header(texts: list[str], times: Times, vocabulary: Vocabulary) -> Header:
    words = " ".join(" ".join(texts).split())
    patterns = _patterns(vocabulary.names.signs)
    scale = patterns.scale.search(words)
    if _PERCENT.search(words):
        unit = "percent"
    else:
        money = vocabulary.names.money_signs.search(words)
        unit = vocabulary.names.currency_symbols[money.group()] if money else ""
    periods = read_periods(words, times, vocabulary)
    measure = " ".join(patterns.no_measure.sub(" ", words).split())
    factor = _SCALES.get((scale[1] or "thousand").lower(), 1.0) if scale else 1.0
    return Header(measure, unit, factor, periods[0] if periods else None)


def _negative(tokens: Tokens, mention: Mention) -> None:
    """A number in brackets is negative, as accountants write it: "(48.3)", "$(1,204)"."""
    if (
        tokens.words[mention.left - 1] == "("
        and tokens.words[mention.right] == ")"
        and mention.value > 0
    ):
        mention.left, mention.right = mention.left - 1, mention.right + 1
        mention.value = -mention.value
        mention.low, mention.high = -mention.high, -mention.low


def _head(
    mention: Mention, row: Header | None, column: Header | None, vocabulary: Vocabulary
) -> None:
    """Fills in from the headers what the cell leaves out."""
    headers = [header for header in (row, column) if header is not None]
    if mention.kind in APART:
        return
    mention.measure = (
        ", ".join(dict.fromkeys(header.measure for header in headers if header.measure))
        or mention.measure
    )
    mention.period = mention.period or next(
        (header.period for header in headers if header.period), None
    )
    unit = next((header.unit for header in headers if header.unit), "")
    if mention.kind == "count" and not mention.unit and unit:
        mention.kind, mention.unit = ("percent" if unit == "percent" else "money"), unit
        mention.low, mention.high = interval(mention, "", vocabulary)
    scale = next((header.scale for header in headers if header.scale != 1.0), 1.0)
    if scale != 1.0 and mention.scale == 1.0 and mention.kind in ("money", "count"):
        mention.multiply(scale)
        mention.low, mention.high = interval(mention, "", vocabulary)
