"""The date that the first lines of a document tell."""

from __future__ import annotations

import datetime
import re

from audit.extract.vocabulary import load

_MONTHS: dict[str, int] = load("words")["months"]
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATELINE = re.compile(
    rf"\b(?:(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?[ -](?P<m1>{_MONTH_NAMES})\b[.,]{{0,2}}[ -]"
    r"(?P<y1>[12]\d{3})"
    rf"|(?P<m2>{_MONTH_NAMES})\b\.? (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y2>[12]\d{{3}})"
    r"|(?P<y3>[12]\d{3})-(?P<m3>[01]\d)-(?P<d3>[0-3]\d)"
    r"|(?P<a>[0-3]?\d)(?P<by>[/.])(?P<b>[0-3]?\d)(?P=by)(?P<y4>[12]\d{3}))(?:(?=T\d)|\b)",
    re.IGNORECASE,
)
_YEAR_IN_LINE = re.compile(r"[12]\d{3}")
#: The place before the date of a report: "LONDON, June 17, 2018 (Agency) -".
_PLACE = re.compile(r"\s*(?:[A-Z][A-Z.'-]+[ ,/]{1,2}){1,5}(?:\w{2,9}\.?, )?\Z")
#: A word that makes a date a part of its sentence, and one that makes it the document's all the
#: same: "on Sunday, June 17, 2018", "Published on Sunday, June 17, 2018".
_LED = re.compile(r"\b(?:[a-z]+|On|In|Since|By|Until|From)\W+(?:\w{3,6}day\W{1,2})?\Z")
_LABEL = re.compile(
    r"\b(?:published|posted|updated|modified|released?|dated?|filed|issued|created)"
    r"(?: on| at)?[ :]+"
    r"(?:\w{3,6}day\W{1,2})?\Z",
    re.IGNORECASE,
)
#: Where a dateline is looked for, and how long its line may be, in characters; the second is that
#: of one with a place before it, whose line goes on.
_HEAD = 4000
_LONGEST_DATELINE = 120
#: How many words may stand behind a date that nothing labels: the time, the zone, the agency.
_WORDS_BEHIND = 6


def find_dateline(text: str) -> datetime.date | None:
    """The date that the first lines of a document tell.

    "17 Jun, 2018 22:39", "Published: 2018-06-17T10:00:00Z", "LONDON, June 17, 2018 (Agency) -";
    none that is part of a sentence, nor one in digits that could be two.
    """
    for line in text[:_HEAD].split("\n"):
        start = line[:_LONGEST_DATELINE]
        if _YEAR_IN_LINE.search(start):
            match = _DATELINE.search(start)
            if match is not None and _is_dateline(line, match):
                return _told(match)
    return None


def _is_dateline(line: str, match: re.Match[str]) -> bool:
    """Whether a date stands on a line of its own, or behind the place of a report."""
    before, behind = line[: match.start()], line[match.end() :]
    if _PLACE.match(before) or (_LABEL.search(before) and len(line) <= _LONGEST_DATELINE):
        return True
    return _LED.search(before) is None and len(behind.split()) <= _WORDS_BEHIND


def _told(match: re.Match[str]) -> datetime.date | None:
    month_name = match["m1"] or match["m2"]
    try:
        if month_name:
            month = _MONTHS[month_name.lower()]
            return datetime.date(
                int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"])
            )
        if match["y4"]:
            return _unambiguous(int(match["a"]), int(match["b"]), int(match["y4"]))
        return datetime.date(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    except ValueError:
        return None


def _unambiguous(one: int, two: int, year: int) -> datetime.date | None:
    """The date, if only one of the two numbers can be its month."""
    if one <= 12 and two <= 12 and one != two:
        return None
    return datetime.date(year, *((one, two) if one <= 12 else (two, one)))
