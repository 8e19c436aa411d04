"""Claims to candidates: for each claim the queries that it may stand for, with how well the words
around it fit each.

What the sentence names limits what is tried: an entity that is named neither there nor above it is
no filter, a period that is not told is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from audit.references.columns import Column
from audit.references.entities import Entities
from audit.references.fitting import fit_of_unit
from audit.references.occasions import Occasions
from audit.references.queries import Group, Query
from audit.references.words import stems, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.references.contexts import Context
    from audit.references.periods import Period
    from audit.references.store import Table

_MOST_COLUMNS: Final = 6
_TIMES: Final = frozenset({"day", "week", "month", "quarter", "year"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A query that a claim may stand for; how well words fit is told from 0 to 1.

    Attributes:
        claim: The place of the claim among the contexts.
        table: The reference.
        query: The query.
        unit: How well the units fit.
        factor: What the query's value is multiplied by to be in the claim's unit.
        measure: How much of the column's name is told around the claim.
        explained: How much of what the claim measures is told by the query.
        entity: How well the entities fit.
        period: How well the period fits.
        aggregate: How well the aggregate fits.
        strange: Whether the sentence has a name that the query does not explain.
        complete: Whether the data have all of the period.
        newest: Whether the claim speaks of the latest state.
        older: Whether the rows are older than that, and right only if the claim grew old.
    """

    claim: int
    table: Table
    query: Query
    unit: float
    factor: float
    measure: float
    explained: float
    entity: float
    period: float
    aggregate: float
    strange: bool
    complete: bool
    newest: bool
    older: bool


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that a claim may speak of, and how well."""

    group: Group
    entity: float
    period: float
    complete: bool
    newest: bool
    older: bool
    told: Period | None


class Enumeration:
    """The candidates of claims in one reference."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._values = table.of_role("value")
        self._entities = Entities(table)
        self._occasions = Occasions(table)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words that name value columns: with a column "median_ms", "median" asks for it."""
        return frozenset(word for column in self._values for word in column.words)

    def names_a_value(self, context: Context) -> bool:
        """Whether the number is part of an entity's name: "60 and over"."""
        return self._entities.name_number(context)

    def of(self, claim: int, context: Context) -> Iterator[Candidate]:
        """The candidates of a claim, the place of which among the contexts is `claim`."""
        if not self._entities.vocabulary & (context.here | context.around):
            return
        rows = list(self._rows(context))
        for column in self._columns(context):
            for each in rows:
                yield from self._judged(claim, context, column, each)

    def _columns(self, context: Context) -> list[Column]:
        """The columns with words that are told around the claim, and the count of rows."""
        told = context.here | context.around
        ranked = sorted(
            self._values,
            key=lambda column: -len(column.words & told) / max(len(column.words), 1),
        )
        return [*ranked[:_MOST_COLUMNS], self._counted]

    @cached_property
    def _counted(self) -> Column:
        rows = self.table.declaration.rows
        if rows:
            return Column("", "value", unit=rows, kind="count", words=stems(rows))
        # "strikes.csv" with a column "strikes" has a row a month, not a row a strike
        return Column("", "value", kind="count", words=self.table.words - self._names)

    def _rows(self, context: Context) -> Iterator[_Rows]:
        wheres = list(self._entities.filters(context))
        for when in self._occasions.of(context):
            for where, entity in wheres:
                group = Group(where, when.numbers)
                yield _Rows(
                    group, entity, when.fit, when.complete, when.newest, when.older, when.told
                )

    def _judged(
        self, claim: int, context: Context, column: Column, rows: _Rows
    ) -> Iterator[Candidate]:
        """The queries over these rows that have the claim's unit."""
        for query, aggregate, period in self._queries(context, column, rows):
            unit, factor = fit_of_unit(context, column, query, self.table)
            if unit <= 0:
                continue
            measure, explained, strange = self._words(context, column, query, rows)
            yield Candidate(
                claim=claim,
                table=self.table,
                query=query,
                unit=unit,
                factor=factor,
                measure=measure,
                explained=explained,
                entity=rows.entity,
                period=min(rows.period, period),
                aggregate=aggregate,
                strange=strange,
                complete=rows.complete,
                newest=rows.newest,
                older=rows.older,
            )

    def _queries(
        self, context: Context, column: Column, rows: _Rows
    ) -> Iterator[tuple[Query, float, float]]:
        """Queries with how well their aggregates and the periods of their bases fit."""
        kind = context.claim.kind
        if kind in {"percent", "fraction"}:
            yield from self._shares(context, column, rows)
        if context.moves and (kind != "percent" or column.kind != "percent"):
            yield from self._changes(context, column, rows)
            if kind != "percent":
                return
        if kind == "percent" and column.kind != "percent":
            return
        if not column.name:
            if kind == "count":
                yield from self._counts(context, rows)
            return
        yield Query(column.name, "value", rows.group), self._plain_fit(context), 1.0
        for name in ("sum", "average", "median", "max", "min"):
            if fit := self._aggregate_fit(context, column, name, rows):
                yield Query(column.name, name, rows.group), fit, 1.0

    def _counts(self, context: Context, rows: _Rows) -> Iterator[tuple[Query, float, float]]:
        """How many rows there are, and how many entities.

        Whether a text speaks of all of them, it hardly says.
        """
        sure = self.table.declaration.rows or rows.group.where or context.asks("sum", self._names)
        yield Query("", "count", rows.group), 1.0 if sure else 0.75, 1.0
        for entity in self.table.of_role("entity"):
            if stems(entity.name) & context.own:
                yield Query(entity.name, "distinct", rows.group), 0.75, 1.0

    def _plain_fit(self, context: Context) -> float:
        asked = [
            name for name in ("average", "median", "max", "min") if context.asks(name, self._names)
        ]
        return 0.85 if asked else 1.0

    def _aggregate_fit(self, context: Context, column: Column, name: str, rows: _Rows) -> float:
        per = context.claim.unit.partition(" per ")[2]
        asked = context.asks(name, self._names) or (name == "average" and per in _TIMES)
        if name == "sum":
            if not column.additive:
                return 0.0
            others = any(
                context.asks(each, self._names) for each in ("average", "median", "max", "min")
            )
            if asked:
                return 1.0
            # a sum of all that there is goes without saying only where something says of what
            plain = 0.85 if rows.told is not None or rows.group.where else 0.7
            return 0.3 if others or per in _TIMES else plain
        return 1.0 if asked else 0.0

    def _shares(
        self, context: Context, column: Column, rows: _Rows
    ) -> Iterator[tuple[Query, float, float]]:
        """What part the rows of an entity are of those of all."""
        if column.name and not column.additive:
            return
        if context.moves:
            return
        if not column.name and not (self.table.declaration.rows or not self._values):
            return  # each row is a figure, not one of those counted
        for left_out in rows.group.where:
            kept = tuple(term for term in rows.group.where if term != left_out)
            base = Group(kept, rows.group.periods)
            sure = context.asks("share", self._names) or not column.name
            fit = 1.0 if sure else 0.85 if context.of else 0.6
            yield Query(column.name, "share", rows.group, base), fit, 1.0

    def _changes(
        self, context: Context, column: Column, rows: _Rows
    ) -> Iterator[tuple[Query, float, float]]:
        """By how much the rows exceed those of another period."""
        if rows.told is None or rows.group.periods is None or context.claim.kind == "factor":
            return
        if rows.older or (rows.newest and not context.latest):
            return  # of which period it tells a change, it has to say
        aggregate = "change" if context.claim.kind == "percent" else "difference"
        for base, fit in self._occasions.before(context, rows.told):
            if base != rows.group.periods:
                other = Group(rows.group.where, base)
                yield Query(column.name, aggregate, rows.group, other), 1.0, fit

    def _words(
        self, context: Context, column: Column, query: Query, rows: _Rows
    ) -> tuple[float, float, bool]:
        """How much of the column's name is told, how much of the claim's measure is explained, and
        whether a name is left over.
        """
        values = frozenset(word for _, value in query.group.where for word in stems(value))
        heads = frozenset(word for name, _ in query.group.where for word in stems(name))
        table = self.table.words
        about = column.words or (table if column.name else frozenset())
        if query.aggregate == "distinct":
            about = stems(query.column)
        told = [
            1.0 if word in context.here else 0.7 if word in context.around else 0.0
            for word in about
        ]
        measure = sum(told) / len(told) if told else 0.0
        if not column.words:
            # of a column that is called "value", an entity says what it holds
            measure = max(measure, 0.9 if values & context.own else 0.0)
        known = (
            about | table | values | heads | context.asked | stems_of("times") | stems(column.unit)
        )
        if query.aggregate == "value" and column.kind == "percent":
            # "42 percent of pupils get free meals" tells the whole as what it measures
            known |= self._names
        own = context.own
        explained = len(own & known) / len(own) if own else 0.6
        strange = (
            context.names
            - known
            - stems_of("times")
            - context.title
            - self._entities.words(context)
        )
        if query.aggregate in {"share", "count"} and not column.name and query.group.where:
            explained = max(explained, 0.6)
        return measure, explained, bool(strange)
