"""`--baseline` and `--write-baseline`: old findings are known, new ones count."""

from __future__ import annotations

import json

import pytest

OTHER = "Costs rose by $4 million to $21 million from $20 million."


@pytest.fixture
def known(run, here):
    """A baseline of what is wrong now."""
    code, out, err = run("check", ".", "--write-baseline", "known.json")
    assert (code, out, err) == (0, "", "known.json: lists 1 finding\n")
    return here / "known.json"


def test_what_the_file_holds(known):
    content = json.loads(known.read_text())
    assert (content["tool"], content["version"]) == ("claim-audit", 1)
    (entry,) = content["findings"]
    assert entry["document"] == "wrong.md"
    assert entry["rule"] == "CHG001"
    assert entry["message"].startswith('"304 percent increase"')


def test_old_findings_are_known_and_new_ones_count(run, here, known):
    code, out, err = run("check", ".", "--baseline", "known.json")
    assert (code, err) == (0, "known.json: 1 finding is known\n")
    assert "CHG001" not in out
    wrong = here / "wrong.md"
    wrong.write_text(f"A new first line.\n\n{wrong.read_text()}\n{OTHER}\n")
    code, out, _ = run("check", ".", "--baseline", "known.json")
    assert code == 1
    assert "CHG002" in out
    assert "CHG001" not in out


@pytest.mark.parametrize("path", ["wrong.md", "./wrong.md", "{here}", "../{name}/wrong.md"])
def test_however_the_path_is_given(run, here, known, path):
    path = path.format(here=here, name=here.name)
    assert run("check", path, "--baseline", known)[0] == 0


def test_from_another_folder(run, here, known, monkeypatch):
    (here / "below").mkdir()
    monkeypatch.chdir(here / "below")
    assert run("check", "..", "--baseline", "../known.json", "--config", here / "a.toml")[0] == 2
    (here / "audit.toml").write_text("")
    assert run("check", "..", "--baseline", "../known.json")[0] == 0


def test_what_is_mended_is_told_and_forgotten(run, here, known):
    (here / "wrong.md").write_text((here / "right.md").read_text())
    code, _, err = run("check", ".", "--baseline", "known.json")
    assert code == 0
    assert err.splitlines()[0] == (
        "known.json: 1 finding is mended; write it anew with --write-baseline to take note"
    )
    assert err.splitlines()[1].startswith('  wrong.md: CHG001 "304 percent increase"')
    assert (
        run("check", ".", "--write-baseline", "known.json")[2] == "known.json: lists 0 findings\n"
    )


def test_a_document_that_is_gone_is_mended(run, here, known):
    (here / "wrong.md").unlink()
    assert "1 finding is mended" in run("check", ".", "--baseline", "known.json")[2]


@pytest.mark.parametrize("options", [["right.md"], [".", "--select", "SUM"]])
def test_what_was_not_looked_at_is_neither_mended_nor_forgotten(run, known, options):
    assert run("check", *options, "--baseline", "known.json")[2] == ""
    before = known.read_text()
    run("check", *options, "--write-baseline", "known.json")
    assert known.read_text() == before


def test_a_partial_audit_writes_none(run, here):
    code, _, err = run("check", ".", "gone.md", "--write-baseline", "known.json")
    assert code == 2
    assert err.splitlines()[1] == "known.json: was not written, for the audit is not complete"
    assert not (here / "known.json").exists()


def test_known_findings_are_not_mended(run, here, known):
    before = (here / "wrong.md").read_text()
    (here / "new.md").write_text(OTHER + "\n")
    code, _, err = run("check", ".", "--fix", "--baseline", "known.json")
    assert (code, err.splitlines()[0]) == (0, "mended 1 finding in 1 document")
    assert (here / "wrong.md").read_text() == before


def test_the_settings_name_it(run, here, known):
    (here / "audit.toml").write_text('baseline = "known.json"\n')
    assert run("check", ".")[0] == 0
    code, _, err = run("check", ".", "--write-baseline", "known.json")
    assert (code, err) == (0, "known.json: lists 1 finding\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no baseline (Expecting property name"),
        ("[]", 'is no baseline: it has no "tool" and "version" of claim-audit'),
        ('{"tool": "claim-audit", "version": 2}', "is a baseline of version 2, and this is for"),
        ('{"tool": "claim-audit", "version": 1}', 'is damaged: "findings" is no list'),
        (
            '{"tool": "claim-audit", "version": 1, "findings": [{"rule": 3}]}',
            "is damaged: entry 0 of its findings does not tell document, rule, fingerprint",
        ),
    ],
)
def test_what_is_no_baseline(run, here, content, message):
    (here / "b.json").write_text(content)
    for option in ("--baseline", "--write-baseline"):
        code, out, err = run("check", ".", option, "b.json")
        assert (code, out) == (2, "")
        assert err.startswith(f"b.json: {message}")
    assert (here / "b.json").read_text() == content


def test_a_baseline_that_is_not_there(run):
    assert run("check", ".", "--baseline", "b.json")[2] == (
        "b.json: there is no such baseline; write it with --write-baseline\n"
    )
