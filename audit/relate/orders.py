"""Orders: two values of which the words say that one exceeds the other, without saying by how
much.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from audit import arithmetic
from audit.frames import Orders
from audit.parts import RelationKind
from audit.relate import comparison, kinds
from audit.relate.grammar import Construction, Match
from audit.relate.passages import is_coefficient
from audit.relate.respectively import read_in_pairs

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Claim, Passage, Passages


_EITHER_WAY: Final = re.compile(
    r"improv|recover|rebound|rall|strengthen|weaken|deteriorat|strong|weak"
)
_OF_TIME: Final = re.compile(r"(?:slower|faster)$")
#: Comparatives of things that are counted, not of how many there are.
_QUALITY: Final = re.compile(
    r"(?:longer|taller|heavier|older|wider|bigger|richer|stronger|hotter|warmer|shorter|lighter"
    r"|younger|faster|slower|narrower|cheaper|cooler|weaker)$"
)
_MEAN: Final = re.compile(r"\b(?:M|Mdn|[Mm]ean|[Mm]edian|[Aa]verage)\s*(?:=|of|was|:)\s*$")


#: "The decrease", "This sharp rise": what begins the sentence behind a comparison.
_THE_CHANGE: Final = re.compile(r"[.;]\S*\s+(?:the|this|that)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
#: What goes on of a change that is told, and names no other: "decrease was due to".
_GOES_ON: Final = re.compile(
    r"\w+\s+(?:(?:in|of)\s+[\w\s'’-]{1,60}?\s+)?(?:was|were|is|are|reflect\w*|result\w*|came|comes"
    r"|stem\w*|arose|due|primarily|mainly|largely)\b"
)
_AN_APPOSED: Final = re.compile(
    r"(?:[,–—]|\s-+)\s*(?:which\s+(?:is|was)\s+)?an?\s+(?:[a-z-]+\s+){0,2}$"
)
_AND_THEN: Final = re.compile(
    r"\b(?:before|and\s+(?:then|later)|,?\s*then)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_ON_A_SCALE: Final = re.compile(
    r"\s*[a-z]*\s*(?:on|out\s+of)\s+(?:an?|the|its|our)?\s*(?:scale\s+of\s+)?"
)
_SCALE: Final = re.compile(r"\b(?:on|out\s+of)\s+(?:an?|the|its|our)?\s*(?:scale\s+of\s+)?$")
_WE_ARE_AT: Final = re.compile(
    r"[.;]\S*\s+(?:we|it|they|he|she)(?:\s+(?:are|is|stands?|was|were)|['’](?:re|s))\s+"
    r"(?:now\s+|currently\s+)?at\s+(?:about\s+)?$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"above|below|under|beyond|short", re.IGNORECASE)


def fits(match: Match) -> Match | None:
    """The match with its later and earlier value as larger and smaller, if both count the same
    thing.
    """
    later, earlier = match.claim("later"), match.claim("earlier")
    if later is None or earlier is None or comparison.differ(later, earlier):
        return None
    if not (_is_measured(match, later) and _is_measured(match, earlier)):
        return None
    if _is_aside(match, later):
        return None
    larger, smaller = (later, earlier) if match.symbol("dir") in {"u", "g"} else (earlier, later)
    if _is_of_quality(match, later):
        match = match.doubted()
    # values alike but for their rounding confirm nothing
    if match.construction.confirmed and larger.value <= smaller.value:
        return None
    return replace(match, roles={"larger": larger, "smaller": smaller})


def _is_of_quality(match: Match, later: Claim) -> bool:
    """Whether the word may compare something else than which number is larger: what is better may
    be either, what is faster takes less time or goes at a higher rate, and 12 tests may be more
    reliable than 15.
    """
    word = match.word("dir").split()[0].lower()
    if _EITHER_WAY.match(word):
        return True
    if _OF_TIME.match(word) and later.kind != "duration":
        return True
    behind = match.passage.symbols[match.words["dir"] + 1 :][:2]
    degree = word in {"more", "less"} and behind == "_v"
    return degree or (later.kind == "count" and _QUALITY.match(word) is not None)


def _is_aside(match: Match, later: Claim) -> bool:
    """Whether a like value before is the one that is compared: "$30 on sales of $300, up from
    $20", "5 points on the 100-point scale".
    """
    text = match.passage.document.text
    if _SCALE.search(text, max(later.start - 24, 0), later.start):
        return True
    symbols, place = match.passage.symbols, match.passage.place(later)
    unit = re.escape(symbols[place : place + 2])
    return re.search(rf"{unit}[_vo]+$", symbols[max(place - 8, 0) : place]) is not None


def _is_measured(match: Match, claim: Claim) -> bool:
    """Whether a number is more than a bare decimal: a coefficient of a paper is compared with none.

    A mean ("M = 4.2") is.
    """
    text = match.passage.document.text
    return not is_coefficient(claim) or (
        _MEAN.search(text, max(claim.start - 20, 0), claim.start) is not None
    )


def said_of_later(match: Match) -> Match | None:
    """As `fits`, if no other subject comes between the later value and the comparison."""
    symbols, text = match.gap("later", "dir")
    # in "238 m higher than" the number is the difference
    return None if set(symbols) & set(";:acij") or not text.strip() else fits(match)


def apposed(match: Match) -> Match | None:
    """The match, if the change word is told of the later value itself."""
    symbols, text = match.gap("later", "dir")
    # in "$3 million above the $18 million" the number is the difference
    beside = not text.strip() and _PLACED.match(match.word("dir")) is not None
    told = not beside and comparison.is_apposed(symbols, text, match.word("dir"))
    return fits(match) if told else None


def of_means(match: Match) -> Match | None:
    """As `fits`, if both values are told as means: "(M = 0.9)"."""
    text = match.passage.document.text
    values = [claim for role in ("later", "earlier") if (claim := match.claim(role))]
    told = all(_MEAN.search(text, max(one.start - 20, 0), one.start) for one in values)
    return fits(match) if told else None


def said_in_next_sentence(match: Match) -> Match | None:
    """As `fits`, if "The decrease was" takes up the comparison; doubted if unclear."""
    earlier = match.claim("earlier")
    if earlier is None:
        return None
    passage, text = match.passage, match.passage.document.text
    start = passage.offsets[match.words["dir"]]
    if not _THE_CHANGE.search(text[earlier.end : start]) or comparison.is_verb(match.word("dir")):
        return None
    values = [claim for role in ("later", "earlier") if (claim := match.claim(role))]
    if comparison.names_another(match, values, start):
        return None
    settled = _GOES_ON.match(text, start) is not None
    return fits(match if settled else match.doubted())


def apposed_noun(match: Match) -> Match | None:
    """As `apposed`, if the change word is a noun behind an article, and no amount is told of it."""
    earlier = match.claim("earlier")
    if earlier is None or comparison.is_verb(match.word("dir")):
        return None
    start = match.passage.offsets[match.words["dir"]]
    between = match.passage.document.text[earlier.end : start]
    values = [claim for role in ("later", "earlier") if (claim := match.claim(role))]
    if not _AN_APPOSED.search(between) or comparison.names_another(match, values, start):
        return None
    return fits(match)


def then_changed(match: Match) -> Match | None:
    """As `fits`, if the same goes on to change: "to 5%, before rising to", "and then fell to"."""
    earlier = match.claim("earlier")
    if earlier is None:
        return None
    start = match.passage.offsets[match.words["dir"]]
    between = match.passage.document.text[earlier.end : start]
    return fits(match) if _AND_THEN.search(between) else None


def on_a_scale(match: Match) -> Match | None:
    """As `fits`, if the value in between is the scale of the first: "on a scale of 90"."""
    later, scale = match.claim("later"), match.claim("scale")
    if later is None or scale is None:
        return None
    between = match.passage.document.text[later.end : scale.start]
    return fits(match) if _ON_A_SCALE.fullmatch(between) else None


def where_we_are(match: Match) -> Match | None:
    """As `fits`, if the next sentence says where those spoken of are: "We are at 56%"."""
    earlier, later = match.claim("earlier"), match.claim("later")
    if earlier is None or later is None:
        return None
    between = match.passage.document.text[earlier.end : later.start]
    return fits(match) if _WE_ARE_AT.search(between) else None


CONSTRUCTIONS: Final = (
    Construction(
        "changed from, to",
        "The rate rose from 61 percent in May to 65 percent in June.",
        "dir:up|down .. from .. earlier:level# .. to .. later:level#",
        complete=fits,
    ),
    Construction(
        "changed to, from",
        "The rate rose to 65 percent in June from 61 percent in May.",
        "dir:up|down ,, to .. later:level# ... from|over .. earlier:level#",
        complete=fits,
    ),
    Construction(
        "changed to, or to, from, or from",
        "Sales rose to $65 million, or $3 a head, compared with $61 million, or $2 a head, in May.",
        "dir:up|down .. to .. level ,, or ,, later:level# .. over .. level ,, or ,, earlier:level#",
        complete=fits,
    ),
    Construction(
        "later, changed from",
        "The rate was 65 percent in June, up from 61 percent in May.",
        "later:level# .. ,|(|- _ dir:up|down _ from|over ,, earlier:level#",
        complete=apposed,
    ),
    Construction(
        "later, changed from a change of",
        "Rents rose 5% in May, up from a rise of 2% in April.",
        "later:level# .. ,|(|- _ dir:up|down _ from|over _ up|down _ of|by? _ earlier:level#",
        complete=apposed,
    ),
    Construction(
        "later is higher than",
        "Profit of $65 million, or $3 a head, was higher than the $61 million, or $2 a head.",
        "later:worth# ... dir:up|down _ over ... earlier:worth#",
        complete=said_of_later,
    ),
    Construction(
        "higher in brackets than",
        "Costs were higher in towns (M = 65) than in villages (M = 61).",
        "dir:up|down .. (( later:level# ~ over ~ (( earlier:level#",
        complete=fits,
    ),
    Construction(
        "larger, so much, than",
        "The hall has a larger stage, 45 square meters, than the old one with 37 square meters.",
        "dir:up|down .. ,|( _ later:level# ,|) .. over .. earlier:level#",
        complete=fits,
    ),
    Construction(
        "later, above earlier",
        "The shop sold 650 lamps, falling short of its aim of 700 lamps.",
        "later:level# .. dir:above|under _ of? _ earlier:level#",
        complete=apposed,
    ),
    Construction(
        "increase: later against earlier",
        "That makes up for the price increase: the ticket costs $65 versus $61 a year ago.",
        "dir:up|down _ : .. later:level# .. over .. earlier:level#",
        complete=fits,
    ),
    Construction(
        "later against earlier, a sentence of the change behind",
        "The rate was 65 percent in June compared to 61 percent in May. The rise came from fees.",
        "later:level# .. over __ earlier:level# .. . _ dir:up|down",
        complete=said_in_next_sentence,
    ),
    Construction(
        "later against earlier, a change",
        "The rate was 65 percent in June compared to 61 percent in May, an increase due to fees.",
        "later:level# .. over __ earlier:level# .. ,|- _ dir:up|down",
        complete=apposed_noun,
    ),
    Construction(
        "or later is higher than, or earlier",
        "Profit of $65 million, or $3 a head, was higher than the $61 million, or $2 a head.",
        "level ,, or _ later:worth# .. dir:up|down _ over .. level ,, or _ earlier:worth#",
        complete=said_of_later,
    ),
    Construction(
        "in brackets higher than",
        "The times (M = 65 ms) were longer than in the first round (M = 61 ms).",
        "( _ = _ later:level# .. ) .. dir:up|down _ over ~ ( _ = _ earlier:level#",
        complete=of_means,
    ),
    Construction(
        "higher for so many, in brackets, than",
        "Guests paid more for 2 rooms at the back (M = $65) than for 3 at the front (M = $61).",
        "dir:up|down ~ ( _ = _ later:level# ~ over ~ ( _ = _ earlier:level#",
        complete=of_means,
    ),
    Construction(
        "to earlier, then changed to",
        "The rate fell to 61 percent in May, before rising to 65 percent in June.",
        "to|at .. earlier:level# .. dir:up|down _ to .. later:level#",
        complete=then_changed,
    ),
    Construction(
        "above earlier. At later",
        "Pay went beyond the 61% ceiling of the law. They are at 65%.",
        "dir:above|under _ earlier:level# .. . .. at _ later:level#",
        complete=where_we_are,
    ),
    Construction(
        "later, on a scale, higher than",
        "They found 65 points on a scale of 90 marks, more than the 61 points of May.",
        "later:worth# .. scale:worth .. , _ dir:up|down _ over .. earlier:worth#",
        complete=on_a_scale,
    ),
    Construction(
        "fell (before: earlier; after: later)",
        "The effect fell with practice (first half: 65 ms; second half: 61 ms).",
        "dir:up|down .. ( .. : .. earlier:level# ; .. : .. later:level#",
        complete=fits,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Orders` of a batch."""
    matches = [match for each in passages.passages for match in read_in_pairs(each, _matches)]
    once = ("larger_claim", "smaller_claim")
    return kinds.gather(matches, Orders, arithmetic.order, once=once, more=_word)


def _matches(passage: Passage) -> list[Match]:
    return [match for each in CONSTRUCTIONS for match in each.matches(passage)]


def _word(match: Match) -> dict[str, Any]:
    start = match.passage.offsets[match.words["dir"]]
    text = match.passage.document.text[start : start + 40]
    return {"word": text.split()[0].strip(".,;:()")}


KIND: Final = RelationKind("orders", Orders, relate)
