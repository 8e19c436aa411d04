"""Entries as rules."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from audit.declared import bounds, comparisons
from audit.declared.relation import Declared
from audit.declared.words import described
from audit.decorated import rule
from audit.frames import Claims
from audit.rule import Flagged, Rule

if TYPE_CHECKING:
    import pandas as pd

    from audit.config.entries import Entry
    from audit.interval import Truths


def rule_of(entry: Entry) -> type[Rule]:
    """The rule that an entry declares."""
    judging: Any = bounds if entry.sort == "measure" else comparisons

    def check(rows: pd.DataFrame) -> Truths:
        truths: Truths = judging.holds(rows, entry)
        return truths

    check.__doc__ = entry.description or described(entry)
    check.__name__ = "".join(word.capitalize() for word in entry.name.split("-"))
    made = rule(
        code=entry.code,
        name=entry.name,
        severity=entry.severity,
        frame=Claims if judging is bounds else Declared,
        applies=lambda rows: judging.applies(rows, entry),
        message=lambda row: judging.explain(row, entry),
        flagged=[Flagged(**asdict(each)) for each in entry.flagged],
        accepted=entry.accepted,
        blind_spots="A measure is known by its noun phrase alone: whose it is, and whether it is "
        "planned, denied or compared with, is not asked.",
    )(check)
    made.declared_at = entry.place  # type: ignore[attr-defined]  # of declared rules alone
    return made
