"""Results in whole documents: where they stand, and that the core leaves them alone."""

from __future__ import annotations

from nhst_audit import checked

import audit

PAPER = """\
<h1>Results</h1>
<p>Nurses slept longer, <i>t</i>(28)&nbsp;=&nbsp;2.20, <i>p</i>&nbsp;=&nbsp;.036; wards differed,
<i>χ</i><sup>2</sup>(1, <i>N</i> = 90) = 5.30, <i>p</i> = .021.</p>
<p>In spring <i>F</i><sub>2,57</sub> = 4.10, <em>P</em> &lt; 0.01.</p>
<table><tr><th>Ward</th><th>Test</th></tr>
<tr><td>North</td><td>t(28) = 1.20, p = .03</td></tr></table>
"""


def test_html(tmp_path):
    path = tmp_path / "paper.html"
    path.write_text(PAPER, encoding="utf-8")
    report = checked(path)
    tests = report.relations["tests"]
    assert tests["kind"].tolist() == ["t", "chi2", "F", "t"]
    assert tests["holds"].tolist() == [True, True, False, False]
    assert tests["sentence"].tolist()[-1] == -1
    found = report.findings
    assert found["rule"].tolist() == ["NHS002", "NHS001"]
    lines = PAPER.splitlines()
    assert [
        lines[line - 1][at - 1 :][:3]
        for line, at in zip(found["line"], found["column"], strict=True)
    ] == [
        "P</",
        "p =",
    ]


def test_markdown(tmp_path):
    path = tmp_path / "paper.md"
    path.write_text("# Results\n\nIt was *t*(28) = 1.20, *p* = .03.\n", encoding="utf-8")
    (finding,) = checked(path).findings.itertuples()
    assert (finding.rule, finding.line, finding.column) == ("NHS001", 3, 25)


def test_batch_keeps_documents_apart():
    documents = [
        audit.Document.from_text("It was t(28) = 1.90, p = .034.", name="b"),
        audit.Document.from_text("Tests are one-tailed. It was t(28) = 1.90, p = .034.", name="a"),
        audit.Document.from_text("Odds rose (OR = 2.10, 95% CI [1.22, 3.61], p = .007).", name="c"),
    ]
    report = checked(documents)
    assert report.relations["tests"]["document"].tolist() == ["b", "a", "c"]
    assert report.findings["document"].tolist() == ["b"]


def test_core_relates_nothing_in_statistics():
    text = (
        "Wards differed, t(28) = 2.20, p = .036, d = 0.80, 95% CI [0.10, 1.50], F(2, 57) = 4.10, "
        "p = .022, ηp² = .13, χ²(1, N = 90) = 5.30, p = .021; B = 0.50, SE = 0.20, p = .012."
    )
    relations = checked(text=text).relations
    brought = {"tests", "effects", "estimates"}
    assert [name for name, frame in relations.items() if len(frame) and name not in brought] == []


def test_nothing_to_read():
    report = checked(text="There were none.")
    assert [len(report.relations[name]) for name in ("tests", "effects", "estimates")] == [0, 0, 0]
    assert report.ok
