"""Every hook is documented in one form, and the plugin that is shown for it works."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import audit
from audit import hookspecs
from audit.cli import main
from audit.plugins.registry import HOOKS
from audit.testing import Bench, examples, verify

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = DOCS / "hooks"

every_hook = pytest.mark.parametrize("hook", HOOKS)


@pytest.fixture
def shown(install, told):
    """Install the plugin that is shown for a hook, and load it."""

    def shown(hook, **settings):
        install("acme", "0.3", (SHOWN / f"{hook}.py").read_text(encoding="utf-8"))
        return told(**settings)

    return shown


@every_hook
def test_documentation_is_complete(hook):
    spec = getattr(hookspecs, hook)
    assert spec.audit_spec
    assert "return" in inspect.get_annotations(spec)
    told = inspect.getdoc(spec) or ""
    assert told.partition("\n")[0].endswith(".")
    parts = re.fullmatch(r"(.+)\n\nCalled:\n(.+)\n\nOn error:\n(.+)", told, re.DOTALL)
    assert parts, "says what it gives, then when it is called, then what happens on error"
    assert all(len(part.split()) > 4 for part in parts.groups())


def test_a_plugin_is_shown_for_each_hook_and_no_other():
    assert {path.stem for path in SHOWN.glob("*.py")} == set(HOOKS)


@every_hook
def test_plugin_that_is_shown_implements_the_hook(shown, hook):
    plugins, troubles = shown(hook)
    assert troubles == []
    assert hook.removeprefix("audit_") in plugins.listing()[-1].brings


@every_hook
def test_page_shows_signature_and_plugin(hook):
    page = (DOCS / "hooks.md").read_text(encoding="utf-8")
    section = page.partition(f"## {hook}\n")[2].partition("\n## ")[0]
    arguments = ", ".join(inspect.signature(getattr(hookspecs, hook)).parameters)
    shown = re.search(rf"```python\n{hook}\((.*?)\) -> \S+\n```", section)[1]
    assert re.sub(r": [^,]*?(\[.*?\])?(?=,|$)", "", shown) == arguments
    assert (SHOWN / f"{hook}.py").read_text(encoding="utf-8") in section


WRONG = "Rents rose 60 percent to $300 from $200."


def test_shown_reader_reads_its_format(shown, tmp_path):
    plugins, _ = shown("audit_readers")
    path = tmp_path / "film.srt"
    path.write_text(
        f"1\n00:01 --> 00:02\nRents rose\n60 percent\n\n2\n00:03 --> 00:04\n{WRONG[22:]}"
    )
    report = audit.check(path, plugins=plugins)
    assert [document.text for document in report.documents] == [WRONG]
    assert report.findings["suggestion"].tolist() == ["50 percent"]


def test_shown_words_are_read(shown):
    plugins, _ = shown("audit_vocabulary")
    assert audit.extract("It is 9 flt long.", plugins=plugins)["unit"].tolist() == ["furlet"]


def test_shown_extractor_finds_its_claims(shown):
    plugins, _ = shown("audit_extractors")
    report = audit.check(text="There are 3 ports.\n\nIt has a score of boats.", plugins=plugins)
    found = report.claims[["text", "value", "unit", "line"]].to_dict("records")
    assert found[1] == {"text": "a score of boats", "value": 20.0, "unit": "boats", "line": 3}
    assert report.troubles == ()


@pytest.fixture
def matches(install):
    """The module that is shown for kinds of relation."""
    install("acme", "0.3", (SHOWN / "audit_relations.py").read_text(encoding="utf-8"))
    return __import__("acme")


def test_shown_relation_has_a_frame_and_a_rule_with_examples(matches):
    cases = examples(matches)
    assert [case.code for case in cases] == ["MAT001", "MAT001"]
    for case in cases:
        verify(case)


def test_relation_of_a_plugin_is_in_every_report(matches, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text("Ayr bought 40 boats, which Oban matched with 90.")
    report = audit.check("note.txt")
    (row,) = report.relations["matches"].to_dict("records")
    assert (row["first_value"], row["second_value"], row["holds"]) == (40.0, 90.0, False)
    matches.Matches.validate(report.relations["matches"])

    shown = CliRunner().invoke(main, ["check", "note.txt", "--format", "json"])
    told = json.loads(shown.stdout)
    assert told["summary"]["relations"]["matches"] == 1
    assert told["relations"]["matches"][0]["second_value"] == 90
    assert [each["rule"] for each in told["findings"]] == ["MAT001"]

    console = CliRunner().invoke(main, ["check", "note.txt"])
    assert console.exit_code == 1
    assert 'note.txt:1:46: MAT001 "90" does not match "40"' in console.stdout
    explained = CliRunner().invoke(main, ["rules", "MAT001"])
    assert "Looks at matches. Comes from plugin acme 0.3." in explained.stdout


def test_relation_of_a_plugin_that_fails_is_empty_and_named(matches):
    plugins = Bench((matches,)).plugins
    matches.COLUMNS = ("no-such-column",)
    report = audit.check(text="Ayr bought 40 boats, which Oban matched with 90.", plugins=plugins)
    assert [str(each) for each in report.troubles] == [
        "plugin acme 0.3: raised KeyError: 'no-such-column'"
    ]
    assert report.relations["matches"].empty
    assert len(report.claims) == 2


def test_shown_rule_has_examples_that_hold(shown):
    plugins, _ = shown("audit_rules")
    report = audit.check(text="The port bought 2.5 ferries.", plugins=plugins)
    assert report.findings["rule"].tolist() == ["FRY001"]
    rule = report.rules["FRY001"]
    for case in examples(type(rule)):
        verify(case)


def test_shown_format_is_written(shown, tmp_path, monkeypatch):
    shown("audit_reports")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text(f"{WRONG}\n\n{WRONG.replace('Rents', 'Fares')}")
    result = CliRunner().invoke(main, ["check", "note.txt", "--format", "counts"])
    assert (result.exit_code, result.stdout) == (1, "CHG001 2\n")


def test_shown_settings_are_checked(shown, told):
    _, troubles = shown("audit_configure", plugin_settings={"acme": {"alpha": 0.01}})
    assert troubles == []
    plugins, troubles = told(plugin_settings={"acme": {"alpha": 5}})
    assert troubles == ["plugin acme 0.3: alpha must lie between 0 and 1, not 5"]
    assert plugins.listing()[-1].state == "failed"


def test_shown_last_word_leaves_out_what_stands_in_tables(shown, tmp_path):
    plugins, _ = shown("audit_findings")
    path = tmp_path / "note.md"
    path.write_text(
        "| depot | lorries |\n|---|---|\n| Ayr | -12 lorries |\n\nIt has -12 lorries.\n"
    )
    report = audit.check(path, plugins=plugins)
    places = zip(report.findings["rule"], report.findings["line"], strict=True)
    assert ("RNG001", 5) in places
    assert 3 not in report.findings["line"].tolist()
    lines = audit.check(path, plugins=Bench(()).plugins).findings["line"].tolist()
    assert {3, 5} <= set(lines), "without the plugin both are found"


def broken(shown_hook, old, new):
    """The plugin that is shown for a hook, with something wrong in it."""
    source = (SHOWN / f"{shown_hook}.py").read_text(encoding="utf-8")
    assert old in source
    return source.replace(old, new)


@pytest.mark.parametrize(
    ("hook", "old", "new", "text", "trouble"),
    [
        (
            "audit_extractors",
            '"bound": "exact"',
            '"bound": "exactly"',
            "It has 3 ports and a score of boats.",
            'plugin acme 0.3: gave a frame that is no Claims: column "bound" has a missing value',
        ),
        (
            "audit_extractors",
            'found[1],\n            "measure"',
            'found[2],\n            "measure"',
            "It has 3 ports and a score of boats.",
            "plugin acme 0.3: raised IndexError: no such group",
        ),
        (
            "audit_relations",
            "Matches.from_rows(",
            "Relation.from_rows(",
            "Ayr bought 40 boats, which Oban matched with 90.",
            'plugin acme 0.3: gave a frame that is no Matches: column "first_claim" is missing',
        ),
        (
            "audit_rules",
            'claims["value"] % 1 == 0',
            'claims["worth"] % 1 == 0',
            "The port bought 2.5 ferries.",
            'plugin acme 0.3: rule FRY001 raised ValueError: ferries_are_whole: KeyError("worth")',
        ),
        (
            "audit_rules",
            "{text}",
            "{words}",
            "The port bought 2.5 ferries.",
            "plugin acme 0.3: rule FRY001 raised AttributeError: "
            "neither a role nor a column of this frame: 'words'",
        ),
    ],
)
def test_part_that_fails_is_named_and_the_rest_is_audited(
    install, told, hook, old, new, text, trouble
):
    install("acme", "0.3", broken(hook, old, new))
    plugins, troubles = told()
    assert troubles == []
    report = audit.check(text=f"{text}\n\n{WRONG}", plugins=plugins)
    assert [str(each) for each in report.troubles] == [trouble]
    assert "CHG001" in report.findings["rule"].tolist()


def test_reader_that_fails_costs_its_file_alone(install, told, tmp_path):
    install("acme", "0.3", broken("audit_readers", '.decode("utf-8")', '.decode("ascii")'))
    (tmp_path / "film.srt").write_bytes(b"1\n00:01\nCaf\xc3\xa9 prices")
    (tmp_path / "note.txt").write_text(WRONG)
    plugins, _ = told()
    report = audit.check([tmp_path / "film.srt", tmp_path / "note.txt"], plugins=plugins)
    (trouble,) = report.troubles
    assert trouble.where.endswith("film.srt")
    assert trouble.message.startswith("the reader 'subtitles' failed: UnicodeDecodeError: 'ascii'")
    assert report.findings["rule"].tolist() == ["CHG001"]
