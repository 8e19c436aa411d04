"""Workflow commands, which GitHub Actions shows as annotations beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from audit.parts import ReportFormat
from audit.reports import console, places
from audit.reports.advice import advice
from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.document import Document
    from audit.report import Report

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """A command for each finding and for what did not run, and the summary for the log."""
    documents = {document.name: document for document in report.documents}
    findings = report.findings.itertuples(index=False)
    lines = [_finding(each, documents.get(str(each.document))) for each in findings]
    lines += [
        _command("error", {"title": "claim-audit did not run in full"}, clean(str(trouble)))
        for trouble in report.troubles
    ]
    return "\n".join([*lines, console.summary(report)]) + "\n"


def _finding(finding: Any, document: Document | None) -> str:
    """The command; its message tells the place again, for the log shows nothing but that."""
    place = f"{clean(finding.document)}:{finding.line}:{finding.column}"
    told = f"{place}: {finding.rule} {clean(finding.message)}"
    if what := advice(finding):
        told += f"; {what}"
    properties = {"file": places.path(finding.document), **dict(_lines(finding, document))}
    properties["title"] = f"claim-audit {finding.rule}"
    return _command(_COMMANDS[finding.severity], properties, told)


def _lines(finding: Any, document: Document | None) -> Iterator[tuple[str, str]]:
    """Where it stands. GitHub refuses an annotation of several lines that tells columns."""
    region = places.in_utf16(finding, document)
    yield "line", str(region.line)
    if region.line == region.end_line:
        yield "col", str(region.column)
    yield "endLine", str(region.end_line)
    if region.line == region.end_line:
        yield "endColumn", str(region.end_column)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}"


def _data(text: str) -> str:
    """What stands behind the command, escaped as the runner decodes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = ReportFormat("github", render)
