"""The report format `data-docs`: the verdicts of an audit, as Data Docs show them."""

from __future__ import annotations

import math
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from audit import arithmetic
from audit.errors import AuditError
from audit_expectations import statements
from audit_expectations.stated import supporting
from audit_expectations.suites import META

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations.core import (
        ExpectationSuiteValidationResult,
        ExpectationValidationResult,
    )

    from audit.report import Report

#: The expectation that stands for each kind of relation.
_KINDS: Final = {
    "changes": "expect_stated_changes_to_follow",
    "shares": "expect_stated_shares_to_follow",
    "sums": "expect_stated_sums_to_add_up",
}
_SHOWN: Final = 20


def render(report: Report) -> dict[str, bytes]:
    """A page for each reference, with an expectation a claim; one for what the texts relate."""
    from audit_expectations import figures, tables  # noqa: F401  registers them
    from audit_expectations.docs import pages

    bindings = report.relations["bindings"]
    limits = supporting(bindings)
    # what is older than the data holds, as an expectation, until the figure itself differs
    met = arithmetic.binding(bindings).holds
    bindings = bindings.assign(least=limits.low, most=limits.high, met=met)
    results = {
        str(name): _result("claims", [_claim(each, report) for each in some.itertuples()])
        for name, some in bindings.groupby("reference", sort=False)
    }
    related = [
        _relations(report, name, kind)
        for name, kind in _KINDS.items()
        if len(report.relations[name])
    ]
    return pages({**results, "the texts themselves": _result("relations", related)})


def _claim(binding: Any, report: Report) -> ExpectationValidationResult:
    """The verdict over a bound claim."""
    document = next(each for each in report.documents if each.name == binding.document)
    line, column = document.position(int(binding.start))
    words = document.text[int(binding.start) : int(binding.end)]
    kwargs: dict[str, Any] = {
        "claim": f"{binding.document}:{line}:{column}: {' '.join(words.split())}",
        "query": _over_batch(binding.query, binding.reference),
    }
    for name, end in (("min_value", binding.least), ("max_value", binding.most)):
        kwargs |= {name: float(end)} if math.isfinite(end) else {}
    found = {"observed_value": float(binding.data_value)}
    return _one(
        "expect_query_to_support_claim", kwargs, bool(binding.met), found, binding.reference
    )


def _over_batch(query: str, reference: str) -> str:
    """The query as an expectation has it."""
    try:
        return statements.of_batch(query, reference)
    except AuditError:  # the pages only show it
        return f"{query} /* and not of {statements.BATCH} alone */"


def _relations(report: Report, name: str, kind: str) -> ExpectationValidationResult:
    """The verdict over all relations of a kind."""
    frame: pd.DataFrame = report.relations[name]
    wrong = frame[frame["holds"].eq(False).fillna(False)]
    judged = int(frame["holds"].notna().sum())
    texts = {each.name: each.text for each in report.documents}
    shown = [
        " ".join(f"{document}: {texts[document][start:end]}".split())
        for document, start, end in zip(
            wrong["document"], wrong["start"], wrong["end"], strict=True
        )
    ][:_SHOWN]
    found = {
        "element_count": len(frame),
        "missing_count": len(frame) - judged,
        "missing_percent": 100.0 * (len(frame) - judged) / len(frame),
        "unexpected_count": len(wrong),
        "unexpected_percent": 100.0 * len(wrong) / judged if judged else None,
        "unexpected_percent_total": 100.0 * len(wrong) / len(frame),
        "partial_unexpected_list": shown,
    }
    return _one(kind, {}, not len(wrong), found, name)


def _one(
    kind: str, kwargs: dict[str, Any], holds: bool, found: dict[str, Any], about: str
) -> ExpectationValidationResult:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    told = ExpectationConfiguration(kind, kwargs=kwargs, meta={META: {"reference": about}})
    quiet = {"raised_exception": False, "exception_message": None, "exception_traceback": None}
    return ExpectationValidationResult(
        success=holds, expectation_config=told, result=found, exception_info=quiet
    )


def _result(
    name: str, results: list[ExpectationValidationResult]
) -> ExpectationSuiteValidationResult:
    from great_expectations.core import ExpectationSuiteValidationResult

    met = sum(bool(each.success) for each in results)
    statistics = {
        "evaluated_expectations": len(results),
        "successful_expectations": met,
        "unsuccessful_expectations": len(results) - met,
        "success_percent": 100.0 * met / len(results) if results else None,
    }
    return ExpectationSuiteValidationResult(
        success=met == len(results),
        results=results,
        suite_name=name,
        statistics=statistics,
        meta={"great_expectations_version": version("great-expectations")},
    )
