"""Ratios: one value as so many times another."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Ratios
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages

_SAID_OF_IT: Final = re.compile(
    r"\b(?:this|that|which|it)\s+(?:is|was|are|were|means)\s+(?:\w+\s+){0,2}$"
)


def of_some_pair(match: Match) -> Match | None:
    """The match with the first two values behind the factor that have this ratio.

    "Four times as many as on day shifts (night: 12; noon: 7; day: 3)": which two are compared the
    names say, which are not read; so the arithmetic has to confirm it.
    """
    stated, first = match.claim("stated"), match.claim("numerator")
    if stated is None or first is None:
        return None
    passage = match.passage
    unit = passage.symbols[passage.place(first) : passage.place(first) + 2]
    level = [
        claim
        for at in passage.positions
        if (claim := passage.claims[at]).start >= first.start
        and claim.sentence == first.sentence
        and passage.symbols[at : at + 2] == unit
    ]
    for above, below in combinations(level, 2):
        if (
            below.low > 0
            and stated.low * below.low <= above.high
            and above.low <= stated.high * below.high
        ):
            return replace(
                match, roles={"stated": stated, "numerator": above, "denominator": below}
            )
    return None


def said_of_it(match: Match) -> Match | None:
    """The match, if "this is", "which is", "or" says the multiple of the value itself."""
    numerator, stated = match.claim("numerator"), match.claim("stated")
    if numerator is None or stated is None:
        return None
    between = match.passage.document.text[numerator.end : stated.start]
    return match if _SAID_OF_IT.search(between) else None


CONSTRUCTIONS: Final = (
    Construction(
        "times as many (this) than (that)",
        "There are four times as many buses (80) as trams (20).",
        "stated:factor .. as|up .. (( numerator:level# ) ~ (( denominator:level# )",
    ),
    Construction(
        "times as many, values behind",
        "Night shifts make four times as many errors as day shifts (night: 12; noon: 7; day: 3).",
        "stated:factor .. as|up ~ (( numerator:level# ~ denominator:level#",
        confirmed=True,
        complete=of_some_pair,
    ),
    Construction(
        "this against that, times as many",
        "The bus took 80 passengers and the tram 20, or four times as many.",
        "numerator:level# ~ denominator:level# ~ stated:factor _ as|up",
        confirmed=True,
    ),
    Construction(
        "a value; this is double the other",
        "The fee is $1.30; this is double the old fee of $0.65.",
        "numerator:level# .. ;|, _ stated:multiple ,, denominator:level#",
        complete=said_of_it,
    ),
    Construction(
        "a value, double the other",
        "The cut was 1.3 points on average; this was double the cut before (0.65 points).",
        "numerator:level# .. stated:multiple .. denominator:level#",
        confirmed=True,
    ),
    Construction(
        "a value, half the other",
        "The new fee is half the old one (new $2.50, old $5.00).",
        "stated:fraction .. over|of|(|as ~ numerator:level# ~ denominator:level#",
        confirmed=True,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Ratios` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Ratios, arithmetic.ratio, once=("stated_claim",)
    )


KIND: Final = RelationKind("ratios", Ratios, relate)
