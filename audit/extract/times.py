"""What a document tells of its own time, and what a period is that its words tell."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.extract.mention import Period

#: The years that a column of nanoseconds can hold in full.
_FIRST_YEAR, _LAST_YEAR = 1678, 2261
ONE_DAY = datetime.timedelta(days=1)
YEAR = 12


@dataclass(slots=True)
class Times:
    """What a document tells of its own time.

    Attributes:
        day: The day on which it speaks; None where it is not told.
        fiscal_end: The month with which its fiscal years end.
        fiscal_lag: 1 where a fiscal year has the name of the year in which it begins.
        said: The period that the sentence before spoke of.
    """

    day: datetime.date | None = None
    fiscal_end: int = 12
    fiscal_lag: int = 0
    said: Period | None = None

    @property
    def fiscal_start(self) -> int:
        """The first month of a fiscal year, counted from the January of the year it is named by."""
        return self.fiscal_end % YEAR + YEAR * (self.fiscal_lag - (self.fiscal_end < YEAR))


class When:
    """A period as its words tell it; each subclass is a way of telling one.

    Which days it is is seen from what the document tells of its own time and, for "a year earlier",
    from the period that a number is compared with.
    """

    __slots__ = ()

    def period(self, times: Times, compared: Period | None = None) -> Period | None:
        """Its first and last day; None where they cannot be told or a claim cannot hold them."""
        try:
            period = self._period(times, compared)
        except (ValueError, OverflowError):  # a day before year 1 or after year 9999
            return None
        if period is None:
            return None
        first, last = period
        held = all(_FIRST_YEAR <= day.year <= _LAST_YEAR for day in (first, last) if day)
        return period if held and (last is None or first <= last) else None

    def _period(self, times: Times, compared: Period | None) -> Period | None:
        raise NotImplementedError

    @property
    def is_year(self) -> bool:
        """Whether it is one whole year."""
        return False

    @property
    def is_compared(self) -> bool:
        """Whether it is told from the period that a number is compared with."""
        return False


@dataclass(slots=True)
class Span:
    """A period that the sentence names, with its tokens.

    Attributes:
        first: Its first token.
        last: The token behind it.
        when: What its words tell.
        own: It belongs to the number behind it alone: "last year's 20".
        pending: It is a period only together with another: "the nine months ended" a day.
    """

    first: int
    last: int
    when: When
    own: bool = False
    pending: bool = False


@lru_cache(maxsize=1 << 10)
def months_from(first: int, last: int) -> Period:
    """The days from the beginning of a month to the end of another, counted from year 0."""
    return _first_day(first), _first_day(last + 1) - ONE_DAY


def _first_day(month: int) -> datetime.date:
    return datetime.date(month // YEAR, month % YEAR + 1, 1)


def shifted(day: datetime.date, months: int, days: int = 0) -> datetime.date:
    """The day so many months and days later."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last)) + datetime.timedelta(days=days)


def ending(last: datetime.date, months: int, days: int) -> Period:
    """So many months or days up to and with the day `last`."""
    return shifted(last + ONE_DAY, -months, -days), last
