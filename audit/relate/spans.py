"""Spans: from one date to another, and how long that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Spans
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction
from audit.relate.lifetimes import age, anniversary
from audit.relate.periods import after, began_and_ended, from_to, later, stretch, years_apart

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages

CONSTRUCTIONS: Final = (
    Construction(
        "so many years from, to",
        "The port grew over a seven-year period, from 2011 to 2018.",
        "stated:duration _ ,? _ from|between _ start:day _ to|and|- _ end:date",
        complete=stretch,
    ),
    Construction(
        "so many years, between, and",
        "In seven years the port grew a lot, between its opening in 2011 and 2018.",
        "stated:duration ~ from|between .. start:date _ to|and|- .. end:date",
        confirmed=True,
        complete=stretch,
    ),
    Construction(
        "from, to, so many years",
        "The war lasted from 2011 to 2018, seven years.",
        "from|between .. start:day _ to|and|- .. end:date .. stated:duration",
        complete=from_to,
    ),
    Construction(
        "so many years, year-year",
        "Over the three-year period 2015-2018 rents rose.",
        "stated:duration .. start:date _ -? _ end:date",
        complete=years_apart,
    ),
    Construction(
        "so many years, begun in, ended in",
        "The seven-year strike that began in 2011 and ended in 2018 cost the port dear.",
        "stated:duration .. start:date .. end:date",
        complete=began_and_ended,
    ),
    Construction(
        "begun in, ended in, so many years",
        "The strike began in 2011 and ended in 2018, seven years later.",
        "start:date .. end:date .. stated:duration",
        complete=began_and_ended,
    ),
    Construction(
        "in, so many years after",
        "The hall was opened on 3 June, ten days after 24 May.",
        "end:date _ ,? _ stated:duration .. start:date",
        complete=after,
    ),
    Construction(
        "in, so many years later, in",
        "The hall opened in 2011 and closed seven years later, in 2018.",
        "start:date .. stated:duration .. end:date",
        complete=later,
    ),
    Construction(
        "born in, died in, aged",
        "Ada Cole was born in 1931 and died in 2009, aged 78.",
        "start:date .. .? .. end:date .. stated:age",
        complete=age,
    ),
    Construction(
        "born in, so old when, in",
        "Born in 1931, she was 25 when she left the island in 1956.",
        "start:date .. stated:age .. end:date",
        complete=age,
    ),
    Construction(
        "founded in, an anniversary in",
        "Founded in 1921, the club marked its 100th anniversary in 2021.",
        "start:date .. stated:ordinal .. end:date",
        complete=anniversary,
    ),
    Construction(
        "in, an anniversary of its founding in",
        "In 2021, on the 100th anniversary of its founding in 1921, the club moved.",
        "end:date .. stated:ordinal .. start:date",
        complete=anniversary,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Spans` of a batch."""
    return kinds.relate(
        passages.dated, CONSTRUCTIONS, Spans, arithmetic.span, once=("stated_claim",)
    )


KIND: Final = RelationKind("spans", Spans, relate)
