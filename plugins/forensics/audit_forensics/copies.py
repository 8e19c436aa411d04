"""Copies: runs of numbers that stand in the same order in two places, longer than chance explains.

How long a run must be follows from its digits. A number of d digits has d - 1 that are free, since
size and first digit may be alike for good reasons; another number agrees with it in all of them
with the chance of one in 10^(d - 1), so that a run with D free digits is met at one given place
with the chance of 10^-D. M pairs of numbers can begin a run: chance lets expect M 10^-D runs.
What is expected more than `EXPECTED` times is left alone: of three-digit numbers (two free digits
each) in tables of 1,000 cells (M about 1,000,000 over columns and rows), k must be 5: 2k must reach
log10(M / 0.001) = 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from audit_forensics.figures import figures
from audit_forensics.frames import Copies
from audit_forensics.lines import lines_of

if TYPE_CHECKING:
    from audit.relate.passages import Passages

#: How many runs chance may let expect in a batch before one of them is remarkable.
EXPECTED: Final = 0.001
#: Runs are found by so many numbers in a row, which is the least length of one.
_SEED: Final = 3
#: So many early places are compared with all later ones: the work grows with the numbers and not
#: with their square, however common a seed is.
_MOST_PLACES: Final = 20
_SHOWN: Final = 6
_SAME_TELLING: Final = ("measure", "unit", "period_start", "period_end")


def relate(passages: Passages) -> pd.DataFrame:
    """The `Copies` of a batch: for each table or list the longest run that it shares with an
    earlier one.
    """
    documents = {document.name: document for document in passages.documents}
    lines = lines_of(passages.related(figures), documents)
    seeds = _seeds(lines)
    if seeds.empty:
        return Copies.from_rows([])
    runs = _measured(_runs(seeds), lines)
    best = runs.sort_values(["free", "a"], ascending=[False, True], kind="stable")
    best = best.drop_duplicates("place_b")
    unlikely = runs["by_chance"].le(EXPECTED).groupby([runs["place_a"], runs["place_b"]]).sum()
    best = best.join(unlikely.rename("unlikely"), on=["place_a", "place_b"])
    best["further"] = (best["unlikely"] - 1).clip(lower=0)
    order = {name: at for at, name in enumerate(documents)}
    rows = [_row(run, lines) for run in best.to_dict("records")]
    rows.sort(key=lambda row: (order[row["document"]], row["start"]))
    return Copies.from_rows(rows)


def _seeds(lines: pd.DataFrame) -> pd.DataFrame:
    """Where three numbers in a row are the same in lines of two places: rows `a` and `b` of
    `lines`, `a` in the place that comes first.
    """
    code = pd.factorize(lines["value"])[0]
    line, direction = lines["line_of"].to_numpy(), pd.factorize(lines["direction"])[0]
    starts = np.arange(max(len(lines) - _SEED + 1, 0))
    starts = starts[line[starts] == line[starts + _SEED - 1]]
    three = pd.DataFrame(
        {
            "at": starts,
            "place": lines["place"].to_numpy()[starts],
            "direction": direction[starts],
            **{f"code{n}": code[starts + n] for n in range(_SEED)},
        }
    )
    alike = ["direction", *(f"code{n}" for n in range(_SEED))]
    three["key"] = three.groupby(alike, sort=False).ngroup()
    places = three.groupby("key")["place"].transform("nunique")
    three = three.loc[places.gt(1), ["at", "place", "key"]]
    early = three[three.groupby("key").cumcount() < _MOST_PLACES]
    pairs = early.merge(three, on="key", suffixes=("_a", "_b"))
    pairs = pairs[pairs["place_a"] < pairs["place_b"]]
    return pairs.rename(columns={"at_a": "a", "at_b": "b"})


def _runs(seeds: pd.DataFrame) -> pd.DataFrame:
    """Seeds that overlap as runs: the rows `a` and `b` at which they begin, and their `numbers`."""
    seeds = seeds.assign(shift=seeds["b"] - seeds["a"]).sort_values(["shift", "a"], kind="stable")
    begins = (seeds["shift"].diff().ne(0) | seeds["a"].diff().ne(1)).cumsum()
    grouped = seeds.groupby(begins.to_numpy())
    runs = grouped[["a", "b", "place_a", "place_b"]].first()
    runs["numbers"] = grouped.size() + _SEED - 1
    return runs.reset_index(drop=True)


def _measured(runs: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """The runs with their `free` digits, and how many such runs chance lets expect."""
    run = np.repeat(np.arange(len(runs)), runs["numbers"])
    sizes = runs["numbers"].to_numpy()
    within = np.arange(len(run)) - np.repeat(sizes.cumsum() - sizes, sizes)
    first = np.repeat(runs["a"].to_numpy(), sizes) + within
    second = np.repeat(runs["b"].to_numpy(), sizes) + within
    free = np.minimum(lines["free"].to_numpy()[first], lines["free"].to_numpy()[second])
    cells = pd.DataFrame({"run": run, "value": lines["value"].to_numpy()[first], "free": free})
    # a number that comes again in its run says nothing new, nor does one that is told again
    counted = ~cells.duplicated(["run", "value"]) & ~_told_again(lines, first, second)
    of_run = cells["free"].where(counted.to_numpy(), 0).groupby(cells["run"]).sum()
    figures_read = lines["direction"].value_counts().to_numpy(dtype=float)
    pairs = float((figures_read * (figures_read - 1) / 2).sum())
    return runs.assign(
        free=of_run.to_numpy(), by_chance=pairs * 10.0 ** -of_run.to_numpy(dtype=float)
    )


def _told_again(lines: pd.DataFrame, first: Any, second: Any) -> Any:
    """Whether two numbers tell one measure of one period, which tables do on purpose."""
    same = lines["measure"].to_numpy()[first] != ""
    for name in _SAME_TELLING:
        one, other = lines[name].iloc[first].array, lines[name].iloc[second].array
        same &= np.asarray(one == other, dtype=bool) | (
            np.asarray(pd.isna(one)) & np.asarray(pd.isna(other))
        )
    return same


def _row(run: dict[Any, Any], lines: pd.DataFrame) -> dict[str, Any]:
    first, second = lines.iloc[run["a"]], lines.iloc[run["b"]]
    last = lines.iloc[run["b"] + run["numbers"] - 1]
    words = lines["text"].iloc[run["b"] : run["b"] + min(run["numbers"], _SHOWN)]
    return {
        "document": second["document"],
        "sentence": second["sentence"],
        "start": second["start"],
        "end": max(second["end"], last["end"]),
        "construction": f"the same {second['direction']}",
        "settled": True,
        **{f"first_{name}": first[name] for name in ("document", "line", "table")},
        "second_table": second["table"],
        **{
            f"{role}_{name}": figure[name]
            for role, figure in (("first", first), ("second", second))
            for name in ("claim", "value", "low", "high", "unit")
        },
        "direction": second["direction"],
        "numbers": run["numbers"],
        "words": ", ".join(words) + (", …" if run["numbers"] > _SHOWN else ""),
        "free_digits": run["free"],
        "by_chance": run["by_chance"],
        "further": run["further"],
    }
