"""Factors in one word: "doubled", "twice the", "threefold"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.mention import Mention
from audit.extract.vocabulary import DETERMINER, listed

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

#: Words that are factors only where something shows it: "twice" counts, a "double" is a drink.
_TWICE = frozenset({"twice", "thrice"})
_BARE = _TWICE | {"double", "triple", "treble", "quadruple", "quintuple"}
#: What is told to be so many times as much: "double the sum", "twice last year's total".
_AS_MUCH = listed("as_much")
#: In front of the bare form they show a verb: "will double".
_VERBAL = listed("modals") | {"to", "than"}
#: Nouns of sports and games: "won the doubles".
_NOUNS = frozenset({"doubles", "triples"})


def read_factor(tokens: Tokens, i: int) -> Mention | None:
    """A factor in one word.

    "doubled", "twice the", "threefold"; "scored twice" counts, "doubled down" and "doubles as a
    stage" say no number.
    """
    lexeme = tokens.lexemes[i]
    lower, before = lexeme.lower, tokens.lexemes[i - 1]
    verbal = before.lower in _VERBAL
    if lower in _BARE:
        as_much = _is_as_much(tokens, i + 1)
        verbal = lower not in _TWICE and (verbal or tokens.lexemes[i + 1].lower == "to")
        if not (as_much or verbal):
            return None
        verbal = verbal and before.lower != "than"
    if _is_idiom(tokens, i) or (lower in _NOUNS and before.flags & DETERMINER):
        return None
    mention = Mention(i, i + 1, lexeme.value, words=True)
    mention.kind = mention.unit = "factor"
    if lexeme.value < 1:
        mention.direction = "down"
    elif lower.endswith(("ed", "ing")) or (lower in _BARE and verbal):
        mention.direction = "up"
    # told to the nearest half: between "doubled" and "tripled" there is two and a half times;
    # "a hundredfold" stands for five either way
    tenfold = lexeme.value / 10 if lexeme.value >= 10 else 0.5
    mention.step = tenfold if lexeme.value > 1 else 0.1
    return mention


def _is_as_much(tokens: Tokens, j: int) -> bool:
    """Whether token `j` begins what a factor multiplies.

    "double the sum", "twice Norway's total", "twice as many".
    """
    lower = tokens.lexemes[j].lower
    if lower == "as":
        return as_again(tokens, j + 1)
    return lower in _AS_MUCH or lower.endswith("'s")


def _is_idiom(tokens: Tokens, i: int) -> bool:
    """Whether a word for a factor says something else: "doubled down", "doubles as a stage"."""
    following = tokens.lexemes[i + 1].lower
    if tokens.lexemes[i].lower in _TWICE:
        return False
    return following == "down" or (following == "as" and not as_again(tokens, i + 2))


def as_again(tokens: Tokens, j: int) -> bool:
    """Whether a second "as" or "much" shows a comparison: "twice as large as", "twice as many"."""
    return any(tokens.lexemes[k].lower in ("as", "much", "many") for k in range(j, j + 4))
