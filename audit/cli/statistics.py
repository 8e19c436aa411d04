"""`--statistics`: how much of what was found, instead of each finding."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from audit.cli.output import aligned
from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from audit.report import Report


def counted(report: Report) -> dict[str, Any]:
    """The numbers of findings by rule, diagnosis and document, of claims, and of relations."""
    found = report.findings
    silenced = report.silenced
    return {
        "documents": len(report.documents),
        "findings": len(found),
        "silenced": 0 if silenced is None else len(silenced),
        "by_rule": [
            {"rule": code, "severity": severity, "name": _name(report, code), "findings": count}
            for (code, severity), count in _counts(found, ["rule", "severity"])
        ],
        "by_diagnosis": {word: count for (word,), count in _counts(found, ["diagnosis"])},
        "by_document": {name: count for (name,), count in _counts(found, ["document"])},
        "claims": {kind: count for (kind,), count in _counts(report.claims, ["kind"])},
        "relations": {kind: _verdicts(frame) for kind, frame in report.relations.items()},
    }


def as_json(report: Report) -> str:
    """The numbers for other programs."""
    return json.dumps(counted(report), ensure_ascii=False, indent=1) + "\n"


def as_table(report: Report) -> str:
    """The numbers for people, without what there is none of."""
    return "\n".join(_sections(counted(report)))


def _sections(numbers: Mapping[str, Any]) -> Iterator[str]:
    total = {name: numbers[name] for name in ("documents", "findings", "silenced")}
    yield aligned((f"{name}:", f"{count:,}") for name, count in total.items())
    if numbers["by_rule"]:
        rows = [
            (f"{each['findings']:,}", each["rule"], each["severity"], each["name"])
            for each in numbers["by_rule"]
        ]
        yield f"By rule\n{aligned(rows)}"
    for title, key in (
        ("By diagnosis", "by_diagnosis"),
        ("By document", "by_document"),
        ("Claims by kind", "claims"),
    ):
        if numbers[key]:
            counts = ((f"{count:,}", clean(word)) for word, count in numbers[key].items())
            yield f"{title}\n{aligned(counts)}"
    relations = {kind: each for kind, each in numbers["relations"].items() if any(each.values())}
    if relations:
        head = ("", "hold", "do not", "not judged")
        rows = [
            (kind, *(f"{each:,}" for each in told.values())) for kind, told in relations.items()
        ]
        yield f"Relations\n{aligned([head, *rows])}"


def _counts(frame: pd.DataFrame, columns: list[str]) -> list[tuple[tuple[str, ...], int]]:
    """How often each combination occurs, the commonest first."""
    sizes = frame.groupby(columns, observed=True).size()
    counts = [
        (tuple(map(str, key if isinstance(key, tuple) else (key,))), int(size))
        for key, size in sizes.items()
    ]
    return sorted(counts, key=lambda each: (-each[1], each[0]))


def _verdicts(frame: pd.DataFrame) -> dict[str, int]:
    holds = frame["holds"]
    return {
        "hold": int(holds.eq(True).fillna(value=False).sum()),
        "do_not": int(holds.eq(False).fillna(value=False).sum()),
        "not_judged": int(holds.isna().sum()),
    }


def _name(report: Report, code: str) -> str:
    return report.rules[code].name if code in report.rules else ""
