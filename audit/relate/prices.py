"""Prices told for two periods: "$35 a month, $420 a year".

What somebody earns or rents for is the same by the month and by the year. What is sold may be
cheaper for who pays for longer, but never dearer: "$35 a month, or $350 a year" is an offer, "$35 a
month, or $480 a year" is a slip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audit.relate.rates import Rate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit.relate.grammar import Match
    from audit.relate.passages import Claim

#: How many of the shorter period a longer one has: a year has 52 weeks, and a day or two more.
_PERIODS: Final[Mapping[tuple[str, str], tuple[float, float]]] = {
    ("month", "year"): (12.0, 12.0),
    ("quarter", "year"): (4.0, 4.0),
    ("month", "quarter"): (3.0, 3.0),
    ("week", "month"): (4.0, 31.0 / 7.0),
    ("week", "year"): (52.0, 366.0 / 7.0),
}
#: No offer is so cheap that who pays for longer pays less than this part; what is less is a slip
#: of the pen, such as a digit too few.
_CHEAPEST: Final = 1.0 / 3.0
#: Between two prices that are one: ", or", "(", ", just", ", which is".
_LINK: Final = re.compile(
    r"[\s,(/–—-]*(?:(?:or|just|only|that\s+is|i\.e\.|which\s+is|about|around|roughly|some|equal\s+to"
    r"|equivalent\s+to|the\s+equivalent\s+of|a\s+total\s+of|works?\s+out\s+at|comes?\s+to)[\s,]*){0,3}",
    re.IGNORECASE,
)
#: The same words where they say that the two are one and no offer.
_SAME: Final = re.compile(
    r"\bthat\s+is\b|\bi\.e\.|\bwhich\s+is\b|\bequ(?:al|ivalent)\b|\ba\s+total\b|\bout\s+at\b"
    r"|\bcomes?\s+to\b",
    re.IGNORECASE,
)
#: What is paid by the month and counted by the year, or the other way round.
_NO_OFFER: Final = re.compile(
    r"\b(?:earn(?:s|ed|ing|ings)?|salar(?:y|ies)|wages?|rents?|rental|income|pensions?|allowance"
    r"|alimony|stipend)\b",
    re.IGNORECASE,
)
#: Behind the second price: it is of something else. "for members", "after tax".
_OTHERWISE: Final = re.compile(
    r"[\s,)]*(?:for|with|without|if|when|in|at|after|before|plus|net|including|from|on)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Price:
    """Two prices of one thing.

    Attributes:
        rate: By what the first may be multiplied to make the second.
        told: Whether the words leave no doubt that both are of one thing.
    """

    rate: Rate
    told: bool


def price(match: Match) -> Price | None:
    """What a match says of a price in two periods; None if it is none."""
    source, stated = match.claim("source"), match.claim("stated")
    if source is None or stated is None or not source.kind == stated.kind == "money":
        return None
    within = _within(source, stated)
    if within is None:
        return None
    text = match.passage.document.text
    between = text[source.end : stated.start]
    sentence = text[max(source.start - 80, 0) : stated.end + 40]
    cheapest = 1.0 if _SAME.search(between) or _NO_OFFER.search(sentence) else _CHEAPEST
    least, most = within
    longer = least > 1.0
    rate = Rate(least * cheapest, most) if longer else Rate(least, most / cheapest)
    link = _LINK.fullmatch(between) is not None
    return Price(rate, link and _OTHERWISE.match(text, stated.end) is None)


def _within(source: Claim, stated: Claim) -> tuple[float, float] | None:
    """How much the second price is of the first, if it is the same by the day."""
    *first, one = source.unit.split(" per ")
    *second, other = stated.unit.split(" per ")
    if not first or first != second:
        return None
    if (one, other) in _PERIODS:
        return _PERIODS[one, other]
    least, most = _PERIODS.get((other, one), (0.0, 0.0))
    return (1.0 / most, 1.0 / least) if least else None
