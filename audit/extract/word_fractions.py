"""Fractions in words: "two-thirds", "half of", "three and a fifth", "half a million"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.factors import as_again
from audit.extract.mention import Mention, fraction_step
from audit.extract.tokens import HYPHENS, HYPHENS_AND_DASH
from audit.extract.vocabulary import (
    CARDINAL,
    DENOMINATOR,
    FACTOR,
    ORDINAL,
    SCALE,
    STOP,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

_ARTICLES = frozenset({"a", "an"})


def over_hyphen(tokens: Tokens, j: int) -> int:
    """The token behind a hyphen within a number in words: "twenty-one", "one - fourth"."""
    if tokens.words[j] in HYPHENS_AND_DASH and tokens.lexemes[j + 1].role in (
        CARDINAL,
        SCALE,
        DENOMINATOR,
        ORDINAL,
    ):
        return j + 1
    return j


def _behind_hyphen(tokens: Tokens, j: int) -> int:
    """The token behind a hyphen that joins two words: "two-and-a-half"."""
    joined = tokens.words[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1)
    return j + 1 if joined else j


def _denominator(tokens: Tokens, j: int, several: bool) -> tuple[float, int] | None:
    """A denominator at token `j` and the token behind it.

    "thirds", "twenty-firsts"; singular where one is counted.
    """
    lexeme = tokens.lexemes[j]
    if lexeme.role == DENOMINATOR and (several or lexeme.lower[-1] != "s"):
        return lexeme.value, j + 1
    if lexeme.role == ORDINAL and lexeme.lower not in ("first", "second") and not several:
        return lexeme.value, j + 1
    if lexeme.role == CARDINAL and lexeme.value >= 20:
        k = j + 1 if tokens.words[j + 1] in HYPHENS_AND_DASH else j
        unit = tokens.lexemes[k + 1]
        if (unit.role == DENOMINATOR and several and unit.value < 10) or (
            unit.role == ORDINAL and not several and unit.value < 10
        ):
            return lexeme.value + unit.value, k + 2
    return None


def fraction_behind(tokens: Tokens, mention: Mention) -> Mention | None:
    """The fraction that the integer begins.

    "two-thirds", "three and a fifth", "two-and-a-half", "three quarters billion".
    """
    j = mention.last
    if mention.step < 1.0:
        return None
    k = over_hyphen(tokens, j)
    below = _denominator(tokens, k, several=mention.value != 1.0)
    if below is not None and _is_share(tokens, mention, below[1], hyphen=k > j):
        return _fraction(tokens, mention, mention.value / below[0], below[1])
    j = _behind_hyphen(tokens, j)
    if tokens.lexemes[j].lower != "and":
        return None
    k = _behind_hyphen(tokens, j + 1)
    numerator = tokens.lexemes[k]
    if numerator.lower in _ARTICLES:
        above, k = 1.0, _behind_hyphen(tokens, k + 1)
    elif numerator.role == CARDINAL and numerator.value < 20:
        above, k = numerator.value, over_hyphen(tokens, k + 1)
    else:
        return None
    below = _denominator(tokens, k, several=above != 1.0)
    if below is None:
        return None
    rest, unit = above / below[0], mention.scale
    scale = tokens.lexemes[below[1]]
    end = below[1]
    if scale.role == SCALE and 100 < scale.value < mention.scale:
        unit, end = scale.value, end + 1
    elif scale.role == SCALE and mention.scale == 1.0:
        mention.value *= scale.value
        unit, end = scale.value, end + 1
    mention.value += rest * unit
    mention.step = unit * fraction_step(mention.value / unit)
    mention.last = mention.right = end
    return mention


def _is_share(tokens: Tokens, mention: Mention, end: int, *, hyphen: bool) -> bool:
    """Whether a numeral and a denominator are a fraction.

    "three quarters" may be nine months, "one third" not.
    """
    word = tokens.lexemes[end - 1].lower
    if word not in ("quarter", "quarters"):
        return True
    following = tokens.lexemes[end]
    return (
        hyphen
        or following.lower in ("of", "the")
        or following.role == SCALE
        or (
            mention.value == 3.0
            and (
                tokens.lexemes[mention.first - 1].lower
                not in ("past", "last", "next", "first", "previous", "for", "in")
            )
        )
    )


def _fraction(tokens: Tokens, mention: Mention, value: float, end: int) -> Mention:
    """The mention as a fraction, or as the part of a scale that it is.

    "three quarters billion", "half a dozen", "two-thirds of a million".
    """
    at = _behind_hyphen(tokens, end)  # "a half-dozen"
    if tokens.lexemes[end].lower == "of" and tokens.lexemes[end + 1].lower in _ARTICLES:
        at = end + 1
    article = tokens.lexemes[at].lower in _ARTICLES
    at += article
    scale = tokens.lexemes[at]
    mention.value, mention.step = value, 0.0
    mention.kind = "fraction"
    again = tokens.lexemes[end].lower == "again" and tokens.lexemes[end + 1].lower == "as"
    if again:  # "half again as many"
        _multiply_as_much(mention, end)
        mention.value += 1.0
    elif tokens.lexemes[end].lower == "as" and as_again(tokens, end + 1):
        _multiply_as_much(mention, end)
    elif scale.role == SCALE:
        end = at + 1
        mention.value, mention.scale = value * scale.value, scale.value
        mention.step = 0.0 if scale.value == 12.0 else scale.value / 10
        mention.kind = ""
    elif article and not tokens.lexemes[end + 1].flags & STOP:
        mention.kind = "fraction"
    mention.last = mention.right = end
    mention.words = True
    return mention


def _multiply_as_much(mention: Mention, end: int) -> None:
    """Makes a fraction before "as much" a factor: "half as many", "a third as large as"."""
    mention.kind = mention.unit = "factor"
    mention.step = 0.1 if mention.value == 0.5 else 0.02
    mention.words, mention.last, mention.right = True, end, end


_HALF_FOLLOWERS = listed("half_followers")
_PART_FOLLOWERS = listed("part_followers")
_NOT_A_HALF = frozenset(
    {
        "first",
        "second",
        "latter",
        "better",
        "final",
        "last",
        "this",
        "next",
        "the",
        "each",
        "per",
    }
)


def is_ordinal(tokens: Tokens, i: int) -> bool:
    """Whether a hyphen joins the tens at token `i` to an ordinal: "twenty-first"."""
    tens, unit = tokens.lexemes[i], tokens.lexemes[i + 2]
    joined = tokens.words[i + 1] in HYPHENS_AND_DASH and unit.role == ORDINAL
    return joined and tens.role == CARDINAL and tens.value >= 20 and unit.value < 10


def lone_denominator(tokens: Tokens, i: int, before: str) -> Mention | None:
    """A fraction without a numeral.

    "half of", "a third of", "a quarter million", "half an hour".
    """
    lexeme = tokens.lexemes[i]
    below = _denominator(tokens, i, several=False)
    end = below[1] if below is not None else i + 1
    following = tokens.lexemes[end]
    article = before in _ARTICLES
    by = tokens.lexemes[i - 2].lower == "by"  # "cut by a third compared with May"
    if lexeme.lower == "half":
        fits = _is_half(tokens, i, before)
    elif lexeme.lower == "quarter":
        named = following.lower in _PART_FOLLOWERS or following.lower in (
            "century",
            "mile",
            "pound",
            "as",
        )
        point = tokens.lexemes[_behind_hyphen(tokens, end)].lower in ("point", "percentage")
        fits = following.role == SCALE or point or (article and (named or by))
    else:
        signs = not following.flags & WORD and following.lower not in HYPHENS_AND_DASH
        share = following.lower in _PART_FOLLOWERS or following.lower == "to" or signs
        share = share or (following.lower == "as" and as_again(tokens, end + 1))
        fits = lexeme.role != DENOMINATOR and article and (share or by)
    if not fits or below is None:
        return None
    mention = Mention(i, end, 1.0, 1.0, words=True)
    mention = _fraction(tokens, mention, 1.0 / below[0], end)
    if article:
        mention.first = mention.left = i - 1
    return None if tokens.lexemes[mention.last].role == FACTOR else mention


def _is_half(tokens: Tokens, i: int, before: str) -> bool:
    """Whether "half" is a fraction: "half the town", "the other half", not "the first half"."""
    following = tokens.lexemes[i + 1]
    hyphen = tokens.words[i + 1] in HYPHENS_AND_DASH and tokens.glued(i + 1)
    if before in _NOT_A_HALF or following.lower == "past":
        return False
    if hyphen:
        # "a half-dozen", "a half-hour walk"; not "half-year results"
        halved = tokens.lexemes[i + 2]
        unit = halved.lower in tokens.vocabulary.names.first_words and halved.lower != "year"
        return unit or halved.role in (SCALE, CARDINAL)
    alone = not following.flags & WORD or bool(following.flags & STOP)
    leads = following.lower in _HALF_FOLLOWERS or following.role == SCALE
    return leads or alone or before in _ARTICLES or before == "other"
