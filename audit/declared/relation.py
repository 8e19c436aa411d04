"""What a document tells of the measures that an entry compares, a row for each period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from audit.declared.measures import owner, tell
from audit.frames import Relation
from audit.parts import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.config.entries import Entry
    from audit.relate.passages import Passages

NAME: Final = "declared"
_PERIOD: Final = ["period_start", "period_end"]
#: What figures that are compared have in common.
_ONE: Final = ["owner", *_PERIOD]
_CELLS: Final = ("claim", "value", "low", "high")


class Declared(Relation, roles=("stated",), many=("parts",)):
    """The figures that the rule of code `rule` compares: a `ratio` of the two parts; parts that sum
    up to `stated`; or one part that equals it. Nothing is stated where a number of the settings is
    compared with.
    """

    rule: str


def kind_of(entries: Sequence[Entry]) -> RelationKind:
    """The kind of relation that these entries compare figures by."""
    return RelationKind(NAME, Declared, partial(relate, entries=tuple(entries)))


def relate(passages: Passages, entries: Sequence[Entry]) -> pd.DataFrame:
    """The figures that the entries compare, as a `Declared` frame.

    A measure has one figure in a document, for an owner ("teachers, school") and a period: where it
    is told several times, the most precise of them if they agree, and none if they do not. A
    figure without an owner or period is of the only one that the document tells the measures for.
    Figures are compared if there is one for every measure, and all are of one kind and, unless
    they are counts or a ratio, of one unit.
    """
    rows = [row for entry in entries for row in _rows(passages.claims, entry)]
    frame = Declared.from_rows(rows)
    return frame.sort_values(["document", "start", "end"], kind="stable").reset_index(drop=True)


def _rows(claims: pd.DataFrame, entry: Entry) -> Iterator[dict[str, Any]]:
    names = [*entry.measures, *([entry.other] if entry.other else [])]
    figures = claims[claims["value"].notna()]
    told = pd.concat(
        [figures[tell(figures, name)].assign(place=place) for place, name in enumerate(names)],
        ignore_index=True,
    )
    if entry.unit:
        told = told[told["unit"] == entry.unit]
    if told["place"].nunique() < len(names):
        return
    told = told.assign(owner=told["measure"].map(owner).astype(object))
    placed = _placed(_placed(told, ["owner"]), _PERIOD)
    for _, group in _agreed(placed).groupby(["document", *_ONE], dropna=False, sort=False):
        together = group.sort_values("place")
        if together["claim"].nunique() != len(names):  # one is not told, or one claim tells two
            continue
        if entry.sort == "ratio" or _alike(together):
            yield _row(together, entry)


def _placed(told: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The figures, with what they leave untold in these columns where their document tells it of
    others, and always alike.
    """
    known = told.dropna(subset=columns).drop_duplicates(["document", *columns])
    only = known[~known["document"].duplicated(keep=False)].set_index("document")
    filled = {
        name: told[name].fillna(
            pd.Series(only[name].reindex(told["document"]).to_numpy(), index=told.index)
        )
        for name in columns
    }
    return told.assign(**filled)


def _agreed(told: pd.DataFrame) -> pd.DataFrame:
    """The most precise figure of each measure in each period, where all tellings agree."""
    keys = ["document", "place", *_ONE]
    groups = told.groupby(keys, dropna=False, sort=False)
    agree = groups["low"].transform("max") <= groups["high"].transform("min")
    agree &= (groups["unit"].transform("nunique") == 1) & (groups["kind"].transform("nunique") == 1)
    width = (told["high"] - told["low"]).rename("width")
    precise = told[agree].join(width).sort_values("width", kind="stable")
    return precise.drop_duplicates(keys)


def _alike(figures: pd.DataFrame) -> bool:
    kinds = set(figures["kind"])
    return len(kinds) == 1 and (kinds == {"count"} or figures["unit"].nunique() == 1)


def _row(figures: pd.DataFrame, entry: Entry) -> dict[str, Any]:
    parts = figures.iloc[: len(entry.measures)]
    row: dict[str, Any] = {
        "document": figures["document"].iloc[0],
        "sentence": int(figures["sentence"].max()),
        "start": int(figures["start"].min()),
        "end": int(figures["end"].max()),
        "construction": entry.name,
        "settled": True,
        "rule": entry.code,
        **{f"parts_{name}": parts[name].tolist() for name in _CELLS},
    }
    if entry.other:
        stated = figures.iloc[-1]
        row |= {f"stated_{name}": stated[name] for name in (*_CELLS, "unit")}
    return row
