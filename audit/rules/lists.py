"""LST: lists of more or fewer items than the text says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import finding
from audit.frames import Lists
from audit.interval import Interval
from audit.rule import Finding, Flagged, Rule


class ListHasAnotherLength(Rule):
    """A list has more or fewer items than the text says.

    Only lists that are closed by "and" or "or" are counted, and only where their items are clearly
    parted. An "and" may belong to an item ("research and development"): either count will do.
    """

    code = "LST001"
    name = "list-has-another-length"
    blind_spots = (
        "A list that is meant to name only the main ones, and does not say so, is counted."
    )
    flagged = (
        Flagged(
            "The plan has four priorities: housing, transport and schools.",
            at="four",
            suggestion="three",
        ),
    )
    accepted = ("The plan has three priorities: housing, transport and schools.",)

    class Schema(Lists):
        """Some way of parting the items gives the number."""

        @pa.dataframe_check
        @classmethod
        def items_are_as_many(cls, lists: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.length(lists).holds, index=lists.index)

    def explain(self, counted: Any) -> Finding:
        least, most = float(counted.least), float(counted.most)
        return finding(
            counted.stated,
            Interval(np.array([least]), np.array([most])),
            most,
            "the list names {}",
        )
