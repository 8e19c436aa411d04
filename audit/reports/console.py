"""The report that people read in a terminal: each finding with its source line, and a summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from audit.parts import ReportFormat
from audit.report import LISTINGS, SEVERITY_ORDER
from audit.reports.advice import advice
from audit.reports.excerpt import clean, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audit.document import Document
    from audit.report import Report

#: Without a terminal nothing says how wide; long enough for most lines of prose.
WIDTH: Final = 120
#: A finding over more lines than this shows its first and its last.
_MOST_LINES = 4
_COLOURS: Final = {"error": "red", "warning": "yellow", "info": "blue"}


def render(report: Report, width: int = WIDTH, *, color: bool = False) -> str:
    """The findings in reading order, and what was looked at."""
    paint = _Paint(color)
    documents = {document.name: document for document in report.documents}
    findings: Iterable[Any] = report.findings.itertuples(index=False)
    parts = [
        "\n".join(_finding(finding, documents.get(finding.document), width, paint))
        for finding in findings
    ]
    return "\n\n".join([*parts, _summary(report, paint)]) + "\n"


def told(finding: Any, document: Document | None, width: int = WIDTH) -> str:
    """One finding with its source lines, without colours."""
    return "\n".join(_finding(finding, document, width, _Paint(color=False)))


def summary(report: Report) -> str:
    """What was found in how much, without colours."""
    return _summary(report, _Paint(color=False))


@dataclass(frozen=True, slots=True)
class _Paint:
    """Colours words, where colours are wanted."""

    color: bool

    def __call__(self, text: str, **style: Any) -> str:
        if not self.color:
            return text
        import click

        return click.style(text, **style)


def _finding(finding: Any, document: Document | None, width: int, paint: _Paint) -> Iterator[str]:
    color = _COLOURS[finding.severity]
    place = paint(f"{clean(finding.document)}:{finding.line}:{finding.column}:", bold=True)
    grade = "" if finding.severity == "error" else f" [{finding.severity}]"
    code = paint(finding.rule + grade, fg=color, bold=True)
    yield f"{place} {code} {clean(finding.message)}"
    if document is not None:
        yield from _excerpts(finding, document, width, paint)
    if told := advice(finding):
        yield f"{paint('help:', fg='cyan', bold=True)} {told}"


def _excerpts(finding: Any, document: Document, width: int, paint: _Paint) -> Iterator[str]:
    """The lines of the finding behind a gutter with their numbers, the words underlined."""
    gutter = len(str(finding.end_line))
    bar = paint("|", fg="blue", bold=True)
    color = _COLOURS[finding.severity]
    yield f"{'':{gutter}} {bar}"
    for number in _lines(finding.line, finding.end_line):
        if number is None:
            yield f"{'...':{gutter}}"
            continue
        line = document.source_line(number)
        start = finding.column - 1 if number == finding.line else len(line) - len(line.lstrip())
        end = finding.end_column - 1 if number == finding.end_line else len(line.rstrip())
        shown = excerpt(line, start, end, width - gutter - 3)
        label = paint(f"{number:{gutter}}", fg="blue", bold=True)
        yield f"{label} {bar} {shown.text}".rstrip()
        if end > start or number == finding.line:
            yield f"{'':{gutter}} {bar} {paint(shown.underline, fg=color, bold=True)}"


def _lines(first: int, last: int) -> Iterable[int | None]:
    """The lines to show; None where some are left out."""
    if last - first < _MOST_LINES:
        return range(first, last + 1)
    return (first, None, last)


def _summary(report: Report, paint: _Paint) -> str:
    """What was found in how much; a silence is only praise if something was judged."""
    parts = [_verdict(report, paint)]
    if report.troubles:
        count = _count(len(report.troubles), "thing")
        parts.append(paint(f"The audit is not complete: {count} did not run.", bold=True))
    return "\n".join(parts)


def _verdict(report: Report, paint: _Paint) -> str:
    verdicts = [
        None if value is None else bool(value)
        for kind, frame in report.relations.items()
        if kind not in LISTINGS
        for value in frame["holds"].astype(object).where(frame["holds"].notna(), None)
    ]
    documents = _count(len(report.documents), "document")
    claims = _count(len(report.claims), "claim")
    seen = f"{documents} ({claims}, {_count(len(verdicts), 'relation')})"
    if len(report.findings):
        return f"Found {_by_severity(report, paint)} in {seen}."
    if True not in verdicts and False not in verdicts:
        return f"Nothing to compare in {seen}."
    if False in verdicts:
        return f"No findings in {seen}: what does not hold is ignored."
    if None in verdicts:
        return f"No findings in {seen}: {verdicts.count(None):,} could not be judged."
    return paint(f"No findings in {seen}: every relation holds.", fg="green")


def _by_severity(report: Report, paint: _Paint) -> str:
    counts = report.findings["severity"].value_counts()
    told = [
        paint(_count(int(counts[severity]), noun), fg=_COLOURS[severity], bold=True)
        for severity, noun in zip(SEVERITY_ORDER, ("error", "warning", "remark"), strict=True)
        if counts.get(severity, 0)
    ]
    return " and ".join(filter(None, [", ".join(told[:-1]), told[-1]]))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


FORMAT = ReportFormat("console", render)
