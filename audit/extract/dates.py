"""Dates, years, clock times: numbers that place a thing in time instead of measuring it."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.extract.clock import is_clock_time
from audit.extract.vocabulary import (
    CAPITAL,
    DIGITS,
    MONTH,
    PART_OF_YEAR,
    PLURAL,
    STOP,
    WORD,
    listed,
    load,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention, Period
    from audit.extract.tokens import Tokens

_MONTHS: dict[str, int] = load("words")["months"]
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.h]([0-5]\d)(?::[0-5]\d)?\Z")
_YEAR_LEADERS = listed("year_leaders")
_YEAR_FOLLOWERS = listed("year_followers")
_MEASURED_BEFORE = listed("measured_before")
_MEASURED_BEHIND = listed("measured_behind")
_MONEY_SIGNS = frozenset("$€£¥")
_DASHES = frozenset("-–—/")
_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
#: Letters that tell works of one year apart.
_LETTERS = frozenset("abcde")
_QUARTER_CODE = re.compile(r"[QH]\Z")
FIRST_YEAR, LAST_YEAR = 1000, 2200
#: The years that a column of nanoseconds can hold in full.
_FIRST_PERIOD, _LAST_PERIOD = 1678, 2261


@dataclass(slots=True)
class Span:
    """A period that the sentence names, with its tokens.

    A year is missing where the words give none.
    """

    first: int
    last: int
    year: int | None
    months: tuple[int, int] = (1, 12)
    day: int | None = None

    def period(self, told: datetime.date | None) -> Period | None:
        """First and last day.

        A year that the words leave out is the last one up to the day `told`.
        """
        year = self.year
        if year is None:
            if told is None:
                return None
            year = told.year if self.months[0] <= told.month else told.year - 1
        if not _FIRST_PERIOD <= year <= _LAST_PERIOD:
            return None
        first, last = self.months
        if self.day is not None:
            day = min(self.day, calendar.monthrange(year, first)[1])
            return datetime.date(year, first, day), datetime.date(year, first, day)
        end = calendar.monthrange(year, last)[1]
        return datetime.date(year, first, 1), datetime.date(year, last, end)


def mark_dates(tokens: Tokens, mentions: list[Mention]) -> list[Span]:
    """The periods that the sentence names.

    Mentions that belong to one become dates, clock times become times.
    """
    spans: list[Span] = []
    for n, mention in enumerate(mentions):
        if mention.scale != 1.0 or tokens.words[mention.first - 1] in _MONEY_SIGNS:
            continue
        word = tokens.words[mention.first]
        if (
            mention.kind not in ("", "ordinal")
            or mention.words
            or (len(word) > 4 and "." not in word)
        ):
            continue
        if is_clock_time(tokens, mentions, n):
            continue
        span = _numeric_date(tokens, mention) or _month_date(tokens, mention)
        if span is None:
            span = _year(tokens, mention)
        if span is not None:
            mention.kind = "date"
            _take_in_year(tokens, mentions, n, span)
            mention.value = mention.low = mention.high = float(span.year) if span.year else math.nan
            mention.step = 0.0
            spans.append(span)
    _months_alone(tokens, spans)
    _quarters(tokens, spans)
    spans.sort(key=lambda span: span.first)
    return spans


def _take_in_year(tokens: Tokens, mentions: list[Mention], n: int, span: Span) -> None:
    """Widens a day and month over the year behind it: "17 June, 2018" is one date."""
    mention = mentions[n]
    following = mentions[n + 1] if n + 1 < len(mentions) else None
    if span.day is None or following is None or not mention.last <= following.first < span.last:
        return
    mention.right = max(mention.right, following.last)
    following.kind = "within"


def is_month(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is the name of a month; "may" and "march" only with a capital."""
    lexeme = tokens.lexemes[i]
    return bool(lexeme.flags & MONTH) and bool(lexeme.flags & CAPITAL)


def _integer(tokens: Tokens, i: int) -> int | None:
    word = tokens.words[i]
    return (
        int(word)
        if tokens.lexemes[i].role == DIGITS and word.isdecimal() and len(word) <= 4
        else None
    )


def _year_number(tokens: Tokens, i: int) -> int | None:
    number = _integer(tokens, i)
    return (
        number
        if number is not None and FIRST_YEAR <= number <= LAST_YEAR and len(tokens.words[i]) == 4
        else None
    )


