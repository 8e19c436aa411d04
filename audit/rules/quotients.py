"""RAT, AVG: ratios and averages that do not follow from what they divide."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import finding, interval
from audit.frames import Averages, Ratios
from audit.rule import Finding, Flagged, Rule
from audit.wording import multiple


class RatioDoesNotFollow(Rule):
    """A value is not so many times the other as the text says."""

    code = "RAT001"
    name = "ratio-does-not-follow"
    blind_spots = (
        '"Three times more" is read as "three times as many", the way most writers mean it.'
    )
    flagged = (
        Flagged(
            "There are three times as many buses (80) than trams (20).",
            at="three times",
            suggestion="four times",
        ),
    )
    accepted = ("There are four times as many buses (80) than trams (20).",)

    class Schema(Ratios):
        """Some values within what the words stand for make the ratio true."""

        @pa.dataframe_check
        @classmethod
        def stated_is_reachable(cls, ratios: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.ratio(ratios).holds, index=ratios.index)

    def explain(self, ratio: Any) -> Finding:
        above, below = ratio.numerator, ratio.denominator
        value = above.value / below.value
        return finding(
            ratio.stated,
            interval(above) / interval(below),
            value,
            f"{above.text} is {multiple(value)} times {below.text}",
            {"swapped-base": interval(below) / interval(above)},
        )


class AverageDoesNotFollow(Rule):
    """An average or a rate is not the total divided by the count."""

    code = "AVG001"
    name = "average-does-not-follow"
    flagged = (
        Flagged(
            "The line had 217 breakdowns in 31 days, an average of nine a day.",
            at="nine",
            suggestion="seven",
        ),
    )
    accepted = ("The line had 217 breakdowns in 31 days, an average of seven a day.",)

    class Schema(Averages):
        """Some values within what the words stand for make the average true."""

        @pa.dataframe_check
        @classmethod
        def stated_is_reachable(cls, averages: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.average(averages).holds, index=averages.index)

    def explain(self, average: Any) -> Finding:
        total, count = average.total, average.count
        value = total.value / count.value
        return finding(
            average.stated,
            interval(total) / interval(count),
            value,
            f"{total.text} by {count.text} is {{}}",
        )
