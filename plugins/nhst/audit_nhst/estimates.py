"""The frame `estimates`: estimates with their confidence intervals and standard errors.

The p that follows from them is that of Altman & Bland, How to obtain the P value from a confidence
interval, BMJ 343 (2011) d2304: of a ratio in logarithms, by the normal distribution; of a
difference or a coefficient, whose degrees of freedom may be any, from the normal distribution to t
with one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.interval import Interval
from audit_nhst import wording
from audit_nhst.frames import Estimates, Tests
from audit_nhst.reading import Reading, ends, of_p
from audit_nhst.symbols import ESTIMATES, RATIOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from audit.interval import Floats
    from audit_nhst.results import Estimate


def estimates(readings: Iterable[Reading], alpha: float) -> pd.DataFrame:
    """An `Estimates` frame of what was read."""
    return _with_p(
        Estimates.from_rows(
            _row(reading, each, alpha) for reading in readings for each in reading.estimates
        )
    )


def as_tests(estimates: pd.DataFrame, alpha: float) -> pd.DataFrame:
    """The estimates with a p and no statistic as rows of `Tests`; they are judged as estimates."""
    told = estimates[estimates["p_comparison"].ne("") & estimates["kind"].eq("")]
    shared = [name for name in Tests.to_schema().columns if name in told.columns]
    columns = {name: told[name].tolist() for name in shared}
    count = len(told)
    return Tests.from_columns(
        {
            **columns,
            "kind": told["measure"].tolist(),
            "statistic": told["estimate"].tolist(),
            "statistic_low": told["estimate_low"].tolist(),
            "statistic_high": told["estimate_high"].tolist(),
            "statistic_end": told["estimate_end"].tolist(),
            "comparison": ["="] * count,
            "tails": [2] * count,
            "corrected": [False] * count,
            "exact": [False] * count,
            "alpha": [alpha] * count,
            "decision_error": [False] * count,
        }
    )


def _row(reading: Reading, estimate: Estimate, alpha: float) -> dict[str, Any]:
    context, interval, test = reading.context, estimate.interval, estimate.test
    start, end = estimate.named.start, estimate.end
    measure = estimate.measure
    compared = measure in ESTIMATES or measure in RATIOS
    one_tailed = context.anywhere(wording.ONE_TAILED)
    return {
        **reading.place(start, end, "estimate and interval" if interval else "estimate and error"),
        "settled": not estimate.doubtful,
        "measure": measure,
        **ends("estimate", estimate.value),
        "estimate_end": estimate.named.end,
        "level": interval.level if interval else math.nan,
        **ends("lower", interval.lower if interval else None),
        **ends("upper", interval.upper if interval else None),
        "interval_start": interval and interval.start,
        "interval_end": interval and interval.end,
        **ends("error", estimate.error.value if estimate.error else None),
        "kind": test.statistic.kind if test else "",
        **(ends("statistic", test.value) if test else {}),
        "statistic_start": test and test.statistic.start,
        "statistic_end": test and test.statistic.value.end,
        **of_p(estimate.p, alpha),
        "null": float(measure in RATIOS) if compared else math.nan,
        "even": compared and not context.anywhere(wording.UNEVEN),
        "exact": not (
            one_tailed
            or context.near(wording.OTHERWISE, start, end)
            or context.near(wording.NOT_WALD, start, end)
            or context.near(wording.CORRECTED, start, end)
        ),
    }


def _with_p(estimates: pd.DataFrame) -> pd.DataFrame:
    """The frame with the p that follows from the standard error, or else from the interval."""
    if estimates.empty:
        return estimates
    from scipy.special import ndtr, ndtri, stdtr, stdtrit

    estimate, lower, upper, error = (
        Interval.of(estimates, role) for role in ("estimate", "lower", "upper", "error")
    )
    ratio = estimates["null"].eq(1.0).to_numpy()
    estimate, lower, upper = (
        _logarithm(each).where(ratio, each) for each in (estimate, lower, upper)
    )
    tail = 0.5 + estimates["level"].to_numpy(dtype=float) / 200.0
    half = (upper - lower).scaled(0.5)
    by_error = error.known & ~ratio
    with np.errstate(divide="ignore", invalid="ignore"):
        widths = error.where(by_error, half)
        times = (estimate / widths).magnitude()
        normal = [np.where(by_error, 1.0, ndtri(tail)) * end for end in (times.low, times.high)]
        one_df = [
            np.where(by_error, 1.0, stdtrit(1.0, tail)) * end for end in (times.low, times.high)
        ]
        ps = [2.0 * ndtr(-end) for end in normal]
        wide = [
            np.where(ratio, p, 2.0 * stdtr(1.0, -end)) for p, end in zip(ps, one_df, strict=True)
        ]
    compared = estimates["null"].notna().to_numpy()
    estimates["p_low"] = np.where(compared, np.minimum.reduce([*ps, *wide]), np.nan)
    estimates["p_high"] = np.where(compared, np.maximum.reduce([*ps, *wide]), np.nan)
    return estimates


def _logarithm(of: Interval) -> Interval:
    """Logarithms, unknown of what is not positive."""

    def log(end: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(end > 0, np.log(end), np.nan)

    return Interval(log(of.low), log(of.high))
