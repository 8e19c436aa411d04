"""Statistics in papers, for claim-audit: tests against their p, effect sizes against their tests,
estimates against their confidence intervals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import hookimpl
from audit_nhst import settings

if TYPE_CHECKING:
    from audit import Rule
    from audit.config import Config
    from audit.parts import RelationKind

AUDIT_API = 1


@hookimpl
def audit_configure(config: Config) -> None:
    """Check the settings `plugins.nhst`."""
    settings.read(config)


@hookimpl
def audit_relations(config: Config) -> list[RelationKind]:
    """The frames `tests`, `effects` and `estimates`."""
    from audit_nhst.relate import kinds

    return kinds(settings.read(config))


@hookimpl
def audit_rules() -> list[type[Rule]]:
    """The rules of the family NHS."""
    from audit_nhst.rules import RULES

    return list(RULES)
