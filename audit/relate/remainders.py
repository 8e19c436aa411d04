"""What is left of so many when so many are taken away: the number that they were taken from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit.relate.nouns import may_be_alike
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from audit.relate.grammar import Match
    from audit.relate.passages import Claim, Passage

#: "(N = 85 after we excluded 11 guests)", "(N = 85 without the 11 ...)"
_TIED: Final = re.compile(r"\b(?:after|without|once|following)\b", re.IGNORECASE)
#: "Of the rest, 40 came", "among those who remained, 40": a part of what is left.
_OF_THE_REST: Final = re.compile(
    r"\b(?:of|among)\s+(?:the|those|these|them)\b[^.]*\b(?:rest|remain\w*|left|others)\b",
    re.IGNORECASE,
)


_AND: Final = re.compile(r"\b(?:and|while)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
#: Besides what is taken away something is added.
_COMES_IN: Final = re.compile(
    r"\b(?:open(?:ed|ings?)|added|additional|new|joined|hired|bought|returned|recovered)\b",
    re.IGNORECASE,
)


def from_what_was_before(match: Match) -> Match | None:
    """The match with the number that something was taken from: one told before, of the same things.

    "We invited 96 guests. Eleven guests declined, leaving 85." The number that makes the difference
    right is taken; if there is none, the only one that there is. Of several that all fail, none is
    taken.
    """
    smaller, stated = match.claim("smaller"), match.claim("stated")
    if smaller is None or stated is None:
        return None
    passage = match.passage
    before = _larger_before(passage, smaller, stated)
    exact = [
        claim
        for claim in before
        if claim.low - smaller.high <= stated.high and stated.low <= claim.high - smaller.low
    ]
    flat = [claim for claim in before if not passage.depth(claim)]
    nouns = {stated.unit, smaller.unit} if stated.unit in {smaller.unit, ""} else {stated.unit}
    same = [claim for claim in flat if claim.unit and claim.unit in nouns]
    if not exact and (
        _another_between(passage, smaller, stated)
        or _is_one_of_several(passage, smaller, stated)
        or _is_unsure(passage, before[:1], smaller, stated)
    ):
        return None
    if not exact and (_in_an_aside(match, smaller, stated) or stated.value <= 1):
        return None
    candidates = exact[:1] or same or flat or before
    if len({claim.value for claim in candidates}) != 1:
        return None
    return replace(match, roles={**match.roles, "larger": candidates[0]})


def _larger_before(passage: Passage, smaller: Claim, stated: Claim) -> list[Claim]:
    """The counts told before both, larger than what is taken away, the nearest first."""
    first = min(smaller.start, stated.start)
    return [
        claim
        for at in reversed(passage.positions)
        if (claim := passage.claims[at]).end <= first
        and claim.kind == smaller.kind
        and claim.value > smaller.value
        and claim.bound == "exact"
        and may_be_alike(claim, smaller)
        and may_be_alike(claim, stated)
    ]


def _is_unsure(passage: Passage, larger: list[Claim], smaller: Claim, stated: Claim) -> bool:
    """Whether more is counted between what was there and what is taken away, or only a part of
    what is left is told.

    "We invited 96 guests. Ten were ill and 6 guests had no ticket"; "of the rest, 40 came".
    """
    if _OF_THE_REST.search(_between(passage, smaller, stated)):
        return True
    claims = [passage.claims[at] for at in passage.positions]
    first = _first_telling(passage, smaller)
    return any(
        each.kind == smaller.kind
        and each is not stated
        and claim.end <= each.start
        and may_be_alike(each, smaller)
        for each in claims
        if each.end <= first.start
        for claim in larger
    )


def _first_telling(passage: Passage, smaller: Claim) -> Claim:
    """Where the number that is taken away is told first: "18 were ill. After these 18 had left"."""
    return next(
        each
        for at in passage.positions
        if (each := passage.claims[at]).kind == smaller.kind and each.value == smaller.value
    )


def _is_one_of_several(passage: Passage, smaller: Claim, stated: Claim) -> bool:
    """Whether something else is taken away or comes in: "12 who were ill and 5 without a ticket",
    "eleven were closed and three opened".
    """
    text = passage.document.text
    if _COMES_IN.search(_between(passage, smaller, stated)):
        return True
    first = _first_telling(passage, smaller)
    at = passage.place(first)
    begin = passage.symbols.rfind(SENTENCE_END, 0, at) + 1
    before = [
        claim
        for place in passage.positions
        if begin <= place < at
        and (claim := passage.claims[place]).kind == smaller.kind
        and passage.depth(claim) == passage.depth(first)
    ]
    return bool(before) and _AND.search(text[before[-1].end : first.start]) is not None


def _in_an_aside(match: Match, smaller: Claim, stated: Claim) -> bool:
    """Whether one of the two stands in brackets that the other is not in: "(N = 85 after we
    excluded 11)" is none.
    """
    passage = match.passage
    depths = {passage.depth(smaller), passage.depth(stated)}
    if len(depths) == 1 and passage.shallowest(smaller, stated) in depths:
        return max(depths) > 0 and _TIED.search(_between(passage, stated, smaller)) is None
    return True


def _between(passage: Passage, one: Claim, other: Claim) -> str:
    return passage.document.text[min(one.end, other.end) : max(one.start, other.start)]


def _another_between(passage: Passage, smaller: Claim, stated: Claim) -> bool:
    """Whether more is counted between: "sold 30 and bought 10, leaving 180"."""
    start, end = sorted((passage.place(smaller), passage.place(stated)))
    return any(
        passage.claims[at].kind == smaller.kind
        and not passage.depth(passage.claims[at])
        and passage.claims[at].bound == "exact"
        and may_be_alike(passage.claims[at], smaller)
        for at in passage.positions
        if start < at < end
    )
