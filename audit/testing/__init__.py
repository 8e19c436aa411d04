"""The testing kit for rules, of claim-audit itself and of anybody's plugin.

Two lists of cases, the examples that the rules carry and those of a folder of YAML files, become
tests by one parametrised call; each runs through the whole pipeline:

    import acme_audit
    import pytest
    from audit.testing import cases, examples

    pytest_plugins = ["audit.testing.fixtures"]

    @pytest.mark.parametrize(
        "case", [*examples(acme_audit), *cases("tests/rules", acme_audit)], ids=str
    )
    def test_rules(case, verify):
        verify(case)

`audit.testing.cases` says what a case holds. It needs the extra `claim-audit[testing]`.
"""

from __future__ import annotations

from audit.testing.audited import Audited, Batch, Found, audit_text, take
from audit.testing.bench import Bench
from audit.testing.cases import Case, cases, examples
from audit.testing.verdict import verify

__all__ = [
    "Audited",
    "Batch",
    "Bench",
    "Case",
    "Found",
    "audit_text",
    "cases",
    "examples",
    "take",
    "verify",
]
