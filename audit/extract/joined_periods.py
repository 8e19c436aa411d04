"""Periods that a sentence names in several parts.

"The third quarter of last year", "January to March 2019", "since 2015", "the year ended June 30,
2019 and 2018".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.extract.calendar_times import Around, Part, Rolling
from audit.extract.period_words import QUIET, lowers, period_words, skip_back
from audit.extract.times import Span, When
from audit.extract.told_times import (
    Between,
    Ended,
    Moved,
    Near,
    Untold,
    UpToNow,
    Within,
    in_year,
    year_told,
)
from audit.extract.vocabulary import WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.extract.tokens import Tokens

    Joint = Callable[[Tokens, Span, Span], Span | None]

_OF = frozenset({"of", "in", "during", "for", "the", "a", "'", "s"})
_TO = frozenset({"to", "through", "until", "till", "thru", "-", "–", "—"})
_AND = frozenset({"and", "or", "&"})
_SINCE, _OUTSIDE = period_words("since"), period_words("outside")
_LIST = _AND | {",", "in", "the", "for"}


def join_periods(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """The spans, one for what several tell together, with the words that open or bound them."""
    if len(spans) > 1:
        spans = _join(tokens, _join(tokens, spans, _part_of), _range)
        spans = _join(tokens, spans, _ended)
        _share_end(spans)
    return [_led(tokens, span) for span in spans]


def _join(tokens: Tokens, spans: list[Span], joined: Joint) -> list[Span]:
    """The spans, those made one that a joint joins with the one behind them."""
    kept: list[Span] = []
    for span in spans:
        one = joined(tokens, kept[-1], span) if kept else None
        if one is not None:
            kept[-1] = one
        else:
            kept.append(span)
    return kept


def _gap(tokens: Tokens, a: Span, b: Span) -> list[str]:
    return lowers(tokens, a.last, b.first)


def _part_of(tokens: Tokens, a: Span, b: Span) -> Span | None:
    """A part of a year: "the third quarter of 2018", "May last year", "2018's first half".

    Also a day of the week before its date, and the same period of a year.
    """
    gap = _gap(tokens, a, b)
    if a.when.is_year and gap in ([], ["'", "s"]):
        behind = isinstance(b.when, Part) and b.when.numbered and _of_year(b.when, a.when)
        return _span(a, b, behind) if behind else None
    if len(gap) > 2 or not _OF.issuperset(gap):
        dated = isinstance(b.when, Part) and b.when.day is not None and gap in ([","], ["the"])
        weekday = tokens.lexemes[a.last - 1].flags & WEEKDAY
        return _span(a, b, b.when) if dated and weekday else None
    if isinstance(a.when, Moved) and not a.when.months and not a.when.days:
        return _same_of(a, b)
    if _is_winter(a.when) and isinstance(b.when, Part) and b.when.year and b.when.months == (1, 24):
        return _span(a, b, in_year(a.when, b.when.year + 1) or a.when)  # "the winter of 2018/19"
    if not b.when.is_year:
        return _span(a, b, b.when) if _is_day(tokens, a, b) else None
    when = _of_year(a.when, b.when)
    return _span(a, b, when) if when is not None else None


def _is_winter(when: When) -> bool:
    return isinstance(when, Part) and when.months[0] == 0


def _is_day(tokens: Tokens, a: Span, b: Span) -> bool:
    weekday = bool(tokens.lexemes[a.last - 1].flags & WEEKDAY)
    return weekday and isinstance(b.when, Part) and b.when.day is not None


def _span(a: Span, b: Span, when: When) -> Span:
    return Span(a.first, b.last, when, own=b.own)


def _of_year(part: When, year: When) -> When | None:
    """The part of a year, if it is one."""
    if isinstance(part, (Rolling, Around)) and part.months and part.months < 12:
        if isinstance(part, Around) and part.steps != -1:
            return None  # "the last quarter of 2018"
        part = Part(None, (13 - part.months, 12), numbered=True)
    if not isinstance(part, Part) or part.year is not None:
        return None
    part = replace(part, pick="begun")
    if isinstance(year, Part) and year.year is not None and year.is_year:
        return replace(part, year=year.year, fiscal=part.numbered and (year.fiscal or part.fiscal))
    return Within(part, year)


def _same_of(a: Span, b: Span) -> Span | None:
    """The period compared with, of another year: "the same period of 2017", "… a year earlier"."""
    assert isinstance(a.when, Moved)
    if isinstance(b.when, Moved):
        months, days = b.when.months, b.when.days
        return _span(a, b, replace(a.when, months=months, days=days)) if months or days else None
    return _span(a, b, replace(a.when, to=b.when)) if b.when.is_year else None


def _range(tokens: Tokens, a: Span, b: Span) -> Span | None:
    """From the beginning of one to the end of the other.

    "January to March 2019", "from 2015 to 2018", "between May and July", "May 28-30, 2018".
    """
    gap = _gap(tokens, a, b)
    leader = tokens.lexemes[a.first - 1].lower
    between = gap == ["and"] and leader == "between"
    if not between and not (1 <= len(gap) <= 2 and gap[0] in _TO and set(gap[1:]) <= {"the"}):
        return None
    if (
        isinstance(a.when, Between)
        or a.pending
        or b.pending
        or b.own
        or isinstance(a.when, (Moved, UpToNow))
    ):
        return None
    _fill_year(a, b)
    first = a.first - 1 if between or leader == "from" else a.first
    return Span(first, b.last, Between(a.when, b.when), own=b.own)


def _fill_year(a: Span, b: Span) -> None:
    """Gives a month or day the year that is told behind the next: "May and June 2018"."""
    year = year_told(b.when)
    last = b.when.end if isinstance(b.when, Between) else b.when
    if not isinstance(a.when, Part) or a.when.year is not None or year is None:
        return
    if isinstance(last, Part) and last.months[1] <= 12 and not last.is_year:
        behind = (a.when.months[0], a.when.day or 0) > (last.months[1], last.day or 31)
        a.when = a.when.in_year(year - 1 if behind else year)


def _ended(tokens: Tokens, a: Span, b: Span) -> Span | None:
    """A length that a day or month ends: "the nine months ended June 30, 2019"."""
    if (
        not a.pending
        or not isinstance(a.when, Ended)
        or not {"on", "the", "in"}.issuperset(_gap(tokens, a, b))
    ):
        return None
    return _span(a, b, replace(a.when, end=b.when)) if not b.pending else None


def _share_end(spans: list[Span]) -> None:
    """Ends a length as the next does: "the three and six months ended June 30"."""
    for a, b in pairwise(spans):
        if a.pending and isinstance(a.when, Ended) and isinstance(b.when, Ended):
            a.when, a.pending = replace(a.when, end=b.when.end), b.first != a.last + 1


def _near(spans: list[Span]) -> None:
    """Lets what has no year lie near what stands before it.

    "In the third quarter of 2017, up from 4 in the second quarter" is of one year.
    """
    other: Part | None = None
    for span in spans:
        part = span.when
        if not isinstance(part, Part) or part.is_year or part.months[1] > 12:
            continue
        if part.year is None and part.pick == "begun" and other and other.months != part.months:
            span.when = Near(part, other)
            other = _nearest(part, other) if other.year else other
        else:
            other = part


def _nearest(part: Part, other: Part) -> Part:
    """The part in the year that brings it nearest to another whose year is told."""
    assert other.year is not None
    behind = part.months[0] - other.months[0]
    return part.in_year(other.year - 1 if behind > 6 else other.year + (behind < -6))


def _led(tokens: Tokens, span: Span) -> Span:
    """The span with the words around it that open or bound it.

    "Since 2015", "so far this year", "2018 to date", "before 2015"; and "over" before a length.
    """
    j = skip_back(tokens, span.first - 1, QUIET)
    lower = tokens.lexemes[j].lower
    if lower in _SINCE:
        return Span(j, span.last, UpToNow(span.when, since=True))
    prior = lower == "to" and tokens.lexemes[j - 1].lower == "prior"
    if (lower in _OUTSIDE or prior) and j >= 0:
        return Span(j, span.last, Untold())
    if lower == "far" and tokens.lexemes[j - 1].lower == "so":
        return Span(j - 1, span.last, UpToNow(span.when))
    behind = tokens.lexemes[span.last].lower, tokens.lexemes[span.last + 1].lower
    if behind in (("so", "far"), ("to", "date")):
        return Span(span.first, span.last + 2, UpToNow(span.when))
    if lower == "over" and isinstance(span.when, (Rolling, Moved)) and not _is_base(span.when):
        return replace(span, first=j)
    return span


def _is_base(when: When) -> bool:
    """Whether "over" before the period compares with it: "4 percent over the previous quarter"."""
    return isinstance(when, Moved) and bool(when.months or when.days)


def list_periods(tokens: Tokens, spans: list[Span]) -> list[list[Span]]:
    """The spans, those together that "and" makes a list.

    A year in it has the months and day of what stands before it, and gives its year to a month
    before it: "June 30, 2019 and 2018", "May and June 2018".
    """
    lists: list[list[Span]] = [[span] for span in spans[:1]]
    if len(spans) < 2:
        return lists
    closed = False
    for a, b in pairwise(spans):
        gap = _gap(tokens, a, b)
        joined = 1 <= len(gap) <= 3 and gap[0] in _AND | {","} and _LIST.issuperset(gap)
        if joined and not closed:
            lists[-1].append(b)
        else:
            lists.append([b])
        closed = joined and not closed and not _AND.isdisjoint(gap)
    lists = [told for listed in lists for told in _settled(tokens, listed)]
    _near(spans)
    return lists


def _settled(tokens: Tokens, listed: list[Span]) -> list[list[Span]]:
    """A list with its years filled in; its spans alone where no "and" closes it."""
    if len(listed) == 1:
        return [listed]
    if _AND.isdisjoint(_gap(tokens, listed[-2], listed[-1])):
        return [[span] for span in listed]
    for a, b in zip(listed[-2::-1], listed[:0:-1], strict=True):
        _fill_year(a, b)
    for a, b in pairwise(listed):
        if isinstance(b.when, Part) and b.when.year and b.when.is_year and b.last == b.first + 1:
            b.when = ("in" not in _gap(tokens, a, b) and in_year(a.when, b.when.year)) or b.when
    return [listed]
