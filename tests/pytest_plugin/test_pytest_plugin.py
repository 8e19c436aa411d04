"""The pytest plugin, as a session of its own sees it."""

from __future__ import annotations

import re

import pytest

import audit

# pytester forgets the modules that a session imports; those that it has are the same in all
import audit.builtin
import audit.pipeline
import audit.reports.console
from audit.config import Config
from audit.pytest_plugin import assert_claims_hold

pytest_plugins = ["pytester"]

WRONG = "In May the yard built 225 boats, a 304 percent increase over the 74 boats of March.\n"
RIGHT = WRONG.replace("304", "204")
STRICT = ("-W", "error", "-p", "no:cacheprovider")


@pytest.fixture
def site(pytester):
    """A folder with two documents, one of them wrong, and a test."""
    pytester.mkdir("docs")
    (pytester.path / ".git").mkdir()
    (pytester.path / "docs" / "wrong.md").write_text(f"# Boats\n\n{WRONG}")
    (pytester.path / "docs" / "right.md").write_text(RIGHT)
    pytester.makepyfile(test_own="def test_own(): pass")
    return pytester


def outcomes(result):
    """Each test of a verbose run, with what became of it."""
    return dict(re.findall(r"^(\S.*?) (PASSED|FAILED|ERROR|XFAIL)", result.stdout.str(), re.M))


def test_each_document_is_a_test(site):
    result = site.runpytest("--audit", "-v", "docs", *STRICT)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert outcomes(result) == {
        "docs/right.md::audit": "PASSED",
        "docs/wrong.md::audit": "FAILED",
        "audit": "PASSED",
    }


