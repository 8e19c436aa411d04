"""What could have been written instead: for the words of findings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def neighbours(digits: int, decimals: int, number: int) -> tuple[int, int]:
    """The sums of `number` whole numbers whose means are next to a mean that they cannot have."""
    below = digits * number // 10**decimals
    return below, below + 1


def deviations(row: Any) -> tuple[float, float]:
    """The standard deviations next to one that whole numbers cannot have, NaN where there is none
    on a side.
    """
    found = list(_deviations(row))
    below = [each for each in found if each < row.sd]
    above = [each for each in found if each > row.sd]
    return max(below, default=math.nan), min(above, default=math.nan)


def _deviations(row: Any) -> Iterator[float]:
    """Those of samples with as many squares as about fit, and with each sum that the mean
    leaves.
    """
    n, k = int(row.n), int(row.items)
    for total in range(row.least_sum, row.most_sum + 1):
        share, rest = divmod(total, n)
        evenest = n * share**2 + rest * (2 * share + 1)
        wanted = (n * (n - 1) * (k * row.sd) ** 2 + total**2) / n
        near = max(math.floor(wanted) - 2, evenest)
        for squares in range(near, near + 6):
            if (squares - total) % 2 == 0:
                yield math.sqrt((n * squares - total**2) / (n * (n - 1))) / k


def extremes(row: Any) -> tuple[float, float]:
    """The least and the greatest standard deviation of whole numbers on the scale with this mean.

    A scale without a ceiling ends at the sum.
    """
    n, k = int(row.n), int(row.items)
    least, most = [], []
    for total in range(row.least_sum, row.most_sum + 1):
        rest = total - n * k * int(row.floor)
        ended = not math.isnan(row.ceiling)
        width = k * int(row.ceiling - row.floor) if ended else max(rest, 1)
        if not 0 <= rest <= n * width:
            continue
        share, left = divmod(rest, n)
        even = n * share**2 + left * (2 * share + 1)
        far = rest // width * width**2 + (rest % width) ** 2
        least.append(math.sqrt((n * even - rest**2) / (n * (n - 1))) / k)
        most.append(math.sqrt((n * far - rest**2) / (n * (n - 1))) / k)
    return min(least, default=math.nan), max(most, default=math.nan)
