"""The frame `effects`: effect sizes, and what follows for them from the test at which they stand.

Sources of the formulas: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), ch. 8
(η² and F); Rosenthal, Meta-Analytic Procedures for Social Research (1991), p. 19 (r from t, d from
t of independent groups); Lakens, Frontiers in Psychology 4 (2013) 863, formulas 1 to 7 (d and d_z
from t); Hedges, Journal of Educational Statistics 6 (1981) 107 (the correction J of g); Cohen,
Cohen, West & Aiken, Applied Multiple Regression (2003), 3.6 (F of R²).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from audit.interval import Interval
from audit_nhst import wording
from audit_nhst.frames import Effects
from audit_nhst.numbers import UNKNOWN
from audit_nhst.reading import Reading, ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from audit.interval import Floats
    from audit_nhst.pieces import Named
    from audit_nhst.results import Test


def effects(readings: Iterable[Reading]) -> pd.DataFrame:
    """An `Effects` frame of what was read."""
    rows, groups = [], []
    for reading in readings:
        for test in reading.tests:
            for named in test.effects:
                rows.append(_row(reading, test, named))
                groups.append(test.groups if len(test.groups) == 2 else (math.nan, math.nan))
    frame = Effects.from_rows(rows)
    return _with_expected(frame, np.array(groups, dtype=float).reshape(-1, 2))


def _row(reading: Reading, test: Test, named: Named) -> dict[str, Any]:
    head, df = test.statistic, test.df
    start, end = min(head.start, named.start), max(test.end, named.end)
    of_error = df[-1] if df and head.kind in {"t", "F"} else UNKNOWN
    return {
        **reading.place(start, end, "test and effect size"),
        "measure": named.measure,
        **ends("effect", named.value),
        "kind": head.kind,
        "df1": df[0].value if head.kind == "F" and df else 1.0,
        "df2": of_error.value,
        **ends("statistic", test.value),
        "statistic_start": head.start,
        "statistic_end": head.value.end,
        "effect_start": named.start,
        "effect_end": named.end,
        "formula": _formula(reading, test, named, start, end),
    }


def _formula(reading: Reading, test: Test, named: Named, start: int, end: int) -> str:
    """By which formula the effect follows; empty where the words leave that open."""
    head, context = test.statistic, reading.context
    freedom = bool(test.df) and head.relation == "=" and head.kind in {"t", "F"}
    if not freedom or context.near(wording.MULTIVARIATE, start, end):
        return ""
    if named.measure in _OF_VARIANCE:
        if named.measure == "R squared" and (head.kind != "F" or context.delta_before(named)):
            return ""
        return named.measure
    if named.measure == "r":
        single = head.kind == "t" or test.df[0].value == 1
        return "r" if single and not context.near(wording.MODELLED, start, end) else ""
    return _formula_of_d(reading, test, named, start, end) if head.kind == "t" else ""


def _formula_of_d(reading: Reading, test: Test, named: Named, start: int, end: int) -> str:
    context = reading.context
    paired = context.near(wording.PAIRED, start, end)
    if named.measure == "dz":
        return "one sample"
    if context.near(wording.ONE_SAMPLE, start, end) and not paired:
        return "one sample"
    whole = test.df[0].value % 1 == 0
    if whole and context.near(wording.INDEPENDENT, start, end) and not paired:
        return "two groups"
    return ""


def _with_expected(effects: pd.DataFrame, groups: Floats) -> pd.DataFrame:
    """The frame with what follows for each effect, a call for each formula."""
    low, high = np.full(len(effects), np.nan), np.full(len(effects), np.nan)
    statistic = Interval.of(effects, "statistic").magnitude()
    df1, df2 = (effects[name].to_numpy(dtype=float) for name in ("df1", "df2"))
    is_t = effects["kind"].eq("t").to_numpy()
    f = (statistic * statistic).where(is_t, statistic)
    for formula, rows in effects.groupby("formula", sort=False).indices.items():
        if formula:
            shares = _FORMULAS[str(formula)]
            some = [Interval(each.low[rows], each.high[rows]) for each in (statistic, f)]
            follows = shares(*some, df1[rows], df2[rows], groups[rows])
            low[rows], high[rows] = follows.low, follows.high
    # g is d times J; some programs print one and some the other as either
    small = effects["measure"].isin(["g", "d"]).to_numpy()
    with np.errstate(invalid="ignore"):
        low = np.where(small, low * (1.0 - 3.0 / (4.0 * df2 - 1.0)), low)
    effects["expected_low"], effects["expected_high"] = low, high
    return effects


def _variance(_: Interval, f: Interval, df1: Floats, df2: Floats, __: Floats) -> Interval:
    """F·df1 / (F·df1 + df2), F written once: 1 / (1 + df2 / (F·df1))."""
    with np.errstate(divide="ignore"):
        ends = [1.0 / (1.0 + df2 / (np.maximum(end, 0.0) * df1)) for end in (f.low, f.high)]
    return Interval(*ends)


def _at_most(*told: Any) -> Interval:
    """Of all variance, where that of other factors counts too, an effect explains no more than it
    does of what these leave.
    """
    follows = _variance(*told)
    return Interval(np.full(len(follows.low), -1.0), follows.high)


def _at_least(*told: Any) -> Interval:
    """R² of a model is no less than what any of its terms adds to it."""
    follows = _variance(*told)
    return Interval(follows.low, np.ones(len(follows.low)))


def _root(*told: Any) -> Interval:
    follows = _variance(*told)
    return Interval(np.sqrt(follows.low), np.sqrt(follows.high))


def _one_sample(t: Interval, _: Interval, __: Floats, df: Floats, ___: Floats) -> Interval:
    """T / √n, of n = df + 1 values or pairs."""
    return t * Interval.exactly(1.0 / np.sqrt(df + 1.0))


def _two_groups(t: Interval, _: Interval, __: Floats, df: Floats, groups: Floats) -> Interval:
    """T √(1/n1 + 1/n2); where the n are not told, from two equal groups to one of two."""
    with np.errstate(invalid="ignore", divide="ignore"):
        told = np.sqrt((1.0 / groups).sum(axis=1))
        fits = groups.sum(axis=1) == df + 2.0
        equal, least = 2.0 / np.sqrt(df + 2.0), np.sqrt(0.5 + 1.0 / df)
    return t * Interval(np.where(fits, told, equal), np.where(fits, told, least))


_OF_VARIANCE: Final = frozenset(
    {"partial eta squared", "eta squared", "omega squared", "R squared"}
)
_FORMULAS: Final[dict[str, Callable[..., Interval]]] = {
    "partial eta squared": _variance,
    "eta squared": _at_most,
    "omega squared": _at_most,
    "R squared": _at_least,
    "r": _root,
    "one sample": _one_sample,
    "two groups": _two_groups,
}
