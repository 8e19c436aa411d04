"""Words that the rules share."""

from __future__ import annotations

from typing import Any


def told(row: Any, start: int, end: int) -> str:
    """The words from one place to another, on one line."""
    return " ".join(row.document_text[int(start) : int(end)].split())


def p_words(low: float, high: float) -> str:
    """What follows for p: ".036", ".031 to .042", "8.8e-05"."""
    ends = [_one(end) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _one(p: float) -> str:
    if p < 0.0005:
        return f"{p:.1e}" if p else "0"
    words = f"{p:.3f}" if p >= 0.002 else f"{p:.4f}"
    return words.removeprefix("0")


def number(value: float, places: int = 2) -> str:
    """A value to so many places, two digits of a small one."""
    return f"{value:.{places}f}" if abs(value) >= 0.1 or value == 0 else f"{value:.2g}"


def between(low: float, high: float, places: int = 2) -> str:
    """A range, or one value where both ends look alike."""
    ends = [number(end, places) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
