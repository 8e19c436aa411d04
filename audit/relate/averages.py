"""Averages: a total, over how many it is spread, and how much that is for each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Averages
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Claim, Passages

#: Below this the quotient of two counts says little.
_TELLING: Final = 100
#: "$65,000 a year with interest" is not of the sum alone.
_WITH_MORE: Final = re.compile(r"\s+(?:with|including|plus|before|after)\b", re.IGNORECASE)


def with_total_before(match: Match) -> Match | None:
    """The match with the total found before it, by its unit: kilometers, where kilometers per year
    are stated.
    """
    stated, count = match.claim("stated"), match.claim("count")
    if stated is None or count is None or not count.unit or count.value <= 1:
        return None
    if not _may_count(count):
        return None
    passage = match.passage
    for at in reversed(passage.positions):
        total = passage.claims[at]
        rate = f"{total.unit} per {count.unit}"
        if total.end <= count.start and total.unit and stated.unit in {total.unit, rate}:
            return replace(match, roles={**match.roles, "total": total})
    return None


def with_one_total_before(match: Match) -> Match | None:
    """The match with the total found before it, if the units leave no doubt: of all that is told
    before, one amount is in the unit that is stated per something, and one counts that something.
    """
    stated, count = match.claim("stated"), match.claim("count")
    if stated is None or count is None or not _may_count(count):
        return None
    above, *below = stated.unit.split(" per ")
    before = [claim for claim in match.passage.claims.values() if claim.end <= stated.start]
    totals = [claim for claim in before if claim.unit == above and claim.bound == "exact"]
    counts = [claim for claim in before if claim.unit == count.unit]
    if below != [count.unit] or len(totals) != 1 or len(counts) != 1:
        return None
    return replace(match, roles={**match.roles, "total": totals[0]})


def of_these_units(match: Match) -> Match | None:
    """The match, if the units of the three are those of a total, a count and what is for each."""
    stated, total, count = (match.claim(role) for role in ("stated", "total", "count"))
    if stated is None or total is None or count is None or not total.unit or not _may_count(count):
        return None
    above, *below = stated.unit.split(" per ")
    same = above == total.unit and below in ([count.unit], ["capita"], ["head"])
    more = _WITH_MORE.match(match.passage.document.text, stated.end)
    return match if same and count.value > 1 and not more else None


def of_this_many(match: Match) -> Match | None:
    """The match, if the count is of what the average is told per; what it is an average of may have
    another name: "42 reaches, an average of less than one trial per child".
    """
    stated, count = match.claim("stated"), match.claim("count")
    if stated is None or count is None or not _may_count(count) or count.value <= 1:
        return None
    return match if stated.unit.split(" per ")[1:] == [count.unit] else None


def for_each(match: Match) -> Match | None:
    """The match, if "each", "a head" or the unit says that it is for one of those counted."""
    stated, total, count = (match.claim(role) for role in ("stated", "total", "count"))
    if stated is None or total is None or count is None or not _may_count(count):
        return None
    if of_these_units(match) is not None:
        return match
    if stated.unit not in {total.unit, ""} or stated.kind != total.kind or count.value <= 1:
        return None
    behind = match.passage.document.text[stated.end :][: len(" per participant")]
    unit = re.escape(count.unit.split()[-1]) if count.unit else "each"
    each = rf"\s*,?\s*(?:each\b|apiece\b|per\s+(?:head|capita|{unit})|an?\s+(?:head|{unit})\b)"
    return match if re.match(each, behind, re.IGNORECASE) else None


def as_decimals(match: Match) -> Match | None:
    """The match, if the average is told to a place behind the point, and total and count in three
    digits or more: of fewer some quotient is always right.
    """
    stated, total, count = (match.claim(role) for role in ("stated", "total", "count"))
    if stated is None or total is None or count is None or "." not in stated.text:
        return None
    return match if min(total.value, count.value) >= _TELLING and _may_count(count) else None


def _may_count(count: Claim) -> bool:
    """Whether a claim can be what something is divided by: a time, or so many whole things."""
    whole = count.kind == "count" and count.value == round(count.value)
    return count.bound != "range" and (count.kind == "duration" or whole)


CONSTRUCTIONS: Final = (
    Construction(
        "so many in so many days, an average of",
        "The line had 217 breakdowns in 31 days, an average of seven a day.",
        "total:amount _ count:duration ,, each ,, stated:amount",
    ),
    Construction(
        "so many in so many days, so many a day",
        "The line had 217 breakdowns in 31 days, seven a day.",
        "total:amount _ count:duration ,, or? ,, stated:amount",
        complete=for_each,
    ),
    Construction(
        "so much among so many, so much each",
        "We split $100 among 20 people, $5 each.",
        "total:amount .. count:amount ,, or|each? ,, stated:amount",
        complete=for_each,
    ),
    Construction(
        "over so many, an average of so much per one, one total before",
        "They built 900 km of road. This took 30 years, which is an average of 30 km per year.",
        "count:amount ~ each ,, stated:amount",
        complete=with_one_total_before,
    ),
    Construction(
        "so many, an average of so many for each of so many",
        "The class read 42 books, an average of 1.4 books per pupil in a class of 30 pupils.",
        "total:amount _ , _ each ,, stated:amount .. count:count",
        complete=of_this_many,
    ),
    Construction(
        "so many. So many were told, on average so many",
        "In all, 2,053 letters came from 681 towns. The average number of letters was M = 3.01.",
        "total:count ~ count:count ~ . ~ each .. stated:count",
        confirmed=True,
        complete=as_decimals,
    ),
    Construction(
        "so many. On average so many, so many in all",
        "We asked 1,492 towns. They sent on average 2.33 letters, 3,476 letters in all.",
        "count:count ~ . ~ each ,, stated:count ~ total:count",
        confirmed=True,
        complete=as_decimals,
    ),
    Construction(
        "over so many, an average of, total before",
        "They built 900 km of road. This took 30 years, an average of 30 km.",
        "count:amount ~ each ,, stated:amount",
        confirmed=True,
        complete=with_total_before,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Averages` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Averages, arithmetic.average, once=("stated_claim",)
    )


KIND: Final = RelationKind("averages", Averages, relate)
