"""SUM: parts that do not make the total."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import diagnose
from audit.frames import Sums
from audit.interval import Interval, overlaps
from audit.rule import Finding, Flagged, Rule
from audit.wording import decimals, figure, restate, span


class _Sum(Rule):
    """What the rules of this family share: one arithmetic."""

    class Schema(Sums):
        """Some values within what the words stand for make the total."""

        @pa.dataframe_check
        @classmethod
        def total_is_reachable(cls, sums: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.total(sums).holds, index=sums.index)


class PartsDoNotMakeTheTotal(_Sum):
    """The parts that the text lists do not add up to the total that it tells."""

    code = "SUM001"
    name = "parts-do-not-make-the-total"
    flagged = (
        Flagged(
            "The crew numbered 14 people: eight sailors and five cooks.",
            at="14",
            diagnosis="does-not-add-up",
            suggestion="13",
        ),
        Flagged(
            "Reserves were $60.3 million, of which $13.9 million is cash and $45.4 million bonds.",
            at="$60.3 million",
            diagnosis="does-not-add-up",
            suggestion="$59.3 million",
        ),
    )
    accepted = (
        "The crew numbered 14 people: nine sailors and five cooks.",
        "Reserves were $60.3 million, of which $13.9 million is cash and $46.4 million is bonds.",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["total_claim"].notna()

    def explain(self, sums: Any) -> Finding:
        total, parts = sums.total, sums.parts
        value = sum(part.value for part in parts)
        computed = _added(parts)
        places = decimals(total.text)
        told = restate(total, value) or span(computed.low[0], computed.high[0], value, places)
        added = _listed(parts)
        diagnosis = "does-not-add-up"
        message = f'"{total.phrase}": {added} make {told}'
        odd = _the_part_that_mends(sums)
        if odd:
            message += f"; {odd}"
        slip = diagnose(total, computed, {})
        return Finding(
            total.start,
            total.end,
            message,
            slip if slip in {"magnitude", "transposed-digits"} else diagnosis,
            total.value,
            float(computed.low[0]),
            float(computed.high[0]),
            restate(total, value),
        )


class BreakdownDoesNotMakeAHundred(_Sum):
    """Percentages that split a whole do not make 100 percent.

    Not even with every one of them rounded.
    """

    code = "SUM002"
    name = "breakdown-does-not-make-a-hundred"
    flagged = (
        Flagged(
            "Of the voters, 61% said yes, 24% said no and the remaining 25% did not answer.",
            at="25%",
            diagnosis="does-not-add-up",
            suggestion="15%",
        ),
    )
    accepted = ("Of the voters, 61% said yes, 24% said no and the remaining 15% did not answer.",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return frame["total_claim"].isna()

    def explain(self, sums: Any) -> Finding:
        parts = sums.parts
        last = parts[-1]
        others = _added(parts[:-1])
        value = 100.0 - sum(part.value for part in parts[:-1])
        made = figure(sum(part.value for part in parts), max(decimals(part.text) for part in parts))
        return Finding(
            last.start,
            last.end,
            f'"{last.phrase}": {_listed(parts)} make {made}%, not 100%',
            "does-not-add-up",
            last.value,
            100.0 - float(others.high[0]),
            100.0 - float(others.low[0]),
            restate(last, value) if value > 0 else None,
        )


def _added(parts: list[Any]) -> Interval:
    low = sum(_ends(part)[0] for part in parts)
    high = sum(_ends(part)[1] for part in parts)
    return Interval(np.array([low]), np.array([high]))


def _ends(part: Any) -> tuple[float, float]:
    """What a part stands for, with the sign that it has in the sum."""
    offset = np.sign(part.value) != np.sign((part.low + part.high) / 2)
    return (-part.high, -part.low) if offset else (part.low, part.high)


def _listed(parts: list[Any]) -> str:
    """The parts as an addition: "9 + 5", "$29.0 million - $0.2 million"."""
    words = "".join(f" {'-' if _ends(part)[0] != part.low else '+'} {part.text}" for part in parts)
    return words.removeprefix(" + ").lstrip()


def _the_part_that_mends(sums: Any) -> str:
    """Which one part, off by a slip of the pen, would make the total right; empty where none or
    several would.
    """
    total = Interval(np.array([sums.total.low]), np.array([sums.total.high]))
    found = []
    for at, part in enumerate(sums.parts):
        rest = [other for place, other in enumerate(sums.parts) if place != at]
        if not rest:
            continue
        needed = total - _added(rest)
        if diagnose(part, needed, {}) in {"magnitude", "transposed-digits"} and not overlaps(
            Interval(np.array([part.low]), np.array([part.high])), needed
        ):
            found.append((part, needed))
    if len(found) != 1:
        return ""
    part, needed = found[0]
    value = float((needed.low[0] + needed.high[0]) / 2)
    return f"with {restate(part, value) or figure(value)} for {part.text} they would"
