"""Whatever a document or a plugin says, every format can tell it, and what reads it finds it."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.document import Document
from audit.errors import Trouble
from audit.frames import Claims, Findings
from audit.report import Report
from audit.reports import builtin, gitlab, junit, markdown, sarif

FORMATS = {form.name: form for form in builtin()}
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
# a file name may be of bytes that are no text
anything = st.text(max_size=20)


@st.composite
def reports(draw):
    """A report of a document with findings, in whose words there is nothing to rely on."""
    text = draw(words.filter(bool))
    document = Document.from_text(text, draw(words.filter(bool)))
    rows = [finding(draw, document) for _ in range(draw(st.integers(0, 3)))]
    troubles = [Trouble(draw(anything), draw(anything)) for _ in range(draw(st.integers(0, 2)))]
    return Report(Claims.from_rows([]), {}, Findings.from_rows(rows), [document], troubles=troubles)


def finding(draw, document):
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    line, column = document.position(start)
    end_line, end_column = document.end_position(end)
    if draw(st.booleans()):  # what a plugin says need not be so
        line, column, end_line, end_column = (draw(st.integers(1, 9)) for _ in range(4))
    return {
        **{"document": document.name, "start": start, "end": end, "line": line, "column": column},
        **{"end_line": end_line, "end_column": end_column, "diagnosis": "other"},
        "rule": draw(words),
        "severity": draw(st.sampled_from(["error", "warning", "info"])),
        "message": draw(words),
        "suggestion": draw(st.none() | words),
        "stated": draw(st.floats()),
        "fingerprint": draw(words),
    }


@pytest.mark.parametrize("name", FORMATS)
@given(report=reports())
def test_every_format_tells_it(name, report):
    assert FORMATS[name].render(report) is not None


@given(report=reports())
def test_findings_are_all_there(report):
    count = len(report.findings)
    (run,) = json.loads(sarif.render(report))["runs"]
    assert len(run["results"]) == count
    assert len(json.loads(gitlab.render(report))) == count
    root = ElementTree.fromstring(junit.render(report).encode())
    grave = report.findings[report.findings["severity"] != "info"]
    assert int(root.get("failures")) == grave["rule"].nunique()
    assert markdown.render(report).count("\n| ") == count + bool(count)  # and the row of names
