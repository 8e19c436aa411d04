"""The report as one JSON object, for other programs; `docs/schema` has its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from audit.parts import ReportFormat
from audit.reports import records

if TYPE_CHECKING:
    from audit.report import Report


def render(report: Report) -> str:
    """All that the report holds."""
    told = {
        **records.head(),
        "summary": records.counts(report),
        "documents": [records.document(each) for each in report.documents],
        "rules": records.rules(report),
        "findings": records.records(report.findings),
        "troubles": [records.trouble(each) for each in report.troubles],
        "claims": records.records(report.claims),
        "relations": {kind: records.records(frame) for kind, frame in report.relations.items()},
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


FORMAT = ReportFormat("json", render)
