"""The rules of the family GRN."""

from __future__ import annotations

from typing import Final

from audit import Rule
from audit_granularity.rules.deviations import (
    DeviationOfPopulation,
    ImpossibleBinaryDeviation,
    ImpossibleDeviation,
)
from audit_granularity.rules.means import ImpossibleMean, OffTheScale
from audit_granularity.rules.percentages import ImpossiblePercentage

RULES: Final[tuple[type[Rule], ...]] = (
    ImpossibleMean,
    ImpossibleDeviation,
    ImpossibleBinaryDeviation,
    OffTheScale,
    ImpossiblePercentage,
    DeviationOfPopulation,
)
