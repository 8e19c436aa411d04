"""Means that no sample of the stated size can have."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit_granularity.frames import Means
from audit_granularity.nearest import extremes, neighbours
from audit_granularity.rules.words import ROUNDED, beside, is_binary, sample, scale, told


class ImpossibleMean(Rule):
    """A mean is one that so many whole numbers cannot have.

    The mean of 28 whole numbers is a whole number over 28, so that 3.46 and 3.50 are possible, and
    nothing between them (GRIM: Brown & Heathers, Social Psychological and Personality Science 8,
    2017, 363). A score that is the mean of three items is a whole number over 84. An error is only
    what is told of counts, of items of a Likert scale or of another scale whose ends are told, with
    the size of the sample beside it; of ages in years, scores and ratings, which may be fractions,
    it is a remark. What is measured, such as time or weight, and means that were weighted or
    adjusted are left alone. The mean, the size or the kind of data is wrong, and the text does not
    say which, so that no correction is offered.
    """

    code = "GRN001"
    name = "impossible-mean"
    blind_spots = ROUNDED
    flagged = (
        Flagged(
            "The women had a mean number of children of 2.43 (n = 25).",
            at="mean number of children of 2.43",
        ),
        Flagged(
            "Mood was rated on a single-item Likert scale (M = 5.19, SD = 1.20, n = 28).",
            at="M = 5.19",
        ),
    )
    accepted = (
        "The women had a mean number of children of 2.44 (n = 25).",
        "Mood was rated on a single-item Likert scale (M = 5.21, SD = 1.20, n = 28).",
        "Trust was told by a Likert scale of 3 items (M = 5.19, n = 28).",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["whole"].ne("")

    class Schema(Means):
        """Some sum of whole numbers gives the mean."""

        @pa.dataframe_check
        @classmethod
        def has_a_sum(cls, means: pd.DataFrame) -> pd.Series[bool]:
            return means["least_sum"] <= means["most_sum"]

    def explain(self, row: Any) -> Finding:
        number = row.n * row.items
        low, high = (
            total / number for total in neighbours(row.mean_digits, row.mean_decimals, number)
        )
        words = told(row, row.mean_start, row.mean_end)
        return Finding(
            int(row.mean_start),
            int(row.mean_end),
            f'"{words}": the mean of {sample(row)} can be '
            f"{beside(low, high, row.mean_decimals + 1)}",
            stated=float(row.mean),
            expected_low=low,
            expected_high=high,
        )


class OffTheScale(Rule):
    """A mean, or a standard deviation with its mean, is one that no data on the scale have.

    Of values from 1 to 7 no mean is above 7, and with a mean of 6.50 the standard deviation is at
    most that of values at both ends. What lies between is tried out for all samples up to some
    size, so that it is told for sure, and not by drawing samples as SPRITE does (Heathers, Anaya,
    van der Zee & Brown, PeerJ Preprints 6, 2018, e26968v1). Counts are not below zero.
    """

    code = "GRN004"
    name = "off-the-scale"
    blind_spots = ROUNDED
    flagged = (
        Flagged(
            "Mood was rated on a scale from 1 (low) to 7 (high), M = 6.50, SD = 2.40, n = 28.",
            at="SD = 2.40",
        ),
        Flagged(
            "Mood was rated on a scale from 1 (low) to 7 (high), M = 7.50, n = 28.",
            at="M = 7.50",
        ),
    )
    accepted = ("Mood was rated on a scale from 1 (low) to 7 (high), M = 6.50, SD = 1.04, n = 28.",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        free = frame["sd_possible"].fillna(value=True) | frame["sd_of_population"].fillna(
            value=True
        )
        summed = frame["least_sum"] <= frame["most_sum"]
        return frame["whole"].ne("") & frame["on_scale"].notna() & ~is_binary(frame) & free & summed

    class Schema(Means):
        """Some data on the scale have this mean and standard deviation."""

        @pa.dataframe_check
        @classmethod
        def is_on_scale(cls, means: pd.DataFrame) -> pd.Series[bool]:
            return means["on_scale"].fillna(value=True).astype(bool)

    def explain(self, row: Any) -> Finding:
        if (not row.floor <= row.mean and not _may_be(row)) or row.mean > row.ceiling:
            return self._mean(row)
        low, high = extremes(row)
        words = told(row, row.sd_start, row.sd_end)
        mean = f"{row.mean:.{row.mean_decimals}f}"
        said = f"have an SD of {low:.{row.sd_decimals}f} to {high:.{row.sd_decimals}f}"
        if low <= row.sd <= high:
            said = "have no SD that rounds to this"
        return Finding(
            int(row.sd_start),
            int(row.sd_end),
            f'"{words}": {sample(row)} {scale(row)} with a mean of {mean} {said}',
            stated=float(row.sd),
            expected_low=low,
            expected_high=high,
        )

    def _mean(self, row: Any) -> Finding:
        words = told(row, row.mean_start, row.mean_end)
        return Finding(
            int(row.mean_start),
            int(row.mean_end),
            f'"{words}": no values {scale(row)} have this mean',
            stated=float(row.mean),
            expected_low=float(row.floor),
            expected_high=float(row.ceiling),
        )


def _may_be(row: Any) -> bool:
    """Whether some sum that the mean leaves is on the scale."""
    return bool(row.most_sum >= row.n * row.items * row.floor)
