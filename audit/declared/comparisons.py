"""Entries that compare figures of several measures: rules over the `declared` frame."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.declared.words import allowed, in_range, places, worded
from audit.diagnosis import finding, interval
from audit.interval import Interval, overlaps
from audit.rule import Finding
from audit.wording import figure, multiple

if TYPE_CHECKING:
    import pandas as pd

    from audit.config.entries import Entry
    from audit.interval import Truths
    from audit.rule import Operand


def applies(declared: pd.DataFrame, entry: Entry) -> pd.Series[bool]:
    """Which relations the entry asks for."""
    return declared["rule"] == entry.code


def holds(declared: pd.DataFrame, entry: Entry) -> Truths:
    """Which relations some values within what the words stand for make true."""
    low, high = (
        np.array(declared[f"parts_{end}"].tolist(), dtype=float).reshape(len(declared), -1)
        for end in ("low", "high")
    )
    if entry.sort == "ratio":
        computed = Interval(low[:, 0], high[:, 0]) / Interval(low[:, 1], high[:, 1])
    else:
        computed = Interval(low.sum(axis=1), high.sum(axis=1))
    stated = Interval.of(declared, "stated") if entry.other else allowed(entry, len(declared))
    return overlaps(stated, computed)


def explain(row: Any, entry: Entry) -> Finding:
    """What to tell about figures that do not go together."""
    if entry.sort == "ratio":
        return _explain_ratio(row.parts[0], row.parts[1], entry)
    if row.stated is None:
        return _explain_number(row.parts, entry)
    return _explain_figure(row.stated, row.parts, entry)


def _explain_figure(stated: Operand, parts: list[Operand], entry: Entry) -> Finding:
    """What to tell at a figure that others do not make."""
    computed, value = _added(parts)
    found = finding(stated, computed, value, "{}")
    told = found.suggestion or found.message.partition(": ")[2]
    named = _named(parts, entry)
    said = f"{entry.other} must equal {named}" if entry.sort == "equal" else f"{named} make {told}"
    message = worded(entry, stated.text, value, f'"{stated.text}": {said}')
    return replace(found, message=message)


def _explain_ratio(above: Operand, below: Operand, entry: Entry) -> Finding:
    value = above.value / below.value
    told = (
        f'"{above.text}": {entry.measures[0]} by {entry.measures[1]} ({below.text}) is '
        f"{multiple(value)}, and must be {in_range(entry)}"
    )
    expected = allowed(entry, 1) * interval(below)
    return Finding(
        above.start,
        above.end,
        worded(entry, above.text, value, told),
        stated=above.value,
        expected_low=float(expected.low[0]),
        expected_high=float(expected.high[0]),
    )


def _explain_number(parts: list[Operand], entry: Entry) -> Finding:
    """What to tell at the last of parts that do not make the number of the settings."""
    _, value = _added(parts)
    last = parts[-1]
    told = (
        f'"{last.text}": {_named(parts, entry)} make {figure(value, places(value))}, '
        f"and must make {in_range(entry, entry.unit)}"
    )
    rest = value - last.value
    return Finding(
        last.start,
        last.end,
        worded(entry, last.text, value, told),
        "does-not-add-up",
        last.value,
        entry.low - rest,
        entry.high - rest,
    )


def _named(parts: list[Operand], entry: Entry) -> str:
    """The measures and what is told of them: "boys (12) and girls (14)"."""
    named = [
        f"{measure} ({part.text})" for measure, part in zip(entry.measures, parts, strict=True)
    ]
    return " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))


def _added(parts: list[Operand]) -> tuple[Interval, float]:
    """What the parts make: the interval, and the value as written."""
    whole = Interval.exactly([0.0])
    for part in parts:
        whole = whole + interval(part)
    return whole, sum(part.value for part in parts)
