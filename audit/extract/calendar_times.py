"""Periods told by their names or from the document's day: "Q3 2018", "last May", "this week"."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audit.extract.times import ONE_DAY, YEAR, Times, When, ending, months_from, shifted

if TYPE_CHECKING:
    from audit.extract.mention import Period


@dataclass(frozen=True, slots=True)
class Part(When):
    """Months or a day of a year: "2018", "May", "Q3 2018", "May 4, 2018", "the 1990s".

    Attributes:
        year: None where the words give none: `pick` says which it is then.
        months: The first and the last, from 1; a decade has 120, a winter begins in month 0.
        day: Of the first month, where the period is a day.
        fiscal: The months are those of a fiscal year.
        numbered: It is told by its number, as quarters are, not by its name, as months are.
        pick: "begun" is the last one up to the document's day, "over" the last one before it,
            "this" the one of its year, "ahead" the first one that is not over, "next" the first one
            behind it.
    """

    year: int | None
    months: tuple[int, int] = (1, 12)
    day: int | None = None
    fiscal: bool = False
    numbered: bool = False
    pick: str = "begun"

    @property
    def is_year(self) -> bool:
        """Whether it is one whole year that the words tell."""
        return self.months == (1, 12) and self.day is None and self.year is not None

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        if self.year is not None:
            return self._in(self.year, times)
        if times.day is None:
            return None
        here = times.day.year
        if self.pick == "this":
            return self._in(here, times)
        back = self.pick in ("begun", "over")
        years = range(here + 2, here - 3, -1) if back else range(here - 2, here + 3)
        candidates = (self._in(year, times) for year in years)
        return next((one for one in candidates if _is_picked(self.pick, one, times.day)), None)

    def in_year(self, year: int) -> Part:
        """The same months or day of another year."""
        return replace(self, year=year)

    def _in(self, year: int, times: Times) -> Period:
        start = year * YEAR + (times.fiscal_start if self.fiscal else 0) - 1
        first, last = months_from(start + self.months[0], start + self.months[1])
        if self.day is None:
            return first, last
        assert last is not None
        day = first.replace(day=min(self.day, last.day))
        return day, day


def _is_picked(pick: str, period: Period, day: datetime.date) -> bool:
    """Whether a period is the one wanted, seen from a day; see `Part.pick`."""
    first, last = period
    assert last is not None
    return {
        "begun": first <= day,
        "over": last < day,
        "ahead": last >= day,
        "next": first > day,
    }[pick]


@dataclass(frozen=True, slots=True)
class Weekday(When):
    """A day of the week, from Monday as 0, picked as a `Part` is; none is told ahead."""

    number: int
    pick: str = "begun"

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        if times.day is None or self.pick == "ahead":
            return None
        ahead = (self.number - times.day.weekday()) % 7
        if self.pick == "next":
            days = ahead or 7
        else:
            days = ahead - 7 if ahead or self.pick == "over" else 0
        day = times.day + datetime.timedelta(days=days)
        return day, day


@dataclass(frozen=True, slots=True)
class Around(When):
    """The calendar's day, week, month, quarter or year around the document's day, or one before or
    after it: "today", "last week", "two years ago".
    """

    months: int
    days: int
    steps: int = 0
    fiscal: bool = False

    @property
    def is_year(self) -> bool:
        """Whether it is one whole year."""
        return self.months == YEAR

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        if times.day is None:
            return None
        if self.days:
            back = times.day.weekday() if self.days > 1 else 0
            first = times.day + datetime.timedelta(days=self.days * self.steps - back)
            return first, first + datetime.timedelta(days=self.days - 1)
        start = times.fiscal_start if self.fiscal else 0
        here = times.day.year * YEAR + times.day.month - 1 - start
        month = (here // self.months + self.steps) * self.months + start
        return months_from(month, month + self.months - 1)


@dataclass(frozen=True, slots=True)
class Rolling(When):
    """So many months or days up to the document's day, or from it on: "the past 12 months"."""

    months: int
    days: int
    ahead: bool = False

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        if times.day is None:
            return None
        if self.ahead:
            return times.day + ONE_DAY, shifted(times.day, self.months, self.days)
        return ending(times.day, self.months, self.days)
