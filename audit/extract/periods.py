"""Which of the periods that a sentence names a number speaks of."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from audit.extract.dates import Span
from audit.extract.vocabulary import CHANGE, listed

if TYPE_CHECKING:
    import datetime

    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Words that lead over to another thing, whose period is not that of the thing before.
_OTHER_CLAUSE = frozenset({";", "compared", "versus", "against", "than", "over", "from", "between"})
#: How far from a number its period may stand, in words.
_REACH = 60
_LEAD_AWAY = listed("lead_away")


def assign_periods(
    tokens: Tokens, mentions: list[Mention], spans: list[Span], told: datetime.date | None
) -> None:
    """Gives each mention the period that it speaks of, where the sentence names one."""
    if not spans:
        return
    owners = {k: span for span in spans for k in range(span.first, span.last)}
    for mention in mentions:
        if mention.kind == "date":
            own = owners.get(mention.first)
            mention.period = own.period(told) if own else None
    firsts = [span.first for span in spans]
    if _respectively(tokens, mentions, spans, told):
        return
    for mention in mentions:
        if mention.kind in ("date", "time", "identifier"):
            continue
        span = _behind(tokens, mention, spans, firsts) or _before(tokens, mention, spans, firsts)
        mention.period = span.period(told) if span else None


def _respectively(
    tokens: Tokens, mentions: list[Mention], spans: list[Span], told: datetime.date | None
) -> bool:
    """Pairs numbers with periods in turn.

    "in 2019, 2018 and 2017 were 5, 4 and 3, respectively".
    """
    if not any(lexeme.lower == "respectively" for lexeme in tokens.lexemes[: tokens.count]):
        return False
    numbers = [m for m in mentions if m.kind not in ("date", "time", "identifier", "ordinal")]
    if not numbers or len(numbers) % len(spans):
        return False
    for n, mention in enumerate(numbers):
        mention.period = spans[n % len(spans)].period(told)
    return True


def _behind(tokens: Tokens, mention: Mention, spans: list[Span], firsts: list[int]) -> Span | None:
    """The first period behind the number, unless the words lead over to another thing first."""
    n = bisect_left(firsts, mention.right)
    if n == len(spans) or firsts[n] - mention.right > _REACH:
        return None
    between = range(mention.right, firsts[n])
    led_away = any(tokens.lexemes[k].lower in _LEAD_AWAY for k in between)
    return None if led_away else spans[n]


def _before(tokens: Tokens, mention: Mention, spans: list[Span], firsts: list[int]) -> Span | None:
    """The period before the number in the same clause: "In May 2018 revenue was $5 million"."""
    n = bisect_left(firsts, mention.left) - 1
    if n < 0 or mention.left - spans[n].last > _REACH:
        return None
    for k in range(spans[n].last, mention.left):
        lexeme = tokens.lexemes[k]
        if lexeme.lower in _OTHER_CLAUSE:
            return None
        if lexeme.flags & CHANGE and tokens.lexemes[k + 1].lower == "from":
            return None
    return spans[n]
