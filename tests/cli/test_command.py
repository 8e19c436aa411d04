"""The command: what it prints where, and with which code it exits."""

from __future__ import annotations

import csv
import io
import json
import os
import re

import pandas as pd
import pyarrow.parquet as pq
import pytest

import audit
from audit import pipeline
from audit.frames import Claims
from audit.plugins import sources
from audit.reports import builtin

FOUND = """\
wrong.md:3:60: CHG001 """
HOUSE_RULE = '''
import audit
import pandera.pandas as pa
from audit.frames import Claims

class TooMany(audit.Rule):
    """A count of strikes is above two hundred."""

    code = "HSE001"
    name = "too-many"
    severity = "warning"

    class Schema(Claims):
        @pa.dataframe_check
        def few(cls, claims):
            return (claims["unit"] != "strike") | (claims["value"] <= 200)

    def explain(self, claim):
        return audit.Finding(claim.start, claim.end, f'"{claim.text}" is many')
'''


def test_findings_exit_1(run):
    code, out, err = run("check", "wrong.md")
    assert (code, err) == (1, "")
    assert out.startswith(FOUND)
    assert "help: write " in out
    assert "Found 1 error in 1 document" in out


def test_clean_exits_0(run):
    code, out, err = run("check", "right.md")
    assert (code, err) == (0, "")
    assert out.startswith("No findings in 1 document")


def test_standard_input(run, here):
    code, out, _ = run("check", "-", input=(here / "wrong.md").read_text())
    assert code == 1
    assert out.startswith("<stdin>:3:60: CHG001 ")


def test_folder_is_walked(run):
    code, out, _ = run("check", ".")
    assert code == 1
    assert "in 2 documents" in out


def test_what_cannot_be_read_is_told_and_the_rest_reported(run, here):
    (here / "binary.txt").write_bytes(bytes(range(256)) * 8)
    code, out, err = run("check", "gone.md", "wrong.md", "binary.txt")
    assert code == 2
    assert out.startswith(FOUND)
    assert "The audit is not complete: 2 things did not run." in out
    lines = err.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["gone.md", "binary.txt"]


def test_json_goes_to_standard_output(run):
    code, out, err = run("check", "wrong.md", "--format", "json")
    told = json.loads(out)
    assert (code, err) == (1, "")
    assert [each["rule"] for each in told["findings"]] == ["CHG001"]
    assert "CHG001" in [each["code"] for each in told["rules"]]


def test_output_is_a_whole_file(run, here):
    (here / "report.json").write_text("old")
    (here / "report.json").chmod(0o640)
    code, out, _ = run("check", "wrong.md", "--format", "json", "--output", "report.json")
    assert (code, out) == (1, "")
    assert json.loads((here / "report.json").read_text())["summary"]["findings"]["error"] == 1
    assert (here / "report.json").stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in here.iterdir() if "report" in each.name) == ["report.json"]


def test_output_that_cannot_be_written(run):
    code, _, err = run("check", "wrong.md", "--output", "gone/report.txt")
    assert (code, err) == (2, "gone/report.txt: cannot be written: No such file or directory\n")


def test_output_follows_a_link_and_writes_to_a_device(run, here):
    (here / "real.txt").write_text("old")
    (here / "link.txt").symlink_to("real.txt")
    run("check", "wrong.md", "--output", "link.txt")
    assert (here / "link.txt").is_symlink()
    assert (here / "real.txt").read_text().startswith(FOUND)
    assert run("check", "wrong.md", "--output", os.devnull)[0] == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--ignore", "CHG"], 0),
        (["--ignore", "SHR,CHG001"], 0),
        (["--ignore", "SHR", "--ignore", "CHG001"], 0),
        (["--select", "SHR"], 0),
        (["--select", "SHR,CHG"], 1),
        (["--select", "percent-change-does-not-follow"], 1),
        (["--severity", "info"], 1),
        (["--severity", "error"], 1),
    ],
)
def test_selection(run, options, code):
    assert run("check", "wrong.md", *options)[0] == code


def test_severity_decides_what_exits_1(run, here):
    (here / "audit.toml").write_text('[severities]\nCHG001 = "warning"\n')
    assert run("check", "wrong.md")[0] == 1
    code, out, _ = run("check", "wrong.md", "--severity", "error")
    assert code == 0
    assert "CHG001 [warning]" in out


