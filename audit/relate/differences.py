"""Differences: two values and what lies between them, or what is left when one is taken from the
other.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Differences
from audit.parts import RelationKind
from audit.relate import comparison, kinds, triples
from audit.relate.cues import cue_symbols
from audit.relate.ends import both_ends
from audit.relate.grammar import Construction, Match
from audit.relate.remainders import from_what_was_before
from audit.relate.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.relate.passages import Claim, Passage, Passages

_BARE: Final = re.compile(r"\b(?:margins?|spread|lead)\s+$", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"\b(?:narrow|widen|grew|shrank|f[ea]ll|rose|clos)\w*\s+by\s+$", re.IGNORECASE
)
_AFTER: Final = re.compile(r"\bAfter\s+(?:about\s+)?$")


def by_value(match: Match) -> Match | None:
    """The match with `one` and `other` as larger and smaller, whichever they are."""
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None or comparison.differ(one, other):
        return None
    if _names_a_margin(match, other, stated):
        return None
    larger, smaller = (one, other) if one.value >= other.value else (other, one)
    return replace(match, roles={"stated": stated, "larger": larger, "smaller": smaller})


def _names_a_margin(match: Match, other: Claim, stated: Claim) -> bool:
    """Whether "margin" is what the percentage is of, and no difference: "net margin 8%", "narrowed
    by $4".
    """
    between = match.passage.document.text[other.end : stated.start]
    bare = stated.kind == "percent" and _BARE.search(between) is not None
    return bare or _MOVED.search(between) is not None


def by_word(match: Match) -> Match | None:
    """The match with `one` and `other` as larger and smaller, as the comparative says: "24 ms
    faster (464) than (588)".
    """
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None or stated.kind in {"percent", "factor"}:
        return None
    larger, smaller = (one, other) if match.symbol("dir") == "u" else (other, one)
    return replace(match, roles={"stated": stated, "larger": larger, "smaller": smaller})


def above_or_below(match: Match) -> Match | None:
    """The match with `one` as the larger if it is told to be above, and the smaller if below."""
    one, other, stated = (match.claim(role) for role in ("one", "other", "stated"))
    if one is None or other is None or stated is None:
        return None
    symbols, text = match.gap("one", "dir")
    if comparison.has_new_subject(text) or ";" in symbols:
        return None
    above = match.symbol("dir") == cue_symbols()["above"]
    larger, smaller = (one, other) if above else (other, one)
    return replace(match, roles={"stated": stated, "larger": larger, "smaller": smaller})


def of_two_ranges(match: Match) -> Match | None:
    """As `nearest`, for ranges: what is left at least is left of what is taken at most."""
    smaller, stated = match.claim("smaller"), match.claim("stated")
    if smaller is None or stated is None or not both_ends(smaller) or not both_ends(stated):
        return None
    return nearest(match)


def _ends(match: Match) -> Iterator[Match]:
    """The match; of two ranges, one match for what is left at least and one for what is left at
    most.
    """
    stated, smaller, larger = (match.claim(role) for role in ("stated", "smaller", "larger"))
    left = stated and both_ends(stated)
    taken = smaller and both_ends(smaller)
    if not left or not taken or not larger:
        yield match
        return
    whole = replace(larger, low=larger.value, high=larger.value)  # "should not exceed 30 minutes"
    for one, other in zip(left, reversed(taken), strict=True):
        yield replace(match, roles={"larger": whole, "smaller": other, "stated": one})


def as_a_score(match: Match) -> Match | None:
    """As `by_value`, for two numbers without nouns of their own: "by four votes, 52 to 48"."""
    one, other = match.claim("one"), match.claim("other")
    if one is None or other is None or one.unit or other.unit or one.value <= other.value:
        return None
    return by_value(match)


def nearest(match: Match) -> Match | None:
    """The match, if no like value stands between its own that could be meant as well."""
    places = sorted(match.passage.place(claim) for claim in match.claims())
    unit = match.passage.symbols[places[0] : places[0] + 2]
    symbols = match.passage.symbols
    like = [at for at in match.passage.positions if symbols[at : at + 2] == unit]
    inside = [at for at in like if places[0] <= at <= places[-1]]
    return match if len(inside) == len([at for at in places if at in like]) else None


def after_so_much(match: Match) -> Match | None:
    """As `nearest`, if a sentence begins with "After so much"."""
    smaller = match.claim("smaller")
    if smaller is None:
        return None
    before = match.passage.document.text[: smaller.start][-len("After about ") :]
    return nearest(match) if _AFTER.search(before) else None


def told_as_values(match: Match) -> Match | None:
    """As `by_value` and `nearest`, both of them given by "M =", "at" or a name before them."""
    return by_value(match) if nearest(match) is not None else None


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
        "so much more, values in one bracket",
        "Readers were 24 ms faster (464 ms against 488 ms).",
        "stated:amount# _ dir:up|down .. (( one:level# _ over .. other:level# _ )",
        complete=by_word,
    ),
    Construction(
        "by so many, one to other",
        "The motion passed by four votes, 52 to 48.",
        "by _ stated:count _ ,|( _ one:count _ to _ other:count _ .|)|,|;",
        complete=as_a_score,
    ),
    Construction(
        "one exceeds other by",
        "Exports of $40 million exceeded imports of $31 million by $9 million.",
        "larger:level# .. above .. smaller:level# .. by __ stated:level#",
        complete=nearest,
    ),
    Construction(
        "one falls short of other by",
        "Gifts of $31 million fell short of the $40 million hoped for by $9 million.",
        "smaller:level# .. under .. larger:level# .. by __ stated:level#",
        complete=nearest,
    ),
    Construction(
        "one, so many points above other",
        "The rate was 2% in May, 3 points below the 5% of April.",
        "one:percent# .. , _ stated:point _ dir:above|under __ other:percent#",
        complete=above_or_below,
    ),
    Construction(
        "the gap between one and other is",
        "The gap between the price of $52 and the cost of $48 is $4.",
        "difference .. between .. one:level# .. and .. other:level# .. stated:level#",
        complete=told_as_values,
    ),
    Construction(
        "so much of one. After so much of it so much is left",
        "Each round lasts 30 s. After 25 s a bell rings to say that 5 s remain.",
        "larger:quantity# ~ . _ smaller:quantity# ~ stated:quantity# _ left",
        complete=after_so_much,
    ),
    Construction(
        "so much, so much of it sold. Left is so much",
        "The firm bought 16 acres in May and sold 4 acres in June. It still owns 12 acres.",
        "larger:quantity# ~ without _ smaller:quantity# ~ . ~ left .. stated:quantity#",
        complete=nearest,
    ),
    Construction(
        "one and other, a difference of so many points",
        "The vote was 52% to 48%, a gap of 4 points.",
        "one:percent# ~ other:percent# .. difference _ =|of|:? _ stated:point",
        complete=told_as_values,
    ),
    Construction(
        "so much at most, a range of it taken, the remaining range",
        "A visit lasts 30 minutes: 20 to 25 minutes for the tour and the remaining 5 to 10 minutes"
        " for questions.",
        "larger:amount# ~ smaller:amount# ~ rest _ stated:amount#",
        complete=of_two_ranges,
    ),
    Construction(
        "so much set off by so much. The remaining",
        "The yard has tiles worth $56 million offset by a loan of $48 million. The remaining"
        " $8 million is held in bonds.",
        "larger:amount# .. offset .. smaller:amount# ~ . ~ rest .. stated:amount#",
        confirmed=True,
    ),
    Construction(
        "so much, which is one less other",
        "The bank paid $43 million for it. We received $40 million, comprising the price less fees"
        " of $3 million.",
        "stated:money# .. closed .. dir:down .. smaller:money#",
        confirmed=True,
        complete=from_what_was_before,
    ),
    Construction(
        "one, other, a difference of",
        "The vote was 52 to 48, a margin of four.",
        "one:level# ~ other:level# .. difference _ =|of|:? _ stated:level#",
        complete=by_value,
    ),
    Construction(
        "one, other, tested, difference",
        "It was higher at noon (M = 0.87) than at night (M = 0.82), F(1, 1048) = 10.64, p = .001,"
        " as the test of noon against night shows (difference = .05).",
        "one:level# ~ other:level# ~ difference _ =|:|of _ stated:level#",
        complete=told_as_values,
    ),
    Construction(
        "so many left, without so many",
        "We invited 96 guests. The tables were full (N = 85 after we excluded 11 guests).",
        "left|( _ stated:count# ~ without .. smaller:count#",
        complete=from_what_was_before,
    ),
)

_RESPECTIVELY: Final = Construction(
    "of so much, so much and so much against it, respectively",
    "Of the $28 million and $24 million of debt in May and June, respectively, $29 million and $25"
    " million is owed and $1 million and $1 million is due, respectively.",
    "stated:amount# .. larger:amount# .. smaller:amount#",
    confirmed=True,
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


def lists(passage: Passage) -> Iterator[Match]:
    """What "respectively" takes from each other, to what the sentence splits."""
    for left, whole, taken in triples.triples(passage):
        told = list(zip(left, whole, taken, strict=True))
        alike = len({claim.unit for one in told for claim in one}) == 1
        if not alike or not triples.is_split(passage, left):
            continue
        for stated, larger, smaller in told:
            roles = {"stated": stated, "larger": larger, "smaller": smaller}
            yield Match(passage, _RESPECTIVELY, roles)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Differences` of a batch."""
    matches = [
        match
        for passage in passages.passages
        for found in (
            *(each.matches(passage) for each in CONSTRUCTIONS),
            runs(passage),
            lists(passage),
        )
        for whole in found
        for match in _ends(whole)
    ]
    return kinds.gather(
        matches, Differences, arithmetic.difference, once=("stated_claim", "stated_value")
    )


KIND: Final = RelationKind("differences", Differences, relate)
