"""Periods that a sentence names beside what its numbers speak of.

That of a comparison ("fell 4% on 2019", "the largest since 1998"), the end of a debt ("notes due
2029"), the origin of a thing ("Built in 1924, the house sold for $3 million").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.period_words import QUIET, period_words, skip_back
from audit.extract.vocabulary import CHANGE, NO_NOUN, ONLY_VERB, STOP, WORD, listed

if TYPE_CHECKING:
    from audit.extract.times import Span
    from audit.extract.tokens import Tokens

#: Behind a period they show it to be one that something is compared with: "on 2018 levels".
_LEVELS = listed("levels_of_periods")
#: In front of such a period, and of one on which a change is told.
_AGAINST = frozenset({"below", "above", "over", "than", "from", "versus", "vs", "against"})
#: What an amount ends with.
_AMOUNTS = listed("amount_ends")
#: Superlatives beside those in -est, and how far before "since" one may stand.
_MOST, _REACH = frozenset({"most", "least", "best", "worst", "first"}), 5
#: What ends at a time, and what leads to it.
_ENDING, _INTO = listed("ending_at"), QUIET | {"through", "by", "until", "till", "after", "between"}
#: Participles that tell since when a thing exists.
_ORIGINS = listed("origins")
_OPENS, _CLOSES = frozenset({"", ",", "(", ";", "–", "—"}), frozenset({",", ")", "–", "—"})


def is_beside(tokens: Tokens, span: Span) -> bool:
    """Whether a period is that of another thing than the numbers of the sentence."""
    if span.own:
        return False
    return (
        _is_base(tokens, span)
        or _is_of_record(tokens, span)
        or tokens.lexemes[skip_back(tokens, span.first - 1, _INTO)].lower in _ENDING
        or _is_origin(tokens, span)
    )


def _is_base(tokens: Tokens, span: Span) -> bool:
    """Whether a change is told on a period: "fell 4% on 2019", "30% below 1990 levels".

    "Fell 4% on Tuesday" tells when it fell.
    """
    leader, behind = tokens.lexemes[span.first - 1].lower, tokens.lexemes[span.last]
    if leader in _AGAINST and behind.lower in _LEVELS:
        return True
    if leader in ("below", "above"):
        return not behind.flags & WORD or bool(behind.flags & STOP)
    if leader != "on" or not span.when.is_year:
        return False
    amount = tokens.lexemes[span.first - 2]
    told = amount.role or amount.flags & CHANGE or amount.lower in _AMOUNTS
    ends = not behind.flags & WORD or behind.flags & STOP or behind.lower in _LEVELS
    return bool(told and ends)


def _is_of_record(tokens: Tokens, span: Span) -> bool:
    """Whether "since" tells how long nothing has been so great: "the largest drop since 1998"."""
    if tokens.lexemes[span.first].lower not in period_words("since"):
        return False
    for k in range(span.first - 1, max(span.first - 1 - _REACH, -1), -1):
        lexeme = tokens.lexemes[k]
        adjective = lexeme.flags & NO_NOUN and not lexeme.flags & ONLY_VERB
        if lexeme.lower in _MOST or (adjective and lexeme.lower.endswith("est")):
            return True
        if not lexeme.flags & WORD:
            return False
    return False


def _is_origin(tokens: Tokens, span: Span) -> bool:
    """Whether a period tells since when a thing exists.

    "Built in 1924, the house …", "The firm, founded in 1987, …"; in "40 houses were built in 1924"
    it is that of the number.
    """
    k = skip_back(tokens, span.first - 1, QUIET)
    if tokens.lexemes[k].lower not in _ORIGINS or k < 0:
        return False
    return tokens.words[k - 1] in _OPENS and tokens.words[span.last] in _CLOSES
