"""Anniversaries and ages that do not follow from their years, and ends before beginnings."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit_calendar.frames import Ages, Anniversaries, Reversals, overlap
from audit_calendar.rules.words import between, finding, ordinal, told


class AnniversaryDoesNotFollow(Rule):
    """An anniversary is not that of the event in the year that is told.

    The event of a year has its 25th anniversary 25 years later, on whatever day. Where the year is
    not told and the text speaks of "this year", it may be one more or less than that of the
    document's date.
    """

    code = "CAL001"
    name = "anniversary-does-not-follow"
    blind_spots = (
        'A sentence that looks ahead or back ("ahead of", "last year") is left alone, as is one'
        " that names further years. What the core sees as a span (SPN001) is not told twice."
    )
    flagged = (
        Flagged(
            "In 2019, the town marked the 25th anniversary of the 1995 accord.",
            at="25th",
            suggestion="24th",
        ),
        Flagged("In 2018, the port kept the centenary of the fire of 1908.", at="centenary"),
    )
    accepted = ("In 2020, the town marked the 25th anniversary of the 1995 accord.",)

    class Schema(Anniversaries):
        """The years are so far apart."""

        @pa.dataframe_check
        @classmethod
        def follows(cls, statements: pd.DataFrame) -> pd.Series[bool]:
            return overlap(statements)

    def explain(self, row: Any) -> Finding:
        years = between(row.expected_low, row.expected_high)
        exact = row.expected_low == row.expected_high and told(row)[0].isdigit()
        return finding(
            row,
            f"from {row.since} to {row.until} is {years} years",
            suggestion=ordinal(int(row.expected_low)) if exact else None,
        )


class AgeDoesNotFollow(Rule):
    """An age is not that of somebody born then.

    In the year that is told, or in that of the document's date for "is 38". The birthday may be to
    come or gone, unless both days are known.
    """

    code = "CAL002"
    name = "age-does-not-follow"
    blind_spots = "A sentence that names somebody else, or hedges the age, is left alone."
    flagged = (Flagged("Born on 3 May 1981, she was 45 in 2019.", at="45"),)
    accepted = (
        "Born on 3 May 1981, she was 38 in 2019.",
        "Born on 3 May 1981, she was 37 in 2019.",
    )

    class Schema(Ages):
        """Some day of the year gives the age."""

        @pa.dataframe_check
        @classmethod
        def follows(cls, statements: pd.DataFrame) -> pd.Series[bool]:
            return overlap(statements)

    def explain(self, row: Any) -> Finding:
        age = between(row.expected_low, row.expected_high)
        return finding(row, f"who was born in {row.since} is {age} in {row.until}")


class EndBeforeBeginning(Rule):
    """Something ends before it begins, or somebody acts before being born or after death.

    Only what the grammar ties together is judged: "served from … to …", "born in … died in …", and
    "He died in …. In … he wrote".
    """

    code = "CAL003"
    name = "end-before-beginning"
    blind_spots = "Documents that speak of years before Christ, or of a story, are left alone."
    flagged = (
        Flagged("She served as mayor from 2018 to 2011.", at="2011"),
        Flagged("He died in 1950. In 1960 he wrote a last play.", at="1950"),
    )
    accepted = (
        "She served as mayor from 2011 to 2018.",
        "He died in 1960. In 1950 he wrote a last play.",
    )

    class Schema(Reversals):
        """Some day of the end is no earlier than the first of the beginning."""

        @pa.dataframe_check
        @classmethod
        def ends_later(cls, statements: pd.DataFrame) -> pd.Series[bool]:
            return statements["stated_high"] >= statements["expected_low"]

    def explain(self, row: Any) -> Finding:
        begins = " ".join(row.document_text[row.begins_start : row.begins_end].split())
        return Finding(
            int(row.stated_start), int(row.stated_end), f'"{told(row)}": is before {begins}'
        )
