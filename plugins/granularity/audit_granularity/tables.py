"""Means in tables whose headers or row labels name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit_granularity.grid import FIGURES, SIZED, caption, cells, lines, role_of
from audit_granularity.told import Told
from audit_granularity.words import nature
from audit_granularity.written import Written, written

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from audit.document import Document
    from audit_granularity.grid import Cell


def means_in_tables(document: Document) -> Iterator[Told]:
    """The means in the document's tables."""
    for table in document.tables:
        over = caption(document, table)
        for line in lines(list(cells(document, table))):
            yield from _means(document.text, line, over)


def _means(text: str, line: list[Cell], over: str) -> Iterator[Told]:
    """The means of one line, each with the deviation behind it and with its size."""
    n: int | None = None
    sizes = [cell for cell in line if "n" in (role_of(cell.above), role_of(cell.beside))]
    if len(sizes) == 1:
        n = _size(text, sizes[0])
    for at, cell in enumerate(line):
        role = role_of(cell.above) or role_of(cell.beside)
        if role == "n":
            n = _size(text, cell)
        if role not in {"mean", "both"}:
            continue
        told = SIZED.search(f"{cell.above} {cell.beside}")
        size = int(told[1].replace(",", "")) if told else n
        figures = FIGURES.fullmatch(text, cell.start, cell.end)
        mean = written(figures["first"], figures.start("first")) if figures else None
        words = f"{cell.above} {cell.beside}"
        data = nature(words, words, f"{over} {words}", caption=over)
        if not (figures and mean and size and data) or "%" in figures[0]:
            continue
        sd = _deviation(text, figures, role, line[at + 1 : at + 2])
        label = cell.beside if role_of(cell.above) else cell.above
        sure = told is None and len(sizes) == 1
        yield Told(-1, label, mean, mean.start, sd, size, data, sure, "mean in a table")


def _deviation(
    text: str, figures: re.Match[str], role: str, following: list[Cell]
) -> Written | None:
    """The standard deviation in the cell of the mean, or in the next one."""
    if role == "both":
        return written(figures["second"], figures.start("second")) if figures["second"] else None
    if following and "sd" in (role_of(following[0].above), role_of(following[0].beside)):
        cell = following[0]
        found = FIGURES.fullmatch(text, cell.start, cell.end)
        return written(found["first"], found.start("first")) if found else None
    return None


def _size(text: str, cell: Cell) -> int | None:
    """The whole number in a cell."""
    words = text[cell.start : cell.end].strip().replace(",", "")
    return int(words) if words.isdigit() and int(words) else None
