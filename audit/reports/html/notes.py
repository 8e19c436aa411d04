"""Findings as notes beside the text: the recomputation spelled out, and drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from audit.reports.html import charts
from audit.reports.html.charts import Chart, Stretch
from audit.reports.html.words import shown
from audit.reports.rule_text import blind_spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from audit.reports.html.ledger import Claim, Key, Ledger, Related

#: Of the words at fault so many characters are quoted.
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its words, what speaks against it, and charts of what it compares.

    Attributes:
        id: Its label in the findings frame, with which the page's links are made.
        rule: The code of the rule.
        name: The fault, in words.
        severity: Of the finding.
        document: Where it is.
        start: Where in the text it begins.
        end: Where it ends.
        line: Its line in the source.
        column: Its column there.
        words: The words at fault.
        message: What is wrong.
        diagnosis: The likely cause; empty where it cannot be told.
        suggestion: What should stand there; None where nothing is suggested.
        relations: The relations that do not hold there.
        chart: What is stated and what follows.
        sizes: The operands side by side, a chart for each unit.
        blind_spots: What the rule cannot see.
    """

    id: str
    rule: str
    name: str
    severity: str
    document: str
    start: int
    end: int
    line: int
    column: int
    words: str
    message: str
    diagnosis: str
    suggestion: str | None
    relations: tuple[Related, ...]
    chart: Chart | None
    sizes: tuple[Chart, ...]
    blind_spots: str


def notes(findings: pd.DataFrame, ledger: Ledger) -> list[Note]:
    """The findings in reading order, each with its label in the frame for an `id`."""
    documents = {document.name for document in ledger.documents}
    rows = findings[findings["document"].isin(documents)]
    crowded = rows.duplicated(["document", "start", "end"], keep=False)
    return [
        _note(label, row, ledger, crowded=alike)
        for label, row, alike in zip(rows.index, rows.to_dict("records"), crowded, strict=True)
    ]


def _note(label: int, row: Mapping[Any, Any], ledger: Ledger, *, crowded: bool) -> Note:
    claims = ledger.at(row["document"], row["start"], row["end"])
    relations = ledger.refuted_at(claims)
    if crowded:  # several findings at the same words: each has its own relations
        relations = _of_rule(relations, row["rule"], ledger)
    rule = ledger.report.rules.get(row["rule"])
    suggestion, diagnosis = row["suggestion"], row["diagnosis"]
    return Note(
        id=str(label),
        rule=row["rule"],
        name=rule.name.replace("-", " ") if rule else "",
        severity=row["severity"],
        document=row["document"],
        start=row["start"],
        end=row["end"],
        line=row["line"],
        column=row["column"],
        words=shown(ledger.texts[row["document"]][row["start"] : row["end"]][:_LONGEST]),
        message=shown(row["message"]),
        diagnosis="" if diagnosis == "other" else diagnosis.replace("-", " "),
        suggestion=shown(suggestion) if isinstance(suggestion, str) else None,
        relations=tuple(relations),
        chart=_chart(row, claims),
        sizes=tuple(
            drawn
            for relation in relations
            for drawn in _operands(relation, {claim.key for claim in claims})
        ),
        blind_spots=blind_spots(rule) if rule else "",
    )


def _of_rule(relations: list[Related], code: str, ledger: Ledger) -> list[Related]:
    """The relations of the kind at which a rule looks; all where that is not known."""
    rule = ledger.report.rules.get(code)
    if rule is None:
        return relations
    kinds = {kind for kind, model in ledger.report.kinds.items() if issubclass(rule.Schema, model)}
    return [relation for relation in relations if relation.kind in kinds] or relations


def _chart(row: Any, claims: Sequence[Claim]) -> Chart | None:
    """What is stated against what follows."""
    stated = _stated(row, claims)
    return charts.against(stated, _follows(row, stated)) if stated else None


def _stated(row: Any, claims: Sequence[Claim]) -> Stretch | None:
    """The interval of the claim that the finding is about."""
    for claim in claims:
        if claim.value == row["stated"]:
            return Stretch(claim.text, claim.low, claim.high, claim.value)
    if math.isnan(row["stated"]):
        return None
    return Stretch("stated", row["stated"], row["stated"], row["stated"])


def _follows(row: Any, stated: Stretch) -> Stretch:
    """What follows; as a size, where the words tell the size of a fall."""
    low, high = row["expected_low"], row["expected_high"]
    label = "follows"
    if stated.low >= 0 and low < 0 and high <= 0:
        label, low, high = "follows, as a fall", -high, -low
    return Stretch(label, low, high, grain=high - low or stated.high - stated.low)


def _operands(relation: Related, about: set[Key]) -> Iterator[Chart]:
    """The operands side by side, without the claims that the finding is about: those of each unit,
    or all where only one is told.
    """
    others = [each for each in relation.operands if each.measurable and each.key not in about]
    units = dict.fromkeys(each.unit for each in others if each.unit)
    for unit in units if len(units) > 1 else [""]:
        stretches = [
            Stretch(f"{each.role}: {each.text}", each.low, each.high, each.value)
            for each in others
            if each.unit == unit or not unit
        ]
        if chart := charts.sizes(stretches):
            yield chart
