"""Dates and years: numbers that place a thing in time instead of measuring it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from audit.extract.calendar_times import Part
from audit.extract.clock import is_clock_time, tells_hour
from audit.extract.tens import read_tens
from audit.extract.times import Span
from audit.extract.versions import is_dotted_version
from audit.extract.vocabulary import (
    CAPITAL,
    CHANGE_NOUN,
    DIGITS,
    MONTH,
    PLURAL,
    SCALE,
    STOP,
    VERB,
    WORD,
    listed,
    load,
    word_list,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_MONTHS: dict[str, int] = load("words")["months"]
_FISCAL = word_list(load("periods")["words"]["fiscal"])
_YEAR_LEADERS = listed("year_leaders")
_YEAR_FOLLOWERS = listed("year_followers")
_MEASURED_BEFORE = listed("measured_before")
_MEASURED_BEHIND = listed("measured_behind")
#: Years in two digits up to this are of this century: "the class of '05".
_THIS_CENTURY = 30
_NUMBERED_NAMES = listed("numbered_names")
#: Next to a number that could be a year, signs that show it to count: "> 2000", "1920 × 1080".
_SIGNS_BEFORE, _SIGNS_BEHIND = frozenset("=<>~≈"), frozenset("%x×")
_DASHES = frozenset("-–—/")
#: What a change that is compared with a year ends with: "up 3 percent over 2016".
_PERCENT = frozenset({"%", "percent", "pct", "cent", "points", "higher", "lower"})
#: Letters that tell works of one year apart.
_LETTERS = frozenset("abcde")
FIRST_YEAR, LAST_YEAR = 1000, 2200
#: Of a number below this that stands before a plural, a count is likelier than a year.
_FIRST_LIKELY = 1700


def mark_dates(tokens: Tokens, mentions: list[Mention]) -> list[tuple[Mention, Span]]:
    """The mentions that are dates or years, each with the period that it names.

    They get the kind of dates, clock times that of times.
    """
    dated: list[tuple[Mention, Span]] = []
    for n, mention in enumerate(mentions):
        if mention.kind == "within" or mention.scale != 1.0:
            continue
        if tokens.words[mention.first - 1] in tokens.vocabulary.names.signs:
            continue
        word = tokens.words[mention.first]
        if (
            mention.kind not in ("", "ordinal")
            or (mention.words and not tells_hour(tokens, mention))
            or (len(word) > 4 and "." not in word)
        ):
            continue
        if is_clock_time(tokens, mentions, n):
            continue
        span = _numeric_date(tokens, mention) or _month_date(tokens, mention)
        if span is None:
            span = _year(tokens, mention)
        if span is not None:
            _take_in_year(tokens, mentions, n, span)
            name_year(mention, span)
            dated.append((mention, span))
    return dated


def name_year(mention: Mention, span: Span) -> None:
    """Makes the mention a date, whose value is the year of its span."""
    mention.kind = "date"
    year = span.when.year if isinstance(span.when, Part) else None
    mention.value = mention.low = mention.high = float(year) if year else math.nan
    mention.step = 0.0


def _take_in_year(tokens: Tokens, mentions: list[Mention], n: int, span: Span) -> None:
    """Widens a day and month over the year behind it: "17 June, 2018" is one date."""
    mention = mentions[n]
    following = mentions[n + 1] if n + 1 < len(mentions) else None
    if following is None or not mention.last <= following.first == span.last - 1:
        return
    if not isinstance(span.when, Part) or span.when.day is None:
        return
    mention.right = max(mention.right, following.last)
    following.kind = "within"


def is_month(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is the name of a month; "may" and "march" only with a capital."""
    lexeme = tokens.lexemes[i]
    return bool(lexeme.flags & MONTH) and bool(lexeme.flags & CAPITAL)


def integer(tokens: Tokens, i: int) -> int | None:
    """The whole number of at most four digits that token `i` is."""
    word = tokens.words[i]
    return (
        int(word)
        if tokens.lexemes[i].role == DIGITS and word.isdecimal() and len(word) <= 4
        else None
    )


def year_number(tokens: Tokens, i: int) -> int | None:
    """The year of four digits that token `i` can be."""
    number = integer(tokens, i)
    return (
        number
        if number is not None and FIRST_YEAR <= number <= LAST_YEAR and len(tokens.words[i]) == 4
        else None
    )


