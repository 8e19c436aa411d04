"""GRIMMER, DEBIT and bounds of scales: whether whole numbers have a rounded mean and a rounded
standard deviation together.

Whole numbers x with the sum T and the sum of squares Q have the standard deviation s with
n Q - T² = n (n - 1) s² (n² s², if it is that of the population). So a range of s is one of Q, and
T and Q are both even or both odd (Anaya, The GRIMMER test, PeerJ Preprints 4, 2016, e2400v1;
Allard, Analytic-GRIMMER, 2018). Scores that are means of k items are whole numbers over k: their
standard deviation is taken k times as large. Q is least for numbers as even as may be, and on a
scale that ends it is greatest for numbers at its ends; where the ends are 0 and 1 both are T, which
is DEBIT (Heathers & Brown, DEBIT, 2019). Every sum that the mean allows is tried, not its nearest
alone. All is integer arithmetic, of Python's integers where 64 bits may not suffice.

Within these bounds some few Q are left out near the ends of a scale, as they are found by SPRITE
(Heathers, Anaya, van der Zee & Brown, PeerJ Preprints 6, 2018, e26968v1), which draws samples at
random; `audit_granularity.reach` finds them by going through all samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from audit_granularity.reach import is_reached

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audit_granularity.rounding import Ends, Integers

    #: Python's integers.
    Exact = NDArray[Any]

#: Of a mean that leaves more sums than this some sum has any standard deviation; it is not judged.
_MOST_SUMS: Final = 400


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Samples of which the mean, or the sums that it leaves, and the standard deviation are told.

    `least` and `most` may be any sums where `floor` is missing; else whole numbers are not below
    `items` * `floor`, and not above `items` * `ceiling`, if that is told.
    """

    least: Integers
    most: Integers
    n: Integers
    items: Integers
    deviation: Ends
    floor: NDArray[np.float64]
    ceiling: NDArray[np.float64]

    def take(self, rows: NDArray[np.intp]) -> Samples:
        """The samples of these rows."""
        return Samples(
            self.least[rows],
            self.most[rows],
            self.n[rows],
            self.items[rows],
            self.deviation.take(rows),
            self.floor[rows],
            self.ceiling[rows],
        )


def possible(samples: Samples, *, population: bool = False) -> NDArray[np.bool_]:
    """Which samples there are; true where that cannot be told.

    Args:
        samples: The samples.
        population: Whether the squares were divided by n, and not by n - 1.
    """
    count = samples.most - samples.least + 1
    judged = (samples.n >= 2) & (count <= _MOST_SUMS)
    rows = np.flatnonzero(judged & (count > 0))
    verdict = ~judged
    if len(rows):
        each = np.repeat(rows, count[rows])
        first = np.repeat(np.cumsum(count[rows]) - count[rows], count[rows])
        totals = samples.least[each] + np.arange(len(each)) - first
        found = _with_sums(samples.take(each), totals, population=population)
        verdict[rows] = np.logical_or.reduceat(found, np.cumsum(count[rows]) - count[rows])
    return verdict


def _with_sums(samples: Samples, sums: Integers, *, population: bool) -> NDArray[np.bool_]:
    """Which samples have this sum and their standard deviation.

    Values are counted from the floor where there is one, and what is looked for is half of Q - T,
    a whole number: the sum of x (x - 1) / 2.
    """
    n = samples.n.astype(object)
    k = samples.items.astype(object)
    floored = ~np.isnan(samples.floor)
    floor = np.where(floored, samples.floor, 0).astype(np.int64).astype(object) * k
    total = sums.astype(object) - n * floor
    least, most = _squares(samples.deviation, total, n, k, population=population)
    evenest = _evenest(total, n)
    low = np.maximum(-((total - least) // 2), -((total - evenest) // 2))
    width = _widths(samples, total, floor, k)
    high = (most - total) // 2
    farthest = (_farthest(total, width) - total) // 2
    high = np.where(floored, np.minimum(high, farthest), high)
    outside = floored & np.asarray((total < 0) | (total > n * width), dtype=np.bool_)
    fits: NDArray[np.bool_] = np.asarray(low <= high, dtype=np.bool_) & ~outside
    for row in np.flatnonzero(fits & floored & ~np.isnan(samples.ceiling)):
        fits[row] = is_reached(n[row], width[row], total[row], low[row], high[row])
    return fits


def _squares(
    deviation: Ends, total: Exact, n: Exact, k: Exact, *, population: bool
) -> tuple[Exact, Exact]:
    """The least and the greatest sum of squares with this standard deviation."""
    ends = deviation.not_negative()
    factor = k**2 * n * (n if population else n - 1)
    scale = ends.scale.astype(object) ** 2
    low = -((-factor * ends.low.astype(object) ** 2 - ends.low_open) // scale)
    high = (factor * ends.high.astype(object) ** 2 - ends.high_open) // scale
    return -((-low - total**2) // n), (high + total**2) // n


def _evenest(total: Exact, n: Exact) -> Exact:
    """The least sum of squares of n whole numbers with this sum: of two neighbours."""
    share, rest = total // n, total % n
    evenest: Exact = n * share**2 + rest * (2 * share + 1)
    return evenest


def _widths(samples: Samples, total: Exact, floor: Exact, k: Exact) -> Exact:
    """How far the values reach from the floor; a scale without a ceiling ends at the sum."""
    ended = ~np.isnan(samples.ceiling)
    ceiling = np.where(ended, samples.ceiling, 0).astype(np.int64).astype(object) * k
    width: Exact = np.where(ended, ceiling - floor, np.maximum(total, 1))
    return width


def _farthest(total: Exact, width: Exact) -> Exact:
    """The greatest sum of squares of numbers from 0 to the width with this sum: of those at both
    ends, and one between.
    """
    width = np.maximum(width, 1)
    farthest: Exact = total // width * width**2 + (total % width) ** 2
    return farthest
