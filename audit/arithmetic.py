"""What each kind of relation asserts, as interval arithmetic over its frame.

Each function takes a relation frame and returns two intervals a row: what the words state and what
follows from the operands. The relation holds where they overlap, and is not judged where either is
unknown (NaN). The same functions confirm a doubtful reading (`audit.relate`), judge a relation and
explain it (`audit.rules`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from audit import units
from audit.interval import Interval, overlaps, percent_change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    def telling(self) -> Truths:
        """Which rows would confirm a reading: "less than half" is true of too much for that."""
        return self.known & np.isfinite(self.stated.low)

    @property
    def holds(self) -> Truths:
        """Which rows some reading of the words makes true; true where nothing can be judged."""
        return overlaps(self.stated, self.computed)


def signs(changes: pd.DataFrame) -> Floats:
    """+1 where the words say up, -1 where they say down, 0 where they do not say."""
    direction = changes["direction"].astype(object)
    return np.select([direction == "up", direction == "down"], [1.0, -1.0], 0.0)


def signed(amount: Interval, sign: Floats) -> Interval:
    """An amount that is told without its sign ("fell 5 percent"), with the sign of its direction.

    Where a direction is told an amount is not below nothing: "less than 5 percent down" is 0 to 5.
    """
    told = (sign != 0) & (amount.high > 0)
    positive = Interval(np.maximum(amount.low, 0.0), amount.high).where(told, amount)
    return (-positive).where(told & (sign < 0), positive)


def from_amount(current: Interval, amount: Interval, sign: Floats) -> Interval:
    """The change in percent that `amount` is, where no base is written.

    100 / (current / amount - 1) for a rise, -100 / (current / amount + 1) for a fall: the base is
    `current` without the amount, and each is written once.
    """
    times = current / amount
    rise = times.shifted(-1.0)
    # a rise by all of the current value came from nothing, and is more than any percentage
    rise = Interval(np.maximum(rise.low, 0.0), rise.high)
    with np.errstate(divide="ignore", invalid="ignore"):
        up = Interval(100.0 / rise.high, 100.0 / rise.low)
    up = up.where(rise.high > 0, Interval.unknown(len(sign)))
    down = -(Interval.exactly(np.full(len(sign), 100.0)) / times.shifted(1.0))
    return down.where(sign < 0, up)


def change(changes: pd.DataFrame) -> Comparison:
    """`current` against `base`: in percent, as a factor or fraction, or in their own unit.

    The unit of `stated` says in which. A percent change from nothing or from below nothing has no
    agreed meaning and is not judged. Where the words do not say up or down, either will do. What
    falls "threefold" is a third of what it was.
    """
    stated, base = Interval.of(changes, "stated"), Interval.of(changes, "base")
    current, sign = Interval.of(changes, "current"), signs(changes)
    unit = changes["stated_unit"].to_numpy(dtype=object)
    times, part = unit == "factor", unit == "fraction"
    relative = (unit == "percent") | part

    unknown = Interval.unknown(len(sign))
    percent = percent_change(base, current).where(base.low > 0, unknown)
    derived = from_amount(current, Interval.of(changes, "amount"), sign)
    percent = percent.where(base.known, derived)
    quotient = (current / base).where(base.low > 0, unknown)
    inverse = (base / current).where(current.low > 0, unknown)
    shrank = (sign < 0) | ((sign == 0) & (quotient.high < 1))
    quotient = inverse.where(shrank & (stated.low >= 1), quotient)
    computed = percent.scaled(0.01).where(part, percent).where(relative, current - base)

    told = signed(stated, np.where(times, 0.0, sign))
    either = (sign == 0) & ~times & (stated.high > 0)
    told = told.magnitude().where(either, told)
    computed = computed.magnitude().where(either, computed)
    return Comparison(told, quotient.where(times, computed))


def share(shares: pd.DataFrame) -> Comparison:
    """`part` in `whole`, in percent or as a fraction, as the unit of `stated` says."""
    quotient = Interval.of(shares, "part") / Interval.of(shares, "whole")
    percent = (shares["stated_unit"] == "percent").to_numpy()
    return Comparison(
        Interval.of(shares, "stated"), quotient.scaled(100.0).where(percent, quotient)
    )


def whole(wholes: pd.DataFrame) -> Comparison:
    """The least whole that some part allows, and anything above it, against the greatest that every
    part allows, and anything below it: they meet where one whole fits all.
    """
    least = _fold_wholes(wholes["parts_low"], wholes["shares_high"], np.maximum)
    most = _fold_wholes(wholes["parts_high"], wholes["shares_low"], np.minimum)
    return Comparison(
        Interval(least, np.full(len(wholes), np.inf)),
        Interval(np.full(len(wholes), -np.inf), most),
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
    """`source` in the unit of `stated`; between currencies, at some rate that is possible, and not
    judged where none is known; of prices for two periods, at what the longer one may cost.
    """
    pairs = zip(conversions["source_unit"], conversions["stated_unit"], strict=True)
    factors = [units.conversion(*pair) or (np.nan, np.nan) for pair in pairs]
    scale, offset = np.asarray(factors, dtype=float).reshape(-1, 2).T
    stated, source = Interval.of(conversions, "stated"), Interval.of(conversions, "source")
    rate = Interval.of(conversions, "rate")
    prices = rate.known & np.isfinite(scale)  # which are not rounded to what is customary
    fives = _in_fives(stated) & ~rate.known
    source = _opened(source, fives & _in_fives(source))
    stated = stated.where(prices, _opened(_to_last_digit(stated), fives))
    apart = source * Interval.exactly(scale)
    computed = Interval(apart.low + offset, apart.high + offset)
    computed = (source * rate).where(rate.known, computed)
    # "warmer by 2 °C (3.6 °F)" tells a difference of temperatures, for which no offset counts
    fits_apart = overlaps(stated, apart) & apart.known & ~prices
    return Comparison(stated, apart.where(fits_apart, computed))


#: Whole numbers from here on that end in five, or in nought, may be rounded to fives, which is no
#: more than "about" opens.
_LEAST_IN_FIVES: Final = 50.0


def _in_fives(whole: Interval) -> Truths:
    """Which are told as a multiple of five: "120 mph (195 km/h)"."""
    with np.errstate(invalid="ignore"):
        middle = np.abs(whole.low + whole.high) / 2.0
        multiple = np.mod(middle, 5.0) == 0
        return np.asarray(
            (middle >= _LEAST_IN_FIVES) & multiple & (whole.high - whole.low <= 1.0), dtype=bool
        )


def _opened(whole: Interval, fives: Truths) -> Interval:
    """The intervals, those that are told in fives as wide as that."""
    with np.errstate(invalid="ignore"):
        middle = (whole.low + whole.high) / 2.0
        low, high = np.minimum(whole.low, middle - 2.5), np.maximum(whole.high, middle + 2.5)
    return Interval(low, high).where(fives, whole)


def _to_last_digit(whole: Interval) -> Interval:
    """Whole numbers as rounded to their last digit that is not zero: 9,100 m is 9,050 to 9,150 m.

    What is converted is rounded to what is customary in the other unit.
    """
    with np.errstate(invalid="ignore"):
        middle = (whole.low + whole.high) / 2.0
        half = (whole.high - whole.low) / 2.0
    for place in 10.0 ** np.arange(1, 7):
        round_here = (half <= 0.5) | (half == place / 20.0)
        with np.errstate(invalid="ignore"):
            zeros = (middle != 0) & (np.mod(middle, place) == 0) & round_here
        half = np.where(zeros, place / 2.0, half)
    bounded = np.isfinite(half)
    half = np.where(bounded, half, 0.0)
    middle = np.where(bounded, middle, 0.0)
    return Interval(middle - half, middle + half).where(bounded, whole)


def length(lists: pd.DataFrame) -> Comparison:
    """How many items a list has."""
    ends = [lists[name].to_numpy(dtype=float) for name in ("least", "most")]
    return Comparison(Interval.of(lists, "stated"), Interval(*ends))


def repeat(repeats: pd.DataFrame) -> Comparison:
    """Two tellings of one value.

    Told to the same place they have to be the same. Else the coarser one may have been rounded or
    cut off: 2,048 is "2,000", and $1.26 billion is "$1.2 billion" as well as "$1.3 billion".
    """
    first = _to_hundreds(Interval.of(repeats, "first"))
    second = _to_hundreds(Interval.of(repeats, "second"))
    fine, other = first.high - first.low, second.high - second.low
    with np.errstate(invalid="ignore"):
        alike = np.abs(fine - other) <= 1e-6 * np.maximum(fine, other)
    middle = [repeats[f"{role}_value"].to_numpy(dtype=float) for role in ("second", "first")]
    return Comparison(
        Interval.exactly(middle[0]).where(alike, _cut_off(second).where(other > fine, second)),
        Interval.exactly(middle[1]).where(alike, _cut_off(first).where(fine > other, first)),
    )


def binding(bindings: pd.DataFrame) -> Comparison:
    """`stated` against the data's figure, whichever of the two is told to the finer place, exactly.

    Whole hundreds may be rounded, as in `repeat`, and so may a figure in whole numbers where the
    data's is none: an average of 160.7 is "161".
    """
    data = Interval.of(bindings, "data")
    middle, computed = (
        Interval.exactly(bindings[f"{name}_value"].to_numpy(dtype=float))
        for name in ("stated", "data")
    )
    stated = _to_hundreds(Interval.of(bindings, "stated"))
    with np.errstate(invalid="ignore"):
        parted = computed.low % 1.0 != 0
        finer = data.high - data.low > stated.high - stated.low
    exact = stated.low == stated.high
    stated = _widened(stated, 0.5).where(exact & parted, stated)
    return Comparison(middle.where(finer, stated), data.where(finer, computed))


def _widened(written: Interval, half: float) -> Interval:
    return Interval(written.low - half, written.high + half)


def _to_hundreds(written: Interval) -> Interval:
    """Whole hundreds, thousands and so on as if rounded to their last digit that is not zero."""
    with np.errstate(invalid="ignore"):
        middle, width = (written.low + written.high) / 2.0, written.high - written.low
    half = np.zeros(len(middle))
    for place in 10.0 ** np.arange(2, 10):
        with np.errstate(invalid="ignore"):
            zeros = (width <= 1.0) & (middle != 0) & (np.mod(middle, place) == 0)
        half = np.where(zeros, place / 2.0, half)
    return Interval(written.low - half, written.high + half)


def _cut_off(written: Interval) -> Interval:
    """What may have been rounded to the nearest as what may have been cut off, towards nothing."""
    bounded = np.isfinite(written.low + written.high)
    half = np.where(bounded, (written.high - written.low) / 2, 0.0)
    below = np.where(written.low < 0, half, 0.0)
    above = np.where(written.high > 0, half, 0.0)
    return Interval(written.low - below, written.high + above)


#: How much less and more than the distance from `start` to `end` a span may be told as, by its
#: unit: an age before the birthday is a year less, of days the first may be counted too, weeks are
#: rounded, and years and months that only begin or end may be counted or not. An anniversary
#: (without a unit) is exact.
SPAN_SLACK: Final[Mapping[str, tuple[float, float]]] = {
    "": (0.0, 0.0),
    "day": (0.0, 1.0),
    "week": (0.5, 0.5 + 1.0 / 7.0),
    "month": (1.0, 1.0),
    "year": (1.0, 1.0),
    "year of age": (1.0, 0.0),
}


def span(spans: pd.DataFrame) -> Comparison:
    """From `start` to `end`, both counted in the unit of `stated`; see `SPAN_SLACK`."""
    distance = Interval.of(spans, "end") - Interval.of(spans, "start")
    slack = [SPAN_SLACK.get(unit, (1.0, 1.0)) for unit in spans["stated_unit"]]
    less, more = np.array(slack, dtype=float).reshape(-1, 2).T
    return Comparison(
        Interval.of(spans, "stated"), Interval(distance.low - less, distance.high + more)
    )


def day_exists(dates: pd.DataFrame) -> Truths:
    """Which months have such a day; a February of no year has 29."""
    day = dates["day"].to_numpy(dtype=float)
    last = _month(dates).dt.days_in_month.to_numpy(dtype=float)
    return np.asarray((day >= 1) & (day <= last))


def weekday(dates: pd.DataFrame) -> pd.Series[Any]:
    """The names of the days of the week that these dates are; missing where there is no such
    day.
    """
    import pandas as pd

    exists = pd.Series(day_exists(dates), index=dates.index)
    since_first = pd.to_timedelta(dates["day"].astype(float) - 1, unit="D")
    days = (_month(dates) + since_first).where(exists & dates["year"].notna())
    names: pd.Series[Any] = days.dt.day_name()
    return names


def _month(dates: pd.DataFrame) -> pd.Series[Any]:
    """The first day of each date's month, in a leap year where none is told."""
    import pandas as pd

    year = dates["year"].fillna(2000).astype("int64")
    return pd.to_datetime(
        pd.DataFrame({"year": year, "month": dates["month"].astype("int64"), "day": 1}),
        errors="coerce",
    )


