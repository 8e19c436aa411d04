"""Periods told by others: "January to March", "since 2015", "a year earlier"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audit.extract.calendar_times import Part
from audit.extract.times import ONE_DAY, YEAR, Times, When, ending, shifted

if TYPE_CHECKING:
    from audit.extract.mention import Period


@dataclass(frozen=True, slots=True)
class Ended(When):
    """So many months or days up to the end of a period: "the nine months ended June 30, 2019"."""

    months: int
    days: int
    end: When

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        end = self.end.period(times, compared)
        return ending(end[1], self.months, self.days) if end and end[1] else None


@dataclass(frozen=True, slots=True)
class Between(When):
    """From the beginning of one period to the end of another: "January to March 2019"."""

    start: When
    end: When

    @property
    def is_compared(self) -> bool:
        """Whether one of its ends is told from the period compared with."""
        return self.start.is_compared or self.end.is_compared

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        end = self.end.period(times, compared)
        start = self.start.period(times, compared)
        if start and end and isinstance(self.start, Part) and self.start.year is None:
            start = self.start.in_year(end[0].year).period(times)
            if start and start[0] > end[0]:
                start = self.start.in_year(end[0].year - 1).period(times)
        return (start[0], end[1]) if start and end else None


@dataclass(frozen=True, slots=True)
class UpToNow(When):
    """From the beginning of a period to the document's day: "since 2015", "so far this year".

    Attributes:
        since: It goes on behind the end of that period.
    """

    of: When
    since: bool = False

    @property
    def is_compared(self) -> bool:
        """Whether its beginning is told from the period compared with."""
        return self.of.is_compared

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        of = self.of.period(times, compared)
        if of is None or times.day is None:
            return (of[0], None) if of else None
        last = times.day if self.since or of[1] is None else min(times.day, of[1])
        return of[0], last


@dataclass(frozen=True, slots=True)
class Within(When):
    """A part of a year that is told by the document's day: "May last year"."""

    part: Part
    year: When

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        year = self.year.period(times, compared)
        if year is None:
            return None
        if not self.part.numbered:
            return self.part.in_year(year[0].year).period(times)
        first, last = self.part.months
        return shifted(year[0], first - 1), shifted(year[0], last) - ONE_DAY


@dataclass(frozen=True, slots=True)
class Near(When):
    """A part of the year in which it lies nearest to another period that the sentence names."""

    part: Part
    other: When

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        other = self.other.period(times)
        if other is None:
            return self.part.period(times)
        here = other[0].year
        near = [self.part.in_year(year).period(times) for year in (here, here - 1, here + 1)]
        begun = [one for one in near if one and (times.day is None or one[0] <= times.day)]
        return min(begun, key=lambda one: abs(one[0] - other[0]), default=None)


@dataclass(frozen=True, slots=True)
class Moved(When):
    """The period that a number is compared with, some time before or after: "a year earlier".

    Attributes:
        months: How far it is moved.
        days: The same.
        length: Months and days that the period must have: "the previous quarter"; (0, 0) for any.
        to: The period whose year it is moved to: "the same period of 2017".
        alone: What the words tell where there is nothing to compare with.
    """

    months: int
    days: int
    length: tuple[int, int] = (0, 0)
    to: When | None = None
    alone: When | None = None

    @property
    def is_compared(self) -> bool:
        """Always."""
        return True

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        if compared is None or compared[1] is None:
            return self.alone.period(times) if self.alone else None
        first, last = compared[0], compared[1]
        if first == last == times.day and self.months:
            return None  # "ten years ago", beside "today"
        if self.length != (0, 0) and shifted(first, *self.length) != last + ONE_DAY:
            return None
        months, days = self.months, self.days
        if self.to is not None:
            target = self.to.period(times)
            if target is None:
                return None
            months, days = (target[0].year - first.year) * YEAR, 0
        elif (months or days) and shifted(first, abs(months), abs(days)) <= last:
            return None  # "a month earlier" than a year says nothing of a year
        return shifted(first, months, days), shifted(last + ONE_DAY, months, days) - ONE_DAY


@dataclass(frozen=True, slots=True)
class Preceding(When):
    """So many months or days before the period that a number is compared with, or up to the
    document's day where there is none: "the previous three years".
    """

    months: int
    days: int

    @property
    def is_compared(self) -> bool:
        """Always."""
        return True

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        if compared is not None:
            return ending(compared[0] - ONE_DAY, self.months, self.days)
        return ending(times.day, self.months, self.days) if times.day else None


@dataclass(frozen=True, slots=True)
class Untold(When):
    """A period of which the words do not say enough: "before 2015"."""

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        return None


def in_year(when: When, year: int) -> When | None:
    """The same period of another year: of "the year ended May 4, 2019 and 2018" the second."""
    if isinstance(when, Part):
        return when.in_year(year)
    if isinstance(when, Ended):
        end = in_year(when.end, year)
        return replace(when, end=end) if end else None
    if isinstance(when, Between):
        start, end = in_year(when.start, year), in_year(when.end, year)
        return Between(start, end) if start and end else None
    if isinstance(when, Moved) and when.to is not None:
        to = in_year(when.to, year)
        return replace(when, to=to) if to else None
    return None


def year_told(when: When) -> int | None:
    """The year that the words themselves name last."""
    if isinstance(when, Part):
        return when.year
    if isinstance(when, (Ended, Between)):
        return year_told(when.end)
    return year_told(when.to) if isinstance(when, Moved) and when.to else None
