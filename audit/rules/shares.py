"""SHR: shares that do not fit the part and the whole they are told of."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import finding, interval
from audit.frames import Shares
from audit.rule import Finding, Flagged, Rule
from audit.wording import decimals, figure


class ShareDoesNotFollow(Rule):
    """A percentage or fraction is not the share that the part has in the whole."""

    code = "SHR001"
    name = "share-does-not-follow"
    flagged = (
        Flagged("Of the 80 clinics asked, 60 (70%) replied.", at="70%", suggestion="75%"),
        Flagged(
            "60 of the 80 clinics (57%) replied.",
            at="57%",
            diagnosis="transposed-digits",
            suggestion="75%",
        ),
    )
    accepted = (
        "Of the 80 clinics asked, 60 (75%) replied.",
        "60 of the 90 clinics (67%) replied.",
    )

    class Schema(Shares):
        """Some values within what the words stand for make the share true."""

        @pa.dataframe_check
        @classmethod
        def stated_is_reachable(cls, shares: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.share(shares).holds, index=shares.index)

    def explain(self, share: Any) -> Finding:
        stated, part, whole = share.stated, share.part, share.whole
        scale = 100.0 if stated.unit == "percent" else 1.0
        value = scale * part.value / whole.value
        told = figure(stated.value, decimals(stated.text), stated.unit)
        return finding(
            stated,
            (interval(part) / interval(whole)).scaled(scale),
            value,
            f"{part.text} of {whole.text} is {{}}"
            if scale == 100.0
            else f"{part.text} of {whole.text} is {figure(100.0 * value / scale, 1, 'percent')}",
            {
                "swapped-base": (interval(whole) / interval(part)).scaled(scale),
                "percent-of-as-increase": (
                    (interval(whole) - interval(part)) / interval(whole)
                ).scaled(scale),
            },
            {
                "swapped-base": f"{told} is {whole.text} of {part.text}",
                "percent-of-as-increase": f"{told} is the share of the others",
            },
        )
