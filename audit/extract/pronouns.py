"""Where "one" stands for a thing instead of counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.tokens import HYPHENS_AND_DASH
from audit.extract.vocabulary import (
    CARDINAL,
    DENOMINATOR,
    DIGITS,
    ORDINAL,
    PREPOSITION,
    SCALE,
    VERB,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

_PRONOUN_FOLLOWERS = listed("pronoun_followers")
_PRONOUN_LEADERS = listed("pronoun_leaders")


def is_pronoun(tokens: Tokens, i: int, before: str) -> bool:  # noqa: C901, PLR0911
    """Whether this "one" stands for a thing instead of counting.

    "this one", "one another", "one of them".
    """
    following = tokens.lexemes[i + 1]
    if following.role in (CARDINAL, SCALE, DENOMINATOR, ORDINAL):
        return False
    if following.role == DIGITS:
        return True
    if following.lower == "of":
        return tokens.lexemes[i + 2].lower in (
            "them",
            "us",
            "you",
            "those",
            "which",
            "whom",
            "these",
            "two",
            "many",
        )
    if tokens.words[i + 1] in HYPHENS_AND_DASH and (
        tokens.glued(i + 1) or tokens.lexemes[i + 2].role
    ):
        return tokens.lexemes[i + 2].lower in (
            "on",
            "off",
            "sided",
            "way",
            "to",
            "size",
            "of",
            "stop",
            "liner",
            "upmanship",
        )
    ahead = tokens.lexemes[i + 2]
    if following.lower in ("in", "over", "and") and (ahead.role or tokens.lexemes[i + 3].role):
        return False
    if following.lower == "out" and ahead.lower == "of" and tokens.lexemes[i + 3].role:
        return False
    if (
        before in (",", "and", "(", ";", ":")
        and following.flags & (VERB | PREPOSITION)
        and following.lower not in ("can", "could", "might", "would")
    ):  # "two by car, one by train"
        return not any(
            lexeme.role in (CARDINAL, DIGITS) for lexeme in tokens.lexemes[max(i - 12, 0) : i]
        )
    if following.lower in ("on", "who") and before in ("and", "or", "(", ",", "only"):
        return False
    if before in _PRONOUN_LEADERS or (
        before.endswith(("est", "er")) and not following.flags & WORD
    ):
        return True
    if before == "-" and tokens.glued(i):
        return True
    return following.lower in _PRONOUN_FOLLOWERS or (not following.flags & WORD and before not in (
        "minus", "negative", "zero", "than", "least", "only", "just", "exactly", "point", ",",
        "and", "or", "be"
    ))  # fmt: skip
