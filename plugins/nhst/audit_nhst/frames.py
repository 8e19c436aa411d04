"""The frames that the plugin brings: tests, effect sizes, estimates.

They relate words that the core does not take for claims ("F(1, 28)", "p < .05"), and so have no
roles; where the words stand that a finding points at, columns say.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from audit.frames import Relation

#: Relations between a stated p and its value; "" where no p is stated.
P_RELATIONS = ("", "=", "<", ">", "≤", "≥", "ns")


class Tests(Relation):
    """A test statistic with its degrees of freedom, and the p that is stated with it.

    `p_low` to `p_high` is the p that follows from the statistic and the degrees of freedom, for
    every value that their rounding leaves.
    """

    kind: str = pa.Field(description="t, F, chi2, r, R, z, Q, H, U, W, rho, tau, b …")
    df1: float = pa.Field(nullable=True, description="degrees of freedom of F's numerator, chi2, Q")
    df1_low: float = pa.Field(nullable=True, description="least value that is written so")
    df1_high: float = pa.Field(nullable=True, description="greatest value that is written so")
    df2: float = pa.Field(nullable=True, description="of F's denominator, of t and r")
    df2_low: float = pa.Field(nullable=True, description="least value that is written so")
    df2_high: float = pa.Field(nullable=True, description="greatest value that is written so")
    n: float = pa.Field(nullable=True, description="sample size, where it is told")
    statistic: float = pa.Field(description="as written")
    statistic_low: float = pa.Field(description="least value that is written so")
    statistic_high: float = pa.Field(description="greatest value that is written so")
    comparison: str = pa.Field(description='"=", or "<" as in "F < 1"')
    statistic_end: int = pa.Field(ge=0, description="behind the statistic's value")
    p_comparison: str = pa.Field(isin=P_RELATIONS, description="how p is stated")
    p: float = pa.Field(nullable=True, description="as stated; missing where it is only called ns")
    p_stated_low: float = pa.Field(nullable=True, description="least p that the words stand for")
    p_stated_high: float = pa.Field(nullable=True, description="greatest one")
    tails: pd.Int64Dtype = pa.Field(nullable=True, description="1, 2; missing if it may be either")
    p_low: float = pa.Field(nullable=True, description="least p that follows")
    p_high: float = pa.Field(nullable=True, description="greatest p that follows")
    corrected: bool = pa.Field(description="whether p may be larger than what follows")
    exact: bool = pa.Field(description="whether p follows by no other formula")
    alpha: float = pa.Field(description="the level of significance")
    decision_error: bool = pa.Field(description="whether p falls on the wrong side of alpha")
    p_start: pd.Int64Dtype = pa.Field(nullable=True, description="where the stated p stands")
    p_end: pd.Int64Dtype = pa.Field(nullable=True, description="and ends")
    most: float = pa.Field(nullable=True, description="what the statistic cannot exceed")


class Effects(Relation):
    """An effect size, and the test from which it follows.

    `expected_low` to `expected_high` is what follows; missing where the text does not say by which
    formula.
    """

    measure: str = pa.Field(description="d, dz, g, r, partial eta squared …")
    effect: float = pa.Field(description="as written")
    effect_low: float
    effect_high: float
    kind: str = pa.Field(description="of the test")
    df1: float = pa.Field(nullable=True)
    df2: float = pa.Field(nullable=True)
    statistic: float = pa.Field(description="of the test")
    statistic_low: float
    statistic_high: float
    statistic_start: int = pa.Field(ge=0, description="where the test begins")
    statistic_end: int = pa.Field(ge=0, description="behind the statistic's value")
    effect_start: int = pa.Field(ge=0, description="where the effect size stands")
    effect_end: int = pa.Field(ge=0, description="and ends")
    expected_low: float = pa.Field(nullable=True, description="least effect that follows")
    expected_high: float = pa.Field(nullable=True, description="greatest effect that follows")
    formula: str = pa.Field(description="by which it follows; empty where none is known")


class Estimates(Relation):
    """An estimate with its confidence interval, its standard error or its p."""

    measure: str = pa.Field(description="b, beta, difference, odds ratio, r, d …")
    estimate: float = pa.Field(description="as written")
    estimate_low: float
    estimate_high: float
    level: float = pa.Field(nullable=True, description="of the interval, in percent")
    lower: float = pa.Field(nullable=True, description="end of the interval")
    lower_low: float = pa.Field(nullable=True)
    lower_high: float = pa.Field(nullable=True)
    upper: float = pa.Field(nullable=True, description="end of the interval")
    upper_low: float = pa.Field(nullable=True)
    upper_high: float = pa.Field(nullable=True)
    error: float = pa.Field(nullable=True, description="standard error")
    error_low: float = pa.Field(nullable=True)
    error_high: float = pa.Field(nullable=True)
    kind: str = pa.Field(description="of the test told with it; empty without one")
    statistic: float = pa.Field(nullable=True)
    statistic_low: float = pa.Field(nullable=True)
    statistic_high: float = pa.Field(nullable=True)
    statistic_start: pd.Int64Dtype = pa.Field(nullable=True)
    statistic_end: pd.Int64Dtype = pa.Field(nullable=True)
    p: float = pa.Field(nullable=True, description="as stated")
    p_comparison: str = pa.Field(isin=P_RELATIONS)
    p_stated_low: float = pa.Field(nullable=True)
    p_stated_high: float = pa.Field(nullable=True)
    null: float = pa.Field(nullable=True, description="what it is compared with: 0, or 1 of ratios")
    even: bool = pa.Field(description="whether intervals of such estimates are even about them")
    p_low: float = pa.Field(nullable=True, description="least p that follows from the error")
    p_high: float = pa.Field(nullable=True, description="greatest p that follows from it")
    exact: bool = pa.Field(description="whether p follows by no other formula")
    estimate_end: int = pa.Field(ge=0, description="behind the estimate, which begins at start")
    interval_start: pd.Int64Dtype = pa.Field(nullable=True)
    interval_end: pd.Int64Dtype = pa.Field(nullable=True)
    p_start: pd.Int64Dtype = pa.Field(nullable=True)
    p_end: pd.Int64Dtype = pa.Field(nullable=True)
