"""Forensics of digits, for claim-audit: what the digits of many numbers, and numbers that stand in
the same order in two places, say of how they came about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit import hookimpl

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from audit import Rule
    from audit.parts import Panel, RelationKind
    from audit.report import Report

AUDIT_API = 1


@hookimpl
def audit_relations() -> list[RelationKind]:
    """The frames `digit_tests` and `copies`."""
    from audit_forensics.relate import KINDS

    return list(KINDS)


@hookimpl
def audit_rules() -> list[type[Rule]]:
    """The rules of the family FOR."""
    from audit_forensics.rules import RULES

    return list(RULES)


@hookimpl(trylast=True)
def audit_findings(findings: pd.DataFrame, relations: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The findings without remarks on a whole that remarks on its parts explain."""
    from audit_forensics.nested import without_wholes

    return without_wholes(findings, relations["digit_tests"])


@hookimpl
def audit_panels(report: Report) -> list[Panel]:
    """The digits that were tested as plots, and the sequences that stand in two places."""
    from audit_forensics.panels import panels

    return panels(report)
