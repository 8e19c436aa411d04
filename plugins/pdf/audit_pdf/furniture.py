"""Running heads and page numbers: what stands at the upper or lower edge of several pages."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit_pdf.lines import Line

#: How many lines from an edge are looked at: a head, a number, a rule with a name.
_DEPTH: Final = 3
#: On so many pages a line at the edge is furniture; on all pages, where there are fewer.
_PAGES: Final = 3
_NUMBER: Final = re.compile(r"\d{1,4}")
_Key: TypeAlias = tuple[str, str]


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages with their furniture marked as such.

    It is within three lines of the upper or the lower edge, and comes again on three pages (on both
    of two), word by word but for a number that grows with the pages. Of the outermost line it is
    enough that it begins or ends with such a number on three pages: heads change with the chapters.
    A page that would be left with nothing keeps its lines.
    """
    seen: dict[_Key, set[int]] = defaultdict(set)
    keys: dict[tuple[int, int], set[_Key]] = defaultdict(set)
    for number, page in enumerate(pages):
        for at, edge, outermost in _edges(page):
            text = " ".join(page[at].text.split())
            found = {(edge, key) for key in _keys(text, number)}
            if outermost:
                found |= {(edge, key) for key in _growing(text, number)}
            keys[number, at] |= found
            for key in found:
                seen[key].add(number)
    least = max(2, min(_PAGES, len(pages)))
    furniture = {
        place for place, found in keys.items() if any(len(seen[key]) >= least for key in found)
    }
    return [
        [replace(line, furniture=(number, at) in furniture) for at, line in enumerate(page)]
        if any(line.text.strip() and (number, at) not in furniture for at, line in enumerate(page))
        else page
        for number, page in enumerate(pages)
    ]


def _edges(page: list[Line]) -> Iterator[tuple[int, str, bool]]:
    """The lines at the edges of a page, as they are printed and as they are drawn, for a head may
    be drawn last; and whether each is the outermost.
    """
    written = [at for at, line in enumerate(page) if line.text.strip()]
    by_height = sorted(written, key=lambda at: -page[at].baseline)
    for order in (written, by_height):
        for depth, at in enumerate(order[:_DEPTH]):
            yield at, "upper", depth == 0 and order is by_height
        for depth, at in enumerate(reversed(order[-_DEPTH:])):
            yield at, "lower", depth == 0 and order is by_height


def _keys(text: str, number: int) -> Iterator[str]:
    """The words of a line, and the words with each of its numbers told from that of the page."""
    yield text
    for found in _NUMBER.finditer(text):
        beyond = int(found.group()) - number
        yield f"{text[: found.start()]}\0{beyond}{text[found.end() :]}"


def _growing(text: str, number: int) -> Iterator[str]:
    """The number at an end of a line that has words too, told from that of the page."""
    for found in _NUMBER.finditer(text):
        side = {found.start() == 0: "begins", found.end() == len(text): "ends"}.get(True)
        if side and found.group() != text:
            yield f"\0{side} {int(found.group()) - number}"
