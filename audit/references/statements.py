"""Which SQL may run: one SELECT that changes nothing, as DuckDB's own parser reads it."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError
from audit.references.needed import needed

if TYPE_CHECKING:
    from collections.abc import Iterator


def checked(sql: str) -> str:
    """The statement, if it is one SELECT.

    What the parser takes for a SELECT may still insert in a WITH, which the tree of the statement
    tells.

    Raises:
        AuditError: If it is anything else.
    """
    duckdb = needed("duckdb", "a query")
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise AuditError(f"is not SQL: {_first_line(error)}") from None
    if len(statements) != 1:
        raise AuditError(f"has {len(statements)} statements, where one SELECT is asked for")
    if statements[0].type.name != "SELECT":
        kind = statements[0].type.name
        raise AuditError(f"is a statement of the kind {kind}, where a SELECT is asked for")
    with duckdb.connect(":memory:") as parser:
        ((told,),) = parser.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()
    parsed = json.loads(told)
    if parsed["error"]:
        raise AuditError(f"is no plain SELECT: {parsed['error_message'].splitlines()[0]}")
    if changing := set(_nodes(parsed)) - _READING:
        raise AuditError(f"has a part that is no SELECT: {min(changing)}")
    return sql.strip().rstrip(";")


#: The nodes of statements that change nothing.
_READING: Final = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})


def _nodes(tree: Any) -> Iterator[str]:
    """The types of all query nodes in a statement's tree."""
    if isinstance(tree, dict):
        kind = tree.get("type")
        if isinstance(kind, str) and kind.endswith("_NODE"):
            yield kind
        for branch in tree.values():
            yield from _nodes(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from _nodes(branch)


@contextmanager
def within(seconds: float, connection: Any) -> Iterator[None]:
    """Interrupt what runs on the connection when the time is over.

    Raises:
        AuditError: If it was.
    """
    over = threading.Event()

    def stop() -> None:
        over.set()
        connection.interrupt()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except Exception as error:
        if over.is_set():
            raise AuditError(f"took longer than {seconds:g} seconds") from error
        raise
    finally:
        timer.cancel()


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].removeprefix("Parser Error: ")
