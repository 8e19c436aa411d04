"""What documents silence, and silences that silence nothing."""

from __future__ import annotations

import pytest

import audit
from audit.config import Config
from audit.frames import Findings, Silences
from audit.plugins import Plugins
from audit.readers import builtin

READERS = {reader.name: reader for reader in builtin()}
WRONG = "The fund paid out 510 grants, a 340 percent increase over the 150 of last year."
RIGHT = WRONG.replace("340", "240")


def check(source, name="markdown", **settings):
    document = READERS[name].read(source.encode(), "x.md")
    return audit.check(document, config=Config(**{"third_party": False, **settings}))


def told(report):
    """The findings: rule and line."""
    return list(zip(report.findings["rule"], report.findings["line"], strict=True))


@pytest.mark.parametrize(
    "source",
    [
        f"{WRONG} <!-- audit: ignore CHG001 -->\n",
        f"{WRONG} <!-- audit: ignore -->\n",
        f"{WRONG} <!-- audit: ignore CHG -- as quoted -->\n",
        f"{WRONG} <!-- audit: ignore percent-change-does-not-follow -->\n",
        f"<!-- audit: ignore CHG001 -->\n\n{WRONG}\n",
        f"<!-- audit: ignore CHG001 -->\n\n> {WRONG}\n",
        f"[//]: # (audit: ignore CHG001)\n\n{WRONG}\n",
        f"- <!-- audit: ignore CHG001 -->\n  {WRONG}\n",
        f"<!-- audit: ignore-file CHG001 -->\n\n{RIGHT}\n\n{WRONG}\n",
        f"{WRONG}\n\n<!-- audit: ignore-file -->\n",
        f"<!-- audit: ignore-start CHG001 -->\n\n{RIGHT}\n\n{WRONG}\n\n<!-- audit: ignore-end -->",
        # a paragraph of several lines is one block
        "<!-- audit: ignore CHG001 -->\nThe fund paid out 510 grants,\na 340 percent increase "
        "over\nthe 150 of last year.\n",
    ],
)
def test_silenced(source):
    report = check(source)
    assert told(report) == []
    assert list(report.silenced["rule"]) == ["CHG001"]
    assert list(report.silences["silenced"]) == [1]
    assert report.ok
    # it is a verdict all the same
    assert list(report.relations["changes"]["holds"]).count(False) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("text", f"# audit: ignore CHG001\n{WRONG}\n"),
        ("text", f"{WRONG} <!-- audit: ignore CHG001 -->\r\n"),
        ("html", f"<!-- audit: ignore CHG001 -->\n<p>{WRONG}</p>"),
        ("html", f"<div><!-- audit: ignore CHG001 -->\n<p>{WRONG}</p></div>"),
        ("html", f"<p>{WRONG}</p><!-- audit: ignore CHG001 -->"),
    ],
)
def test_silenced_in_other_formats(name, source):
    assert told(check(source, name)) == []


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (f"{RIGHT} <!-- audit: ignore CHG001 -->\n\n{WRONG}\n", 3),
        (f"<!-- audit: ignore CHG001 -->\n\n{RIGHT}\n\n{WRONG}\n", 5),
        (f"{WRONG}\n\n<!-- audit: ignore CHG001 -->\n", 1),
        (f"{WRONG} <!-- audit: ignore SUM001 -->\n", 1),
        (f"<!-- audit: ignore-start CHG -->\n\n<!-- audit: ignore-end -->\n\n{WRONG}\n", 5),
    ],
)
def test_what_is_not_silenced(source, line):
    report = check(source)
    assert ("CHG001", line) in told(report)
    assert [rule for rule, _ in told(report)].count("AUD001") == 1


def test_a_silence_that_silences_nothing_stands_where_the_comment_does():
    report = check(f"{RIGHT}\n\nText <!-- audit: ignore CHG001 -- no more --> here.\n")
    finding = report.findings.iloc[0]
    assert finding["message"] == '"ignore CHG001 -- no more": CHG001 finds nothing to silence'
    assert (finding["line"], finding["column"], finding["end_column"]) == (3, 6, 46)
    assert finding["severity"] == "warning"
    assert not report.ok
    Findings.validate(report.findings)
    Silences.validate(report.silences)


def test_findings_stay_in_reading_order():
    report = check(
        f"<!-- audit: ignore SUM -->\n{WRONG}\n\n<!-- audit: ignore SUM -->\n\n{WRONG}\n"
    )
    assert told(report) == [("AUD001", 1), ("CHG001", 2), ("AUD001", 4), ("CHG001", 6)]
    assert report.findings["fingerprint"].is_unique


def test_of_two_silences_for_one_finding_neither_is_idle():
    report = check(f"<!-- audit: ignore-file CHG001 -->\n\n{WRONG} <!-- audit: ignore CHG -->\n")
    assert told(report) == []
    assert list(report.silences["silenced"]) == [1, 1]


def test_each_code_of_a_silence_counts():
    report = check(f"{WRONG} <!-- audit: ignore CHG001, SUM001 -->\n")
    assert list(report.findings["message"]) == [
        '"ignore CHG001, SUM001": SUM001 finds nothing to silence'
    ]