def test_a_failure_shows_the_finding_and_no_traceback(site):
    result = site.runpytest("--audit", "docs", *STRICT)
    result.stdout.fnmatch_lines(
        [
            "*audit of docs/wrong.md*",
            'docs/wrong.md:3:36: CHG001 "304 percent increase": 225 is 204% more than 74; *',
            "3 | In May the yard built 225 boats, a 304 percent increase over the 74 boats of *",
            "  |                                    ^^^^^^^^^^^",
            'help: write "204 percent"',
            "Found 1 error in 1 document (3 claims, 1 relation).",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert "pytest_plugin.py" not in result.stdout.str()


def test_without_the_option_no_document_is_a_test(site):
    result = site.runpytest("-v", *STRICT)
    assert outcomes(result) == {"test_own.py::test_own": "PASSED"}


def test_documents_and_tests_side_by_side(site):
    result = site.runpytest("--audit", "-v", *STRICT)
    assert set(outcomes(result)) == {
        "docs/right.md::audit",
        "docs/wrong.md::audit",
        "test_own.py::test_own",
        "audit",
    }


def test_all_documents_are_audited_at_once(site, monkeypatch):
    from audit import pipeline

    worked_out = pipeline.check
    batches = []
    monkeypatch.setattr(
        pipeline,
        "check",
        lambda documents, **told: batches.append(len(documents)) or worked_out(documents, **told),
    )
    site.runpytest("--audit", "docs", *STRICT)
    assert batches == [2]


@pytest.mark.parametrize(
    ("settings", "failed"),
    [
        ("audit_ignore = CHG", 0),
        ("audit_select = SHR", 0),
        ("audit_select = SHR CHG", 1),
        ("audit_files = *ight.md", 0),
        ("audit_files = docs/w*", 1),
        ("audit_config = lax.toml", 0),
    ],
)
def test_settings_of_pytest(site, settings, failed):
    (site.path / "lax.toml").write_text('ignore = ["CHG"]\n')
    site.makeini(f"[pytest]\n{settings}\n")
    result = site.runpytest("--audit", "docs", *STRICT)
    assert result.parseoutcomes().get("failed", 0) == failed
    assert result.parseoutcomes()["passed"] >= 1


def test_severity_that_fails(site):
    (site.path / "audit.toml").write_text('[severities]\nCHG001 = "warning"\n')
    assert site.runpytest("--audit", "docs", *STRICT).ret == pytest.ExitCode.TESTS_FAILED
    site.makeini("[pytest]\naudit_severity = error\n")
    assert site.runpytest("--audit", "docs", *STRICT).ret == pytest.ExitCode.OK
    site.makeini("[pytest]\naudit_severity = fatal\n")
    result = site.runpytest("--audit", "docs", *STRICT)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(
        ['ERROR: audit_severity must be one of error, warning, info, not "fatal"']
    )


def test_what_git_ignores_and_settings_exclude_is_no_test(site):
    (site.path / ".gitignore").write_text("build/\n")
    (site.path / "audit.toml").write_text('exclude = ["old.md"]\n')
    (site.path / "docs" / "build").mkdir()
    (site.path / "docs" / "build" / "page.md").write_text(WRONG)
    (site.path / "docs" / "old.md").write_text(WRONG)
    result = site.runpytest("--audit", "--collect-only", "-q", "-p", "no:randomly", "docs", *STRICT)
    assert result.stdout.lines[:3] == ["docs/right.md::audit", "docs/wrong.md::audit", "audit"]


def test_a_document_that_cannot_be_read_fails(site):
    (site.path / "docs" / "wrong.md").write_bytes(bytes(range(256)) * 8)
    result = site.runpytest("--audit", "-v", "docs", *STRICT)
    assert outcomes(result)["docs/wrong.md::audit"] == "FAILED"
    assert outcomes(result)["docs/right.md::audit"] == "PASSED"
    result.stdout.fnmatch_lines(["docs/wrong.md: *"])


def test_a_rule_file_that_fails_is_a_test_that_fails(site):
    (site.path / "house.py").write_text("raise ValueError('out of order')")
    (site.path / "audit.toml").write_text('rules = ["house.py"]\n')
    result = site.runpytest("--audit", "-v", "docs/right.md", *STRICT)
    assert outcomes(result) == {"docs/right.md::audit": "PASSED", "audit": "FAILED"}
    result.stdout.fnmatch_lines(["rule file house.py: importing it raised ValueError: *"])


def test_settings_that_cannot_be(site):
    (site.path / "audit.toml").write_text("exclud = []\n")
    result = site.runpytest("--audit", "docs", *STRICT)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: *audit.toml:1: *did you mean*exclude*"])


def test_the_fixture_audits_texts_of_ones_own(site):
    site.makepyfile(
        test_texts=f"""
        def test_right(audit):
            report = audit.assert_claims_hold({RIGHT!r})
            assert len(report.relations["changes"]) == 1

        def test_report(audit):
            assert not audit({WRONG!r}).ok

        def test_wrong(audit):
            audit.assert_claims_hold({WRONG!r}, name="summary")
        """
    )
    result = site.runpytest("-v", "test_texts.py", *STRICT)
    assert outcomes(result) == {
        "test_texts.py::test_right": "PASSED",
        "test_texts.py::test_report": "PASSED",
        "test_texts.py::test_wrong": "FAILED",
    }
    result.stdout.fnmatch_lines(['E *AssertionError: summary:1:36: CHG001 "304 percent *'])


def test_it_works_with_xdist(site):
    result = site.runpytest_subprocess("--audit", "-n", "2", "docs", *STRICT)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*docs/wrong.md:3:36: CHG001 *"])


def test_it_costs_nothing_unless_it_is_used(site):
    site.makepyfile(
        test_own="""
        import sys

        def test_own():
            assert not {"pandas", "audit.pipeline", "audit.config"} & set(sys.modules)
        """
    )
    result = site.runpytest_subprocess(*STRICT)
    result.assert_outcomes(passed=1)


def test_assert_claims_hold():
    assert len(assert_claims_hold(RIGHT).relations["changes"]) == 1
    with pytest.raises(AssertionError, match=r'note:1:36: CHG001 "304 percent increase"'):
        assert_claims_hold(audit.Document.from_text(WRONG, "note"))
    assert_claims_hold(WRONG, config=Config(ignore=("CHG",)))
