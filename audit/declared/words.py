"""What is said of the figures that an entry names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from audit.interval import Interval
from audit.wording import figure

if TYPE_CHECKING:
    from audit.config.entries import Entry


def described(entry: Entry) -> str:
    """What is wrong where such a rule does not hold."""
    told = [f'"{measure}"' for measure in entry.measures]
    if entry.sort == "measure":
        return f"{told[0]} is not {in_range(entry, entry.unit)}."
    if entry.sort == "ratio":
        return f"{told[0]} by {told[1]} is not {in_range(entry)}."
    target = f'"{entry.other}"' if entry.other else in_range(entry, entry.unit)
    if entry.sort == "equal":
        return f"{told[0]} and {target} are not the same."
    return f"{', '.join(told[:-1])} and {told[-1]} do not make {target}."


def in_range(entry: Entry, unit: str = "") -> str:
    """What an entry allows: "between 5 and 12", "30 percent or less"."""
    behind = f" {unit}" if unit else ""
    low, high = (figure(end, places(end)) for end in (entry.low, entry.high))
    if entry.low == entry.high:
        return low + behind
    if math.isinf(entry.low):
        return f"{high}{behind} or less"
    return (
        f"{low}{behind} or more" if math.isinf(entry.high) else f"between {low} and {high}{behind}"
    )


def places(value: float) -> int:
    """How many decimal places a number of the settings has."""
    return len(f"{value:.10f}".rstrip("0").partition(".")[2]) if math.isfinite(value) else 0


def worded(entry: Entry, text: str, value: float, otherwise: str) -> str:
    """The message of the entry; without one, the other."""
    if not entry.message:
        return otherwise
    return entry.message.format(text=text, value=value, low=entry.low, high=entry.high)


def allowed(entry: Entry, length: int) -> Interval:
    """The bounds of an entry, for so many rows."""
    return Interval(np.full(length, entry.low), np.full(length, entry.high))
