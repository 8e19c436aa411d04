"""Means, standard deviations and percentages of whole numbers, for claim-audit: those that no
sample of the stated size can have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import hookimpl
from audit_granularity import settings

if TYPE_CHECKING:
    from audit import Rule
    from audit.config import Config
    from audit.parts import RelationKind

AUDIT_API = 1


@hookimpl
def audit_configure(config: Config) -> None:
    """Check the settings `plugins.granularity`."""
    settings.read(config)


@hookimpl
def audit_relations(config: Config) -> list[RelationKind]:
    """The frames `means` and `proportions`."""
    from audit_granularity.relate import kinds

    return kinds(settings.read(config))


@hookimpl
def audit_rules() -> list[type[Rule]]:
    """The rules of the family GRN."""
    from audit_granularity.rules import RULES

    return list(RULES)
