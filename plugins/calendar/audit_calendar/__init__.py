"""Time in prose, for claim-audit: anniversaries, ages, clock times, quarters, centuries, and ends
that come before their beginnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import hookimpl

if TYPE_CHECKING:
    from audit import Rule
    from audit.parts import Extractor, RelationKind

AUDIT_API = 1


@hookimpl
def audit_extractors() -> list[Extractor]:
    """Anniversaries that are counted in words: "twenty-fifth", "centenary"."""
    from audit.parts import Extractor
    from audit_calendar.ordinals import claims

    return [Extractor("anniversaries", claims)]


@hookimpl
def audit_relations() -> list[RelationKind]:
    """The frames `anniversaries`, `ages`, `quarters`, `centuries`, `clocks`, `clock_spans`,
    `day_spans` and `reversals`.
    """
    from audit_calendar.relate import KINDS

    return list(KINDS)


@hookimpl
def audit_rules() -> list[type[Rule]]:
    """The rules of the family CAL."""
    from audit_calendar.rules import RULES

    return list(RULES)