def test_rule_that_nobody_knows(run, here):
    (here / "audit.toml").write_text('ignore = ["CHG901"]\n')
    code, out, err = run("check", "wrong.md", "--ignore", "percent-change-does-not-folow")
    assert code == 2
    assert out.startswith(FOUND)
    assert err.splitlines() == [
        'audit.toml:1: no rule is called "CHG901"; did you mean "CHG001"?',
        '--ignore: no rule is called "percent-change-does-not-folow"; '
        'did you mean "percent-change-does-not-follow"?',
    ]


def test_per_file_ignores(run, here):
    (here / "audit.toml").write_text('[per-file-ignores]\n"wrong.*" = ["CHG"]\n')
    assert run("check", "wrong.md")[0] == 0


def test_settings_that_cannot_be(run, here):
    (here / "audit.toml").write_text("exclud = []\n")
    expected = (2, "", 'audit.toml:1: "exclud" is not a setting; did you mean "exclude"?\n')
    assert run("check", "wrong.md") == expected
    assert run("rules") == expected


def test_settings_that_are_named(run, here):
    (here / "lax.toml").write_text('ignore = ["CHG"]\n')
    assert run("check", "wrong.md", "--config", "lax.toml")[0] == 0
    assert run("check", "wrong.md", "--config", "gone.toml") == (
        2,
        "",
        "gone.toml: cannot be read: No such file or directory\n",
    )


@pytest.mark.parametrize("in_file", [True, False])
def test_format_that_nobody_knows(run, here, in_file):
    options = [] if in_file else ["--format", "jsn"]
    if in_file:
        (here / "audit.toml").write_text('\nformat = "jsn"\n')
    where = "audit.toml:2" if in_file else "--format"
    assert run("check", "wrong.md", *options) == (
        2,
        "",
        f'{where}: no report format is called "jsn"; did you mean "json"?\n',
    )


def test_format_of_a_plugin(run, here):
    (here / "count.py").write_text(
        "import audit\nfrom audit.parts import ReportFormat\n\n@audit.hookimpl\n"
        "def audit_reports():\n    return [ReportFormat('count', lambda r: str(len(r.findings)))]\n"
    )
    (here / "audit.toml").write_text('rules = ["count.py"]\nformat = "count"\n')
    assert run("check", "wrong.md") == (1, "1", "")


def test_format_that_nobody_knows_names_those_there_are(run):
    code, out, err = run("check", "wrong.md", "--format", "xyzzy")
    assert (code, out) == (2, "")
    (told,) = re.findall("the formats are (.*)", err)
    assert told.split(", ") == [form.name for form in builtin()]


def test_help_names_every_format(run):
    told = " ".join(run("check", "--help")[1].split())
    assert f"{', '.join(form.name for form in builtin())}, or a plugin's" in told


def test_format_is_the_console_on_ci_too(run, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI", "true")
    assert run("check", "wrong.md")[1].startswith(FOUND)
    assert run("check", "wrong.md", "--format", "github")[1].startswith("::error file=wrong.md,")


def test_format_of_several_files_fills_a_folder(run, here):
    (here / "out").mkdir()
    (here / "out" / "claims.parquet").write_text("old")
    (here / "out" / "notes.txt").write_text("mine")
    for folder in ("out", "new/deep"):
        assert run("check", "wrong.md", "--format", "parquet", "--output", folder) == (1, "", "")
        findings = pq.read_table(here / folder / "findings.parquet")
        assert findings.column("rule").to_pylist() == ["CHG001"]
        assert pq.read_table(here / folder / "claims.parquet").num_rows
        assert pq.read_table(here / folder / "changes.parquet").num_rows == 1
    assert (here / "out" / "notes.txt").read_text() == "mine"


def test_format_of_several_files_needs_a_folder(run, here, monkeypatch):
    refused = "parquet is several files; name a folder for them with --output\n"
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "check", None)  # refused before anything is read
        assert run("check", "wrong.md", "--format", "parquet") == (2, "", refused)
    (here / "file").write_text("mine")
    for name in ("file", "file/below"):
        code, out, err = run("check", "wrong.md", "--format", "parquet", "--output", name)
        assert (code, out) == (2, "")
        assert err.startswith(f"{name}: ")
    assert (here / "file").read_text() == "mine"


