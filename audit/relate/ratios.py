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
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Claim, Passage, Passages

#: What stands farther before a value does not name it.
_LONGEST_NAME: Final = 60
_TO_ONE: Final = re.compile(r"\s+to\s+one\b")
_LETTER: Final = re.compile(r"(\w+)\s*=\s*$")
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


def of_so_many_to_one(match: Match) -> Match | None:
    """The match with "so many to one" as the ratio; none for "three to two"."""
    one, other = match.claim("one"), match.claim("other")
    if one is None or one.value <= 1 or one.unit:
        return None
    if other.value != 1 if other else not _TO_ONE.match(match.passage.document.text, one.end):
        return None
    half = 0.5 if one.value == round(one.value) else 0.0
    stated = replace(one, low=min(one.low, one.value - half), high=max(one.high, one.value + half))
    roles = {role: claim for role in ("numerator", "denominator") if (claim := match.claim(role))}
    return replace(match, roles={**roles, "stated": stated})


def of_a_ratio(match: Match) -> Match | None:
    """As `of_so_many_to_one`, if it is called a ratio."""
    one = match.claim("one")
    before = match.passage.document.text[: one.start][-len("a ratio of about ") :] if one else ""
    return of_so_many_to_one(match) if re.search(r"\bratio\s+of\b", before) else None


def of_named_pair(match: Match) -> Match | None:
    """The match with the two values whose names the sentence compares: the one named first is so
    many times the other.

    "Four times as many on night shifts as on day shifts (night: 12; noon: 7; day: 3)".
    """
    stated, first = match.claim("stated"), match.claim("numerator")
    if stated is None or first is None:
        return None
    passage, text = match.passage, match.passage.document.text
    told = _in_the_bracket(passage, first)
    begin = passage.symbols.rfind(SENTENCE_END, 0, passage.place(stated)) + 1
    opening = passage.symbols.rfind("(", 0, passage.place(first))
    before = text[passage.offsets[begin] : passage.offsets[opening]].lower()
    named = sorted(
        (found, claim)
        for claim, words in _distinct_names(passage, told)
        if (found := min((before.find(word) for word in words if word in before), default=-1)) >= 0
    )
    if len(named) != len(("this", "that")):
        return None
    (_, above), (_, below) = named
    return replace(match, roles={"stated": stated, "numerator": above, "denominator": below})


def of_one_name(match: Match) -> Match | None:
    """The match with the value behind the same letter in the other bracket: "(b = 0.2, d = 0.1) ...
    (b = 0.4, d = 0.2)".
    """
    above, first = match.claim("numerator"), match.claim("denominator")
    if above is None or first is None:
        return None
    passage = match.passage
    opening = passage.symbols.rfind("(", 0, match.place("numerator"))
    beside = _in_the_bracket(passage, next(c for at, c in passage.claims.items() if at > opening))
    letter = _letter(passage, above)
    there = [one for one in _in_the_bracket(passage, first) if _letter(passage, one) == letter]
    here = [one for one in beside if _letter(passage, one) == letter]
    if not letter or here != [above] or len(there) != 1:
        return None
    return replace(match, roles={**match.roles, "denominator": there[0]})


def _letter(passage: Passage, claim: Claim) -> str:
    """What stands before "=" and the value; empty without one."""
    found = _LETTER.search(passage.document.text[max(claim.start - 20, 0) : claim.start])
    return found[1] if found else ""


def _in_the_bracket(passage: Passage, first: Claim) -> list[Claim]:
    """The values like the first, up to the bracket's end."""
    at = passage.place(first)
    ends = (passage.symbols.find(mark, at) for mark in (")", SENTENCE_END))
    end = min(place for place in ends if place >= 0)
    unit = passage.symbols[at : at + 2]
    return [
        passage.claims[place]
        for place in passage.positions
        if at <= place < end and passage.symbols[place : place + 2] == unit
    ]


def _distinct_names(passage: Passage, told: list[Claim]) -> list[tuple[Claim, set[str]]]:
    """Each value with the words that stand before it and before no other of them."""
    text = passage.document.text
    names = []
    for claim in told:
        before = re.split(r"[(;,]", text[max(claim.start - _LONGEST_NAME, 0) : claim.start])
        named = [part for part in before if ":" in part or "=" in part]
        names.append(set(re.findall(r"[a-z]{3,}", (named or before)[-1].lower())))
    return [
        (claim, words.difference(*(other for other in names if other is not words)))
        for claim, words in zip(told, names, strict=True)
    ]


def said_of_it(match: Match) -> Match | None:
    """The match, if "this is", "which is", "or" says the multiple of the value itself."""
    numerator, stated = match.claim("numerator"), match.claim("stated")
    if numerator is None or stated is None:
        return None
    between = match.passage.document.text[numerator.end : stated.start]
    return match if _SAID_OF_IT.search(between) else None


def no_share_between(match: Match) -> Match | None:
    """The match, if no percentage between the two values tells the same of them as a share."""
    places = sorted((match.place("numerator"), match.place("denominator")))
    inside = [at for at in match.passage.positions if places[0] < at < places[1]]
    return None if any(match.passage.claims[at].kind == "percent" for at in inside) else match


CONSTRUCTIONS: Final = (
    Construction(
        "times as many, named values behind",
        "Night shifts make four times as many errors as day shifts (night: 12; noon: 7; day: 3).",
        "stated:factor .. as|up ~ (( numerator:level#",
        complete=of_named_pair,
    ),
    Construction(
        "times as many (this) than (that)",
        "There are four times as many buses (80) as trams (20).",
        "stated:factor .. as|up .. (( numerator:level# ) ~ (( denominator:level# )",
    ),
    Construction(
        "times as many, values behind",
        "Night shifts make four times as many errors as usual (12 errors; 3 errors).",
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
        "a value; this is double the other (in brackets)",
        "The cut was 1.3 points; this was double the average cut of 12 firms in May (0.65 points).",
        "numerator:level# .. ;|,|. _ stated:multiple ~ (( denominator:level# _ )",
        complete=said_of_it,
    ),
    Construction(
        "a ratio of this to that, so many to so many",
        "We asked 90 nurses and 30 doctors, a ratio of 3 to 1.",
        "numerator:count ~ denominator:count ,, one:count _ to _ other:count",
        complete=of_a_ratio,
    ),
    Construction(
        "this many outnumber that many so many to one",
        "The 90 nurses outnumber the 30 doctors three to one.",
        "numerator:count .. above _ denominator:count .. one:count _ to",
        complete=of_so_many_to_one,
    ),
    Construction(
        "a letter (= this), so many times the other (= that)",
        "The slope was small (b = 0.04, d = 0.13) and half of the slope hoped for (b = 0.08, d ="
        " 0.26).",
        "numerator:level# ~ ) .. stated:multiple .. (( denominator:level#",
        complete=of_one_name,
    ),
    Construction(
        "a value, double the other",
        "The cut was 1.3 points on average, double the 0.65 points of the cut before.",
        "numerator:level# .. stated:multiple .. denominator:level#",
        confirmed=True,
    ),
    Construction(
        "a value, half the other",
        "The new fee is half the old one (new $2.50, old $5.00).",
        "stated:fraction .. over|of|(|as ~ numerator:level# ~ denominator:level#",
        confirmed=True,
        complete=no_share_between,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Ratios` of a batch."""
    return kinds.relate(
        passages.passages,
        CONSTRUCTIONS,
        Ratios,
        arithmetic.ratio,
        once=("stated_claim", "denominator_claim"),
    )


KIND: Final = RelationKind("ratios", Ratios, relate)
