"""DIF, ORD: differences that are not, and values in the wrong order."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import finding, interval
from audit.frames import Differences, Orders
from audit.rule import Finding, Flagged, Rule
from audit.wording import figure, inline, restate


class DifferenceDoesNotFollow(Rule):
    """What is said to be left, or to lie between two values, is not their difference."""

    code = "DIF001"
    name = "difference-does-not-follow"
    flagged = (
        Flagged(
            "We invited 96 people. Data from 11 people were excluded, leaving 75 people.",
            at="75",
            suggestion="85",
        ),
    )
    accepted = (
        "We invited 96 people. Data from 11 people were excluded, leaving 85 people in the sample.",
    )

    class Schema(Differences):
        """Some values within what the words stand for make the difference true."""

        @pa.dataframe_check
        @classmethod
        def stated_is_reachable(cls, differences: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.difference(differences).holds, index=differences.index)

    def explain(self, difference: Any) -> Finding:
        stated, larger, smaller = difference.stated, difference.larger, difference.smaller
        value = larger.value - smaller.value
        told = restate(stated, value) or figure(value)
        return finding(
            stated,
            interval(larger) - interval(smaller),
            value,
            f"{larger.text} less {inline(smaller.text)} is {told}",
        )


class OrderIsReversed(Rule):
    """The words say that a value went up, or exceeds another, and the values say the opposite."""

    code = "ORD001"
    name = "order-is-reversed"
    flagged = (
        Flagged(
            "The rate fell from 61 percent to 65 percent.",
            at="65 percent",
            diagnosis="wrong-direction",
        ),
    )
    accepted = ("The rate fell from 65 percent to 61 percent.",)

    class Schema(Orders):
        """Some values within what the words stand for have the order that the words say."""

        @pa.dataframe_check
        @classmethod
        def order_is_possible(cls, orders: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.order(orders).holds, index=orders.index)

    def explain(self, order: Any) -> Finding:
        larger, smaller = order.larger, order.smaller
        later = max(larger, smaller, key=lambda operand: operand.start)
        same = larger.value == smaller.value
        relation = "the same as" if same else "less than"
        return Finding(
            later.start,
            later.end,
            f'"{order.word}": {larger.text} is {relation} {smaller.text}',
            "other" if same else "wrong-direction",
            later.value,
        )
