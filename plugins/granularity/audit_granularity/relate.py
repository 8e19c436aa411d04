"""The kinds of relation that the plugin brings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audit.parts import RelationKind
from audit_granularity import means, proportions
from audit_granularity.frames import Means, Proportions

if TYPE_CHECKING:
    from audit_granularity.settings import Settings


def kinds(settings: Settings) -> list[RelationKind]:
    """The kinds of relation, for a run with these settings."""
    return [
        RelationKind("means", Means, partial(means.relate, settings=settings)),
        RelationKind("proportions", Proportions, partial(proportions.relate, settings=settings)),
    ]
