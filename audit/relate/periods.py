"""How long it is from one date to another: the guards of constructions that count days, weeks,
months and years.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit.relate import calendar
from audit.relate.cues import cue_symbols

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.relate.calendar import Date
    from audit.relate.grammar import Match
    from audit.relate.passages import Claim

#: Years that are years and no other numbers.
FIRST_YEAR, LAST_YEAR = 1000, 2200
#: Behind a length that is that of the stretch named before it: the end of its clause.
_CLOSED = re.compile(
    r"\s*(?:[.;:)–—]|,(?!\s*(?:longer|shorter|more|less))|\Z)"
    r"|\s+(?:in (?:all|total)|altogether|long)\b"
    r"|\s+of\s+(?!which|whom|them|those|these|that|this)"
    r"|\s+(?:period|span|stretch|spell|run|term|interval)\b",
    re.IGNORECASE,
)
#: From the later date to the length: ", a total of", " (", ", or".
_APPOSED = re.compile(
    r"\s*[,(]\s*(?:(?:or|for|i\.e\.|that\s+is|lasting|over|an?|the|about|some|nearly|almost|just)\s+"
    r"|(?:total|span|period|stretch|term)\s+of\s+){0,3}",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\s+(?:period|span|stretch|reign|term|interval),?\s*\(?\s*(?:of\s+)?")
_WORKING = re.compile(r"\b(?:working|business|trading|school|match)\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:began|begun|started|opened|launched|broke\s+out|beginning|starting)\s+(?:in|on)\s+\Z",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r",?\s*(?:and|until|before)\s+(?:it\s+)?(?:\w+ly\s+)?"
    r"(?:ended|finished|closed|concluded|stopped|ending|finishing)\s+(?:in|on)\s+",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r",?\s*(?:lasting|having\s+lasted|after|over)?\s*(?:for\s+)?(?:a\s+total\s+of\s+)?",
    re.IGNORECASE,
)
_LATER = re.compile(r"\s+(?:later|on)\b", re.IGNORECASE)
#: From a length to the earlier date: "after the 2011 vote", "after it opened in 2011".
_AFTER = re.compile(
    r"\s+after\s+(?:(?:the|its|their|his|her|that|a|an)\s+)?(?:[\w’'-]+\s+){0,4}", re.IGNORECASE
)
_THEN = re.compile(r"\s+later,?\s*\(?\s*(?:in|on)\s+", re.IGNORECASE)
_SHORT = re.compile(r"\s*(?:[\w’'-]+\s+){0,4}")


def between(match: Match, one: str, other: str) -> str:
    """The text from the claim in one role to the claim in another."""
    first, second = match.claim(one), match.claim(other)
    if first is None or second is None:
        return ""
    return match.passage.document.text[first.end : second.start]


def before(match: Match, role: str, reach: int = 60) -> str:
    """The text before the claim in a role."""
    claim = match.claim(role)
    if claim is None:
        return ""
    return match.passage.document.text[max(claim.start - reach, 0) : claim.start]


def behind(match: Match, role: str, reach: int = 60) -> str:
    """The text behind the claim in a role."""
    claim = match.claim(role)
    return "" if claim is None else match.passage.document.text[claim.end : claim.end + reach]


def counted(match: Match) -> Match | None:
    """The match with its ends counted in the unit of the span, if they can be and are in their
    order.
    """
    stated, start, end = (match.claim(role) for role in ("stated", "start", "end"))
    if stated is None or start is None or end is None:
        return None
    count = _COUNTS.get(stated.unit)
    if count is None or _WORKING.search(stated.text):
        return None
    first, last = _completed(start, end)
    ends = count(first), count(last)
    if ends[0] is None or ends[1] is None or not ends[0] < ends[1]:
        return None
    if stated.unit in _IN_DAYS and first.year is None and _over_leap_day(first, last):
        return None
    return replace(
        match,
        roles={
            **match.roles,
            "start": replace(start, value=ends[0], low=ends[0], high=ends[0]),
            "end": replace(end, value=ends[1], low=ends[1], high=ends[1]),
        },
    )


def _completed(start: Claim, end: Claim) -> tuple[Date, Date]:
    """The two dates, each with what the other tells of it: "from 4 to 9 May", "24 May to 3 June
    2018".
    """
    last = calendar.parse(end.text)
    if start.kind == "count":
        bare = start.text.isdecimal() and last.day is not None
        return calendar.Date(last.year, last.month, int(start.text) if bare else None), last
    first = calendar.parse(start.text)
    if first.month is None or last.month is None:
        return first, last
    year = first.year or last.year
    return first._replace(year=first.year or year), last._replace(year=last.year or year)


def _over_leap_day(first: Date, last: Date) -> bool:
    return (first.month or 0) <= 2 < (last.month or 0)


def _days(date: Date) -> float | None:
    if date.month is None or date.day is None:
        return None
    try:
        return float(datetime.date(date.year or 2001, date.month, date.day).toordinal())
    except ValueError:  # a day that no month has
        return None


def _weeks(date: Date) -> float | None:
    days = _days(date)
    return None if days is None else days / 7.0


def _months(date: Date) -> float | None:
    return None if date.month is None else 12.0 * (date.year or 2001) + date.month


def _years(date: Date) -> float | None:
    known = date.year is not None and FIRST_YEAR <= date.year <= LAST_YEAR
    return float(date.year) if known and date.year is not None else None


_COUNTS: Final[dict[str, Callable[[Date], float | None]]] = {
    "day": _days,
    "week": _weeks,
    "month": _months,
    "year": _years,
    "year of age": _years,
}
_IN_DAYS: Final = frozenset({"day", "week"})


def stretch(match: Match) -> Match | None:
    """As `counted`; none where the length moved between the dates: "rose from 34 to 38 years
    between 2000 and 2020".

    "It rained on three days from 4 to 9 May": of days and months only those count that are parted
    by a comma or make an adjective, as "the six-day fair from 4 to 9 May".
    """
    stated = match.claim("stated")
    if stated is None:
        return None
    place = match.place("stated")
    moved = {cue_symbols()["to"], cue_symbols()["from"]}
    if "-" in stated.text:
        return counted(match)
    if moved & set(match.passage.symbols[max(place - 3, 0) : place]):
        return None
    parted = between(match, "stated", "start").lstrip().startswith(",")
    return counted(match) if parted or stated.unit.startswith("year") else None


def from_to(match: Match) -> Match | None:
    """As `counted`, if the length ends its clause: not "from 4 to 9 May, two days longer"."""
    if not _APPOSED.fullmatch(between(match, "end", "stated")):
        return None
    return counted(match) if _CLOSED.match(behind(match, "stated")) else None


def years_apart(match: Match) -> Match | None:
    """As `counted`, if the years with a dash between them say which period is meant: "the
    three-year period 2015-2018", but not "followed for three years (2015-2019)".
    """
    stated = match.claim("stated")
    dash = between(match, "start", "end").strip() in {"-", "–", "—"}
    if stated is None or "-" not in stated.text or not dash:
        return None
    return counted(match) if _PERIOD.fullmatch(between(match, "stated", "start")) else None


def began_and_ended(match: Match) -> Match | None:
    """As `counted`, if something is told to have begun at the one date and ended at the other."""
    stated, start = match.claim("stated"), match.claim("start")
    if stated is None or start is None or not _ENDED.fullmatch(between(match, "start", "end")):
        return None
    if not _BEGAN.search(before(match, "start")):
        return None
    if stated.start < start.start:
        told = "," not in between(match, "stated", "start") and "-" in stated.text
        return counted(match) if told else None
    closed = _CLOSED.match(behind(match, "stated")) or _LATER.match(behind(match, "stated"))
    return (
        counted(match) if closed and _LASTING.fullmatch(between(match, "end", "stated")) else None
    )


def after(match: Match) -> Match | None:
    """As `counted`, if "after" ties the length to the earlier date."""
    return counted(match) if _AFTER.fullmatch(between(match, "stated", "start")) else None


def later(match: Match) -> Match | None:
    """As `counted`, if "later" ties the length to both dates, and nothing else comes between."""
    tied = _THEN.fullmatch(between(match, "stated", "end"))
    return counted(match) if tied and _SHORT.fullmatch(between(match, "start", "stated")) else None