def _month_date(tokens: Tokens, mention: Mention) -> Span | None:
    """A day or a year next to a month.

    "May 1, 2018", "3 Feb, 2020", "June 2019", "the 9th of May", "17-Jun-2018".
    """
    i = mention.first
    before = _month_before(tokens, i)
    year = year_number(tokens, i)
    if before is not None and year is not None:
        mention.left = min(mention.left, before)
        return Span(before, i + 1, Part(year, (_MONTHS[tokens.lexemes[before].lower],) * 2))
    day = integer(tokens, i)
    if day is None or not 1 <= day <= 31:
        return None
    behind = _month_behind(tokens, mention.last, ordinal=mention.kind == "ordinal")
    ranged = tokens.words[i - 1] in _DASHES
    if before is not None and (ranged or (before >= i - 2 and tokens.words[i - 1] != ",")):
        month, last = before, mention.last
    elif behind is not None:
        month, last = behind, behind + 1
    else:
        return None
    number = _MONTHS[tokens.lexemes[month].lower]
    end, year = _year_of_day(tokens, last)
    first, right = min(month, i), last
    if month > mention.last + 1:  # "28 - 30 May": the month belongs to the second day
        right = end = mention.last
    elif ranged and month < i:
        first = i
    mention.left, mention.right = min(mention.left, first), max(mention.right, right)
    return Span(first, end, Part(year, (number, number), day))


def _year_of_day(tokens: Tokens, last: int) -> tuple[int, int | None]:
    """The token behind a day, and the year there: ", 2018", "-2018", " of 2018"."""
    k = last + 1 if tokens.words[last] in (",", ".", "-") else last
    if tokens.lexemes[k].lower in ("of", "in"):
        k += 1
    year = year_number(tokens, k)
    return (k + 1, year) if year else (last, None)


def _month_before(tokens: Tokens, i: int) -> int | None:
    """The token of the month before the numeral at `i`.

    "May 1", "Dec. 2019", "June, 2019", "May 28 - 30".
    """
    j = i - 1
    if tokens.words[j] in (",", ".", "of") or tokens.lexemes[j].lower in ("of", "the"):
        j -= 1
    if is_month(tokens, j):
        return j
    if tokens.words[i - 1] in _DASHES and integer(tokens, i - 2) and is_month(tokens, i - 3):
        return i - 3
    if tokens.words[j] in (",", "") or tokens.lexemes[j].role == DIGITS:
        # the year behind a day: "May 1, 2018", "May 1 2018"
        k = j if tokens.lexemes[j].role == DIGITS else j - 1
        if tokens.lexemes[k].lower in ("st", "nd", "rd", "th"):
            k -= 1
        day = integer(tokens, k)
        if day is not None and day <= 31 and is_month(tokens, k - 1):
            return k - 1
    return None


def _month_behind(tokens: Tokens, j: int, *, ordinal: bool) -> int | None:
    """The token of the month behind a day: "17 Jun", "9th of May", "28 - 30 May"."""
    if ordinal and tokens.lexemes[j].lower == "of":
        j += 1
    if is_month(tokens, j):
        return j
    if tokens.words[j] in _DASHES:
        if is_month(tokens, j + 1) and tokens.glued(j) and tokens.glued(j + 1):
            return j + 1
        if integer(tokens, j + 1) and is_month(tokens, j + 2):
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
    if match is None or (_is_short(match) and is_dotted_version(tokens, mention.first)):
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
    return Span(mention.first, last, Part(year, (month, month), day))


def _is_short(match: re.Match[str]) -> bool:
    """Whether points part a date and its year has two digits: "4.10.19"."""
    return "." in match[0] and len(match[6]) == 2


def _year(tokens: Tokens, mention: Mention) -> Span | None:
    """A year that stands alone, or several.

    "in 2018", "fiscal 2019", "2019 results", "the 1990s", "2013-14".
    """
    i = mention.first
    year = year_number(tokens, i)
    if year is None or (mention.left != i and tokens.words[i - 1] not in _DASHES):
        return _short_year(tokens, mention)
    if tokens.lexemes[mention.last].lower == "s" and tokens.glued(mention.last):
        return _decade(tokens, mention, year)
    if not _FIRST_LIKELY <= year <= 2100 and tokens.lexemes[i - 1].lower not in _YEAR_LEADERS:
        return None
    letter = tokens.words[mention.last]
    if letter in _LETTERS and tokens.glued(mention.last):
        mention.last = mention.right = mention.last + 1  # "(Lee, 2018b)"
        return Span(i, mention.last, Part(year))
    if _counts(tokens, mention, year):
        return None
    years = _years_joined(tokens, mention.last, year)
    if years > 1:
        mention.last = mention.right = mention.last + 2
    return _fiscal(tokens, Span(i, mention.last, Part(year, (1, 12 * years))))


def _years_joined(tokens: Tokens, j: int, year: int) -> int:
    """How many years the two digits behind a dash add to: "2018/19" two, "2010-15" six."""
    tail = tokens.words[j + 1]
    if tokens.words[j] not in _DASHES or not tokens.glued(j) or not tokens.glued(j + 1):
        return 1
    if len(tail) != 2 or not tail.isdecimal() or tokens.words[j + 2] in _DASHES:
        return 1
    last, leader = int(tail), tokens.lexemes[j - 2]
    if last == (year + 1) % 100:
        return 2
    named = leader.flags & CAPITAL and leader.lower not in _YEAR_LEADERS  # "Notice 2015-17"
    # up to 12 it could be a month
    years = last > max(12, year % 100) and tokens.words[j] != "/" and not named
    return last - year % 100 + 1 if years else 1


