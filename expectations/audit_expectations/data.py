"""References as batches: SQLite and PostgreSQL where they are, all else as a pandas frame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError
from audit.references import sources
from audit.references.store import References

if TYPE_CHECKING:
    import pandas as pd
    import sqlalchemy
    from great_expectations.data_context import EphemeralDataContext
    from great_expectations.datasource.fluent.interfaces import Batch

    from audit.config.references import Declaration

_SQLITE: Final = frozenset({".sqlite", ".sqlite3", ".db"})


def batch(context: EphemeralDataContext, declaration: Declaration) -> Batch:
    """The reference as a batch.

    A table of SQLite or PostgreSQL stays where it is. Files, and what a query of the settings
    gives, are read as an audit reads them, within its limits.

    Raises:
        AuditError: If it cannot be read.
    """
    if declaration.query:
        return _frame(context, declaration)
    if Path(declaration.file).suffix.lower() in _SQLITE:
        return _sqlite(context, declaration, declaration.root / declaration.file)
    if declaration.file:
        return _frame(context, declaration)
    url = sources.url_of(declaration)
    if url.get_backend_name() == "sqlite":
        return _sqlite(context, declaration, declaration.root / str(url.database))
    return _postgres(context, declaration, url)


def _frame(context: EphemeralDataContext, declaration: Declaration) -> Batch:
    references = References.load([declaration])
    try:
        for trouble in references.troubles:
            raise AuditError(str(trouble))
        frame = references.rows(declaration.name)
    finally:
        references.close()
    return frame_batch(context, declaration.name, frame)


def frame_batch(context: EphemeralDataContext, name: str, frame: pd.DataFrame) -> Batch:
    """A frame as a batch of this name."""
    asset = context.data_sources.add_pandas(name).add_dataframe_asset(name)
    whole = asset.add_batch_definition_whole_dataframe("all rows")
    return whole.get_batch({"dataframe": frame})


def _sqlite(context: EphemeralDataContext, declaration: Declaration, path: Path) -> Batch:
    """A table of a SQLite file, which is opened for reading only."""
    if not path.is_file():
        raise AuditError(f"reference {declaration.name}: there is no file {path.name}")
    url = f"sqlite:///{path.absolute().as_uri()}?mode=ro&uri=true".replace("$", "%24")
    table = declaration.table or _only_table(url, declaration)
    source = context.data_sources.add_sqlite(declaration.name, connection_string=url)
    return _whole(source, declaration, table)


def _only_table(url: str, declaration: Declaration) -> str:
    import sqlalchemy as sa

    engine = sa.create_engine(url, poolclass=sa.pool.NullPool)
    try:
        inspector = sa.inspect(engine)
        names = [*inspector.get_table_names(), *inspector.get_view_names()]
    except sa.exc.SQLAlchemyError as error:
        told = str(getattr(error, "orig", None) or error)
        raise AuditError(f"reference {declaration.name}: cannot be read: {told}") from None
    finally:
        engine.dispose()
    if len(names) != 1:
        raise AuditError(
            f'reference {declaration.name}: has {len(names)} tables: name one as "table"'
        )
    return names[0]


def _postgres(
    context: EphemeralDataContext, declaration: Declaration, url: sqlalchemy.URL
) -> Batch:
    """A table of PostgreSQL, in sessions that the server holds to reading."""
    if not declaration.table:
        raise AuditError(f'reference {declaration.name}: needs a "table" or a "query"')
    schema, _, table = declaration.table.rpartition(".")
    limits = f"-c default_transaction_read_only=on -c statement_timeout={declaration.timeout:g}s"
    if schema:  # a blank in an option is written "\\ "
        limits += " -c search_path=" + sources.quoted(schema).replace(" ", r"\ ")
    url = url.set(drivername="postgresql+psycopg").update_query_dict({"options": limits})
    # Great Expectations takes "$" for the name of a setting, and no blanks
    told = url.render_as_string(hide_password=False).replace("$", "%24").replace(" ", "%20")
    try:
        source = context.data_sources.add_postgres(declaration.name, connection_string=told)
        return _whole(source, declaration, table)
    except Exception as error:  # whatever a driver raises may hold the URL
        if isinstance(error, AuditError):
            raise
        said = sources.without_secrets(str(error), url)
        raise AuditError(f"reference {declaration.name}: cannot be read: {said}") from None


def _whole(source: Any, declaration: Declaration, table: str) -> Batch:
    from great_expectations.datasource.fluent.interfaces import TestConnectionError

    try:
        asset = source.add_table_asset(declaration.name, table_name=table)
        found: Batch = asset.add_batch_definition_whole_table("all rows").get_batch()
    except TestConnectionError as error:
        told = str(error).partition("\n")[0]
        raise AuditError(f"reference {declaration.name}: cannot be read: {told}") from None
    return found