@pytest.mark.parametrize(
    ("render", "fault"),
    [
        ("lambda r: {'../x': b''}, True", 'gave a file called "../x", outside its folder'),
        ("lambda r: {'x': 'text'}, True", "gave {'x': 'text'}, where bytes by file name are asked"),
        ("lambda r: b'', True", "gave b'', where bytes by file name are asked for"),
        ("lambda r: {'x': b''}", "gave {'x': b''}, where text or bytes are asked for"),
        ("lambda r: 1 / 0", "raised ZeroDivisionError: division by zero (odd.py, line 6)"),
        ("lambda r: exit(0)", "raised SystemExit: 0 (odd.py, line 6)"),
    ],
)
def test_format_of_a_plugin_that_fails_is_named(run, here, render, fault):
    (here / "odd.py").write_text(
        "import audit\nfrom audit.parts import ReportFormat\n\n@audit.hookimpl\n"
        f"def audit_reports():\n    return [ReportFormat('odd', {render})]\n"
    )
    (here / "audit.toml").write_text('rules = ["odd.py"]\nformat = "odd"\n')
    output = ["--output", "out"] if "True" in render else []
    code, out, err = run("check", "wrong.md", *output)
    assert (code, out) == (2, "")
    assert err.startswith(f"rule file odd.py: report format odd {fault}")
    assert [each.name for each in here.iterdir() if each.name in {"x", "out"}] == []


def test_rule_file(run, here):
    (here / "rules").mkdir()
    (here / "rules" / "house.py").write_text(HOUSE_RULE)
    (here / "audit.toml").write_text('rules = ["rules/house.py"]\n')
    code, out, err = run("check", "right.md")
    assert (code, err) == (1, "")
    assert 'right.md:3:25: HSE001 [warning] "225' in out
    assert run("check", "right.md", "--no-plugins")[0] == 0
    assert "rules/house.py  -" in run("plugins")[1]


def test_rule_that_raises_is_named_and_the_rest_reported(run, here):
    source = HOUSE_RULE.replace(
        "    def explain(self, claim):", "    def explain(self, claim):\n        1 / 0"
    )
    (here / "house.py").write_text(source)
    (here / "audit.toml").write_text('rules = ["house.py"]\n')
    code, out, err = run("check", "wrong.md")
    assert code == 2
    assert "CHG001" in out
    assert "HSE001" in err
    assert "ZeroDivisionError" in err
    assert len(err.splitlines()) == 1


def test_plugin_that_fails_is_named_and_the_rest_reported(run, here):
    (here / "house.py").write_text("raise ValueError('out of order')")
    (here / "audit.toml").write_text('rules = ["house.py"]\n')
    trouble = (
        "rule file house.py: importing it raised ValueError: out of order (house.py, line 1)\n"
    )
    code, out, err = run("check", "wrong.md")
    assert (code, err) == (2, trouble)
    assert out.startswith(FOUND)
    code, out, err = run("plugins")
    assert (code, err) == (2, trouble)
    assert "failed" in out


