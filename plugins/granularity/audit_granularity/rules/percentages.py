"""Percentages that no count of the whole makes."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit_granularity.frames import Proportions
from audit_granularity.nearest import neighbours


class ImpossiblePercentage(Rule):
    """A percentage is one that no number of those counted makes.

    Of 20 patients 7 are 35% and 6 are 30%; no number of them is 33.3% (GRIM for percentages: Brown
    & Heathers, Social Psychological and Personality Science 8, 2017, 363). A warning is only what
    is told of people, or of animals in a study, right beside their number, to a figure that
    somebody worked out; of other things, of round percentages ("50% of 25 firms") and in tables,
    where data of some may be missing, it is a remark.
    """

    code = "GRN005"
    name = "impossible-percentage"
    severity = "warning"
    blind_spots = (
        "Where data of some are missing, the percentage is of fewer than the text says. What was"
        " weighted without a word that says so looks impossible as well, and so does a percentage"
        ' of answers that is told of those who gave them ("35.8% of 24 people saw the change", each'
        " in several trials)."
    )
    flagged = (
        Flagged("Headache was told by 33.3% of 20 patients.", at="33.3%"),
        Flagged("Of the 20 patients, 33.3% had a headache.", at="33.3%"),
    )
    accepted = (
        "Headache was told by 33.3% of 21 patients.",
        "Of the 21 patients, 33.3% had a headache.",
    )

    class Schema(Proportions):
        """Some count makes the percentage."""

        @pa.dataframe_check
        @classmethod
        def has_a_count(cls, proportions: pd.DataFrame) -> pd.Series[bool]:
            return proportions["least_count"] <= proportions["most_count"]

    def explain(self, row: Any) -> Finding:
        whole = int(row.whole_value)
        low, high = neighbours(row.digits, row.decimals + 2, whole)
        places = row.decimals + (0 if row.decimals else 1)
        near = " and ".join(
            f"{count:,} {'is' if count == 1 else 'are'} {100 * count / whole:.{places}f}%"
            for count in (low, high)
            if count <= whole
        )
        return Finding(
            row.stated.start,
            row.stated.end,
            f'"{row.stated.text}": of {whole:,}, {near}; no number of them is between',
            stated=float(row.stated_value),
            expected_low=100 * low / whole,
            expected_high=100 * high / whole,
        )
