"""Money, temperatures and magnitudes in prose, for claim-audit: exchange rates of the day,
differences told as temperatures, values beyond any on record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import hookimpl
from audit_units import settings

if TYPE_CHECKING:
    from audit import Rule
    from audit.config import Config
    from audit.parts import RelationKind

AUDIT_API = 1


@hookimpl
def audit_configure(config: Config) -> None:
    """Check the settings `plugins.units`."""
    settings.read(config)


@hookimpl
def audit_relations(config: Config) -> list[RelationKind]:
    """The frames `exchanges`, `temperature_differences` and `magnitudes`."""
    from audit_units.relate import kinds

    return kinds(settings.read(config))


@hookimpl
def audit_rules() -> list[type[Rule]]:
    """The rules of the family UNT."""
    from audit_units.rules import RULES

    return list(RULES)
