"""Products: so many of so many make so many."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Products
from audit.parts import RelationKind
from audit.relate import kinds, triples
from audit.relate.cues import cue_symbols
from audit.relate.grammar import Construction, Match
from audit.relate.nouns import may_be_alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.relate.passages import Claim, Passage, Passages


#: "$5 each", "$5 a piece"
_EACH: Final = re.compile(r"\s+(?:each|apiece|a\s?piece|an? \w+|per \w+)\b", re.IGNORECASE)
_EACH_OF: Final = re.compile(r"\b(?:each|every|per)\b", re.IGNORECASE)
#: "for a total of $200", ", worth $200", "at a cost of $200"
_FOR_ALL: Final = re.compile(
    r"\b(?:total\w*|worth|altogether|in all|combined|or|making|brings?|cost|costs|costing|netting"
    r"|adding up to|amount\w*)\b(?:\s+\w+){0,3}\s*$",
    re.IGNORECASE,
)
#: "$900 with tips" is not for the hours alone.
_FOR_A_TOTAL: Final = re.compile(
    r"\bfor\s+(?:an?\s+)?(?:grand\s+|overall\s+)?total\s+of\s+$", re.IGNORECASE
)
_WITH_MORE: Final = re.compile(r"\s+(?:with|including|plus|and)\b", re.IGNORECASE)
_ALL: Final = re.compile(r"\b(?:all|total|total of|altogether)\s+(?:the\s+)?$", re.IGNORECASE)


def multiplied(match: Match) -> Match | None:
    """The match, if a sign of multiplication stands between all factors."""
    factors = match.roles["factors"]
    assert isinstance(factors, list)
    times = cue_symbols()["times"]
    gaps = pairwise(match.passage.place(factor) for factor in factors)
    return match if all(times in match.passage.symbols[a:b] for a, b in gaps) else None


def of_so_many(match: Match) -> Match | None:
    """The match with `one` and `other` as the factors."""
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None:
        return None
    if one.bound != "exact" or other.bound != "exact" or min(one.value, other.value) <= 1:
        return None
    less = stated.kind == "count" and stated.value <= max(one.value, other.value)
    if less and not _is_a_total(match, other, stated):
        return None
    return replace(match, roles={"stated": stated, "factors": [one, other]})


def _is_a_total(match: Match, other: Claim, stated: Claim) -> bool:
    """Whether the result is called the total of what each has: "3 blocks of 30 trials, for a total
    of 9 trials" is less than it can be.
    """
    before = match.passage.document.text[max(stated.start - 24, 0) : stated.start]
    return _FOR_A_TOTAL.search(before) is not None and other.unit == stated.unit != ""


def cancelling(match: Match) -> Match | None:
    """As `of_so_many`, if the units say so: dollars an hour for so many hours make dollars."""
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None or not stated.unit:
        return None
    if _WITH_MORE.match(match.passage.document.text, stated.end):
        return None
    for rate, amount in ((one, other), (other, one)):
        above, *below = rate.unit.split(" per ")
        if [above, *below] == [stated.unit, amount.unit]:
            return of_so_many(match)
    return None


def at_a_price(match: Match) -> Match | None:
    """As `of_so_many`, if the price is said to be for each and the sum to be for all of them."""
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if (
        one is None
        or other is None
        or stated is None
        or other.unit.split(" per ")[0] != stated.unit
    ):
        return None
    text = match.passage.document.text
    each = _EACH.match(text, other.end) or " per " in other.unit
    return of_so_many(match) if each and _FOR_ALL.search(text[other.end : stated.start]) else None


def making(match: Match) -> Match | None:
    """As `of_so_many`, if three different things are counted, the first of them "per" something:
    they cannot add up.
    """
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None:
        return None
    passage = match.passage
    nouns = {one.unit, other.unit, stated.unit}
    sentence = [claim for claim in passage.claims.values() if claim.sentence == stated.sentence]
    alone = [claim for claim in sentence if claim.end <= stated.start and claim.kind == "count"]
    text = passage.document.text[one.start : stated.end + len(" in each condition")]
    if len(alone) != len((one, other)) or len(nouns) < len(alone) + 1 or "" in nouns:
        return None
    if may_be_alike(one, other):
        return None
    return of_so_many(match) if _EACH_OF.search(text) else None


def each_of_those(match: Match) -> Match | None:
    """As `of_so_many`, if "each" or "per" takes up the noun of the first: "20 scenes ... each
    scene".
    """
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None or not one.unit:
        return None
    text = match.passage.document.text
    noun = re.escape(one.unit.split()[-1])
    between = text[one.end : stated.start]
    taken_up = re.search(rf"\b(?:each|every|per)\s+(?:\w+\s+)?{noun}\b", between, re.IGNORECASE)
    like = [
        claim
        for at in match.passage.positions
        if (claim := match.passage.claims[at]).kind == "count"
        and other.end <= claim.start < stated.start
        and not match.passage.depth(claim)
    ]
    return of_so_many(match) if taken_up and not like else None


def told_last(match: Match) -> Match | None:
    """As `of_so_many`, if the product is not told once more before its factors."""
    one, stated = match.claim("one"), match.claim("stated")
    if one is None or stated is None:
        return None
    again = any(
        stated.end <= claim.start < one.start and claim.value == stated.value
        for claim in match.passage.claims.values()
    )
    return None if again else of_so_many(match)


def all_of_them(match: Match) -> Match | None:
    """As `of_so_many`, if the result counts all of what each of was repeated."""
    one, stated = match.claim("one"), match.claim("stated")
    if one is None or stated is None or not one.unit or one.unit != stated.unit:
        return None
    before = match.passage.document.text[: stated.start]
    return of_so_many(match) if _ALL.search(before[-len("for a grand total of ") :]) else None


CONSTRUCTIONS: Final = (
    Construction(
        "product (factor × factor)",
        "The design has 42 trials (7 shapes × 2 sides × 3 blocks).",
        "stated:any .. ( _ factors:any+ ,, )",
        complete=multiplied,
    ),
    Construction(
        "so many of so many each (product)",
        "They did four blocks of 32 trials each (128 trials in total).",
        "one:count _ of|with _ other:count .. ( ,, stated:count .. total",
        complete=of_so_many,
    ),
    Construction(
        "so many of so many, a total of product",
        "They did four blocks of 32 trials, for a total of 128 trials.",
        "one:count _ of|with _ other:count .. total _ of? _ stated:count",
        complete=of_so_many,
    ),
    Construction(
        "product, in so many of so many",
        "The task had 800 trials in total, divided into 16 blocks of 50 trials.",
        "stated:count .. closed _ one:count _ of _ other:count",
        complete=of_so_many,
    ),
    Construction(
        "factor × factor = product",
        "They ran 2 × 3 × 20 = 120 trials.",
        "factors:any+ ,, = _ stated:any",
        complete=multiplied,
    ),
    Construction(
        "each of so many has so many (product)",
        "Each of the eight trays holds 20 eggs (i.e., 160 eggs).",
        "each _ of _ one:count .. other:count _ (|, _ or ,, stated:count",
        complete=of_so_many,
    ),
    Construction(
        "product (so many for each of so many)",
        "They sold 15 cakes (three for each of the five shops).",
        "stated:count _ ( _ one:count _ each _ of? _ other:count",
        complete=of_so_many,
    ),
    Construction(
        "each of so many so many times, all",
        "Each of the five songs was played eight times. Guests rated all 40 songs.",
        "each _ of _ one:count .. other:count times ~ . ~ stated:count",
        complete=all_of_them,
    ),
    Construction(
        "so many, each of them so many, product",
        "We wrote 20 stories. Each story was read by 40 judges, and so we paid for 800 readings.",
        "one:count ~ . ~ each ~ other:count .. stated:count",
        complete=each_of_those,
    ),
    Construction(
        "so many per this, so many, resulting in",
        "With 20 questions per form, we asked 40 guests, resulting in 800 answers.",
        "one:count ~ other:count ,, left|total .. stated:count",
        complete=making,
    ),
    Construction(
        "so many at so much each, in all",
        "She sold 40 lamps at $5 each, for a total of $200.",
        "one:count .. other:money .. stated:money",
        complete=at_a_price,
    ),
    Construction(
        "so many payments of so much, in all",
        "The oven costs 12 instalments of £210, £2,520 in all.",
        "one:count _ of _ other:money ,, total|or? .. stated:money ,, total?",
        confirmed=True,
        complete=of_so_many,
    ),
    Construction(
        "a rate for so long, or so much",
        "He earns $15 an hour for a 40-hour week, or $600.",
        "one:level .. other:level ,, or|total|(|: .. stated:level",
        complete=cancelling,
    ),
    Construction(
        "a rate, or so much for so long",
        "She earns $15 an hour, or $600 for a 40-hour week.",
        "one:level ,, or|( ,, stated:level __ other:level",
        complete=cancelling,
    ),
    Construction(
        "a rate for so long, so much",
        "The ship made 60 km/h for 3 hours, 180 km to the north.",
        "one:level .. other:level .. stated:level",
        confirmed=True,
        complete=cancelling,
    ),
    Construction(
        "so many (n) in so many of so many",
        "In the long form (n = 160) we asked eight classes of 20 pupils each.",
        "= _ stated:count _ ) ~ one:count _ of _ other:count",
        confirmed=True,
        complete=told_last,
    ),
    Construction(
        "so many at so much each, worth",
        "She sold 40 lamps at $5 each, for $200.",
        "one:count ,, at .. other:money .. stated:money",
        confirmed=True,
        complete=of_so_many,
    ),
    Construction(
        "so many with so many each, making",
        "With 20 items and 40 raters, this makes a total of 800 ratings.",
        "one:count ~ other:count ~ left|total|( .. stated:count",
        confirmed=True,
        complete=of_so_many,
    ),
)


_RESPECTIVELY: Final = Construction(
    "so many, at so much each, in total so much, respectively",
    "We sold 40, 50 and 60 lamps, respectively, at prices of $5, $6 and $7 per lamp, or a total of"
    " $200, $300 and $420, respectively.",
    "factors:level+ .. stated:money",
)


def lists(passage: Passage) -> Iterator[Match]:
    """What "respectively" multiplies: so many, at so much each, to totals."""
    for many, prices, sums in triples.triples(passage):
        kinds_told = (many[0].kind, prices[0].kind, sums[0].kind)
        each = any(" per " in price.unit for price in prices)
        if kinds_told != ("count", "money", "money") or not each:
            continue
        if not triples.is_total(passage, sums):
            continue
        for one, price, stated in zip(many, prices, sums, strict=True):
            yield Match(passage, _RESPECTIVELY, {"stated": stated, "factors": [one, price]})


def relate(passages: Passages) -> pd.DataFrame:
    """The `Products` of a batch."""
    matches = [
        match
        for passage in passages.passages
        for found in (*(each.matches(passage) for each in CONSTRUCTIONS), lists(passage))
        for match in found
    ]
    return kinds.gather(matches, Products, arithmetic.product, once=("stated_claim",))


KIND: Final = RelationKind("products", Products, relate)
