"""Dates: whether a month has such a day, and whether the day was a Monday."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from audit.frames import Dates
from audit.parts import RelationKind
from audit.relate import calendar
from audit.relate.calendar import one_of, words
from audit.relate.grammar import Construction

if TYPE_CHECKING:
    from audit.document import Document
    from audit.relate.passages import Passages

CONSTRUCTIONS: Final = (
    Construction("a weekday, its date", "The fair opened on Tuesday, 5 June 2018.", "date:date"),
    Construction("a date, its weekday", "The fair opened on June 5, 2018 (Tuesday).", "date:date"),
    Construction("the last days of a month", "The shop closed on 31 March.", "date:date"),
)
_BEFORE, _AFTER, _LAST_DAYS = (each.name for each in CONSTRUCTIONS)
#: Before it, countries counted days by the Julian calendar still.
_GREGORIAN: Final = 1925
#: Every month has so many days.
_SHORTEST: Final = 28
_REACH: Final = 30
_READ: Final = ["document", "claim", "sentence", "start", "end", "text", "value", "low", "high"]
#: Behind a day that counts nothing: the end of its clause.
_ALONE: Final = re.compile(
    r"\s*(?:[.,;:)]|\Z|\n|(?:at|and|or|in|until|to|through|with|for|was|is)\b)"
)


@cache
def _weekday_before() -> re.Pattern[str]:
    names = one_of([*words("weekdays"), *words("weekdays_short")])
    before = r"(?P<led>[\w’'&]+\s+)?(?:\b(?P<tie>on|every|each|next|last)\s+)?"
    return re.compile(rf"{before}\b(?P<weekday>{names})\b\.?,?\s+(?:the\s+)?\Z")


@cache
def _weekday_behind() -> re.Pattern[str]:
    names = one_of(words("weekdays"))
    return re.compile(rf"(?:\s*\((?P<inside>{names})\)|,\s+an?\s+(?P<apposed>{names})\b)")


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(words('denials'))})(?!\w)", re.IGNORECASE)


@cache
def _led() -> re.Pattern[str]:
    weekdays = [*words("weekdays"), *words("weekdays_short")]
    leads = one_of([*words("before_days"), *(f"{day}," for day in weekdays), *weekdays])
    return re.compile(rf"\b(?:{leads})\s+(?:the\s+)?\Z", re.IGNORECASE)


def _weekday(text: str, start: int, end: int) -> tuple[str, int, str]:
    """The weekday told of the date that stands there, where it stands, and by which
    construction.
    """
    found = _weekday_before().search(text, max(start - _REACH, 0), start)
    if found is not None:
        # "the Mail on Sunday, 4 June 2018" is a newspaper, "every Monday, 4 June" none of its days
        titled = found["tie"] == "on" and (found["led"] or "")[:1].isupper()
        if titled or found["tie"] in {"every", "each"}:
            return "", -1, _LAST_DAYS
        return found["weekday"], found.start("weekday"), _BEFORE
    found = _weekday_behind().match(text, end)
    if found is not None:
        name = "inside" if found["inside"] else "apposed"
        return found[name], found.start(name), _AFTER
    return "", -1, _LAST_DAYS


def _is_asserted(text: str, sentence: tuple[int, int], date: Any, *, weekday: bool) -> bool:
    """Whether the text means the day: a day without its year may be a number of people."""
    if _denied().search(text, *sentence):
        return False
    if weekday or not pd.isna(date.year):
        return True
    led = _led().search(text, max(date.start - _REACH, sentence[0]), date.start) is not None
    return led and _ALONE.match(text, date.end) is not None


def _row(document: Document, date: Any) -> dict[str, Any] | None:
    """A date as a row of `Dates`, if there is something to see to."""
    weekday, at, construction = _weekday(document.text, date.start, date.end)
    known = bool(weekday) and not pd.isna(date.year) and date.year >= _GREGORIAN
    if not known and date.day <= _SHORTEST:
        return None
    own = date.start, date.end
    sentence = document.sentences[date.sentence] if date.sentence >= 0 else own
    if not _is_asserted(document.text, sentence, date, weekday=known):
        return None
    return {
        "document": date.document,
        "sentence": date.sentence,
        "start": min(date.start, at) if known else date.start,
        "end": max(date.end, at + len(weekday)) if known else date.end,
        "construction": construction if known else _LAST_DAYS,
        "settled": True,
        **{f"date_{name}": getattr(date, name) for name in ("claim", "value", "low", "high")},
        **{name: getattr(date, name) for name in ("year", "month", "day")},
        "weekday": weekday if known else "",
        "weekday_start": at if known else None,
    }


def relate(passages: Passages) -> pd.DataFrame:
    """The `Dates` of a batch: days with their weekday, and those that some months lack."""
    claims = passages.claims
    claims = claims.loc[claims["kind"].eq("date"), _READ]
    told = pd.DataFrame(
        map(calendar.parse, claims["text"]), index=claims.index, columns=calendar.Date._fields
    )
    documents = {document.name: document for document in passages.documents}
    told = told.astype("Int64")
    days = claims.join(told)[told["day"].notna() & told["month"].between(1, 12)]
    rows = [_row(documents[str(date.document)], date) for date in days.itertuples()]
    return Dates.from_rows(row for row in rows if row is not None)


KIND: Final = RelationKind("dates", Dates, relate)
