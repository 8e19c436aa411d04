"""A binding as it is written, to a figure: which reference, which rows, which aggregate, or SQL."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError, what_next
from audit.references import periods
from audit.references.fitting import factor_to
from audit.references.measuring import measure
from audit.references.queries import TWO_GROUPS, Group, Query, groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audit.references.columns import Column
    from audit.references.store import References, Table

_AGGREGATES: Final = ("sum", "average", "median", "max", "min", "count", *sorted(TWO_GROUPS))


@dataclass(frozen=True)
class Told:
    """The figure that a document says its number is, in the number's unit."""

    reference: str
    sql: str
    aggregate: str
    value: float
    low: float
    high: float
    period: str = ""
    newer: str = ""
    newer_value: float = float("nan")


@dataclass
class _Written:
    """The words of a binding, sorted."""

    column: str = ""
    aggregate: str = ""
    sql: str = ""
    query: str = ""
    latest: bool = False
    here: list[tuple[str, str]] = field(default_factory=list)
    base: list[tuple[str, str]] | None = None


def answer(text: str, claim: Any, references: References, document: str) -> Told:
    """The figure that these words name: `strikes.csv month=May sum`.

    Args:
        text: The words.
        claim: The number, a row of the claims frame.
        references: The references of the run.
        document: The name of the document that tells it.

    Raises:
        AuditError: If the words name no figure, or one that the settings do not allow.
    """
    try:
        name, *words = shlex.split(text)
    except ValueError as error:
        raise AuditError(f"cannot be read: {error}".lower()) from None
    table = _table(name, references, document)
    written = _written(words)
    if written.sql or written.query:
        return _by_sql(table, written, references)
    return _by_rows(table, written, claim, references)


def _table(name: str, references: References, document: str) -> Table:
    allowed = {
        each.name: each
        for each in references.tables.values()
        if each.declaration.speaks_of(document)
    }
    if name in references.withheld:
        raise AuditError(f"nothing is checked against {name}: {references.withheld[name]}")
    if name not in allowed:
        hint = what_next(name, allowed, "the references of this document are {}")
        raise AuditError(f'no reference is called "{name}"; {hint}')
    return allowed[name]


def _written(words: Iterable[str]) -> _Written:
    written = _Written()
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            if word == "from":
                written.base = []
            elif word == "latest":
                written.latest = True
            elif word in _AGGREGATES and not written.aggregate:
                written.aggregate = word
            else:
                hint = what_next(word, _AGGREGATES, "there are {}")
                raise AuditError(f'"{word}" is neither COLUMN=VALUE nor an aggregate; {hint}')
        elif name in {"column", "sql", "query"}:
            setattr(written, name, value)
        else:
            (written.here if written.base is None else written.base).append((name, value))
    return written


def _by_sql(table: Table, written: _Written, references: References) -> Told:
    """What a query gives that the settings name, or, if they allow it, the document's own."""
    if written.here or written.column or written.aggregate or (written.sql and written.query):
        raise AuditError("SQL says all by itself, and stands alone")
    declaration = table.declaration
    if written.query and written.query not in declaration.queries:
        hint = what_next(written.query, declaration.queries, "there are {}")
        raise AuditError(f'{table.name} has no query "{written.query}"; {hint}')
    if written.sql and not declaration.allow_sql:
        raise AuditError(
            f"the settings do not allow documents SQL over {table.name}: name the query in "
            'the "queries" of the reference, or set its "allow-sql"'
        )
    sql = written.sql or declaration.queries[written.query]
    rows = references.ask(sql, declaration.timeout)
    if len(rows) != 1 or len(rows[0]) != 1:
        raise AuditError("a query gives one row of one number")
    try:
        value = float(rows[0][0])
    except (TypeError, ValueError):
        raise AuditError(f"a query gives a number, not {rows[0][0]!r}") from None
    return Told(table.name, sql, "sql", value, value, value)


