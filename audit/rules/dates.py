"""DAT: days that no calendar has, and weekdays of other days."""

from __future__ import annotations

import calendar
from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.frames import Dates
from audit.rule import Finding, Flagged, Rule


class DayDoesNotExist(Rule):
    """A month has no such day.

    Where no year is told, February has 29 days.
    """

    code = "DAT001"
    name = "day-does-not-exist"
    blind_spots = "Dates in digits alone are read only with the year first: 31/4/2018 is not."
    flagged = (
        Flagged("The shop closed on 31 April.", at="31 April"),
        Flagged("The fair opened on February 29, 2019.", at="February 29, 2019"),
    )
    accepted = (
        "The shop closed on 30 April.",
        "The fair opened on February 29, 2020.",
    )

    class Schema(Dates):
        """The month has such a day."""

        @pa.dataframe_check
        @classmethod
        def month_has_day(cls, dates: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.day_exists(dates), index=dates.index)

    def explain(self, date: Any) -> Finding:
        year = None if pd.isna(date.year) else int(date.year)
        days = calendar.monthrange(2000 if year is None else year, date.month)[1]
        month = calendar.month_name[date.month] + (f" {year}" if year and date.month == 2 else "")
        return Finding(
            date.date.start,
            date.date.end,
            f'"{date.date.text}": {month} has {days} days',
            stated=float(date.day),
            expected_low=1.0,
            expected_high=float(days),
        )


class WeekdayDoesNotFit(Rule):
    """A date is not the day of the week that stands beside it."""

    code = "DAT002"
    name = "weekday-does-not-fit"
    blind_spots = "Dates before 1925 are left alone: many countries counted by another calendar."
    flagged = (
        Flagged(
            "The fair opened on Monday, 5 June 2018.",
            at="Monday",
            suggestion="Tuesday",
        ),
    )
    accepted = ("The fair opened on Tuesday, 5 June 2018.",)

    class Schema(Dates):
        """The day is the weekday that is told."""

        @pa.dataframe_check
        @classmethod
        def weekday_is_that_of_the_date(cls, dates: pd.DataFrame) -> pd.Series[bool]:
            told = dates["weekday"].str[:_LETTERS]
            return told == arithmetic.weekday(dates).str[:_LETTERS]

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        exists = pd.Series(arithmetic.day_exists(frame), index=frame.index)
        return frame["weekday"].ne("") & exists

    def explain(self, date: Any) -> Finding:
        number = calendar.weekday(date.year, date.month, date.day)
        name = calendar.day_name[number]
        short = len(date.weekday) == _LETTERS
        return Finding(
            int(date.weekday_start),
            int(date.weekday_start) + len(date.weekday),
            f'"{date.weekday}": {date.date.text} was a {name}',
            suggestion=calendar.day_abbr[number] if short else name,
        )


#: Days of the week are told apart by so many.
_LETTERS = 3
