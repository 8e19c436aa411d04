"""The strike item on the first page, its numbers marked as an audit takes them."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import audit
from audit.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from audit.report import Report

_SEED = Path(__file__).parents[2] / "seeds/strikes.md"


def strikes() -> str:
    """The sentences with every number that is compared in its role, and what follows from them."""
    report = audit.check(_SEED, config=Config(third_party=False))
    changes = report.relations["changes"]
    roles = {
        int(getattr(row, f"{role}_claim")): role
        for row in changes.itertuples(index=False)
        for role in ("stated", "base", "current")
    }
    return f"{_figure(report, roles)}\n\n{_table(report, changes)}"


def _figure(report: Report, roles: Mapping[int, str]) -> str:
    """The text from the first sentence of these claims to their last, as HTML."""
    text, sentences = report.documents[0].text, report.documents[0].sentences
    rows: Iterable[Any] = report.claims.itertuples(index=False)
    claims = [row for row in rows if row.claim in roles]
    at, end = sentences[claims[0].sentence][0], sentences[claims[-1].sentence][1]
    parts = []
    for claim in claims:
        parts += [escape(text[at : claim.start]), _mark(report, claim, roles[claim.claim])]
        at = claim.end
    told = " ".join("".join([*parts, escape(text[at:end])]).split())
    return f'<figure class="audited"><p>{told}</p></figure>'


def _mark(report: Report, claim: Any, role: str) -> str:
    """The words of a claim and its role; what should stand there, if it is at fault."""
    words = escape(claim.text)
    at = report.findings["start"].between(claim.start, claim.end - 1)
    findings: Iterable[Any] = report.findings[at].itertuples(index=False)
    for finding in findings:
        words = f"<del>{words}</del> <ins>{escape(finding.suggestion)}</ins>"
    return f"<mark>{words} <small>{role}</small></mark>"


def _table(report: Report, changes: pd.DataFrame) -> str:
    """A row a change, each of which is at fault: the operands, and what follows from them."""
    lines = [
        "| stated | stands for | base | current | what follows | how it came about |",
        "|---|---|---|---|---|---|",
    ]
    findings = report.findings.itertuples(index=False)
    for change, finding in zip(changes.itertuples(index=False), findings, strict=True):
        lines.append(
            f"| {change.stated_value:g} percent | {change.stated_low:g} to {change.stated_high:g}"
            f" | {change.base_value:g} | {change.current_value:g}"
            f" | {finding.expected_low:.2f} | `{finding.diagnosis}` |"
        )
    return "\n".join(lines)
