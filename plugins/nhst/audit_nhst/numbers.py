"""A number as it is written, and the interval that its rounding leaves."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

#: "1,224.08", "2.20", "2,20", ".05", ". 001"
NUMBER: Final = r"(?:[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?|\.[ ]?\d+)"
#: "e-5", "× 10^-5", "x 10-5"
EXPONENT: Final = (
    r"(?:[ ]?[eE][ ]?-[ ]?\d{1,3}|[ ]?[×x·*][ ]?10[ ]?\^?[ ]?[({]?[ ]?-[ ]?\d{1,3}[)}]?)"
)

_PLAIN: Final = re.compile(r"\d*\.?\d+")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_POWER: Final = re.compile(r"-?\d+(?=[)}]?$)")


@dataclass(frozen=True, slots=True)
class Written:
    """A number in a text: what it says, and the least and greatest value that rounds to it."""

    value: float
    low: float
    high: float
    start: int = -1
    end: int = -1


def written(words: str, start: int = -1, *, negative: bool = False, exact: bool = False) -> Written:
    """The number in these words, with the interval of half a unit of its last place.

    Args:
        words: What matches `NUMBER`, perhaps with an `EXPONENT` and a percent sign.
        start: Where they stand.
        negative: Whether a minus stands before them.
        exact: Whether a number without decimals is a count, which is not rounded.
    """
    mantissa, power = (words, 0) if _PLAIN.fullmatch(words) else _split(words)
    decimals = len(mantissa) - 1 - mantissa.find(".") if "." in mantissa else 0
    value = float(f"{mantissa}e{power}" if power else mantissa)
    half = 0.0 if exact and not decimals else 0.5 * 10.0 ** (power - decimals)
    low, high = value - half, value + half
    if negative:
        value, low, high = -value, -high, -low
    return Written(value, low, high, start, start + len(words))


def _split(words: str) -> tuple[str, int]:
    """The mantissa with a full stop for its decimals, and the power of ten."""
    words = words.replace(" ", "")
    percent = words.endswith("%")
    words = words.removesuffix("%")
    mark = re.search(r"[eE×x·*^]|10(?=-)", words)
    power = _POWER.search(words, mark.end()) if mark else None
    mantissa = words[: mark.start()].removesuffix("10") or "1" if mark and power else words
    if _GROUPED.fullmatch(mantissa):
        mantissa = mantissa.replace(",", "")
    exponent = int(power[0]) if power else 0
    return mantissa.replace(",", "."), exponent - 2 * percent


UNKNOWN: Final = Written(math.nan, math.nan, math.nan)
