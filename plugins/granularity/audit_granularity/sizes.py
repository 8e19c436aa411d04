"""The sizes of samples in a sentence, and which of them belongs to a mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from audit_granularity.words import is_people

_SIZE: Final = re.compile(r"(?<![\w.])[nN]s?\s*=\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]*\d|\s?%)")
#: Between a figure and the size of its sample, where nothing else is told.
_NOTHING: Final = re.compile(r"[\s,;:()\[\]]*(?:and\s+)?")
_ANOTHER: Final = r"(?!(?:and|or|but|than|versus|vs|while|whereas|compared|against|for)\b)[a-z]+"
#: Words that may stand between as well: "34.56 years (n = 27", "2.43 in girls (n = 25".
_BEFORE_SIZE: Final = re.compile(rf"(?:\s+{_ANOTHER}){{0,5}}[\s,;:()\[\]]*")
#: And behind a size: "(n = 15) rated pain as M = 4.53".
_BEHIND_SIZE: Final = re.compile(rf"[\s,;:()\[\]]*(?:{_ANOTHER}\s+){{0,5}}")


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a sample: "n = 28", or a count of people."""

    n: int
    start: int
    end: int
    label: bool


def sizes_in(text: str, start: int, end: int, people: Sequence[tuple[int, int, int]]) -> list[Size]:
    """The sizes of samples that a sentence tells, in reading order."""
    labelled = [
        Size(int(found["n"].replace(",", "")), found.start(), found.end(), label=True)
        for found in _SIZE.finditer(text, start, end)
    ]
    counted = [Size(n, first, last, label=False) for n, first, last in people]
    sizes = [size for size in [*labelled, *counted] if size.n > 0]
    return sorted(sizes, key=lambda size: size.start)


def size_beside(
    text: str, places: tuple[int, int, int], sizes: Sequence[Size]
) -> tuple[Size, bool] | None:
    """The labelled size beside a mean, and whether it surely belongs to it.

    Args:
        text: The document's text.
        places: Where the mean before ends, or the sentence starts; where this one starts, and where
            its figures end.
        sizes: Those of the sentence, in reading order.
    """
    last, start, end = places
    at = bisect_left(sizes, end, key=lambda size: size.start)
    after = sizes[at] if at < len(sizes) and sizes[at].label else None
    at = bisect_right(sizes, start, key=lambda size: size.end) - 1
    before = sizes[at] if at >= 0 and sizes[at].label else None
    if after and _NOTHING.fullmatch(text, end, after.start):
        return after, True
    if before and _NOTHING.fullmatch(text, before.end, start):
        return before, True
    if before and before.start >= last:
        return (before, False) if _BEHIND_SIZE.fullmatch(text, before.end, start) else None
    if after and _BEFORE_SIZE.fullmatch(text, end, after.start):
        return after, True
    return None


def only_size(sizes: Sequence[Size]) -> tuple[Size | None, bool]:
    """The one size that a sentence tells, perhaps twice, and whether it is sure: "N = 48; 30 women"
    leaves a doubt.
    """
    if len({size.n for size in sizes}) == 1:
        return sizes[0], True
    labelled = [size for size in sizes if size.label]
    return (labelled[0] if len(labelled) == 1 else None), False


def people_in(
    rows: Sequence[tuple[int, str, str, str, float, int, int]],
) -> dict[int, list[tuple[int, int, int]]]:
    """Counts of people by sentence, of claims: sentence, kind, bound, unit, value, start, end."""
    counts: dict[int, list[tuple[int, int, int]]] = {}
    for sentence, kind, bound, unit, value, start, end in rows:
        if kind == "count" and bound == "exact" and is_people(unit) and value == int(value):
            counts.setdefault(sentence, []).append((int(value), start, end))
    return counts
