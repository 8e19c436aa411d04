"""GitLab's code quality report, which a merge request shows beside its changes.

The form has no place for what did not run; the exit code and standard error tell it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from audit.parts import ReportFormat
from audit.reports import places
from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from audit.report import Report

_SEVERITIES: Final = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """An array with an object for each finding."""
    issues = [_issue(finding) for finding in report.findings.itertuples(index=False)]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Any) -> dict[str, Any]:
    return {
        "description": f"{finding.rule} {clean(finding.message)}",
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": places.path(finding.document),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }


FORMAT = ReportFormat("gitlab", render)
