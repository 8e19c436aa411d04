"""Clock times that are not one instant, and lengths that do not lie between two of them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit_calendar.frames import Clocks, ClockSpans, DaySpans, overlap
from audit_calendar.rules.words import between, finding, length


class ZonesDisagree(Rule):
    """A clock time is not the same instant as the one beside it in another time zone.

    Where the sentence tells the day, the zones have the offsets of that day; else standard and
    summer time are both accepted, and "EST" in July may be the time of New York. One clock time in
    two zones is that of a broadcast in each.
    """

    code = "CAL007"
    name = "zones-disagree"
    flagged = (
        Flagged("The call starts at 9 a.m. EST (16:00 GMT).", at="16:00"),
        Flagged("The call starts at 9 a.m. EDT (2 p.m. GMT).", at="2 p.m."),
    )
    accepted = (
        "The call starts at 9 a.m. EST (14:00 GMT).",
        "The call starts at 9 a.m. EST (13:00 GMT).",
        "The call starts at 10 p.m. EDT (02:00 UTC).",
    )

    class Schema(Clocks):
        """The times are as far apart as the zones."""

        @pa.dataframe_check
        @classmethod
        def agree(cls, statements: pd.DataFrame) -> pd.Series[bool]:
            return overlap(statements)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["zones"].ne("")

    def explain(self, row: Any) -> Finding:
        apart = length(row.expected_low)
        return finding(row, f"{row.zones} are {apart} apart, and these times {length(row.stated)}")


class HoursDisagree(Rule):
    """A time by the 12-hour clock and one by the 24-hour clock beside it are hours apart.

    Times whose minutes differ may be of two events, as doors and a show.
    """

    code = "CAL008"
    name = "hours-disagree"
    severity = "warning"
    flagged = (Flagged("The gates open at 3 p.m. (16:00).", at="16:00"),)
    accepted = ("The gates open at 3 p.m. (15:00).", "The gates close at 12 a.m. (00:00).")

    class Schema(Clocks):
        """There is no time between them."""

        @pa.dataframe_check
        @classmethod
        def agree(cls, statements: pd.DataFrame) -> pd.Series[bool]:
            return overlap(statements)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["zones"].eq("")

    def explain(self, row: Any) -> Finding:
        return finding(row, f"is {length(row.stated)} from the time beside it")


class ClockSpanDoesNotFollow(Rule):
    """From one clock time to another it is not as long as the text says."""

    code = "CAL009"
    name = "clock-span-does-not-follow"
    blind_spots = "A sentence that names a day, a break or a journey is left alone."
    flagged = (Flagged("The hearing ran from 9 a.m. to 11 a.m., three hours.", at="three hours"),)
    accepted = (
        "The hearing ran from 9 a.m. to 11 a.m., two hours.",
        "The hearing ran from 10 p.m. to 1:30 a.m., three and a half hours.",
    )

    class Schema(ClockSpans):
        """The times are so far apart."""

        @pa.dataframe_check
        @classmethod
        def follows(cls, statements: pd.DataFrame) -> pd.Series[bool]:
            return overlap(statements)

    def explain(self, row: Any) -> Finding:
        return finding(row, f"the two times are {length(row.expected_low)} apart")


class DaySpanDoesNotFollow(Rule):
    """From one day to another it is not as many days as the text says, in any year.

    The last day may be counted or not; where a February lies between them, it may have 29 days.
    Days whose year is told, and others, are those of SPN001.
    """

    code = "CAL010"
    name = "day-span-does-not-follow"
    flagged = (Flagged("The strike went on from 28 January to 3 March, 30 days.", at="30 days"),)
    accepted = (
        "The strike went on from 28 January to 3 March, 34 days.",
        "The strike went on from 28 January to 3 March, 36 days.",
    )

    class Schema(DaySpans):
        """Some year, and some way of counting, gives the days."""

        @pa.dataframe_check
        @classmethod
        def follows(cls, statements: pd.DataFrame) -> pd.Series[bool]:
            return overlap(statements)

    def explain(self, row: Any) -> Finding:
        days = between(row.expected_low, row.expected_high)
        return finding(row, f"from one day to the other are {days} days")
