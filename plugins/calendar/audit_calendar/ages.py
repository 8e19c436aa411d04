"""Ages: how old somebody is who was born on a day or in a year."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from audit.relate import calendar
from audit_calendar.frames import Ages
from audit_calendar.reading import YEAR, day, sentence_of, spoken, statement, years_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.document import Document
    from audit.relate.passages import Passages

#: Somebody else, or an age at another time.
_ANOTHER: Final = re.compile(
    r"\b(?:whose|wife|husband|son|daughter|brother|sister|mother|father|parents?|child|children"
    r"|couple|twins?|married|died|death|killed|late|would|will|if|not|n[o']t|than|about|around"
    r"|circa|c\.|or|claims?|supposedly|BC|BCE|fictional|when)(?!\w)",
    re.IGNORECASE,
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    born = rf"\b[Bb]orn\s+(?:in\s+(?:{calendar.one_of(calendar.words('months'))}\s+)?|on\s+)?"
    birth = rf"{born}(?P<birth>{day()}|{YEAR})"
    place = r"(?:\s+in\s+[A-Z][\w’'-]+)?"
    she = rf"{place}[,)]?\s+(?:and\s+|(?:he|she)\s+|(?:[A-Z][\w’'-]+\s+){{1,3}})?"
    age = r"(?:now\s+|only\s+|just\s+|still\s+)?(?P<age>\d{1,3})(?:\s+years\s+old)?"
    return (
        re.compile(rf"{birth}{she}is\s+{age}(?=[.;]|,\s|\s+and\b|\s+this\s+year\b)"),
        re.compile(rf"{birth}{she}(?P<verb>was|turned)\s+{age},?\s+in\s+(?P<at>{YEAR})"),
    )


def relate(passages: Passages) -> pd.DataFrame:
    """The `Ages` of a batch."""
    return Ages.from_rows(row for one in passages.documents for row in _rows(one))


def _rows(document: Document) -> Iterator[dict[str, Any]]:
    text = document.text
    if "orn " not in text:
        return
    for pattern in _patterns():
        for found in pattern.finditer(text):
            sentence = sentence_of(document, found.start())
            told = 1 + (found.groupdict().get("at") is not None)
            if found.end() > sentence[1] or len(years_in(text, sentence)) != told:
                continue
            if not _ANOTHER.search(text, *sentence):
                row = _row(document, found)
                if row is not None:
                    yield row


def _row(document: Document, found: re.Match[str]) -> dict[str, Any] | None:
    birth = calendar.parse(found["birth"])
    at = found.groupdict().get("at")
    now = None if at else spoken(document)
    if birth.year is None or not (at or now):
        return None
    until = now.year if now else int(at or 0)
    high = until - birth.year
    low = high if found.groupdict().get("verb") == "turned" else high - 1
    if now and birth.day and birth.month:
        low = high = _years(birth, now) or high
    return statement(
        document,
        found.span(),
        found.span("age"),
        "born, so old in a year" if at else "born, so old now",
        {
            "stated": int(found["age"]),
            "expected_low": low,
            "expected_high": high,
            "since": birth.year,
            "until": until,
        },
    )


def _years(birth: calendar.Date, now: datetime.date) -> int | None:
    """Whole years since a birth; None for a day that no month has."""
    from dateutil.relativedelta import relativedelta

    try:
        born = datetime.date(birth.year or 1, birth.month or 1, birth.day or 1)
    except ValueError:
        return None
    years: int = relativedelta(now, born).years
    return years
