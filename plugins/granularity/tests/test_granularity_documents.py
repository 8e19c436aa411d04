"""Means and percentages in whole documents: what is read of them, and where findings stand."""

from __future__ import annotations

import audit

PAPER = """\
<p>Pupils told how they felt on a scale of three items, from 1 (bad) to 5 (good).</p>
<table><caption>Feelings</caption>
<tr><th>Class</th><th><i>n</i></th><th>Number of errors, mean (SD)</th><th>Girls (%)</th></tr>
<tr><td>A</td><td>25</td><td>2.43 (1.10)</td><td>12.0</td></tr>
<tr><td>B</td><td>18</td><td>3.44 (2.47)</td><td>12.0</td></tr></table>
"""


def test_html(tmp_path):
    path = tmp_path / "paper.html"
    path.write_text(PAPER, encoding="utf-8")
    report = audit.check(path)
    assert not report.troubles
    means = report.relations["means"]
    assert means["n"].tolist() == [25, 18]
    assert means["mean"].tolist() == [2.43, 3.44]
    assert means["sd"].tolist() == [1.10, 2.47]
    lines = PAPER.splitlines()
    found = report.findings.itertuples()
    assert [(each.rule, lines[each.line - 1][each.column - 1 :][:4]) for each in found] == [
        ("GRN001", "2.43"),
        ("GRN002", "2.47"),
        ("GRN005", "12.0"),
    ]
