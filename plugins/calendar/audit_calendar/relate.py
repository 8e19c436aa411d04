"""The kinds of relation that the plugin brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from audit.parts import RelationKind
from audit_calendar import ages, anniversaries, clocks, days, parts_of_years, reversals
from audit_calendar.frames import FRAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from audit.relate.passages import Passages

_RELATE: Final[Mapping[str, Callable[[Passages], pd.DataFrame]]] = {
    "anniversaries": anniversaries.relate,
    "ages": ages.relate,
    "quarters": parts_of_years.quarters,
    "centuries": parts_of_years.centuries,
    "clocks": clocks.clocks,
    "clock_spans": clocks.clock_spans,
    "day_spans": days.day_spans,
    "reversals": reversals.relate,
}
KINDS: Final = tuple(RelationKind(name, model, _RELATE[name]) for name, model in FRAMES.items())
