"""Words that the rules share."""

from __future__ import annotations

from typing import Any

from audit import Finding


def told(row: Any) -> str:
    """The words that a finding points at, on one line."""
    return " ".join(row.document_text[row.stated_start : row.stated_end].split())


def finding(row: Any, reason: str, *, suggestion: str | None = None) -> Finding:
    """A finding at the words that are told, with what follows instead."""
    return Finding(
        int(row.stated_start),
        int(row.stated_end),
        f'"{told(row)}": {reason}',
        stated=float(row.stated),
        expected_low=float(row.expected_low),
        expected_high=float(row.expected_high),
        suggestion=suggestion,
    )


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 % 10 == 1 else ending}"


def between(low: float, high: float) -> str:
    """A range of whole numbers, or one of them where both ends are alike."""
    return f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"


def length(minutes: float) -> str:
    """A time in hours and minutes: "2 hours 30 minutes"."""
    hours, rest = divmod(round(abs(minutes)), 60)
    parts = [(hours, "hour"), (rest, "minute")]
    words = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
    return " ".join(words) or "0 minutes"
