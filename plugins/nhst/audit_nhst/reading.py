"""What was read in the documents of a batch, and the columns that all frames share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from audit_nhst.glyphs import plain
from audit_nhst.results import Estimate, Test, results
from audit_nhst.wording import Context

if TYPE_CHECKING:
    from audit.relate.passages import Passages
    from audit_nhst.numbers import Written
    from audit_nhst.pieces import P


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document."""

    document: str
    context: Context
    tests: list[Test]
    estimates: list[Estimate]

    def place(self, start: int, end: int, construction: str) -> dict[str, Any]:
        """The columns that every relation has."""
        return {
            "document": self.document,
            "sentence": self.context.sentence_of(start),
            "start": start,
            "end": end,
            "construction": construction,
            "settled": True,
        }


def read(passages: Passages) -> pd.DataFrame:
    """A `Reading` a document, in one column; a frame, so that all kinds share it through
    `Passages.related`.
    """
    readings = []
    for document in passages.documents:
        text = plain(document.text)
        readings.append(Reading(document.name, Context(document, text), *results(text)))
    return pd.DataFrame({"reading": pd.Series(readings, dtype=object)})


def readings(passages: Passages) -> list[Reading]:
    """What was read in each document of the batch."""
    return list(passages.related(read)["reading"])


def ends(name: str, number: Written | None) -> dict[str, float]:
    """The columns of a number: its value, and the ends of its interval."""
    if number is None:
        return {}
    return {name: number.value, f"{name}_low": number.low, f"{name}_high": number.high}


def of_p(p: P | None, alpha: float) -> dict[str, Any]:
    """The columns of a stated p; "ns" says that it is above `alpha`."""
    if p is None:
        return {"p_comparison": ""}
    low, high = max(p.value.low, 0.0), p.value.high
    if p.relation in {"<", "≤"}:
        low, high = 0.0, p.value.value or high  # "p < .000" was rounded like any other
    elif p.relation in {">", "≥"}:
        low, high = p.value.value, 1.0
    elif p.relation == "ns":
        low, high = alpha, 1.0
    return {
        "p_comparison": p.relation,
        "p": p.value.value,
        "p_stated_low": low,
        "p_stated_high": high,
        "p_start": p.start,
        "p_end": p.end,
    }
