"""PRD, CNV, SPN: products, conversions and spans that do not come out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import arithmetic, units
from audit.diagnosis import finding, interval
from audit.frames import Conversions, Products, Spans
from audit.interval import Interval
from audit.rule import Finding, Flagged, Operand, Rule
from audit.wording import decimals, figure, restate


class ProductDoesNotFollow(Rule):
    """So many times so many is not what the text says."""

    code = "PRD001"
    name = "product-does-not-follow"
    flagged = (
        Flagged(
            "The design has 48 trials (7 shapes × 2 sides × 3 blocks).", at="48", suggestion="42"
        ),
    )
    accepted = ("The design has 42 trials (7 shapes × 2 sides × 3 blocks).",)

    class Schema(Products):
        """Some values within what the words stand for make the product."""

        @pa.dataframe_check
        @classmethod
        def stated_is_reachable(cls, products: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.product(products).holds, index=products.index)

    def explain(self, product: Any) -> Finding:
        factors = product.factors
        value = float(np.prod([factor.value for factor in factors]))
        computed = Interval.exactly([1.0])
        for factor in factors:
            computed = computed * interval(factor)
        told = restate(product.stated, value) or figure(value)
        return finding(
            product.stated,
            computed,
            value,
            f"{' × '.join(factor.text for factor in factors)} is {told}",
        )


class ConversionDoesNotFollow(Rule):
    """The same amount in another unit, or a price for another period, is not the same amount.

    A price for a longer period may be up to two thirds cheaper, as an offer, but not dearer; what
    is earned or rented for, and what the text calls the same, is the same.
    """

    code = "CNV001"
    name = "conversion-does-not-follow"
    blind_spots = (
        "The rate between two currencies is not in the text: an amount fails only if no rate since"
        " 1999, or since 1980 where the text tells an earlier year, makes it true, or if the others"
        " of its paragraph are told at another rate."
    )
    flagged = (Flagged("The trail is 8 miles (23 km) long.", at="23 km", suggestion="13 km"),)
    accepted = ("The trail is 8 miles (13 km) long.", "The oven was at 200 °C (392 °F).")

    class Schema(Conversions):
        """Some values within what the words stand for are the same amount."""

        @pa.dataframe_check
        @classmethod
        def stated_is_reachable(cls, conversions: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.conversion(conversions).holds, index=conversions.index)

    def explain(self, conversion: Any) -> Finding:
        stated, source = conversion.stated, conversion.source
        scale, offset = units.conversion(source.unit, stated.unit) or (float("nan"), 0.0)
        amount = Interval(np.array([conversion.source_low]), np.array([conversion.source_high]))
        computed = amount.scaled(scale).shifted(offset)
        if conversion.rate_low == conversion.rate_low:
            rate = Interval(np.array([conversion.rate_low]), np.array([conversion.rate_high]))
            computed = amount * rate
            if not np.isfinite(scale):
                return _at_no_rate(stated, source, computed)
        value = source.value * scale + offset
        told = restate(stated, value) or f"{figure(value, decimals(stated.text))} {stated.unit}"
        return finding(
            stated,
            computed,
            value,
            f"{source.text} is {told}",
        )


def _at_no_rate(stated: Operand, source: Operand, computed: Interval) -> Finding:
    """What to tell of an amount in another currency that no likely rate gives."""
    currency = stated.unit.split(" per ")[0]
    told = f"{_rounded(computed.low[0])} to {_rounded(computed.high[0])} {currency}"
    value = float(np.sqrt(max(computed.low[0], 0.0) * computed.high[0]))
    message = f"{source.text} is {told} at any likely rate"
    return finding(stated, computed, value, message, mendable=False)


def _rounded(value: float) -> str:
    """A bound to two places that count."""
    return f"{float(f'{value:.2g}'):,.12g}"


class SpanDoesNotFollow(Rule):
    """The time between two dates is not as long as the text says.

    The last year or day may be counted or not, a birthday may be to come or gone.
    """

    code = "SPN001"
    name = "span-does-not-follow"
    flagged = (
        Flagged(
            "The war lasted from 2011 to 2018, nine years.",
            at="nine years",
            suggestion="seven years",
        ),
        Flagged("She was born in 1931 and died in 2009, aged 68.", at="68", suggestion="78"),
    )
    accepted = (
        "The war lasted from 2011 to 2018, seven years.",
        "The war lasted from 2011 to 2018, eight years.",
        "The fair ran from 4 to 9 May, six days.",
        "She was born in 1931 and died in 2009, aged 77.",
    )

    class Schema(Spans):
        """Some way of counting gives the span."""

        @pa.dataframe_check
        @classmethod
        def stated_is_reachable(cls, spans: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(arithmetic.span(spans).holds, index=spans.index)

    def explain(self, span: Any) -> Finding:
        # an ordinal stands for no interval of its own
        stated = replace(span.stated, low=span.stated_low, high=span.stated_high)
        value = span.end.value - span.start.value
        less, more = arithmetic.SPAN_SLACK.get(stated.unit, (1.0, 1.0))
        told = restate(stated, round(value)) or f"{figure(value)} {stated.unit}s".strip()
        return finding(
            stated,
            Interval(np.array([value - less]), np.array([value + more])),
            value,
            f"from {span.start.text} to {span.end.text} is {told}",
        )
