"""Queries to values: every group of rows that some candidate asks for, measured in one pass over
its reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from audit.references.queries import SQL, TWO_GROUPS, Group, Query
from audit.references.sources import quoted
from audit.references.store import PERIOD

if TYPE_CHECKING:
    from audit.references.store import References, Table

_AGGREGATES: Final = ("sum", "average", "median", "max", "min")


@dataclass(frozen=True)
class Measured:
    """The statistics of groups of rows of one reference.

    Attributes:
        table: The reference.
        numbers: The row of each group in `statistics`.
        statistics: A column for each value column and aggregate, and "rows".
    """

    table: Table
    numbers: Mapping[Group, int]
    statistics: pd.DataFrame

    def rows(self, group: Group) -> int:
        """How many rows the group has."""
        return int(self._cell(group, "rows"))

    def interval(self, query: Query) -> tuple[float, float, float]:
        """The value of a query, and from where to where it reaches if the data are rounded."""
        value, half = self._of_group(query, query.group)
        if query.base is None:
            return value, value - half, value + half
        base, slack = self._of_group(query, query.base)
        if query.aggregate == "difference":
            return value - base, value - base - half - slack, value - base + half + slack
        if not base - slack > 0:
            return np.nan, np.nan, np.nan
        less = 100.0 if query.aggregate == "change" else 0.0
        low, high = (value - half) / (base + slack), (value + half) / (base - slack)
        return 100.0 * value / base - less, 100.0 * low - less, 100.0 * high - less

    def _of_group(self, query: Query, group: Group) -> tuple[float, float]:
        """A figure of one group, and by how much it may be off if its cells are rounded."""
        if not query.column or query.aggregate == "count":
            return self._cell(group, "rows"), 0.0
        if query.aggregate == "distinct":
            return self._cell(group, f"distinct {query.column}"), 0.0
        column = self.table.column(query.column)
        if column is None:
            return np.nan, np.nan
        added = query.aggregate in {"value", "sum"} or query.aggregate in TWO_GROUPS
        name = "sum" if added else query.aggregate
        told = self._cell(group, f"told {query.column}")
        times = told if added else 1.0
        return self._cell(group, f"{name} {query.column}") * column.scale, column.half * times

    def told(self, query: Query) -> bool:
        """Whether the group has a row, and no row of it lacks the value."""
        rows = self.rows(query.group)
        if not query.column or query.aggregate in {"count", "distinct"}:
            return rows > 0
        return 0 < rows == self._cell(query.group, f"told {query.column}")

    def _cell(self, group: Group, name: str) -> float:
        return float(self._arrays[name][self.numbers[group]])

    @cached_property
    def _arrays(self) -> Mapping[str, Any]:
        return {str(name): self.statistics[name].to_numpy() for name in self.statistics.columns}


def measure(table: Table, groups: Iterable[Group], references: References) -> Measured:
    """The statistics of these groups, by one statement."""
    numbers = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    statistics = references.frame(_statement(table), wanted=_wanted(table, numbers))
    statistics = statistics.set_index("number").reindex(range(len(numbers)))
    counts = [name for name in statistics.columns if name.startswith(("rows", "told", "distinct"))]
    statistics[counts] = statistics[counts].fillna(0)
    return Measured(table, numbers, statistics)


def _wanted(table: Table, numbers: Mapping[Group, int]) -> pd.DataFrame:
    """A row for each group and each of its periods; what is missing is not asked for."""
    entities = [column.name for column in table.of_role("entity")]
    rows = []
    for group, number in numbers.items():
        where = dict(group.where)
        values = [where.get(name) for name in entities]
        rows += [(number, period, *values) for period in group.periods or [None]]
    names = ["number", "period", *(f"e{at}" for at in range(len(entities)))]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype(
        {"number": "int64", "period": "Int64", **dict.fromkeys(names[2:], "object")}
    )


def _statement(table: Table) -> str:
    entities = [column.name for column in table.of_role("entity")]
    figures = ["count(*) AS rows"]
    for column in table.of_role("value"):
        name = f"CAST(data.{quoted(column.name)} AS DOUBLE)"
        figures.append(f"count({name}) AS {quoted('told ' + column.name)}")
        figures += [
            f"{SQL[each].format(name)} AS {quoted(each + ' ' + column.name)}"
            for each in _AGGREGATES
        ]
    figures += [
        f"count(DISTINCT data.{quoted(name)}) AS {quoted('distinct ' + name)}" for name in entities
    ]
    terms = [
        f"(wanted.period IS NULL OR data.{quoted(PERIOD)} = wanted.period)",
        *(
            f"(wanted.e{at} IS NULL OR CAST(data.{quoted(name)} AS VARCHAR) = wanted.e{at})"
            for at, name in enumerate(entities)
        ),
    ]
    return (
        f"SELECT wanted.number, {', '.join(figures)} FROM wanted "
        f"JOIN {quoted(table.name)} AS data ON {' AND '.join(terms)} GROUP BY wanted.number"
    )
