"""How Data Docs word the expectations of this package."""

from __future__ import annotations

from abc import ABC
from typing import Any, ClassVar

from great_expectations.expectations.expectation import (
    BatchExpectation,
    render_suite_parameter_string,
)
from great_expectations.render import LegacyRendererType, RenderedStringTemplateContent
from great_expectations.render.renderer.renderer import renderer


class Worded(BatchExpectation, ABC):
    """An expectation over a batch that says in a sentence what it expects.

    Attributes:
        sentence: With `$name` where a parameter is shown.
    """

    sentence: ClassVar[str] = ""

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    @render_suite_parameter_string
    def _prescriptive_renderer(cls, *args: Any, **named: Any) -> Any:
        """The sentence for Data Docs."""
        return worded(cls, *args, **named)


def worded(
    kind: Any,
    configuration: Any = None,
    result: Any = None,
    runtime_configuration: dict[str, Any] | None = None,
    **_: Any,
) -> list[RenderedStringTemplateContent]:
    """The sentence of an expectation of this kind, with what it is told."""
    found = configuration or result.expectation_config
    told = {name: field.default for name, field in kind.__fields__.items()} | found.kwargs
    params = {name: value for name, value in told.items() if f"${name}" in kind.sentence}
    sentence = kind.sentence
    if found.notes:  # of a claim, the sentence in which it stands
        params["notes"] = found.notes if isinstance(found.notes, str) else " ".join(found.notes)
        sentence += " ($notes)"
    styling = (runtime_configuration or {}).get("styling")
    return [
        RenderedStringTemplateContent(
            content_block_type="string_template",
            string_template={"template": sentence, "params": params, "styling": styling},
        )
    ]
