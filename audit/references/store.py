"""The references of a run: their tables in a DuckDB database in memory, and what the columns mean.

Once a table is copied, the database reaches no file and no network, and its settings are locked:
whatever is asked of it then, by whom ever, sees the copies and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError, Trouble
from audit.references import columns, periods, sources, statements
from audit.references.needed import needed
from audit.references.sources import quoted
from audit.references.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from audit.config.references import Declaration
    from audit.references.columns import Column
    from audit.references.periods import Period

#: The column that numbers the period of each row.
PERIOD: Final = "period of the row"
#: Distinct texts of an entity column, beyond which nobody looks a row up by them.
_MOST_VALUES: Final = 10_000
_MEMORY: Final = "2GB"


@dataclass(frozen=True)
class Table:
    """A reference that was read.

    Attributes:
        declaration: What is declared of it.
        columns: Its columns.
        periods: The periods of its rows, by the numbers that its column `PERIOD` has.
        keys: The cells of the period columns, for each of `periods`.
        rows: How many rows it has.
        unpivoted: Whether its columns were periods, which are rows here.
    """

    declaration: Declaration
    columns: tuple[Column, ...]
    periods: tuple[Period, ...]
    keys: tuple[tuple[Any, ...], ...]
    rows: int
    unpivoted: bool = False

    @property
    def name(self) -> str:
        """By which it is called."""
        return self.declaration.name

    def of_role(self, role: str) -> list[Column]:
        """The columns of this role."""
        return [column for column in self.columns if column.role == role]

    def column(self, name: str) -> Column | None:
        """The column of this name, whatever the case of its letters."""
        named = {column.name.lower(): column for column in self.columns}
        return named.get(name.lower())

    @property
    def words(self) -> frozenset[str]:
        """Stems of the words that all its values are about."""
        stem = self.name.rpartition(".")[0] or self.name
        told = f"{stem.rpartition('/')[2]} {self.declaration.table} {self.declaration.measure}"
        return stems(told) | stems(self.declaration.rows)

    @property
    def period(self) -> Period | None:
        """The period that all rows are declared to be of."""
        return periods.read(self.declaration.period)

    @property
    def newest(self) -> Period | None:
        """The latest of its periods."""
        return max(self.periods, key=lambda period: (period.end, period.start), default=None)


@dataclass
class References:
    """The references of a run; `troubles` says which could not be read, or are withheld.

    `connection` is a DuckDB connection with a table for each; of those in `withheld` something is
    wrong.
    """

    connection: Any
    tables: dict[str, Table] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    withheld: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, declarations: Iterable[Declaration]) -> References:
        """The references that are declared, each read once; what cannot be read is a trouble.

        Raises:
            AuditError: If DuckDB is not installed.
        """
        duckdb = needed("duckdb", "a reference")
        connection = duckdb.connect(
            ":memory:", config={"memory_limit": _MEMORY, "temp_directory": "", "threads": 2}
        )
        loaded = cls(connection)
        for declaration in declarations:
            try:
                sources.copy(declaration, connection)
                loaded.tables[declaration.name] = _read(declaration, connection)
            except AuditError as error:
                loaded.troubles.append(Trouble(f"reference {declaration.name}", str(error)))
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        return loaded

    def ask(
        self, sql: str, seconds: float, parameters: Sequence[Any] = ()
    ) -> list[tuple[Any, ...]]:
        """The first rows that one SELECT over the references gives, in a transaction that cannot
        write.

        Raises:
            AuditError: If it is no SELECT, fails, or takes longer than so many seconds.
        """
        duckdb = needed("duckdb", "a reference")
        wanted = statements.checked(sql)
        self.connection.execute("BEGIN TRANSACTION READ ONLY")
        try:
            with statements.within(seconds, self.connection):
                rows: list[tuple[Any, ...]] = self.connection.execute(
                    f"SELECT * FROM (\n{wanted}\n) LIMIT 2", list(parameters)
                ).fetchall()
        except duckdb.Error as error:
            raise AuditError(str(error).partition("\n")[0]) from None
        finally:
            self.connection.execute("ROLLBACK")
        return rows

    def frame(self, sql: str, **frames: pd.DataFrame) -> pd.DataFrame:
        """What a statement of ours gives, with these frames as tables."""
        for name, frame in frames.items():
            self.connection.register(name, frame)
        try:
            found: pd.DataFrame = self.connection.execute(sql).df()
        finally:
            for name in frames:
                self.connection.unregister(name)
        return found

    def rows(self, name: str) -> pd.DataFrame:
        """The data of a reference, without what was added to it here."""
        return self.frame(f"SELECT * EXCLUDE ({quoted(PERIOD)}) FROM {quoted(name)}")

    def withhold(self, name: str, fault: str) -> None:
        """Check nothing against this reference, for what is wrong with it."""
        del self.tables[name]
        self.withheld[name] = fault
        message = f"nothing is checked against it: {fault}"
        self.troubles.append(Trouble(f"reference {name}", message))

    def close(self) -> None:
        """Let go of the copies."""
        self.connection.close()


def _read(declaration: Declaration, connection: Any) -> Table:
    """What the copied table means; its rows get the number of their period."""
    name = quoted(declaration.name)
    unpivoted = _unpivot(declaration, connection)
    described = connection.execute(f"DESCRIBE {name}").fetchall()
    types = {column: str(type_) for column, type_, *_ in described}
    distinct = {
        column: _distinct(name, column, type_, connection) for column, type_ in types.items()
    }
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {name}").fetchall()
    if not rows:
        raise AuditError("has no rows")
    found = columns.read(declaration, types, distinct, rows)
    year = periods.read(declaration.period)
    keys, told = _periods(name, found, year.start.year if year else None, connection)
    return Table(declaration, tuple(found), told, keys, rows, unpivoted)


def _distinct(name: str, column: str, type_: str, connection: Any) -> list[Any]:
    """The distinct values of a column; none of texts that are too many to be names."""
    shown = quoted(column)
    found = connection.execute(
        f"SELECT DISTINCT {shown} FROM {name} WHERE {shown} IS NOT NULL "
        f"ORDER BY {shown} LIMIT {_MOST_VALUES + 1}"
    ).fetchall()
    texts = type_.startswith(("VARCHAR", "ENUM"))
    return [] if texts and len(found) > _MOST_VALUES else [value for (value,) in found]


def _unpivot(declaration: Declaration, connection: Any) -> bool:
    """Make rows of columns that are called by periods, where there are several; whether it did."""
    name = quoted(declaration.name)
    described = connection.execute(f"DESCRIBE {name}").fetchall()
    told = [column for column, *_ in described if periods.read(column)]
    if len(told) < 2 or set(told) & set(declaration.columns):
        return False
    among = ", ".join(map(quoted, told))
    kept = {column.lower() for column, *_ in described}
    period, value = (word if word not in kept else f"{word} told" for word in ("period", "value"))
    connection.execute(
        f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM "
        f"(UNPIVOT {name} ON {among} INTO NAME {quoted(period)} VALUE {quoted(value)})"
    )
    return True


def _periods(
    name: str, found: Sequence[Column], year: int | None, connection: Any
) -> tuple[tuple[tuple[Any, ...], ...], tuple[Period, ...]]:
    """The cells of the period columns and the periods that they tell, numbered in the table."""
    told = [column for column in found if column.role == "period"]
    connection.execute(f"ALTER TABLE {name} ADD COLUMN {quoted(PERIOD)} INTEGER")
    if not told:
        return (), ()
    shown = ", ".join(quoted(column.name) for column in told)
    cells = connection.execute(f"SELECT DISTINCT {shown} FROM {name} ORDER BY {shown}").fetchall()
    keys, numbered = [], []
    for key in cells:
        period = _together([periods.read(cell, year) for cell in key])
        if period is not None:
            keys.append(key)
            numbered.append(period)
    if keys:
        import pandas as pd

        marked = pd.DataFrame(list(keys), columns=[f"k{at}" for at in range(len(told))])
        marked["number"] = range(len(keys))
        connection.register("marked", marked)
        alike = " AND ".join(
            f"{name}.{quoted(column.name)} = marked.k{at}" for at, column in enumerate(told)
        )
        connection.execute(
            f"UPDATE {name} SET {quoted(PERIOD)} = marked.number FROM marked WHERE {alike}"
        )
        connection.unregister("marked")
    return tuple(keys), tuple(numbered)


def _together(told: Sequence[Period | None]) -> Period | None:
    """The period that the cells of a row tell together: a year, and a month in it."""
    known = [period for period in told if period is not None]
    if not known or len(known) < len(told):
        return None
    finest = min(known, key=lambda period: period.days)
    years = [period.start.year for period in known if not period.yearless]
    return finest.of_year(years[0]) if finest.yearless and years else finest
