"""That an aggregate of a column lies inside the interval that a claim stands for."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal

from great_expectations.compatibility import pydantic
from great_expectations.expectations.expectation import (
    ColumnAggregateExpectation,
    render_suite_parameter_string,
)
from great_expectations.expectations.registry import get_metric_kwargs
from great_expectations.render import LegacyRendererType
from great_expectations.render.renderer.renderer import renderer
from great_expectations.validator.metric_configuration import MetricConfiguration

from audit.errors import AuditError
from audit_expectations.figures import supported
from audit_expectations.rendering import worded
from audit_expectations.stated import quantity, supporting_exactly

#: What Great Expectations calls each aggregate.
_METRICS: Final = {
    "sum": "column.sum",
    "average": "column.mean",
    "median": "column.median",
    "max": "column.max",
    "min": "column.min",
}


class ExpectColumnFigureToBeAsClaimed(ColumnAggregateExpectation):
    """Expect an aggregate of a column to be what a claim says it is.

    "about 64,000 passengers" stands for an interval, as an audit reads it; the sum of the column
    must lie in it. Works wherever Great Expectations has the aggregate.

    Args:
        column: The column.
        aggregate: "sum", "average", "median", "max" or "min".
        claim: Words with one quantity.
        scale: What the column's figures are multiplied by to have the claim's unit: 1e6, if they
            are in millions.
    """

    aggregate: Literal["sum", "average", "median", "max", "min"]
    claim: str
    scale: float = 1.0

    success_keys: ClassVar[tuple[str, ...]] = ("aggregate", "claim", "scale")
    args_keys: ClassVar[tuple[str, ...]] = ("column", "aggregate", "claim", "scale")
    sentence: ClassVar[str] = "the $aggregate of $column must be what is claimed: $claim"

    @pydantic.validator("claim")
    def _tells_a_quantity(cls, claim: str) -> str:  # noqa: N805  pydantic makes it a class method
        try:
            quantity(claim)
        except AuditError as error:
            raise ValueError(str(error)) from None
        return claim

    def get_validation_dependencies(
        self, execution_engine: Any = None, runtime_configuration: dict[str, Any] | None = None
    ) -> Any:
        """The aggregate that is asked for."""
        needed = super().get_validation_dependencies(execution_engine, runtime_configuration)
        name = _METRICS[self.aggregate]
        told = get_metric_kwargs(
            name, configuration=self.configuration, runtime_configuration=runtime_configuration
        )
        needed.set_metric_configuration(
            name,
            MetricConfiguration(name, told["metric_domain_kwargs"], told["metric_value_kwargs"]),
        )
        return needed

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        found = metrics[_METRICS[self.aggregate]]
        figure = None if found is None else float(found) * self.scale
        if figure is None:
            return supported(None, None, None)
        wanted = supporting_exactly(quantity(self.claim), figure)
        return supported(figure, float(wanted.low[0]), float(wanted.high[0]))

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    @render_suite_parameter_string
    def _prescriptive_renderer(cls, *args: Any, **named: Any) -> Any:
        """The sentence for Data Docs."""
        return worded(cls, *args, **named)