def test_nested_regions_end_by_their_codes():
    report = check(
        "<!-- audit: ignore-start CHG -->\n\n<!-- audit: ignore-start SUM -->\n\n"
        f"<!-- audit: ignore-end CHG -->\n\n{WRONG}\n\n<!-- audit: ignore-end -->\n",
        ignore=("AUD001",),
    )
    assert told(report) == [("CHG001", 7)]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore CHG901", 'no rule is called "CHG901"; did you mean "CHG001"?'),
        ("ignore chg001", 'no rule is called "chg001"; did you mean "CHG001"?'),
        ("ingore CHG001", '"ingore" is not known; did you mean "ignore"?'),
        ("ignore-stat CHG001", '"ignore-stat" is not known; did you mean "ignore-start"?'),
        ("ignore-start CHG001", 'no "ignore-end" stands behind it'),
        ("ignore-end CHG001", 'no "ignore-start" stands before it'),
        ("ignore AUD001", "AUD001 cannot be silenced here; the settings can ignore it"),
    ],
)
def test_what_is_not_understood_silences_nothing(comment, message):
    report = check(f"<!-- audit: {comment} -->\n\n{WRONG}\n", third_party=True)
    assert told(report) == [("AUD002", 1), ("CHG001", 3)]
    assert report.findings["message"][0] == f'"{comment}": {message}'


def test_other_directives_are_left_to_others():
    assert told(check(f"<!-- audit: bind grants.csv year=2018 -->\n\n{RIGHT}\n")) == []
    assert told(check(f"<!-- audit: -->\n\n{RIGHT}\n")) == []


@pytest.mark.parametrize(
    "settings",
    [{"select": ("SUM",)}, {"ignore": ("CHG001",)}, {"per_file_ignores": {"x.md": ("CHG001",)}}],
)
def test_no_silence_is_blamed_where_its_rule_did_not_look(settings):
    report = check(f"{RIGHT} <!-- audit: ignore CHG001 -->\n", **settings)
    assert told(report) == []


def test_no_silence_is_blamed_where_something_failed(plugins, monkeypatch):
    def fail(self, statement):
        raise ValueError

    rule = next(rule for rule in plugins.rules() if rule.code == "CHG001")
    loaded = Plugins.load(Config(third_party=False))
    monkeypatch.setattr(type(rule), "explain", fail)
    document = READERS["markdown"].read(f"{WRONG} <!-- audit: ignore SUM -->\n".encode(), "x.md")
    report = audit.check(document, config=Config(third_party=False), plugins=loaded)
    assert report.troubles
    assert told(report) == []


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"third_party": True, "disabled": ("acme",)},
        {"third_party": True, "rules": ("gone.py",)},
    ],
)
def test_a_plugins_rule_that_is_not_loaded_is_no_slip(settings):
    assert told(check(f"{RIGHT} <!-- audit: ignore HSE001, CHG001 -->\n", **settings)) in (
        [("AUD001", 1)],
        [],  # where a plugin failed no silence is blamed
    )


def test_another_file_that_cannot_be_read_excuses_no_silence(tmp_path):
    (tmp_path / "a.md").write_text(f"{RIGHT} <!-- audit: ignore CHG001 -->\n")
    report = audit.check([tmp_path / "gone.md", tmp_path / "a.md"])
    assert len(report.troubles) == 1
    assert told(report) == [("AUD001", 1)]


@pytest.mark.parametrize(
    ("comment", "asked", "found"),
    [
        ("ignore CHG001", True, ["AUD003"]),
        ("ignore CHG001 --", True, ["AUD003"]),
        ("ignore CHG001 -- as quoted", True, []),
        ("ignore CHG001 — as quoted", True, []),
        ("ignore -- as quoted", True, []),
        ("ignore CHG001", False, []),
    ],
)
def test_reasons_may_be_asked_for(comment, asked, found):
    report = check(f"{WRONG} <!-- audit: {comment} -->\n", require_reasons=asked)
    assert list(report.findings["rule"]) == found


def test_reasons_are_kept():
    report = check(f"{WRONG} <!-- audit: ignore CHG001 -- as\n  quoted -->\n")
    assert list(report.silences["reason"]) == ["as quoted"]


def test_rules_about_silences_obey_the_settings():
    source = f"{RIGHT} <!-- audit: ignore CHG001 -->\n"
    assert told(check(source, ignore=("AUD",))) == []
    assert told(check(source, per_file_ignores={"*.md": ("AUD001",)})) == []
    report = check(source, severities={"AUD001": "error"})
    assert list(report.findings["severity"]) == ["error"]


def test_an_audit_of_several_batches_joins_what_is_silenced(monkeypatch):
    monkeypatch.setattr("audit.pipeline._BATCH", 1)
    documents = [
        READERS["markdown"].read(f"{WRONG} <!-- audit: ignore CHG001 -->\n".encode(), name)
        for name in ("a.md", "b.md")
    ]
    report = audit.check(documents, config=Config(third_party=False))
    assert list(report.silenced["document"]) == ["a.md", "b.md"]
    assert list(report.silences["document"]) == ["a.md", "b.md"]


def test_a_fingerprint_does_not_depend_on_how_the_path_is_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.md").write_text(WRONG + "\n")
    marks = {
        audit.check(path).findings["fingerprint"][0]
        for path in ("x.md", "./x.md", str(tmp_path / "x.md"))
    }
    assert len(marks) == 1
