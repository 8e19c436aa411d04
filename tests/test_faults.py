"""What can go wrong around an audit is told in plain words, and never makes a text look clean."""

from __future__ import annotations

import subprocess
import sys

import pytest

import audit
from audit.errors import AuditError

WRONG = "The fund paid out 510 grants, a 340 percent increase over the 150 of last year."

RULE = """
import audit
import pandas as pd
import pandera.pandas as pa
from audit.frames import Claims


class Odd(audit.Rule):
    '''Every number is odd to this rule.'''

    code = "HSE001"
    name = "odd"

    class Schema(Claims):
        @pa.dataframe_check
        @classmethod
        def never(cls, claims):
            return pd.Series(False, index=claims.index)

    def explain(self, claim):
        return {answer}
"""


def run(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "audit", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "note.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "audit.toml").write_text('rules = ["house.py"]', encoding="utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("hook", ["audit_rules()", "audit_findings(findings)"])
def test_a_plugin_does_not_decide_how_the_audit_exits(folder, hook):
    source = f"import sys\nimport audit\n\n@audit.hookimpl\ndef {hook}:\n    sys.exit(0)\n"
    (folder / "house.py").write_text(source, encoding="utf-8")
    done = run(folder, "check", "note.txt")
    assert done.returncode == 2
    assert "SystemExit" in done.stderr
    assert "CHG001" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("7", "explain gave int"),
        ("audit.Finding(5000, 6000, 'x')", "explain gave the span 5000 to 6000"),
    ],
)
def test_what_a_rule_explains_must_be_a_finding_in_the_text(folder, answer, told):
    (folder / "house.py").write_text(RULE.format(answer=answer), encoding="utf-8")
    done = run(folder, "check", "note.txt")
    assert done.returncode == 2
    assert told in done.stderr
    assert "HSE001" in done.stderr
    assert "CHG001" in done.stdout


@pytest.mark.parametrize("given", [3, b"note.txt", [3], [], None])
def test_what_cannot_be_audited_is_refused(given):
    with pytest.raises(AuditError, match="nothing to audit"):
        audit.check(given)


def test_a_text_beside_paths_is_refused():
    with pytest.raises(AuditError, match="text="):
        audit.check("note.txt", text=WRONG)


def test_paths_may_come_one_by_one(folder):
    report = audit.check(path for path in [folder / "note.txt"])
    assert report.findings["rule"].tolist() == ["CHG001"]


@pytest.mark.parametrize("given", [3, b"x", None])
def test_what_cannot_be_extracted_from_is_refused(given):
    with pytest.raises(AuditError, match="extract takes"):
        audit.extract(given)


def test_one_strange_sentence_silences_no_other():
    report = audit.check(
        [
            audit.Document.from_text("0 of 0 clinics (0%) replied.", name="nothing"),
            audit.Document.from_text(WRONG, name="wrong"),
        ]
    )
    assert report.troubles == ()
    assert report.findings["document"].tolist() == ["wrong"]
