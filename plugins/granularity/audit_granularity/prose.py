"""Means in sentences, with their standard deviations and the sizes of their samples."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from audit_granularity.told import Told
from audit_granularity.words import is_people, nature
from audit_granularity.written import NUMBER, SIGNED, Written, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from audit.document import Document

_DEVIATION: Final = r"(?:SDs?|S\.D\.|[Ss]tandard\s+deviations?)"
#: No digits or longer number may follow.
_WHOLE_NUMBER: Final = r"(?!\d|[.,]\d|\s?%|\s?[–-]\s?\d)"
#: Between the word "mean" and its figure: "mean (SD) number of children was".
_MEAN: Final = re.compile(
    rf"(?<![\w.])(?:M(?:age|ean)?\s*=|"
    rf"(?:[Mm]ean|[Aa]verage)\b(?P<subject>[^\d.;:!?=]{{0,90}}?)(?:=|:|\b(?:was|were|is|are|of|had))"
    rf"|averaged|on\s+average,?(?:\s+[a-z]+)?)\s*(?P<mean>{SIGNED}){_WHOLE_NUMBER}"
)
#: Behind the mean: ", SD = 1.20", " years (SD = 5.20)", " (1.20)" where SD is announced.
_SD: Final = re.compile(
    rf"(?:\s+[a-z]+){{0,3}}?\s*[,;(\[]*\s*(?:(?:with|and)\s+)?(?:an?\s+)?(?P<label>{_DEVIATION})"
    rf"\s*(?:[=:]|of|was|\s)\s*(?P<sd>{NUMBER}){_WHOLE_NUMBER}[)\]]?"
)
_ANNOUNCED: Final = re.compile(rf"\(\s*(?:±\s*)?{_DEVIATION}\s*\)|±\s*{_DEVIATION}")
_BARE: Final = re.compile(
    rf"(?:\s+[a-z]+)?\s*(?:\(\s*±?\s*|±\s*)(?P<sd>{NUMBER}){_WHOLE_NUMBER}\)?"
)
_SIZE: Final = re.compile(r"(?<![\w.])[nN]s?\s*=\s*(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?![\d.,]*\d|\s?%)")
#: Between a figure and the size of its sample, where nothing else is told.
_NOTHING: Final = re.compile(r"[\s,;:()\[\]]*(?:and\s+)?")
#: The same, with a unit or who they were: "34.56 years (", "2.43 in girls (".
_UNIT: Final = re.compile(
    r"(?:\s+(?!(?:and|or|but|than|versus|vs|while|whereas)\b)[a-z]+){0,5}[\s,;:()\[\]]*"
)
#: How far from a figure words are looked at in its sentence, and before it in its paragraph; and
#: how many characters behind it may be its unit. Without bounds the work would grow with the square
#: of a sentence.
_NEAR: Final = 400
_AROUND: Final = 1500
_BEHIND: Final = 24


@dataclass(frozen=True, slots=True)
class _Size:
    """The size of a sample: "n = 28", or a count of people."""

    n: int
    start: int
    end: int
    label: bool


def means(
    document: Document, people: Mapping[int, Sequence[tuple[int, int, int]]]
) -> Iterator[Told]:
    """The means in the document's sentences.

    Args:
        document: The document.
        people: Counts of people by sentence: value, start and end.
    """
    blocks = [start for start, _ in document.blocks]
    for ordinal, (start, end) in enumerate(document.sentences):
        found = list(_MEAN.finditer(document.text, start, end))
        if not found:
            continue
        block = document.blocks[bisect_right(blocks, start) - 1]
        sizes = _sizes(document.text, start, end, people.get(ordinal, ()))
        only, sure = _only(sizes) if len(found) == 1 else (None, False)
        before = start
        for match in found:
            mean, sd, behind = _figures(document.text, match, end)
            first, before = max(before, match.start() - _NEAR), behind
            beside = _beside(document.text, match.start(), behind, sizes)
            size = beside or only
            if mean is None or size is None:
                continue
            last = min(end, behind + _NEAR)
            near = document.text[max(start, match.start() - _NEAR) : last]
            around = document.text[max(block[0], match.start() - _AROUND) : last]
            own = document.text[first : min(end, mean.end + _BEHIND)]
            data = nature(own, near, around, document.text[mean.end : mean.end + _BEHIND])
            if data is None:
                continue
            yield Told(
                ordinal,
                " ".join((match["subject"] or "").split()),
                mean,
                match.start(),
                sd,
                size.n,
                data,
                sure=sure or beside is not None,
                construction="mean, SD, n" if sd else "mean, n",
            )


def _figures(
    text: str, match: re.Match[str], end: int
) -> tuple[Written | None, Written | None, int]:
    """The mean and the standard deviation that follows it, and where they end."""
    mean = written(match["mean"], match.start("mean"))
    found = _SD.match(text, match.end(), end)
    if found is not None:
        sd = written(found["sd"], found.start("sd"))
        return mean, sd and replace(sd, start=found.start("label")), found.end()
    found = _BARE.match(text, match.end(), end) if _ANNOUNCED.search(match[0]) else None
    if found is None:
        return mean, None, match.end()
    return mean, written(found["sd"], found.start("sd")), found.end()


def _sizes(text: str, start: int, end: int, people: Sequence[tuple[int, int, int]]) -> list[_Size]:
    """The sizes of samples that a sentence tells, in reading order."""
    labelled = [
        _Size(int(found["n"].replace(",", "")), found.start(), found.end(), label=True)
        for found in _SIZE.finditer(text, start, end)
    ]
    counted = [_Size(n, first, last, label=False) for n, first, last in people]
    sizes = [size for size in [*labelled, *counted] if size.n > 0]
    return sorted(sizes, key=lambda size: size.start)


def _beside(text: str, start: int, end: int, sizes: Sequence[_Size]) -> _Size | None:
    """The labelled size right before or right behind the figures from start to end."""
    at = bisect_left(sizes, end, key=lambda size: size.start)
    if at < len(sizes) and sizes[at].label and _UNIT.fullmatch(text, end, sizes[at].start):
        return sizes[at]
    at = bisect_right(sizes, start, key=lambda size: size.end) - 1
    if at >= 0 and sizes[at].label and _NOTHING.fullmatch(text, sizes[at].end, start):
        return sizes[at]
    return None


def _only(sizes: Sequence[_Size]) -> tuple[_Size | None, bool]:
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
