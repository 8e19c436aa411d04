"""Differences: two values and what lies between them, or what is left when one is taken from the
other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Differences
from audit.parts import RelationKind
from audit.relate import comparison, kinds
from audit.relate.cues import cue_symbols
from audit.relate.grammar import Construction, Match
from audit.relate.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.relate.passages import Claim, Passage, Passages


def by_value(match: Match) -> Match | None:
    """The match with `one` and `other` as larger and smaller, whichever they are."""
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None or comparison.differ(one, other):
        return None
    larger, smaller = (one, other) if one.value >= other.value else (other, one)
    return replace(match, roles={"stated": stated, "larger": larger, "smaller": smaller})


def by_word(match: Match) -> Match | None:
    """The match with `one` and `other` as larger and smaller, as the comparative says: "24 ms
    faster (464) than (588)".
    """
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None or stated.kind in {"percent", "factor"}:
        return None
    larger, smaller = (one, other) if match.symbol("dir") == "u" else (other, one)
    return replace(match, roles={"stated": stated, "larger": larger, "smaller": smaller})


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
    first = min(smaller.start, stated.start)
    before = [
        claim
        for at in reversed(passage.positions)
        if (claim := passage.claims[at]).end <= first
        and claim.kind == smaller.kind
        and claim.value > smaller.value
        and claim.bound == "exact"
        and not comparison.differ(claim, smaller)
        and not comparison.differ(claim, stated)
    ]
    exact = [
        claim
        for claim in before
        if claim.low - smaller.high <= stated.high and stated.low <= claim.high - smaller.low
    ]
    same = [
        claim
        for claim in before
        if claim.unit and claim.unit in {smaller.unit, stated.unit} and not passage.depth(claim)
    ]
    if not exact and _another_between(passage, smaller, stated):
        return None
    if not exact and (passage.depth(stated) or passage.depth(smaller) or stated.value <= 1):
        return None
    candidates = exact[:1] or same or before
    if len({claim.value for claim in candidates}) != 1:
        return None
    return replace(match, roles={**match.roles, "larger": candidates[0]})


def _another_between(passage: Passage, smaller: Claim, stated: Claim) -> bool:
    """Whether more is counted between: "sold 30 and bought 10, leaving 180"."""
    start, end = sorted((passage.place(smaller), passage.place(stated)))
    return any(
        passage.claims[at].kind == "count"
        and not passage.depth(passage.claims[at])
        and not comparison.differ(passage.claims[at], smaller)
        for at in passage.positions
        if start < at < end
    )


CONSTRUCTIONS: Final = (
    Construction(
        "so many taken away, leaving",
        "We invited 96 guests. Eleven guests were excluded, leaving 85 guests.",
        "smaller:count# ~ without ~ left|rest .. stated:count#",
        complete=from_what_was_before,
    ),
    Construction(
        "taken away so many, leaving",
        "We invited 96 guests. We excluded 11 of them, leaving 85 guests.",
        "without .. smaller:count# ~ left|rest .. stated:count#",
        complete=from_what_was_before,
    ),
    Construction(
        "taken away so many. Left are",
        "We invited 96 guests. We excluded 11 guests. The final list had 85 guests.",
        "without .. smaller:count# ~ . ~ left|rest .. stated:count#",
        complete=from_what_was_before,
    ),
    Construction(
        "so many taken away. Left are",
        "We invited 96 guests. Eleven guests were excluded. The final list had 85 guests.",
        "smaller:count# .. without ~ . ~ left|rest .. stated:count#",
        complete=from_what_was_before,
    ),
    Construction(
        "so many taken away, so many remain",
        "Of the 110 guests, 18 came late. After these 18 guests were excluded, 92 guests remained.",
        "smaller:count# .. without ~ stated:count# _ left",
        complete=from_what_was_before,
    ),
    Construction(
        "so many of so many taken away, leaving",
        "We excluded 12 of the 132 guests, leaving 120 for dinner.",
        "without .. smaller:count# _ of _ larger:count# ~ left .. stated:count#",
    ),
    Construction(
        "so many of so many, the remaining",
        "Rain fell in 46 of 58 towns. The remaining 12 towns stayed dry.",
        "one:count# _ of _ other:count# ~ . .. rest _ stated:count#",
        complete=by_value,
    ),
    Construction(
        "so much more, values in brackets",
        "Readers were 24 ms faster (464 ms) than listeners (488 ms).",
        "stated:amount# _ dir:up|down ~ (( one:level# ~ over ~ (( other:level#",
        complete=by_word,
    ),
    Construction(
        "one, other, a difference of",
        "The vote was 52 to 48, a margin of four.",
        "one:level# ~ other:level# .. difference _ =|of|:? _ stated:level#",
        complete=by_value,
    ),
    Construction(
        "so many left, without so many",
        "We invited 96 guests. The tables were full (N = 85 after we excluded 11 guests).",
        "left|( _ stated:count# ~ without .. smaller:count#",
        complete=from_what_was_before,
    ),
)

_RUN: Final = Construction(
    "a value, what is taken from it and what is left",
    "Each round lasts 30 s. After 25 s a bell rings: 5 s remain.",
    "larger:any ~ . ~ smaller:any ~ . ~ stated:any",
    confirmed=True,
)


def runs(passage: Passage) -> Iterator[Match]:
    """Three values in a row of which the first less the second is the third, with a word for taking
    away.
    """
    cues = cue_symbols()
    for row in rows(passage):
        for larger, one, other in zip(row, row[1:], row[2:], strict=False):
            start, end = passage.place(one), passage.place(other)
            # "85 were left after we excluded 11": what stands right behind the word is what is
            # taken
            late = cues["without"] in passage.symbols[max(end - 4, start + 2) : end]
            if late and cues["without"] in passage.symbols[max(start - 3, 0) : start]:
                continue  # "we closed eight and sold 42" tells of two parts of what is gone
            smaller, stated = (other, one) if late else (one, other)
            at = passage.place(stated)
            beside = passage.symbols[max(at - 5, 0) : at] + passage.symbols[at + 2 : at + 6]
            if not late and cues["left"] not in beside:
                continue
            yield Match(passage, _RUN, {"larger": larger, "smaller": smaller, "stated": stated})


def relate(passages: Passages) -> pd.DataFrame:
    """The `Differences` of a batch."""
    matches = [
        match
        for passage in passages.passages
        for found in (*(each.matches(passage) for each in CONSTRUCTIONS), runs(passage))
        for match in found
    ]
    return kinds.gather(matches, Differences, arithmetic.difference, once=("stated_claim",))


KIND: Final = RelationKind("differences", Differences, relate)
