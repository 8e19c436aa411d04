"""Counted nouns: the noun phrase behind a number, and the singular of its head."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from audit.extract.vocabulary import (
    CAPITAL,
    CHANGE,
    CHANGE_NOUN,
    DIGITS,
    MONTH,
    PLURAL,
    STOP,
    VERB,
    WEEKDAY,
    WHOSE,
    WORD,
    irregular_plurals,
    looks_plural,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_HYPHENS = frozenset("-‐‑")
#: The longest noun phrase that is read.
_LONGEST = 7


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """The singular of a noun, by rule and exception; what is none comes back as it is."""
    lower = word.lower()
    known = irregular_plurals().get(lower)
    if known is not None:
        return known
    if not looks_plural(lower):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "uses")) and len(lower) > 4:
        return word[:-2]
    return word[:-1]


def attach_noun(tokens: Tokens, mention: Mention) -> None:
    """Finds the noun phrase behind the mention; a mention without a unit counts its head."""
    j = mention.right
    lexemes = tokens.lexemes
    if tokens.words[j] in _HYPHENS and tokens.glued(j) and lexemes[j + 1].flags & WORD:
        j += 1  # "11-member board"
    if lexemes[j].lower == "of" and mention.bound == "range" and mention.value != mention.value:
        j += 1  # "dozens of people"
        while lexemes[j].lower in ("the", "these", "those", "its", "their", "our"):
            j += 1
    elif lexemes[j].lower in ("of", "new") and lexemes[j + 1].lower == "the" and False:
        j += 2
    end = noun_phrase(tokens, j)
    if end > j:
        mention.noun = (j, end)


def noun_phrase(tokens: Tokens, j: int) -> int:
    """The token behind the noun phrase that begins at token `j`; `j` where none does.

    It goes on to the first plural and the nouns behind that; verbs, function words and signs end it.
    """
    lexemes, words = tokens.lexemes, tokens.words
    k = j
    plural_at = -1
    while k < tokens.count and k - j < _LONGEST:
        lexeme = lexemes[k]
        flags = lexeme.flags
        if not flags & WORD:
            if words[k] in _HYPHENS and k > j and tokens.glued(k) and tokens.glued(k + 1) and lexemes[k + 1].flags & WORD:
                k += 2
                continue
            break
        if flags & STOP or lexeme.role and not (k > j and lexeme.role == DIGITS):
            break
        if flags & (MONTH | WEEKDAY) and flags & CAPITAL:
            break
        if flags & VERB and (k > j or not flags & PLURAL) and _is_verb(tokens, k, j):
            break
        if plural_at >= 0 and not (flags & PLURAL and not flags & VERB) and not flags & CAPITAL:
            break
        if flags & PLURAL and plural_at < 0:
            plural_at = k
            if words[k + 1 : k + 2] and not lexemes[k + 1].flags & PLURAL:
                k += 1
                break
        k += 1
    while k > j and not lexemes[k - 1].flags & WORD:
        k -= 1
    return k


def _is_verb(tokens: Tokens, k: int, j: int) -> bool:
    """Whether a word that can be a verb is one here, behind the noun phrase begun at `j`."""
    lower = tokens.lexemes[k].lower
    if lower.endswith("ed") or lower.endswith("ing"):
        # "recorded songs" and "rushing yards" are nouns, "strikes conducted" is not
        following = tokens.lexemes[k + 1]
        return k > j and bool(tokens.lexemes[k - 1].flags & PLURAL) or not following.flags & WORD or bool(following.flags & STOP)
    return k > j


def count_unit(tokens: Tokens, mention: Mention) -> str:
    """The singular of the noun that the mention counts, with its modifiers, in lower case but for names."""
    first, last = mention.noun
    words = []
    for k in range(first, last):
        lexeme = tokens.lexemes[k]
        if lexeme.flags & WHOSE and k < last - 1:
            continue
        words.append(tokens.words[k])
    if not words:
        return ""
    words[-1] = singular(words[-1])
    text = "".join(
        word if word in _HYPHENS or (n and words[n - 1] in _HYPHENS) or not n else f" {word}"
        for n, word in enumerate(words)
    )
    return text


_UNUSED = (CHANGE, CHANGE_NOUN)
