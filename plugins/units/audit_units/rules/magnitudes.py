"""Measures beyond any on record."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit_units.frames import Magnitudes


class BeyondAnyRecord(Rule):
    """A measure is beyond the least or the greatest on record.

    A person 18 m tall is a slip of the pen or a wrong unit. What the records are of, and where they
    are from, stands in `data/records.toml` of the plugin and in the finding.
    """

    code = "UNT003"
    name = "beyond-any-record"
    severity = "info"
    blind_spots = (
        "Only what the words right beside the number tell to be one of the things with a record is"
        " looked at. A sentence that speaks of a story, an animal or another planet is left alone."
    )
    flagged = (
        Flagged("He is 18 m tall.", at="18 m"),
        Flagged("She had a body temperature of 400 °C.", at="400 °C"),
    )
    accepted = ("He is 1.8 m tall.", "She had a body temperature of 40.0 °C.")

    class Schema(Magnitudes):
        """Some value that the words stand for is no more extreme than the record."""

        @pa.dataframe_check
        @classmethod
        def within_the_record(cls, magnitudes: pd.DataFrame) -> pd.Series[bool]:
            above = magnitudes["quantity_high"] >= magnitudes["record_low"]
            return above & (magnitudes["quantity_low"] <= magnitudes["record_high"])

    def explain(self, row: Any) -> Finding:
        quantity = row.quantity
        return Finding(
            quantity.start,
            quantity.end,
            f'"{quantity.text}": is implausible for {row.what}; {row.record}',
            stated=quantity.value,
            expected_low=float(row.record_low),
            expected_high=float(row.record_high),
        )
