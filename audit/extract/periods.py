"""Which of the periods that a sentence names a number speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.dates import Span
from audit.extract.vocabulary import CHANGE, listed

if TYPE_CHECKING:
    import datetime

    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Words that lead over to another thing, whose period is not that of the thing before.
_LEAD_AWAY = listed("lead_away")


def assign_periods(
    tokens: Tokens, mentions: list[Mention], spans: list[Span], told: datetime.date | None
) -> None:
    """Gives each mention the period that it speaks of, where the sentence names one."""
    for mention in mentions:
        if mention.kind == "date":
            own = next((s for s in spans if s.first <= mention.first < s.last), None)
            mention.period = own.period(told) if own else None
    if not spans:
        return
    if _respectively(tokens, mentions, spans, told):
        return
    for mention in mentions:
        if mention.kind in ("date", "time", "identifier"):
            continue
        span = _behind(tokens, mention, spans, mentions) or _before(tokens, mention, spans)
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


def _behind(
    tokens: Tokens, mention: Mention, spans: list[Span], mentions: list[Mention]
) -> Span | None:
    """The first period behind the number, unless the words lead over to another thing first."""
    following = next((span for span in spans if span.first >= mention.right), None)
    if following is None:
        return None
    for k in range(mention.right, following.first):
        if tokens.lexemes[k].lower in _LEAD_AWAY:
            return None
    return following


def _before(tokens: Tokens, mention: Mention, spans: list[Span]) -> Span | None:
    """The period before the number in the same clause: "In May 2018 revenue was $5 million"."""
    leading = [span for span in spans if span.last <= mention.left]
    if not leading:
        return None
    span = leading[-1]
    for k in range(span.last, mention.left):
        if tokens.lexemes[k].lower in (
            ";",
            "compared",
            "versus",
            "against",
            "than",
            "over",
            "from",
            "between",
        ):
            return None
        if (
            tokens.lexemes[k].flags & CHANGE
            and k + 1 < mention.left
            and tokens.lexemes[k + 1].lower == "from"
        ):
            return None
    return span
