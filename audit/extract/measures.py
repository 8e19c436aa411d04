"""What a number is about: the noun phrase that it counts, describes, or is the predicate of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.nouns import noun_phrase
from audit.extract.vocabulary import (
    AUXILIARY,
    CHANGE,
    CHANGE_NOUN,
    DETERMINER,
    MONTH,
    PRONOUN,
    STOP,
    VERB,
    WORD,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens


def read_measure(tokens: Tokens, mention: Mention) -> str:
    """The noun phrase that says what the mention is about, "" where none is found."""
    if mention.kind == "count" and mention.noun[1] > mention.noun[0]:
        return _text(tokens, *mention.noun)
    return _behind(tokens, mention) or _before(tokens, mention)


def _text(tokens: Tokens, first: int, last: int) -> str:
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def _behind(tokens: Tokens, mention: Mention) -> str:
    """The noun phrase behind the number: "60 percent of its revenue", "a 25% tax on imports"."""
    j = mention.right
    if tokens.words[j] == "-":
        j += 1
    if tokens.lexemes[j].lower in ("of", "in"):
        j += 1
        while tokens.lexemes[j].flags & DETERMINER or tokens.lexemes[j].lower in ("all", "total"):
            j += 1
        end = noun_phrase(tokens, j)
        return _text(tokens, j, end) if end > j else ""
    end = noun_phrase(tokens, j)
    if end == j or tokens.lexemes[end - 1].flags & CHANGE and not tokens.lexemes[end].lower == "of":
        return ""
    return _with_complement(tokens, j, end)


def _with_complement(tokens: Tokens, first: int, last: int) -> str:
    """The noun phrase with the phrase that "of", "in", "on" or "for" ties to it."""
    j = last
    if tokens.lexemes[j].lower in ("of", "on", "for", "in"):
        j += 1
        while tokens.lexemes[j].flags & DETERMINER:
            j += 1
        end = noun_phrase(tokens, j)
        if end > j:
            return _text(tokens, first, end)
    return _text(tokens, first, last)


def _before(tokens: Tokens, mention: Mention) -> str:
    """The subject of the clause that the number is in, or the noun phrase that "of" ties it to."""
    j = mention.left - 1
    verb_seen = False
    last = -1
    while j >= 0 and mention.left - j < 40:
        lexeme = tokens.lexemes[j]
        flags = lexeme.flags
        nominal = bool(flags & WORD) and not flags & (STOP | VERB) and not lexeme.role
        if flags & CHANGE and not verb_seen and flags & CHANGE_NOUN and tokens.lexemes[j - 1].flags & DETERMINER:
            nominal = False
        if flags & CHANGE and last < 0:
            nominal = False
            verb_seen = True
        if flags & (VERB | AUXILIARY):
            verb_seen = True
        if nominal and not flags & MONTH:
            if last < 0:
                last = j + 1
        elif last >= 0:
            break
        if tokens.words[j] in (";",) and last < 0:
            break
        j -= 1
    return _text(tokens, j + 1, last) if last > 0 else ""


_UNUSED = (PRONOUN,)
