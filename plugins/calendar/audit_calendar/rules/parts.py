"""Quarters with other months, and decades in other centuries."""

from __future__ import annotations

from calendar import month_name
from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit_calendar.frames import Centuries, Quarters, overlap
from audit_calendar.rules.words import between, finding, ordinal


def _months(row: Any) -> int:
    return int((row.last - row.first) % 12) + 1


def _part(row: Any) -> str:
    return "quarter" if row.length == 3 else "half"


class QuarterIsNoQuarter(Rule):
    """The months that are told of a quarter are not three, or those of a half not six.

    That is so whenever the year begins.
    """

    code = "CAL004"
    name = "quarter-has-not-three-months"
    severity = "warning"
    blind_spots = "A document that speaks of a fiscal or another such year is left alone."
    flagged = (Flagged("In the third quarter (July to October) rents rose.", at="July to October"),)
    accepted = ("In the third quarter (July to September) rents rose.",)

    class Schema(Quarters):
        """A quarter has three months, a half six."""

        @pa.dataframe_check
        @classmethod
        def has_its_months(cls, quarters: pd.DataFrame) -> pd.Series[bool]:
            return (quarters["last"] - quarters["first"]) % 12 + 1 == quarters["length"]

    def explain(self, row: Any) -> Finding:
        counted = f"a {_part(row)} has {row.length} months, and these are {_months(row)}"
        return finding(row, counted)


class QuarterHasOtherMonths(Rule):
    """The months of a quarter are those of another quarter of the calendar year.

    The text may count by a year that begins in another month; it does not say so.
    """

    code = "CAL005"
    name = "quarter-has-other-months"
    severity = "info"
    blind_spots = "A document that speaks of a fiscal or another such year is left alone."
    flagged = (Flagged("In the third quarter (April to June) rents rose.", at="April to June"),)
    accepted = ("In the second quarter (April to June) rents rose.",)

    class Schema(Quarters):
        """The quarter with these months has this number."""

        @pa.dataframe_check
        @classmethod
        def has_its_number(cls, quarters: pd.DataFrame) -> pd.Series[bool]:
            return overlap(quarters)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["last"] - frame["first"]) % 12 + 1 == frame["length"]

    def explain(self, row: Any) -> Finding:
        first = (row.first - 1 - (row.stated - 1) * row.length) % 12 + 1
        number = ordinal(int(row.stated))
        return finding(
            row,
            f"is the {number} {_part(row)} only of a year that begins in {month_name[int(first)]}",
        )


class DecadeInOtherCentury(Rule):
    """A decade is not in the century that is told.

    The 1890s are in the 19th century; the 1900s are in the 20th, and their first year in the 19th.
    """

    code = "CAL006"
    name = "decade-in-other-century"
    flagged = (
        Flagged("In the 1890s, in the 20th century, the port grew.", at="20th", suggestion="19th"),
    )
    accepted = ("In the 1890s, in the 19th century, the port grew.",)

    class Schema(Centuries):
        """Some year of the decade is in the century."""

        @pa.dataframe_check
        @classmethod
        def is_within(cls, centuries: pd.DataFrame) -> pd.Series[bool]:
            return overlap(centuries)

    def explain(self, row: Any) -> Finding:
        numbers = between(row.expected_low, row.expected_high)
        one = row.expected_low == row.expected_high
        digits = row.document_text[row.stated_start].isdigit()
        name = ordinal(int(row.expected_low)) if one else numbers
        return finding(
            row,
            f"the {row.since}s are in the {name} century",
            suggestion=name if one and digits else None,
        )