def _decade(tokens: Tokens, mention: Mention, year: int) -> Span:
    """Ten years, or a hundred: "the 1990s", "the 1800s"."""
    mention.last = mention.right = mention.last + 1
    years = 100 if year % 100 == 0 and year < 2000 else 10 if year % 10 == 0 else 1
    return Span(mention.first, mention.last, Part(year, (1, 12 * years)))


def _short_year(tokens: Tokens, mention: Mention) -> Span | None:
    """A decade or a year in two digits: "the 90s", "FY19"."""
    i = mention.first
    number = integer(tokens, i)
    if number is None or len(tokens.words[i]) != 2:
        return None
    following = tokens.lexemes[mention.last]
    tens = read_tens(tokens, mention)
    if tens == "decade":
        return _decade(tokens, mention, 1900 + number if number > 20 else 2000 + number)
    if tens:
        return None
    if tokens.words[i - 1] in ("'", "’") and tokens.glued(i) and not tokens.glued(i - 1):
        counts = following.flags & PLURAL and not following.flags & STOP  # "the class of '95"
        closes = tokens.words[mention.last] in ("'", "’")
        year = number + (1900 if number > _THIS_CENTURY else 2000)
        return None if counts or closes else Span(i, mention.last, Part(year))
    if tokens.words[i - 1] in ("FY", "CY") or tokens.lexemes[i - 1].lower == "fiscal":
        return _fiscal(tokens, Span(i, mention.last, Part(2000 + number)))
    return None


def _fiscal(tokens: Tokens, span: Span) -> Span:
    """The span, of a fiscal year where it is called one.

    "fiscal 2019", "FY2019", "the financial year 2019", "the 2019 fiscal year".
    """
    i, j = span.first - 1, span.last
    if tokens.lexemes[i].lower in ("year", "years"):
        i -= 1
    before = tokens.lexemes[i].lower in _FISCAL
    behind = tokens.lexemes[j].lower in _FISCAL and tokens.lexemes[j + 1].lower == "year"
    if not before and not behind:
        return span
    when = span.when
    assert isinstance(when, Part)
    if when.months == (1, 24):  # "fiscal 2018/19" is one year, named by its end
        when = Part((when.year or 0) + 1)
    whole = Part(when.year, when.months, fiscal=True)
    return Span(i if before else span.first, j + 2 if behind else j, whole)


def _is_size(tokens: Tokens, noun: int, *, plural: bool) -> bool:
    """Whether the words up to this noun tell how many: "a total of 1440", "a sample of 1870
    adults", "a sample size of 1520".
    """
    named = tokens.lexemes[noun].lower
    if named == "sample":
        return plural
    return named == "size" or (named == "total" and tokens.lexemes[noun - 1].lower == "a")


def _counts(tokens: Tokens, mention: Mention, year: int) -> bool:
    """Whether a numeral that could be a year counts or measures.

    "2000 soldiers", "1500 m", "$2000".
    """
    i = mention.first
    before, following = tokens.lexemes[i - 1], tokens.lexemes[mention.last]
    signs = tokens.words[i - 1], tokens.words[mention.last]
    money = not tokens.vocabulary.names.signs.isdisjoint(signs)
    if money or signs[0] in _SIGNS_BEFORE or signs[1] in _SIGNS_BEHIND:
        return True
    if following.lower in _YEAR_FOLLOWERS or _compares_with_year(tokens, i - 1):
        return False
    named = before.lower in _NUMBERED_NAMES and before.flags & CAPITAL  # "the Russell 2000"
    plural = following.flags & PLURAL and not following.flags & (STOP | CAPITAL)
    measured = following.lower in _MEASURED_BEHIND
    early = year < _FIRST_LIKELY and (plural or measured)  # "by 1190 employees"
    sized = before.lower == "of" and _is_size(tokens, i - 2, plural=bool(plural))
    if before.lower in _MEASURED_BEFORE or named or early or sized:
        return True
    if before.lower in _YEAR_LEADERS or before.flags & MONTH:
        return False
    if (year % 100 == 0 and plural) or measured:
        return True
    return tokens.glued(mention.last) and bool(following.flags & WORD) and following.lower != "s"


def _compares_with_year(tokens: Tokens, over: int) -> bool:
    """Whether "over" leads from a change to the year that it is told against.

    "A rise of 3% over 2016", "12 points higher over 2016", "growth over 2016"; "over 2000 seats"
    counts.
    """
    following = tokens.lexemes[over + 2]
    if tokens.lexemes[over].lower != "over":
        return False
    if following.flags & WORD and not following.flags & (STOP | VERB):
        return False
    change = tokens.lexemes[over - 1]
    percent = change.lower in _PERCENT or tokens.lexemes[over - 1].flags & CHANGE_NOUN
    return bool(percent) or change.role in (DIGITS, SCALE)
