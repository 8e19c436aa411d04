"""Conversions: one amount told in two units, in two currencies, or for two periods."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from audit import arithmetic
from audit.frames import Conversions
from audit.parts import RelationKind
from audit.relate import kinds, prices, rates
from audit.relate.ends import both_ends, named
from audit.relate.grammar import Construction, Match
from audit.units import conversion

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.relate.passages import Claim, Passages

#: Sentences within which amounts in two currencies are told at one rate.
_NEAR: Final = 3
#: What an old sum would buy now has no rate: "£100 ($20,000 in today's money)".
_OTHER_TIME: Final = re.compile(
    r"\b(?:today|inflation|adjusted|modern|present[- ]day|nowadays|in\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


_IS: Final = re.compile(r"\s+(?:is|are|equals|makes)\s+(?:just\s+)?$")
#: A third is not 0.333 of it but nearly so.
_LEAST: Final = 0.99
#: Behind a temperature that is none, but how far another is off.
_WARMER: Final = re.compile(
    r"\s+(?:above|below|over|under|warmer|colder|cooler|hotter|higher|lower|more|less)\b"
)
#: Names that several countries have for their money, without the country before them.
_NO_COUNTRY: Final = re.compile(
    r"(?<![A-Z])(?:^|(?<!\w)(?![A-Z])\S+\s+)(?:pesos?|rupees?|pounds?|francs?|dinars?|crowns?|kron\w+"
    r"|shillings?|r[iy]yals?|rials?|liras?|dirhams?)\b|\bRs\b",
)
_US_DOLLAR: Final = re.compile(r"\bUS ?\$|\$US|\bUSD(?![A-Za-z])|\bU\.?S\.? dollar")
#: Rates before that are in no table.
_FIRST_YEAR: Final = 1980
_LAST_CENTURY: Final = re.compile(r"\b1[5-9]\d\d(?=s?\b)")


def convertible(match: Match) -> Match | None:
    """The match, if both are amounts of one dimension in different units."""
    stated, source = match.claim("stated"), match.claim("source")
    if stated is None or source is None or stated.unit == source.unit:
        return None
    if stated.kind == source.kind == "money" and _currencies(source.unit, stated.unit) is not None:
        return match
    told = prices.price(match)
    if told is not None:
        return match if told.told else match.doubted()
    measured = {"quantity", "duration", "money"}
    if stated.kind not in measured or source.kind not in measured:
        return None
    return match if conversion(source.unit, stated.unit) is not None else None


def of_rates(match: Match) -> Match | None:
    """As `convertible`, for a price in two periods: "$35 a month, $420 a year"."""
    stated, source = match.claim("stated"), match.claim("source")
    if stated is None or source is None or " per " not in stated.unit:
        return None
    return convertible(match) if stated.unit.split(" per ")[0] in source.unit else None


def of_temperatures(match: Match) -> Match | None:
    """As `convertible`, for what nobody tells on two scales but to tell it twice."""
    told = [claim for role in ("source", "stated") if (claim := match.claim(role))]
    temperatures = all(claim.unit.startswith("degree ") for claim in told)
    between = match.passage.document.text[told[0].end : told[-1].start]
    apart = _WARMER.match(match.passage.document.text, told[-1].end)
    return convertible(match) if temperatures and between.strip() == "," and not apart else None


def _currencies(source: str, stated: str) -> tuple[str, str] | None:
    """The two currencies, for amounts of the same thing: "USD per share" and "EUR per share"."""
    one, *below = source.split(" per ")
    other, *same = stated.split(" per ")
    # "9 billion shekels ($2.4 billion) a year" is so much a year in both
    return (one, other) if (below == same or not below) and one != other else None


def by_definition(match: Match) -> Match | None:
    """The match, if one unit is said to be a fraction of another; both are meant exactly."""
    stated, source = match.claim("stated"), match.claim("source")
    if stated is None or source is None or not 0 < stated.value < 1 or source.value != 1:
        return None
    if not _IS.match(match.passage.document.text[source.end : stated.start]):
        return None
    roles = {
        "stated": replace(stated, low=stated.value * _LEAST, high=stated.value / _LEAST),
        "source": replace(source, low=source.value, high=source.value),
    }
    return convertible(replace(match, roles=roles))


CONSTRUCTIONS: Final = (
    Construction(
        "amount (the same in another unit)",
        "The trail is 8 miles (13 km) long.",
        "source:level _ ( _ or? _ stated:level ,, )|/|,|;",
        complete=convertible,
    ),
    Construction(
        "amount (in another unit / in a third)",
        "The engine makes 200 hp (149 kW / 203 PS).",
        "source:level _ ( _ level / _ stated:level _ )",
        complete=convertible,
    ),
    Construction(
        "amount, or the same in another unit",
        "The trail is 8 miles, or 13 km, long.",
        "source:level _ ,? _ or|/ ,, stated:level",
        complete=convertible,
    ),
    Construction(
        "amount is a fraction of another unit",
        "One ounce is 1/16 of a pound.",
        "source:quantity ~ stated:quantity of",
        complete=by_definition,
    ),
    Construction(
        "a temperature, the same on another scale",
        "Overnight it was minus 40 degrees Fahrenheit, minus 40 degrees Celsius, on the hill.",
        "source:quantity _ , _ stated:quantity",
        complete=of_temperatures,
    ),
    Construction(
        "amount, the same in another unit",
        "The trail is 8 miles, 13 km, long.",
        "source:quantity _ , _ stated:quantity",
        confirmed=True,
        complete=convertible,
    ),
    Construction(
        "so much a month, so much a year",
        "The club costs $35 a month, just $420 a year.",
        "source:money ,, (|or? ,, stated:money",
        complete=of_rates,
    ),
)


def _ends(match: Match) -> Iterator[Match]:
    """The match; of two ranges, one match for their lower ends and one for their upper ends, and of
    "more than 10 miles (16 km)" one for what is named.
    """
    stated, source = match.claim("stated"), match.claim("source")
    told = stated and both_ends(stated)
    known = source and both_ends(source)
    if told and known:
        for one, other in zip(known, told, strict=True):
            yield replace(match, roles={"source": one, "stated": other})
    elif stated and source and _sides(source, stated):
        yield replace(match, roles={"source": named(source), "stated": named(stated)})
    else:
        yield match


def _sides(source: Claim, stated: Claim) -> bool:
    """Whether an amount is open on one side, and the other on no other: "over 10 miles (16 km)"."""
    open_above = {math.isinf(claim.high) for claim in (source, stated) if _is_open(claim)}
    return len(open_above) == 1


def _is_open(claim: Claim) -> bool:
    return math.isinf(claim.low) or math.isinf(claim.high)


def _rate(match: Match) -> dict[str, Any]:
    """The rate between two currencies, as far as it is known whatever the date, or between two
    prices of one thing.
    """
    stated, source = match.claim("stated"), match.claim("source")
    if stated is None or source is None:
        return {}
    if told := prices.price(match):
        return {"rate_low": told.rate.low, "rate_high": told.rate.high}
    pair = _currencies(source.unit, stated.unit)
    text = match.passage.document.text
    near = text[source.start : stated.end + 40].split(")")[0]
    years = [int(year[0]) for year in _LAST_CENTURY.finditer(text)]
    if not pair or _OTHER_TIME.search(near) or min(years, default=_FIRST_YEAR) < _FIRST_YEAR:
        return {}
    if _of_some_country(source) or _of_some_country(stated):
        return {}
    dollars = _US_DOLLAR.search(text) is not None  # else "$" may be any country's
    between = rates.possible if dollars else rates.in_some_dollars
    rate = between(*pair, recent=not years)
    return {"rate_low": rate.low, "rate_high": rate.high} if rate else {}


def _of_some_country(claim: Claim) -> bool:
    """Whether the words leave open whose pounds or rupees they are: "Indian rupees" do not."""
    return _NO_COUNTRY.search(claim.text) is not None


def _at_one_rate(found: pd.DataFrame) -> pd.DataFrame:
    """The conversions with a rate for those that the others of their paragraph outvote."""
    money = found[found["rate_low"].notna()]
    for _, rows in money.groupby(["document", "source_unit", "stated_unit"], sort=False):
        near = rows[(rows["sentence"] - rows["sentence"].iloc[0]).between(0, _NEAR)]
        told = [
            rates.Rate(row.stated_low / row.source_high, row.stated_high / row.source_low)
            for row in near.itertuples()
        ]
        if len(told) > 1 and all(rate.known for rate in told):
            for at, rate in rates.outvoted(told).items():
                found.loc[near.index[at], ["rate_low", "rate_high"]] = [rate.low, rate.high]
    return found


def relate(passages: Passages) -> pd.DataFrame:
    """The `Conversions` of a batch."""
    matches = [
        whole
        for construction in CONSTRUCTIONS
        for passage in passages.passages
        for match in construction.matches(passage)
        for whole in _ends(match)
    ]
    return _at_one_rate(
        kinds.gather(
            matches,
            Conversions,
            arithmetic.conversion,
            once=("stated_claim", "stated_value"),
            more=_rate,
        )
    )


KIND: Final = RelationKind("conversions", Conversions, relate)