def _by_rows(table: Table, written: _Written, claim: Any, references: References) -> Told:
    group = _group(table, written.here)
    base = _base(table, written, group)
    column = _column(table, written)
    aggregate = written.aggregate or ("value" if column else "count")
    query = Query(column.name if column else "", aggregate, group, base)
    newest = replace(query, group=replace(group, periods=_newest(table)))
    measured = measure(table, groups([query, newest]), references)
    rows = measured.rows(group)
    if not rows:
        raise AuditError("the reference has no such row")
    if aggregate == "value" and rows > 1:
        raise AuditError(f"{rows} rows are such: name one of {', '.join(_AGGREGATES)}")
    if not measured.told(query):
        raise AuditError(f'the column "{query.column}" is empty there')
    value, low, high = measured.interval(query)
    factor = factor_to(claim, column, query)
    chosen = {table.periods[number] for number in group.periods or ()}
    told = Told(
        table.name,
        query.sql(table),
        aggregate,
        value * factor,
        low * factor,
        high * factor,
        str(max(chosen)) if len(chosen) == 1 else "",
    )
    newer = table.newest
    if not (written.latest and newer and chosen and max(each.end for each in chosen) < newer.end):
        return told
    return replace(told, newer=str(newer), newer_value=measured.interval(newest)[0] * factor)


def _newest(table: Table) -> tuple[int, ...] | None:
    """The numbers of the newest period; None of a table without periods."""
    found = tuple(at for at, each in enumerate(table.periods) if each == table.newest)
    return found or None


def _base(table: Table, written: _Written, group: Group) -> Group | None:
    if written.aggregate not in TWO_GROUPS:
        if written.base is not None:
            raise AuditError(f'"from" is for {", ".join(sorted(TWO_GROUPS))}')
        return None
    if written.base is None and written.aggregate != "share":
        raise AuditError(f"a {written.aggregate} is told from where: from COLUMN=VALUE")
    if written.base is None:  # of all the rows of the period; if only that is told, of all rows
        return Group((), group.periods if group.where else None)
    base = _group(table, written.base)
    # what is not told of the base is as it is here
    told = {name for name, _ in base.where}
    kept = (term for term in group.where if term[0] not in told)
    where = tuple(sorted((*base.where, *kept)))
    return Group(where, base.periods if base.periods is not None else group.periods)


def _group(table: Table, terms: Sequence[tuple[str, str]]) -> Group:
    """The rows with these values."""
    where: list[tuple[str, str]] = []
    wanted: list[tuple[int, str]] = []
    names = [column.name for column in table.of_role("period")]
    for name, value in terms:
        column = table.column(name)
        if column is None or column.role not in {"entity", "period"}:
            there = [each.name for each in table.columns if each.role in {"entity", "period"}]
            hint = what_next(name, there, "rows are told by {}")
            raise AuditError(f'no rows are told by "{name}"; {hint}')
        if column.role == "period":
            wanted.append((names.index(column.name), value))
        else:
            where.append((column.name, _value(column, value)))
    return Group(tuple(sorted(where)), _numbers(table, wanted) if wanted else None)


def _value(column: Column, value: str) -> str:
    by_lower = {each.lower(): each for each in column.values}
    if value.lower() not in by_lower:
        hint = what_next(value, column.values[:1_000], "look at the data")
        raise AuditError(f'"{column.name}" is nowhere "{value}"; {hint}')
    return by_lower[value.lower()]


def _numbers(table: Table, wanted: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """The numbers of the periods whose cells are these, or lie in them; `a..b` from one to
    another.
    """
    numbers = [
        number
        for number, key in enumerate(table.keys)
        if all(_fits(key[at], value) for at, value in wanted)
    ]
    if not numbers:
        told = ", ".join(value for _, value in wanted)
        raise AuditError(f"the reference has no period {told}")
    return tuple(numbers)


def _fits(cell: Any, value: str) -> bool:
    first, dots, last = value.partition("..")
    if not dots:
        told, own = periods.read(value), periods.read(cell)
        same = str(cell).lower() == value.lower()
        return same or (told is not None and own is not None and told.holds(own))
    ends, own = (periods.read(first), periods.read(last)), periods.read(cell)
    if ends[0] is None or ends[1] is None or own is None:
        raise AuditError(f'"{value}" is no range of periods')
    return ends[0].start <= own.start and own.end <= ends[1].end


def _column(table: Table, written: _Written) -> Column | None:
    """The column that is named, or the only one with values; none for counts of rows."""
    values = table.of_role("value")
    if written.column:
        column = table.column(written.column)
        if column is None or column.role != "value":
            hint = what_next(written.column, [each.name for each in values], "there are {}")
            raise AuditError(f'no values are in a column "{written.column}"; {hint}')
        return column
    if written.aggregate == "count" or not values:
        return None
    if written.aggregate == "share" and table.declaration.rows:
        return None
    if len(values) > 1:
        there = ", ".join(each.name for each in values)
        raise AuditError(f"there are several columns with values: say column=NAME, of {there}")
    return values[0]
