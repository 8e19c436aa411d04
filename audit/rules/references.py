"""REF: figures that the data do not bear out, no longer bear out, or do not have."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import arithmetic
from audit.diagnosis import finding
from audit.frames import Bindings, Sources
from audit.interval import Interval
from audit.rule import Finding, Flagged, Rule
from audit.wording import decimals, figure, inline, restate

_BESIDE = "The examples are read beside `seeds/strikes.csv`."


class DiffersFromTheData(Rule):
    """A figure is not what the reference has for it.

    The query that the figure stands for is found by its words, its unit, its period and the
    entities that the sentence names, or told by the document; it is shown with the value that the
    data give. Rounding is no difference: neither the text's nor the data's.
    """

    code = "REF001"
    name = "differs-from-the-data"
    blind_spots = (
        "Looks only where references are configured, and only at figures that their words tie to a "
        f"query beyond doubt. {_BESIDE}"
    )
    flagged = (
        Flagged(
            "The coalition flew 252 strikes in May.",
            at="252",
            diagnosis="transposed-digits",
            suggestion="225",
        ),
    )
    accepted = (
        "The coalition flew 225 strikes in May.",
        "About 480 strikes were flown in all.",
        "The coalition flew 161 strikes a month on average.",
    )

    class Schema(Bindings):
        """Some value that the words stand for is one that the data may stand for."""

        @pa.dataframe_check
        @classmethod
        def is_what_the_data_have(cls, bindings: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.binding(bindings).holds, index=bindings.index)

    def explain(self, binding: Any) -> Finding:
        data = Interval(np.array([binding.data_low]), np.array([binding.data_high]))
        # as the text would put it: "$20.8 million", not 20,800,000
        told = _plain(inline(restate(binding.stated, binding.data_value) or "{}"))
        query = _plain(" ".join(binding.query.split()))
        return finding(
            binding.stated, data, binding.data_value, f"{binding.reference} has {told} ({query})"
        )


class OlderThanTheData(Rule):
    """A figure is told as the latest, and the reference has a newer one.

    It was right for an earlier period, and the sentence names none, or calls it the latest.
    """

    code = "REF002"
    name = "older-than-the-data"
    severity = "warning"
    blind_spots = (
        "A sentence that names its period, and does not call it the latest, does not grow old. "
        f"{_BESIDE}"
    )
    flagged = (
        Flagged("The latest count of strikes, for April, is 183.", at="183"),
        Flagged("The latest monthly count is 183 strikes.", at="183"),
    )
    accepted = ("The latest count of strikes, for May, is 225.",)

    class Schema(Bindings):
        """The data have no later period."""

        @pa.dataframe_check
        @classmethod
        def is_of_the_newest_period(cls, bindings: pd.DataFrame) -> pd.Series[bool]:
            return bindings["newer"] == ""

    def explain(self, binding: Any) -> Finding:
        stated = binding.stated
        newer = ""
        if not np.isnan(binding.newer_value):
            places = decimals(stated.text)
            newer = f": {figure(binding.newer_value, places, stated.unit)}"
        of = f" is the figure of {binding.period}" if binding.period else " was right"
        return Finding(
            stated.start,
            stated.end,
            f'"{stated.phrase}"{of}; {binding.reference} has {binding.newer} by now{newer}',
            stated=stated.value,
        )


class NotInTheData(Rule):
    """A quantity has no source in the references.

    An `info`, for much of what a text tells is in no table. Graded as an error by the settings
    (`severities = { REF003 = "error" }`), every number must have a source. The message says why
    none is convincing; a comment in the document can name it.
    """

    code = "REF003"
    name = "not-in-the-data"
    severity = "info"
    blind_spots = f"Looks only where references are configured. {_BESIDE}"
    flagged = (Flagged("The depot keeps 48 lorries.", at="48"),)
    accepted = ("The coalition flew 225 strikes in May.",)

    class Schema(Sources):
        """Some reference has it."""

        @pa.dataframe_check
        @classmethod
        def has_a_source(cls, sources: pd.DataFrame) -> pd.Series[bool]:
            return sources["reference"] != ""

    def explain(self, source: Any) -> Finding:
        stated = source.stated
        return Finding(
            stated.start,
            stated.end,
            f'"{stated.text}": no source: {source.reason}',
            stated=stated.value,
        )


def _plain(words: str) -> str:
    """Words as they can stand in a message that is a format; "{}" stays what it is."""
    return words if words == "{}" else words.replace("{", "{{").replace("}", "}}")
