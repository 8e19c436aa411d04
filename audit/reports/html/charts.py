"""The values that a finding compares, as bars on a common scale: places in percent of its width."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audit.reports.html.words import interval, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Room at the ends of a scale, in percent of its width.
_MARGIN: Final = 6.0
#: The least gap between two stretches that shows them apart, in percent.
_SEEN: Final = 3.0
#: The least width at which a bar can be seen.
_LEAST: Final = 0.8
MOST_BARS: Final = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """Values to draw: what is called so, from `low` to `high`, with `value` among them (or NaN).

    What is computed has a `grain`: the size of the differences that count in it.
    """

    label: str
    low: float
    high: float
    value: float = math.nan
    grain: float | None = None

    @property
    def told(self) -> str:
        """The interval in words."""
        return interval(self.low, self.high, self.grain)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as it is drawn: `left` and `width` in percent, and where its value's dot is."""

    label: str
    told: str
    left: float
    width: float
    dot: float | None
    role: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale.

    Attributes:
        title: What is compared.
        bars: The bars, from above.
        zero: Where nothing is, in percent; None where the scale does not begin there.
        summary: The same in words.
    """

    title: str
    bars: tuple[Bar, ...]
    zero: float | None
    summary: str

    @property
    def height(self) -> int:
        """In pixels."""
        return _ROW * len(self.bars)


_ROW: Final = 34


def against(stated: Stretch, follows: Stretch) -> Chart | None:
    """What is stated beside what follows; None where an end cannot be drawn."""
    ends = [end for each in (stated, follows) for end in (each.low, each.high, each.value)]
    finite = [end for end in ends if math.isfinite(end)]
    if not stated.told or not follows.told or not finite:
        return None
    scale, from_zero = (
        _Scale(min(finite), max(finite)),
        _Scale(min(0.0, *finite), max(0.0, *finite)),
    )
    title = "What is stated and what follows"
    if from_zero.parts(stated, follows):
        scale = from_zero
    else:
        title += ", on a scale that does not begin at zero"
    bars = (scale.bar(stated, "stated"), scale.bar(follows, "follows"))
    zero = scale.place(0.0) if scale is from_zero else None
    return Chart(title, bars, zero, _summary([stated, follows]))


def sizes(stretches: Sequence[Stretch]) -> Chart | None:
    """Values side by side, each a bar from zero; None where there are not several to compare."""
    drawn = [each for each in stretches if math.isfinite(each.value)][:MOST_BARS]
    if len(drawn) < 2 or all(each.value == 0 for each in drawn):
        return None
    values = [each.value for each in drawn]
    scale = _Scale(min(0.0, *values), max(0.0, *values), margin=0.0)
    bars = tuple(
        Bar(
            each.label,
            each.told or number(each.value),
            *scale.between(0.0, each.value),
            None,
            "operand",
        )
        for each in drawn
    )
    return Chart("The values compared", bars, scale.place(0.0), _summary(drawn))


def _summary(stretches: Iterable[Stretch]) -> str:
    return "; ".join(f"{each.label}: {each.told}" for each in stretches)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values from `low` to `high` over the width of a chart."""

    low: float
    high: float
    margin: float = _MARGIN

    def place(self, value: float) -> float:
        """Where a value is, in percent; what has no end is at the edge."""
        if math.isinf(value):
            return 100.0 if value > 0 else 0.0
        if self.high == self.low:
            return 50.0
        # divided before it is subtracted: the ends may be as far apart as floats reach
        part = (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return round(self.margin + part * (100.0 - 2 * self.margin), 2)

    def parts(self, one: Stretch, other: Stretch) -> bool:
        """Whether two stretches that do not meet can be seen apart on this scale."""
        gap = max(one.low, other.low) - min(one.high, other.high)
        return 2 * _SEEN * (self.high / 2 - self.low / 2) <= 100.0 * gap

    def between(self, one: float, other: float) -> tuple[float, float]:
        """Left end and width of what lies between two values, so wide that it can be seen."""
        left, right = sorted((self.place(one), self.place(other)))
        width = max(right - left, _LEAST)
        return round(min(left, 100.0 - width), 2), round(width, 2)

    def bar(self, stretch: Stretch, role: str) -> Bar:
        left, width = self.between(stretch.low, stretch.high)
        value = stretch.low if stretch.low == stretch.high else stretch.value
        dot = self.place(value) if math.isfinite(value) else None
        return Bar(stretch.label, stretch.told, left, width, dot, role)
