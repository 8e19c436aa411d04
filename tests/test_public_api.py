"""What users import: `check`, `extract`, `Report`, `Document`, `Rule`, `hookimpl`."""

from __future__ import annotations

import datetime
import inspect
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import audit
from audit.errors import AuditError
from audit.frames import Claims, Findings

STRIKES = "We flew 225 strikes in May, a 304 percent increase over the 74 strikes of March."


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.slow
@pytest.mark.parametrize(
    "statement", ["import audit", "import audit.cli", "from audit import Document, Rule, hookimpl"]
)
def test_importing_loads_nothing_heavy(statement):
    assert not loaded_by(statement) & {
        "pandas",
        "pandera",
        "numpy",
        "lemminflect",
        "pyarrow",
        "babel",
        "jinja2",
    }


def test_all_that_is_public_is_there_and_documented():
    for name in audit.__all__:
        assert inspect.getdoc(getattr(audit, name)), name
    assert set(audit.__all__) <= set(dir(audit))


def test_an_unknown_name_is_told():
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        _ = audit.chekc


def test_the_package_tells_that_it_is_typed():
    assert (Path(audit.__file__).parent / "py.typed").exists()


def test_check_of_a_text():
    report = audit.check(text=STRIKES)
    assert not report.ok
    assert list(report.findings["suggestion"]) == ["204 percent"]
    assert len(report.relations["changes"]) == 1
    Findings.validate(report.findings)
    Claims.validate(report.claims)


def test_a_date_given_wins_over_the_metadata_and_that_over_the_dateline(tmp_path):
    page = "<meta name=date content=2018-06-17><p>June 1, 2016</p><p>It built 40 boats last year."
    path = tmp_path / "note.html"
    path.write_text(page, encoding="utf-8")

    def year(claims):
        return claims.loc[claims["text"] == "40", "period_start"].item().year

    report = audit.check(path)
    assert year(report.claims) == 2017
    given = datetime.date(2020, 2, 1)
    assert year(audit.check(path, date=given).claims) == 2019
    assert year(audit.extract(report.documents, date=given)) == 2019


def test_check_of_documents_and_of_paths_says_the_same(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(STRIKES)
    of_path = audit.check(str(path)).findings
    of_paths = audit.check([path]).findings
    of_document = audit.check(
        audit.Document.from_text(STRIKES, name=of_path["document"][0])
    ).findings
    pd.testing.assert_frame_equal(of_path, of_paths)
    pd.testing.assert_frame_equal(of_path, of_document)


def test_check_of_nothing_is_an_error():
    with pytest.raises(AuditError, match="nothing to audit"):
        audit.check()


def test_check_of_two_documents_of_one_name_is_an_error():
    with pytest.raises(AuditError, match="give each its own name"):
        audit.check([audit.Document.from_text(text, name="a.txt") for text in ("One.", "Two.")])


def test_a_text_without_numbers_is_all_right():
    report = audit.check(text="Nothing to count here.")
    assert report.ok
    assert report.claims.empty
    assert all(frame.empty for frame in report.relations.values())


def test_extract_of_a_text_a_document_and_documents_says_the_same():
    document = audit.Document.from_text(STRIKES)
    claims = audit.extract(STRIKES)
    assert list(claims["value"]) == [225, 304, 74]
    pd.testing.assert_frame_equal(claims, audit.extract(document))
    pd.testing.assert_frame_equal(claims, audit.extract([document]))


def test_every_relation_is_judged():
    for frame in audit.check(text=STRIKES).relations.values():
        assert frame["holds"].notna().all()


def test_a_report_tells_findings_of_a_severity_and_graver_ones():
    report = audit.check(text=f"{STRIKES}\n\nThe depot keeps -12 lorries.")
    assert list(report.at_least("error")["severity"]) == ["error"]
    assert list(report.at_least("warning")["severity"]) == ["error", "warning"]
