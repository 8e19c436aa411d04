"""Days: how many lie between two of a year that is not told."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from audit.relate import calendar
from audit_calendar.frames import DaySpans
from audit_calendar.reading import day, sentence_of, statement, years_in

if TYPE_CHECKING:
    import pandas as pd

    from audit.document import Document
    from audit.relate.passages import Passages

#: A common year and a leap year.
_YEARS: Final = (2001, 2000)
_WORKING: Final = re.compile(r"\b(?:working|business|trading|school|match)\b", re.IGNORECASE)
_CLOSED: Final = re.compile(r"\s*(?:[.;)]|\Z|in\s+(?:all|total)\b)")


@cache
def _from_to() -> re.Pattern[str]:
    return re.compile(
        rf"\bfrom\s+(?P<start>{day()})\s+(?:to|until|through)\s+(?P<end>{day()})"
        r"(?:,\s+(?:a\s+total\s+of\s+|or\s+)?|\s*\(\s*(?:a\s+total\s+of\s+)?)\Z"
    )


def day_spans(passages: Passages) -> pd.DataFrame:
    """The `DaySpans` of a batch: those that the core leaves alone, for want of the year."""
    claims = passages.claims
    lengths = claims[claims["kind"].eq("duration") & claims["unit"].eq("day")]
    documents = {document.name: document for document in passages.documents}
    rows = (_span(documents[str(each.document)], each) for each in lengths.itertuples())
    return DaySpans.from_rows(row for row in rows if row is not None)


def _span(document: Document, length: Any) -> dict[str, Any] | None:
    text = document.text
    sentence = sentence_of(document, length.start)
    found = _from_to().search(text, sentence[0], length.start)
    if found is None or not length.text.endswith(" days") or years_in(text, sentence):
        return None
    if not _CLOSED.match(text, length.end, sentence[1]) or _WORKING.search(length.text):
        return None
    apart = _apart(calendar.parse(found["start"]), calendar.parse(found["end"]))
    if apart is None:
        return None
    return statement(
        document,
        (found.start("start"), length.end),
        (length.start, length.end),
        "from a day to another, so many days",
        {
            "stated": length.value,
            "stated_low": length.low,
            "stated_high": length.high,
            "expected_low": apart[0],
            "expected_high": apart[1],
        },
    )


def _apart(first: calendar.Date, last: calendar.Date) -> tuple[int, int] | None:
    """The least and the most days from one to the other, if a leap day may lie between them."""
    if not (first.month and first.day and last.month and last.day) or first.year or last.year:
        return None
    if not first.month <= 2 < last.month:
        return None
    try:
        counts = [
            (
                datetime.date(year, last.month, last.day)
                - datetime.date(year, first.month, first.day)
            ).days
            for year in _YEARS
        ]
    except ValueError:  # a day that not every year has
        return None
    return min(counts), max(counts) + 1  # the first and the last day may both be counted
