"""What stands in a line: its claims, the relations they take part in, and why each holds or not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from audit import arithmetic
from audit.chains import related
from audit.reports.records import records
from audit.silences.stage import hits

if TYPE_CHECKING:
    from audit.arithmetic import Comparison
    from audit.document import Document
    from audit.frames import Relation
    from audit.report import Report

#: What each built-in kind asserts; of a plugin's only the verdict is known.
_ARITHMETIC: Final[Mapping[str, Callable[[pd.DataFrame], Comparison]]] = {
    "averages": arithmetic.average,
    "changes": arithmetic.change,
    "conversions": arithmetic.conversion,
    "differences": arithmetic.difference,
    "lists": arithmetic.length,
    "orders": arithmetic.order,
    "products": arithmetic.product,
    "ratios": arithmetic.ratio,
    "repeats": arithmetic.repeat,
    "shares": arithmetic.share,
    "spans": arithmetic.span,
    "sums": arithmetic.total,
}
_OF_A_ROLE = ("text", "kind", "value", "low", "high", "unit", "line", "column")


@dataclass(frozen=True)
class Place:
    """A line of a report's only document, or the claim at a column of it.

    Attributes:
        report: What the audit of the document found.
        models: The models of its relation frames.
        line: The line, from 1.
        column: The column, from 1; None for the whole line.
    """

    report: Report
    models: Mapping[str, type[Relation]]
    line: int
    column: int | None = None

    @property
    def document(self) -> Document:
        """The document."""
        return self.report.documents[0]

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims there."""
        claims = self.report.claims
        return claims[[self._is_here(*span) for span in _spans(claims)]]

    def told(self) -> dict[str, Any]:
        """All that is known of the place, as JSON can hold it."""
        ordinals = set(self.claims["claim"])
        relations = [
            self._relation(kind, row, among)
            for kind, frame in self.report.relations.items()
            for row, among in _with_claims(frame, self.models[kind])
            if among & ordinals
        ]
        taking_part = ordinals.union(*(relation.pop("claims") for relation in relations))
        return {
            "document": self.document.name,
            "line": self.line,
            "column": self.column,
            "source": self.document.source_line(self.line),
            "claims": records(self.claims),
            "relations": relations,
            "findings": self._findings(taking_part),
        }

    def _is_here(self, start: int, end: int) -> bool:
        first, last = self.document.position(start), self.document.end_position(end)
        if self.column is None:
            return first[0] <= self.line <= last[0]
        return first <= (self.line, self.column) < last

    def _relation(self, kind: str, row: pd.DataFrame, among: frozenset[int]) -> dict[str, Any]:
        """A relation, of a frame of one row."""
        model = self.models[kind]
        told = records(row)[0]
        compared = _ARITHMETIC[kind](row) if kind in _ARITHMETIC else None
        roles = {role: self._role(told, role) for role in (*model.roles(), *model.many())}
        return {
            "kind": kind,
            "construction": told["construction"],
            "settled": told["settled"],
            "holds": told["holds"],
            "roles": roles,
            "stated": _ends(compared and compared.stated),
            "computed": _ends(compared and compared.computed),
            "claims": among,
        }

    def _role(self, row: Mapping[str, Any], role: str) -> Any:
        """What fills a role: one number, several, or None."""
        claims, values = row[f"{role}_claim"], row[f"{role}_value"]
        lows, highs = row[f"{role}_low"], row[f"{role}_high"]
        if isinstance(claims, list):
            parts = zip(claims, values, lows, highs, strict=True)
            return [self._operand(row["document"], *part, None) for part in parts]
        if claims is None and values is None:
            return None
        document = row.get(f"{role}_document", row["document"])
        return self._operand(document, claims, values, lows, highs, row[f"{role}_unit"])

    def _operand(
        self, document: str, claim: int | None, value: Any, low: Any, high: Any, unit: str | None
    ) -> dict[str, Any]:
        """A number in its role; it may be told in another unit there than where it stands."""
        written: dict[str, Any] = {}
        if claim is not None and document == self.document.name:
            written = self._by_ordinal[int(claim)]
        told = {name: written.get(name) for name in _OF_A_ROLE}
        unit = told["unit"] if unit is None else unit
        return {**told, "value": value, "low": low, "high": high, "unit": unit}

    @cached_property
    def _by_ordinal(self) -> dict[int, dict[str, Any]]:
        return {int(row["claim"]): row for row in records(self.report.claims)}

    def _findings(self, taking_part: set[int]) -> list[dict[str, Any]]:
        """The findings in the line and at what takes part in its relations, silenced ones too."""
        claims = self.report.claims
        spans = list(_spans(claims[claims["claim"].isin(taking_part)]))
        found = []
        for frame in (self.report.findings, self.report.silenced):
            for at, row in enumerate(records(frame) if frame is not None else ()):
                in_line = self.column is None and row["line"] <= self.line <= row["end_line"]
                meets = any(row["start"] < end and start < row["end"] for start, end in spans)
                if in_line or meets:
                    one = frame.iloc[at : at + 1] if frame is not None else claims
                    silenced = frame is self.report.silenced
                    found.append({**row, "silenced_by": self._silences(one) if silenced else None})
        return found

    def _silences(self, finding: pd.DataFrame) -> list[dict[str, Any]]:
        """The comments that silence a finding, of a frame of one row."""
        silences = self.report.silences
        rows: Iterable[Any] = silences.itertuples() if silences is not None else ()
        return [
            {"line": int(each.line), "text": each.text, "reason": each.reason}
            for each in rows
            if bool(hits(each, finding, self.report.rules).any())
        ]


def _with_claims(
    frame: pd.DataFrame, model: type[Relation]
) -> Iterator[tuple[pd.DataFrame, frozenset[int]]]:
    """Each row as a frame, with the claims that it relates."""
    for at, row in enumerate(frame.to_dict("records")):
        yield frame.iloc[at : at + 1], related(row, model)


def _spans(claims: pd.DataFrame) -> Iterator[tuple[int, int]]:
    return zip(claims["start"].tolist(), claims["end"].tolist(), strict=True)


def _ends(interval: Any) -> list[float | str] | None:
    """The ends of an interval of one row; None where nothing is known."""
    if interval is None or not bool(interval.known[0]):
        return None
    ends = float(interval.low[0]), float(interval.high[0])
    # JSON has no infinite numbers; as in the report
    return [end if math.isfinite(end) else "Infinity" if end > 0 else "-Infinity" for end in ends]
