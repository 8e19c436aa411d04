"""Queries over a reference: what is computed of which rows, as data and as SQL to show."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from audit.references.sources import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from audit.references.store import Table

#: What one aggregate of a column is called in SQL.
SQL: Final[Mapping[str, str]] = {
    "sum": "sum({})",
    "average": "avg({})",
    "median": "median({})",
    "max": "max({})",
    "min": "min({})",
    "count": "count(*)",
    "distinct": "count(DISTINCT {})",
}
#: Aggregates that compare two groups of rows.
TWO_GROUPS: Final = frozenset({"share", "change", "difference"})
_MOST_SHOWN: Final = 12

Where: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows: those with these values in entity columns, of these periods (all, if None)."""

    where: Where = ()
    periods: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A figure that a reference has.

    Attributes:
        column: The value column; empty for a count of rows.
        aggregate: "value" of the only row, "sum", "average", "median", "max", "min", "count",
            "distinct"; of two groups "share" (percent that `group` is of `base`), "change" (percent
            by which it exceeds `base`) and "difference".
        group: The rows.
        base: The rows that they are compared with.
    """

    column: str
    aggregate: str
    group: Group
    base: Group | None = None

    def sql(self, table: Table) -> str:
        """The query as somebody would write it who looked the figure up."""
        source = f"FROM {quoted(table.name)}"
        one = _expression(self)
        if self.base is None:
            return f"SELECT {one} {source}{_where(self.group, table)}"
        here = f"(SELECT {one} {source}{_where(self.group, table)})"
        there = f"(SELECT {one} {source}{_where(self.base, table)})"
        return {
            "share": f"SELECT 100.0 * {here} / {there}",
            "change": f"SELECT 100.0 * ({here} / {there} - 1)",
            "difference": f"SELECT {here} - {there}",
        }[self.aggregate]


def groups(queries: Iterable[Query]) -> Iterator[Group]:
    """The groups of rows that queries ask for."""
    for query in queries:
        yield query.group
        if query.base is not None:
            yield query.base


def _expression(query: Query) -> str:
    if query.aggregate in TWO_GROUPS:
        return f"sum({quoted(query.column)})" if query.column else "count(*)"
    if query.aggregate == "value":
        return quoted(query.column)
    return SQL[query.aggregate].format(quoted(query.column))


def _where(group: Group, table: Table) -> str:
    terms = [f"{quoted(column)} = {_literal(value)}" for column, value in group.where]
    if group.periods is not None and table.keys:
        terms += _periods(group.periods, table)
    return f" WHERE {' AND '.join(terms)}" if terms else ""


def _periods(numbers: Sequence[int], table: Table) -> list[str]:
    """The terms that choose these periods: each period column against its values, if that chooses
    no others.
    """
    names = [column.name for column in table.of_role("period")]
    wanted = [table.keys[number] for number in numbers]
    if len(wanted) == len(table.keys):
        return []
    choices = [list(dict.fromkeys(key[at] for key in wanted)) for at in range(len(names))]
    for places in [*([at] for at in range(len(names))), list(range(len(names)))]:
        chosen = [key for key in table.keys if all(key[at] in choices[at] for at in places)]
        if len(chosen) == len(wanted):
            return [_among(names[at], choices[at]) for at in places]
    each = [
        " AND ".join(
            f"{quoted(name)} = {_literal(cell)}" for name, cell in zip(names, key, strict=True)
        )
        for key in wanted
    ]
    return [f"({' OR '.join(each)})"]


def _among(name: str, values: Sequence[Any]) -> str:
    if len(values) == 1:
        return f"{quoted(name)} = {_literal(values[0])}"
    if len(values) > _MOST_SHOWN and isinstance(values[0], datetime.date):
        return f"{quoted(name)} BETWEEN {_literal(min(values))} AND {_literal(max(values))}"
    return f"{quoted(name)} IN ({', '.join(map(_literal, values))})"


def _literal(value: Any) -> str:
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    return "'" + str(value).replace("'", "''") + "'"
