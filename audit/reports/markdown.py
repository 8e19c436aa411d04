"""Markdown for a comment on a pull request or the summary of a job: a table a document.

What a document says is never obeyed: neither as markup nor as a mention, a reference or a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from audit.parts import ReportFormat
from audit.reports import console
from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audit.document import Document
    from audit.report import Report

#: What GitHub takes for a comment, in characters; it is kept in bytes, of which there are no fewer.
LIMIT: Final = 65_536
#: By which a workflow finds the comment that it wrote before.
MARK: Final = "<!-- claim-audit -->"
_TABLE: Final = "| place | rule | finding | write |\n|---|---|---|---|\n"
#: A cell is for reading; what is longer stands in full in the other formats.
_LONGEST: Final = 400
_MOST_TROUBLES: Final = 20
#: Room for the note on what is left out.
_NOTE: Final = 200

_BREAK: Final = "<!-- -->"
_ENTITIES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    # a backslash does not keep GitHub from reading what stands between two of them as a formula
    "$": "<span>$</span>",
}
_SIGNS = re.compile(r"[\\`*_{}\[\]~|!&<>$]")
#: Before or behind these GitHub looks for names, numbers of issues, addresses and emoji, in text
#: that has no markup left; a comment between parts the text.
_REFERENCES = re.compile(r"(?<=[@#])(?=\w)|(?<=\bGH-)(?=\d)|(?=://)|(?<=\bwww)(?=\.)|(?<=:)(?=\w)")


@dataclass(frozen=True, slots=True)
class _Section:
    """A document with findings, and a row of a table for each of those that are shown."""

    name: str
    findings: Sequence[Any]
    rows: Sequence[str]

    def table(self) -> str:
        return f"{_heading(self.name)}{''.join(self.rows)}"


def render(report: Report) -> str:
    """The summary, the findings by document with their lines folded, and what did not run.

    Never longer than `LIMIT`: first the lines are left out, then findings from the end, and a note
    says so.
    """
    head = f"{MARK}\n**{_inline(console.summary(report).splitlines()[0])}**\n"
    tail = _troubles(report)
    sections = list(_sections(report, LIMIT - _size(head + tail) - _NOTE))
    tables = [section.table() for section in sections]
    if left := len(report.findings) - sum(len(section.rows) for section in sections):
        head += f"\n{left:,} more findings are left out here: a comment holds no more.\n"
    else:
        documents = {document.name: document for document in report.documents}
        lines = [_lines(section, documents.get(section.name)) for section in sections]
        page = _page(head, map("\n".join, zip(tables, lines, strict=True)), tail)
        if _size(page) <= LIMIT:
            return page
    return _page(head, tables, tail)


def _page(head: str, sections: Iterable[str], tail: str) -> str:
    return "\n".join([head, *sections, *filter(None, [tail])])


def _sections(report: Report, room: int) -> Iterator[_Section]:
    """The documents, as long as there is room, in bytes, for their headings and rows."""
    found: dict[str, list[Any]] = {}
    for finding in report.findings.itertuples(index=False):
        found.setdefault(str(finding.document), []).append(finding)
    for name, findings in found.items():
        room -= _size(_heading(name)) + 1
        rows = []
        for row in map(_row, findings):
            room -= _size(row)
            if room < 0:
                break
            rows.append(row)
        if rows:
            yield _Section(name, findings, rows)
        if room < 0:
            return


def _heading(name: str) -> str:
    return f"### {_code(name)}\n\n{_TABLE}"


def _lines(section: _Section, document: Document | None) -> str:
    """The lines of the source, folded."""
    listing = "\n\n".join(console.told(finding, document) for finding in section.findings)
    fence = "`" * max(3, _longest_run(listing) + 1)
    return (
        f"<details><summary>The lines</summary>\n\n{fence}text\n{listing}\n{fence}\n\n</details>\n"
    )


def _row(finding: Any) -> str:
    grade = "" if finding.severity == "error" else f" ({finding.severity})"
    cells = (
        f"{finding.line}:{finding.column}",
        f"{_inline(finding.rule)}{grade}",
        _inline(finding.message),
        _advice(finding),
    )
    return f"| {' | '.join(cells)} |\n"


def _advice(finding: Any) -> str:
    if not isinstance(finding.suggestion, str):
        return ""
    return _inline(finding.suggestion) if finding.suggestion else "*leave it out*"


def _troubles(report: Report) -> str:
    """What did not run, a line each; the first of many."""
    if not report.troubles:
        return ""
    lines = [
        f"- {_code(_cut(trouble.where))}: {_inline(trouble.message)}"
        for trouble in report.troubles[:_MOST_TROUBLES]
    ]
    if more := len(report.troubles) - len(lines):
        lines.append(f"- and {more:,} more")
    return "\n".join(["### The audit is not complete", "", *lines]) + "\n"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _inline(text: str) -> str:
    """A text of anybody's as text, cut to what a cell holds."""
    parts = (_SIGNS.sub(_escaped, part) for part in _REFERENCES.split(clean(_cut(text))))
    return _BREAK.join(parts)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _escaped(sign: re.Match[str]) -> str:
    return _ENTITIES.get(sign.group(), "\\" + sign.group())


def _code(text: str) -> str:
    """A code span, in which nothing is obeyed, on one line."""
    text = clean(text)
    ticks = "`" * (_longest_run(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


FORMAT = ReportFormat("markdown", render)
