"""Clock times: one instant told twice, and how long it is from one to another."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from audit.relate import calendar
from audit_calendar import zones
from audit_calendar.frames import Clocks, ClockSpans
from audit_calendar.reading import day, sentence_of, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.document import Document
    from audit.relate.passages import Passages

_DAY: Final = 24 * 60
_HALF_DAY: Final = 12 * 60
_MINUTES: Final = {"hour": 60.0, "minute": 1.0}
_NEXT_DAY: Final = re.compile(
    r"\b(?:next|following|previous|day|days|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|break|flight|flies|arriv\w+|local|about|around|roughly|approximately|each|every|daily)\b",
    re.IGNORECASE,
)


class Time(NamedTuple):
    """The minutes after midnight that a clock time may be, and whether it says which half of the
    day.
    """

    minutes: tuple[int, ...]
    form: str


def _time(name: str, mark: str = "[:.]") -> str:
    """A pattern for a clock time, with groups called after `name`; `mark` parts its minutes."""
    return (
        rf"(?P<{name}>(?<![\d.:])(?P<{name}h>\d{{1,2}})(?:{mark}(?P<{name}m>[0-5]\d))?"
        rf"(?:\s*(?P<{name}half>[ap]\.?m\b\.?))?)"
    )


def _read(found: re.Match[str], name: str) -> Time | None:
    """The time of these groups; None for numbers that are none."""
    hour, minute, half = (found[f"{name}{part}"] for part in ("h", "m", "half"))
    if (minute is None and half is None) or int(hour) > (12 if half else 23):
        return None
    past = int(hour) * 60 + int(minute or 0)
    if half is not None:
        noon = _HALF_DAY if half[0] == "p" else 0
        return Time(((past % _HALF_DAY) + noon,), "12")
    if hour[0] == "0" or int(hour) > 12:
        return Time((past,), "24")
    return Time((past % _HALF_DAY, past % _HALF_DAY + _HALF_DAY), "")


@cache
def _zoned() -> re.Pattern[str]:
    zone = calendar.one_of(zones.names())
    one, other = _time("one", "[:.]?"), _time("two", "[:.]?")  # "1430 GMT"
    first = rf"\b{one}\s*(?P<zone>{zone})\b"
    second = rf"{other}\s*(?P<other>{zone})\b"
    return re.compile(rf"{first}\s*(?:\(|/|,?\s+or\s)\s*{second}")


_HOURS_TWICE: Final = re.compile(
    rf"\b{_time('one')}\s*\(\s*{_time('two')}(?:\s*(?:hours|hrs|h))?\s*\)"
    r"(?!\s*[A-Z]{2,5}\b)"
)


def clocks(passages: Passages) -> pd.DataFrame:
    """The `Clocks` of a batch."""
    return Clocks.from_rows(
        row for one in passages.documents for row in (*_in_zones(one), *_twice(one))
    )


def _in_zones(document: Document) -> Iterator[dict[str, Any]]:
    for found in _zoned().finditer(document.text):
        one, two = _read(found, "one"), _read(found, "two")
        if one is None or two is None:
            continue
        if one.minutes == two.minutes:  # on the air at 8 p.m. in every zone
            continue
        pair = (found["zone"], found["other"])
        possible = zones.differences(*pair, _days(document, found.start()))
        yield _row(document, found, (one, two), possible, zones=" and ".join(pair))


def _twice(document: Document) -> Iterator[dict[str, Any]]:
    for found in _HOURS_TWICE.finditer(document.text):
        one, two = _read(found, "one"), _read(found, "two")
        if one is None or two is None or {one.form, two.form} != {"12", "24"}:
            continue
        # "Doors at 7 p.m. (19:30)" is of two events; who counts the hours wrong keeps the minutes
        if (one.minutes[0] - two.minutes[0]) % 60 == 0:
            yield _row(document, found, (one, two), frozenset({0}), zones="")


def _row(
    document: Document,
    found: re.Match[str],
    times: tuple[Time, Time],
    possible: frozenset[int],
    **columns: Any,
) -> dict[str, Any]:
    """The pair, with that difference of those it may tell and that of those possible which come
    nearest to each other.
    """
    one, two = times
    stated, expected = min(
        (
            (difference, known)
            for a in one.minutes
            for b in two.minutes
            for difference in (b - a - _DAY, b - a, b - a + _DAY)
            for known in possible
        ),
        key=lambda pair: abs(pair[0] - pair[1]),
    )
    told = {"stated": stated, "expected": expected, **columns}
    return statement(document, found.span(), found.span("two"), "one instant, told twice", told)


def _days(document: Document, offset: int) -> list[datetime.date]:
    """The day that the sentence tells; days of every season, where it tells none or several."""
    found = [
        calendar.parse(each.group())
        for each in re.finditer(rf"\b{day()}", document.text[slice(*sentence_of(document, offset))])
    ]
    year = document.date.year if document.date else datetime.date(2020, 1, 1).year
    if len(found) == 1 and found[0].year and found[0].month and found[0].day:
        try:
            return [datetime.date(found[0].year, found[0].month, found[0].day)]
        except ValueError:  # a day that no month has: DAT001 tells
            return zones.days_of(year)
    return zones.days_of(year)


_FROM_TO: Final = re.compile(
    rf"\b(?:from|between)\s+{_time('one')}\s*(?:to|until|and|[-–—])\s*{_time('two')}"
    r"(?:,\s+(?:a\s+total\s+of\s+|or\s+|lasting\s+)?|\s*\(\s*(?:a\s+total\s+of\s+)?)\Z"
)
_RAN: Final = re.compile(
    r"\s+(?:[a-z-]+\s+){1,4}(?:ran|runs|lasted|lasts|was\s+held|is\s+held|took\s+place|takes\s+place)\s+"
    rf"(?:from|between)\s+{_time('one')}\s*(?:to|until|and|[-–—])\s*{_time('two')}"
)
_CLOSED: Final = re.compile(r"\s*(?:[.;)]|,|\Z|in\s+(?:all|total)\b)")


def clock_spans(passages: Passages) -> pd.DataFrame:
    """The `ClockSpans` of a batch: "from 9 a.m. to 11:30 a.m., two and a half hours"."""
    claims = passages.claims
    lengths = claims[claims["kind"].eq("duration") & claims["unit"].isin(_MINUTES)]
    documents = {document.name: document for document in passages.documents}
    rows = (_span(documents[str(each.document)], each) for each in lengths.itertuples())
    return ClockSpans.from_rows(row for row in rows if row is not None)


def _span(document: Document, length: Any) -> dict[str, Any] | None:
    text = document.text
    sentence = sentence_of(document, length.start)
    if _NEXT_DAY.search(text, *sentence):
        return None
    found = _FROM_TO.search(text, sentence[0], length.start)
    if found is None or not _CLOSED.match(text, length.end, sentence[1]):
        found = _RAN.match(text, length.end, sentence[1]) if "-" in length.text else None
    if found is None:
        return None
    one, two = _read(found, "one") or _bare(found), _read(found, "two")
    if one is None or two is None:
        return None
    unit = _MINUTES[length.unit]
    apart = {(b - a) % _DAY for a in one.minutes for b in two.minutes}
    told = {"stated": length.value, "stated_low": length.low, "stated_high": length.high}
    return statement(
        document,
        (min(found.start("one"), length.start), max(found.end("two"), length.end)),
        (length.start, length.end),
        "from a clock time to another, so long",
        {
            **{name: value * unit for name, value in told.items()},
            "expected": min(apart, key=lambda minutes: abs(minutes - length.value * unit)),
            "unit": length.unit,
        },
    )


def _bare(found: re.Match[str]) -> Time | None:
    """The hour that "from 9 to 11 a.m." begins with, of either half of the day."""
    hour = int(found["oneh"])
    if found["onehalf"] or not 0 < hour <= 12:
        return None
    past = (hour * 60 + int(found["onem"] or 0)) % _HALF_DAY
    return Time((past, past + _HALF_DAY), "")
