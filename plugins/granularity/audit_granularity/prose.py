"""Means in sentences, with their standard deviations and the sizes of their samples."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit_granularity.sizes import only_size, size_beside, sizes_in
from audit_granularity.told import Told
from audit_granularity.words import nature
from audit_granularity.written import NUMBER, SIGNED, Written, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from audit.document import Document

_DEVIATION: Final = r"(?:SDs?|S\.D\.|[Ss]tandard\s+deviations?)"
#: No digits or longer number may follow.
_WHOLE_NUMBER: Final = r"(?!\d|[.,]\d|\s?%|\s?[–-]\s?\d)"
#: Between the word "mean" and its figure: "mean (SD) number of children was".
_MEAN: Final = re.compile(
    rf"(?<![\w.])(?:(?:M_?(?:age)?|Mean|[xX]\u0304)\s*(?:\(\s*SD\s*\))?\s*=|"
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
#: How far from a figure words are looked at in its sentence, and before it in its paragraph; and
#: how many characters behind it may be its unit. Without bounds the work would grow with the square
#: of a sentence.
_NEAR: Final = 400
_AROUND: Final = 1500
_BEHIND: Final = 24


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
        sizes = sizes_in(document.text, start, end, people.get(ordinal, ()))
        only = only_size(sizes) if len(found) == 1 else (None, False)
        before = start
        for match in found:
            mean, sd, behind = _figures(document.text, match, end)
            size, sure = size_beside(document.text, (before, match.start(), behind), sizes) or only
            first, before = max(before, match.start() - _NEAR), behind
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
                sure=sure,
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
