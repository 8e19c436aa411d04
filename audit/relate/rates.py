"""Rates between currencies: no text tells them, but not every rate is possible.

What a dollar has bought in each year bounds the rate between two currencies (`data/rates.toml`, and
for other currencies and earlier times `data/rates_by_hand.toml`), and amounts that one paragraph
tells in the same two currencies have about one rate.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

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
    """The rates that there have been between two currencies, ever or since the reference rates
    begin; None where any is possible.
    """
    if source not in _ever() and source not in _by_year():
        return None
    if target not in _ever() and target not in _by_year():
        return None
    years = range(_years()) if recent else ()
    told = [_between(_in_year(source, year), _in_year(target, year)) for year in years]
    if not recent:
        told.append(_between(_at_any_time(source), _at_any_time(target)))
    rates = [rate for rate in told if rate is not None]
    if not rates:
        return None
    return Rate(
        min(rate.low for rate in rates) / _SPREAD, max(rate.high for rate in rates) * _SPREAD
    )


def in_some_dollars(source: str, target: str, *, recent: bool) -> Rate | None:
    """As `possible`, where dollars may be Canadian, Australian or of New Zealand as well."""
    told = [
        possible(one, other, recent=recent)
        for one in (_DOLLARS if source == "USD" else (source,))
        for other in (_DOLLARS if target == "USD" else (target,))
    ]
    rates = [rate for rate in told if rate is not None]
    if not rates:
        return None
    return Rate(min(rate.low for rate in rates), max(rate.high for rate in rates))


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


#: The least and the most of a currency that a dollar has bought.
_Range: TypeAlias = tuple[float, float]


def _between(source: _Range | None, target: _Range | None) -> Rate | None:
    if source is None or target is None:
        return None
    return Rate(target[0] / source[1], target[1] / source[0])


def _in_year(code: str, year: int) -> _Range | None:
    """What a dollar bought in a year, counted from the first of the reference rates."""
    told = _by_year().get(code, ())
    return (told[year] if year < len(told) else None) or _recent().get(code) or _never(code)


def _never(code: str) -> _Range | None:
    """What a dollar has ever bought of a currency without reference rates."""
    return None if code in _by_year() else _ever().get(code)


def _at_any_time(code: str) -> _Range | None:
    """What a dollar has ever bought."""
    told = [each for each in (*_by_year().get(code, ()), _ever().get(code)) if each is not None]
    return (min(low for low, _ in told), max(high for _, high in told)) if told else None


@cache
def _years() -> int:
    """How many years the reference rates cover."""
    return max(map(len, _by_year().values()))


@cache
def _by_year() -> dict[str, list[_Range | None]]:
    """What a dollar bought of each currency in each year of the reference rates."""
    table = _table("rates.toml")["dollar"]
    return {code: [_range(pair) for pair in pairs] for code, pairs in table.items()}


@cache
def _ever() -> dict[str, _Range]:
    return _by_hand("ever")


@cache
def _recent() -> dict[str, _Range]:
    return _by_hand("recent")


def _by_hand(since: str) -> dict[str, _Range]:
    table = _table("rates_by_hand.toml")[since]
    return {code: told for code, pair in table.items() if (told := _range(pair)) is not None}


def _range(pair: list[float]) -> _Range | None:
    return (float(pair[0]), float(pair[1])) if pair else None


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("audit.relate").joinpath("data", name).read_text(encoding="utf-8"))
