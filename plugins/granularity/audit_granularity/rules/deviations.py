"""Standard deviations that whole numbers with the stated mean cannot have."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit_granularity.frames import Means
from audit_granularity.nearest import deviations, extremes
from audit_granularity.rules.words import ROUNDED, beside, is_binary, plus_places, sample, told


class _Deviation(Rule):
    """What the rules of standard deviations share: those told with a mean that is possible."""

    blind_spots = ROUNDED

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["whole"].ne("") & frame["sd_possible"].notna()


class ImpossibleDeviation(_Deviation):
    """A standard deviation is one that so many whole numbers with this mean cannot have.

    Their sum is known from the mean, and their sum of squares is a whole number, even where the sum
    is even and odd where it is odd, so that the standard deviation comes in steps (GRIMMER: Anaya,
    PeerJ Preprints 4, 2016, e2400v1; Allard, Analytic-GRIMMER, 2018). All sums that the rounded
    mean leaves are tried, and squares divided by n as well as by n - 1. How sure it is that data
    are whole numbers is told of GRN001, and makes the same difference here.
    """

    code = "GRN002"
    name = "impossible-standard-deviation"
    flagged = (
        Flagged("Pupils made a mean number of errors of 3.44 (SD = 2.47, n = 18).", at="SD = 2.47"),
    )
    accepted = ("Pupils made a mean number of errors of 5.21 (SD = 1.60, n = 28).",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return super().applies(frame) & ~is_binary(frame)

    class Schema(Means):
        """Some whole numbers have this mean and standard deviation."""

        @pa.dataframe_check
        @classmethod
        def is_possible(cls, means: pd.DataFrame) -> pd.Series[bool]:
            either = means["sd_possible"] | means["sd_of_population"]
            return either.fillna(value=True).astype(bool)

    def explain(self, row: Any) -> Finding:
        low, high = deviations(row)
        words = told(row, row.sd_start, row.sd_end)
        mean = f"{row.mean:.{row.mean_decimals}f}"
        places = plus_places(row, low, high, int(row.sd_decimals))
        return Finding(
            int(row.sd_start),
            int(row.sd_end),
            f'"{words}": {sample(row)} with a mean of {mean} can have an SD of '
            f"{beside(low, high, places)}",
            stated=float(row.sd),
            expected_low=low,
            expected_high=high,
        )


class ImpossibleBinaryDeviation(_Deviation):
    """A standard deviation does not follow from the mean of data that are 0 or 1.

    The mean p of such data leaves no choice: the standard deviation is the root of
    n p (1 - p) / (n - 1) (DEBIT: Heathers & Brown, 2019).
    """

    code = "GRN003"
    name = "binary-standard-deviation-does-not-follow"
    flagged = (
        Flagged(
            "Consent was binary (0 = no, 1 = yes; M = 0.19, SD = 0.35, N = 1,683).",
            at="SD = 0.35",
        ),
    )
    accepted = ("Consent was binary (0 = no, 1 = yes; M = 0.19, SD = 0.39, N = 1,683).",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return super().applies(frame) & is_binary(frame)

    class Schema(Means):
        """Some zeros and ones have this mean and standard deviation."""

        @pa.dataframe_check
        @classmethod
        def follows(cls, means: pd.DataFrame) -> pd.Series[bool]:
            return means["on_scale"].fillna(value=True).astype(bool)

    def explain(self, row: Any) -> Finding:
        low, high = extremes(row)
        words = told(row, row.sd_start, row.sd_end)
        places = int(row.sd_decimals)
        ends = sorted({f"{end:.{places}f}" for end in (low, high) if not math.isnan(end)})
        mean = f"{row.mean:.{row.mean_decimals}f}"
        said = f"the SD is {' to '.join(ends)}" if ends else "there is no such mean"
        return Finding(
            int(row.sd_start),
            int(row.sd_end),
            f'"{words}": of {row.n:,} zeros and ones with a mean of {mean} {said}',
            stated=float(row.sd),
            expected_low=low,
            expected_high=high,
        )


class DeviationOfPopulation(_Deviation):
    """A standard deviation is possible only if squares were divided by n, and not by n - 1.

    That is the standard deviation of a whole population, and some programs give it unasked; of a
    sample it comes out too small. It is a remark: both are in use, and the figure may be wrong in
    another way.
    """

    code = "GRN006"
    name = "standard-deviation-of-population"
    severity = "info"
    flagged = (
        Flagged(
            "Pupils made a mean number of errors of 3.40 (SD = 1.36, n = 5).",
            at="SD = 1.36",
        ),
    )
    accepted = ("Pupils made a mean number of errors of 3.40 (SD = 1.52, n = 5).",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return super().applies(frame) & ~is_binary(frame)

    class Schema(Means):
        """Whole numbers have it where squares are divided by n - 1, or have it in no way."""

        @pa.dataframe_check
        @classmethod
        def is_of_a_sample(cls, means: pd.DataFrame) -> pd.Series[bool]:
            only = means["sd_of_population"] & ~means["sd_possible"]
            return ~only.fillna(value=False).astype(bool)

    def explain(self, row: Any) -> Finding:
        low, high = deviations(row)
        words = told(row, row.sd_start, row.sd_end)
        return Finding(
            int(row.sd_start),
            int(row.sd_end),
            f'"{words}": {sample(row)} with this mean have such an SD only if squares are '
            "divided by n, not n - 1",
            stated=float(row.sd),
            expected_low=low,
            expected_high=high,
        )
