"""The frame `tests`: each statistic, the p stated with it, and the p that follows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from audit.interval import Interval, overlaps
from audit_nhst import wording
from audit_nhst.distributions import TWO_TAILED, p_of
from audit_nhst.frames import Tests
from audit_nhst.numbers import UNKNOWN, Written
from audit_nhst.reading import Reading, ends, of_p

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from audit.interval import Truths
    from audit_nhst.results import Test

#: Kinds whose p programs compute in several ways that differ.
_INEXACT: Final = frozenset({"rho", "tau", "U", "W", "R"})
_OF_ERROR: Final = frozenset({"t", "r", "rho", "tau"})


def tests(readings: Iterable[Reading], alpha: float) -> pd.DataFrame:
    """A `Tests` frame of what was read."""
    return _with_p(
        Tests.from_rows(
            _row(reading, test, alpha) for reading in readings for test in reading.tests
        )
    )


def consistent(tests: pd.DataFrame) -> Truths:
    """Whether some p that follows is one that the stated p stands for; true where either is not
    known.
    """
    return overlaps(Interval.of(tests, "p_stated"), Interval.of(tests, "p"))


def _row(reading: Reading, test: Test, alpha: float) -> dict[str, Any]:
    context, head = reading.context, test.statistic
    start, end = head.start, test.end
    corrected = context.near(wording.CORRECTED, start, end) or (
        _is_sphered(test) and context.anywhere(wording.SPHERICITY)
    )
    otherwise = context.near(wording.OTHERWISE, start, end)
    ranked = head.symbol.startswith("T") and context.near(wording.RANKS, start, end)
    kind = "W" if ranked else head.kind
    return {
        **reading.place(start, end, "statistic and p"),
        "kind": kind,
        **_freedom(reading, test),
        "n": test.size,
        **ends("statistic", _told(head.relation, test.value)),
        "comparison": head.relation,
        "statistic_end": max(test.value.end, head.value.end),
        **of_p(test.p, alpha),
        "tails": _tails(reading, test),
        "corrected": corrected,
        "exact": kind not in _INEXACT and not otherwise,
        "alpha": alpha,
        "decision_error": False,
        "most": math.prod(test.groups) if kind == "U" and len(test.groups) > 1 else math.nan,
    }


def _told(relation: str, value: Written) -> Written:
    """The values that the statistic may have: "F < 1" leaves all below."""
    if relation in {"<", "≤"}:
        return Written(value.value, 0.0, value.value)
    if relation in {">", "≥"}:
        return Written(value.value, value.value, math.inf)
    return value


def _freedom(reading: Reading, test: Test) -> dict[str, float]:
    """The columns of the degrees of freedom; of a correlation they follow from n."""
    kind, df = test.statistic.kind, test.df
    if kind == "r" and not df and test.size > 2:
        if reading.context.near(wording.PARTIAL, test.statistic.start, test.end):
            return {}
        df = (Written(test.size - 2, test.size - 2, test.size - 2),)
    if not df:
        return {}
    first, last = (UNKNOWN, df[0]) if kind in _OF_ERROR else (df[0], (*df[1:], UNKNOWN)[0])
    return {**ends("df1", first), **ends("df2", last)}


def _is_sphered(test: Test) -> bool:
    """Whether p may be of fewer degrees of freedom than are told, for a lack of sphericity."""
    return (
        test.statistic.kind == "F"
        and len(test.df) == 2
        and test.df[0].value > 1
        and all(df.value % 1 == 0 for df in test.df)
    )


def _tails(reading: Reading, test: Test) -> int | None:
    """How many tails the test has: what is said at it, or else two, unless the document has
    one-tailed tests somewhere; then it is left open.
    """
    if test.tails:
        return test.tails
    return None if reading.context.anywhere(wording.ONE_TAILED) else 2


def _with_p(tests: pd.DataFrame) -> pd.DataFrame:
    """The frame with the p that follows, and whether it changes the decision."""
    if tests.empty:
        return tests
    computed = _tailed(tests, _two_tailed(tests))
    corrected = tests["corrected"].to_numpy(dtype=bool)
    high = np.where(corrected & computed.known, 1.0, computed.high)
    tests["p_low"], tests["p_high"] = computed.low, high
    tests["decision_error"] = (
        tests["exact"].to_numpy(dtype=bool) & ~consistent(tests) & _changes_decision(tests)
    )
    return tests


def _two_tailed(tests: pd.DataFrame) -> Interval:
    """The p of every row, a call for each kind."""
    low, high = np.full(len(tests), np.nan), np.full(len(tests), np.nan)
    statistic, df1, df2 = (Interval.of(tests, role) for role in ("statistic", "df1", "df2"))
    for kind, rows in tests.groupby("kind", sort=False).indices.items():
        some = [Interval(each.low[rows], each.high[rows]) for each in (statistic, df1, df2)]
        p = p_of(str(kind), *some)
        low[rows], high[rows] = p.low, p.high
    return Interval(low, high)


def _tailed(tests: pd.DataFrame, two: Interval) -> Interval:
    """The p of as many tails as the test has, or may have, if that fits what is stated.

    F and chi-square have a half where they are the square of t and z. An effect against the
    direction that was predicted has the other part of one tail.
    """
    stated = Interval.of(tests, "p_stated")
    tails = tests["tails"].to_numpy(dtype=float, na_value=np.nan)
    halved = tests["kind"].isin(TWO_TAILED).to_numpy() | (tests["df1"] == 1).to_numpy()
    half = two.scaled(0.5)
    other = (-half).shifted(1.0)
    one = half.where(overlaps(stated, half) | ~overlaps(stated, other), other)
    use_one = halved & (
        (tails == 1) | (np.isnan(tails) & ~overlaps(stated, two) & overlaps(stated, one))
    )
    return one.where(use_one, two)


def _changes_decision(tests: pd.DataFrame) -> Truths:
    """Whether the stated p and all p that follow are on different sides of alpha; a p of alpha is
    significant.
    """
    told, p, alpha = tests["p_comparison"], tests["p"], tests["alpha"]
    significant = told.isin(["=", "<", "≤"]) & (p <= alpha)
    above = (told.eq("=") & (p > alpha)) | (told.isin([">", "≥"]) & (p >= alpha)) | told.eq("ns")
    changes = (significant & (tests["p_low"] > alpha)) | (above & (tests["p_high"] <= alpha))
    return np.asarray(changes, dtype=bool)
