"""What words stand for, and which figures of the data bear them out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from audit import arithmetic, extract
from audit.errors import AuditError
from audit.interval import Interval

if TYPE_CHECKING:
    from audit.interval import Floats

#: Kinds of claim that are no quantity.
_NAMES: Final = frozenset({"date", "time", "identifier", "ordinal"})


@dataclass(frozen=True, slots=True)
class Stated:
    """The quantity that words tell, and the interval that it stands for."""

    value: float
    low: float
    high: float
    unit: str


@lru_cache(maxsize=1_000)
def quantity(words: str) -> Stated:
    """The one quantity that these words tell: "about $1.2 billion".

    Raises:
        AuditError: If they tell none, or several.
    """
    claims = extract(words)
    found = claims[~claims["kind"].isin(_NAMES) & claims["low"].notna()]
    if len(found) != 1:
        raise AuditError(f'"{words}" tells {len(found) or "no"} quantities, where one is needed')
    value, low, high = (float(found[name].iloc[0]) for name in ("value", "low", "high"))
    return Stated(value, low, high, str(found["unit"].iloc[0]))


def supporting(bindings: pd.DataFrame) -> Interval:
    """The figures of the data, one interval a row, that bear out what is stated.

    A figure v of the data stands for v - below to v + above, as the data are rounded; it meets what
    is stated, low to high, if it lies between low - above and high + below.

    Args:
        bindings: `stated_*` and `data_*` as in `audit.frames.Bindings`.
    """
    stated, data = arithmetic.binding(bindings)
    figure: Floats = bindings["data_value"].to_numpy(dtype=float)
    return Interval(stated.low - (data.high - figure), stated.high + (figure - data.low))


def supporting_exactly(stated: Stated, figure: float) -> Interval:
    """The same for one quantity and data that are not rounded, of which this is the figure."""
    told = {f"stated_{name}": [getattr(stated, name)] for name in ("value", "low", "high")}
    known = {f"data_{name}": [figure] for name in ("value", "low", "high")}
    return supporting(pd.DataFrame(told | known))
