"""Claims, relations and findings of the documents on a page, and how they refer to each other."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from audit.reports.html.words import interval, number, period, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from audit.document import Document
    from audit.frames import Relation
    from audit.report import Report

    #: A document by its name, and a claim of it by its ordinal.
    Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Operand:
    """What fills a role of a relation.

    Attributes:
        role: The role, as the model calls it.
        key: The claim; None where nothing is written for it.
        text: The words, or the value where there are none.
        value: What the relation takes the claim for.
        low: The least that its words stand for.
        high: The greatest.
        unit: Its unit, where the role has one.
        measurable: Whether it says how much, and does not name a day or a thing.
    """

    role: str
    key: Key | None
    text: str
    value: float
    low: float
    high: float
    unit: str
    measurable: bool

    @property
    def stands_for(self) -> str:
        """Its interval in words."""
        return interval(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Related:
    """A relation: its kind, what fills its roles, and the verdict."""

    id: str
    kind: str
    document: str
    line: int
    start: int
    operands: tuple[Operand, ...]
    further: tuple[tuple[str, str], ...]
    verdict: str
    settled: bool

    @property
    def keys(self) -> set[Key]:
        """The claims that it relates."""
        return {operand.key for operand in self.operands if operand.key is not None}


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, with what the page tells of it in words."""

    key: Key
    id: str
    line: int
    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    unit: str
    kind: str
    measure: str
    period: str

    @property
    def told(self) -> str:
        """The value; a year or a code without marks between its digits."""
        if self.kind in _NAMES and not math.isnan(self.value):
            return f"{self.value:.15g}"
        return number(self.value)

    @property
    def stands_for(self) -> str:
        """The interval in words; empty for what names something."""
        if self.kind in _NAMES:
            return ""
        return "exact" if self.low == self.high == self.value else interval(self.low, self.high)


#: Kinds of claims that name a day or a thing, where a size says nothing.
_NAMES = frozenset({"ordinal", "date", "time", "identifier"})


