"""The periods that cells and sentences name: days, months, quarters, years."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A year that is none, for months and quarters without one; a leap year, so that 29 February is.
NO_YEAR: Final = 4
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH: Final = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r")\.?"
_YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)"
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2}
_QUARTER: Final = r"(?:Q(?P<quarter>[1-4])|(?P<ordinal>first|second|third|fourth)[ -]quarter)"
_HALF: Final = r"(?:H(?P<half>[12])|(?P<which>first|second|1st|2nd)[ -]half)"

#: How a cell may name a period, whole.
_CELLS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?",
        rf"{_YEAR}[-/](?P<number>0[1-9]|1[0-2])",
        rf"(?P<day>\d\d?)\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d\d?),\s+{_YEAR}",
        rf"{_MONTH}[\s,'-]*{_YEAR}",
        rf"{_YEAR}[\s-]+{_MONTH}",
        rf"{_QUARTER}[\s,/-]*{_YEAR}",
        rf"{_YEAR}[\s,/-]*{_QUARTER}",
        rf"{_HALF}[\s,/-]*{_YEAR}",
        rf"{_YEAR}[\s,/-]*{_HALF}",
        rf"{_YEAR}(?:\.0+)?",
        _MONTH,
        _QUARTER,
        _HALF,
    )
)
#: How a sentence names one; "May" and "March" are words too, but for the capital, and "May 4" is a
#: day.
_OF_YEAR: Final = rf"(?:,?\s+(?:of\s+|in\s+)?{_YEAR})?"
_NAMED: Final = re.compile(
    rf"\b(?:(?P<month>{'|'.join(name.title() for name in _MONTHS)})\b(?!\s+\d{{1,2}}\b)"
    rf"|(?i:{_QUARTER})\b|(?i:{_HALF})\b){_OF_YEAR}\b"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first day to the last; of no particular year, where that is `NO_YEAR`."""

    start: datetime.date
    end: datetime.date

    @property
    def yearless(self) -> bool:
        """Whether it recurs each year."""
        return self.start.year == NO_YEAR

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.end - self.start).days + 1

    def holds(self, other: Period) -> bool:
        """Whether all of the other lies in it; without a year in one, in any year."""
        if self.yearless != other.yearless:
            here, there = self.of_year(NO_YEAR), other.of_year(NO_YEAR)
            return other.days <= 366 and here.start <= there.start and there.end <= here.end
        return self.start <= other.start and other.end <= self.end

    def of_year(self, year: int) -> Period:
        """The same part of another year."""
        start = _day(year, self.start.month, self.start.day)
        return Period(start, _day(year, self.end.month, self.end.day))

    def __str__(self) -> str:
        return _told(self)


def _day(year: int, month: int, day: int) -> datetime.date:
    """The day, or the last of its month before it."""
    last = _next_month(year, month) - datetime.timedelta(days=1)
    return datetime.date(year, month, min(day, last.day)) if day < last.day else last


def _next_month(year: int, month: int) -> datetime.date:
    return datetime.date(year + month // 12, month % 12 + 1, 1)


def months(year: int, first: int, last: int) -> Period:
    """From the first day of one month to the last of another."""
    end = _next_month(year, last) - datetime.timedelta(days=1)
    return Period(datetime.date(year, first, 1), end)


def read(cell: Any, year: int | None = None) -> Period | None:
    """The period that a cell names; None if it names none.

    Args:
        cell: A text, a number or a day.
        year: That of months that tell none.
    """
    if isinstance(cell, datetime.datetime):
        cell = cell.date()
    if isinstance(cell, datetime.date):
        return Period(cell, cell)
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    words = str(cell).strip()
    found = next((match for one in _CELLS if (match := one.fullmatch(words))), None)
    if found is None:
        return None
    told = {name: value for name, value in found.groupdict().items() if value}
    return _period(told, year or NO_YEAR)


def _period(told: dict[str, str], year: int) -> Period | None:
    year = int(told.get("year", year))
    if "quarter" in told or "ordinal" in told:
        number = _number(told.get("quarter") or told["ordinal"])
        return months(year, 3 * number - 2, 3 * number)
    if "half" in told or "which" in told:
        number = _number(told.get("half") or told["which"])
        return months(year, 6 * number - 5, 6 * number)
    month = int(told["number"]) if "number" in told else 0
    if "month" in told:
        month = next(
            at for at, name in enumerate(_MONTHS, 1) if name.startswith(told["month"].lower()[:3])
        )
    if not month:
        return months(year, 1, 12)
    if "day" in told:
        try:
            day = datetime.date(year, month, int(told["day"]))
        except ValueError:
            return None
        return Period(day, day)
    return months(year, month, month)


def _number(word: str) -> int:
    return _ORDINALS.get(word.lower()) or int(word)


def named(text: str, start: int, end: int) -> Iterator[tuple[int, int, Period]]:
    """The months, quarters and halves that are named from `start` to `end`, of a year if one is
    told behind them, each with where it stands.
    """
    for match in _NAMED.finditer(text, start, end):
        told = {name: value for name, value in match.groupdict().items() if value}
        period = _period(told, NO_YEAR)
        if period is not None:
            yield match.start(), match.end(), period


def _told(period: Period) -> str:
    """A period as a message names it."""
    start, end = period.start, period.end
    year = "" if period.yearless else f" {start.year}"
    if start == end:
        return f"{start.day} {_MONTHS[start.month - 1].title()}{year}"
    if (
        start.year == end.year
        and start.day == 1
        and months(end.year, end.month, end.month).end == end
    ):
        if (start.month, end.month) == (1, 12):
            return year.strip() or "the year"
        if start.month == end.month:
            return f"{_MONTHS[start.month - 1].title()}{year}"
        return f"{_MONTHS[start.month - 1].title()} to {_MONTHS[end.month - 1].title()}{year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year} to {end.year}"
    return f"{start.isoformat()} to {end.isoformat()}"
