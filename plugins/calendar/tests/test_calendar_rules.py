"""The rules of the plugin, each with its examples and its cases, from text to finding."""

from __future__ import annotations

from pathlib import Path

import audit_calendar
import pytest
from audit_calendar.rules import RULES

from audit.testing import cases, examples

pytest_plugins = ["audit.testing.fixtures"]
CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    "case", [*examples(audit_calendar), *cases(CASES, audit_calendar)], ids=str
)
def test_rules(case, verify):
    verify(case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_has_a_file_of_cases(rule):
    assert (CASES / f"{rule.code}.yaml").is_file()
