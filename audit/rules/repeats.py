"""RPT: the same told twice, and differently."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import finding, interval
from audit.frames import Repeats
from audit.rule import Finding, Flagged, Rule
from audit.wording import inline


class ToldTwiceDiffers(Rule):
    """A measure is told twice for one period, with different values.

    Only what is told in the same words but for its verb and its precision is compared: in the
    headline and the body, in the summary and the detail, in two documents of one run if both name
    the period. Values told to another place, rounded or cut off, are the same. Where neither a
    name nor a headline says of whom both are told, that is only worth an info.
    """

    code = "RPT001"
    name = "told-twice-differs"
    severity = "warning"
    blind_spots = (
        "Tables are not compared with prose, nor texts that number their experiments or samples."
    )
    flagged = (
        Flagged(
            "In 2018 the Acme works made 48 boats. The Acme works made 84 boats in 2018.",
            at="84",
            diagnosis="transposed-digits",
        ),
    )
    accepted = (
        "In 2018 the Zenith yard made about 2,000 sails. The Zenith yard made 2,048 sails in 2018.",
    )

    class Schema(Repeats):
        """Some value is told by both."""

        @pa.dataframe_check
        @classmethod
        def both_tell_one_value(cls, repeats: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.repeat(repeats).holds, index=repeats.index)

    def explain(self, repeat: Any) -> Finding:
        first, second = repeat.first, repeat.second
        elsewhere = repeat.first_document != repeat.document
        where = f" in {repeat.first_document}" if elsewhere else " elsewhere in this document"
        return finding(
            second,
            interval(first),
            first.value,
            f"told as {inline(first.text)}{where}",
            mendable=False,
        )
