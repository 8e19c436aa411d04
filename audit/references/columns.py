"""What the columns of a reference mean: declared in the settings, or guessed from names and
values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from audit.config.references import ColumnDeclaration
from audit.document import Document
from audit.errors import AuditError, what_next
from audit.references import periods
from audit.references.words import listed, name_words, stem, stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audit.config.references import Declaration

#: What the words of a heading multiply its values by.
_SCALES: Final[Mapping[str, float]] = {
    **dict.fromkeys(("thousand", "thousands", "000", "000s", "k"), 1e3),
    **dict.fromkeys(("million", "millions", "mn", "mln", "mio", "m"), 1e6),
    **dict.fromkeys(("billion", "billions", "bn", "bln", "b"), 1e9),
}
#: Scales that are units as well, and so only tell a scale beside a currency.
_SHORT: Final = frozenset({"k", "m", "b"})
_PERCENT: Final = frozenset({"%", "percent", "pct", "percentage"})
_TEXTS: Final = ("VARCHAR", "ENUM")
_DAYS: Final = ("DATE", "TIMESTAMP")
_NUMBERS: Final = re.compile(r"U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL.*|DOUBLE|FLOAT|REAL")
#: A text that is longer names nothing.
_LONGEST: Final = 80
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


@dataclass(frozen=True)
class Column:
    """A column of a reference.

    Attributes:
        name: As the data have it.
        role: "value", "period", "entity" or "none".
        unit: That of its values, as claims have it; empty where it is not known.
        kind: The kind of claim that such values make; empty where it is not known.
        scale: What values are multiplied by.
        additive: Whether values may be added up.
        words: Stems of the words that say what it holds.
        decimals: Places behind the point, to which values are told.
        values: The distinct values of an entity column.
    """

    name: str
    role: str
    unit: str = ""
    kind: str = ""
    scale: float = 1.0
    additive: bool = True
    words: frozenset[str] = frozenset()
    decimals: int = 0
    values: tuple[str, ...] = ()

    @property
    def half(self) -> float:
        """By how much a value may differ from the one that was rounded; counts are exact."""
        whole = not self.decimals and self.scale == 1.0 and self.kind in {"", "count"}
        return 0.0 if whole else 0.5 * 10.0**-self.decimals * self.scale


def read(
    declaration: Declaration,
    types: Mapping[str, str],
    distinct: Mapping[str, Sequence[Any]],
    rows: int,
) -> list[Column]:
    """The columns of a reference.

    Args:
        declaration: What is declared.
        types: The type of each column, as DuckDB names it.
        distinct: The distinct values of each column, in its order; None is left out.
        rows: How many rows there are.

    Raises:
        AuditError: If a column is declared that is not there.
    """
    for name in declaration.columns:
        if name not in types:
            raise AuditError(f'has no column "{name}"; {what_next(name, types, "there are {}")}')
    units = _units(list(types))
    columns = []
    for name, type_ in types.items():
        told = declaration.columns.get(name, ColumnDeclaration())
        role = told.role or _role(name, type_, distinct[name], rows)
        column = Column(name, role, words=stems(name))
        if role == "entity":
            column = replace(column, values=tuple(str(value) for value in distinct[name]))
        elif role == "value":
            column = _value(column, told, units[name], distinct[name])
        columns.append(column)
    return columns


def _role(name: str, type_: str, distinct: Sequence[Any], rows: int) -> str:
    """What a column is, by its type, its name and its values."""
    words = name_words(name)
    if not distinct:
        return "none"
    if type_.startswith(_DAYS):
        return "period"
    if _NUMBERS.fullmatch(type_):
        return _role_of_numbers(set(words), distinct, rows)
    if not type_.startswith(_TEXTS):
        return "entity" if type_ == "BOOLEAN" else "none"
    if all(periods.read(value) for value in distinct):
        return "period"
    return "none" if any(len(str(value)) > _LONGEST for value in distinct) else "entity"


def _role_of_numbers(words: set[str], distinct: Sequence[Any], rows: int) -> str:
    """What a column of numbers is: years, identifiers, or values."""
    if words & listed("periods"):
        return "period" if all(map(_is_year, distinct)) else "none"
    first = int(distinct[0])
    numbered = rows > 2 and first in {0, 1} and list(distinct) == list(range(first, first + rows))
    return "none" if numbered or words & listed("identifiers") else "value"


def _is_year(value: Any) -> bool:
    return float(value) == int(value) and _FIRST_YEAR <= value <= _LAST_YEAR


def _value(
    column: Column, told: ColumnDeclaration, unit: tuple[str, str], distinct: Sequence[Any]
) -> Column:
    words = name_words(column.name)
    currency = unit[1] == "money"
    scales = [
        _SCALES[word] for word in words if word in _SCALES and (currency or word not in _SHORT)
    ]
    if told.unit:
        unit = _unit_of(told.unit)
    if not unit[0] and set(words) & listed("parts") and _is_part(distinct):
        unit = ("percent", "percent")
        told = replace(told, scale=told.scale or 100.0)
    elif not unit[0] and set(words) & listed("percentages"):
        unit = ("percent", "percent")
    kind = unit[1]
    shown = [word for word in words if not _is_of_unit(word, currency=currency)]
    meaning = frozenset(stem(word) for word in shown if word not in listed("empty")) | stems(
        told.measure
    )
    additive = kind not in {"percent", "point", "factor"} and not set(words) & listed("not-added")
    return replace(
        column,
        unit=unit[0],
        kind=kind,
        scale=told.scale or (scales[0] if scales else 1.0),
        additive=additive if told.additive is None else told.additive,
        words=meaning | stems(told.measure),
        decimals=max(map(_decimals, distinct), default=0),
    )


def _is_part(distinct: Sequence[Any]) -> bool:
    """Whether all values are parts of one."""
    return all(0 <= value <= 1 for value in distinct) and any(0 < value < 1 for value in distinct)


def _is_of_unit(word: str, *, currency: bool) -> bool:
    """Whether a word of a heading tells the unit or the scale, and not what is measured."""
    if word in _PERCENT or (word in _SCALES and (currency or word not in _SHORT)):
        return True
    return _read_units([f"5 {_code(word)}"])[0][1] not in {"", "count"}


def _decimals(value: Any) -> int:
    """How many places behind the point the shortest writing of a number has."""
    digits = (
        f"{float(value):.10f}".rstrip("0") if abs(float(value)) < 1e6 else f"{float(value):.4f}"
    )
    return len(digits.rstrip("0").partition(".")[2])


def _unit_of(word: str) -> tuple[str, str]:
    """The unit that is declared, and the kind of claim that has it."""
    if word in {"percent", "point", "factor", "fraction"}:
        return word, word
    read = _read_units([f"5 {word}"])[0]
    return (word, read[1] or "count")


def _units(names: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The unit in each heading and the kind of claim that it makes, as a text would be read: what
    stands in brackets, else the last words.
    """
    units: dict[str, tuple[str, str]] = dict.fromkeys(names, ("", ""))
    asked: list[tuple[str, str]] = []
    for name in names:
        words = name_words(name)
        if set(words) & _PERCENT:
            units[name] = ("percent", "percent")
            continue
        brackets = re.search(r"[(\[]([^)\]]+)[)\]]", name)
        asked += [(name, brackets[1])] if brackets else []
        if "per" in words:
            asked.append((name, " ".join(words)))
            continue
        # km2 is no km, and a column that is called "min" holds no minutes
        parts = [part for part in re.split(r"[\s_()\[\]]+", name) if part]
        tails = [part for part in parts if part.lower() not in _SCALES or part.lower() in _SHORT]
        asked += [(name, _code(part)) for part in tails[-2:] if len(parts) > 1]
    for (name, _), unit in zip(asked, _read_units([f"5 {word}" for _, word in asked]), strict=True):
        if unit[0] and (not units[name][0] or unit[1] == "money"):
            units[name] = unit
    return units


def _code(word: str) -> str:
    """A word that may be the code of a currency as codes are written."""
    return word.upper() if len(word) == 3 and word.upper() in _currencies() else word


def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def _read_units(texts: Sequence[str]) -> list[tuple[str, str]]:
    """The unit of each text's number and its kind, where it is measured and not counted."""
    from audit.extract import extract

    documents = [Document.from_text(text, name=str(at)) for at, text in enumerate(texts)]
    found = extract(documents) if documents else None
    units = [("", "")] * len(texts)
    if found is None:
        return units
    for name, end, unit, kind in zip(
        found["document"], found["end"], found["unit"], found["kind"], strict=True
    ):
        text = texts[int(name)]
        measured = kind in {"percent", "money", "quantity", "duration"} and end == len(text)
        rate = " per " in unit and stems(unit) == stems(text.removeprefix("5 "))
        if measured or rate:
            units[int(name)] = (unit, str(kind))
    return units
