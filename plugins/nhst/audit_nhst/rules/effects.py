"""Effect sizes that do not follow from their tests."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit.interval import Interval, overlaps
from audit_nhst.frames import Effects
from audit_nhst.rules.words import between, told

_WHY: Final = {
    "partial eta squared": "F·df1 / (F·df1 + df2) is",
    "eta squared": "it is at most F·df1 / (F·df1 + df2),",
    "omega squared": "it is at most F·df1 / (F·df1 + df2),",
    "R squared": "it is at least F·df1 / (F·df1 + df2),",
    "r": "√(t² / (t² + df)) is",
    "one sample": "t / √n is",
    "two groups": "t √(1/n1 + 1/n2) is",
}


class EffectDoesNotFollow(Rule):
    """An effect size does not follow from the test at which it stands.

    Partial η² is F·df1 / (F·df1 + df2), η² and ω² are no more than that, the R² of a model no less;
    r of a t test is √(t² / (t² + df)). d follows from t where the sentence says that the groups are
    independent (t √(1/n1 + 1/n2), at least 2t / √N) or that there is one sample (t / √n); d_z is
    that of pairs. Each is worked out for every value that the rounding of the statistic leaves.
    """

    code = "NHS005"
    name = "effect-size-does-not-follow"
    severity = "warning"
    blind_spots = (
        "d of paired values is not judged: it depends on how they are related. Nor is d of two"
        " groups whose sizes are not told and that may be very unequal, where it is too large; nor"
        " η² and R² of multivariate tests, nor r beside a t of a regression."
    )
    flagged = (
        Flagged("There was an effect, F(1, 28) = 4.30, p = .047, ηp² = .31.", at="ηp² = .31"),
        Flagged("There was an effect, F(2, 57) = 4.10, p = .022, η² = .26.", at="η² = .26"),
        Flagged("An independent-samples t test, t(38) = 2.50, p = .017, d = 0.40.", at="d = 0.40"),
        Flagged("It was above 4 (one-sample t(24) = 3.00, p = .006, d = 0.90).", at="d = 0.90"),
    )
    accepted = (
        "There was an effect, F(1, 28) = 4.30, p = .047, ηp² = .13.",
        "There was an effect, F(2, 57) = 4.10, p = .022, η² = .08.",
        "An independent-samples t test, t(38) = 2.50, p = .017, d = 0.79.",
        "It was above 4 (one-sample t(24) = 3.00, p = .006, d = 0.60).",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["expected_low"].notna()

    class Schema(Effects):
        """Some effect that follows is one that is written so."""

        @pa.dataframe_check
        @classmethod
        def follows(cls, effects: pd.DataFrame) -> pd.Series[bool]:
            stated = Interval.of(effects, "effect").magnitude()
            follows = overlaps(stated, Interval.of(effects, "expected"))
            return pd.Series(follows, index=effects.index)

    def explain(self, row: Any) -> Finding:
        stated = told(row, row.effect_start, row.effect_end)
        test = told(row, row.statistic_start, row.statistic_end)
        low, high = row.expected_low, row.expected_high
        if row.formula in {"eta squared", "omega squared"}:
            low = high
        elif row.formula == "R squared":
            high = low
        return Finding(
            int(row.effect_start),
            int(row.effect_end),
            f'"{stated}": of {test} {_WHY[row.formula]} {between(low, high)}',
            stated=float(row.effect),
            expected_low=float(row.expected_low),
            expected_high=float(row.expected_high),
        )
