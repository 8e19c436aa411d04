"""Physical units and spans of time, by their words and symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.lookup import durations, only_glued, read_phrase, symbols
from audit.extract.vocabulary import (
    CAPITAL,
    STOP,
    WHOSE,
    WORD,
    listed,
    load,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_POWERS = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
_INCH_FOLLOWERS = listed("inch_followers") | {""}
_HEAT = listed("heat")
_POWER_WORDS: dict[str, str] = load("units")["powers"]


def read_simple(
    tokens: Tokens, j: int, mention: Mention | None, *, hyphen: bool
) -> tuple[str, int] | None:
    """A unit with its power but without a denominator: its name, the token behind it."""
    if tokens.lexemes[j].flags & WHOSE and tokens.lexemes[j + 1].flags & WORD:
        j += 1  # "a US pint"
    lower = tokens.lexemes[j].lower
    power = _POWER_WORDS.get(lower)
    if power:
        k = j + 1
        if tokens.words[k] in (".", "-"):
            k += 1
        base = _base(tokens, k, None, hyphen=False)
        if base is None or base[0] in durations():
            return None
        return f"{power} {base[0]}", base[1]
    base = _base(tokens, j, mention, hyphen=hyphen)
    if base is None:
        return None
    name, end = base
    k = end + 1 if tokens.words[end] == "^" else end
    if tokens.words[k] in _POWERS and tokens.glued(k):
        return f"{_POWERS[tokens.words[k]]} {name}", k + 1
    if tokens.lexemes[end].lower in ("squared", "cubed"):
        return f"{'square' if tokens.lexemes[end].lower == 'squared' else 'cubic'} {name}", end + 1
    return name, end


def _base(
    tokens: Tokens, j: int, mention: Mention | None, *, hyphen: bool
) -> tuple[str, int] | None:
    word = tokens.words[j]
    if not word:
        return None
    found = read_phrase(tokens, j)
    if found is not None and found[1] != "money":
        name = "pound" if found[1] == "ambiguous" and found[0] == "GBP" else found[0]
        if found[1] == "ambiguous" and name != "pound":
            return None
        return None if _is_not_time(tokens, j, found[2], name) else (name, found[2])
    if mention is not None and mention.words and not hyphen:
        return None
    return _symbol(tokens, j, mention)


def _is_not_time(tokens: Tokens, j: int, end: int, name: str) -> bool:
    """Whether a word for a unit is another word here.

    "two quarters of the cake", "5 second half goals".
    """
    if name == "second" and tokens.lexemes[j].lower == "second":
        return (
            tokens.lexemes[end].lower in ("half", "quarter", "time", "place")
            or not tokens.words[j - 1]
        )
    if name == "stone":
        return bool(tokens.lexemes[end].flags & WORD) and not tokens.lexemes[end].flags & STOP
    return False


def _symbol(tokens: Tokens, j: int, mention: Mention | None) -> tuple[str, int] | None:  # noqa: PLR0911
    """A unit's symbol at token `j`: "km", "ms", "°C", "in" where it can only be inches."""
    word = tokens.words[j]
    if word in ("°", "º", "˚"):
        letter = tokens.words[j + 1]
        name = {"C": "degree Celsius", "F": "degree Fahrenheit"}.get(letter)
        named = read_phrase(tokens, j + 1)
        if name or (named is not None and named[0].startswith("degree")):
            return (name, j + 2) if name else (named[0], named[2]) if named else None
        return "degree", j + 1
    if word in ('"', "”", "″") and mention is not None:
        inches = word == "″" or (
            tokens.glued(j) is False and tokens.lexemes[j + 1].lower in _INCH_FOLLOWERS - {""}
        )
        return ("inch", j + 1) if inches else None
    if word in ("C", "F") and mention is not None and _speaks_of_heat(tokens, j):
        return ("degree Celsius" if word == "C" else "degree Fahrenheit"), j + 1
    name = symbols().get(word)
    if name is None:
        return _joined_symbol(tokens, j)
    glued = tokens.glued(j)
    if word in only_glued() and mention is not None and not glued:
        known = (
            word == "in" and tokens.lexemes[j + 1].lower in _INCH_FOLLOWERS and not mention.words
        )
        known = (
            known
            or (word in ("F", "A", "K", "am", "pm") and mention.step < 1.0)
            or word in ("min", "h")
        )
        if not known:
            return None
    if (
        word == "s"
        and glued
        and mention is not None
        and mention.step == 1.0
        and mention.value % 10 == 0
    ):
        return None  # the 1990s, the 20s
    if (
        word in ("in", "sec", "min")
        and tokens.words[j + 1] == "."
        and tokens.lexemes[j + 2].flags & WORD
    ):
        return name, j + 2 if not tokens.lexemes[j + 2].flags & CAPITAL else j + 1
    return name, j + 1


def _speaks_of_heat(tokens: Tokens, j: int) -> bool:
    """Whether the words around speak of temperatures, so that a bare "C" or "F" is a degree."""
    around = tokens.lexemes[max(j - 30, 0) : j + 30]
    return any(lexeme.lower in _HEAT for lexeme in around)


def _joined_symbol(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """Two symbols that make a unit: "lb-ft", "N·m", "sq ft" is read as a power."""
    if tokens.words[j + 1] in ("-", "·", ".", "⋅") and tokens.glued(j + 1) and tokens.glued(j + 2):
        pair = f"{tokens.lexemes[j].lower} {tokens.lexemes[j + 2].lower}"
        if pair in ("lb ft", "ft lb", "ft lbs", "lbs ft"):
            return "pound foot", j + 3
        if pair == "n m":
            return "newton meter", j + 3
    return None
