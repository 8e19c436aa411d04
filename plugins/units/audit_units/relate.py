"""The kinds of relation that the plugin brings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audit.parts import RelationKind
from audit_units import magnitudes
from audit_units.conversions import exchanges, temperature_differences
from audit_units.frames import Exchanges, Magnitudes, TemperatureDifferences

if TYPE_CHECKING:
    from audit_units.settings import Settings


def kinds(settings: Settings) -> list[RelationKind]:
    """The kinds of relation, for a run with these settings."""
    exchanging = partial(exchanges, lag=settings.lag_days)
    return [
        RelationKind("exchanges", Exchanges, exchanging),
        RelationKind("temperature_differences", TemperatureDifferences, temperature_differences),
        RelationKind("magnitudes", Magnitudes, magnitudes.relate),
    ]
