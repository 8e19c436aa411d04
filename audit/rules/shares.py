"""SHR: shares that do not fit the part and the whole they are told of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import finding, interval
from audit.frames import Shares, Wholes
from audit.interval import Interval
from audit.rule import Finding, Flagged, Operand, Rule
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


class SharesFitNoWhole(Rule):
    """Parts are told with their shares of one whole, and there is no whole that fits them all.

    Of what $1.1 million is 11 percent, $1.8 million is 18: the whole need not be told for that.
    Every whole that the rounding of a part and its share allows is tried.
    """

    code = "SHR002"
    name = "shares-fit-no-whole"
    blind_spots = (
        "Which of two shares is wrong cannot be told: the last is taken against the first, of"
        " three or more the one that the others contradict."
    )
    flagged = (
        Flagged(
            "Repairs took $1.1 million, or 11%, and wages $1.7 million, or 27%, of revenue.",
            at="27%",
            suggestion="17%",
        ),
    )
    accepted = ("Repairs took $1.1 million, or 11%, and wages $1.8 million, or 17%, of revenue.",)

    class Schema(Wholes):
        """Some value within what the words of each part allow is the whole of all."""

        @pa.dataframe_check
        @classmethod
        def some_whole_fits(cls, wholes: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.whole(wholes).holds, index=wholes.index)

    def explain(self, row: Any) -> Finding:
        told = [
            (part, share, (interval(part) / interval(share)).scaled(100.0))
            for part, share in zip(row.parts, row.shares, strict=True)
        ]
        at = _contradicted([whole for _, _, whole in told])
        part, share, _ = told.pop(at)
        whole = _common([each for _, _, each in told])
        fitting, fits, _ = told[0]
        return finding(
            share,
            (interval(part) / whole).scaled(100.0),
            part.value / fitting.value * fits.value,
            f"{part.text} is {{}} of a whole of which {_list(told)}",
        )


def _contradicted(wholes: list[Interval]) -> int:
    """Which of several wholes the others contradict; the last, where more than one may be."""
    alone = [at for at in range(len(wholes)) if _meet(wholes[:at] + wholes[at + 1 :])]
    return alone[0] if len(alone) == 1 else len(wholes) - 1


def _meet(wholes: list[Interval]) -> bool:
    """Whether one value lies in all of them."""
    return bool(max(each.low[0] for each in wholes) <= min(each.high[0] for each in wholes))


def _common(wholes: list[Interval]) -> Interval:
    """What the wholes have in common; of those that have nothing in common, the first."""
    if not _meet(wholes):
        return wholes[0]
    return Interval(
        np.array([max(each.low[0] for each in wholes)]),
        np.array([min(each.high[0] for each in wholes)]),
    )


def _list(told: list[tuple[Operand, Operand, Interval]]) -> str:
    """The parts and their shares in words."""
    return " and ".join(f"{part.text} is {share.text}" for part, share, _ in told)
