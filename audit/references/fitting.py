"""Whether a claim and a query are in one unit, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError
from audit.references.words import name_words, stem, stems
from audit.units import conversion

if TYPE_CHECKING:
    from audit.references.columns import Column
    from audit.references.contexts import Context
    from audit.references.queries import Query
    from audit.references.store import Table

_SURE, _LIKELY, _UNKNOWN, _NEVER = 1.0, 0.8, 0.6, 0.0
_NO: Final = (_NEVER, 1.0)
_TIMES: Final = ("day", "week", "month", "quarter", "year")


def fit_of_unit(
    context: Context, column: Column, query: Query, table: Table
) -> tuple[float, float]:
    """How well the unit of the query's value fits that of the claim, and what it is multiplied by
    to be in that unit.
    """
    kind = context.claim.kind
    if query.aggregate in {"share", "change"}:
        factor = {"percent": 1.0, "fraction": 0.01}.get(kind)
        return _NO if factor is None else (_SURE, factor)
    if kind in {"percent", "point"}:
        fits = column.kind == "percent" and (kind == "percent" or query.aggregate == "difference")
        return (_SURE, 1.0) if fits else _NO
    if kind == "count":
        in_table = context.claim.sentence < 0 and not context.claim.unit and column.name
        fit = _of_cell(context, column) if in_table else None
        return fit or (_of_count(context, column, query, table), 1.0)
    if kind == "money":
        return _of_money(context.claim.unit, column)
    return _of_quantity(context, column) if kind in {"quantity", "duration", "age"} else _NO


def _of_cell(context: Context, column: Column) -> tuple[float, float] | None:
    """A bare number in a table is in the unit that its heads tell, if they name the column."""
    words = frozenset(stem(word) for word in name_words(column.name))
    if words <= context.here:
        return _SURE, 1.0 / column.scale
    return (_UNKNOWN, 1.0) if column.kind in {"", "count"} else _NO


def _of_count(context: Context, column: Column, query: Query, table: Table) -> float:
    """A count is of the noun that it counts."""
    unit = context.claim.unit
    head, _, per = unit.partition(" per ")
    if " per " in column.unit or (per and per not in _TIMES):
        return _SURE if column.unit == unit else _NEVER
    if column.kind not in {"", "count"}:
        return _NEVER
    counted = stems(head)
    if query.aggregate == "distinct":
        return _SURE if counted and counted <= stems(query.column) | table.words else _NEVER
    return _of_noun(counted, context, column, query, table)


def _of_noun(
    counted: frozenset[str], context: Context, column: Column, query: Query, table: Table
) -> float:
    """How well a counted noun fits the words of a column, or, less well, those of its table."""
    told = bool(counted)
    counted = counted or context.own
    own = column.words | stems(column.unit)
    sure = _SURE if told and (column.name or column.unit) else _LIKELY
    if counted & own:
        return sure
    if query.aggregate == "count":
        return _UNKNOWN if context.whole and not context.claim.unit else _NEVER
    values = frozenset(word for _, value in query.group.where for word in stems(value))
    if counted & (table.words | values) and not column.unit:
        return _LIKELY if told else _UNKNOWN
    return _NEVER if context.claim.unit else _UNKNOWN * bool(own & context.here)


def _of_money(unit: str, column: Column) -> tuple[float, float]:
    if column.kind == "money":
        return (_SURE, 1.0) if column.unit == unit else _NO
    return (_UNKNOWN, 1.0) if not column.unit else _NO


def _of_quantity(context: Context, column: Column) -> tuple[float, float]:
    unit = context.claim.unit
    if column.unit == unit:
        return _SURE, 1.0
    if unit.partition(" per ")[0] == column.unit:  # "2.8 ms per file" in a column of ms
        return _LIKELY, 1.0
    if not column.unit:
        named = bool(stems(unit) & column.words)
        return (_LIKELY if named else _UNKNOWN), 1.0
    converted = conversion(column.unit, unit)
    if converted is None or converted[1]:
        return _NO
    return _SURE, converted[0]


def factor_to(claim: Any, column: Column | None, query: Query) -> float:
    """What the value of a query is multiplied by to be in the unit of a claim that is told to be
    it.

    Raises:
        AuditError: If the two units cannot be converted.
    """
    if query.aggregate in {"share", "change"}:
        return 0.01 if claim.kind == "fraction" else 1.0
    if column is None or not column.unit or claim.kind == "count" or column.unit == claim.unit:
        return 1.0
    if column.kind == "percent" and claim.kind in {"percent", "point"}:
        return 1.0
    converted = conversion(column.unit, claim.unit) if claim.unit else None
    if converted is None:
        raise AuditError(
            f'"{claim.text}" is not in {column.unit}, as the column "{column.name}" is'
        )
    return converted[0]
