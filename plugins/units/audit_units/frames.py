"""The frames that the plugin brings."""

from __future__ import annotations

import pandera.pandas as pa

from audit.frames import Relation


class Exchanges(Relation, roles=("stated", "source")):
    """`stated` and `source` are one amount in two currencies, at a reference rate between
    `rate_low` and `rate_high`, the least and the greatest from `since` to `until`.
    """

    rate_low: float = pa.Field(description="least price of a unit of the one in the other")
    rate_high: float = pa.Field(description="greatest price of a unit of the one in the other")
    since: pa.DateTime = pa.Field(description="first day whose rate may have been meant")
    until: pa.DateTime = pa.Field(description="last day whose rate may have been meant")


class TemperatureDifferences(Relation, roles=("stated", "source")):
    """`stated` and `source` are one difference of temperatures, by the degrees of two scales.

    Their units begin with "delta": no zero of a scale counts, 2 °C are 3.6 °F.
    """

    rate_low: float = pa.Field(nullable=True, description="missing: degrees have a fixed rate")
    rate_high: float = pa.Field(nullable=True, description="missing: degrees have a fixed rate")


class Magnitudes(Relation, roles=("quantity",)):
    """`quantity` is a measure of `what`, of which the least and the greatest on record are known.

    Both are in the unit of the quantity; one is infinite where there is no record.
    """

    what: str = pa.Field(description="what is measured")
    record_low: float = pa.Field(description="least on record")
    record_high: float = pa.Field(description="greatest on record")
    record: str = pa.Field(description="the record in words, with its source")


#: All of them, by the name of their kind.
FRAMES: dict[str, type[Relation]] = {
    "exchanges": Exchanges,
    "temperature_differences": TemperatureDifferences,
    "magnitudes": Magnitudes,
}
