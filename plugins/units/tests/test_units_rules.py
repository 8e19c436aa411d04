"""The rules of the plugin, each with its examples and its cases, from text to finding."""

from __future__ import annotations

from pathlib import Path

import audit_units
import pytest
from audit_units.rules import RULES

from audit.testing import cases, examples

pytest_plugins = ["audit.testing.fixtures"]
CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", [*examples(audit_units), *cases(CASES, audit_units)], ids=str)
def test_rules(case, verify):
    verify(case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_has_a_file_of_cases(rule):
    assert (CASES / f"{rule.code}.yaml").is_file()
