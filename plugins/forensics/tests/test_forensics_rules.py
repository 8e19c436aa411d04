"""The examples that the rules carry, and the cases of the files."""

from __future__ import annotations

from pathlib import Path

import audit_forensics
import pytest

from audit.testing import cases, examples, verify

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    "case", [*examples(audit_forensics), *cases(CASES, audit_forensics)], ids=str
)
def test_rules(case):
    # each alone: cases that are audited together are a corpus, and copies of each other
    verify(case)
