"""Ends before their beginnings: of lives, of terms of office, and deeds before a birth or after a
death.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange as calendar_days
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from audit.relate import calendar
from audit_calendar.frames import Reversals
from audit_calendar.reading import YEAR, day, months, sentence_of, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.document import Document
    from audit.relate.passages import Passages

#: Years that count down, of another calendar, or of a story.
_OTHER_CALENDAR: Final = re.compile(r"\b(?:B\.?C\.?(?:E\.?)?|A\.?H\.?)(?!\w)")
_STORY: Final = re.compile(
    r"\b(?:fictional|fiction|novel|reverse|backwards?|time\s+travel\w*|typo|mistaken\w*|wrongly)\b",
    re.IGNORECASE,
)
#: Groups of a pattern that must name the same person.
_PRONOUNS: Final = frozenset({"who", "same"})
#: What only the living do; what is done to somebody may come later.
_DEEDS: Final = (
    r"(?:wrote|painted|married|moved|founded|built|composed|joined|travelled|traveled|enrolled"
    r"|graduated|emigrated|bought|left|retired|began|became|taught|studied|served|ran\s+for)"
)
_TERM: Final = (
    r"(?:served|reigned|ruled|lasted|lived|worked|taught|studied"
    r"|chaired|led|headed|directed|edited|managed|coached|captained"
    r"|was\s+(?:mayor|president|chairman|director|editor|king|queen|governor|minister|in\s+office))"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    date = rf"(?:{day()}|{months()}\s+{YEAR}|{YEAR})\b"
    start, end = rf"(?P<start>{date})", rf"(?P<end>{date})"
    full = rf"{day()}(?<=\d{{4}})"
    few = r"(?:\s+(?!from\b)[A-Za-z’'-]+){0,6}?"
    closed = r"(?=[.,;)]|\s+(?:and|as|in|at|by|when|with)\b|\Z)"
    return (
        (
            "served from, to",
            re.compile(rf"\b{_TERM}\b{few}\s+from\s+{start}\s+(?:to|until)\s+{end}{closed}"),
        ),
        (
            "born in, died in",
            re.compile(
                rf"\bborn\s+(?:in\s+|on\s+)?{start}(?:\s+in\s+[A-Z][\w’'-]+)?,?\s+(?:and\s+)?"
                rf"(?:(?:he|she)\s+)?died\s+(?:in\s+|on\s+)?{end}"
            ),
        ),
        (
            "(birth - death)",
            re.compile(rf"\(\s*(?P<start>{full})\s*[-–—]\s*(?P<end>{full})\s*\)"),
        ),
        (
            "born in, in so acted",
            re.compile(
                rf"(?:\A|(?<=[.\n]\s))(?:He|She|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){{0,2}})"
                rf"\s+was\s+born\s+(?:in|on)\s+{start}(?:\s+in\s+[A-Z][\w’'-]+)?\.\s+"
                rf"In\s+{end},?\s+(?:he|she)\s+{_DEEDS}\b"
            ),
        ),
        (
            "died in, in so acted",
            re.compile(
                rf"(?:\A|(?<=[.\n]\s))(?P<who>He|She)\s+died\s+(?:in|on)\s+(?P<end>{date})\.\s+"
                rf"In\s+(?P<start>{date}),?\s+(?P<same>he|she)\s+{_DEEDS}\b"
            ),
        ),
    )


def relate(passages: Passages) -> pd.DataFrame:
    """The `Reversals` of a batch: what begins and ends, in either order."""
    rows = (row for document in passages.documents for row in _rows(document))
    return Reversals.from_rows(rows)


def _rows(document: Document) -> Iterator[dict[str, Any]]:
    if _OTHER_CALENDAR.search(document.text):
        return
    for construction, pattern in _patterns():
        for found in pattern.finditer(document.text):
            pronouns = {name.lower() for key, name in found.groupdict().items() if key in _PRONOUNS}
            start, end = _reach(found["start"]), _reach(found["end"])
            story = _STORY.search(document.text, *_sentences(document, found))
            if start is None or end is None or story or len(pronouns) > 1:
                continue
            yield statement(
                document,
                found.span(),
                found.span("end"),
                construction,
                {
                    "stated": end[0],
                    "stated_low": end[0],
                    "stated_high": end[1],
                    "expected_low": start[0],
                    "expected_high": start[1],
                    "begins_start": found.start("start"),
                    "begins_end": found.end("start"),
                },
            )


def _sentences(document: Document, found: re.Match[str]) -> tuple[int, int]:
    """From the first of the sentences of a match to the last."""
    return (
        sentence_of(document, found.start())[0],
        sentence_of(document, found.end() - 1)[1],
    )


def _reach(words: str) -> tuple[int, int] | None:
    """The first and the last day that a date may be, counted in days; None where it tells no
    year.
    """
    told = calendar.parse(words)
    if told.year is None:
        return None
    try:
        first = datetime.date(told.year, told.month or 1, told.day or 1)
        last_day = calendar_days(told.year, told.month or 12)[1]
        last = first if told.day else datetime.date(told.year, told.month or 12, last_day)
    except ValueError:  # a day that no month has
        return None
    return first.toordinal(), last.toordinal()
