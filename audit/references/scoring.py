"""Candidates to bindings: which query a claim stands for, or why none is convincing.

How well the words fit is a weighted geometric mean, so that one thing that does not fit at all
cannot be outweighed. That the value is right counts less than any word: it decides between queries
that fit alike, and no number is bound because it stands somewhere in the data. What would make a
claim wrong has to fit better than what makes it right.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from audit import arithmetic
from audit.references.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audit.references.contexts import Context
    from audit.references.measuring import Measured
    from audit.references.queries import Query

#: How much each thing counts.
WEIGHTS: Final = {
    "measure": 0.30,
    "explained": 0.20,
    "unit": 0.15,
    "entity": 0.15,
    "period": 0.12,
    "aggregate": 0.08,
}
_STRANGE: Final = 0.75
_INCOMPLETE: Final = 0.8
#: What a right value adds, and by how much the best has to lead what says otherwise.
_RIGHT: Final = 0.02
_LEAD: Final = 0.01
#: How well the words have to fit a right value, and one that would be a mistake.
_CONVINCING: Final = 0.78
_BEYOND_DOUBT: Final = 0.88
#: What a mistake has to reach in each.
_LEAST: Final = {
    "measure": 0.7,
    "explained": 0.99,
    "unit": 0.8,
    "entity": 0.55,
    "period": 0.6,
    "aggregate": 0.8,
}
#: How many times as large one may be as the other, that one is a slip for the other.
_FARTHEST: Final = 10.0
_LEAST_FIT: Final = 0.01


@dataclass(frozen=True, slots=True)
class Choice:
    """The query that a claim stands for, its value in the claim's unit, the score, and
    whether the claim is right.
    """

    candidate: Candidate
    value: float
    low: float
    high: float
    score: float
    right: bool


def scored(
    candidates: Sequence[Candidate],
    contexts: Sequence[Context],
    measured: Mapping[str, Measured],
) -> pd.DataFrame:
    """The candidates that the data have a value for, a row each, with `holds` and `score`.

    Besides the fields of a `Candidate` there are `data_value`, `data_low`, `data_high`, in the unit
    of the claim.
    """
    names = [field.name for field in fields(Candidate)]
    frame = pd.DataFrame(
        [[getattr(each, name) for name in names] for each in candidates], columns=names
    )
    frame["candidate"] = range(len(candidates))
    told = [_measured(each, measured[each.table.name]) for each in candidates]
    for name, column in zip(
        ("data_value", "data_low", "data_high"), zip(*told, strict=True), strict=True
    ):
        frame[name] = column
    for name in ("value", "low", "high"):
        values = np.array([getattr(each.claim, name) for each in contexts], dtype=float)
        frame[f"stated_{name}"] = values[frame["claim"].to_numpy()]
    frame = frame[frame["data_value"].notna()].reset_index(drop=True)
    frame = _signed(frame)
    frame["holds"] = arithmetic.binding(frame).holds
    frame = frame[frame["holds"] | ~frame["older"]].reset_index(drop=True)
    fit = np.ones(len(frame))
    for name, weight in WEIGHTS.items():
        fit *= np.maximum(frame[name].to_numpy(dtype=float), _LEAST_FIT) ** weight
    fit *= np.where(frame["strange"], _STRANGE, 1.0) * np.where(frame["complete"], 1.0, _INCOMPLETE)
    frame["score"] = fit
    return frame


def _signed(frame: pd.DataFrame) -> pd.DataFrame:
    """The candidates with losses and outflows, which tables write negative, as words tell them."""
    lost = ((frame["data_value"] < 0) & (frame["stated_value"] >= 0)).to_numpy()
    low, high = frame["data_low"].to_numpy(), frame["data_high"].to_numpy()
    return frame.assign(
        data_value=np.where(lost, -frame["data_value"], frame["data_value"]),
        data_low=np.where(lost, -high, low),
        data_high=np.where(lost, -low, high),
    )


def _measured(candidate: Candidate, measured: Measured) -> tuple[float, float, float]:
    """The value in the unit of the claim; unknown where the rows have none, or it takes one row."""
    query = candidate.query
    if query.aggregate == "value" and measured.rows(query.group) != 1:
        return np.nan, np.nan, np.nan
    if (
        query.aggregate in {"sum", "average", "median", "max", "min"}
        and measured.rows(query.group) < 2
    ):
        return np.nan, np.nan, np.nan
    if not measured.told(query):
        return np.nan, np.nan, np.nan
    value, low, high = measured.interval(query)
    if query.aggregate in {"change", "difference"}:
        # "a fall of 12 percent" tells how much, and its words which way
        value, (low, high) = abs(value), sorted((abs(low), abs(high)))
    return value * candidate.factor, low * candidate.factor, high * candidate.factor


def chosen(
    frame: pd.DataFrame, contexts: Sequence[Context], candidates: Sequence[Candidate]
) -> dict[int, Choice | str]:
    """For each claim its query, or why it has none."""
    choices: dict[int, Choice | str] = {}
    ranked = frame.assign(rank=frame["score"] + _RIGHT * frame["holds"])
    ranked = ranked.sort_values(["claim", "rank"], ascending=[True, False], kind="stable")
    for claim, rows in ranked.groupby("claim", sort=False):
        context = contexts[int(str(claim))]
        best = rows.iloc[0]
        reason = _doubt(best, rows, context)
        choices[int(str(claim))] = reason or Choice(
            candidates[int(best["candidate"])],
            value=float(best["data_value"]),
            low=float(best["data_low"]),
            high=float(best["data_high"]),
            score=float(best["score"]),
            right=bool(best["holds"]),
        )
    return _once(choices, contexts)


def _doubt(best: pd.Series[Any], rows: pd.DataFrame, context: Context) -> str:
    """Why the best query is not convincing; empty if it is."""
    right = best["holds"] and not best["older"]
    if best["score"] < (_CONVINCING if right else _BEYOND_DOUBT):
        return "nothing in the references is told by its words beyond doubt"
    if right:
        return ""
    rivals = rows[(rows["rank"] >= best["rank"] - _LEAD) & ~_same(rows, best)]
    doubts = {
        "it tells what is planned or expected": context.expected,
        "its sentence takes numbers apart, or sorts them": context.apart,
        "it may be of something else than the references have": (
            best["strange"] or not best["complete"]
        ),
        "its words fit a query that gives another value, but not beyond doubt": any(
            best[name] < least for name, least in _LEAST.items()
        ),
        "its words fit a query that gives a value of another size": not _of_one_size(best),
        "its words fit several queries, which give different values": len(rivals) > 0,
    }
    return next((reason for reason, doubtful in doubts.items() if doubtful), "")


def _of_one_size(best: pd.Series[Any]) -> bool:
    """Whether stated and computed value are near enough that one may be a slip for the other."""
    stated, computed = abs(best["stated_value"]), abs(best["data_value"])
    return bool(min(stated, computed) * _FARTHEST >= max(stated, computed))


def _once(
    choices: Mapping[int, Choice | str], contexts: Sequence[Context]
) -> dict[int, Choice | str]:
    """The choices, less those by which two numbers of a sentence would be one figure of the data,
    and at least one of them wrong.
    """
    places: dict[tuple[object, ...], list[int]] = {}
    for claim, choice in choices.items():
        if isinstance(choice, Choice):
            told = contexts[claim].claim
            where = told.start if told.sentence < 0 else told.sentence
            key = (told.document, where, choice.candidate.table.name, choice.candidate.query)
            places.setdefault(key, []).append(claim)
    crowded = {claim for claims in places.values() if len(claims) > 1 for claim in claims}
    return {
        claim: "another number of its sentence is what its words fit as well"
        if claim in crowded and isinstance(choice, Choice) and not choice.right
        else choice
        for claim, choice in choices.items()
    }


def _same(rows: pd.DataFrame, best: pd.Series[float]) -> pd.Series[bool]:
    """Which rows have the value of the best."""
    return (rows["data_low"] <= best["data_high"]) & (best["data_low"] <= rows["data_high"])


def for_newest(candidate: Candidate) -> Query:
    """The candidate's query for the newest period; of several periods, up to the newest."""
    table, query = candidate.table, candidate.query
    numbers = tuple(at for at, each in enumerate(table.periods) if each == table.newest)
    if query.group.periods is not None and len(query.group.periods) > len(numbers):
        numbers = tuple(range(len(table.periods)))
    return replace(query, group=replace(query.group, periods=numbers))
