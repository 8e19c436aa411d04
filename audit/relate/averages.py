"""Averages: a total, over how many it is spread, and how much that is for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Averages
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages

CONSTRUCTIONS: Final = (
    Construction(
        "so many in so many days, an average of",
        "The line had 217 breakdowns in 31 days, an average of seven a day.",
        "total:amount _ with _ count:duration ,, each .. stated:amount",
    ),
    Construction(
        "so many in so many days, so many a day",
        "The line had 217 breakdowns in 31 days, seven a day.",
        "total:amount _ with .. count:duration ,, stated:amount",
        confirmed=True,
    ),
    Construction(
        "total, count, an average of",
        "The town has 900 pupils. There are 30 classes, with an average of 30 pupils in each.",
        "total:any ~ count:any ~ each .. stated:any",
        confirmed=True,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Averages` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Averages, arithmetic.average, once=("stated_claim",)
    )


KIND: Final = RelationKind("averages", Averages, relate)
