"""A span of text as runs: which words are a claim, and which are at fault."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from audit.report import SEVERITY_ORDER
from audit.reports.html.words import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark: their span, and the `id` by which the page knows what stands there."""

    start: int
    end: int
    id: str
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are all at fault or all not.

    Attributes:
        text: The words, as they can be shown.
        severity: The gravest of the findings that they belong to; empty where there is none.
        begins: The findings whose first words these are.
    """

    text: str
    severity: str
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are one claim, or none where `claim` is empty."""

    claim: str
    parts: tuple[Part, ...]


def runs(
    text: str, start: int, end: int, claims: Sequence[Mark], faults: Sequence[Mark]
) -> Iterator[Run]:
    """The text from `start` to `end`; of claims that overlap the first counts.

    Args:
        text: The document's text.
        start: Where the span begins.
        end: Where it ends.
        claims: The claims of the document, by their start.
        faults: The findings of the document, by their start.
    """
    within = [each for each in faults if each.start < end and start < each.end]
    at = start
    first = bisect_left(claims, start, key=lambda claim: claim.start)
    for claim in islice(claims, first, None):
        if claim.start >= end:
            break
        if claim.start < at or claim.end > end:
            continue
        if at < claim.start:
            yield Run("", _parts(text, at, claim.start, within))
        yield Run(claim.id, _parts(text, claim.start, claim.end, within))
        at = claim.end
    if at < end:
        yield Run("", _parts(text, at, end, within))


def _parts(text: str, start: int, end: int, faults: Sequence[Mark]) -> tuple[Part, ...]:
    cuts = {start, end}
    cuts.update(at for fault in faults for at in (fault.start, fault.end) if start < at < end)
    edges = sorted(cuts)
    return tuple(_part(text, first, last, faults) for first, last in pairwise(edges))


def _part(text: str, start: int, end: int, faults: Sequence[Mark]) -> Part:
    here = [fault for fault in faults if fault.start <= start and end <= fault.end]
    return Part(
        shown(text[start:end]),
        min((fault.severity for fault in here), key=SEVERITY_ORDER.index, default=""),
        tuple(fault.id for fault in here if fault.start == start),
    )
