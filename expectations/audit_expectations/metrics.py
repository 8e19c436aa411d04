"""What the expectations measure, on pandas and in SQL databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from great_expectations.execution_engine import PandasExecutionEngine, SqlAlchemyExecutionEngine
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

from audit.errors import AuditError
from audit_expectations import statements

if TYPE_CHECKING:
    import pandas as pd


class FigureOfQuery(TableMetricProvider):
    """The one number that a query over the batch gives; None where it is missing."""

    metric_name = "claim_audit.figure_of_query"
    value_keys = ("query",)

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls,  # noqa: N805  the decorator makes it a method of the class
        execution_engine: PandasExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        **_: Any,
    ) -> float | None:
        import duckdb

        frame = execution_engine.get_domain_records(metric_domain_kwargs)
        with duckdb.connect(":memory:") as connection:
            connection.register(statements.TABLE, frame)
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            found = connection.execute(statements.checked(metric_value_kwargs["query"]))
            return _number(found.fetchmany(2))

    @metric_value(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(
        cls,  # noqa: N805
        execution_engine: SqlAlchemyExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        **_: Any,
    ) -> float | None:
        dialect = execution_engine.engine.dialect
        rows: Any = _records(execution_engine, metric_domain_kwargs)
        batch = str(rows.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        asked = statements.within(metric_value_kwargs["query"], batch, dialect.name)
        found = execution_engine.execute_query(sa.text(asked.replace(":", r"\:")))
        return _number([tuple(row) for row in found.fetchmany(2)])


class Rows(TableMetricProvider):
    """All rows of the batch, as a frame."""

    metric_name = "claim_audit.rows"

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls,  # noqa: N805
        execution_engine: PandasExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        **_: Any,
    ) -> pd.DataFrame:
        return execution_engine.get_domain_records(metric_domain_kwargs)

    @metric_value(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(
        cls,  # noqa: N805
        execution_engine: SqlAlchemyExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        **_: Any,
    ) -> pd.DataFrame:
        import pandas as pd

        found = execution_engine.execute_query(_records(execution_engine, metric_domain_kwargs))
        return pd.DataFrame([tuple(row) for row in found.fetchall()], columns=list(found.keys()))


def _records(engine: SqlAlchemyExecutionEngine, domain: dict[str, Any]) -> Any:
    """The rows of the batch, as a SELECT."""
    rows: Any = engine.get_domain_records(domain)
    return rows if isinstance(rows, sa.Select) else sa.select(sa.text("*")).select_from(rows)


def _number(rows: list[tuple[Any, ...]]) -> float | None:
    """The only cell of the only row.

    Raises:
        AuditError: If there is another, or it is no number.
    """
    if len(rows) != 1 or len(rows[0]) != 1:
        several = "more than one row" if len(rows) > 1 else "no row"
        raise AuditError(f"a query gives one row of one number, not {several}")
    (value,) = rows[0]
    if value is None:
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        raise AuditError(f"a query gives a number, not {value!r}") from None
