"""The query of an expectation: written once, asked of whatever holds the batch."""

from __future__ import annotations

from typing import Final

import sqlglot
from sqlglot import exp

from audit.errors import AuditError
from audit.references import statements

#: How a query names the batch, as those of Great Expectations itself do.
BATCH: Final = "{batch}"
#: How it is called where the query runs.
TABLE: Final = "claim_audit_batch"
_DIALECTS: Final = {"postgresql": "postgres", "mssql": "tsql"}


def of_batch(sql: str, table: str) -> str:
    """A query over this table as one over the batch.

    Raises:
        AuditError: If it asks another table as well.
    """
    tree = sqlglot.parse_one(sql, read="duckdb")
    named = any(each.table.lower() == table.lower() for each in tree.find_all(exp.Column))
    own = {each.alias.lower() for each in tree.find_all(exp.CTE)}
    for each in tree.find_all(exp.Table):
        if each.name.lower() == table.lower():
            if named and not each.alias:
                each.set("alias", exp.TableAlias(this=exp.to_identifier(table, quoted=True)))
            each.set("this", exp.to_identifier(TABLE))
        elif each.name.lower() not in own:
            raise AuditError(f"its query asks {each.name} as well, and a batch is one table")
    return tree.sql("duckdb").replace(TABLE, BATCH)


def checked(query: str) -> str:
    """The query with the batch by its name, if it is one SELECT.

    Raises:
        AuditError: If it is something else.
    """
    return statements.checked(query.replace(BATCH, TABLE))


def within(query: str, batch: str, dialect: str) -> str:
    """The query in this dialect, over what the SELECT `batch` of the same dialect gives.

    Args:
        query: A SELECT as DuckDB reads it, which names the batch as `{batch}`.
        batch: The SELECT that gives the rows.
        dialect: As SQLAlchemy calls it.

    Raises:
        AuditError: If the dialect lacks something, or is not known.
    """
    name = _DIALECTS.get(dialect, dialect)
    try:
        parsed = sqlglot.parse_one(checked(query), read="duckdb")
        if not isinstance(parsed, exp.Query):
            raise AuditError("the query is no SELECT")
        tree = parsed.with_(TABLE, as_=batch, dialect=name)
        tables = tree.args.get("with_") or tree.args["with"]
        # others may read it
        tables.set("expressions", [tables.expressions[-1], *tables.expressions[:-1]])
        return tree.sql(name, unsupported_level=sqlglot.ErrorLevel.RAISE)
    except sqlglot.errors.SqlglotError as error:
        told = str(error).partition("\n")[0]
        raise AuditError(f"the query cannot be told in {dialect}: {told}") from None
    except ValueError as error:
        raise AuditError(f"the query cannot be told in {dialect}: {error}") from None
