"""Claims as a suite, asked of files and databases by the command."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from audit_expectations import load_suite
from ferry_tables import FERRIES, NOTE, PASSWORD, fill_sqlite

from audit.errors import AuditError


@pytest.fixture
def exported(audit, folder):
    code, out, err = audit("expectations", "export", "note.md", "--out", "suite.json")
    assert (code, out) == (0, ""), err
    assert err.splitlines() == [
        "4 claims exported",
        "1 claim not borne out by the data as they are",
    ]
    return folder / "suite.json"


def test_each_bound_claim_is_an_expectation_with_its_sentence(exported):
    suite = json.loads(exported.read_text())
    assert suite["name"] == "suite"
    first, *_, last = suite["expectations"]
    assert first == {
        "type": "expect_query_to_support_claim",
        "kwargs": {
            "query": 'SELECT "passengers" FROM {batch} '
            "WHERE \"route\" = 'Northern' AND \"month\" = '2024-02'",
            "min_value": 12105.0,
            "max_value": 12105.0,
            "claim": "12,105",
        },
        "meta": {
            "claim_audit": {
                "document": "note.md", "line": 1, "column": 45, "reference": "ferries.csv",
            }
        },
        "notes": NOTE.splitlines()[0],
    }  # fmt: skip
    assert last["kwargs"]["query"] == 'SELECT SUM("passengers") FROM {batch}'
    assert len(load_suite(exported).expectations) == 4


UNMET = (
    'note.md:3:45: "8,640": ferries.csv has 8,460, not 8,640 (SELECT "passengers" FROM {batch} '
    "WHERE \"route\" = 'Southern' AND \"month\" = '2024-02')\n"
)


def test_a_run_tells_of_claims_that_the_data_do_not_bear_out(audit, exported, folder):
    before = sorted(path.name for path in folder.iterdir())
    code, out, err = audit("expectations", "run", "suite.json")
    assert (code, out) == (1, UNMET)
    assert err == "4 claims asked, 1 not borne out\n"
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_run_fails_when_the_data_move(audit, exported, folder):
    moved = FERRIES.replace("8460", "8640").replace("12105", "12106")
    (folder / "ferries.csv").write_text(moved)
    code, out, _ = audit("expectations", "run", "suite.json")
    assert code == 1
    # 11,840 + 8,215 + 12,106 + 8,640 = 40,801
    assert [line.partition(" (")[0] for line in out.splitlines()] == [
        'note.md:1:45: "12,105": ferries.csv has 12,106, not 12,105',
        'note.md:4:29: "40,620": ferries.csv has 40,801, not 40,620',
    ]


def test_a_run_on_sqlite(audit, exported, folder):
    fill_sqlite(folder / "ferries.db")
    (folder / "audit.toml").write_text('[[reference]]\nname = "ferries.csv"\nfile = "ferries.db"\n')
    code, out, err = audit("expectations", "run", "suite.json")
    assert (code, out) == (1, UNMET), err


@pytest.mark.slow
@pytest.mark.postgres
def test_a_run_on_postgresql(audit, exported, folder, postgres, monkeypatch):
    monkeypatch.setenv("SECRET", PASSWORD)
    (folder / "audit.toml").write_text(
        f'[[reference]]\nname = "ferries.csv"\nurl = "{postgres}"\ntable = "public.ferries"\n'
        'password-env = "SECRET"\n'
    )
    code, out, err = audit("expectations", "run", "suite.json")
    assert (code, out) == (1, UNMET), err
    change = (
        "SELECT 100.0 * ((SELECT max(passengers) FROM {batch}) / "
        "(SELECT median(passengers) FROM {batch}) - 1)"  # 100 * (12,105 / 10,150 - 1) = 19.26
    )
    suite = json.loads(exported.read_text())
    suite["expectations"][0]["kwargs"] |= {"query": change, "min_value": 19.2, "max_value": 19.3}
    exported.write_text(json.dumps(suite))
    code, out, err = audit("expectations", "run", "suite.json")
    assert (code, out) == (1, UNMET), err
    monkeypatch.setenv("SECRET", "$wrong/")
    code, out, err = audit("expectations", "run", "suite.json")
    assert (code, out) == (2, "")
    assert "password authentication failed" in err
    assert "wrong" not in err.replace("password", "")


def test_a_claim_that_cannot_be_asked_is_trouble(audit, exported, folder):
    (folder / "ferries.csv").write_text(FERRIES.replace("passengers", "people"))
    code, out, err = audit("expectations", "run", "suite.json")
    assert (code, out) == (2, "")
    assert err.count("could not be asked: ") == 4
    assert 'column "passengers"' in err


def test_an_expectation_that_is_lost_is_an_error(exported):
    suite = json.loads(exported.read_text())
    suite["expectations"][1]["type"] = "expect_tides_to_turn"
    exported.write_text(json.dumps(suite))
    with pytest.raises(AuditError, match=r"1 of 4 expectations cannot be built: expect_tides_to"):
        load_suite(exported)
    assert len(load_suite(exported, reference="other.csv").expectations) == 0


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda text: text[1:], "suite.json: is no JSON"),
        (lambda text: "{}", 'suite.json: is no suite: it has no "expectations"'),
        (lambda text: text.replace("ferries.csv", "ferry.csv"), 'did you mean "ferries.csv"?'),
        (lambda text: text.replace('"reference"', '"about"'), "is about no reference"),
        (lambda text: text.replace("min_value", "least"), "built: least: extra fields"),
    ],
)
def test_a_suite_that_cannot_be_run_is_an_error(audit, exported, spoil, fault):
    exported.write_text(spoil(exported.read_text()))
    code, out, err = audit("expectations", "run", "suite.json")
    assert (code, out) == (2, "")
    assert fault in err


def test_nothing_is_exported_without_a_reference(audit, folder):
    (folder / "audit.toml").unlink()
    code, _, err = audit("expectations", "export", "note.md")
    assert code == 2
    assert "there is no reference" in err


@pytest.mark.slow
def test_the_command_is_listed_and_imports_nothing_heavy():
    code = (
        "import sys\nfrom audit.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n"
        "    heavy = {'pandas', 'great_expectations', 'sqlglot', 'duckdb'}\n"
        "    print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert "expectations  Hold data to what was published" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
