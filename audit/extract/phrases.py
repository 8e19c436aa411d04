"""The noun phrase that begins at a token: how far it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.tokens import HYPHENS
from audit.extract.verbs import is_participle
from audit.extract.vocabulary import (
    CAPITAL,
    CHANGE,
    DIGITS,
    MONTH,
    NO_NOUN,
    ONLY_VERB,
    ORDINAL,
    PLURAL,
    STOP,
    VERB,
    WEEKDAY,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

#: Plurals that modify another: "sports cars".
_PLURAL_MODIFIERS = listed("plural_modifiers")
#: Past forms that are no nouns: "ten came by bus".
_PASTS = listed("pasts")
#: Words that begin what stands behind a noun phrase.
_PLACES_IN_TIME = frozenset({"last", "next", "this", "worldwide"})
#: Adverbs that stand before a plural as adjectives: "48 monthly payments".
_TIMED = frozenset({"hourly", "daily", "weekly", "monthly", "yearly", "likely"})
#: The longest noun phrase that is read.
_LONGEST = 7


def noun_phrase(tokens: Tokens, j: int, *, many: bool | None = None) -> int:
    """The token behind the noun phrase that begins at token `j`; `j` where none does.

    It goes on to the first plural; verbs, function words and signs end it.

    Args:
        tokens: The sentence.
        j: Where the phrase begins.
        many: Whether a number before it counts several things or one; None where it counts none.
    """
    lexemes = tokens.lexemes
    k = j
    while k < tokens.count and k - j < _LONGEST:
        lexeme = lexemes[k]
        flags = lexeme.flags
        if not flags & WORD:
            width = _inner(tokens, k) if k > j else 0
            if not width:
                break
            k += width
            continue
        verbal = flags & ONLY_VERB and not flags & STOP
        form = k == j and many and verbal and lexeme.lower[-1] == "s"  # "9 assists"
        plural = flags & PLURAL or form
        if not (many and plural) and _ends(tokens, k, j):
            break
        if plural and many is False and k > j and _is_one(tokens, j):
            break  # "one proposal asks"
        k += 1
        if plural and not _modifies(tokens, k - 1):
            break
    end = k
    while end > j and not _can_end(tokens, end - 1):
        end -= 1
    # "212 dead and 9 injured": what the count leaves out is told by the adjective
    return k if end == j and many is not None and k == j + 1 else end


def _can_end(tokens: Tokens, k: int) -> bool:
    """Whether token `k` can end a noun phrase, as no sign and no adjective can: "34 ms faster"."""
    flags = tokens.lexemes[k].flags
    if not flags & WORD:
        return _ends_name(tokens, k)
    return not flags & NO_NOUN or bool(flags & CAPITAL) or tokens.words[k][-1] == "s"


def _ends_name(tokens: Tokens, k: int) -> bool:
    """Whether the digits at token `k` are the end of a name: "CO2"."""
    return tokens.lexemes[k].role == DIGITS and tokens.glued(k) and not tokens.glued(k + 1)


def _modifies(tokens: Tokens, k: int) -> bool:
    """Whether the plural at token `k` modifies the noun behind it: "sports cars", "a sales tax"."""
    following = tokens.lexemes[k + 1].flags
    noun = following & WORD and not following & (STOP | VERB | CHANGE | NO_NOUN)
    return tokens.lexemes[k].lower in _PLURAL_MODIFIERS and bool(noun)


def _is_one(tokens: Tokens, j: int) -> bool:
    return not tokens.lexemes[j].flags & CAPITAL and tokens.lexemes[j - 1].lower == "one"


def _inner(tokens: Tokens, k: int) -> int:
    """How many tokens from token `k` on are no word but stand within a noun phrase.

    "two new 737 Max jets", "V10 engine", "COVID-19 tests", "first-team players".
    """
    following = tokens.lexemes[k + 1]
    if tokens.lexemes[k].role == DIGITS:
        return 1 if following.flags & CAPITAL or tokens.glued(k) else 0
    if tokens.words[k] not in HYPHENS or not tokens.glued(k + 1):
        return 0
    if following.role == DIGITS:
        return 2
    return 2 if following.flags & WORD and tokens.glued(k) else 0


def _ends(tokens: Tokens, k: int, j: int) -> bool:
    """Whether the word at token `k` ends the noun phrase begun at `j`."""
    lexeme = tokens.lexemes[k]
    flags, lower = lexeme.flags, lexeme.lower
    if flags & CAPITAL and tokens.lexemes[k + 1].role == DIGITS and tokens.glued(k + 1):
        return False  # "7 A100 cards"
    if flags & STOP:
        timed = lower in _TIMED and tokens.lexemes[k + 1].flags & PLURAL
        joint = k > j and lower in ("and", "or", "&") and _joins(tokens, k)
        return not (timed or joint)
    short = lower in ("short", "shy") and tokens.lexemes[k + 1].lower == "of"  # "3 short of 500"
    if short or (k > j and (lower in _PLACES_IN_TIME or _is_adverb(tokens, k))):
        return True
    if lexeme.role:
        return not (lexeme.role == ORDINAL and tokens.words[k + 1] in HYPHENS)
    if flags & (MONTH | WEEKDAY):
        return bool(flags & CAPITAL)
    return _is_verb(tokens, k, j)


def _is_adverb(tokens: Tokens, k: int) -> bool:
    """Whether the word at token `k` is an adverb: "0.9 point lower", "300 doses monthly"."""
    lexeme, following = tokens.lexemes[k], tokens.lexemes[k + 1].flags
    if lexeme.lower in ("higher", "lower"):
        return not following & WORD or bool(following & STOP)
    return bool(lexeme.flags & NO_NOUN) and lexeme.lower.endswith("ly")


def _describes(tokens: Tokens, k: int, j: int) -> bool:
    """Whether a participle within the noun phrase begun at `j` describes its noun.

    "300 recorded songs", "40 competing shops"; not "15 ppb requiring action".
    """
    following = tokens.lexemes[k + 1].flags
    noun = following & WORD and not following & (STOP | NO_NOUN)
    counted = k > j or tokens.lexemes[k - 1].role
    return bool(noun and counted) and is_participle(tokens.lexemes[k].lower)


def _joins(tokens: Tokens, k: int) -> bool:
    """Whether "and" joins two modifiers of one plural: "digital and physical sales"."""
    if tokens.lexemes[k - 1].flags & PLURAL:
        return False
    one, two = tokens.lexemes[k + 1], tokens.lexemes[k + 2]
    modifier = one.flags & WORD and not one.flags & (STOP | VERB | PLURAL) and not one.role
    return bool(modifier and two.flags & PLURAL and not two.flags & (STOP | VERB))


def _is_verb(tokens: Tokens, k: int, j: int) -> bool:
    """Whether a word that can be a verb is one here, behind the noun phrase begun at `j`."""
    flags, lower = tokens.lexemes[k].flags, tokens.lexemes[k].lower
    if flags & ONLY_VERB and not flags & CAPITAL:
        return not _describes(tokens, k, j)
    if not flags & (VERB | CHANGE) or (k == j and flags & PLURAL):
        return False
    if lower in _PASTS:
        return True
    if lower.endswith("ed") or lower.endswith("ing"):
        # "recorded songs" and "rushing yards" are nouns, "strikes conducted" is not
        following = tokens.lexemes[k + 1]
        return (
            bool(k > j and tokens.lexemes[k - 1].flags & PLURAL)
            or not following.flags & WORD
            or bool(following.flags & STOP)
        )
    return k > j and not tokens.lexemes[k].flags & CHANGE