def _month_date(tokens: Tokens, mention: Mention) -> Span | None:
    """A day or a year next to a month.

    "May 1, 2018", "3 Feb, 2020", "June 2019", "the 9th of May".
    """
    i = mention.first
    before = _month_before(tokens, i)
    behind = _month_behind(tokens, mention.last, ordinal=mention.kind == "ordinal")
    year = _year_number(tokens, i)
    if before is not None and year is not None:
        mention.left = min(mention.left, before)
        return Span(before, i + 1, year, (_MONTHS[tokens.lexemes[before].lower],) * 2)
    day = _integer(tokens, i)
    if day is None or not 1 <= day <= 31:
        return None
    if before is not None and before >= i - 2 and tokens.words[i - 1] != ",":
        month, last = before, mention.last
    elif behind is not None:
        month, last = behind, behind + 1
    else:
        return None
    mention.left, mention.right = min(mention.left, month), max(mention.right, last)
    first = min(month, i)
    number = _MONTHS[tokens.lexemes[month].lower]
    k = last + 1 if tokens.words[last] in (",", ".") else last
    if tokens.lexemes[k].lower in ("of", "in"):
        k += 1
    year = _year_number(tokens, k)
    return Span(first, k + 1 if year else last, year, (number, number), day)


def _month_before(tokens: Tokens, i: int) -> int | None:
    """The token of the month before the numeral at `i`.

    "May 1", "Dec. 2019", "June, 2019", "May 28 - 30".
    """
    j = i - 1
    if tokens.words[j] in (",", ".", "of") or tokens.lexemes[j].lower in ("of", "the"):
        j -= 1
    if is_month(tokens, j):
        return j
    if tokens.words[i - 1] in _DASHES and _integer(tokens, i - 2) and is_month(tokens, i - 3):
        return i - 3
    if tokens.words[j] in (",", "") or tokens.lexemes[j].role == DIGITS:
        # the year behind a day: "May 1, 2018", "May 1 2018"
        k = j if tokens.lexemes[j].role == DIGITS else j - 1
        if tokens.lexemes[k].lower in ("st", "nd", "rd", "th"):
            k -= 1
        day = _integer(tokens, k)
        if day is not None and day <= 31 and is_month(tokens, k - 1):
            return k - 1
    return None


def _month_behind(tokens: Tokens, j: int, *, ordinal: bool) -> int | None:
    """The token of the month behind a day: "17 Jun", "9th of May", "28 - 30 May"."""
    if ordinal and tokens.lexemes[j].lower == "of":
        j += 1
    if is_month(tokens, j):
        return j
    if tokens.words[j] in _DASHES and _integer(tokens, j + 1) and is_month(tokens, j + 2):
        return j + 2
    return None


_ISO = re.compile(
    r"([12]\d{3})-([01]\d)-([0-3]\d)(?!\d)|(\d{1,2})[/.](\d{1,2})[/.]([12]\d{3}|\d{2})(?![\d/])"
)


def _numeric_date(tokens: Tokens, mention: Mention) -> Span | None:
    """A date in digits alone.

    "2018-06-17", "12/31/2019", "31.12.2019"; a month first where it can be one.
    """
    if tokens.words[mention.last] not in ("-", "/") and "." not in tokens.words[mention.first]:
        return None
    match = _ISO.match(tokens.text, tokens.starts[mention.first])
    if match is None:
        return None
    if match[1]:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    else:
        month, day, year = int(match[4]), int(match[5]), int(match[6])
        if month > 12:
            month, day = day, month
        year += 2000 if year < 50 else 1900 if year < 100 else 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    last = mention.last
    while last < tokens.count and tokens.starts[last] < match.end():
        last += 1
    mention.last = mention.right = last
    return Span(mention.first, last, year, (month, month), day)


def _year(tokens: Tokens, mention: Mention) -> Span | None:
    """A year that stands alone.

    "in 2018", "fiscal 2019", "2019 results", "the 1990s", "2013-14".
    """
    i = mention.first
    year = _year_number(tokens, i)
    if year is None or (mention.left != i and tokens.words[i - 1] not in _DASHES):
        return _short_year(tokens, mention)
    following = tokens.lexemes[mention.last]
    if following.lower == "s" and tokens.glued(mention.last):
        mention.last = mention.right = mention.last + 1
        return Span(i, mention.last, year)
    if not 1700 <= year <= 2100 and tokens.lexemes[i - 1].lower not in _YEAR_LEADERS:
        return None
    letter = tokens.words[mention.last]
    if letter in _LETTERS and tokens.glued(mention.last):
        mention.last = mention.right = mention.last + 1  # "(Lee, 2018b)"
        return Span(i, mention.last, year)
    if _counts(tokens, mention, year):
        return None
    if tokens.words[mention.last] in _DASHES and tokens.glued(mention.last):
        tail = _integer(tokens, mention.last + 1)
        if (
            tail is not None
            and len(tokens.words[mention.last + 1]) == 2
            and tail == (year + 1) % 100
        ):
            mention.last = mention.right = mention.last + 2
    return Span(i, mention.last, year)


