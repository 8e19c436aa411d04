"""The report as JSON lines: an object a line, for programs that read as they go.

A line has a `type`, and in `data` what the JSON report has at its place: `data` of a relation is
a row of a frame whose columns are anybody's, so `type` and `kind` stand beside it, never within.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from audit.parts import ReportFormat
from audit.reports import records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.report import Report


def render(report: Report) -> str:
    """All that the report holds, the findings before what they rest on."""
    return "".join(
        json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in _lines(report)
    )


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    yield {"type": "head", "data": records.head()}
    for document in report.documents:
        yield {"type": "document", "data": records.document(document)}
    for rule in records.rules(report):
        yield {"type": "rule", "data": rule}
    for finding in records.records(report.findings):
        yield {"type": "finding", "data": finding}
    for trouble in report.troubles:
        yield {"type": "trouble", "data": records.trouble(trouble)}
    for claim in records.records(report.claims):
        yield {"type": "claim", "data": claim}
    for kind, frame in report.relations.items():
        for relation in records.records(frame):
            yield {"type": "relation", "kind": kind, "data": relation}
    yield {"type": "summary", "data": records.counts(report)}


FORMAT = ReportFormat("jsonl", render)
