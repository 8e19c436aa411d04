"""Directions: whether the words say that what is counted rose or fell by the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.comparatives import compared, shared
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
#: What jobs and users have in common: "added 4,000 jobs" tells a change, "added ten clerks" a deed.
_STOCKS, _MANY = listed("stocks"), 100
#: Behind a change word they lead to the level that is passed: "fell below $20", "rose past 83".
_PASSED = frozenset({"below", "above", "past", "beyond"})
#: Verbs that tell how far a thing reaches, and what it is measured in: "the cliff drops 60 m".
_REACHES, _LENGTHS = listed("reaches"), listed("reach_units")
_STOREYS = frozenset({"storey", "story", "floor"})
#: Words that show points to be those of a game.
_PLAYED = listed("played")
#: How far before a number its change word may stand, in words.
_REACH = 8


def read_directions(tokens: Tokens, mentions: list[Mention]) -> None:
    """Tells which way the change word that governs each mention points: "up", "down" or ""."""
    previous: Mention | None = None
    quantity: Mention | None = None
    told: Mention | None = None
    for mention in mentions:
        if mention.kind not in NO_QUANTITY:
            mention.direction = (
                mention.direction
                or _noun_behind(tokens, mention)
                or compared(tokens, mention)
                or _before(tokens, mention, previous)
                or _like_previous(tokens, mention, previous)
                or _gapped(tokens, mention, told)
                or shared(tokens, mention, quantity)
            )
            quantity = mention
        previous = mention
        told = mention if mention.direction else told


def _name(flags: int) -> str:
    return "up" if flags & UP else "down"


def _noun_behind(tokens: Tokens, mention: Mention) -> str:
    """A noun or adverb of change behind the number: "a 304 percent increase", "5 points up"."""
    j = mention.right
    if tokens.words[j] == "-":
        j += 1
    lower = tokens.lexemes[j].lower
    if lower in ("up", "down") and mention.kind != "count":
        line = mention.kind == "quantity" and " per " in mention.unit  # "50 Mbps up"
        led = tokens.lexemes[j + 1].lower == "to"
        return "" if led or line else _name(tokens.lexemes[j].flags)
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
    signed = mention.left < mention.first and tokens.words[mention.left] == "+"
    if signed and mention.kind == "percent":
        return "up"
    j = mention.begin - 1
    if mention.kind == "factor" and lexemes[j].lower == "of" and lexemes[j - 1].lower == "factor":
        j -= 3  # "by a factor of four"
    floor = max(j - _REACH, previous.right if previous is not None else 0, 0)
    halved = mention.kind == "fraction" and lexemes[j].lower == "in"  # "cut costs in half"
    by_it = lexemes[j].lower == "by" or halved
    if not by_it and any(lexemes[k].lower in _PASSED for k in range(j + 1, mention.left)):
        return ""  # "fell below $20": the level that is passed
    while j >= floor:
        lexeme = lexemes[j]
        flags = lexeme.flags
        if lexeme.lower == "to" and not by_it:
            return ""  # "rose to 9", "up 5% to 9": the level that is reached
        if flags & CHANGE and tokens.words[j - 1] not in HYPHENS and _governs(tokens, j, mention):
            return "" if _tells_no_change(tokens, j, mention) else _name(flags)
        based = lexeme.lower in ("over", "from")  # "an increase over the 74", "up from 9"
        passes = not based and (
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
            (mention.kind not in _AMOUNTS and not _is_stock(mention))
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
        lasts = mention.kind == "duration" and following.lower == "by"
        return not phrasal and (lasts or mention.kind not in ("duration", "age"))
    lasts = mention.kind == "duration" and following.lower in ("by", "to", "from")
    return lasts or mention.kind not in ("duration", "age")


def _is_stock(mention: Mention) -> bool:
    """Whether the mention counts what a firm or a country gains and loses by many.

    "Added 4,000 jobs"; "add ten users" is a deed.
    """
    counted = mention.kind == "count" and mention.value >= _MANY
    return counted and mention.unit.rpartition(" ")[2] in _STOCKS


def _tells_no_change(tokens: Tokens, j: int, mention: Mention) -> bool:
    """Whether the verb at token `j` tells an extent or the points of a player.

    "The tower rises 62 storeys", "the cliff drops 60 m", "she dropped 30 points in the game"; "the
    river rose 2 m" and "the sea rises by 3 m" tell changes.
    """
    if tokens.lexemes[j + 1].lower == "by":
        return False
    lower, unit = tokens.lexemes[j].lower, mention.unit
    if lower in _REACHES and mention.kind == "quantity" and unit in _LENGTHS:
        return True
    if mention.kind != "count":
        return False
    if unit == "point" and lower.startswith("drop"):
        played = any(lexeme.lower in _PLAYED for lexeme in tokens.lexemes)
        return played or tokens.lexemes[j - 1].lower in ("he", "she")
    return unit in _STOREYS


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
#: Verbs whose "up" and "down" tell how a day ended: "closed up 9%"; "made up 9%" tells none.
_ENDINGS = listed("endings")


def _like_previous(tokens: Tokens, mention: Mention, previous: Mention | None) -> str:
    """The direction of the number before, where no verb stands or it is told in another way.

    "Imports fell 2%, exports by 3%"; "fell by 2 miles (3 km)"; "rose $4 million, or 12%"; "fell £3
    million (4%)". A sum in brackets behind a percentage may be the level.
    """
    if previous is None or not previous.direction:
        return ""
    start = max(previous.right, previous.noun[1])
    left = mention.begin
    gap = tuple(tokens.lexemes[k].lower for k in range(start, left))[:3]
    if gap in _OR:
        return previous.direction
    if gap == ("(",) and tokens.words[mention.right] == ")":
        same = previous.kind == mention.kind and previous.unit != mention.unit
        part = mention.kind == "percent" and previous.kind in ("money", "quantity", "count")
        return previous.direction if same or part else ""
    if tokens.lexemes[mention.left - 1].lower == "by" and previous.kind == mention.kind:
        return previous.direction
    return ""


#: Between an amount and what tells it in another way: "fell 40 points, or 2%", "rose 4% (or $3m)".
_OR = frozenset({(",", "or"), ("or",), ("(", "or")})
