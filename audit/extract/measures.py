"""What a number is about: the noun phrase that it counts, describes, or is the predicate of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.nouns import noun_phrase
from audit.extract.vocabulary import (
    AUXILIARY,
    CAPITAL,
    CHANGE,
    CHANGE_NOUN,
    CONJUNCTION,
    DETERMINER,
    MONTH,
    PREPOSITION,
    PRONOUN,
    STOP,
    VERB,
    WEEKDAY,
    WORD,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Prepositions that tie a noun phrase to the one before it.
_TIES = frozenset({"of", "in", "for", "on", "to", "at", "from", "with", "between", "by", "per"})
_RELATIVES = frozenset({"which", "that", "who", "whose"})
_HYPHENS = frozenset("-‐‑")
#: Nouns that say how much, not of what: the phrase behind them counts.
_VACUOUS = frozenset("total average sum amount equivalent number rest value level rate majority maximum minimum excess".split())
_LONGEST = 14


def read_measure(tokens: Tokens, mention: Mention) -> str:
    """The noun phrase that says what the mention is about, "" where none is found."""
    if mention.kind == "count" and mention.noun[1] > mention.noun[0]:
        return _counted(tokens, mention)
    near = _before_of(tokens, mention) or _behind(tokens, mention)
    owner = subject(tokens, mention)
    return ", ".join(part for part in (near, owner if owner not in near else "") if part)


def _counted(tokens: Tokens, mention: Mention) -> str:
    return text_of(tokens, *mention.noun)


def text_of(tokens: Tokens, first: int, last: int) -> str:
    """The words from token `first` up to `last`, with single spaces."""
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def _behind(tokens: Tokens, mention: Mention) -> str:
    """The noun phrase behind the number: "60 percent of its revenue", "a 25% tax on imports"."""
    j = mention.right
    if tokens.words[j] in _HYPHENS:
        j += 1
    lower = tokens.lexemes[j].lower
    if lower == "of" or (lower == "in" and mention.kind == "money"):
        first = _skip_determiners(tokens, j + 1)
        end = noun_phrase(tokens, first)
        return _with_complement(tokens, first, end) if end > first else ""
    if mention.kind == "duration" and tokens.lexemes[j].lower in ("ago", "later", "earlier", "after", "before"):
        return ""
    end = noun_phrase(tokens, j)
    if end == j or tokens.lexemes[j].lower in ("higher", "lower", "wide", "long", "deep", "tall", "high"):
        return ""
    if tokens.lexemes[end - 1].flags & CHANGE_NOUN and tokens.lexemes[end].lower in ("in", "of"):
        first = _skip_determiners(tokens, end + 1)
        behind = noun_phrase(tokens, first)
        return _with_complement(tokens, first, behind) if behind > first else ""
    if end - j == 1 and tokens.lexemes[j].flags & CHANGE_NOUN:
        return ""
    return _with_complement(tokens, j, end)


def _skip_determiners(tokens: Tokens, j: int) -> int:
    while tokens.lexemes[j].flags & DETERMINER or tokens.lexemes[j].lower in ("total", "combined", "such", "us"):
        j += 1
    return j


def _with_complement(tokens: Tokens, first: int, last: int) -> str:
    """The noun phrase with the phrase that "of", "in", "on" or "for" ties to it."""
    if tokens.lexemes[last].lower in ("of", "on", "for", "in"):
        start = _skip_determiners(tokens, last + 1)
        end = noun_phrase(tokens, start)
        if end > start:
            return text_of(tokens, first, end)
    return text_of(tokens, first, last)


def _nominal(tokens: Tokens, k: int) -> bool:
    """Whether token `k` can belong to a noun phrase."""
    flags = tokens.lexemes[k].flags
    return bool(flags & WORD) and not flags & (STOP | VERB) and not (flags & (MONTH | WEEKDAY) and flags & CAPITAL)


def _before_of(tokens: Tokens, mention: Mention) -> str:
    """The noun phrase that "of" ties the number to: "a fine of $3 billion", "at a speed of 60 mph"."""
    j = (mention.hedge if 0 <= mention.hedge < mention.left else mention.left) - 1
    if tokens.lexemes[j].lower in ("a", "an", "the", "just", "only"):
        j -= 1
    if tokens.lexemes[j].lower not in ("of", "between", "from", "to", ":", "is") or tokens.lexemes[j].lower != "of":
        return ""
    first = j
    while first > 0 and _nominal(tokens, first - 1) and j - first < 5:
        first -= 1
    if first == j or tokens.lexemes[j - 1].lower in _VACUOUS or tokens.lexemes[j - 1].flags & CHANGE_NOUN:
        return ""
    return text_of(tokens, first, j)


def subject(tokens: Tokens, mention: Mention) -> str:
    """The subject of the clause that the number stands in; without a verb, the noun phrase before it."""
    verb = _verb_before(tokens, mention.left - 1)
    if verb < 0:
        return _phrase_before(tokens, mention.left)
    return _phrase_before(tokens, verb) or _phrase_before(tokens, mention.left)


def _verb_before(tokens: Tokens, j: int) -> int:
    """The first verb of the chain nearest before token `j`, or -1."""
    while j >= 0:
        lexeme = tokens.lexemes[j]
        flags = lexeme.flags
        change = flags & CHANGE and not (flags & CHANGE_NOUN and _is_noun_here(tokens, j)) and lexeme.lower not in ("lower", "higher", "lowest")
        if flags & VERB and not _attributive(tokens, j) or change:
            while j > 0 and (
                tokens.lexemes[j - 1].flags & (AUXILIARY | VERB)
                or tokens.lexemes[j - 1].lower in ("to", "not", "also", "only", "just", "still")
                or tokens.lexemes[j - 1].lower.endswith("ly")
            ):
                j -= 1
            return j
        if tokens.words[j] == ";":
            return -1
        j -= 1
    return -1


def _is_noun_here(tokens: Tokens, j: int) -> bool:
    """Whether a word that tells a change is a noun: an article or an adjective stands before it."""
    before = tokens.lexemes[j - 1]
    return bool(before.flags & (DETERMINER | PREPOSITION)) or before.lower in ("price", "tax", "pay")


def _attributive(tokens: Tokens, j: int) -> bool:
    """Whether a word that can be a verb stands before a noun like an adjective: "the estimated cost"."""
    lexeme = tokens.lexemes[j]
    return bool(lexeme.lower.endswith(("ed", "ing")) and tokens.lexemes[j - 1].flags & DETERMINER and _nominal(tokens, j + 1))


def _phrase_before(tokens: Tokens, end: int) -> str:
    """The noun phrase that ends nearest before token `end`, with what prepositions tie into it."""
    last = end
    while last > 0 and not _nominal(tokens, last - 1):
        lexeme = tokens.lexemes[last - 1]
        if tokens.words[last - 1] == ";" or lexeme.flags & PRONOUN and lexeme.lower not in _RELATIVES:
            return ""
        last -= 1
    first = last
    while first > 0 and last - first < _LONGEST:
        lexeme = tokens.lexemes[first - 1]
        inner = (
            lexeme.lower in _TIES
            or lexeme.flags & DETERMINER and not lexeme.flags & PRONOUN
            or tokens.words[first - 1] in ("-", "&", "’", "'", "/", "$", "%")
            or lexeme.lower == "and" and _nominal(tokens, first)
            or lexeme.role
        )
        if not (_nominal(tokens, first - 1) or inner):
            break
        first -= 1
    while first < last and not _nominal(tokens, first):
        first += 1
    return text_of(tokens, first, last) if first < last else ""


_UNUSED = (CONJUNCTION,)
