"""Numbers in the order in which they are read: down a column of a table, along a row, in a list in
prose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from audit_forensics.figures import significant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit.document import Document

#: What stands between two numbers of one list.
_BETWEEN: Final = re.compile(r"\s*(?:[,;/|]|,?\s*\b(?:and|then)\b)\s*")
_LINES: Final = {"column": "col", "row": "row"}


def lines_of(figures: pd.DataFrame, documents: Mapping[str, Document]) -> pd.DataFrame:
    """The figures of all lines, each line in the order in which it is read.

    A cell stands in its column and in its row, and so twice. Further columns:

    - `direction`: "column", "row" or "list";
    - `line_of`: the ordinal of the line;
    - `place`: the ordinal of the table or of the list;
    - `free`: how many digits nothing but the number itself explains.
    """
    cells = figures[figures["table"].notna()]
    parts = [
        cells.assign(
            direction=direction,
            line_of=cells.groupby(["document", "table", which], sort=False).ngroup(),
            place=cells.groupby(["document", "table"], sort=False).ngroup(),
        ).sort_values(["line_of", "start"], kind="stable")
        for direction, which in _LINES.items()
    ]
    prose = figures[figures["table"].isna()]
    list_of = _lists(prose, documents)
    parts.append(prose.assign(direction="list", line_of=list_of, place=list_of))
    behind = np.cumsum([0, *(part["line_of"].max() + 1 if len(part) else 0 for part in parts)])
    places = [0, 0, cells.groupby(["document", "table"]).ngroups]
    told = pd.concat(
        [
            part.assign(line_of=part["line_of"] + first, place=part["place"] + place)
            for part, first, place in zip(parts, behind, places, strict=False)
        ],
        ignore_index=True,
    )
    return told.assign(free=_free_digits(told))


def _lists(prose: pd.DataFrame, documents: Mapping[str, Document]) -> list[int]:
    """The ordinal of the list of each number in prose; a number on its own is a list of one."""
    lists: list[int] = []
    last_name, last_end = "", 0
    for name, start, end in zip(prose["document"], prose["start"], prose["end"], strict=True):
        goes_on = name == last_name and _BETWEEN.fullmatch(
            documents[name].text, last_end, max(start, last_end)
        )
        lists.append((lists[-1] if lists else -1) + (not goes_on))
        last_name, last_end = name, end
    return lists


def _free_digits(told: pd.DataFrame) -> pd.Series[int]:
    """The digits of each number that nothing beside it explains.

    The first digit and the size are granted as alike in things that are alike, and a zero at the
    end as rounding. A year, and three numbers in a row that go on by equal steps or equal factors
    (a count of rows, a series of doses), are wholly explained.
    """
    of_line = told["value"].groupby(told["line_of"])
    one, two = of_line.shift(1), of_line.shift(2)
    value = told["value"]
    by_steps = np.isclose(value - one, one - two, rtol=1e-9)
    by_factors = np.isclose(value * two, one * one, rtol=1e-9)
    third = pd.Series(by_steps | by_factors, index=told.index).groupby(told["line_of"])
    in_series = (
        third.shift(0) | third.shift(-1, fill_value=False) | third.shift(-2, fill_value=False)
    )
    free = significant(told) - 1
    return free.where(~(in_series | told["bare_year"]), 0)
