"""Which sums of squares samples on a scale have, found by going through all of them at once."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

#: Samples on wider scales, or larger ones, have so many sums of squares that bounds say enough;
#: this is how many bits of sums and sums of squares are worth going through.
_MOST_BITS: Final = 1_000_000


def is_reached(n: int, width: int, total: int, low: int, high: int) -> bool:
    """Whether some n whole numbers from 0 to `width` have this sum, and a sum of x (x - 1) / 2 in
    this range; true where there are too many to go through.
    """
    stride = n * (width * (width - 1) // 2) + 1
    if stride * (n * width + 1) > _MOST_BITS:
        return True
    reached = _reached(n, width) >> (total * stride)
    wanted = (1 << min(high, stride - 1) + 1) - (1 << low)
    return bool(reached & wanted)


@lru_cache(maxsize=64)
def _reached(n: int, width: int) -> int:
    """A bit for each pair that n whole numbers from 0 to `width` have: sum times a stride, and the
    sum of x (x - 1) / 2.
    """
    stride = n * (width * (width - 1) // 2) + 1
    steps = [value * stride + value * (value - 1) // 2 for value in range(width + 1)]
    reached = 1
    for _ in range(n):
        longer = 0
        for step in steps:
            longer |= reached << step
        reached = longer
    return reached
