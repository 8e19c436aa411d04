"""Directions: whether the words say that what is counted rose or fell by the number, or to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.vocabulary import ADVERB, CHANGE, CHANGE_NOUN, DETERMINER, STOP, UP, VERB, WORD

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_BETWEEN = frozenset({"by", "of", "about", "around", "nearly", "almost", "roughly", "more", "than", "over", "some", "as", "much",
    "a", "an", "another", "further", "additional", "just", "only", "at", "least", "less", "under", "up", "to", "approximately", "slightly",
    "sharply", "even", "the", "or", "(", "between", "from", ",", "most", "well", "close", "+", "-"})  # fmt: skip


def read_direction(tokens: Tokens, mention: Mention, previous: Mention | None) -> str:
    """"up", "down" or "" for the change word that governs the mention."""
    if mention.direction:
        return mention.direction
    behind = _noun_behind(tokens, mention)
    if behind:
        return behind
    return _before(tokens, mention, previous)


def _name(flags: int) -> str:
    return "up" if flags & UP else "down"


def _noun_behind(tokens: Tokens, mention: Mention) -> str:
    """A noun or adverb of change behind the number: "a 304 percent increase", "5 points higher"."""
    j = mention.right
    if tokens.words[j] == "-":
        j += 1
    for k in range(j, min(j + 3, tokens.count)):
        lexeme = tokens.lexemes[k]
        if lexeme.flags & CHANGE_NOUN and k >= j and not tokens.lexemes[k + 1].lower == "rate":
            return _name(lexeme.flags)
        if k == j and lexeme.lower in ("higher", "lower", "up", "down") and tokens.lexemes[k + 1].lower != "to":
            return _name(lexeme.flags)
        if not lexeme.flags & WORD or lexeme.flags & (STOP | VERB):
            break
    return ""


def _before(tokens: Tokens, mention: Mention, previous: Mention | None) -> str:
    """A change word before the number: "rose 5%", "up 9", "an increase of 4", "fell to 61"."""
    j = (mention.hedge if 0 <= mention.hedge < mention.left else mention.left) - 1
    levels = ""
    floor = max(j - 8, previous.right if previous is not None else 0, 0)
    steps = 0
    while j >= floor:
        lexeme = tokens.lexemes[j]
        flags, lower = lexeme.flags, lexeme.lower
        if lower in ("to", "at") and steps <= 1:
            levels = lower
        elif flags & CHANGE and not (lower in ("up", "over") and tokens.lexemes[j + 1].lower == "to" and not levels):
            if levels == "at":
                return ""
            if lower in ("lower", "higher", "lowest") and steps and tokens.lexemes[j + 1].lower == "than":
                return ""
            return _name(flags)
        elif lower not in _BETWEEN and not flags & ADVERB or flags & DETERMINER and lower not in ("a", "an", "another", "the"):
            return ""
        steps += 1
        j -= 1
    return ""
