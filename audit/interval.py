"""Rounding as interval arithmetic: what a written number stands for, and what follows from such
numbers.

An `Interval` holds the ends of many intervals as float arrays, a row a relation, so that a rule
judges a batch with a few array operations. The operations are those of Moore, Kearfott and Cloud,
Introduction to Interval Analysis (2009), ch. 2: the result holds every value that some choice of
operands gives. Where an operand occurs twice in a formula the plain operations give more than that;
formulas here are written so that each occurs once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Truths = NDArray[np.bool_]

#: Binary floats miss decimal ones by some units in the last place; no rounding of a written number
#: is this fine.
_FLOAT_ERROR = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Interval:
    """Closed intervals, one a row; an end may be infinite, and both are NaN where nothing is
    known.
    """

    low: Floats
    high: Floats

    @classmethod
    def of(cls, relations: pd.DataFrame, role: str) -> Interval:
        """What the words in this role stand for, one interval a relation."""
        return cls(
            relations[f"{role}_low"].to_numpy(dtype=float),
            relations[f"{role}_high"].to_numpy(dtype=float),
        )

    @classmethod
    def exactly(cls, value: ArrayLike) -> Interval:
        """Intervals of one value each."""
        values = np.asarray(value, dtype=float)
        return cls(values, values)

    @classmethod
    def unknown(cls, length: int) -> Interval:
        """Intervals that say nothing."""
        return cls.exactly(np.full(length, np.nan))

    @property
    def known(self) -> Truths:
        """Which intervals say anything."""
        return ~(np.isnan(self.low) | np.isnan(self.high))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        with np.errstate(invalid="ignore"):
            corners = [
                # 0 times an infinite end is 0: the end is never taken, only approached
                np.nan_to_num(a * b, nan=0.0, posinf=np.inf, neginf=-np.inf)
                for a in (self.low, self.high)
                for b in (other.low, other.high)
            ]
        known = self.known & other.known
        return Interval(
            np.where(known, np.minimum.reduce(corners), np.nan),
            np.where(known, np.maximum.reduce(corners), np.nan),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Quotients; unknown where the divisor may be zero, for then they may be anything."""
        with np.errstate(divide="ignore", invalid="ignore"):
            inverse = Interval(1.0 / other.high, 1.0 / other.low)
        whole = (other.low <= 0) & (other.high >= 0)
        return self * Interval(
            np.where(whole, np.nan, inverse.low), np.where(whole, np.nan, inverse.high)
        )

    def scaled(self, factor: float) -> Interval:
        """These intervals, `factor` times as large."""
        ends = (self.low * factor, self.high * factor)
        return Interval(*(ends if factor >= 0 else reversed(ends)))

    def shifted(self, by: float) -> Interval:
        """These intervals, moved by `by`."""
        return Interval(self.low + by, self.high + by)

    def magnitude(self) -> Interval:
        """The absolute values."""
        straddles = (self.low < 0) & (self.high > 0)
        low, high = np.abs(self.low), np.abs(self.high)
        return Interval(np.where(straddles, 0.0, np.minimum(low, high)), np.maximum(low, high))

    def where(self, mask: Truths, other: Interval) -> Interval:
        """These intervals where `mask` holds, the others elsewhere."""
        return Interval(np.where(mask, self.low, other.low), np.where(mask, self.high, other.high))


def overlaps(stated: Interval, computed: Interval) -> Truths:
    """Whether some value is in both; true where either says nothing, for then nothing speaks
    against it.
    """
    with np.errstate(invalid="ignore"):
        finite = [
            np.where(np.isfinite(end), np.abs(end), 0.0)
            for end in (stated.low, stated.high, computed.low, computed.high)
        ]
        slack = _FLOAT_ERROR * np.maximum.reduce(finite)
        meet = (stated.low <= computed.high + slack) & (computed.low <= stated.high + slack)
    return np.asarray(meet | ~stated.known | ~computed.known)


def percent_change(base: Interval, current: Interval) -> Interval:
    """By how many percent `current` exceeds `base`: 100 * (current / base - 1), base written
    once.
    """
    return (current / base).shifted(-1.0).scaled(100.0)
