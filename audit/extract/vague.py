"""Numbers that are told vaguely: "dozens", "tens of millions", "several hundred", "a couple of"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from audit.extract.lookup import read_phrase
from audit.extract.mention import Mention
from audit.extract.phrases import noun_phrase
from audit.extract.vocabulary import (
    CARDINAL,
    DETERMINER,
    DIGITS,
    PLURAL,
    SCALE,
    VAGUE,
    WORD,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

#: Words that tell a number only with a scale behind them, or as "a couple of".
_SMALL = frozenset({"few", "several", "handful", "couple"})
#: Words that are an order of magnitude only with "of" behind them: "scores of", "tens of".
_WITH_OF = frozenset({"tens", "scores"})
_MORE = frozenset({"more", "other", "further"})


def read_vague(tokens: Tokens, i: int) -> Mention | None:
    """A number that the word at token `i` tells vaguely; its value is NaN, its ends are known."""
    if tokens.lexemes[i].lower in _SMALL:
        return _read_small(tokens, i)
    return _read_order(tokens, i)


def _read_order(tokens: Tokens, i: int) -> Mention | None:
    """An order of magnitude: "dozens", "hundreds of thousands", "tens of millions"."""
    lower, before = tokens.lexemes[i].lower, tokens.lexemes[i - 1]
    if before.role in (DIGITS, CARDINAL) or (before.lower in ("a", "the") and lower == "scores"):
        return None
    if before.lower == "in" and not tokens.lexemes[i + 1].flags & WORD:
        return None  # "Revenue (in thousands)"
    low, high = tokens.vocabulary.vague[lower]
    last = i + 1
    follower = tokens.lexemes[i + 2]
    if tokens.lexemes[i + 1].lower == "of" and follower.role == VAGUE and follower.value >= 10:
        low, high, last = low * follower.value, high * follower.value, i + 3
    elif lower in _WITH_OF and tokens.lexemes[i + 1].lower != "of":
        return None
    return _vague(i, last, low, high)


def _read_small(tokens: Tokens, i: int) -> Mention | None:
    """So many of a scale, or a couple.

    "several hundred", "a few thousand", "a couple of million", "a couple of ships". Elsewhere these
    words tell no number: "a few ships", "in a couple of days", "the couple".
    """
    lower, first = tokens.lexemes[i].lower, i
    article = tokens.lexemes[i - 1].lower == "a"
    j = i + 2 if tokens.lexemes[i + 1].lower == "of" and lower != "few" else i + 1
    factor, last = 1.0, j
    while tokens.lexemes[last].role == SCALE:
        factor, last = factor * tokens.lexemes[last].value, last + 1
    if factor == 1.0:
        if lower != "couple" or not article or not _counts(tokens, j):
            return None
        last = i + 1
    if article:
        first = i - 1
    low, high = tokens.vocabulary.vague[lower]
    mention = _vague(first, last, low * factor, high * factor)
    if lower == "couple":
        mention.value, mention.bound = low * factor, "about"
    return mention


def _counts(tokens: Tokens, j: int) -> bool:
    """Whether a plural that can be counted begins at token `j`: "ships", "more of the ships"."""
    if tokens.lexemes[j].lower in _MORE:
        j += 1
    if tokens.lexemes[j].lower == "of" and tokens.lexemes[j + 1].flags & DETERMINER:
        j += 1
    while tokens.lexemes[j].flags & DETERMINER:
        j += 1
    end = noun_phrase(tokens, j)
    if end == j or not tokens.lexemes[end - 1].flags & PLURAL:
        return False
    measured = read_phrase(tokens, end - 1) is not None
    return not measured and tokens.lexemes[end - 1].lower not in ("times", "points")


def _vague(first: int, last: int, low: float, high: float) -> Mention:
    mention = Mention(first, last, math.nan, low=low, high=high, bound="range", kind="count")
    mention.words = mention.vague = True
    return mention
