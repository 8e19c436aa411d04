"""Estimates against their confidence intervals, standard errors and p."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit.interval import Interval, overlaps
from audit_nhst.frames import Estimates
from audit_nhst.rules.words import between, number, p_words, told


def _of_interval(
    row: Any,
    message: str,
    stated: float = math.nan,
    expected: tuple[float, float] = (math.nan, math.nan),
) -> Finding:
    """A finding at the words of the interval."""
    words = told(row, row.interval_start, row.interval_end)
    start, end = int(row.interval_start), int(row.interval_end)
    low, high = expected
    return Finding(
        start,
        end,
        f'"{words}": {message}',
        stated=stated,
        expected_low=low,
        expected_high=high,
    )


def _middle(estimates: pd.DataFrame) -> Interval:
    """The middle of the interval; of a ratio, that of the logarithms."""
    lower, upper = Interval.of(estimates, "lower"), Interval.of(estimates, "upper")
    ratio = estimates["null"].eq(1.0).to_numpy()
    with np.errstate(invalid="ignore"):
        product = lower * upper
        root = Interval(
            np.sqrt(np.where(lower.low > 0, product.low, np.nan)),
            np.sqrt(np.where(lower.low > 0, product.high, np.nan)),
        )
    return root.where(ratio, (lower + upper).scaled(0.5))


class EstimateOutsideInterval(Rule):
    """An estimate lies outside of its own confidence interval, or the interval's ends are swapped.

    Whatever the method, an interval for a parameter is built about its estimate. Where another
    figure or a test stands between them, the interval may be that of something else: an `info`.
    """

    code = "NHS006"
    name = "estimate-outside-interval"
    flagged = (
        Flagged("The slope was b = 0.50, 95% CI [0.61, 0.90], p = .01.", at="95% CI [0.61, 0.90]"),
        Flagged("Odds fell (OR = 0.21, 95% CI 0.31 to 0.65).", at="95% CI 0.31 to 0.65"),
    )
    accepted = ("The slope was b = 0.50, 95% CI [0.10, 0.90], p = .015.",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["lower"].notna()

    class Schema(Estimates):
        """Some estimate that is written so lies within some interval that is."""

        @pa.dataframe_check
        @classmethod
        def inside(cls, estimates: pd.DataFrame) -> pd.Series[bool]:
            return (estimates["lower_low"] <= estimates["estimate_high"]) & (
                estimates["estimate_low"] <= estimates["upper_high"]
            )

    def explain(self, row: Any) -> Finding:
        estimate = told(row, row.start, row.estimate_end)
        if row.lower > row.upper:
            return _of_interval(row, "its lower end is above its upper end")
        return _of_interval(row, f"{estimate} is not in it", stated=float(row.estimate))


class IntervalAgainstP(Rule):
    """A confidence interval and a p say opposite things of an estimate.

    An interval of 95 percent leaves out zero (of a ratio, one) just where p is below .05; one of
    another level, where p is below what it leaves. One-tailed, adjusted and bootstrapped p are
    left alone.
    """

    code = "NHS007"
    name = "interval-contradicts-p"
    severity = "warning"
    flagged = (
        Flagged("The slope was b = 0.50, 95% CI [0.10, 0.90], p = .21.", at="95% CI [0.10, 0.90]"),
        Flagged("Odds rose (OR = 1.40, 95% CI [0.90, 2.18], p = .01).", at="95% CI [0.90, 2.18]"),
    )
    accepted = (
        "The slope was b = 0.50, 95% CI [0.10, 0.90], p = .015.",
        "Odds rose (OR = 1.40, 95% CI [0.90, 2.18], p = .14).",
        "Odds rose (OR = 1.40, 95% CI [1.00, 1.96], p = .05).",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        told = frame["null"].notna() & frame["level"].notna() & frame["p_comparison"].ne("")
        return told & frame["exact"] & frame["lower"].notna()

    class Schema(Estimates):
        """The interval does not leave out what p does not reject, nor hold what it rejects."""

        @pa.dataframe_check
        @classmethod
        def agree(cls, estimates: pd.DataFrame) -> pd.Series[bool]:
            null, rest = estimates["null"], 1.0 - estimates["level"] / 100.0
            excludes = (estimates["lower_low"] > null) | (estimates["upper_high"] < null)
            includes = (estimates["lower_high"] < null) & (null < estimates["upper_low"])
            above = estimates["p_stated_low"] > rest
            # what is only called not significant is so at its own alpha
            above |= estimates["p_comparison"].eq("ns") & (estimates["p_stated_low"] >= rest)
            return ~((excludes & above) | (includes & (estimates["p_stated_high"] < rest)))

    def explain(self, row: Any) -> Finding:
        p = told(row, row.p_start, row.p_end)
        verb = "holds" if row.lower < row.null < row.upper else "leaves out"
        return _of_interval(row, f'it {verb} {row.null:g}, and "{p}" says the opposite')


class _Lopsided(Rule):
    """What the rules on the middle of an interval share."""

    blind_spots = (
        "Documents that speak of bootstrapped, profile, exact, credible or indirect-effect"
        " intervals are left alone: theirs need not be even."
    )
    ratio = 0.0

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        inside = (frame["lower_low"] <= frame["estimate_high"]) & (
            frame["estimate_low"] <= frame["upper_high"]
        )
        even = frame["even"] & frame["null"].eq(self.ratio) & frame["lower"].notna()
        return even & inside & (frame["lower"] < frame["upper"])

    class Schema(Estimates):
        """Some middle of the interval is an estimate that is written so."""

        @pa.dataframe_check
        @classmethod
        def middle(cls, estimates: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(
                overlaps(Interval.of(estimates, "estimate"), _middle(estimates)),
                index=estimates.index,
            )

    def explain(self, row: Any) -> Finding:
        ends = (row.lower_low, row.lower_high), (row.upper_low, row.upper_high)
        if self.ratio:
            low, high = (float(np.sqrt(a * b)) for a, b in zip(*ends, strict=True))
            middle = "the middle of its logarithms"
        else:
            low, high = ((a + b) / 2 for a, b in zip(*ends, strict=True))
            middle = "its middle"
        estimate = told(row, row.start, row.estimate_end)
        return _of_interval(
            row,
            f"{middle} is {between(low, high, 3)}, not that of {estimate}",
            stated=float(row.estimate),
            expected=(float(low), float(high)),
        )


class IntervalIsLopsided(_Lopsided):
    """A confidence interval is not even about its estimate.

    The interval of a coefficient or a difference of means is the estimate plus and minus the same
    times its standard error; the estimate is its middle, as far as rounding leaves it.
    """

    code = "NHS008"
    name = "interval-is-lopsided"
    severity = "warning"
    flagged = (
        Flagged("The slope was b = 0.50, 95% CI [0.10, 0.70], p = .01.", at="95% CI [0.10, 0.70]"),
    )
    accepted = ("The slope was b = 0.50, 95% CI [0.10, 0.90], p = .015.",)


class RatioIntervalIsLopsided(_Lopsided):
    """The confidence interval of a ratio is not even in logarithms.

    Odds, risk, rate and hazard ratios are estimated as logarithms, and their intervals are even on
    that scale: the estimate is √(lower · upper). Some programs print intervals by other methods, so
    that this is only pointed out.
    """

    code = "NHS009"
    name = "ratio-interval-is-lopsided"
    severity = "info"
    ratio = 1.0
    flagged = (Flagged("Odds rose (OR = 2.10, 95% CI [1.20, 2.60]).", at="95% CI [1.20, 2.60]"),)
    accepted = ("Odds rose (OR = 2.10, 95% CI [1.22, 3.61]).",)


class StatisticAgainstError(Rule):
    """A t or z is not the estimate divided by its standard error."""

    code = "NHS010"
    name = "statistic-is-not-estimate-by-error"
    severity = "warning"
    flagged = (
        Flagged("Age told (b = 0.50, SE = 0.20, t(98) = 3.50, p < .001).", at="t(98) = 3.50"),
    )
    accepted = ("Age told (b = 0.50, SE = 0.20, t(98) = 2.50, p = .014).",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        additive = frame["measure"].isin(["b", "difference"])
        return additive & frame["error"].notna() & frame["kind"].isin(["t", "z"])

    class Schema(Estimates):
        """Some quotient is a statistic that is written so."""

        @pa.dataframe_check
        @classmethod
        def divides(cls, estimates: pd.DataFrame) -> pd.Series[bool]:
            quotient = Interval.of(estimates, "estimate") / Interval.of(estimates, "error")
            stated = Interval.of(estimates, "statistic").magnitude()
            return pd.Series(overlaps(stated, quotient.magnitude()), index=estimates.index)

    def explain(self, row: Any) -> Finding:
        stated = told(row, row.statistic_start, row.statistic_end)
        quotient = row.estimate / row.error
        return Finding(
            int(row.statistic_start),
            int(row.statistic_end),
            f'"{stated}": {number(row.estimate)} / {number(row.error)} is {number(quotient)}',
            stated=float(row.statistic),
            expected_low=float(quotient),
            expected_high=float(quotient),
        )


class PAgainstError(Rule):
    """A p does not follow from an estimate and its standard error.

    The p of estimate / error is at least that of the normal distribution, and at most that of t
    with one degree of freedom. It is judged where neither a statistic nor an interval is told.
    """

    code = "NHS011"
    name = "p-contradicts-standard-error"
    severity = "warning"
    blind_spots = "A p that is too large is only seen where no degrees of freedom could explain it."
    flagged = (Flagged("Age told (b = 0.30, SE = 0.20, p = .012).", at="p = .012"),)
    accepted = ("Age told (b = 0.50, SE = 0.20, p = .014).",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        alone = frame["kind"].eq("") & frame["lower"].isna() & frame["exact"]
        additive = frame["measure"].isin(["b", "difference"])
        return alone & additive & frame["p_low"].notna() & frame["p_comparison"].ne("")

    class Schema(Estimates):
        """Some p that follows is one that the stated p stands for."""

        @pa.dataframe_check
        @classmethod
        def follows(cls, estimates: pd.DataFrame) -> pd.Series[bool]:
            stated, follows = Interval.of(estimates, "p_stated"), Interval.of(estimates, "p")
            return pd.Series(overlaps(stated, follows), index=estimates.index)

    def explain(self, row: Any) -> Finding:
        words = told(row, row.p_start, row.p_end)
        ratio = number(abs(row.estimate / row.error))
        return Finding(
            int(row.p_start),
            int(row.p_end),
            f'"{words}": the estimate is {ratio} standard errors, of which p is'
            f" {p_words(row.p_low, row.p_high)}",
            stated=float(row.p),
            expected_low=float(row.p_low),
            expected_high=float(row.p_high),
        )
