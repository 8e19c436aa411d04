"""When the fiscal years of a document end, as the document tells it."""

from __future__ import annotations

import re
from collections import Counter

from audit.extract.vocabulary import load

_MONTHS: dict[str, int] = load("words")["months"]
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
#: "fiscal 2019 ended (on) September 28, 2019", "our fiscal year ends on the last Saturday of
#: January", "the financial year ended 31 March 2019", "year ended March 31" of a document that
#: speaks of fiscal years elsewhere.
_END = re.compile(
    r"\b(?:(?P<sure>fiscal|financial)\s(?:years?\s)?(?P<named>[12]\d{3}\s)?|years?\s)"
    r"(?:that\s|which\s)?end(?:s|ed|ing)?\s(?:on\s)?(?:the\s)?"
    r"(?:(?:last\s)?\w{3,6}day,?\s(?:nearest\s|closest\s|of\s|in\s|to\s|the\s){0,3})?"
    rf"(?:(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<month>{_NAMES})\b\.?"
    r"(?:\s(?P<d2>[0-3]?\d)\b)?(?:,?\s(?P<year>[12]\d{3})\b)?",
    re.IGNORECASE,
)
_MIDDLE = 15


def fiscal_year_end(text: str) -> tuple[int, int]:
    """The month with which the fiscal years of a text end, and by how much their names lag.

    The lag is 1 where "fiscal 2019" ends in 2020. An end in the first half of a month is told as
    that of the month before; where the text tells several, the one told most often counts, and the
    calendar's where it tells none.
    """
    if "iscal" not in text and "inancial year" not in text and "FY" not in text:
        return 12, 0
    sure: Counter[int] = Counter()
    others: Counter[int] = Counter()
    lags: Counter[int] = Counter()
    for match in _END.finditer(text):
        month, year = _last_month(match)
        (sure if match["sure"] else others)[month] += 1
        if match["named"] and year:
            lags[year - int(match["named"])] += 1
    told = sure or others
    if not told:
        return 12, 0
    lag = lags.most_common(1)[0][0] if lags else 0
    return told.most_common(1)[0][0], lag if lag in (0, 1) else 0


def _last_month(match: re.Match[str]) -> tuple[int, int | None]:
    """The last whole month of the year, and the year in which it lies if told."""
    month = _MONTHS[match["month"].lower()]
    year = int(match["year"]) if match["year"] else None
    day = match["d1"] or match["d2"]
    if day and int(day) <= _MIDDLE:
        return (month - 1, year) if month > 1 else (12, year - 1 if year else None)
    return month, year
