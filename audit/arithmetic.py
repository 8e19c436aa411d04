"""What each kind of relation asserts, as interval arithmetic over its frame.

Each function takes a relation frame and returns two intervals a row: what the words state and what
follows from the operands. The relation holds where they overlap, and is not judged where either is
unknown (NaN). The same functions confirm a doubtful reading (`audit.relate`), judge a relation and
explain it (`audit.rules`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audit import units
from audit.interval import Interval, overlaps, percent_change

if TYPE_CHECKING:
    import pandas as pd

    from audit.interval import Floats, Truths


class Comparison(NamedTuple):
    """What is stated beside what follows, one interval a row each."""

    stated: Interval
    computed: Interval

    @property
    def known(self) -> Truths:
        """Which rows can be judged."""
        return self.stated.known & self.computed.known

    @property
    def holds(self) -> Truths:
        """Which rows some reading of the words makes true; true where nothing can be judged."""
        return overlaps(self.stated, self.computed)


def signs(changes: pd.DataFrame) -> Floats:
    """+1 where the words say up, -1 where they say down, 0 where they do not say."""
    direction = changes["direction"].astype(object)
    return np.select([direction == "up", direction == "down"], [1.0, -1.0], 0.0)


def signed(amount: Interval, sign: Floats) -> Interval:
    """An amount that is told without its sign ("fell 5 percent"), with the sign of its
    direction.
    """
    return (-amount).where((sign < 0) & (amount.high > 0), amount)


def bases(changes: pd.DataFrame) -> Interval:
    """The base as written; where none is, what `current` and `amount` leave for it."""
    written = Interval.of(changes, "base")
    derived = Interval.of(changes, "current") - signed(
        Interval.of(changes, "amount"), signs(changes)
    )
    return written.where(written.known, derived)


def change(changes: pd.DataFrame) -> Comparison:
    """`current` against `base`: in percent, as a factor, or in their own unit, as the unit of
    `stated` says.

    A percent change from nothing or from below nothing has no agreed meaning and is not judged.
    Where the words do not say up or down, either will do.
    """
    stated, base = Interval.of(changes, "stated"), bases(changes)
    current, sign = Interval.of(changes, "current"), signs(changes)
    unit = changes["stated_unit"].to_numpy(dtype=object)
    relative = np.isin(unit, ["percent", "factor", "fraction"])
    times = np.isin(unit, ["factor", "fraction"])

    positive = base.low > 0
    quotient = (current / base).where(positive, Interval.unknown(len(base.low)))
    computed = percent_change(base, current).where(positive, Interval.unknown(len(base.low)))
    computed = quotient.where(times, computed.where(relative, current - base))

    told = signed(stated, np.where(times, 0.0, sign))
    either = (sign == 0) & ~times & (stated.high > 0)
    return Comparison(
        told.magnitude().where(either, told), computed.magnitude().where(either, computed)
    )


def share(shares: pd.DataFrame) -> Comparison:
    """`part` in `whole`, in percent or as a fraction, as the unit of `stated` says."""
    quotient = Interval.of(shares, "part") / Interval.of(shares, "whole")
    percent = (shares["stated_unit"] == "percent").to_numpy()
    return Comparison(
        Interval.of(shares, "stated"), quotient.scaled(100.0).where(percent, quotient)
    )


def total(sums: pd.DataFrame) -> Comparison:
    """The `total`, or 100 where there is none, against the `parts` added up."""
    stated = Interval.of(sums, "total")
    hundred = Interval.exactly(np.full(len(sums), 100.0))
    return Comparison(
        stated.where(sums["total_claim"].notna().to_numpy(), hundred),
        Interval(_fold(sums["parts_low"], np.add), _fold(sums["parts_high"], np.add)),
    )


def difference(differences: pd.DataFrame) -> Comparison:
    """`larger` - `smaller`; a sign of `stated` tells a direction and is left aside."""
    computed = Interval.of(differences, "larger") - Interval.of(differences, "smaller")
    return Comparison(Interval.of(differences, "stated").magnitude(), computed)


def ratio(ratios: pd.DataFrame) -> Comparison:
    """`numerator` / `denominator`."""
    return Comparison(
        Interval.of(ratios, "stated"),
        Interval.of(ratios, "numerator") / Interval.of(ratios, "denominator"),
    )


def average(averages: pd.DataFrame) -> Comparison:
    """`total` / `count`; an average in whole numbers is rounded: "14 a day" is 13.5 to 14.5."""
    stated = Interval.of(averages, "stated")
    exact = stated.low == stated.high
    rounded = Interval(stated.low - 0.5, stated.high + 0.5)
    return Comparison(
        rounded.where(exact, stated),
        Interval.of(averages, "total") / Interval.of(averages, "count"),
    )


def product(products: pd.DataFrame) -> Comparison:
    """`stated` against the `factors`, which are positive, multiplied."""
    return Comparison(
        Interval.of(products, "stated"),
        Interval(
            _fold(products["factors_low"], np.multiply),
            _fold(products["factors_high"], np.multiply),
        ),
    )


def conversion(conversions: pd.DataFrame) -> Comparison:
    """`source` in the unit of `stated`; not judged where there is no fixed rate, as between
    currencies.
    """
    pairs = zip(conversions["source_unit"], conversions["stated_unit"], strict=True)
    factors = [units.conversion(*pair) or (np.nan, np.nan) for pair in pairs]
    scale, offset = np.asarray(factors, dtype=float).reshape(-1, 2).T
    stated, source = Interval.of(conversions, "stated"), Interval.of(conversions, "source")
    apart = source * Interval.exactly(scale)
    computed = Interval(apart.low + offset, apart.high + offset)
    # "warmer by 2 °C (3.6 °F)" tells a difference of temperatures, for which no offset counts
    return Comparison(stated, apart.where(overlaps(stated, apart) & apart.known, computed))


def span(spans: pd.DataFrame) -> Comparison:
    """From `start` to `end`, counted with or without the last one; a birthday not yet reached takes
    one off.
    """
    distance = Interval.of(spans, "end") - Interval.of(spans, "start")
    return Comparison(
        Interval.of(spans, "stated"), Interval(distance.low - 1.0, distance.high + 1.0)
    )


def order(orders: pd.DataFrame) -> Comparison:
    """The excess of `larger` over `smaller`, which is stated to be more than nothing."""
    excess = Interval.of(orders, "larger") - Interval.of(orders, "smaller")
    least = np.full(len(orders), np.nextafter(0.0, 1.0))
    return Comparison(Interval(least, np.full(len(orders), np.inf)), excess)


def _fold(lists: pd.Series[Any], operation: np.ufunc) -> Floats:
    """Each row's list of numbers, added or multiplied up."""
    cells = [np.asarray(cell, dtype=float) for cell in lists]
    if not cells:
        return np.empty(0)
    starts = np.cumsum([0, *(len(cell) for cell in cells[:-1])])
    with np.errstate(invalid="ignore"):  # no end and no end the other way add up to nothing known
        return np.asarray(operation.reduceat(np.concatenate(cells), starts), dtype=float)
