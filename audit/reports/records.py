"""What a report holds in the types of JSON: the objects that both JSON formats are made of.

What JSON lacks: a missing number, word or day is null, an infinite number "Infinity" or "-Infinity"
(as a string), a day "2018-05-01".
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from audit import __version__
from audit.report import SEVERITY_ORDER
from audit.reports.rule_text import summary

if TYPE_CHECKING:
    import pandas as pd

    from audit.document import Document
    from audit.errors import Trouble
    from audit.report import Report
    from audit.rule import Rule

#: Grows when a reader of the old report would misread the new one; a further key does not count.
SCHEMA_VERSION: Final = 1


def head() -> dict[str, Any]:
    """Which form the rest has, and what wrote it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "claim-audit", "version": __version__},
    }


def counts(report: Report) -> dict[str, Any]:
    """How much was looked at and found."""
    severities = report.findings["severity"].tolist()
    return {
        "ok": report.ok,
        "documents": len(report.documents),
        "claims": len(report.claims),
        "relations": {kind: len(frame) for kind, frame in report.relations.items()},
        "findings": {each: severities.count(each) for each in SEVERITY_ORDER},
        "troubles": len(report.troubles),
    }


def document(one: Document) -> dict[str, Any]:
    """A document that was read."""
    return {"name": one.name, "date": _plain(one.date)}


def rules(report: Report) -> list[dict[str, Any]]:
    """The rules that looked, by code."""
    return [_rule(rule) for _, rule in sorted(report.rules.items())]


def trouble(one: Trouble) -> dict[str, Any]:
    """Something that did not run."""
    return {"where": one.where, "message": one.message}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as JSON can hold them."""
    columns = {name: [_plain(value) for value in frame[name].tolist()] for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "summary": summary(rule),
        "blind_spots": rule.blind_spots,
    }


def _plain(value: Any) -> Any:
    """The value in the types of JSON."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return value if math.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return _date(value)


def _date(value: Any) -> str | None:
    """A day without its time; None for pandas' missing values."""
    import pandas as pd

    return None if pd.isna(value) else str(value.isoformat()).removesuffix("T00:00:00")
