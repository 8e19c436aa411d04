"""Spans: from one year to another, and how long that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Spans
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.cues import cue_symbols
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages


def in_years(match: Match) -> Match | None:
    """The match, if the span is counted in years and the ends are years in their order."""
    stated, start, end = (match.claim(role) for role in ("stated", "start", "end"))
    if stated is None or start is None or end is None or stated.unit not in {"year", "year of age"}:
        return None
    before = match.passage.symbols[max(match.place("stated") - 3, 0) : match.place("stated")]
    moved = {cue_symbols()["to"], cue_symbols()["from"]}
    if moved & set(before):
        return None  # "rose from 34 to 38 years between 2000 and 2020"
    return match if 1000 <= start.value < end.value <= 2200 else None


CONSTRUCTIONS: Final = (
    Construction(
        "so many years from, to",
        "The port grew over a seven-year period, from 2011 to 2018.",
        "stated:duration _ ,? _ from|between _ start:date _ to|and|- _ end:date",
        complete=in_years,
    ),
    Construction(
        "so many years, between, and",
        "In seven years the port grew a lot, between its opening in 2011 and 2018.",
        "stated:duration ~ from|between .. start:date _ to|and|- .. end:date",
        confirmed=True,
        complete=in_years,
    ),
    Construction(
        "from, to, so many years",
        "The war lasted from 2011 to 2018, seven years.",
        "from|between .. start:date _ to|and|- .. end:date _ , _ stated:duration",
        complete=in_years,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Spans` of a batch."""
    return kinds.relate(
        passages.dated, CONSTRUCTIONS, Spans, arithmetic.span, once=("stated_claim",)
    )


KIND: Final = RelationKind("spans", Spans, relate)
