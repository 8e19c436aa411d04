"""Why a figure may be wrong: other ways to come by it, each recomputed. A diagnosis is given only
where its own fits.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from audit.interval import Interval, overlaps
from audit.rule import Finding
from audit.wording import decimals, restate, span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit.rule import Operand

#: A number in digits, as it was written.
_WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SLIPS = (10.0, 0.1, 100.0, 0.01, 1e3, 1e-3, 1e6, 1e-6)


def interval(operand: Operand | None) -> Interval:
    """What an operand's words stand for, as an interval of one row; unknown for none."""
    if operand is None:
        return Interval.unknown(1)
    return Interval(np.array([operand.low]), np.array([operand.high]))


def diagnose(stated: Operand, computed: Interval, others: Mapping[str, Interval]) -> str:
    """The first of the `others` that gives the stated figure, else a slip of the pen that does,
    else "other".

    Args:
        stated: The figure that does not follow.
        computed: What follows, one row.
        others: Diagnoses by name, each with what that mistake would have computed.
    """
    told = interval(stated).magnitude()
    if not np.isfinite(told.high[0] - told.low[0]):
        # of "more than 40 percent" the figure is compared, not everything above it
        told = Interval.exactly([abs(stated.value)])
    for name, mistaken in others.items():
        if mistaken.known[0] and overlaps(told, mistaken)[0]:
            return name
    if not computed.known[0]:
        return "other"
    expected = computed.magnitude()
    # ten times a wide range meets almost anything
    narrow = expected.high[0] <= 2 * expected.low[0]
    if narrow and any(overlaps(told, expected.scaled(slip))[0] for slip in _SLIPS):
        return "magnitude"
    if narrow and any(overlaps(swapped, expected)[0] for swapped in _transpositions(stated)):
        return "transposed-digits"
    return "other"


def finding(
    stated: Operand,
    computed: Interval,
    value: float,
    message: str,
    others: Mapping[str, Interval] | None = None,
    why: Mapping[str, str] | None = None,
    *,
    mendable: bool = True,
) -> Finding:
    """What to tell about a figure that does not follow: the arithmetic, then the likely cause.

    Args:
        stated: The figure.
        computed: What follows instead, one row.
        value: What follows from the values as written.
        message: The arithmetic, with {} where the recomputed figure stands.
        others: See `diagnose`.
        why: What to say where a diagnosis fits, by its name.
        mendable: Whether the recomputed figure may stand in the place of the stated one.
    """
    low, high = float(computed.low[0]), float(computed.high[0])
    diagnosis = diagnose(stated, computed, others or {})
    told = span(low, high, value, decimals(stated.text), stated.unit)
    cause = (why or {}).get(diagnosis)
    return Finding(
        start=stated.start,
        end=stated.end,
        message=f'"{stated.phrase}": {message.format(told)}' + (f"; {cause}" if cause else ""),
        diagnosis=diagnosis,
        stated=stated.value,
        expected_low=low,
        expected_high=high,
        suggestion=restate(stated, value) if mendable else None,
    )


def _transpositions(stated: Operand) -> list[Interval]:
    """What the figure stands for with two neighbouring digits in the other order, of those that are
    written: the noughts that "million" stands for cannot be mistyped.
    """
    written = _WRITTEN.search(stated.text)
    digits = written[0].replace(",", "") if written else ""
    if not digits or not float(digits):
        return []
    scale = abs(stated.value) / float(digits)
    half = (stated.high - stated.low) / 2
    half = half if np.isfinite(half) else 0.0
    at = [place for place, mark in enumerate(digits) if mark.isdigit()]
    swapped = []
    for left, right in pairwise(at):
        if digits[left] != digits[right]:
            marks = list(digits)
            marks[left], marks[right] = marks[right], marks[left]
            value = float("".join(marks)) * scale
            swapped.append(Interval(np.array([value - half]), np.array([value + half])))
    return swapped
