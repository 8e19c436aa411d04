"""The date that the first lines of a document tell."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from audit.extract.vocabulary import (
    load,
)

if TYPE_CHECKING:
    pass


_MONTHS: dict[str, int] = load("words")["months"]


def find_dateline(text: str) -> datetime.date | None:
    """The date that the first lines of a document tell.

    "17 Jun, 2018 22:39", "June 17, 2018", "2018-06-17".
    """
    for line in text[:_HEAD].split("\n"):
        if len(line) <= _LONGEST_DATELINE and _YEAR_IN_LINE.search(line):
            match = _DATELINE.search(line)
            if match is not None:
                return _told(match)
    return None


def _told(match: re.Match[str]) -> datetime.date | None:
    month_name = match["m1"] or match["m2"]
    try:
        if month_name:
            month = _MONTHS[month_name.lower()]
            return datetime.date(
                int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"])
            )
        return datetime.date(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    except ValueError:
        return None


_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATELINE = re.compile(
    rf"\b(?:(?P<d1>[0-3]?\d)(?:st|nd|rd|th)? (?P<m1>{_MONTH_NAMES})\b[.,]{{0,2}} "
    r"(?P<y1>[12]\d{3})"
    rf"|(?P<m2>{_MONTH_NAMES})\b\.? (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y2>[12]\d{{3}})"
    r"|(?P<y3>[12]\d{3})-(?P<m3>[01]\d)-(?P<d3>[0-3]\d))\b",
    re.IGNORECASE,
)
_YEAR_IN_LINE = re.compile(r"[12]\d{3}")
#: Where a dateline is looked for, and how long its line may be, in characters.
_HEAD = 4000
_LONGEST_DATELINE = 120
