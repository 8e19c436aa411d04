"""Conversions: one amount told in two units, or in two currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Conversions
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction, Match
from audit.units import conversion

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages


def convertible(match: Match) -> Match | None:
    """The match, if both are amounts of one dimension in different units."""
    stated, source = match.claim("stated"), match.claim("source")
    if stated is None or source is None or stated.unit == source.unit:
        return None
    if stated.kind == source.kind == "money" and " per " not in stated.unit + source.unit:
        return match
    measured = {"quantity", "duration", "money"}
    if stated.kind not in measured or source.kind not in measured:
        return None
    return match if conversion(source.unit, stated.unit) is not None else None


CONSTRUCTIONS: Final = (
    Construction(
        "amount (the same in another unit)",
        "The trail is 8 miles (13 km) long.",
        "source:level _ ( _ or? _ stated:level ,, )|/|,|;",
        complete=convertible,
    ),
    Construction(
        "amount (in another unit / in a third)",
        "The engine makes 200 hp (149 kW / 203 PS).",
        "source:level _ ( _ level / _ stated:level _ )",
        complete=convertible,
    ),
    Construction(
        "amount, or the same in another unit",
        "The trail is 8 miles, or 13 km, long.",
        "source:level _ ,? _ or|/ ,, stated:level",
        complete=convertible,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Conversions` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Conversions, arithmetic.conversion, once=("stated_claim",)
    )


KIND: Final = RelationKind("conversions", Conversions, relate)
