"""The rules of the family CAL."""

from __future__ import annotations

from typing import Final

from audit import Rule
from audit_calendar.rules.clocks import (
    ClockSpanDoesNotFollow,
    DaySpanDoesNotFollow,
    HoursDisagree,
    ZonesDisagree,
)
from audit_calendar.rules.parts import (
    DecadeInOtherCentury,
    QuarterHasOtherMonths,
    QuarterIsNoQuarter,
)
from audit_calendar.rules.years import (
    AgeDoesNotFollow,
    AnniversaryDoesNotFollow,
    EndBeforeBeginning,
)

RULES: Final[tuple[type[Rule], ...]] = (
    AnniversaryDoesNotFollow,
    AgeDoesNotFollow,
    EndBeforeBeginning,
    QuarterIsNoQuarter,
    QuarterHasOtherMonths,
    DecadeInOtherCentury,
    ZonesDisagree,
    HoursDisagree,
    ClockSpanDoesNotFollow,
    DaySpanDoesNotFollow,
)
