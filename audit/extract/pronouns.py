"""Where "one" stands for a thing instead of counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.tokens import HYPHENS_AND_DASH
from audit.extract.vocabulary import (
    CARDINAL,
    DIGITS,
    PREPOSITION,
    VERB,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

_PRONOUN_FOLLOWERS = listed("pronoun_followers")
_PRONOUN_LEADERS = listed("pronoun_leaders")

_OF_THESE = listed("of_these")
_COMPOUNDS = listed("one_compounds")
_COUNTED_BEFORE = listed("counted_before")
_MODALS = frozenset({"can", "could", "might", "would"})


def is_pronoun(tokens: Tokens, i: int, before: str) -> bool:
    """Whether this "one" stands for a thing instead of counting.

    "this one", "one another", "one of them".
    """
    following = tokens.lexemes[i + 1]
    if following.role:
        return following.role == DIGITS
    if following.lower in ("to", "or") and tokens.lexemes[i + 2].role in (CARDINAL, DIGITS):
        return tokens.lexemes[i + 2].lower == "one"  # "one to two hours", "one to one"
    if following.lower == "of":
        return tokens.lexemes[i + 2].lower in _OF_THESE
    if tokens.words[i + 1] in HYPHENS_AND_DASH and (
        tokens.glued(i + 1) or tokens.lexemes[i + 2].role
    ):
        return tokens.lexemes[i + 2].lower in _COMPOUNDS
    if _opens_item(tokens, i, before):  # "two by car, one by train"
        counted = tokens.lexemes[max(i - 12, 0) : i] + tokens.lexemes[i + 1 : i + 12]
        return not any(lexeme.role in (CARDINAL, DIGITS) for lexeme in counted)
    listed = following.lower in ("on", "who") and before in ("and", "or", "(", ",", "only")
    return not listed and not _is_share(tokens, i) and _stands_for_a_thing(tokens, i, before)


def _is_share(tokens: Tokens, i: int) -> bool:
    """Whether "one" begins a share, sum or range: "one in five", "one out of two", "one or two"."""
    following, ahead = tokens.lexemes[i + 1].lower, tokens.lexemes[i + 2]
    number_behind = bool(tokens.lexemes[i + 3].role)
    if following in ("in", "over", "and"):
        return bool(ahead.role) or number_behind
    if following in ("or", "to"):
        return ahead.role == CARDINAL
    every = tokens.lexemes[i + 3].lower in ("every", "each") and tokens.lexemes[i + 4].role
    return following == "out" and ahead.lower == "of" and (number_behind or bool(every))


def _opens_item(tokens: Tokens, i: int, before: str) -> bool:
    """Whether "one" opens an item of a list that goes on with a verb or preposition."""
    following = tokens.lexemes[i + 1]
    goes_on = following.flags & (VERB | PREPOSITION) and following.lower not in _MODALS
    opens = before in (",", "and", "(", ";", ":") and not _is_share(tokens, i)
    return opens and bool(goes_on)


def _stands_for_a_thing(tokens: Tokens, i: int, before: str) -> bool:
    """Whether the words next to "one" show that it counts nothing."""
    following = tokens.lexemes[i + 1]
    sign = not following.flags & WORD
    if before in _PRONOUN_LEADERS or (before.endswith(("est", "er")) and sign):
        return True
    if (before == "-" and tokens.glued(i)) or following.lower in _PRONOUN_FOLLOWERS:
        return True
    return sign and before not in _COUNTED_BEFORE
