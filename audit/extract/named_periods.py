"""Months, seasons, weekdays, quarters and halves by their names: "in May", "Q3", "last summer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.calendar_times import Part, Weekday
from audit.extract.dates import integer, year_number
from audit.extract.period_words import period_words, skip_back
from audit.extract.times import Span
from audit.extract.tokens import HYPHENS
from audit.extract.told_times import Moved
from audit.extract.vocabulary import (
    CAPITAL,
    DETERMINER,
    DIGITS,
    MONTH,
    ORDINAL,
    PREPOSITION,
    STOP,
    UPPER,
    WORD,
    load,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

_MONTHS: dict[str, int] = load("words")["months"]
_SEASONS: dict[str, list[int]] = load("periods")["seasons"]
_ORDINALS: dict[str, int] = load("periods")["ordinals"]
#: Full names only: "sun", "sat" and "wed" are other words too.
_WEEKDAYS = load("words")["weekdays"]["list"].split()[:7]
#: How far before a period the verb may stand that puts it ahead, in words.
_REACH = 30
_MONTHS_OF = {"q": 3, "h": 6, "quarter": 3, "half": 6, "quarters": 3}


def read_month(tokens: Tokens, i: int) -> list[Span]:
    """A month without a day or year: "strikes in May", "last May", "the September contract"."""
    lower = tokens.lexemes[i].lower
    if not tokens.lexemes[i].flags & CAPITAL or _is_name(tokens, i):
        return []
    month = _MONTHS[lower]
    if tokens.lexemes[i + 1].lower == "quarter":  # "the June quarter"
        return [Span(i, i + 2, _ending_in(month))]
    return [_picked(tokens, i, Part(None, (month, month)))]


def _ending_in(month: int) -> Part:
    return Part(None, (month - 2, month))


def _is_name(tokens: Tokens, i: int) -> bool:
    """Whether a month's or weekday's name is another word or part of a name.

    "May I", "Theresa May", "MAY RISE", "April Jones".
    """
    before, behind = tokens.lexemes[i - 1], tokens.lexemes[i + 1]
    led = bool(before.flags & (PREPOSITION | DETERMINER)) or _is_pick(before.lower)
    if led and i > 0:
        return False
    if tokens.lexemes[i].lower not in period_words("ambiguous"):
        return False
    titled = tokens.words[i - 1] == "." and tokens.lexemes[i - 2].flags & CAPITAL  # "Mr. March"
    if i == 0 or titled or tokens.lexemes[i].flags & UPPER:
        return True
    capitals = [
        lexeme
        for lexeme in (before, behind)
        if lexeme.flags & CAPITAL and not lexeme.flags & (STOP | MONTH)
    ]
    return bool(capitals) or behind.lower in ("have", "be", "not")


def _is_pick(lower: str) -> bool:
    return any(lower in period_words(name) for name in ("last", "this", "next"))


def _picked(tokens: Tokens, i: int, part: Part) -> Span:
    """The span of a name without a year, picked by the word before it or by the tense."""
    before = tokens.lexemes[i - 1].lower
    for pick, name in (("over", "last"), ("this", "this"), ("next", "next")):
        if before in period_words(name):
            return Span(i - 1, i + 1, Part(None, part.months, pick=pick))
    ahead = "ahead" if is_ahead(tokens, i) else "begun"
    return Span(i, i + 1, Part(None, part.months, pick=ahead))


def is_ahead(tokens: Tokens, i: int) -> bool:
    """Whether the words before token `i` speak of the future: "will hire 40 cooks in May"."""
    words = period_words("ahead")
    return any(lexeme.lower in words for lexeme in tokens.lexemes[max(i - _REACH, 0) : i])


def read_season(tokens: Tokens, i: int) -> list[Span]:
    """A season that is told by its year or the document's day: "the summer of 2018".

    "Last summer", "in fall 2019"; alone it is none.
    """
    first, last = _SEASONS[tokens.lexemes[i].lower.removesuffix("'s")]
    part = Part(None, (first, last))
    before = tokens.lexemes[i - 1].lower
    if _is_pick(before) and i > 0:
        return [_picked(tokens, i, part)]
    verb = tokens.lexemes[i].lower in period_words("ambiguous")
    if verb and before not in period_words("seasonal") and not tokens.lexemes[i].flags & CAPITAL:
        return []  # "prices fall", "a fall of 2018"
    return [Span(i, i + 1, part, pending=True)]


def read_weekday(tokens: Tokens, i: int) -> list[Span]:
    """A day of the week: "on Tuesday", "next Friday"."""
    lower = tokens.lexemes[i].lower.removesuffix("'s")
    if lower not in _WEEKDAYS or not tokens.lexemes[i].flags & CAPITAL:
        return []
    before, behind = tokens.lexemes[i - 1], tokens.lexemes[i + 1]
    number = _WEEKDAYS.index(lower)
    for pick, name in (("over", "last"), ("next", "next"), ("begun", "this")):
        if before.lower in period_words(name):
            return [Span(i - 1, i + 1, Weekday(number, pick))]
    if before.lower in period_words("named_days"):
        return []
    named = behind.flags & CAPITAL and not behind.flags & (MONTH | STOP)
    if named and before.lower != "on":
        return []  # "the Sunday Times"
    return [Span(i, i + 1, Weekday(number, "ahead" if is_ahead(tokens, i) else "begun"))]


def read_numbered(tokens: Tokens, i: int) -> list[Span]:
    """Quarters and halves by their number.

    "The third quarter", "third-quarter", "the fiscal third quarter", "the first and second
    quarters".
    """
    lower = tokens.lexemes[i].lower.removesuffix("'s")
    j = i - 2 if tokens.words[i - 1] in HYPHENS else i - 1
    fiscal = tokens.lexemes[j].lower in period_words("fiscal")
    if fiscal:
        j -= 1
    number = _ORDINALS.get(tokens.lexemes[j].lower)
    if number is None or j < 0:
        return []
    first = skip_back(tokens, j - 1, period_words("fiscal")) + 1
    when = _numbered(lower, number, fiscal=fiscal or first < j)
    spans = [Span(first, i + 1, when)] if when else []
    earlier = _ORDINALS.get(tokens.lexemes[first - 2].lower)
    if lower == "quarters" and earlier and tokens.lexemes[first - 1].lower == "and":
        other = _numbered(lower, earlier, fiscal=fiscal)
        spans = [Span(first - 2, first - 1, other), *spans] if other else spans
    return spans


def _numbered(unit: str, number: int, *, fiscal: bool = False) -> Part | None:
    months = _MONTHS_OF[unit]
    if number * months > 12:
        return None
    part = (number - 1) * months + 1, number * months
    return Part(None, part, fiscal=fiscal, numbered=True)


def is_of_a_game(tokens: Tokens) -> bool:
    """Whether quarters and halves are those of a game: "scored 14 points in the third quarter"."""
    words = period_words("games")
    return any(lexeme.lower in words for lexeme in tokens.lexemes)


def read_code(tokens: Tokens, i: int) -> list[Span]:
    """A quarter or half in signs: "Q3 2018", "3Q18", "Q3'18", "H1 2019", "1H19"."""
    unit = tokens.lexemes[i].lower
    year: int | None = None
    if tokens.lexemes[i - 1].role == DIGITS and tokens.glued(i) and i > 0:
        number, first, last = integer(tokens, i - 1), i - 1, i + 1
        if tokens.words[i] == "h":  # "1h50" are hours
            return []
        year = _two_digits(tokens, last) or (year_number(tokens, last) if tokens.glued(last) else 0)
        last = last + 1 if year else last
    elif tokens.lexemes[i + 1].role == DIGITS and tokens.glued(i + 1):
        number, first, last = integer(tokens, i + 1), i, i + 2
        if tokens.words[last] in ("'", "’"):
            year = _two_digits(tokens, last + 1)
            last = last + 2 if year else last
    else:
        return []
    letters = tokens.glued(last) and tokens.lexemes[last].flags & WORD  # "H1N1"
    if number is None or not number or letters:
        return []
    when = _numbered(unit, number)
    if when is None:
        return []
    pending = not year and (unit == "h" or first < i)
    return [Span(first, last, when.in_year(year) if year else when, pending=pending)]


def _two_digits(tokens: Tokens, k: int) -> int | None:
    """The year that two digits glued to what stands before them tell."""
    word = tokens.words[k]
    return 2000 + int(word) if len(word) == 2 and word.isdecimal() and tokens.glued(k) else None


def read_century(tokens: Tokens, i: int) -> list[Span]:
    """A century by its number: "the 19th century", "the nineteenth century"."""
    j = i - 2 if tokens.words[i - 1] in HYPHENS else i - 1
    lexeme = tokens.lexemes[j]
    number = integer(tokens, j - 1) if lexeme.lower in ("st", "nd", "rd", "th") else None
    first = j - 1 if number else j
    if number is None and lexeme.role == ORDINAL:
        number = int(lexeme.value)
    if not number or not 17 <= number <= 22:
        return []
    return [Span(first, i + 1, Part(number * 100 - 99, (1, 1200)))]


def read_spell(tokens: Tokens, i: int) -> list[Span]:
    """The period compared with, or that of the year before: "the same period".

    "The prior-year period", "the corresponding period".
    """
    before = tokens.lexemes[i - 1].lower
    if before in period_words("same"):
        return [Span(i - 1, i + 1, Moved(0, 0))]
    return []
