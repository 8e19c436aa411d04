"""Periods told from the document's day or from what a number is compared with.

"Last year", "the past 12 months", "two years ago", "a year earlier", "year to date".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.calendar_times import Around, Part, Rolling
from audit.extract.hedges import leading_hedges
from audit.extract.period_words import (
    count_before,
    is_possessive,
    period_words,
    skip_back,
    unit_of_time,
)
from audit.extract.times import Span, When
from audit.extract.tokens import HYPHENS
from audit.extract.told_times import Ended, Moved, Preceding, Untold, UpToNow
from audit.extract.vocabulary import WORD, load

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

_DAYS: dict[str, int] = load("periods")["days"]
_ONE = frozenset({"a", "an", "one", "the"})
_YEAR = "year"
#: "Ten years ago": which year it was the words do not say, nor do those of "over two years ago".
_VAGUE = 9


def read_day(tokens: Tokens, i: int) -> list[Span]:
    """A day that the document's day tells: "today", "yesterday's"."""
    steps = _DAYS[tokens.lexemes[i].lower.removesuffix("'s")]
    return [Span(i, i + 1, Around(0, 1, steps))]


def read_to_date(tokens: Tokens, i: int) -> list[Span]:
    """The year so far, as "YTD"."""
    return [Span(i, i + 1, UpToNow(Around(12, 0)))]


def read_unit(tokens: Tokens, i: int) -> list[Span]:
    """What is told by a unit of time and the words around it; the docstrings below say how."""
    unit = unit_of_time(tokens.lexemes[i].lower)
    if unit is None:
        return []
    name, months, days = unit
    if name == _YEAR:
        compared = _year_compared(tokens, i)
        if compared is not None:
            return [compared]
    for read in (_to_date, _away, _counted, _single):
        span = read(tokens, i, months, days)
        if span is not None:
            span.own = is_possessive(tokens, span.last - 1)
            return [span]
    return _lengths(tokens, i, months, days)


def _year_compared(tokens: Tokens, i: int) -> Span | None:
    """The period compared with, a year before: "the year-ago quarter", "the prior-year period"."""
    if tokens.words[i + 1] in HYPHENS and tokens.lexemes[i + 2].lower in ("ago", "earlier"):
        first, last = i, i + 3
    elif tokens.words[i - 1] in HYPHENS and tokens.lexemes[i - 2].lower in period_words("previous"):
        first, last = i - 2, i + 1
    elif tokens.lexemes[i - 1].lower in period_words("previous") and _is_spell(tokens, i + 1):
        first, last = i - 1, i + 1  # "the prior year quarter"
    else:
        return None
    return Span(first, last + 1 if _is_spell(tokens, last) else last, Moved(-12, 0))


def _is_spell(tokens: Tokens, i: int) -> bool:
    lower = tokens.lexemes[i].lower
    return lower in period_words("spells") or unit_of_time(lower) is not None


def _to_date(tokens: Tokens, i: int, months: int, days: int) -> Span | None:
    """From its beginning to the document's day: "the fiscal year to date", "year-to-date"."""
    k = i + 2 if tokens.words[i + 1] in HYPHENS else i + 1
    behind = k + 2 if tokens.words[k + 1] in HYPHENS else k + 1
    to_date = tokens.lexemes[k].lower == "to" and tokens.lexemes[behind].lower == "date"
    so_far = tokens.lexemes[k].lower == "so" and tokens.lexemes[k + 1].lower == "far"
    if not (to_date or so_far):
        return None
    last = behind + 1 if to_date else k + 2
    first = skip_back(tokens, i - 1, period_words("between") | period_words("this")) + 1
    if tokens.lexemes[first - 1].lower in _BEFORE_UNIT:
        return None  # "the past year to date"
    fiscal = any(tokens.lexemes[j].lower in period_words("fiscal") for j in range(first, i))
    return Span(first, last, UpToNow(Around(months, days, fiscal=fiscal)))


