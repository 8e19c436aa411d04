"""Products: so many of so many make so many."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Products
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.cues import cue_symbols
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages


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
    if (
        one is None
        or other is None
        or stated is None
        or stated.value <= max(one.value, other.value)
    ):
        return None
    return replace(match, roles={"stated": stated, "factors": [one, other]})


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


def relate(passages: Passages) -> pd.DataFrame:
    """The `Products` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Products, arithmetic.product, once=("stated_claim",)
    )


KIND: Final = RelationKind("products", Products, relate)
