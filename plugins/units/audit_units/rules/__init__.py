"""The rules of the family UNT."""

from __future__ import annotations

from typing import Final

from audit import Rule
from audit_units.rules.conversions import DifferenceToldAsTemperature, ExchangeDoesNotFollow
from audit_units.rules.magnitudes import BeyondAnyRecord

RULES: Final[tuple[type[Rule], ...]] = (
    ExchangeDoesNotFollow,
    DifferenceToldAsTemperature,
    BeyondAnyRecord,
)
