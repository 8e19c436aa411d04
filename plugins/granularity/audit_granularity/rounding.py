"""What a rounded number stands for: all numbers that some allowed way of rounding turns into it.

The ends are exact. A number with d decimals is a whole number of units of 10 ** -d, and every way
of rounding has its ends at whole or half units, so that an end is an integer over 2 * 10 ** d.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike

Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The numbers from `low` / `scale` to `high` / `scale`, one range a row.

    An open end is not taken itself. Integers of 64 bits hold numbers of 12 digits times samples of
    a million (`audit_granularity.written`, `audit_granularity.sums.MOST`).
    """

    low: Integers
    high: Integers
    scale: Integers
    low_open: Integers
    high_open: Integers

    def between(self, denominator: Integers) -> tuple[Integers, Integers]:
        """The least and the greatest integer that, over the denominator, is in the range.

        The least is above the greatest where there is none.
        """
        least = -((-self.low * denominator - self.low_open) // self.scale)
        most = (self.high * denominator - self.high_open) // self.scale
        return least, most

    def not_negative(self) -> Ends:
        """The part of the ranges that is not below zero, as a standard deviation is not."""
        below = self.low < 0
        return Ends(
            np.where(below, 0, self.low),
            self.high,
            self.scale,
            np.where(below, 0, self.low_open),
            self.high_open,
        )

    def take(self, rows: NDArray[np.intp]) -> Ends:
        """The ranges of these rows."""
        return Ends(
            self.low[rows],
            self.high[rows],
            self.scale[rows],
            self.low_open[rows],
            self.high_open[rows],
        )


def ends(units: ArrayLike, decimals: ArrayLike, rounding: Sequence[str]) -> Ends:
    """The ranges of numbers that are written as `units` / 10 ** `decimals`.

    Args:
        units: The digits as integers.
        decimals: How many of them stand behind the point.
        rounding: The ways in which the numbers may have been rounded, see
            `audit_granularity.settings.ROUNDINGS`; some number may be due to any of them.
    """
    digits = np.asarray(units, dtype=np.int64)
    scale = 2 * 10 ** np.asarray(decimals, dtype=np.int64)
    codes = [_WAYS[way](digits) for way in rounding]
    # An end in half units from the number, doubled, with one taken off towards it where it is open:
    # so that of two ends that meet the closed one is the farther.
    low = np.minimum.reduce([each[0] for each in codes])
    high = np.maximum.reduce([each[1] for each in codes])
    return Ends(
        2 * digits + low // 2,
        2 * digits - (-high // 2),
        scale,
        low % 2,
        high % 2,
    )


def _half_up(digits: Integers) -> tuple[Integers, Integers]:
    """Ties go away from zero, as spreadsheets and statistical programs round."""
    return np.where(digits > 0, -2, -1), np.where(digits < 0, 2, 1)


def _half_down(digits: Integers) -> tuple[Integers, Integers]:
    """Ties go towards zero."""
    return np.where(digits > 0, -1, -2), np.where(digits < 0, 1, 2)


def _half_even(digits: Integers) -> tuple[Integers, Integers]:
    """Ties go to an even digit (IEC 60559)."""
    even = digits % 2 == 0
    return np.where(even, -2, -1), np.where(even, 2, 1)


def _up(digits: Integers) -> tuple[Integers, Integers]:
    """Up to the next greater number."""
    return np.full_like(digits, -3), np.zeros_like(digits)


def _down(digits: Integers) -> tuple[Integers, Integers]:
    """Down to the next smaller number."""
    return np.zeros_like(digits), np.full_like(digits, 3)


def _truncate(digits: Integers) -> tuple[Integers, Integers]:
    """Further digits are dropped."""
    return np.where(digits > 0, 0, -3), np.where(digits < 0, 0, 3)


_WAYS: Final[dict[str, Callable[[Integers], tuple[Integers, Integers]]]] = {
    "half-up": _half_up,
    "half-down": _half_down,
    "half-even": _half_even,
    "up": _up,
    "down": _down,
    "truncate": _truncate,
}
