"""The findings as a table of comma-separated values, for spreadsheets and scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.parts import ReportFormat

if TYPE_CHECKING:
    from audit.report import Report


def render(report: Report) -> str:
    """The findings frame, a row a finding behind a row of names; what is missing is empty."""
    return str(report.findings.to_csv(index=False, lineterminator="\n"))


FORMAT = ReportFormat("csv", render)