def _short_year(tokens: Tokens, mention: Mention) -> Span | None:
    """A decade or a year in two digits: "the 90s", "FY19"."""
    i = mention.first
    number = _integer(tokens, i)
    if number is None or len(tokens.words[i]) != 2:
        return None
    following = tokens.lexemes[mention.last]
    if following.lower == "s" and tokens.glued(mention.last) and number % 10 == 0:
        mention.last = mention.right = mention.last + 1
        return Span(i, mention.last, 1900 + number if number > 20 else 2000 + number)
    if tokens.words[i - 1] in ("FY", "CY") or tokens.lexemes[i - 1].lower == "fiscal":
        return Span(i - 1, mention.last, 2000 + number)
    return None


def _counts(tokens: Tokens, mention: Mention, year: int) -> bool:
    """Whether a numeral that could be a year counts or measures.

    "2000 soldiers", "1500 m", "$2000".
    """
    i = mention.first
    before, following = tokens.lexemes[i - 1], tokens.lexemes[mention.last]
    word = tokens.words[i - 1]
    if word in ("$", "£", "€", "¥", "=", "<", ">", "~", "≈") or tokens.words[mention.last] in (
        "%",
        "$",
        "€",
        "£",
    ):
        return True
    if following.lower in _YEAR_FOLLOWERS:
        return False
    if before.lower in _MEASURED_BEFORE:
        return True
    if before.lower in _YEAR_LEADERS or before.flags & MONTH:
        return False
    plural = following.flags & PLURAL and not following.flags & (STOP | CAPITAL)
    if (year % 100 == 0 and plural) or following.lower in _MEASURED_BEHIND:
        return True
    return tokens.glued(mention.last) and bool(following.flags & WORD) and following.lower != "s"


def _months_alone(tokens: Tokens, spans: list[Span]) -> None:
    """Months without a day or year: "strikes in May", "the September contract"."""
    both = MONTH | CAPITAL
    months = [i for i, lexeme in enumerate(tokens.lexemes) if lexeme.flags & both == both]
    taken = {k for span in spans for k in range(span.first, span.last)} if months else set()
    for i in months:
        if i in taken:
            continue
        lower = tokens.lexemes[i].lower
        if lower in ("may", "march", "mar", "sun", "sat") and i == 0:
            continue
        if lower == "may" and tokens.lexemes[i + 1].lower in ("have", "be", "not"):
            continue
        month = _MONTHS[lower]
        spans.append(Span(i, i + 1, None, (month, month)))


def _quarters(tokens: Tokens, spans: list[Span]) -> None:
    """Quarters and half-years, with the year behind.

    "the third quarter of 2018", "Q3 2018", "first half".
    """
    parts = [i for i, lexeme in enumerate(tokens.lexemes) if lexeme.flags & PART_OF_YEAR]
    by_first = {span.first: span for span in spans} if parts else {}
    for i in parts:
        lower = tokens.lexemes[i].lower
        if lower in ("quarter", "half"):
            number, first = _QUARTERS.get(tokens.lexemes[i - 1].lower), i - 1
            if tokens.words[i - 1] == "-":
                number, first = _QUARTERS.get(tokens.lexemes[i - 2].lower), i - 2
            last = i + 1
        elif lower in ("q", "h") and tokens.lexemes[i + 1].role == DIGITS and tokens.glued(i + 1):
            number, first, last = _integer(tokens, i + 1), i, i + 2
        else:
            continue
        months = {"q": 3, "h": 6}[lower[0]]
        if number is None or not 1 <= number * months <= 12:
            continue
        year = next(
            (_year_number(tokens, k) for k in range(last, last + 4) if _year_number(tokens, k)),
            None,
        )
        quarter = number * months - months + 1, number * months
        named = next((by_first[k] for k in range(last, last + 5) if k in by_first), None)
        if year and named is not None and named.year == year:
            named.first, named.months = first, quarter
        else:
            spans.append(Span(first, last, year, quarter))
