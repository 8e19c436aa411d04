"""GRIM: the sums that whole numbers can have, given their rounded mean.

The mean of N whole numbers is a whole number over N, so that of means with two decimals a sample
below 100 leaves some out (Brown & Heathers, The GRIM Test, Social Psychological and Personality
Science 8, 2017, 363-369). If everybody answers k items, and the score is their mean, N is n * k.
The same holds for percentages, whose sums are counts (GRIM for percentages).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from audit_granularity.rounding import ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from audit_granularity.rounding import Integers

#: Larger samples are not judged: no mean that people write leaves out any of their sums.
MOST: Final = 1_000_000


def sums(
    units: ArrayLike,
    decimals: ArrayLike,
    n: ArrayLike,
    items: ArrayLike = 1,
    *,
    rounding: Sequence[str],
) -> tuple[Integers, Integers]:
    """The least and the greatest sum of n * items whole numbers with these means.

    There is none where the least is above the greatest: then no such numbers have this mean.

    Args:
        units: The means' digits; the mean is `units` / 10 ** `decimals`.
        decimals: How many of the digits stand behind the point.
        n: The sizes of the samples.
        items: Of how many items each value is the mean.
        rounding: How the means may have been rounded, see `audit_granularity.rounding.ends`.
    """
    numbers = np.asarray(n, dtype=np.int64) * np.asarray(items, dtype=np.int64)
    return ends(units, decimals, rounding).between(numbers)


def counts(
    units: ArrayLike, decimals: ArrayLike, n: ArrayLike, *, rounding: Sequence[str]
) -> tuple[Integers, Integers]:
    """The least and the greatest count that is such a percentage of n; none where the least is
    above the greatest.
    """
    return sums(units, np.asarray(decimals) + 2, n, rounding=rounding)
