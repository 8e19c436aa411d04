"""A reference that fails the suite of its owner, and what an audit says then."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def keep(folder):
    """Keep a suite for the reference."""

    def keep(*expectations, name="ferries.csv.json"):
        suites = folder / "expectations" / "suites"
        suites.mkdir(parents=True, exist_ok=True)
        told = [{"type": kind, "kwargs": kwargs} for kind, kwargs in expectations]
        (suites / name).write_text(json.dumps({"name": "ferries", "expectations": told}))

    return keep


FULL = ("expect_column_values_to_not_be_null", {"column": "passengers"})
FEW = ("expect_column_values_to_be_between", {"column": "passengers", "max_value": 12000})


def test_claims_are_checked_against_a_reference_that_passes(audit, keep):
    keep(FULL, name="ferries.json")
    code, out, err = audit("check", "note.md")
    assert (code, err) == (1, "")
    assert out.count("REF001") == 1


def test_nothing_is_checked_against_a_reference_that_fails(audit, keep):
    keep(FULL, FEW)
    code, out, err = audit("check", "note.md")
    assert code == 2
    assert "REF001" not in out
    assert err == (
        "reference ferries.csv: nothing is checked against it: it fails its suite "
        "ferries.csv.json: expect_column_values_to_be_between (passengers): 1 of 4 do not\n"
    )


def test_a_binding_to_it_says_why(audit, keep, folder):
    keep(FEW)
    with (folder / "note.md").open("a") as note:
        note.write("\nOver 1 year. <!-- audit: bind ferries.csv count -->\n")
    code, out, err = audit("check", "note.md")
    assert (code, out.count("REF001")) == (2, 0)
    assert "nothing is checked against ferries.csv: it fails its suite" in err


@pytest.mark.parametrize(
    ("expectations", "fault"),
    [
        ([FULL, ("expect_tides_to_turn", {})], "1 of 2 expectations cannot be built"),
        ([], "it has no expectations"),
        ([("expect_column_max_to_be_between", {"column": "tons", "max_value": 1})], '"tons"'),
    ],
)
def test_a_suite_that_cannot_be_asked_is_no_pass(audit, keep, expectations, fault):
    keep(*expectations)
    code, out, err = audit("check", "note.md")
    assert (code, out.count("REF001")) == (2, 0)
    assert "reference ferries.csv: nothing is checked against it" in err
    assert fault in err


def test_a_suite_of_no_reference_is_told(audit, keep):
    keep(FULL, name="ferrys.csv.json")
    code, _, err = audit("check", "note.md")
    assert code == 2
    assert 'the suite ferrys.csv.json is of no reference; did you mean "ferries.csv"?' in err


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ('suite = "x"', '"suite" is not a setting; did you mean "suites"?'),
        ('suites = "nowhere"', 'there is no folder "nowhere", which "suites" names'),
        ("suites = 3", '"suites" must be a folder, not 3'),
    ],
)
def test_settings_are_checked(audit, folder, told, fault):
    with (folder / "audit.toml").open("a") as settings:
        settings.write(f"\n[plugins.expectations]\n{told}\n")
    code, _, err = audit("check", "note.md")
    assert code == 2
    assert fault in err
