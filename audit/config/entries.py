"""Rules that settings declare in `[[rule]]`: what may stand in such an entry, and what it means."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from audit.errors import what_next
from audit.report import SEVERITY_ORDER

#: Names that a message may hold in braces.
MESSAGE_NAMES: Final = ("text", "value", "low", "high")
_COMMON: Final = (
    *("code", "name", "severity", "description", "message", "unit", "flagged", "accepted"),
)
#: What tells each sort of entry, and what else may stand in it.
_SORTS: Final[Mapping[str, tuple[str, ...]]] = {
    "ratio": ("low", "high"),
    "sum": ("equals",),
    "measure": ("low", "high", "equals"),
}
#: What may stand in an entry.
KEYS: Final = (*_COMMON, *_SORTS, "low", "high", "equals")


class EntryError(Exception):
    """An entry that is none: what is wrong, and the key that it is about."""

    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(message)
        self.keys = keys


@dataclass(frozen=True)
class Example:
    """A text that an entry finds fault with, at these words; as `audit.Flagged`."""

    text: str
    at: str
    diagnosis: str = "other"
    suggestion: str | None = None


@dataclass(frozen=True)
class Entry:
    """A rule as settings declare it.

    Attributes:
        code: As of any rule, as are `name`, `severity`, `flagged` and `accepted`.
        name: The fault.
        sort: "measure" (a figure has bounds), "ratio" (of two figures), "sum" (of several figures
            is another one) or "equal" (two figures are one).
        measures: The noun phrases of the figures.
        other: The measure that the sum, or the figure, must equal; empty where a number is told.
        low: The least value, or quotient, that there may be.
        high: The greatest.
        unit: The unit of the figures; any, if empty.
        description: What the rule is about.
        message: What is told of a figure; empty for the words that every such rule has.
        place: Where it is written: "audit.toml:12".
    """

    code: str
    name: str
    sort: str
    measures: tuple[str, ...]
    other: str = ""
    low: float = -math.inf
    high: float = math.inf
    unit: str = ""
    severity: str = "error"
    description: str = ""
    message: str = ""
    flagged: tuple[Example, ...] = ()
    accepted: tuple[str, ...] = ()
    place: str = ""


def read_entry(table: Any) -> Entry:
    """The entry that a table `[[rule]]` holds.

    Raises:
        EntryError: If it holds none.
    """
    if not isinstance(table, dict):
        raise EntryError("must be tables [[rule]]")
    for key in table:
        if key not in KEYS:
            raise EntryError(f"is no part of a rule; {what_next(key, KEYS, 'those are {}')}", key)
    sort = _sort(table)
    low, high = _bounds(table, sort)
    equals = table.get("equals")
    other = equals.strip() if isinstance(equals, str) else ""
    return Entry(
        code=_matching(table, "code", r"[A-Z]+[0-9]{3}", "letters of a family and three digits"),
        name=_matching(table, "name", r"[a-z0-9]+(-[a-z0-9]+)*", "words joined by hyphens"),
        sort="equal" if sort == "measure" and other else sort,
        measures=_measures(table, sort, other),
        other=other,
        low=low,
        high=high,
        unit=_text(table, "unit"),
        severity=_severity(table),
        description=_text(table, "description"),
        message=_message(table),
        flagged=_examples(table),
        accepted=_texts(table, "accepted"),
    )


def _sort(table: Mapping[str, Any]) -> str:
    """Which of the sorts it is, with no key of another."""
    sorts = [sort for sort in _SORTS if sort in table]
    if len(sorts) != 1:
        raise EntryError(
            f'must have one of "measure", "ratio" and "sum", not {" and ".join(sorts) or "none"}'
        )
    (sort,) = sorts
    for key in table:
        if key not in (*_COMMON, sort, *_SORTS[sort]):
            raise EntryError(f'cannot stand beside "{sort}"', key)
    if not any(key in table for key in _SORTS[sort]):
        wanted = " or ".join(f'"{key}"' for key in _SORTS[sort])
        raise EntryError(f"must say {wanted}, or nothing is checked", sort)
    if "equals" in table and ("low" in table or "high" in table):
        raise EntryError('cannot stand beside "low" and "high"', "equals")
    return sort


def _bounds(table: Mapping[str, Any], sort: str) -> tuple[float, float]:
    if "equals" in table:
        if isinstance(table["equals"], str):
            return -math.inf, math.inf
        value = _number(table, "equals")
        return value, value
    low = _number(table, "low") if "low" in table else -math.inf
    high = _number(table, "high") if "high" in table else math.inf
    if low > high:
        raise EntryError(f"must be no greater than high, and {low:g} is", "low")
    return low, high


def _number(table: Mapping[str, Any], key: str) -> float:
    value = table[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or math.isnan(value):
        wanted = "a number or a measure" if key == "equals" else "a number"
        raise EntryError(f"must be {wanted}, not {value!r}", key)
    return float(value)


def _measures(table: Mapping[str, Any], sort: str, other: str) -> tuple[str, ...]:
    told = (_text(table, sort),) if sort == "measure" else _texts(table, sort)
    if sort == "ratio" and len(told) != 2:
        raise EntryError(f"must be what is divided and by what, not {len(told)} measures", sort)
    if sort == "sum" and len(told) < 2:
        raise EntryError("must be two measures or more", sort)
    if not all(each.strip() for each in told):
        raise EntryError("must be the noun phrase of a measure, not empty", sort)
    named = [each.strip().lower() for each in (*told, other)]
    if len(set(named)) < len(named):
        raise EntryError("must name each measure once", sort)
    if "equals" in table and isinstance(table["equals"], str) and not other:
        raise EntryError("must be a number or a measure, not empty", "equals")
    return told


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise EntryError(f"must be a text, not {value!r}", key)
    return value


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise EntryError(f"must be a list of texts, not {value!r}", key)
    return tuple(value)


def _matching(table: Mapping[str, Any], key: str, pattern: str, told: str) -> str:
    value = _text(table, key)
    if not value:
        raise EntryError(f"has no {key}")
    if not re.fullmatch(pattern, value):
        raise EntryError(f'must be {told}, not "{value}"', key)
    return value


def _severity(table: Mapping[str, Any]) -> str:
    value = _text(table, "severity") or "error"
    if value not in SEVERITY_ORDER:
        raise EntryError(f'must be "error", "warning" or "info", not "{value}"', "severity")
    return value


def _message(table: Mapping[str, Any]) -> str:
    message = _text(table, "message")
    try:
        message.format_map({"text": "", **dict.fromkeys(MESSAGE_NAMES[1:], 0.0)})
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        names = ", ".join(f"{{{name}}}" for name in MESSAGE_NAMES)
        raise EntryError(f"may name {names}; {error} is none of them", "message") from None
    return message


def _examples(table: Mapping[str, Any]) -> tuple[Example, ...]:
    told = table.get("flagged", [])
    return tuple(map(_example, told if isinstance(told, list) else [told]))


def _example(table: Any) -> Example:
    keys = {each.name for each in fields(Example)}
    if not isinstance(table, dict) or not {"text", "at"} <= set(table) <= keys:
        raise EntryError(f"must be tables with text and at, not {table!r}", "flagged")
    if not all(isinstance(value, str) for value in table.values()):
        raise EntryError(f"must be tables of texts, not {table!r}", "flagged")
    if table["at"] not in table["text"]:
        raise EntryError(f'has no words "{table["at"]}" in its text', "flagged")
    return Example(**table)