def order(orders: pd.DataFrame) -> Comparison:
    """The excess of `larger` over `smaller`, which is stated to be more than nothing."""
    excess = Interval.of(orders, "larger") - Interval.of(orders, "smaller")
    least = np.full(len(orders), np.nextafter(0.0, 1.0))
    return Comparison(Interval(least, np.full(len(orders), np.inf)), excess)


def _fold(lists: Iterable[Any], operation: np.ufunc) -> Floats:
    """Each row's list of numbers, taken together."""
    cells = [np.asarray(cell, dtype=float) for cell in lists]
    if not cells:
        return np.empty(0)
    starts = np.cumsum([0, *(len(cell) for cell in cells[:-1])])
    with np.errstate(invalid="ignore"):  # no end and no end the other way add up to nothing known
        return np.asarray(operation.reduceat(np.concatenate(cells), starts), dtype=float)


def _fold_wholes(parts: pd.Series[Any], shares: pd.Series[Any], operation: np.ufunc) -> Floats:
    """What each part and its percentage make the whole, and of each row's the greatest or least."""
    with np.errstate(divide="ignore"):
        wholes = [
            100.0 * np.asarray(part, dtype=float) / np.asarray(share, dtype=float)
            for part, share in zip(parts, shares, strict=True)
        ]
    return _fold(wholes, operation)
