"""The rules, each with its own examples and the cases of `tests/rules`, from text to finding."""

from __future__ import annotations

import inspect
import re

import cases
import pytest

from audit import rules
from audit.frames import DIAGNOSES, SEVERITIES

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
    sorts = {case.sort for case in cases.fixtures() if case.code == rule.code}
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


def test_cases_are_of_rules_that_there_are():
    assert {case.code for case in cases.fixtures()} <= {rule.code for rule in rules.builtin()}


every_case = pytest.mark.parametrize(
    "case", [*cases.examples(), *cases.fixtures()], ids=lambda case: case.id
)


@every_case
def test_finds_what_is_wrong_and_nothing_else(case, audited_cases, plugins):
    audited = audited_cases[case.id]
    assert audited.found() == ([case.finding] if case.finding else []), audited.told()
    if case.sort == "accepted":  # that nothing is found proves something only if something was seen
        rule = next(rule for rule in plugins.rules() if rule.code == case.code)
        frame = audited.frame(plugins.frame_of(rule))
        assert rule.applies(frame).any(), f"{case.code} saw nothing\n{audited.told()}"
