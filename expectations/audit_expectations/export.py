"""Bound claims as a suite: one expectation a claim, with its sentence in the notes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from audit import arithmetic
from audit.errors import AuditError
from audit.references.store import References
from audit_expectations import statements
from audit_expectations.stated import supporting
from audit_expectations.suites import META

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.config.references import Declaration
    from audit.document import Document
    from audit.report import Report

TYPE: Final = "expect_query_to_support_claim"
#: Digits that a bound is written with: fewer than a float has, more than any claim.
_DIGITS: Final = 12


@dataclass(frozen=True)
class Exported:
    """A suite as its file has it.

    Attributes:
        suite: The suite.
        left_out: Claims that are bound and cannot be expectations, each with the reason.
        unsupported: How many of its claims the data do not bear out as it is.
    """

    suite: dict[str, Any]
    left_out: Sequence[str]
    unsupported: int


def export(report: Report, declarations: Sequence[Declaration], name: str) -> Exported:
    """The bound claims of a report as a suite over their references.

    Args:
        report: The report of an audit with these references.
        declarations: The references.
        name: What the suite is called.
    """
    bindings = report.relations["bindings"]
    asked = set(bindings["reference"])
    references = References.load([each for each in declarations if each.name in asked])
    claims = report.claims.set_index(["document", "claim"])
    documents = {each.name: each for each in report.documents}
    wanted = supporting(bindings)
    expectations, left_out = [], []
    binding: Any
    try:
        for at, binding in enumerate(bindings.itertuples()):
            claim: Any = claims.loc[(binding.document, binding.stated_claim), :]
            try:
                limits = (float(wanted.low[at]), float(wanted.high[at]))
                kwargs = {**_kwargs(binding, limits, references), "claim": claim["text"]}
            except AuditError as error:
                where = f"{binding.document}:{claim['line']}:{claim['column']}"
                left_out.append(f'{where}: "{claim["text"]}" is left out: {error}')
                continue
            expectations.append(_expectation(kwargs, binding, claim, documents[binding.document]))
    finally:
        references.close()
    suite = {
        "name": name,
        "expectations": expectations,
        "meta": {"great_expectations_version": version("great-expectations")},
    }
    unsupported = int((~arithmetic.binding(bindings).holds).sum())
    return Exported(suite, left_out, unsupported)


def _kwargs(binding: Any, limits: tuple[float, float], references: References) -> dict[str, Any]:
    """What the expectation is told: the query, and from where to where its figure supports the
    claim, in the unit of the data.

    Raises:
        AuditError: If the data as they are declared cannot tell.
    """
    table = references.tables.get(binding.reference)
    if table is None:
        raise AuditError("; ".join(trouble.message for trouble in references.troubles))
    if table.unpivoted:
        raise AuditError(f"the columns of {table.name} are periods, which its query has as rows")
    factor = _factor(binding, table.declaration, references)
    low, high = (_bound(end / factor) for end in limits)
    kwargs: dict[str, Any] = {"query": statements.of_batch(binding.query, table.name)}
    kwargs |= {"min_value": low} if low is not None else {}
    kwargs |= {"max_value": high} if high is not None else {}
    return kwargs


def _factor(binding: Any, declaration: Declaration, references: References) -> float:
    """How many of the claim's unit one of the data's is."""
    (row,) = references.ask(binding.query, declaration.timeout)[:1] or [(None,)]
    if row[0] is None:
        raise AuditError("the data have nothing there")
    figure = float(row[0])
    if figure == 0 or binding.data_value == 0:
        if binding.stated_low == binding.stated_high == 0:
            return 1.0  # nothing is nothing in every unit
        raise AuditError("the data have 0 there, which does not tell their unit")
    return float(binding.data_value / figure)


def _bound(end: float) -> float | None:
    return float(f"{end:.{_DIGITS}g}") if math.isfinite(end) else None


def _expectation(
    kwargs: dict[str, Any], binding: Any, claim: Any, document: Document
) -> dict[str, Any]:
    place = {name: int(claim[name]) for name in ("line", "column")}
    sentence = _sentence(document, int(binding.sentence), str(claim["text"]))
    told = {"document": binding.document, **place, "reference": binding.reference}
    return {"type": TYPE, "kwargs": kwargs, "meta": {META: told}, "notes": sentence}


def _sentence(document: Document, number: int, text: str) -> str:
    """The sentence of a claim on one line; the claim itself, where it stands in a table."""
    if not 0 <= number < len(document.sentences):
        return text
    start, end = document.sentences[number]
    return " ".join(document.text[start:end].split())
