"""Where a paragraph begins, by where its lines stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audit_pdf.lines import Line

_ENDS: Final = re.compile(r"[.!?:][\"'”’)\]]*\s*$")
_ITEM: Final = re.compile(r"\s*(?:[•▪◦‣●■]|\d{1,2}[.)]|\([a-z\d]{1,2}\))\s")
_FIGURE: Final = re.compile(r"[(\[]?[-−–+]?[$€£¥]?[-−–+]?[\d.,]*\d%?[)\]]?\*{0,3}")
_CURRENCIES: Final = frozenset("$€£¥")
#: In sizes of a line: how far two sizes may differ, how far a first line is indented, how wide a
#: strip is in which the lines of one column begin.
_SAME_SIZE: Final = 0.12
_INDENT: Final = 0.8
_COLUMN: Final = 4.0
#: In usual distances of lines: what is more parts paragraphs.
_GAP: Final = 1.35
#: In widths of the column: what ends before is the last line of a paragraph, or a heading.
_LAST: Final = 0.85
_HEADING: Final = 0.6


@dataclass(frozen=True)
class Layout:
    """How the lines of a page usually stand: their distance, and where columns end.

    Attributes:
        leading: The usual distance of two lines.
        cell: The width of the strips into which the page is cut to tell its columns.
        ends: How far to the right the lines reach that begin in a strip.
    """

    leading: float
    cell: float
    ends: Mapping[int, float]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Layout:
        """The layout of these lines."""
        gaps = [
            one.baseline - other.baseline
            for one, other in pairwise(lines)
            if 0.3 * one.size < one.baseline - other.baseline < 3 * one.size
        ]
        sizes = [line.size for line in lines if line.size > 0]
        cell = _COLUMN * median(sizes) if sizes else 1.0
        ends: dict[int, float] = {}
        for line in lines:
            strip = int(line.left // cell)
            ends[strip] = max(ends.get(strip, line.right), line.right)
        return cls(median(gaps) if gaps else 0.0, cell, ends)

    def reach(self, line: Line) -> float:
        """How far a line reaches, where 1 is the width of its column: as far as the lines do that
        begin in its strip or one beside.
        """
        strip = int(line.left // self.cell)
        right = max(self.ends.get(each, line.right) for each in (strip - 1, strip, strip + 1))
        width = right - line.left
        return (line.right - line.left) / width if width > 0 else 1.0


def begins(line: Line, before: Line, layout: Layout, *, same_page: bool) -> bool:
    """Whether a line begins a paragraph, `before` being the line before it, on a page of this
    layout.
    """
    if is_row(line) or is_row(before) or _ITEM.match(line.text):
        return True
    if abs(line.size - before.size) > _SAME_SIZE * before.size:
        return True
    ended = bool(_ENDS.search(before.text)) and not before.hyphen
    gap = before.baseline - line.baseline
    if not same_page or gap < -0.5 * line.size:  # another page or column
        return ended or not (before.hyphen or line.text.lstrip()[:1].islower())
    if layout.leading and gap > _GAP * layout.leading:
        return True
    if ended and (line.left - before.left > _INDENT * line.size or layout.reach(before) < _LAST):
        return True
    heading = before.text.rstrip()[-1:] not in {",", ";"} and not before.hyphen
    return heading and layout.reach(before) < _HEADING and line.text.lstrip()[:1].isupper()


def is_row(line: Line) -> bool:
    """Whether a line is rather a row of a table: two numbers side by side, and no punctuation
    between.
    """
    words = [word for word in line.text.split() if word not in _CURRENCIES]
    figures = [_FIGURE.fullmatch(word) is not None for word in words]
    return any(one and other for one, other in pairwise(figures))
