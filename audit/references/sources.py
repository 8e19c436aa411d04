"""Where references come from: each function copies one into a DuckDB database in memory.

Everything is opened for reading only. An error names what could not be read, and no credentials.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError
from audit.references import statements
from audit.references.needed import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import sqlalchemy

    from audit.config.references import Declaration

#: What hides a secret in a message.
_HIDDEN: Final = "***"


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def copy(declaration: Declaration, connection: Any) -> None:
    """Copy the reference into the table of its name.

    Raises:
        AuditError: If it cannot be read, or has more rows than it may.
    """
    if declaration.file:
        _copy_file(declaration, connection)
    else:
        _copy_url(declaration, connection)
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {quoted(declaration.name)}").fetchall()
    if rows > declaration.limit:
        raise AuditError(
            f"has more than {declaration.limit:,} rows: aggregate it with a query, "
            'or raise its "limit"'
        )


def _copy_file(declaration: Declaration, connection: Any) -> None:
    path = declaration.root / declaration.file
    if not path.is_file():
        raise AuditError(f"there is no file {declaration.file}")
    suffix = path.suffix.lower()
    if suffix not in _BY_SUFFIX:
        raise AuditError(f"{suffix or 'a file without suffix'} is not read; " + _readable())
    if declaration.query and suffix not in _DATABASES:
        raise AuditError('has a "query", which is for databases; name it in "queries" instead')
    _BY_SUFFIX[suffix](declaration, path, connection)


def _readable() -> str:
    return f"references are {', '.join(sorted(_BY_SUFFIX))} files and databases by URL"


def _with_duckdb(function: str) -> Callable[[Declaration, Path, Any], None]:
    """What copies a file that DuckDB reads with this function of its path."""

    def copy_file(declaration: Declaration, path: Path, connection: Any) -> None:
        duckdb = needed("duckdb", "a reference")
        create = f"CREATE TABLE {quoted(declaration.name)} AS SELECT * FROM {function} LIMIT ?"
        # a pattern in the name of a file would be read as one
        name = "".join(f"[{mark}]" if mark in "*?[" else mark for mark in str(path))
        try:
            with statements.within(declaration.timeout, connection):
                connection.execute(create, [name, declaration.limit + 1])
        except duckdb.Error as error:
            raise AuditError(f"cannot be read: {_first_line(error)}") from None

    return copy_file


def _copy_duckdb(declaration: Declaration, path: Path, connection: Any) -> None:
    duckdb = needed("duckdb", "a reference")
    wanted = statements.checked(declaration.query) if declaration.query else None
    try:
        # external access is for the one file that is named; a query of its owner may reach no other
        with closing(
            duckdb.connect(str(path), read_only=True, config={"enable_external_access": "false"})
        ) as source:
            wanted = wanted or f"SELECT * FROM {quoted(_only_table(declaration, source))}"
            with statements.within(declaration.timeout, source):
                frame = source.execute(f"SELECT * FROM ({wanted}) LIMIT {declaration.limit + 1}")
                _copy_frame(declaration, frame.df(), connection)
    except duckdb.Error as error:
        raise AuditError(f"cannot be read: {_first_line(error)}") from None


def _only_table(declaration: Declaration, source: Any) -> str:
    found = source.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
    return _chosen(declaration, [name for (name,) in found], "table")


def _chosen(declaration: Declaration, names: Sequence[str], what: str) -> str:
    """The table or sheet that is declared, or the only one."""
    if declaration.table:
        if declaration.table not in names:
            there = ", ".join(names) or "none"
            raise AuditError(f'has no {what} "{declaration.table}"; there is {there}')
        return declaration.table
    if len(names) != 1:
        raise AuditError(f'has {len(names)} {what}s: name one as "table"')
    return names[0]


#: What a SELECT does in SQLite; everything else is refused while it runs.
_READING: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
_NO_FUNCTIONS: Final = frozenset({"load_extension", "readfile", "writefile", "fts3_tokenizer"})


def _authorize(action: int, _one: str | None, other: str | None, *_: object) -> int:
    if action not in _READING or (action == sqlite3.SQLITE_FUNCTION and other in _NO_FUNCTIONS):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _copy_sqlite(declaration: Declaration, path: Path, connection: Any) -> None:
    import pandas as pd

    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
            source.execute("PRAGMA query_only = ON")
            wanted = declaration.query
            if not wanted:
                tables = source.execute(
                    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') "
                    "AND name NOT LIKE 'sqlite_%' ORDER BY name"
                ).fetchall()
                table = _chosen(declaration, [name for (name,) in tables], "table")
                wanted = f"SELECT * FROM {quoted(table)}"
            source.set_authorizer(_authorize)
            with statements.within(declaration.timeout, source):
                cursor = source.execute(wanted)
                rows = cursor.fetchmany(declaration.limit + 1)
            frame = pd.DataFrame(rows, columns=[name for name, *_ in cursor.description])
    except sqlite3.Error as error:
        raise AuditError(f"cannot be read: {error}") from None
    _copy_frame(declaration, frame, connection)


def _copy_workbook(declaration: Declaration, path: Path, connection: Any) -> None:
    """Copy a sheet, whose first row that is not empty has the names of the columns."""
    import pandas as pd

    calamine = needed("python_calamine", "a workbook")
    try:
        workbook = calamine.CalamineWorkbook.from_path(str(path))
        sheet = _chosen(declaration, workbook.sheet_names, "sheet")
        rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=True)
    except (calamine.CalamineError, calamine.PasswordError, OSError) as error:
        raise AuditError(f"cannot be read: {_first_line(error)}") from None
    rows = [[None if cell == "" else cell for cell in row] for row in rows]
    rows = [row for row in rows if any(cell is not None for cell in row)]
    if not rows:
        raise AuditError(f'the sheet "{sheet}" is empty')
    header = [str(cell) if cell is not None else f"column {at}" for at, cell in enumerate(rows[0])]
    _copy_frame(declaration, pd.DataFrame(rows[1:], columns=header).convert_dtypes(), connection)


def _copy_frame(declaration: Declaration, frame: Any, connection: Any) -> None:
    """Copy a pandas frame; more columns of one name are numbered."""
    import pandas as pd

    if len(frame) > declaration.limit:
        raise AuditError(
            f"has more than {declaration.limit:,} rows: aggregate it with a query, "
            'or raise its "limit"'
        )
    seen: dict[str, int] = {}
    names = []
    for name in map(str, frame.columns):
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    frame = frame.set_axis(names, axis="columns")
    for name in names:
        if isinstance(frame[name].dtype, pd.StringDtype) or frame[name].dtype == object:
            frame[name] = _plain(frame[name])
    connection.register("incoming", frame)
    try:
        connection.execute(f"CREATE TABLE {quoted(declaration.name)} AS SELECT * FROM incoming")
    finally:
        connection.unregister("incoming")


def _plain(column: Any) -> Any:
    """A column of Python objects as numbers or days where all are, else as texts."""
    import datetime
    import decimal

    import pandas as pd

    told = [value for value in column if not pd.isna(value)]
    if told and all(isinstance(value, decimal.Decimal | int | float) for value in told):
        return pd.to_numeric(column.map(lambda value: None if pd.isna(value) else float(value)))
    if told and all(isinstance(value, datetime.date) for value in told):
        return pd.to_datetime(column)
    return column.map(lambda value: None if pd.isna(value) else str(value)).astype(object)


def _copy_url(declaration: Declaration, connection: Any) -> None:
    url = url_of(declaration)
    if url.get_backend_name() == "sqlite":
        return _copy_sqlite(declaration, declaration.root / str(url.database), connection)
    return _copy_postgresql(declaration, url, connection)


def url_of(declaration: Declaration) -> sqlalchemy.URL:
    """The URL of a reference, with its password: of PostgreSQL, or of a SQLite file that is there.

    Raises:
        AuditError: If there is none, or it is another's.
    """
    needed("sqlalchemy", "a URL")
    from sqlalchemy import engine, exc

    given = declaration.url
    if declaration.url_env:
        given = _environment(declaration.url_env)
    try:
        url = engine.make_url(given)
    except exc.ArgumentError:
        raise AuditError("its URL is none that SQLAlchemy reads") from None
    if declaration.password_env:
        url = url.set(password=_environment(declaration.password_env))
    backend = url.get_backend_name()
    if backend == "sqlite" and url.database and url.database != ":memory:":
        if not (declaration.root / url.database).is_file():
            raise AuditError(f"there is no file {url.database}")
    elif backend != "postgresql":
        raise AuditError(f"a URL is one of postgresql or of a sqlite file, not of {backend}")
    return url


def _environment(name: str) -> str:
    if not os.environ.get(name):
        raise AuditError(f"the environment variable {name} is not set")
    return os.environ[name]


def _copy_postgresql(declaration: Declaration, url: sqlalchemy.URL, connection: Any) -> None:
    """Copy what a query or a table gives, in a transaction that the server holds to reading."""
    import pandas as pd
    import sqlalchemy as sql

    needed("psycopg", "PostgreSQL")
    # "postgresql://" alone would ask for psycopg2, which is not ours
    url = url.set(drivername="postgresql+psycopg")
    limits = f"-c default_transaction_read_only=on -c statement_timeout={declaration.timeout:g}s"
    engine = sql.create_engine(
        url,
        poolclass=sql.pool.NullPool,
        connect_args={"options": limits, "connect_timeout": max(2, round(declaration.timeout))},
    )
    if declaration.query:
        wanted: Any = sql.text(statements.checked(declaration.query).replace(":", r"\:"))
    elif declaration.table:
        schema, _, table = declaration.table.rpartition(".")
        wanted = sql.select(sql.text("*")).select_from(sql.table(table, schema=schema or None))
    else:
        raise AuditError('needs a "table" or a "query"')
    try:
        with (
            engine.connect().execution_options(
                postgresql_readonly=True, stream_results=True
            ) as source,
            closing(source.execute(wanted)) as result,
        ):
            rows = result.fetchmany(declaration.limit + 1)
            frame = pd.DataFrame([tuple(row) for row in rows], columns=list(result.keys()))
    except sql.exc.SQLAlchemyError as error:
        said = str(getattr(error, "orig", None) or error)
        raise AuditError(f"cannot be read: {without_secrets(said, url)}") from None
    _copy_frame(declaration, frame, connection)


def without_secrets(message: str, url: sqlalchemy.URL) -> str:
    """The first line of an error without the password, however it is written."""
    from urllib.parse import quote, quote_plus

    line = message.strip().partition("\n")[0]
    if url.password:
        secret = str(url.password)
        for written in {secret, quote(secret, safe=""), quote_plus(secret)}:
            line = line.replace(written, _HIDDEN)
    return line


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


_DATABASES: Final[Mapping[str, Callable[[Declaration, Path, Any], None]]] = {
    ".duckdb": _copy_duckdb,
    **dict.fromkeys((".sqlite", ".sqlite3", ".db"), _copy_sqlite),
}
_BY_SUFFIX: Final[Mapping[str, Callable[[Declaration, Path, Any], None]]] = {
    **dict.fromkeys((".csv", ".tsv"), _with_duckdb("read_csv(?, header = true)")),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), _with_duckdb("read_json(?)")),
    ".parquet": _with_duckdb("read_parquet(?)"),
    **dict.fromkeys((".xlsx", ".xls", ".xlsb", ".ods"), _copy_workbook),
    **_DATABASES,
}
