"""Subjects and the noun phrases before a number: what its clause is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.tokens import HYPHENS
from audit.extract.verbs import is_participle, is_verb
from audit.extract.vocabulary import (
    AUXILIARY,
    CAPITAL,
    DETERMINER,
    DIGITS,
    MONTH,
    NO_NOUN,
    PREPOSITION,
    PRONOUN,
    STOP,
    VERB,
    WEEKDAY,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

#: Prepositions that tie a noun phrase to the one before it.
_TIES = frozenset({"of", "in", "for", "on", "between", "per"})
#: Participles whose subject stands right before them: "bids ranging from $2 to $4".
_TIED = frozenset({"ranging", "totaling", "totalling", "averaging", "amounting"})
#: Pronouns that can only be subjects: "as he won".
_SUBJECTS = frozenset({"i", "he", "she", "we", "they"})
_RELATIVES = frozenset({"which", "that", "who", "whose"})
_INNER_SIGNS = frozenset("-&’'/")
#: Nouns that place a clause in time and are no subjects: "fell last year having risen".
TIME_NOUNS = frozenset(
    {
        "year",
        "quarter",
        "month",
        "week",
        "day",
        "decade",
        "period",
        "time",
        "today",
        "season",
        "end",
    }
)
_NOT_HEADS = listed("not_heads")
LONGEST = 14
#: Marks the tokens of a number that describes a noun: "the 10-year note".
COMPOUND = 2
#: Marks the noun phrase that a number counts, which has no verb: "8 rebounds and 7 assists".
COUNTED = 4
_NUMBER = 1 | COMPOUND
#: How far before a number its subject is looked for, in words.
_REACH = 60


def text_of(tokens: Tokens, first: int, last: int) -> str:
    """The words from token `first` up to `last`, with single spaces."""
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def is_nominal(tokens: Tokens, k: int, spans: bytearray) -> bool:
    """Whether token `k` can belong to a noun phrase."""
    lexeme = tokens.lexemes[k]
    flags = lexeme.flags
    number = spans[k] & _NUMBER
    if number or not flags & WORD or flags & STOP:
        return lexeme.role == DIGITS and not number  # the number of a name: "TX-40"
    if flags & (MONTH | WEEKDAY) and flags & CAPITAL:
        return False
    return not is_verb(tokens, k)


def _is_head(tokens: Tokens, k: int, spans: bytearray) -> bool:
    """Whether token `k` can end a noun phrase, as no adjective or adverb can."""
    lexeme = tokens.lexemes[k]
    known = not lexeme.flags & NO_NOUN or bool(lexeme.flags & CAPITAL)
    noun = known and not lexeme.role and lexeme.lower not in _NOT_HEADS
    return (noun or lexeme.role == DIGITS) and is_nominal(tokens, k, spans)


def find_subject(tokens: Tokens, j: int, spans: bytearray) -> str:
    """The subject of the clause that token `j` stands in.

    Without a verb, the noun phrase before it.
    """
    floor = max(j - _REACH, 0)
    nearest = j
    while True:
        verb = _verb_before(tokens, j - 1, floor, spans)
        if verb < 0:
            return phrase_before(tokens, nearest, floor, spans)
        before = tokens.lexemes[verb - 1]
        nearest = j = verb
        if before.lower == "to" and _is_object(tokens, verb - 2, spans):  # "lets prices rise to"
            return phrase_before(tokens, verb - 1, floor, spans)
        if before.lower == ",":
            opened = _apposition(tokens, verb - 1, floor)
            if opened > floor:
                return phrase_before(tokens, opened, floor, spans)
        if tokens.lexemes[verb].lower in _TIED:
            return phrase_before(tokens, verb, floor, spans)
        pronoun = before.flags & PRONOUN and before.lower not in _RELATIVES
        governed = tokens.lexemes[verb - 2].flags & PREPOSITION and before.lower not in _SUBJECTS
        pronoun = pronoun and not governed
        participle = (
            tokens.lexemes[verb].lower.endswith("ing")
            and not before.flags & AUXILIARY
            and not _is_object(tokens, verb - 1, spans)
        )
        if before.lower in ("to", "and", "or", "but", ",") or participle or pronoun:
            continue
        return phrase_before(tokens, _modified(tokens, verb, floor, spans), floor, spans)


def _modified(tokens: Tokens, verb: int, floor: int, spans: bytearray) -> int:
    """The token behind the head of a verb's subject, where a participle tells of it.

    "Rents paid by private tenants rose", "net income attributable to shareholders was".
    """
    k = verb
    while k > floor and (is_nominal(tokens, k - 1, spans) or _is_inside(tokens, k - 1)):
        k -= 1
    participle = tokens.lexemes[k - 2]
    if k >= verb or tokens.lexemes[k - 1].lower not in _COMPLEMENTS or k - 3 < floor:
        return verb
    tells = is_participle(participle.lower) or participle.lower in _PARTICIPLES
    tells = bool(tells and participle.flags & WORD) and not participle.flags & (STOP | CAPITAL)
    return k - 2 if tells and _is_head(tokens, k - 3, spans) else verb


def _is_inside(tokens: Tokens, k: int) -> bool:
    """Whether token `k` goes on a noun phrase: an article, "of", a hyphen."""
    lexeme = tokens.lexemes[k]
    article = lexeme.flags & DETERMINER and not lexeme.flags & PRONOUN
    return bool(article) or lexeme.lower == "of" or tokens.words[k] in HYPHENS


#: Prepositions behind a participle, and what stands there like one.
_COMPLEMENTS = frozenset({"by", "to", "with"})
_PARTICIPLES = listed("participles")


def _is_object(tokens: Tokens, k: int, spans: bytearray) -> bool:
    """Whether token `k` ends the object of a verb: "lets prices", not "tuned by Acme"."""
    if not is_nominal(tokens, k, spans) or tokens.lexemes[k].lower in TIME_NOUNS:
        return False
    while (
        is_nominal(tokens, k, spans)
        or tokens.words[k] in HYPHENS
        or tokens.lexemes[k].flags & DETERMINER
        or tokens.lexemes[k].lower == "of"
    ):
        k -= 1
    return not tokens.lexemes[k].flags & PREPOSITION


def _apposition(tokens: Tokens, comma: int, floor: int) -> int:
    """The comma that opens the apposition which the comma before a verb closes.

    "Lee, a teacher in Bonn, won".
    """
    for k in range(comma - 1, max(comma - 16, floor), -1):
        if tokens.words[k] == ",":
            return k if tokens.lexemes[k + 1].flags & (DETERMINER | CAPITAL) else -1
        if tokens.lexemes[k].flags & WORD and is_verb(tokens, k):
            return -1
    return -1


def _verb_before(tokens: Tokens, j: int, floor: int, spans: bytearray) -> int:
    """The first verb of the chain nearest before token `j`, or -1."""
    while j >= floor:
        if tokens.lexemes[j].flags & WORD and not spans[j] & COUNTED and is_verb(tokens, j):
            while j > floor and (
                tokens.lexemes[j - 1].flags & AUXILIARY
                or tokens.lexemes[j - 1].lower in ("not", "also", "only", "just", "still")
                or tokens.lexemes[j - 1].lower.endswith("ly")
                or (tokens.lexemes[j - 1].flags & VERB and is_verb(tokens, j - 1))
            ):
                j -= 1
            return j
        if tokens.words[j] == ";":
            return -1
        j -= 1
    return -1


def _is_before_cost(tokens: Tokens, k: int, spans: bytearray) -> bool:
    """Whether token `k` ties to a noun what it is told without: "profit before tax"."""
    costs = tokens.lexemes[k].lower in ("before", "after") and tokens.lexemes[k + 1].lower in _COSTS
    return costs and _is_head(tokens, k - 1, spans)


_COSTS = listed("costs")


def phrase_before(tokens: Tokens, end: int, floor: int, spans: bytearray) -> str:
    """The noun phrase that ends nearest before token `end`, with what prepositions tie into it."""
    last = end
    while last > floor and not _is_head(tokens, last - 1, spans):
        if tokens.words[last - 1] == ";":
            return ""
        last -= 1
        if tokens.words[last] == ")":  # "Acme (ACM) said"
            last = next(
                (k for k in range(last, max(last - 8, floor), -1) if tokens.words[k] == "("), last
            )
    first = last
    while first > floor and last - first < LONGEST:
        lexeme = tokens.lexemes[first - 1]
        inner = (
            lexeme.lower in _TIES
            or _is_before_cost(tokens, first - 1, spans)
            or (lexeme.lower == "to" and tokens.lexemes[first].flags & CAPITAL)
            or (lexeme.flags & DETERMINER and not lexeme.flags & PRONOUN)
            or spans[first - 1] == COMPOUND
            or tokens.words[first - 1] in _INNER_SIGNS
            or (lexeme.lower == "and" and is_nominal(tokens, first, spans))
            or lexeme.role
        )
        if not (inner or is_nominal(tokens, first - 1, spans)):
            break
        first -= 1
    while first < last and not is_nominal(tokens, first, spans):
        first += 1
    if first >= last or (last - first == 1 and tokens.lexemes[first].lower in TIME_NOUNS):
        return ""  # "every year we spend"
    return text_of(tokens, first, last)
