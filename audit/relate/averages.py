"""Averages: a total, over how many it is spread, and how much that is for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Averages
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages


def with_total_before(match: Match) -> Match | None:
    """The match with the total found before it, by its unit: kilometers, where kilometers per year
    are stated.
    """
    stated, count = match.claim("stated"), match.claim("count")
    if stated is None or count is None or not count.unit or count.value <= 1:
        return None
    if count.kind == "count" and count.value != round(count.value):
        return None
    passage = match.passage
    for at in reversed(passage.positions):
        total = passage.claims[at]
        rate = f"{total.unit} per {count.unit}"
        if total.end <= count.start and total.unit and stated.unit in {total.unit, rate}:
            return replace(match, roles={**match.roles, "total": total})
    return None


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
        "over so many, an average of, total before",
        "They built 900 km of road. This took 30 years, which is an average of 30 km per year.",
        "count:amount ~ each ,, stated:amount",
        confirmed=True,
        complete=with_total_before,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Averages` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Averages, arithmetic.average, once=("stated_claim",)
    )


KIND: Final = RelationKind("averages", Averages, relate)
