"""The p of a test, against published tables, and what rounding leaves of it."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest
from audit_nhst.distributions import p_of
from audit_nhst.settings import read
from nhst_audit import checked
from scipy import stats

from audit.config import Config
from audit.errors import AuditError
from audit.interval import Interval

#: Critical values that stand in every table: kind, value, degrees of freedom, p.
TABLES = [
    ("t", 2.0484, np.nan, 28, 0.05),
    ("t", 2.7633, np.nan, 28, 0.01),
    ("t", 12.706, np.nan, 1, 0.05),
    ("F", 4.1960, 1, 28, 0.05),
    ("F", 3.3404, 2, 28, 0.05),
    ("F", 7.0771, 1, 60, 0.01),
    ("chi2", 3.8415, 1, np.nan, 0.05),
    ("chi2", 9.2103, 2, np.nan, 0.01),
    ("Q", 18.307, 10, np.nan, 0.05),
    ("H", 5.9915, 2, np.nan, 0.05),
    ("z", 1.95996, np.nan, np.nan, 0.05),
    ("z", 2.57583, np.nan, np.nan, 0.01),
    ("r", 0.3610, np.nan, 28, 0.05),
    ("r", 0.4629, np.nan, 28, 0.01),
]


@pytest.mark.parametrize(("kind", "value", "df1", "df2", "p"), TABLES)
def test_tables(kind, value, df1, df2, p):
    found = p_of(kind, *(Interval.exactly([each]) for each in (value, df1, df2)))
    assert found.low[0] == pytest.approx(p, rel=2e-3)
    assert found.low[0] == found.high[0]


def frame_of(text, **settings):
    return checked(text=text, **settings).relations["tests"]


def one(text, **settings):
    (row,) = frame_of(text, **settings).itertuples()
    return row


def test_ends_are_those_of_the_statistic():
    row = one("The wards differed, t(28) = 2.0, p < .05.")
    low, high = 2 * stats.t.sf([2.05, 1.95], 28)
    assert (row.p_low, row.p_high) == pytest.approx((low, high))


def test_ends_are_those_of_broken_degrees_of_freedom():
    row = one("The wards differed, F(1.5, 20.25) = 4.10, p = .04.")
    ends = [
        stats.f.sf(f, df1, df2)
        for f in (4.095, 4.105)
        for df1 in (1.45, 1.55)
        for df2 in (20.245, 20.255)
    ]
    assert (row.p_low, row.p_high) == pytest.approx((min(ends), max(ends)))


def test_whole_degrees_of_freedom_are_counts():
    row = one("The wards differed, F(2, 57) = 4.10, p = .022.")
    assert (row.df1_low, row.df1_high, row.df2_low, row.df2_high) == (2, 2, 57, 57)


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        ("p = .03", 0.025, 0.035),
        ("p = .030", 0.0295, 0.0305),
        ("p = 0.000", 0.0, 0.0005),
        ("p < .05", 0.0, 0.05),
        ("p ≤ .05", 0.0, 0.05),
        ("p > .05", 0.05, 1.0),
        ("ns", 0.05, 1.0),
        ("p = 1.2 × 10^-5", 1.15e-5, 1.25e-5),
    ],
)
def test_what_stated_p_stand_for(stated, low, high):
    row = one(f"The wards differed, t(28) = 2.60, {stated}.")
    assert (row.p_stated_low, row.p_stated_high) == pytest.approx((low, high))


def test_statistic_that_is_only_bounded():
    row = one("The wards did not differ, F(1, 28) < 1, p > .30.")
    assert (row.p_low, row.p_high) == pytest.approx((stats.f.sf(1, 1, 28), 1.0))
    assert row.holds


def test_one_tail():
    text = "The wards differed, t(28) = 1.90, p = .034, one-tailed."
    low, high = stats.t.sf([1.905, 1.895], 28)
    row = one(text)
    assert (row.tails, row.p_low, row.p_high) == pytest.approx((1, low, high))


def test_two_tails_even_where_one_would_fit():
    row = one("All tests have two tails. The wards differed, t(28) = 1.90, p = .034.")
    assert row.tails == 2
    assert row.decision_error
    assert not row.holds


def test_halves_only_what_has_two_tails():
    assert not one("One-tailed tests: wards differed, F(3, 84) = 2.40, p = .037.").holds
    assert one("One-tailed tests: wards differed, F(1, 84) = 3.30, p = .036.").holds


def test_alpha():
    text = "The wards differed, t(28) = 2.60, p = .004."
    assert not one(text).decision_error
    assert one(text, alpha=0.01).decision_error
    assert not one(text).decision_error


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"alpha": 5}, "plugins.nhst.alpha must be a number between 0 and 1, not 5"),
        ({"alpha": 0.0}, "must be a number between 0 and 1"),
        ({"alpha": True}, "must be a number between 0 and 1"),
        ({"alfa": 0.05}, '"alfa" is not a setting; did you mean "alpha"?'),
    ],
)
def test_settings_that_cannot_be(settings, message):
    with pytest.raises(AuditError, match=re.escape(message)):
        read(Config(plugin_settings={"nhst": settings}))


def test_frames_reach_reports():
    from audit.reports.json_report import render

    report = checked(text="Age told sleep, b = 0.50, SE = 0.20, t(98) = 2.50, p = .014, R² = .06.")
    told = json.loads(render(report))
    assert [(row["kind"], row["df2"]) for row in told["relations"]["tests"]] == [("t", 98.0)]
    assert [row["measure"] for row in told["relations"]["estimates"]] == ["b"]


def test_nothing_is_said_of_a_p_that_cannot_be_worked_out():
    rows = frame_of("The wards differed (F = 6.74, p = .013), and r = .12, p = .36.")
    assert rows["p_low"].isna().all()
    assert rows["holds"].isna().all()


def test_correlation_with_an_interval_is_one_test():
    report = checked(text="Sleep went with age, r(58) = -.31, p = .016, 95% CI [-.52, -.06].")
    assert report.relations["tests"]["kind"].tolist() == ["r"]
    assert report.relations["estimates"]["kind"].tolist() == ["r"]


def test_estimates_without_statistic_are_tests_too():
    rows = frame_of("Odds rose (OR = 2.10, 95% CI [1.22, 3.61], p = .007), t(28) = 2.20, p = .036.")
    assert rows["kind"].tolist() == ["odds ratio", "t"]
    # log odds over their standard error: ln 2.1 / ((ln 3.61 − ln 1.22) / 3.92) = 2.681
    assert rows["p_low"][0] < 2 * stats.norm.sf(2.681) < rows["p_high"][0]
