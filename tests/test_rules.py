"""The rules, each with its own examples and the cases of `tests/rules`, from text to finding."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from audit import rules
from audit.config import Config
from audit.config.references import Declaration
from audit.frames import DIAGNOSES, SEVERITIES
from audit.testing import cases, examples

SEEDS = Path(__file__).parents[1] / "seeds"
#: The rules of references are tried beside a table, which no text of other rules speaks of.
CONFIG = Config(
    references=(Declaration("strikes.csv", file="strikes.csv", root=SEEDS, documents=("* REF*",)),)
)
CASES = cases(Path(__file__).parent / "rules", config=CONFIG)

every_rule = pytest.mark.parametrize("rule", rules.builtin(), ids=lambda rule: rule.code)


@every_rule
def test_documents_itself(rule):
    summary, _, rest = (rule.__doc__ or "").partition("\n")
    assert summary.endswith("."), "the first line of the docstring says what is wrong"
    assert not rest.strip() or rest.startswith("\n")
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert rule.severity in SEVERITIES


@every_rule
def test_has_examples_of_both_sorts(rule):
    assert rule.flagged
    assert rule.accepted
    for example in rule.flagged:
        assert example.at in example.text
        assert example.diagnosis in DIAGNOSES


@every_rule
def test_has_a_file_of_cases(rule):
    sorts = {case.sort for case in CASES if case.code == rule.code}
    assert sorts >= {"flagged", "accepted"}


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in rules.builtin()}) == len(rules.builtin())
    assert len({rule.name for rule in rules.builtin()}) == len(rules.builtin())


def test_every_class_of_the_folder_with_a_code_is_found():
    named = {
        re.search(r'code = "(\w+)"', inspect.getsource(rule))[1]  # what the file says of itself
        for rule in rules.builtin()
    }
    assert named == {rule.code for rule in rules.builtin()}


@pytest.mark.parametrize("case", [*examples(config=CONFIG), *CASES], ids=str)
def test_finds_what_is_wrong_and_nothing_else(case, verify):
    verify(case)
