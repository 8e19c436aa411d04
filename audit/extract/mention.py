"""A number in a sentence, as the steps of the grammar fill it in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    #: First and last day; one that goes on has no last.
    Period = tuple[datetime.date, datetime.date | None]


#: Kinds that place or name a thing; with those that order things, the kinds that measure nothing.
APART = frozenset({"date", "time", "identifier"})
NO_QUANTITY = APART | {"ordinal"}


@dataclass(slots=True)
class Mention:
    """A number, its place and its meaning; tokens are counted in its sentence.

    Attributes:
        first: First token of the number.
        last: The token behind it.
        left: First token of its span: a sign or a currency may stand before the number.
        right: The token behind its span.
        value: Its value, scale and sign applied; NaN where the words give none.
        step: What one more in the last written place would add; 0 where the number is exact.
        scale: What "million" and the like multiplied it by, 1 without.
        parts: How many of the unit in the words make one of `unit`: 100 for cents, basis points.
        words: Whether it is written in words.
        power: Whether it is a power, which is as exact as it is written: "10⁻³".
        vague: Whether it tells no figure: "dozens", "a few", "several hundred".
        perhaps: What its value is if it shares the scale of the number behind it, where that is
            left open; NaN elsewhere.
        low, high, bound, unit, direction, measure, period: As in the claims frame.
        kind: As in the claims frame; "" until known, "within" for the parts of a date or time.
        hedge: The first token of the hedge before it, -1 without one.
        noun: The tokens of the noun phrase that it counts or describes, empty where there is none.
    """

    first: int
    last: int
    value: float
    step: float = 0.0
    scale: float = 1.0
    parts: float = 1.0
    words: bool = False
    left: int = -1
    right: int = -1
    low: float = math.nan
    high: float = math.nan
    bound: str = "exact"
    unit: str = ""
    kind: str = ""
    direction: str = ""
    measure: str = ""
    period: Period | None = None
    noun: tuple[int, int] = (0, 0)
    hedge: int = -1
    vague: bool = False
    power: bool = False
    perhaps: float = math.nan

    def __post_init__(self) -> None:
        if self.left < 0:
            self.left = self.first
        if self.right < 0:
            self.right = self.last

    @property
    def begin(self) -> int:
        """The first token of its span, or of the hedge before it."""
        return self.hedge if 0 <= self.hedge < self.left else self.left

    def multiply(self, scale: float, end: int | None = None) -> None:
        """Multiplies value and step by a scale, and widens number and span up to token `end`."""
        self.value, self.step = scaled(self.value, scale), self.step * scale
        self.scale *= scale
        if end is not None:
            self.last = self.right = end

    def divide(self, parts: float) -> None:
        """Tells the value in a unit that is `parts` of that in the words: 20 cents in dollars."""
        self.value, self.step = round(self.value / parts, 10), self.step / parts
        self.parts = parts

    def measure_in(self, kind: str, unit: str, right: int) -> None:
        """Gives the mention its kind and unit, and widens its span up to token `right`."""
        self.kind, self.unit, self.right = kind, unit, right


def fraction_step(value: float) -> float:
    """What one more in the last place of a fraction would add, told as a decimal.

    A tenth for halves, fifths and tenths, a hundredth for others, for small ones a tenth of
    themselves: "2 1/2 cups" are 2.5, "2¼ cups" 2.25.
    """
    tenths = value * 10
    return 0.1 if abs(tenths - round(tenths)) < 1e-9 else min(0.01, abs(value) / 10)


def scaled(value: float, scale: float) -> float:
    """`value` times `scale`, with the digits that the decimal product has.

    4.35 million is 4350000.
    """
    product = value * scale
    return (
        round(product, 6)
        if abs(product) < 1e9
        else float(round(product))
        if abs(product) < 1e15
        else product
    )
