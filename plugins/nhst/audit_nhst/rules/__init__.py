"""The rules of the family NHS."""

from __future__ import annotations

from typing import Final

from audit import Rule
from audit_nhst.rules.effects import EffectDoesNotFollow
from audit_nhst.rules.estimates import (
    EstimateOutsideInterval,
    IntervalAgainstP,
    IntervalIsLopsided,
    PAgainstError,
    RatioIntervalIsLopsided,
    StatisticAgainstError,
)
from audit_nhst.rules.pvalues import (
    DecisionError,
    ImpossibleStatistic,
    InconsistentP,
    PIsNeverZero,
)

RULES: Final[tuple[type[Rule], ...]] = (
    DecisionError,
    InconsistentP,
    PIsNeverZero,
    ImpossibleStatistic,
    EffectDoesNotFollow,
    EstimateOutsideInterval,
    IntervalAgainstP,
    IntervalIsLopsided,
    RatioIntervalIsLopsided,
    StatisticAgainstError,
    PAgainstError,
)
