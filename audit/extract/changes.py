"""Directions: whether the words say that what is counted rose or fell by the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.mention import NO_QUANTITY
from audit.extract.tokens import HYPHENS
from audit.extract.vocabulary import (
    ADVERB,
    AUXILIARY,
    CHANGE,
    CHANGE_NOUN,
    STOP,
    UP,
    VERB,
    WEAK_CHANGE,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: What may stand between a change word and its number: "rose by about a further 5 percent".
_BETWEEN = listed("between")
_MOVES = listed("moves")
_NO_CHANGE_FOLLOWERS = frozenset({"than", "rate", "rates", "prices", "price", "short"})
_AMOUNTS = frozenset({"percent", "point", "money", "fraction", "factor"})
#: What tells how a rate compares: "12% fewer clerks".
_COMPARED = {"more": "up", "fewer": "down", "less": "down"}
_RATES = frozenset({"percent", "point", "fraction"})
#: How far before a number its change word may stand, in words.
_REACH = 8


def read_directions(tokens: Tokens, mentions: list[Mention]) -> None:
    """Tells which way the change word that governs each mention points: "up", "down" or ""."""
    previous: Mention | None = None
    told: Mention | None = None
    for mention in mentions:
        if mention.kind not in NO_QUANTITY:
            mention.direction = (
                mention.direction
                or _noun_behind(tokens, mention)
                or _before(tokens, mention, previous)
                or _like_previous(tokens, mention, previous)
                or _gapped(tokens, mention, told)
            )
        previous = mention
        told = mention if mention.direction else told


def _name(flags: int) -> str:
    return "up" if flags & UP else "down"


def _noun_behind(tokens: Tokens, mention: Mention) -> str:
    """A noun or adverb of change behind the number: "a 304 percent increase", "5 points higher"."""
    j = mention.right
    if tokens.words[j] == "-":
        j += 1
    lower = tokens.lexemes[j].lower
    if lower in ("higher", "lower", "up", "down") and mention.kind != "count":
        return "" if tokens.lexemes[j + 1].lower == "to" else _name(tokens.lexemes[j].flags)
    if lower in _COMPARED and mention.kind in _RATES:
        return _COMPARED[lower]
    for k in range(j, min(j + 3, tokens.count)):
        lexeme = tokens.lexemes[k]
        if lexeme.flags & CHANGE_NOUN:
            of_another = tokens.lexemes[k + 1].lower in (
                "rate",
                "rates",
                "to",
                "strategy",
                "forecast",
                "forecasts",
            )
            return "" if of_another or mention.kind == "duration" else _name(lexeme.flags)
        if not lexeme.flags & WORD or lexeme.flags & (STOP | VERB):
            break
    return ""


def _before(tokens: Tokens, mention: Mention, previous: Mention | None) -> str:
    """A change word before the number: "rose 5%", "up 9", "an increase of 4"."""
    lexemes = tokens.lexemes
    if (
        mention.left < mention.first
        and tokens.words[mention.left] == "+"
        and mention.kind == "percent"
    ):
        return "up"
    j = (mention.hedge if 0 <= mention.hedge < mention.left else mention.left) - 1
    floor = max(j - _REACH, previous.right if previous is not None else 0, 0)
    halved = mention.kind == "fraction" and lexemes[j].lower == "in"  # "cut costs in half"
    by_it = lexemes[j].lower == "by" or halved
    while j >= floor:
        lexeme = lexemes[j]
        flags = lexeme.flags
        if lexeme.lower == "to" and not by_it:
            return ""  # "rose to 9", "up 5% to 9": the level that is reached
        if flags & CHANGE and tokens.words[j - 1] not in HYPHENS and _governs(tokens, j, mention):
            return _name(flags)
        if lexeme.lower in ("over", "from"):
            return ""  # "an increase over the 74", "up from 9": that is the base
        passes = (
            by_it
            or lexeme.lower in _BETWEEN
            or (flags & ADVERB and not flags & CHANGE)
            or lexeme.lower.endswith("ly")
        )
        if not passes or (lexeme.lower == "at" and lexemes[j + 1].lower not in ("least", "most")):
            return ""
        j -= 1
    return ""


def _governs(tokens: Tokens, j: int, mention: Mention) -> bool:
    """Whether the change word at token `j` tells the change of the mention behind it."""
    lexeme, following = tokens.lexemes[j], tokens.lexemes[j + 1]
    if (
        lexeme.flags & WEAK_CHANGE
        and following.lower not in ("by", "to")
        and (
            mention.kind not in _AMOUNTS
            or (lexeme.lower.startswith(("rais", "lift")) and mention.kind == "money")
        )
    ):
        return False
    if following.lower in _NO_CHANGE_FOLLOWERS and tokens.lexemes[mention.left - 1].lower != "by":
        return False  # "growth rate of 5%"; but "cut prices by 5%"
    if lexeme.lower in ("up", "down"):
        leader = tokens.lexemes[j - 1]
        # "made up 5 percent"; "was up 5 percent", "ended down 2 percent", "went up 3 percent"
        phrasal = (
            leader.flags & VERB
            and not leader.flags & AUXILIARY
            and leader.lower not in _ENDINGS
            and leader.lower not in _MOVES
        )
        return not phrasal and mention.kind not in ("duration", "age")
    lasts = mention.kind == "duration" and following.lower in ("by", "to", "from")
    return lasts or mention.kind not in ("duration", "age")


def _gapped(tokens: Tokens, mention: Mention, told: Mention | None) -> str:
    """The direction of a change whose verb is left out: "Tea fell 5% to $4, cocoa 2% to $9".

    That "to" follows shows that it is one.
    """
    if told is None or told.kind != mention.kind or mention.kind not in _AMOUNTS:
        return ""
    if tokens.lexemes[mention.right].lower != "to":
        return ""
    j = mention.left - 1
    while tokens.lexemes[j].flags & WORD and not tokens.lexemes[j].flags & (STOP | VERB):
        j -= 1
    named = 1 <= mention.left - 1 - j <= _NAME and j > told.right
    return told.direction if named and tokens.lexemes[j].lower in _JOINTS else ""


#: The longest name in front of a change without a verb, in words, and what stands before it.
_NAME, _JOINTS = 4, frozenset({",", ";", "and", "while", "but"})
_ENDINGS = frozenset(
    [
        "ended",
        "closed",
        "finished",
        "went",
        "opened",
        "goes",
        "stood",
        "traded",
        "trading",
        "moved",
        "revised",
    ]
)


def _like_previous(tokens: Tokens, mention: Mention, previous: Mention | None) -> str:
    """The direction of the number before, where no verb stands or it is told in another way.

    "Imports fell 2%, exports by 3%"; "fell by 2 miles (3 km)"; "rose $4 million, or 12%".
    """
    if previous is None or not previous.direction:
        return ""
    gap = [tokens.lexemes[k].lower for k in range(previous.right, mention.left)][:3]
    if gap in ([",", "or"], ["or"]):
        return previous.direction
    if previous.kind not in (mention.kind, "count"):
        return ""
    before = tokens.lexemes[mention.left - 1].lower
    if before == "by" and previous.kind == mention.kind:
        return previous.direction
    conversion = (
        before == "(" and mention.left - 1 == previous.right and previous.unit != mention.unit
    )
    return previous.direction if conversion else ""
