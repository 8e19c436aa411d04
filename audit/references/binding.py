"""Claims and references to bindings: what a document says itself first, then what its words say.

contexts --enumerate--> candidates --measure, in one pass a reference--> scores --> bindings
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from audit.references import scoring
from audit.references.candidates import Candidate, Enumeration
from audit.references.contexts import Context, contexts
from audit.references.explicit import explicit
from audit.references.measuring import measure
from audit.references.queries import groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from audit.document import Document
    from audit.errors import Trouble
    from audit.references.explicit import Told
    from audit.references.measuring import Measured
    from audit.references.store import References

_COLUMNS: Final = (
    *("document", "sentence", "start", "end", "construction", "settled", "reason"),
    *(f"stated_{name}" for name in ("claim", "value", "low", "high", "unit")),
    *("reference", "query", "aggregate", "data_value", "data_low", "data_high", "score"),
    *("explicit", "period", "newer", "newer_value"),
)
_NO_WORDS: Final = "no reference has what its words and its unit tell"


@dataclass(frozen=True)
class Bound:
    """A row for each quantity, bound or with a `reason` why not, and what could not be read."""

    frame: pd.DataFrame
    troubles: Sequence[Trouble]


def nothing() -> pd.DataFrame:
    """The frame of no quantities."""
    return pd.DataFrame(columns=list(_COLUMNS))


def bind(documents: Sequence[Document], claims: pd.DataFrame, references: References) -> Bound:
    """Bind the claims of these documents to the references that their settings allow them.

    Args:
        documents: The documents.
        claims: Their `Claims`.
        references: The references of the run.

    Returns:
        The columns of `audit.frames.Bindings`, with a `reason` where a quantity is not bound.
    """
    by_document: dict[str, list[Any]] = {}
    for claim in claims.itertuples():
        by_document.setdefault(str(claim.document), []).append(claim)
    rows: list[dict[str, Any]] = []
    troubles: list[Trouble] = []
    asked: list[Context] = []
    candidates: list[Candidate] = []
    for document in documents:
        tables = [
            Enumeration(table)
            for table in references.tables.values()
            if table.declaration.speaks_of(document.name)
        ]
        own = by_document.get(document.name, [])
        told, faults = explicit(document, own, references)
        troubles += faults
        if not tables:
            continue
        for context in contexts(document, own):
            if context.claim.claim in told.inside or any(
                table.names_a_value(context) for table in tables
            ):
                continue
            if (one := told.bindings.get(context.claim.claim)) is not None:
                rows.append(_explicit_row(context, one))
                continue
            for table in tables:
                candidates += table.of(len(asked), context)
            asked.append(context)
    rows += _by_words(asked, candidates, references)
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    order = {document.name: at for at, document in enumerate(documents)}
    frame = frame.assign(_at=frame["document"].map(order)).sort_values(["_at", "start"])
    return Bound(frame.drop(columns="_at").reset_index(drop=True), troubles)


def _by_words(
    asked: Sequence[Context], candidates: Sequence[Candidate], references: References
) -> Iterator[dict[str, Any]]:
    """The rows of claims that say nothing of their source themselves."""
    measured = _measured(candidates, references)
    choices: Mapping[int, scoring.Choice | str] = {}
    if candidates:
        frame = scoring.scored(candidates, asked, measured)
        choices = scoring.chosen(frame, asked, candidates)
    for at, context in enumerate(asked):
        choice = choices.get(at, _NO_WORDS)
        if isinstance(choice, str):
            yield {**_row(context), "reason": choice}
        else:
            yield {**_row(context), **_bound(choice, measured[choice.candidate.table.name])}


def _measured(candidates: Sequence[Candidate], references: References) -> dict[str, Measured]:
    """The groups of rows that candidates ask for, of each reference at once."""
    by_table: dict[str, list[Candidate]] = {}
    for each in candidates:
        by_table.setdefault(each.table.name, []).append(each)
    return {
        name: measure(references.tables[name], groups(each.query for each in some), references)
        for name, some in by_table.items()
    }


def _row(context: Context) -> dict[str, Any]:
    claim = context.claim
    return {
        "document": claim.document,
        "sentence": claim.sentence,
        "start": claim.start,
        "end": claim.end,
        "construction": "",
        "settled": True,
        "reason": "",
        **{
            f"stated_{name}": getattr(claim, name)
            for name in ("claim", "value", "low", "high", "unit")
        },
        "reference": "",
        "explicit": False,
        "newer": "",
        "newer_value": np.nan,
    }


def _bound(choice: scoring.Choice, measured: Measured) -> dict[str, Any]:
    candidate, table = choice.candidate, choice.candidate.table
    numbers = candidate.query.group.periods
    chosen = [table.periods[number] for number in numbers or ()]
    period = ""
    if chosen and len(chosen) < len(table.periods):
        first, last = min(chosen), max(chosen, key=lambda each: each.end)
        period = str(first) if first == last else f"{first} to {last}"
    newer, value = "", np.nan
    newest = table.newest
    if candidate.newest and newest and chosen and max(each.end for each in chosen) < newest.end:
        newer = str(newest)
        value = _newest_value(candidate, measured)
    return {
        "construction": "by its words",
        "reference": table.name,
        "query": candidate.query.sql(table),
        "aggregate": candidate.query.aggregate,
        "data_value": choice.value,
        "data_low": choice.low,
        "data_high": choice.high,
        "score": choice.score,
        "period": period,
        "newer": newer,
        "newer_value": value,
    }


def _newest_value(candidate: Candidate, measured: Measured) -> float:
    """What the query gives for the newest period, or up to it; unknown if it was not asked for."""
    query = scoring.for_newest(candidate)
    if query.group not in measured.numbers or not measured.told(query):
        return float("nan")
    return measured.interval(query)[0] * candidate.factor


def _explicit_row(context: Context, told: Told) -> dict[str, Any]:
    return {
        **_row(context),
        "construction": "by the document",
        "reference": told.reference,
        "query": told.sql,
        "aggregate": told.aggregate,
        "data_value": told.value,
        "data_low": told.low,
        "data_high": told.high,
        "score": 1.0,
        "explicit": True,
        "period": told.period,
        "newer": told.newer,
        "newer_value": told.newer_value,
    }
