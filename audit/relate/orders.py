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

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Claim, Passages


_MEAN: Final = re.compile(r"\b(?:M|Mdn|[Mm]ean|[Mm]edian|[Aa]verage)\s*(?:=|of|was|:)\s*$")


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
    return replace(match, roles={"larger": larger, "smaller": smaller})


def _is_aside(match: Match, later: Claim) -> bool:
    """Whether a like value before is the one that is compared: "$30 on sales of $300, up from
    $20".
    """
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
    return (
        fits(match)
        if comparison.is_apposed(*match.gap("later", "dir"), match.word("dir"))
        else None
    )


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
        "later:level# .. over .. earlier:level# .. . _ dir:up|down",
        confirmed=True,
        complete=fits,
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
    return kinds.relate(
        passages.passages,
        CONSTRUCTIONS,
        Orders,
        arithmetic.order,
        once=("larger_claim", "smaller_claim"),
        more=_word,
    )


def _word(match: Match) -> dict[str, Any]:
    start = match.passage.offsets[match.words["dir"]]
    text = match.passage.document.text[start : start + 40]
    return {"word": text.split()[0].strip(".,;:()")}


KIND: Final = RelationKind("orders", Orders, relate)
