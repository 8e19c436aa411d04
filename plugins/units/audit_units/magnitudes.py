"""Measures of what has a record: the height of a person, the temperature of a body."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from audit.units import conversion
from audit_units.frames import Magnitudes

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.document import Document
    from audit.relate.passages import Passages

#: How far from a number the words may stand that say what it measures.
_REACH = 80


@dataclass(frozen=True)
class Record:
    """What is measured, by which words it is known, and the least and the greatest that ever was.

    Attributes:
        what: What is measured.
        unit: Of the record.
        low: The least, or minus infinity.
        high: The greatest, or infinity.
        words: The record in words, with its source.
        before: What stands right before the number; None where anything may.
        behind: What stands right behind it; None where anything may.
        unless: What in the sentence says that something else is meant.
    """

    what: str
    unit: str
    low: float
    high: float
    words: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    unless: re.Pattern[str]

    def fits(self, text: str, claim: Any, sentence: tuple[int, int]) -> bool:
        """Whether the words around a claim say that it measures this."""
        start = max(claim.start - _REACH, sentence[0])
        if self.before is not None and not self.before.search(text, start, claim.start):
            return False
        if self.behind is not None and not self.behind.match(text, claim.end, sentence[1]):
            return False
        return not self.unless.search(text, *sentence)


@cache
def records() -> tuple[Record, ...]:
    """The records of `data/records.toml`."""
    path = files("audit_units").joinpath("data/records.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: f"(?:{'|'.join(choices)})" for name, choices in table["words"].items()}
    return tuple(_record(entry, words) for entry in table["records"])


def _record(entry: dict[str, Any], words: dict[str, str]) -> Record:
    def pattern(name: str) -> str:
        return re.sub(r"<(\w+)>", lambda named: words[named[1]], entry[name])

    before = (
        [re.compile(rf"\b{pattern('before')}\s*\Z", re.IGNORECASE)] if "before" in entry else []
    )
    behind = (
        [re.compile(rf"[\s-]*{pattern('behind')}\b", re.IGNORECASE)] if "behind" in entry else []
    )
    unless = rf"{words['fiction']}|{pattern('unless')}" if "unless" in entry else words["fiction"]
    return Record(
        entry["what"],
        entry["unit"],
        float(entry.get("low", -math.inf)),
        float(entry.get("high", math.inf)),
        entry["words"],
        before[0] if before else None,
        behind[0] if behind else None,
        re.compile(rf"\b(?:{unless})", re.IGNORECASE),
    )


def relate(passages: Passages) -> pd.DataFrame:
    """The `Magnitudes` of a batch: numbers of which the words tell that they measure what has a
    record.
    """
    claims = passages.claims
    measured = claims[
        claims["kind"].isin(["quantity", "age", "count", "percent"])
        & claims["unit"].ne("")
        & claims["direction"].isna()
        & claims["sentence"].ge(0)
        & claims["value"].notna()
    ]
    convertible = {unit: _convertible(unit) for unit in measured["unit"].unique()}
    documents = {document.name: document for document in passages.documents}
    rows = (
        row
        for claim in measured[measured["unit"].map(convertible).map(len).gt(0)].itertuples()
        for row in _rows(documents[str(claim.document)], claim, convertible[str(claim.unit)])
    )
    return Magnitudes.from_rows(rows)


def _rows(
    document: Document, claim: Any, possible: dict[Record, tuple[float, float]]
) -> Iterator[dict[str, Any]]:
    """A claim as a measure of the first thing that its words tell of, if of any."""
    sentence = document.sentences[claim.sentence]
    for record, (scale, offset) in possible.items():
        if record.fits(document.text, claim, sentence):
            yield {
                "document": claim.document,
                "sentence": claim.sentence,
                "start": claim.start,
                "end": claim.end,
                "construction": "a measure of what has a record",
                "settled": True,
                **{f"quantity_{name}": getattr(claim, name) for name in _COLUMNS},
                "what": record.what,
                "record_low": record.low * scale + offset,
                "record_high": record.high * scale + offset,
                "record": record.words,
            }
            return


_COLUMNS = ("claim", "value", "low", "high", "unit")


@cache
def _convertible(unit: str) -> dict[Record, tuple[float, float]]:
    """The records that such a unit can measure, with how their unit becomes this one."""
    found = {}
    for record in records():
        known = (1.0, 0.0) if unit == record.unit else _conversion(record.unit, unit)
        if known is not None:
            found[record] = known
    return found


def _conversion(source: str, target: str) -> tuple[float, float] | None:
    """As `conversion`, between units of measurement alone: people and percentages have none."""
    return conversion(source, target) if target in _measuring() else None


@cache
def _measuring() -> frozenset[str]:
    path = files("audit_units").joinpath("data/records.toml")
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["units"]["measuring"])
