"""House rules for monthly counts of strikes: whole numbers, and each month told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandera.pandas as pa

import audit
from audit.frames import Claims

if TYPE_CHECKING:
    import pandas as pd


class MonthlyStrikes(audit.Rule):
    """A count of strikes for one month."""

    def applies(self, claims: pd.DataFrame) -> pd.Series[bool]:
        start, end = claims["period_start"], claims["period_end"]
        in_one_month = (start.dt.year == end.dt.year) & (start.dt.month == end.dt.month)
        return (claims["unit"] == "strike") & (claims["kind"] == "count") & in_one_month


class StrikesInPart(MonthlyStrikes):
    """A month's count of strikes is not a whole number.

    A strike is flown or it is not: a fraction is an average that lost its name, or a slip of the
    decimal point.
    """

    code = "HSE001"
    name = "strikes-in-part"
    severity = "error"
    flagged = (audit.Flagged("The coalition flew 22.5 strikes in May 2018.", at="22.5"),)
    accepted = ("The coalition flew 225 strikes in May 2018.",)
    blind_spots = 'Counts "in thousands" are not told from fractions.'

    class Schema(Claims):
        """Counts are whole."""

        @pa.dataframe_check
        @classmethod
        def counts_are_whole(cls, claims: pd.DataFrame) -> pd.Series[bool]:
            return claims["value"].isna() | (claims["value"] % 1 == 0)

    def explain(self, claim: Any) -> audit.Finding:
        return audit.Finding(
            claim.start,
            claim.end,
            f'"{claim.text}": a month has a whole number of strikes, not {claim.value:g}',
            stated=claim.value,
        )


class MonthToldTwice(MonthlyStrikes):
    """A month has two counts of strikes.

    The first count that a document gives for a month stands, another that it excludes is at fault.
    """

    code = "HSE002"
    name = "month-told-twice"
    severity = "error"
    flagged = (
        audit.Flagged(
            "They flew 225 strikes in May 2018. Of the 252 strikes in May 2018 many failed.",
            at="252",
        ),
    )
    accepted = (
        "They flew 225 strikes in May 2018. The 225 strikes in May 2018 were the most.",
        "They flew 225 strikes in May 2018. Over 200 strikes in May 2018 are many.",
    )
    blind_spots = "Does not ask who flew them: two parties to a war are taken for one."

    class Schema(Claims):
        """No count is beside the first of its month."""

        @pa.dataframe_check
        @classmethod
        def months_are_told_once(cls, claims: pd.DataFrame) -> pd.Series[bool]:
            month = [claims["document"], claims["period_start"].dt.to_period("M")]
            first_low = claims["low"].groupby(month).transform("first")
            first_high = claims["high"].groupby(month).transform("first")
            return (claims["low"] <= first_high) & (first_low <= claims["high"])

    def explain(self, claim: Any) -> audit.Finding:
        return audit.Finding(
            claim.start,
            claim.end,
            f'"{claim.text}": another count was given for {claim.period_start:%B %Y} before',
            stated=claim.value,
        )


@audit.hookimpl
def audit_rules() -> list[type[audit.Rule]]:
    """The rules of the house."""
    return [StrikesInPart, MonthToldTwice]