def _away(tokens: Tokens, i: int, months: int, days: int) -> Span | None:
    """Some time before or behind: "two years ago", "a year earlier", "the month before".

    "Ago" is told from the document's day where nothing is compared.
    """
    counted = count_before(tokens, i)
    count, first = counted or (1, i - 1)
    if counted is None and tokens.lexemes[i - 1].lower not in _ONE:
        return None
    word, behind = tokens.lexemes[i + 1].lower, tokens.lexemes[i + 2]
    back, ahead = -count * months, -count * days
    if word in period_words("ago"):
        hedged = any(leading_hedges(tokens, first - 1))
        vague = months > 12 or count > _VAGUE or hedged
        alone = Untold() if vague else Around(months, days, -count)
        return Span(first, i + 2, Moved(back, ahead, alone=alone))
    leads_on = behind.flags & WORD and behind.lower not in period_words("closing")
    if word in period_words("later") and not leads_on:
        return Span(first, i + 2, Moved(-back, -ahead))
    if word not in period_words("earlier") or (word in ("before", "prior") and leads_on):
        return None  # "a year before the war"
    if behind.lower == "than" or (word != "before" and tokens.lexemes[i - 1].lower == "the"):
        return None
    return Span(first, i + 2, Moved(back, ahead))


def _counted(tokens: Tokens, i: int, months: int, days: int) -> Span | None:
    """A number of units up to the document's day, from it, or from the beginning of a year.

    "The past 12 months", "the next three years", "the first nine months".
    """
    counted = count_before(tokens, i)
    if counted is None:
        return None
    count, first = counted
    before = tokens.lexemes[first - 1].lower
    if _is_someones(tokens, first - 2):
        return None
    fiscal = any(tokens.lexemes[j].lower in period_words("fiscal") for j in range(first, i))
    when = _several(before, count * months, count * days, fiscal=fiscal)
    return Span(first - 1, i + 1, when) if when is not None else None


def _several(before: str, months: int, days: int, *, fiscal: bool) -> When | None:
    if before in period_words("last"):
        return Rolling(months, days)
    if before in period_words("next"):
        return Rolling(months, days, ahead=True)
    if before in period_words("previous"):
        return Preceding(months, days)
    if before in period_words("same"):
        return Moved(0, 0, (months, days))
    if before == "first" and 0 < months <= 12:
        return Part(None, (1, months), fiscal=fiscal, numbered=True)
    return None


def _single(tokens: Tokens, i: int, months: int, days: int) -> Span | None:
    """One unit: "last year", "this quarter", "next week", "the same month", "that year"."""
    j = skip_back(tokens, i - 1, period_words("between"))
    before = tokens.lexemes[j].lower
    if before not in _BEFORE_UNIT or j < 0 or _is_someones(tokens, j - 1):
        return None
    fiscal = any(tokens.lexemes[k].lower in period_words("fiscal") for k in range(j, i))
    when = _told(before, months, days, fiscal=fiscal)
    led = tokens.lexemes[j - 1].lower in ("the", "this")
    if before in period_words("last") and led and months not in (3, 6) and not fiscal:
        when = Rolling(months, days)  # "over the last year"
    return Span(j, i + 1, when) if when is not None else None


def _is_someones(tokens: Tokens, i: int) -> bool:
    """Whether a unit is of somebody's time, not of the document's: "her last year in office"."""
    return is_possessive(tokens, i) or tokens.lexemes[i].lower in period_words("someones")


def _told(before: str, months: int, days: int, *, fiscal: bool) -> When | None:
    if before in period_words("last"):
        return Around(months, days, -1, fiscal) if days != 1 else None
    if before in period_words("this"):
        return Around(months, days, 0, fiscal)
    if before in period_words("next"):
        return Around(months, days, 1, fiscal) if days != 1 else None
    if before in period_words("previous"):
        alone = Around(months, days, -1, fiscal) if days != 1 else None
        return Moved(-months, -days, (months, days), alone=alone)
    if before in period_words("same") and months == 12:
        return Moved(0, 0, (months, days))
    return Moved(0, 0) if before in period_words("same") else Moved(0, 0, (months, days))


_BEFORE_UNIT = frozenset().union(
    *map(period_words, ("last", "this", "next", "previous", "same", "that"))
)


def _lengths(tokens: Tokens, i: int, months: int, days: int) -> list[Span]:
    """Lengths that a day or month behind them ends: "the nine months ended June 30".

    "The year to March", "13 weeks ending May 4", "a nine-month period ended in May", "the three and
    six months ended June 30".
    """
    last = i + 2 if _is_spell(tokens, i + 1) else i + 1
    if tokens.lexemes[last].lower not in period_words("ended"):
        return []
    count, first = count_before(tokens, i) or (1, i)
    lengths = [(count, first, last + 1)]
    if tokens.lexemes[first - 1].lower == "and" and first < i:
        other = count_before(tokens, first - 1)
        lengths += [(*other, first - 1)] if other else []
    return [
        Span(first, last, Ended(count * months, count * days, Untold()), pending=True)
        for count, first, last in lengths
    ]
