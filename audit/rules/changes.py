"""CHG: changes that do not follow from the values they compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import finding, interval
from audit.frames import Changes
from audit.interval import percent_change
from audit.rule import Finding, Flagged, Rule
from audit.wording import decimals, figure, multiple, restate

if TYPE_CHECKING:
    from audit.interval import Interval
    from audit.rule import Operand


class _Change(Rule):
    """What the rules of this family share: one arithmetic, and the words for it."""

    class Schema(Changes):
        """Some values within what the words stand for make the change true."""

        @pa.dataframe_check
        @classmethod
        def stated_is_reachable(cls, changes: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.change(changes).holds, index=changes.index)


class PercentChangeDoesNotFollow(_Change):
    """A percentage by which something is said to change does not follow from the two values.

    225 is 204 percent more than 74; 304 percent is what 225 is of 74. Every value that the words
    may stand for is tried, so a percentage that some rounding makes true is left alone.
    """

    code = "CHG001"
    name = "percent-change-does-not-follow"
    blind_spots = (
        "A change from zero or from a negative value is not judged: writers mean different things."
    )
    flagged = (
        Flagged(
            "The fund paid out 510 grants, a 340 percent increase over the 150 of last year.",
            at="340 percent",
            diagnosis="percent-of-as-increase",
            suggestion="240 percent",
        ),
        Flagged(
            "Ticket sales fell 25 percent to 80,000 from 100,000.",
            at="25 percent",
            diagnosis="swapped-base",
            suggestion="20 percent",
        ),
        Flagged(
            "Turnout rose 20% to 60% from 40%.",
            at="20%",
            diagnosis="point-vs-percent",
            suggestion="50%",
        ),
        Flagged(
            "Rents rose 12 percent to $540 from $500.", at="12 percent", suggestion="8 percent"
        ),
        Flagged(
            "Net sales were $93,000, a decrease of $9,000 or 18.8%.",
            at="18.8%",
            suggestion="8.8%",
        ),
    )
    accepted = (
        "The fund paid out 510 grants, a 240 percent increase over the 150 of last year.",
        "Revenue rose 9 percent to $1.2 billion from $1.1 billion.",
        "Net sales were $93,000, a decrease of $9,000 or 8.8%.",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["stated_unit"] == "percent"

    def explain(self, change: Any) -> Finding:
        stated, current = change.stated, change.current
        base, base_value, base_text = _base(change)
        value = 100.0 * (current.value / base_value - 1.0)
        wrong_way = _says(change) * value < 0
        others = {
            "percent-of-as-increase": (interval(current) / base).scaled(100.0),
            "swapped-base": percent_change(interval(current), base).magnitude(),
        }
        computed = percent_change(base, interval(current)).magnitude()
        if change.base is None:
            says = np.array([_says(change)])
            computed = arithmetic.from_amount(interval(current), interval(change.amount), says)
            computed = computed.magnitude()
        if wrong_way:
            others["wrong-direction"] = computed
        if current.unit == "percent":
            others["point-vs-percent"] = (interval(current) - base).magnitude()
        told = f"{figure(stated.value, decimals(stated.text))}%"
        more = "more" if value >= 0 else "less"
        return finding(
            stated,
            computed,
            abs(value),
            f"{current.text} is {{}} {more} than {base_text}",
            others,
            {
                "percent-of-as-increase": f"{told} is what {current.text} is *of* {base_text}",
                "swapped-base": f"{told} is the change from {current.text} to {base_text}",
                "wrong-direction": "the words say the opposite",
                "point-vs-percent": f"{told.rstrip('%')} is the difference in percentage points",
            },
            mendable=not wrong_way,
        )


class AmountDoesNotFollow(_Change):
    """An amount by which something is said to change is not the difference of the two values.

    "Rose by $4 million to $21 million from $20 million" tells a rise of one million. Percentage
    points are amounts too.
    """

    code = "CHG002"
    name = "amount-of-change-does-not-follow"
    flagged = (
        Flagged(
            "Costs rose by $4 million to $21 million from $20 million.",
            at="$4 million",
            suggestion="$1 million",
        ),
        Flagged(
            "The margin improved by 120 basis points to 40.2% from 39.4%.",
            at="120 basis points",
            suggestion="80 basis points",
        ),
        Flagged(
            "Staff grew by 30 employees, from 150 employees to 170 employees.",
            at="30",
            suggestion="20",
        ),
    )
    accepted = (
        "Costs rose by $1 million to $21 million from $20 million.",
        "The margin improved by 80 basis points to 40.2% from 39.4%.",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return ~frame["stated_unit"].isin(["percent", "factor", "fraction"])

    def explain(self, change: Any) -> Finding:
        stated, current = change.stated, change.current
        base, base_value, base_text = _base(change)
        value = current.value - base_value
        wrong_way = _says(change) * value < 0
        computed = (interval(current) - base).magnitude()
        others = {"wrong-direction": computed} if wrong_way else {}
        if stated.unit == "point":
            others["point-vs-percent"] = percent_change(base, interval(current)).magnitude()
        more = "more" if value >= 0 else "less"
        return finding(
            stated,
            computed,
            abs(value),
            f"{current.text} is {_amount(stated, abs(value))} {more} than {base_text}",
            others,
            {
                "wrong-direction": "the words say the opposite",
                "point-vs-percent": f"{figure(stated.value, decimals(stated.text), 'percent')}"
                " is the relative change",
            },
            mendable=not wrong_way,
        )


class FactorDoesNotFollow(_Change):
    """A factor of growth or shrinkage does not fit the two values.

    "Doubled", "threefold", "halved": 300 doubled is 600.
    """

    code = "CHG003"
    name = "factor-of-change-does-not-follow"
    flagged = (Flagged("Membership doubled from 300 to 900.", at="doubled", suggestion="tripled"),)
    accepted = (
        "Membership tripled from 300 to 900.",
        "Membership more than doubled from 300 to 900.",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["stated_unit"].isin(["factor", "fraction"])

    def explain(self, change: Any) -> Finding:
        base, base_value, base_text = _base(change)
        value = change.current.value / base_value
        computed = interval(change.current) / base
        if change.stated.unit == "fraction":
            value, computed = abs(value - 1.0), computed.shifted(-1.0).magnitude()
            told = f"{figure(100.0 * value, 0, 'percent')} away from"
        else:
            told = f"{multiple(value)} times"
        return finding(
            change.stated, computed, value, f"{change.current.text} is {told} {base_text}"
        )


def _says(change: Any) -> float:
    """+1 where the words say up, -1 where they say down, 0 where they do not say."""
    return {"up": 1.0, "down": -1.0}.get(str(change.direction), 0.0)


def _base(change: Any) -> tuple[Interval, float, str]:
    """The base of a change to explain: its interval, its value, and how to call it."""
    if change.base is not None:
        return interval(change.base), change.base.value, change.base.text
    sign = _says(change) or 1.0
    value = change.current.value - sign * change.amount.value
    before = restate(change.current, value) or figure(value)
    return interval(change.current) - interval(change.amount).scaled(sign), value, before


def _amount(stated: Operand, value: float) -> str:
    """A difference in the words of the stated one."""
    return restate(stated, value) or (
        stated.text if value == stated.value else figure(value, decimals(stated.text))
    )
