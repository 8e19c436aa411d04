"""Entries that bound one measure: rules over the claims."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.declared.measures import tell
from audit.declared.words import allowed, in_range, worded
from audit.interval import Interval, overlaps
from audit.rule import Finding
from audit.units import conversion

if TYPE_CHECKING:
    import pandas as pd

    from audit.config.entries import Entry
    from audit.interval import Truths


def applies(claims: pd.DataFrame, entry: Entry) -> pd.Series[bool]:
    """Which claims tell the measure, in a unit that can be compared."""
    told = tell(claims, entry.measures[0])
    return told & claims["unit"].map(lambda unit: _scale(unit, entry) is not None)


def _scale(unit: str, entry: Entry) -> tuple[float, float] | None:
    """How a figure of this unit is told in the entry's; None if it is not."""
    if unit == entry.unit or not entry.unit:
        return 1.0, 0.0
    return conversion(unit, entry.unit) if unit else None


def holds(claims: pd.DataFrame, entry: Entry) -> Truths:
    """Which claims may lie within the bounds."""
    scales = [_scale(unit, entry) or (math.nan, math.nan) for unit in claims["unit"]]
    by, offset = np.array(scales).reshape(-1, 2).T
    ends = [claims[name].to_numpy(dtype=float) * by + offset for name in ("low", "high")]
    return overlaps(Interval(np.minimum(*ends), np.maximum(*ends)), allowed(entry, len(claims)))


def explain(claim: Any, entry: Entry) -> Finding:
    """What to tell about a claim out of bounds."""
    by, offset = _scale(claim.unit, entry) or (math.nan, math.nan)
    must = f"{entry.measures[0]} must be {in_range(entry, entry.unit)}"
    if (by, offset) != (1.0, 0.0):
        must += f", and this is {claim.value * by + offset:.4g}"
    low, high = sorted(((entry.low - offset) / by, (entry.high - offset) / by))
    return Finding(
        claim.start,
        claim.end,
        worded(entry, claim.text, claim.value, f'"{claim.text}": {must}'),
        stated=claim.value,
        expected_low=low,
        expected_high=high,
    )
