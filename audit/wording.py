"""Figures as a writer would put them: the recomputed value in the stated one's words and
precision.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from audit.rule import Operand

_NUMERAL: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")
#: What binary floats make of a difference of nothing.
_NOISE: Final = 1e-9
_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
#: Verbs that hold a factor, by the factor and the ending.
_FACTORS: Final = {2.0: "doubl", 3.0: "tripl", 4.0: "quadrupl", 0.5: "halv"}


def decimals(text: str) -> int:
    """How many decimal places the number in these words has."""
    numeral = _NUMERAL.search(text)
    return len(numeral[0].partition(".")[2]) if numeral else 0


def restate(operand: Operand, value: float) -> str | None:
    """The operand's words with another value in them, to the same place; None where words don't
    lend themselves.

    "$1.2 billion" with 1,340,000,000 is "$1.3 billion"; "six" with 7 is "seven".
    """
    if not math.isfinite(value) or value < 0 < operand.value:
        return None
    numeral = _NUMERAL.search(operand.text)
    if numeral is None:
        return _in_words(operand, value)
    written = float(numeral[0].replace(",", ""))
    if not written or not operand.value or len(_NUMERAL.findall(operand.text)) > 1:
        return None
    scaled = abs(value / (operand.value / written))
    places = decimals(numeral[0])
    grouping = "," if "," in numeral[0] or (scaled >= 10_000 and written < 10_000) else ""
    figure = f"{scaled:{grouping}.{places}f}"
    nothing = not float(figure.replace(",", "")) and scaled
    if nothing or (operand.unit == "factor" and round(scaled, places) <= 1):
        return None
    again = operand.text[: numeral.start()] + figure + operand.text[numeral.end() :]
    return again if again != operand.text else None


def _in_words(operand: Operand, value: float) -> str | None:
    """A number in words for a number in words, where it is small and whole."""
    for factor, verb in _FACTORS.items():
        if operand.value == factor and operand.text.lower().startswith(verb):
            again = _FACTORS.get(round(value, 1)) if value == round(value, 1) else None
            return operand.text.lower().replace(verb, again) if again else None
    word, _, rest = operand.text.partition(" ")
    stem, hyphen, unit = word.partition("-")
    if stem.lower() not in _SMALL or value != round(value) or not 0 <= value < len(_SMALL):
        return None
    again = _SMALL[round(value)]
    again = again.capitalize() if stem[0].isupper() else again
    return again + hyphen + unit + (f" {rest}" if rest else "")


def figure(value: float, places: int = 0, unit: str = "") -> str:
    """A value for a message: grouped by thousands, to so many places, with its unit."""
    value = 0.0 if abs(value) < _NOISE else value
    rounded = f"{value:,.{places}f}"
    if float(rounded.replace(",", "")) == 0 and value != 0:
        rounded = f"{value:.2g}"
    return rounded + {"percent": "%"}.get(unit, "")


def inline(text: str) -> str:
    """The words of a number as they stand within a sentence: "thirty-one"."""
    return text[0].lower() + text[1:] if text[1:].islower() else text


def multiple(value: float) -> str:
    """A factor for a message: "4", "1.77"."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value >= 0.1 else f"{value:.2g}"


def span(low: float, high: float, value: float, places: int = 0, unit: str = "") -> str:
    """A recomputed value, with the range that rounding leaves for it where it shows at this
    precision.
    """
    middle = figure(value, places, unit)
    ends = [figure(end, places, unit) if math.isfinite(end) else "" for end in (low, high)]
    if ends[0] == ends[1] or not any(ends):
        return middle
    if not all(ends):
        return f"{ends[0]} or more" if ends[0] else f"{ends[1]} or less"
    return f"{middle} ({ends[0]} to {ends[1]})"
