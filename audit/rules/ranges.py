"""RNG: values that cannot be."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit.frames import Claims
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