@pytest.mark.parametrize("arguments", [["check"], ["check", "--frobnicate", "x"], ["chekc"]])
def test_wrong_usage_exits_2(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: audit")


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet"])
def test_claims_in_every_format(run, here, suffix):
    code, out, err = run("extract", "wrong.md", "right.md", "-o", f"claims.{suffix}")
    assert (code, out, err) == (0, "", "")
    path = here / f"claims.{suffix}"
    claims = {"csv": pd.read_csv, "json": pd.read_json, "parquet": pd.read_parquet}[suffix](path)
    assert list(claims.columns) == list(Claims.to_schema().columns)
    values = claims[claims["kind"].isin(["count", "percent"])]["value"].tolist()
    assert values == [225, 304, 74, 225, 204, 74]


@pytest.mark.parametrize("output", [[], ["-o", "claims.out"]])
def test_claims_are_written_batch_by_batch(run, here, monkeypatch, output):
    monkeypatch.setattr("audit.pipeline._BATCH", 1)  # a document a batch
    paths = ["wrong.md", "right.md"]
    code, out, _ = run("extract", *paths, "-f", "csv", *output)
    rows = list(csv.DictReader(io.StringIO(out or (here / "claims.out").read_text())))
    assert code == 0
    told = [(row["document"], float(row["value"])) for row in rows if row["kind"] != "date"]
    assert told == [
        *(("wrong.md", 225), ("wrong.md", 304), ("wrong.md", 74)),
        *(("right.md", 225), ("right.md", 204), ("right.md", 74)),
    ]
    code, out, _ = run("extract", *paths, "-f", "json", *output)
    claims = json.loads(out or (here / "claims.out").read_text())
    assert [claim["text"] for claim in claims] == [row["text"] for row in rows]


def test_a_batch_is_a_row_group(run, here, monkeypatch):
    monkeypatch.setattr("audit.pipeline._BATCH", 1)
    run("extract", "wrong.md", "right.md", "-o", "claims.parquet")
    assert pq.ParquetFile(here / "claims.parquet").num_row_groups == 2


@pytest.mark.parametrize("command", [["extract"], ["check", "--format", "json"]])
def test_day_on_which_the_texts_speak(run, here, command):
    (here / "note.txt").write_text("Sales were $5 million last month.\n", encoding="utf-8")
    code, out, _ = run(*command, "note.txt", "--date", "2018-06-17")
    assert (code, "2018-05-01" in out) == (0, True)
    assert "2018-05-01" not in run(*command, "note.txt")[1]
    code, _, err = run(*command, "note.txt", "--date", "17/06/2018")
    assert (code, "'17/06/2018'" in err) == (2, True)


def test_no_claims_are_a_table_all_the_same(run, here):
    (here / "none.txt").write_text("Nobody counted.\n")
    assert json.loads(run("extract", "none.txt", "-f", "json")[1]) == []
    assert run("extract", "none.txt")[1].startswith("document,claim,")


def test_claims_are_csv_if_nothing_is_told(run):
    code, out, _ = run("extract", "-", input="They flew 225 strikes.")
    (claim,) = csv.DictReader(io.StringIO(out))
    assert code == 0
    assert (claim["value"], claim["unit"]) == ("225.0", "strike")


def test_format_wins_over_the_suffix(run, here):
    run("extract", "wrong.md", "-f", "json", "-o", "claims.txt")
    assert json.loads((here / "claims.txt").read_text())[0]["document"] == "wrong.md"


def test_claims_of_what_can_be_read(run):
    code, out, err = run("extract", "gone.md", "wrong.md")
    assert code == 2
    assert "225" in out
    assert err.startswith("gone.md: ")


def test_rules_are_listed(run, here):
    (here / "audit.toml").write_text('ignore = ["SHR"]\n[severities]\nCHG001 = "info"\n')
    code, out, err = run("rules")
    assert (code, err) == (0, "")
    lines = {line.split()[0]: line.split()[1:3] for line in out.splitlines()}
    assert lines["CHG001"] == ["info", "percent-change-does-not-follow"]
    assert lines["SHR001"][0] == "off"


@pytest.mark.parametrize("word", ["CHG001", "percent-change-does-not-follow"])
def test_rule_is_explained(run, word):
    code, out, err = run("rules", word)
    assert (code, err) == (0, "")
    assert out.startswith("CHG001 percent-change-does-not-follow (error)\n\n")
    assert f"Looks at changes. Comes from claim-audit {audit.__version__}." in out
    assert "Finds fault with:" in out
    assert "percent-of-as-increase; write " in out
    assert "Accepts:" in out
    assert "Cannot see:" in out


def test_rules_as_json(run):
    every = json.loads(run("rules", "--format", "json")[1])
    (one,) = json.loads(run("rules", "CHG001", "--format", "json")[1])
    assert one in every
    assert (one["severity"], one["selected"], one["looks_at"]) == ("error", True, "changes")
    assert one["flagged"]
    assert one["accepted"]


def test_rule_that_is_not_there(run):
    assert run("rules", "CHG901") == (2, "", 'no rule is called "CHG901"; did you mean "CHG001"?\n')


def test_plugins_are_listed(run, monkeypatch):
    monkeypatch.setattr(sources.importlib.metadata, "entry_points", lambda group: [])
    code, out, err = run("plugins")
    assert (code, err) == (0, "")
    assert out.startswith(f"claim-audit  {audit.__version__}  built-in  loaded  ")


def test_interruption_exits_130(run, monkeypatch):
    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", stop)
    assert run("check", "wrong.md")[0] == 130


def test_bug_shows_its_traceback(run, monkeypatch):
    def fail(*args, **kwargs):
        raise LookupError("a bug")

    monkeypatch.setattr(pipeline, "check", fail)
    with pytest.raises(LookupError, match="a bug"):
        run("check", "wrong.md")
