"""The periods that a sentence names: each read, joined with its neighbours, and sorted out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.beside import is_beside
from audit.extract.calendar_times import Around, Part, Rolling
from audit.extract.dates import integer, name_year
from audit.extract.joined_periods import join_periods, list_periods
from audit.extract.named_periods import (
    is_of_a_game,
    read_century,
    read_code,
    read_month,
    read_numbered,
    read_season,
    read_spell,
    read_weekday,
)
from audit.extract.period_words import (
    QUIET,
    is_possessive,
    lowers,
    period_words,
    skip_back,
    unit_of_time,
)
from audit.extract.relative_periods import read_day, read_to_date, read_unit
from audit.extract.told_times import Near
from audit.extract.vocabulary import DIGITS, MONTH, PERIOD, STOP, WEEKDAY, WORD, load

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.period_words import Reader
    from audit.extract.times import Span
    from audit.extract.tokens import Tokens

_BASES = frozenset({"from", "than", "versus", "vs", "against", "over"})
_SAYING = period_words("saying")
_ANCHORS = MONTH | WEEKDAY | PERIOD


def find_periods(
    tokens: Tokens, mentions: list[Mention], dated: list[tuple[Mention, Span]]
) -> list[list[Span]]:
    """The periods that the sentence names, in their order; those told as a list stand together.

    Args:
        tokens: The sentence.
        mentions: Its numbers.
        dated: Those that are dates, with their spans. Where another part of the sentence tells the
            year of one, it is filled in.
    """
    spans = [span for _, span in dated]
    for span in spans:
        span.own = (
            tokens.words[span.last] in ("'", "’") and tokens.lexemes[span.last + 1].lower == "s"
        )
    for i in tokens.counting:
        if tokens.lexemes[i].flags & _ANCHORS:
            spans += _read(tokens, i)
    if not spans:
        return []
    if len(spans) > 1:
        spans = _longest(spans)
    _name_codes(tokens, mentions, dated, spans)
    spans = [span for span in join_periods(tokens, spans) if not span.pending]
    games = any(map(_is_numbered, spans)) and is_of_a_game(tokens)
    spans = [span for span in spans if not _is_idle(tokens, span, games=games)]
    return [told for told in list_periods(tokens, spans) if not _recurs(tokens, told[-1])]


def _read(tokens: Tokens, i: int) -> list[Span]:
    """What the word at `i` names together with the words around it."""
    lexeme = tokens.lexemes[i]
    if lexeme.flags & MONTH:
        return read_month(tokens, i)
    if lexeme.flags & WEEKDAY:
        return read_weekday(tokens, i)
    for reader in _READERS.get(lexeme.lower, ()):
        spans = reader(tokens, i)
        if spans:
            for span in spans:
                span.own = span.own or is_possessive(tokens, span.last - 1)
            return spans
    return []


def _readers() -> dict[str, tuple[Reader, ...]]:
    """How each word is read that can name a period."""
    tables = load("periods")
    readers: dict[str, tuple[Reader, ...]] = {
        word: (read_unit,) for table in ("units", "plurals") for word in tables[table]
    }
    readers |= dict.fromkeys(("quarter", "half", "quarters"), (read_numbered, read_unit))
    readers |= dict.fromkeys(tables["seasons"], (read_season,))
    readers |= dict.fromkeys(tables["days"], (read_day,))
    readers |= dict.fromkeys(period_words("spells") - set(readers), (read_spell,))
    readers |= {"q": (read_code,), "h": (read_code,), "ytd": (read_to_date,)}
    readers |= {"century": (read_century,)}
    return readers | {f"{word}'s": by for word, by in readers.items()}


_READERS = _readers()


def _longest(spans: list[Span]) -> list[Span]:
    """The spans in their order, of those that overlap the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.first, -span.last)):
        if kept and span.first < kept[-1].last:
            if span.last - span.first > kept[-1].last - kept[-1].first:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def _name_codes(
    tokens: Tokens,
    mentions: list[Mention],
    dated: list[tuple[Mention, Span]],
    spans: list[Span],
) -> None:
    """Makes dates of the years in "3Q18" and "Q3'18"."""
    coded = [s for s in spans if isinstance(s.when, Part) and _is_short_year(tokens, s.when, s)]
    firsts = {mention.first: mention for mention in mentions} if coded else {}
    for span in coded:
        mention = firsts.get(span.last - 1)
        if mention is not None and not mention.kind:
            name_year(mention, span)
            dated.append((mention, span))


def _is_short_year(tokens: Tokens, part: Part, span: Span) -> bool:
    """Whether a span ends with the last two digits of its year."""
    two = integer(tokens, span.last - 1)
    return two is not None and part.year is not None and two == part.year % 100


def _is_numbered(span: Span) -> bool:
    """Whether a span is a quarter or half whose year is not told."""
    return isinstance(span.when, Part) and span.when.numbered and span.when.year is None


def _is_idle(tokens: Tokens, span: Span, *, games: bool) -> bool:
    """Whether a span says nothing of the numbers around it.

    A day beside a verb of saying is that of the words; quarters may be those of a game.
    """
    when = span.when
    if _is_numbered(span):
        if games or _is_of_other(tokens, span.last):
            return True
    elif isinstance(when, (Rolling, Around)) and _is_of_other(tokens, span.last):
        return True
    first = skip_back(tokens, span.first - 1, QUIET)
    beside = tokens.lexemes[first].lower, tokens.lexemes[span.last].lower
    if _is_bare_base(tokens, span, first) or is_beside(tokens, span):
        return True
    return not _SAYING.isdisjoint(beside) and _is_short(tokens, span)


def _is_bare_base(tokens: Tokens, span: Span, i: int) -> bool:
    """Whether something is compared with a period itself: "rose 5 percent from April to 21"."""
    lower = tokens.lexemes[i].lower
    base = lower in _BASES or (
        lower in ("with", "to") and tokens.lexemes[i - 1].lower == "compared"
    )
    if (
        not base
        or i < 1
        or span.own
        or not tokens.lexemes[i - 1].flags & WORD | _is_figure(tokens, i)
    ):
        return False
    behind = tokens.lexemes[span.last]
    return not behind.flags & WORD or bool(behind.flags & STOP)


def _is_figure(tokens: Tokens, i: int) -> bool:
    """Whether a number or its sign stands before token `i`."""
    return tokens.lexemes[i - 1].role == DIGITS or tokens.words[i - 1] == "%"


def _recurs(tokens: Tokens, span: Span) -> bool:
    """Whether a day or month is that of every year: "on May 1 of each year", "every June"."""
    part = span.when.part if isinstance(span.when, Near) else span.when
    if not isinstance(part, Part) or part.year is not None:
        return False
    around = tokens.lexemes[span.first - 1].lower, *lowers(tokens, span.last, span.last + 2)
    return not {"each", "every"}.isdisjoint(around)


def _is_of_other(tokens: Tokens, i: int) -> bool:
    """Whether a part is one of something that is no year: "the last two years of the reign"."""
    if tokens.lexemes[i].lower != "of":
        return False
    return {"year", "year's"}.isdisjoint(lowers(tokens, i + 1, i + 4))


def _is_short(tokens: Tokens, span: Span) -> bool:
    """Whether a span is a day or a week."""
    when = span.when
    if isinstance(when, (Part, Around)):
        return bool(when.day if isinstance(when, Part) else when.days)
    unit = unit_of_time(tokens.lexemes[span.last - 1].lower)
    return bool(tokens.lexemes[span.last - 1].flags & WEEKDAY) or bool(unit and unit[2])
