"""Averages: a total, over how many it is spread, and how much that is for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Averages
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages


def by_unit(match: Match) -> Match | None:
    """The match, if the units say what is divided by what: kilometers, years, kilometers per year."""
    stated, total, count = (match.claim(role) for role in ("stated", "total", "count"))
    if stated is None or total is None or count is None:
        return None
    if stated.unit == f"{total.unit} per {count.unit}":
        return match
    spread = count.unit and count.unit != total.unit and count.value > 1
    return match if total.unit and total.unit == stated.unit and spread else None


CONSTRUCTIONS: Final = (
    Construction(
        "so many in so many days, an average of",
        "The line had 217 breakdowns in 31 days, an average of seven a day.",
        "total:amount _ count:duration ,, each ,, stated:amount",
    ),
    Construction(
        "so many in so many days, so many a day",
        "The line had 217 breakdowns in 31 days, seven a day.",
        "total:amount _ count:duration ,, stated:amount",
        confirmed=True,
    ),
    Construction(
        "total ... count ... so much for each",
        "They built 900 km of road in 30 years, which is an average of 30 km per year.",
        "total:amount ~ count:amount ~ each ,, stated:amount",
        confirmed=True,
        complete=by_unit,
    ),
    Construction(
        "total ... over so many ... so many on average, a sentence later",
        "The fair had 294 visitors. It was open on 21 days with an average of 14 visitors a day.",
        "total:count ~ . ~ count:amount ~ each ,, stated:count",
        confirmed=True,
        complete=by_unit,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Averages` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Averages, arithmetic.average, once=("stated_claim",)
    )


KIND: Final = RelationKind("averages", Averages, relate)
