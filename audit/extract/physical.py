"""Physical units and spans of time, by their words and symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.lookup import read_phrase
from audit.extract.tens import read_tens
from audit.extract.vocabulary import (
    CAPITAL,
    DETERMINER,
    STOP,
    WHOSE,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_DEGREES = frozenset("°º˚")
_INCHES = frozenset('"”″')
_POWERS = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
_INCH_FOLLOWERS = listed("inch_followers") | {""}
_HEAT = listed("heat")


def read_simple(
    tokens: Tokens, j: int, mention: Mention | None, *, hyphen: bool
) -> tuple[str, int] | None:
    """A unit with its power but without a denominator: its name, the token behind it."""
    if tokens.lexemes[j].flags & WHOSE and tokens.lexemes[j + 1].flags & WORD:
        j += 1  # "a US pint"
    lower = tokens.lexemes[j].lower
    power = tokens.vocabulary.names.powers.get(lower)
    if power:
        k = j + 1
        if tokens.words[k] in (".", "-"):
            k += 1
        base = _base(tokens, k, None, hyphen=False)
        if base is None or base[0] in tokens.vocabulary.names.durations:
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


def _symbol(tokens: Tokens, j: int, mention: Mention | None) -> tuple[str, int] | None:
    """A unit's symbol at token `j`: "km", "ms", "°C", "in" where it can only be inches."""
    word = tokens.words[j]
    if word in _DEGREES:
        return _degree(tokens, j)
    if word in _INCHES and mention is not None:
        inches = word == "″" or (
            not tokens.glued(j) and tokens.lexemes[j + 1].lower in _INCH_FOLLOWERS - {""}
        )
        return ("inch", j + 1) if inches else None
    if word in ("C", "F") and mention is not None and _speaks_of_heat(tokens, j):
        return ("degree Celsius" if word == "C" else "degree Fahrenheit"), j + 1
    name = tokens.vocabulary.names.symbols.get(word)
    if name is None:
        return _joined_symbol(tokens, j)
    if mention is not None and not _is_symbol(tokens, j, mention):
        return None
    stopped = word in ("in", "sec", "min") and tokens.words[j + 1] == "."
    behind = tokens.lexemes[j + 2].flags
    return name, j + 2 if stopped and behind & WORD and not behind & CAPITAL else j + 1


def _degree(tokens: Tokens, j: int) -> tuple[str, int]:
    """The degree whose sign stands at token `j`: "°C", "° Fahrenheit", "°"."""
    name = {"C": "degree Celsius", "F": "degree Fahrenheit"}.get(tokens.words[j + 1])
    if name:
        return name, j + 2
    named = read_phrase(tokens, j + 1)
    if named is not None and named[0].startswith("degree"):
        return named[0], named[2]
    return "degree", j + 1


def _is_symbol(tokens: Tokens, j: int, mention: Mention) -> bool:
    """Whether a word that can be a unit's symbol is one behind this number.

    "9 in." but not "9 in May"; the s of "the 1990s" is no second.
    """
    word = tokens.words[j]
    if word == "in" and tokens.words[j + 1] == "-" and tokens.lexemes[j + 2].role:
        return False  # "a one-in-ten chance"
    if tokens.glued(j):
        joined = tokens.words[mention.first - 1] == "-" and tokens.lexemes[
            mention.first - 2
        ].lower in ("over", "under")  # "the under-18s"
        return word != "s" or (not joined and _are_seconds(tokens, mention))
    if word not in tokens.vocabulary.names.only_glued or word in ("min", "h"):
        return True
    if word == "in":
        return tokens.lexemes[j + 1].lower in _INCH_FOLLOWERS and not mention.words
    return word in ("F", "A", "K", "am", "pm") and mention.step < 1.0


def _are_seconds(tokens: Tokens, mention: Mention) -> bool:
    """Whether an "s" glued to the number is a second: "12s", "a wait of 30s"; not "the 1990s"."""
    i = mention.first
    if mention.step != 1.0 or mention.value % 10:
        return True
    if len(tokens.words[i]) <= len("70"):
        return read_tens(tokens, mention) == "second"
    return not tokens.lexemes[i - 1].flags & DETERMINER


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
