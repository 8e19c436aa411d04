"""RNG: values that cannot be."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit.frames import Claims, Shares
from audit.interval import Interval
from audit.rule import Finding, Flagged, Rule


class NegativeCount(Rule):
    """A number of things is below zero."""

    code = "RNG001"
    name = "negative-count"
    severity = "warning"
    blind_spots = (
        'A change told without its change word ("-12 jobs") looks like a count below zero.'
    )
    flagged = (Flagged("The depot keeps -12 lorries.", at="-12"),)
    accepted = ("The depot keeps 12 lorries.",)

    class Schema(Claims):
        """A count is not negative."""

        @pa.dataframe_check
        @classmethod
        def counts_are_positive(cls, claims: pd.DataFrame) -> pd.Series[bool]:
            return ~(claims["value"] < 0)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return (frame["kind"] == "count") & (frame["unit"] != "") & frame["direction"].isna()

    def explain(self, claim: Any) -> Finding:
        return Finding(
            claim.start,
            claim.end,
            f'"{claim.text}": there cannot be fewer than none of {claim.measure or claim.unit}',
            stated=claim.value,
            expected_low=0.0,
        )


class ShareAboveAHundred(Rule):
    """More than all of some people or households is said to do something.

    Of what can be counted out one by one no share exceeds 100 percent. A debt may be 120 percent of
    a year's income; what grows by 120 percent is no share either.
    """

    code = "RNG002"
    name = "share-above-a-hundred"
    severity = "warning"
    blind_spots = 'People who are asked "to give 110 percent" look like a share of people.'
    flagged = (Flagged("Some 120 percent of respondents said yes.", at="120 percent"),)
    accepted = (
        "Some 100 percent of respondents said yes.",
        "Some 12 percent of respondents said yes.",
    )

    class Schema(Claims):
        """A share of people is at most 100 percent."""

        @pa.dataframe_check
        @classmethod
        def shares_are_parts(cls, claims: pd.DataFrame) -> pd.Series[bool]:
            return claims["low"] <= 100

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        people = frame["measure"].str.match(rf"(?:[\w-]+ ){{0,2}}(?:{_PEOPLE})\b")
        return (frame["kind"] == "percent") & frame["direction"].isna() & people

    def explain(self, claim: Any) -> Finding:
        return Finding(
            claim.start,
            claim.end,
            f'"{claim.text}": there are no more than 100 percent of {claim.measure.split(",")[0]}',
            stated=claim.value,
            expected_low=0.0,
            expected_high=100.0,
        )


class PartExceedsWhole(Rule):
    """A part is larger than the whole that it is said to be a part of."""

    code = "RNG003"
    name = "part-exceeds-whole"
    flagged = (Flagged("Of the 80 ships, 90 (113%) were checked.", at="90"),)
    accepted = ("Of the 80 ships, 60 (75%) were checked.",)

    class Schema(Shares):
        """The part may be no larger than the whole."""

        @pa.dataframe_check
        @classmethod
        def part_fits_into_whole(cls, shares: pd.DataFrame) -> pd.Series[bool]:
            part, whole = Interval.of(shares, "part"), Interval.of(shares, "whole")
            return pd.Series(~(part.low > whole.high), index=shares.index)

    def explain(self, share: Any) -> Finding:
        part, whole = share.part, share.whole
        return Finding(
            part.start,
            part.end,
            f'"{part.text}": more than the {whole.text} that it is a part of',
            stated=part.value,
            expected_low=0.0,
            expected_high=whole.high,
        )


#: Whom surveys count, one by one.
_PEOPLE = "|".join(
    [
        *("respondents", "patients", "voters", "participants", "people", "women", "men", "adults"),
        *("children", "students", "pupils", "households", "residents", "users", "customers"),
        *("employees", "workers", "teachers", "doctors", "families", "citizens", "members"),
        *("readers", "subjects", "companies", "schools", "clinics", "hospitals", "countries"),
    ]
)