@dataclass(frozen=True)
class Ledger:
    """The claims and relations of some documents."""

    report: Report
    documents: Sequence[Document]

    @cached_property
    def _ordinals(self) -> Mapping[str, int]:
        return {each.name: at for at, each in enumerate(self.documents)}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of the documents by name."""
        return {document.name: document.text for document in self.documents}

    @cached_property
    def claims(self) -> Mapping[Key, Claim]:
        """The claims of the documents, and those of others to which a relation refers."""
        frame = self.report.claims
        named = set(self._ordinals) | set(self._elsewhere)
        return {
            claim.key: claim
            for row in frame[frame["document"].isin(named)].to_dict("records")
            for claim in [self._claim(row)]
        }

    def _claim(self, row: Mapping[Any, Any]) -> Claim:
        at = self._ordinals.get(row["document"])
        return Claim(
            key=(row["document"], row["claim"]),
            id="" if at is None else f"{at}-{row['claim']}",
            line=row["line"],
            start=row["start"],
            end=row["end"],
            text=shown(row["text"]),
            value=row["value"],
            low=row["low"],
            high=row["high"],
            unit=row["unit"],
            kind=row["kind"],
            measure=shown(row["measure"]),
            period=period(row["period_start"], row["period_end"]),
        )

    @cached_property
    def _elsewhere(self) -> list[str]:
        """Documents that relations of these refer to by a column `r_document`."""
        return [
            name
            for frame in self._frames.values()
            for column in frame.columns
            if str(column).endswith("_document")
            for name in frame[column]
        ]

    @cached_property
    def _frames(self) -> Mapping[str, pd.DataFrame]:
        """The relation frames whose models are known, cut down to the documents."""
        return {
            kind: frame[frame["document"].isin(self._ordinals)]
            for kind, frame in self.report.relations.items()
            if kind in self.report.kinds
        }

    @cached_property
    def relations(self) -> Sequence[Related]:
        """The relations in reading order."""
        found = [
            self._related(kind, self.report.kinds[kind], row)
            for kind, frame in self._frames.items()
            for row in frame.to_dict("records")
        ]
        found.sort(key=lambda each: (self._ordinals[each.document], each.start, each.kind))
        counts: dict[str, int] = {}
        return [_numbered(each, self._ordinals[each.document], counts) for each in found]

    def _related(self, kind: str, model: type[Relation], row: Mapping[Any, Any]) -> Related:
        operands = tuple(self._operands(model, row))
        lines = [claim.line for each in operands if (claim := self._own(each, row["document"]))]
        return Related(
            "",
            kind,
            row["document"],
            min(lines, default=1),
            row["start"],
            operands,
            tuple(_further(model, row)),
            _verdict(row["holds"]),
            bool(row["settled"]),
        )

    def _own(self, operand: Operand, document: str) -> Claim | None:
        """The claim of an operand, if it is one of this document."""
        key = operand.key
        return self.claims.get(key) if key and key[0] == document else None

    def _operands(self, model: type[Relation], row: Mapping[Any, Any]) -> Iterator[Operand]:
        import pandas as pd

        for role in model.roles():
            ordinal, value = row[f"{role}_claim"], row[f"{role}_value"]
            document = row.get(f"{role}_document", row["document"])
            if pd.isna(ordinal) and pd.isna(value):
                continue
            key = None if pd.isna(ordinal) else (document, int(ordinal))
            ends = (row[f"{role}_low"], row[f"{role}_high"])
            yield self._operand(role, key, value, ends, row[f"{role}_unit"])
        for role in model.many():
            columns = [row[f"{role}_{name}"] for name in ("claim", "value", "low", "high")]
            for ordinal, value, low, high in zip(*columns, strict=True):
                key = (row["document"], int(ordinal))
                yield self._operand(role, key, value, (low, high), "")

    def _operand(
        self, role: str, key: Key | None, value: float, ends: tuple[float, float], unit: str
    ) -> Operand:
        claim = self.claims.get(key) if key else None
        return Operand(
            role,
            key,
            claim.text if claim else number(value),
            value,
            *ends,
            unit,
            claim is None or claim.kind not in _NAMES,
        )

    @cached_property
    def by_claim(self) -> Mapping[Key, Sequence[Related]]:
        """The relations that each claim takes part in."""
        found: dict[Key, list[Related]] = {}
        for relation in self.relations:
            for key in relation.keys:
                found.setdefault(key, []).append(relation)
        return found

    @cached_property
    def by_document(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of each document, by where they stand."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(claim.key[0], []).append(claim)
        return {name: sorted(claims, key=lambda each: each.start) for name, claims in found.items()}

    def at(self, document: str, start: int, end: int) -> list[Claim]:
        """The claims that share words with a span."""
        claims = self.by_document.get(document, [])
        first = bisect_left(claims, start, key=lambda claim: claim.end - 1)
        behind = bisect_left(claims, end, key=lambda claim: claim.start)
        return list(claims[first:behind])

    def refuted_at(self, claims: Iterable[Claim]) -> list[Related]:
        """The relations that do not hold and that some of these claims take part in."""
        found = {
            relation.id: relation
            for claim in claims
            for relation in self.by_claim.get(claim.key, ())
            if relation.verdict == "does not hold"
        }
        return list(found.values())


def _numbered(relation: Related, document: int, counts: dict[str, int]) -> Related:
    ordinal = counts[relation.document] = counts.get(relation.document, -1) + 1
    return replace(relation, id=f"{document}-{ordinal}")


def _verdict(holds: Any) -> str:
    import pandas as pd

    if pd.isna(holds):
        return "not judged"
    return "holds" if holds else "does not hold"


def _further(model: type[Relation], row: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """What a relation tells besides its roles: a direction, a word."""
    import pandas as pd

    for column in _own_columns(model):
        value = row[column]
        if isinstance(value, str) and value:
            yield column.replace("_", " "), shown(value)
        elif isinstance(value, int | float) and not pd.isna(value):
            yield column.replace("_", " "), number(value)


@cache
def _own_columns(model: type[Relation]) -> tuple[str, ...]:
    """The columns that only this model has, without those of its roles and without offsets."""
    from audit.frames import Relation as Base

    common = set(Base.to_schema().columns)
    roles = {*model.roles(), *model.many()}
    return tuple(
        name
        for name in map(str, model.to_schema().columns)
        if name not in common
        and name.rpartition("_")[0] not in roles
        and not name.endswith(("_start", "_end"))
    )
