"""Rates between currencies: no text tells them, but not every rate is possible.

What a dollar has ever bought bounds the rate between two currencies (`data/rates.toml`), and
amounts that one paragraph tells in the same two currencies have about one rate.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

#: By how much the rate may differ between two amounts of one paragraph, which may be of two years.
_DRIFT = 1.1
#: By how much what banks, cards and streets ask may differ from the rates of the table.
_SPREAD = 1.1

#: What "$" is short for in the papers of most countries that have dollars.
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD")


class Rate(NamedTuple):
    """The least and the most that one unit of a currency is in another."""

    low: float
    high: float

    def agrees(self, other: Rate) -> bool:
        """Whether the two may be one rate at two times near each other."""
        return self.low <= other.high * _DRIFT and other.low <= self.high * _DRIFT

    @property
    def known(self) -> bool:
        """Whether it is positive and bounded."""
        return self.low > 0 and math.isfinite(self.high)


def possible(source: str, target: str, *, recent: bool) -> Rate | None:
    """The rates that there have been between two currencies, ever or of late; None where any is
    possible.
    """
    dollar = {**_dollar("ever"), **_dollar("recent")} if recent else _dollar("ever")
    if source not in dollar or target not in dollar:
        return None
    (least, most), (fewest, many) = dollar[source], dollar[target]
    return Rate(fewest / most / _SPREAD, many / least * _SPREAD)


def in_some_dollars(rate: Rate, *, source: bool, stated: bool) -> Rate:
    """The rate where the dollars of one side may be Canadian, Australian or of New Zealand."""
    low, high = rate
    dollar = _dollar("ever")
    least = min(dollar[code][0] for code in _DOLLARS)
    most = max(dollar[code][1] for code in _DOLLARS)
    if stated:
        low, high = low * least, high * most
    if source:
        low, high = low / most, high / least
    return Rate(low, high)


def outvoted(rates: Sequence[Rate]) -> dict[int, Rate]:
    """Which of the rates, in reading order, do not agree with the others, each with what the others
    say.

    The first is believed against the second; later, more against fewer.
    """
    wrong = {}
    for at, rate in enumerate(rates):
        others = [other for place, other in enumerate(rates) if place != at]
        against = [other for other in others if not rate.agrees(other)]
        first_of_two = at == 0 and len(others) == 1
        if len(against) * 2 > len(others) and not first_of_two:
            low, high = max(one.low for one in against), min(one.high for one in against)
            wrong[at] = Rate(min(low, high) / _DRIFT, max(low, high) * _DRIFT)
    return wrong


@cache
def _dollar(since: str) -> dict[str, tuple[float, float]]:
    """What a US dollar has bought of each currency, least and most."""
    data = files("audit.relate").joinpath("data/rates.toml").read_text(encoding="utf-8")
    table = tomllib.loads(data)[since]
    return {code: (float(low), float(high)) for code, (low, high) in table.items()}
