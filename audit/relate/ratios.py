"""Ratios: one value as so many times another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Ratios
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages

CONSTRUCTIONS: Final = (
    Construction(
        "times as many (this) than (that)",
        "There are four times as many buses (80) as trams (20).",
        "stated:factor .. as|up .. ( _ numerator:level# ) ~ ( _ denominator:level#",
    ),
    Construction(
        "times as many, values behind",
        "Night shifts make four times as many errors as day shifts (night: 12, day: 3).",
        "stated:factor .. as|up ~ numerator:level# ~ denominator:level#",
        confirmed=True,
    ),
    Construction(
        "this against that, times as many",
        "The bus took 80 passengers and the tram 20, or four times as many.",
        "numerator:level# ~ denominator:level# ~ stated:factor _ as|up",
        confirmed=True,
    ),
    Construction(
        "a value, double the other",
        "The fee is $1.30; this is double the old fee of $0.65.",
        "numerator:level# .. stated:factor .. denominator:level#",
        confirmed=True,
    ),
    Construction(
        "a value, half the other",
        "The new fee is less than half the old one (new $2, old $5).",
        "stated:fraction ~ numerator:level# ~ denominator:level#",
        confirmed=True,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Ratios` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Ratios, arithmetic.ratio, once=("stated_claim",)
    )


KIND: Final = RelationKind("ratios", Ratios, relate)
