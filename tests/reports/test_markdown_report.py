"""Markdown, rendered by a library as GitHub would: text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from audit.document import Document
from audit.errors import Trouble
from audit.frames import Claims, Findings
from audit.report import Report
from audit.reports import markdown

EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)> & &lt;b&gt; &#60;",
    "[click](https://evil.example) ![x](y)",
    "`code` ``` *bold* **b** _u_ ~~s~~ \\ | a | b |",
    "</details></summary><!-- c --> -->",
    "costs $5 or $x^2$",
    "# head > quote - item 1. one [^1] {x}",
]


#: The elements whose text is looked at.
TEXTS = {"td", "h3", "li", "code"}


class Text(HTMLParser):
    """The text of a page by element, and the elements that it has."""

    def __init__(self):
        super().__init__()
        self.elements, self.cells, self.inside = [], [], []

    def handle_starttag(self, tag, attrs):
        assert not [key for key, _ in attrs if key.startswith("on") or key in {"href", "src"}]
        self.elements.append(tag)
        if tag in TEXTS:
            self.inside.append(len(self.cells))
            self.cells.append("")

    def handle_endtag(self, tag):
        if tag in TEXTS:
            self.inside.pop()

    def handle_data(self, data):
        for at in self.inside:
            self.cells[at] += data


def rendered(report):
    page = Text()
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page.feed(reader.render(markdown.render(report)))
    page.close()
    return page


SAFE = {
    *("p", "strong", "em", "h3", "table", "thead", "tbody", "tr", "th", "td", "span"),
    *("details", "summary", "pre", "code", "ul", "li"),
}


@pytest.mark.parametrize("evil", EVIL)
def test_text_stays_text(evil, report_of):
    report = report_of(
        f"304 {evil}",
        ("304", {"message": evil, "suggestion": evil, "rule": evil}),
        name=f"{evil}.md",
        troubles=[Trouble(evil, evil)],
    )
    page = rendered(report)
    assert set(page.elements) <= SAFE
    assert page.cells.count(evil) == 4  # rule, message, correction; where it did not run
    assert f"{evil}: {evil}" in page.cells
    assert f"{evil}.md" in page.cells


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("@team", "@|team"),
        ("see #12 and x/y#3", "see #|12 and x/y#|3"),
        ("GH-7", "GH-|7"),
        ("a@b.example", "a@|b.example"),
        ("https://x.example", "https|://x.example"),
        ("www.x.example", "www|.x.example"),
        (":tada:", ":|tada:"),
        ("at 10: 5 of 6 #", "at 10: 5 of 6 #"),
    ],
)
def test_nobody_is_called_and_nothing_is_linked(text, apart, report_of):
    report = report_of("304", ("304", {"message": text}))
    (row,) = re.findall(r"^\| 1:1 .*", markdown.render(report), re.MULTILINE)
    assert row.split(" | ")[2] == apart.replace("|", "<!-- -->")
    assert text in rendered(report).cells


def test_severities_and_what_to_write(report_of):
    report = report_of(
        "304, 12 and 13",
        ("304", {"suggestion": "204"}),
        ("12", {"severity": "warning", "suggestion": ""}),
        ("13", {"severity": "info"}),
    )
    page = markdown.render(report)
    assert "| 1:1 | CHG001 | does not follow | 204 |\n" in page
    assert "| 1:6 | CHG001 (warning) | does not follow | *leave it out* |\n" in page
    assert "| 1:13 | CHG001 (info) | does not follow |  |\n" in page


def test_nothing_found(report_of):
    assert markdown.render(report_of("304", holds=[True])) == (
        "<!-- claim-audit -->\n"
        "**No findings in 1 document (0 claims, 1 relation): every relation holds.**\n"
    )


def many(documents, findings, message):
    """A report of many documents with as many findings each."""
    names = [f"docs/page-{number:05}.md" for number in range(documents)]
    row = {
        **{"rule": "CHG001", "severity": "error", "start": 0, "end": 3, "line": 1, "column": 1},
        **{"end_line": 1, "end_column": 4, "message": message, "diagnosis": "other"},
    }
    rows = [{**row, "document": name} for name in names for _ in range(findings)]
    read = [Document.from_text("304 percent", name) for name in names]
    return Report(Claims.from_rows([]), {}, Findings.from_rows(rows), read)


def size(text):
    return len(text.encode())


@pytest.mark.parametrize("message", ["short", "größer als 🚀" * 40, "|" * 5_000, "$" * 5_000])
@pytest.mark.parametrize("documents", [1, 40, 2_000])
def test_comment_is_never_too_long(documents, message):
    report = many(documents, 3, message)
    page = markdown.render(report)
    assert size(page) <= markdown.LIMIT
    shown = page.count("\n| 1:1 |")
    left = re.search(r"^([\d,]+) more findings are left out", page, re.MULTILINE)
    assert shown + (int(left[1].replace(",", "")) if left else 0) == 3 * documents
    assert shown
    if left:  # no more than the next row or heading would have fitted
        assert size(page) > markdown.LIMIT - 5_000
        assert "<details>" not in page


def test_lines_are_left_out_before_findings_are():
    page = markdown.render(many(300, 1, "not so"))
    assert page.count("\n| 1:1 |") == 300
    assert "<details>" not in page
    assert "left out" not in page


def test_first_of_many_troubles(report_of):
    troubles = [Trouble(f"{number}.pdf", "x" * 9_000) for number in range(1, 10_001)]
    page = markdown.render(report_of("", troubles=troubles))
    assert size(page) <= markdown.LIMIT
    assert page.count(".pdf") == 20
    assert page.endswith("- and 9,980 more\n")
