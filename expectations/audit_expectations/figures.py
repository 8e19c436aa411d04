"""That a query over the data gives a figure that a claim stands for."""

from __future__ import annotations

from typing import Any, ClassVar

from great_expectations.compatibility import pydantic

from audit.errors import AuditError
from audit.interval import Interval, overlaps
from audit_expectations import metrics, statements
from audit_expectations.rendering import Worded

#: Registered by its import; whoever has the expectation has what it measures.
FIGURE = metrics.FigureOfQuery.metric_name


class ExpectQueryToSupportClaim(Worded):
    """Expect a query over the batch to give a figure that a claim stands for.

    Works on pandas, and on SQL databases whose dialect sqlglot writes.

    Args:
        query: One SELECT of one number, as DuckDB reads it, over `{batch}`.
        min_value: The least figure that supports the claim; none, if left out.
        max_value: The greatest one.
        claim: The words of the claim.
    """

    query: str
    min_value: float | None = None
    max_value: float | None = None
    claim: str = ""

    row_condition: Any = None
    condition_parser: Any = None

    metric_dependencies: ClassVar[tuple[str, ...]] = (FIGURE,)
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "row_condition", "condition_parser")
    success_keys: ClassVar[tuple[str, ...]] = ("query", "min_value", "max_value", "claim")
    args_keys: ClassVar[tuple[str, ...]] = ("query", "min_value", "max_value", "claim")
    sentence: ClassVar[str] = "$claim: between $min_value and $max_value, by $query"

    @pydantic.validator("query")
    def _is_a_select(cls, query: str) -> str:  # noqa: N805  pydantic makes it a class method
        if statements.BATCH not in query:
            raise ValueError(f'"query" must read from {statements.BATCH}')
        try:
            statements.checked(query)
        except AuditError as error:
            raise ValueError(f'"query" {error}') from None
        return query

    @pydantic.root_validator
    def _has_an_end(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805
        low, high = values.get("min_value"), values.get("max_value")
        if low is None and high is None:
            raise ValueError('"min_value", "max_value" or both must be told')
        if low is not None and high is not None and low > high:
            raise ValueError(f'"min_value" is above "max_value": {low} > {high}')
        return values

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        return supported(metrics[FIGURE], self.min_value, self.max_value)


def supported(figure: float | None, low: float | None, high: float | None) -> dict[str, Any]:
    """The result of an expectation that a figure lies from `low` to `high`.

    Where the data have no figure, nothing supports the claim.
    """
    if figure is None or figure != figure:  # noqa: PLR0124  NaN, which no comparison finds
        return {"success": False, "result": {"observed_value": None}}
    stated = Interval(*(Interval.exactly([end]).low for end in (_end(low, -1.0), _end(high, 1.0))))
    holds = bool(overlaps(stated, Interval.exactly([figure]))[0])
    return {"success": holds, "result": {"observed_value": figure}}


def _end(value: float | None, sign: float) -> float:
    return sign * float("inf") if value is None else value
