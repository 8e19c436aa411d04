"""The p of test statistics, a call for each kind of test over all rows of a frame.

Sources: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.4 (chi-square), 26.6 (F)
and 26.7 (t); of a correlation, t = r √(df / (1 − r²)), Fisher, Biometrika 10 (1915) 507. Q of a
meta-analysis and H of Kruskal and Wallis are referred to chi-square, as all programs do.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from audit.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.interval import Floats

#: Kinds whose p has two tails.
TWO_TAILED: Final = frozenset({"t", "r", "rho", "z"})


def p_of(kind: str, statistic: Interval, df1: Interval, df2: Interval) -> Interval:
    """What p may be, for every statistic and degrees of freedom within these intervals.

    p falls as the statistic grows in magnitude and is monotone in each of the degrees of freedom
    over so short a stretch as their rounding leaves, so the ends of the intervals give its own.

    Args:
        kind: The kind of test that all rows are of.
        statistic: The statistics.
        df1: Degrees of freedom of F's numerator, of chi-square, Q and H.
        df2: Degrees of freedom of F's denominator, of t and r.
    """
    formula = _FORMULAS.get(kind)
    if formula is None:
        return Interval.unknown(len(statistic.low))
    size = statistic.magnitude() if kind in TWO_TAILED else statistic
    # what cannot be negative and is written so has no p
    high = np.where(size.high < 0, np.nan, size.high)
    low = np.minimum(np.maximum(size.low, 0.0), high)
    with np.errstate(invalid="ignore", divide="ignore"):
        corners = [
            formula(value, *freedom)
            for value, *freedom in product((low, high), (df1.low, df1.high), (df2.low, df2.high))
        ]
    return Interval(np.minimum.reduce(corners), np.maximum.reduce(corners))


def _t(t: Floats, _: Floats, df: Floats) -> Floats:
    from scipy.special import stdtr

    return np.asarray(2.0 * stdtr(df, -t), dtype=float)


def _r(r: Floats, df1: Floats, df: Floats) -> Floats:
    r = np.minimum(r, 1.0)
    t = np.where(r < 1.0, r * np.sqrt(df / (1.0 - r * r)), np.inf)
    return _t(np.where(df > 0, t, np.nan), df1, df)


def _z(z: Floats, *_: Floats) -> Floats:
    from scipy.special import ndtr

    return np.asarray(2.0 * ndtr(-z), dtype=float)


def _f(f: Floats, df1: Floats, df2: Floats) -> Floats:
    from scipy.special import fdtrc

    return np.asarray(np.where(np.isinf(f), 0.0, fdtrc(df1, df2, f)), dtype=float)


def _chi2(chi2: Floats, df: Floats, _: Floats) -> Floats:
    from scipy.special import chdtrc

    return np.asarray(np.where(np.isinf(chi2), 0.0, chdtrc(df, chi2)), dtype=float)


_FORMULAS: Final[dict[str, Callable[[Floats, Floats, Floats], Floats]]] = {
    "t": _t,
    "r": _r,
    "rho": _r,
    "z": _z,
    "F": _f,
    "chi2": _chi2,
    "Q": _chi2,
    "H": _chi2,
}
