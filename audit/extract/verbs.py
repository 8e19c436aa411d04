"""Which words are verbs where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.lexicon import verb_lemma
from audit.extract.vocabulary import (
    AUXILIARY,
    CAN_BE_VERB,
    CAPITAL,
    CHANGE,
    CHANGE_NOUN,
    DETERMINER,
    MAYBE_VERB,
    NO_NOUN,
    ONLY_VERB,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    STOP,
    VERB,
    WEAK_CHANGE,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

#: In front of a word in -s they show it to be a verb.
_SINGULAR_SUBJECTS = frozenset({"this", "it", "he", "she", "which", "who", "that"})
#: Verbs whose past is their base.
_INVARIANT = listed("invariant_verbs")
_VERB_FOLLOWERS, _FISH = listed("verb_followers"), listed("fish")
_MODALS = listed("modals")


def is_verb(tokens: Tokens, k: int) -> bool:
    """Whether token `k` is a verb: the words beside it, the lexicon or the vocabulary say so."""
    lexeme = tokens.lexemes[k]
    flags = lexeme.flags
    if not flags & MAYBE_VERB:
        return False
    if flags & (AUXILIARY | CHANGE):
        return bool(flags & AUXILIARY) or _is_change_verb(tokens, k)
    if _is_led(tokens, k):
        return True
    if flags & ONLY_VERB and not flags & CAPITAL:
        return not is_attribute(tokens, k)
    if flags & VERB:
        return _is_listed_verb(tokens, k)
    return lexeme.lower.endswith("ed") and _is_past(tokens, k)


def _is_led(tokens: Tokens, k: int) -> bool:
    """Whether the word before shows a verb.

    "is rising", "may cause losses", "to sign the treaty", "this shows".
    """
    lexeme, before = tokens.lexemes[k], tokens.lexemes[k - 1]
    if lexeme.lower.endswith(("ed", "ing")) and before.flags & AUXILIARY:
        return True
    infinite = before.lower == "to" and tokens.lexemes[k + 1].flags & DETERMINER
    if lexeme.flags & CAN_BE_VERB and (infinite or before.lower in _MODALS):
        return True
    return bool(lexeme.flags & PLURAL) and before.lower in _SINGULAR_SUBJECTS


def is_attribute(tokens: Tokens, k: int) -> bool:
    """Whether a participle stands before the noun that it describes: "combined sales"."""
    following = tokens.lexemes[k + 1].flags
    described = following & WORD and not following & (STOP | NO_NOUN)
    if not described or not is_participle(tokens.lexemes[k].lower):
        return False
    before = tokens.lexemes[k - 1]
    led = before.flags & (DETERMINER | PREPOSITION) or before.flags & NO_NOUN or before.role
    return bool(led) or not before.flags & WORD or before.lower.endswith("'s")


def _is_change_verb(tokens: Tokens, k: int) -> bool:
    """Whether a word for a rise or a fall is a verb: "sales rise", not "the rise in sales"."""
    lexeme, before = tokens.lexemes[k], tokens.lexemes[k - 1]
    flags, lower = lexeme.flags, lexeme.lower
    if flags & STOP or lower in ("higher", "lower", "lowest"):
        return False
    if before.lower == "to" or tokens.lexemes[k + 1].lower in ("to", "by"):
        return not before.flags & DETERMINER
    modified = before.flags & WORD and not before.flags & (STOP | VERB | PLURAL)
    if modified and flags & CAN_BE_VERB and _has_object(tokens, k):
        return True
    noun = flags & CHANGE_NOUN and (before.flags & (DETERMINER | PREPOSITION) or modified)
    return not noun and not (lower.endswith(("ing", "ed")) and before.flags & DETERMINER)


def _has_object(tokens: Tokens, k: int) -> bool:
    """Whether what stands behind a change word is its object.

    "the drug cuts the risk", "the firm cut 40 jobs", "the law cuts deaths".
    """
    flags, behind = tokens.lexemes[k].flags, tokens.lexemes[k + 1]
    thing = flags & WEAK_CHANGE and behind.flags & (CAPITAL | PLURAL)
    return bool(behind.flags & DETERMINER or behind.role or thing)


def _is_listed_verb(tokens: Tokens, k: int) -> bool:
    """Whether a word that the vocabulary lists as a verb is one here: "they show", "the show"."""
    lower, before = tokens.lexemes[k].lower, tokens.lexemes[k - 1]
    if before.lower == "to" or before.flags & (AUXILIARY | PRONOUN):
        return not before.flags & DETERMINER
    if before.flags & (DETERMINER | PREPOSITION) or before.lower.endswith("'s"):
        gerund = lower.endswith("ing") and before.flags & PREPOSITION
        return bool(gerund) and not before.flags & DETERMINER
    if tokens.lexemes[k + 1].lower in _MODALS or _is_modifier(tokens, k - 1):
        return False
    return not (_opens(tokens, k) or _disagrees(tokens, k))


def _opens(tokens: Tokens, k: int) -> bool:
    """Whether a plural opens the sentence: "Rents average $900"."""
    return bool(tokens.lexemes[k].flags & PLURAL) and not tokens.words[k - 1]


def _disagrees(tokens: Tokens, k: int) -> bool:
    """Whether the word lacks the ending of a verb of the noun before it: "price range"."""
    lower, before = tokens.lexemes[k].lower, tokens.lexemes[k - 1]
    base = verb_lemma(lower) == lower and lower not in _INVARIANT
    common = before.flags & WORD and not before.flags & (STOP | CAPITAL | PLURAL)
    return bool(base and common and not before.role and not tokens.lexemes[k].flags & NO_NOUN)


def _is_modifier(tokens: Tokens, k: int) -> bool:
    """Whether token `k` is an adjective or an attribute: "global trade", "the driving range"."""
    lexeme = tokens.lexemes[k]
    if lexeme.flags & ONLY_VERB:
        return is_attribute(tokens, k)
    adverb = lexeme.flags & STOP or lexeme.lower.endswith("ly")
    return bool(lexeme.flags & NO_NOUN) and not adverb


def _is_past(tokens: Tokens, k: int) -> bool:
    """Whether an unlisted word in -ed is a verb: behind a noun and before what is none."""
    before, behind = tokens.lexemes[k - 1].flags, tokens.lexemes[k + 1]
    follows = before & WORD and not before & (STOP | VERB) and len(tokens.words[k]) > 4
    return bool(follows) and (not behind.flags & WORD or bool(behind.flags & STOP))


def acts(tokens: Tokens, k: int) -> bool:
    """Whether token `k`, behind a number, is a verb in its base form: "over 65 pay less".

    What follows a verb shows it: an article, a pronoun, "less"; a counted noun would be a plural.
    """
    lexeme, following = tokens.lexemes[k], tokens.lexemes[k + 1]
    base = lexeme.flags & CAN_BE_VERB and not lexeme.flags & (PLURAL | STOP | CAPITAL)
    if not base or lexeme.lower in _FISH or verb_lemma(lexeme.lower) != lexeme.lower:
        return False
    led = following.flags & (DETERMINER | PRONOUN) and following.lower != "per"
    return bool(led) or following.lower in _VERB_FOLLOWERS


def is_participle(lower: str) -> bool:
    """Whether a verb form can be a participle: "recorded", "rushing", "frozen", "drawn"."""
    return lower.endswith(("ed", "ing", "en", "wn"))
