"""Counted nouns: the noun phrase behind a number, and the singular of its head."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from audit.extract.lexicon import noun_lemma
from audit.extract.lookup import durations
from audit.extract.tokens import HYPHENS
from audit.extract.verbs import is_participle
from audit.extract.vocabulary import (
    CAPITAL,
    CHANGE,
    DETERMINER,
    DIGITS,
    MONTH,
    NO_NOUN,
    ONLY_VERB,
    ORDINAL,
    PLURAL,
    STOP,
    VERB,
    WEEKDAY,
    WHOSE,
    WORD,
    irregular_plurals,
    listed,
    looks_plural,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Plurals that modify another: "sports cars".
_PLURAL_MODIFIERS = frozenset(
    [
        "sports",
        "sales",
        "savings",
        "systems",
        "operations",
        "customs",
        "arms",
        "goods",
        "services",
        "human",
    ]
)
#: Past forms that are no nouns: "ten came by bus".
_PASTS = listed("pasts")
#: Words that begin what stands behind a noun phrase.
_PLACES_IN_TIME = frozenset({"last", "next", "this", "worldwide"})
_THESE = frozenset({"them", "these", "those", "whom", "which"})
#: The longest noun phrase that is read.
_LONGEST = 7


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """The singular of a noun, by exception, lexicon and rule; what is none comes back as it is."""
    lower = word.lower()
    known = irregular_plurals().get(lower)
    if known is not None:
        return known
    if not looks_plural(lower):
        return word
    lemma = noun_lemma(lower)
    if lemma is not None and lemma != lower:
        return lemma if word == lower else word[0] + lemma[1:]
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "uses")) and len(lower) > 4:
        return word[:-2]
    return word[:-1]


def attach_noun(tokens: Tokens, mention: Mention) -> None:
    """Finds the noun phrase behind the mention; a mention without a unit counts its head."""
    j = mention.right
    lexemes = tokens.lexemes
    if (
        tokens.words[j] in HYPHENS
        and tokens.glued(j)
        and tokens.glued(j + 1)
        and lexemes[j + 1].flags & WORD
    ):
        if not lexemes[j + 1].flags & STOP:  # "8-of-14" counts no "of"
            mention.noun = (j + 1, j + 2)  # "11-member board"
        return
    if lexemes[j].lower in ("x", "×") and lexemes[j + 1].role:
        return  # "40 x 60 tiles"
    if lexemes[j].lower == "of" and mention.bound == "range" and mention.value != mention.value:
        j += 1  # "dozens of people"
        while lexemes[j].lower in ("the", "these", "those", "its", "their", "our"):
            j += 1
    elif mention.value == 1.0 and lexemes[j].lower == "of" and lexemes[j + 1].flags & DETERMINER:
        j += 2  # "one of the oldest bridges"
    end = noun_phrase(tokens, j, single=mention.value == 1.0)
    if end == j and mention.value == 2.0 and _or_two(tokens, mention):
        j, end = mention.left - 2, mention.left - 1  # "another pick or two"
    if end > j:
        mention.noun = (j, end)


def of_these(tokens: Tokens, mention: Mention) -> bool:
    """Whether the mention counts some of the things counted before: "120 beds, 80 of them free"."""
    ahead = tokens.lexemes[mention.right : mention.right + 2]
    return ahead[0].lower == "of" and ahead[1].lower in _THESE


def noun_phrase(tokens: Tokens, j: int, *, single: bool = False) -> int:
    """The token behind the noun phrase that begins at token `j`; `j` where none does.

    It goes on to the first plural; verbs, function words and signs end it.
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
        if _ends(tokens, k, j):
            break
        if flags & PLURAL and single and k > j and _is_one(tokens, j):
            break  # "one proposal asks"
        k += 1
        if flags & PLURAL and not _modifies(tokens, k - 1):
            break
    while k > j and not lexemes[k - 1].flags & WORD and not _ends_name(tokens, k - 1):
        k -= 1
    return k


def _ends_name(tokens: Tokens, k: int) -> bool:
    """Whether the digits at token `k` are the end of a name: "CO2"."""
    return tokens.lexemes[k].role == DIGITS and tokens.glued(k) and not tokens.glued(k + 1)


def _modifies(tokens: Tokens, k: int) -> bool:
    """Whether the plural at token `k` modifies the noun behind it: "sports cars", "a sales tax"."""
    following = tokens.lexemes[k + 1].flags
    noun = following & WORD and not following & (STOP | VERB | CHANGE | NO_NOUN)
    return tokens.lexemes[k].lower in _PLURAL_MODIFIERS and bool(noun)


def _or_two(tokens: Tokens, mention: Mention) -> bool:
    """Whether "or two" goes on a single thing: "a day or two"."""
    noun, leader = tokens.lexemes[mention.left - 2], tokens.lexemes[mention.left - 3]
    thing = noun.flags & WORD and not noun.flags & (STOP | VERB) and leader.flags & DETERMINER
    return mention.words and tokens.lexemes[mention.left - 1].lower == "or" and bool(thing)


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
    if flags & STOP:
        return not (k > j and lower in ("and", "or", "&") and _joins(tokens, k))
    if k > j and lower in _PLACES_IN_TIME:
        return True
    if k > j and lower in ("higher", "lower"):  # "0.9 point lower"
        following = tokens.lexemes[k + 1].flags
        return not following & WORD or bool(following & STOP)
    if lexeme.role:
        return not (lexeme.role == ORDINAL and tokens.words[k + 1] in HYPHENS)
    if flags & (MONTH | WEEKDAY):
        return bool(flags & CAPITAL)
    return _is_verb(tokens, k, j)


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


def _behind_participle(tokens: Tokens, first: int, last: int) -> int:
    """The token behind a compound participle: "English-speaking guests" are guests."""
    if last - first > 3 and tokens.words[first + 1] in HYPHENS:
        return first + 3 if tokens.lexemes[first + 2].lower.endswith(("ing", "ed")) else first
    return first


def count_unit(tokens: Tokens, mention: Mention) -> str:
    """The singular of the noun that the mention counts, with its modifiers."""
    first, last = mention.noun
    words = []
    for k in range(_behind_participle(tokens, first, last), last):
        lexeme = tokens.lexemes[k]
        if k < last - 1 and (
            lexeme.flags & (WHOSE | STOP) or (k == first and lexeme.lower.endswith("ed"))
        ):
            continue
        words.append(tokens.words[k])
    if not words:
        return ""
    words[-1] = singular(words[-1])
    if len(words) > 1 and words[-1].lower() in durations() | {"yard", "mile", "point", "foot"}:
        words = words[-1:]  # "50 previous years", "517 rushing yards"
    text = "".join(
        word if word in HYPHENS or (n and words[n - 1] in HYPHENS) or not n else f" {word}"
        for n, word in enumerate(words)
    )
    return text
