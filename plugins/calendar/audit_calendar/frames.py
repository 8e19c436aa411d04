"""The frames that the plugin brings.

They relate words of which most are no claims of the core ("the third quarter", "EST"), and so have
no roles; columns say where the words stand that a finding points at.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from audit.frames import Relation


class Statement(Relation):
    """Something is told of a time (`stated`), and follows from other words (`expected`)."""

    stated: float = pa.Field(description="the number that the words tell")
    stated_low: float = pa.Field(description="least number that the words stand for")
    stated_high: float = pa.Field(description="greatest number that the words stand for")
    expected_low: float = pa.Field(description="least number that follows")
    expected_high: float = pa.Field(description="greatest number that follows")
    stated_start: int = pa.Field(ge=0, description="where the words stand that tell it")
    stated_end: int = pa.Field(ge=0, description="behind them")


class Anniversaries(Statement):
    """What happened in `since` has its `stated`-th anniversary in `until`."""

    since: int
    until: int


class Ages(Statement):
    """Who was born in `since` is `stated` years old in `until`."""

    since: int
    until: int


class Quarters(Statement):
    """The quarter or half with the number `stated` has the months from `first` to `last`.

    `expected` is the number that these months have in a calendar year, missing where they are none
    of its parts; `length` is how many months such a part has.
    """

    first: int = pa.Field(ge=1, le=12)
    last: int = pa.Field(ge=1, le=12)
    length: int = pa.Field(isin=(3, 6))
    expected_low: float = pa.Field(nullable=True)
    expected_high: float = pa.Field(nullable=True)


class Centuries(Statement):
    """A decade or year lies in the century with the number `stated`."""

    since: int = pa.Field(description="the first of the years")


class Clocks(Statement):
    """Two clock times are one instant: the second is `stated` minutes ahead of the first.

    `expected` is the difference between the zones, where several are possible the one that is
    nearest to what is stated; `zones` are their names, empty where none are told.
    """

    zones: str


class ClockSpans(Statement):
    """From one clock time to another it is `stated`, in minutes."""

    unit: str


class DaySpans(Statement):
    """From one day to another, of a year that is not told, it is `stated` days.

    Days from January or February to March or later depend on whether the year is a leap year. The
    last day may be counted or not.
    """


class Reversals(Statement):
    """What begins on `expected` ends on `stated`, days counted from the first of the year 1."""

    begins_start: int = pa.Field(ge=0, description="where the words of the beginning stand")
    begins_end: int = pa.Field(ge=0, description="behind them")


#: All of them, by the name of their kind.
FRAMES: dict[str, type[Statement]] = {
    "anniversaries": Anniversaries,
    "ages": Ages,
    "quarters": Quarters,
    "centuries": Centuries,
    "clocks": Clocks,
    "clock_spans": ClockSpans,
    "day_spans": DaySpans,
    "reversals": Reversals,
}


def overlap(statements: pd.DataFrame) -> pd.Series[bool]:
    """Which statements tell what follows."""
    from audit.interval import Interval, overlaps

    met = overlaps(Interval.of(statements, "stated"), Interval.of(statements, "expected"))
    return pd.Series(met, index=statements.index)
