"""Numbers per something: "$3 a barrel", "3,000 tests per day", "four times a week"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.physical import read_simple
from audit.extract.tokens import HYPHENS_AND_DASH
from audit.extract.vocabulary import (
    DETERMINER,
    DIGITS,
    NO_NOUN,
    STOP,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_PER = frozenset({"a", "an", "per", "each", "every"})
_FREQUENCY = frozenset({"times", "time"})
#: What "a" stands before where it means "per": "$3 a barrel", "four times a week".
_RATED = listed("rated")
_WHOSE = frozenset({"us", "u.s.", "usd", "u.s", "canadian", "sterling"})
_TIMES_FOLLOWERS = listed("times_followers")
_MULTIPLES = listed("multiples")
_MINUS = frozenset("-−–⁻")
#: Digits behind a minus that tell how often a unit divides.
_INVERSE = {"1": "", "¹": "", "2": "square ", "²": "square ", "3": "cubic ", "³": "cubic "}
_AGO = frozenset({"old", "ago", "and", "later", "earlier", "before", "after", "prior"})


def read_rate(tokens: Tokens, mention: Mention) -> None:
    """A denominator behind the unit: "per hour", "/cm2", "a barrel", "-a-day"."""
    j = mention.right
    if mention.kind == "money" and tokens.lexemes[j].lower in _WHOSE:
        j += 1
    for _ in range(2):  # "5 mg/kg/day"
        below = rate_behind(tokens, j) or _inverse_power(tokens, j)
        if below is None:
            return
        mention.unit = f"{mention.unit} per {below[0]}"
        mention.right = j = below[1]
        if mention.kind == "duration":
            mention.kind = "quantity"


def _inverse_power(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """The denominator told by a negative power: "9.8 m s−2", "3 mol L⁻¹"."""
    name = tokens.vocabulary.names.symbols.get(tokens.words[j])
    power = _INVERSE.get(tokens.words[j + 2])
    if name is None or power is None or tokens.words[j + 1] not in _MINUS:
        return None
    if tokens.glued(j) or not (tokens.glued(j + 1) and tokens.glued(j + 2)):
        return None
    return f"{power}{name}", j + 3


def rate_behind(tokens: Tokens, j: int) -> tuple[str, int] | None:
    """The denominator that begins at token `j` with "per", "a" or a slash; the token behind it."""
    word, lower = tokens.words[j], tokens.lexemes[j].lower
    hyphen = word in HYPHENS_AND_DASH and tokens.glued(j) and tokens.glued(j + 1)
    if hyphen:
        j += 1
        lower = tokens.lexemes[j].lower
    if lower == "-" and tokens.lexemes[j + 1].lower in ("a", "per"):  # "$ 70 - a - share"
        j, hyphen = j + 1, True
        lower = tokens.lexemes[j].lower
    if lower in ("per", "/"):
        return _denominator(tokens, j + 1, words=lower == "per")
    if lower not in ("a", "an", "each", "every"):
        return None
    k = j + 2 if hyphen and tokens.words[j + 1] in HYPHENS_AND_DASH else j + 1
    noun = tokens.lexemes[k].lower
    ago = tokens.lexemes[k + 1].lower in _AGO and noun in tokens.vocabulary.names.durations
    return (tokens.vocabulary.singular(noun), k + 1) if noun in _RATED and not ago else None


def rate_of_count(tokens: Tokens, mention: Mention) -> None:
    """The denominator of a count behind its noun: "3,000 tests per day" counts tests per day."""
    j = mention.noun[1]
    lower = tokens.lexemes[j].lower
    slash = lower == "/" and tokens.glued(j) and tokens.glued(j + 1)
    if (lower not in _PER and not slash) or not mention.unit:
        return
    k = j + 1
    ago = tokens.lexemes[k + 1].lower in _AGO
    if lower in _PER and lower != "per" and (tokens.lexemes[k].lower not in _RATED or ago):
        return
    below = _denominator(tokens, k, words=lower == "per")
    if below is not None:
        mention.unit = f"{mention.unit} per {below[0]}"


def _denominator(tokens: Tokens, k: int, *, words: bool) -> tuple[str, int] | None:
    """The unit, or behind "per" any noun, below the line: its name, the token behind it."""
    if words and tokens.lexemes[k].flags & DETERMINER:
        k += 1
    unit = read_simple(tokens, k, None, hyphen=True)
    if unit is not None:
        return unit
    if words and tokens.lexemes[k].flags & NO_NOUN and tokens.lexemes[k + 1].lower in _RATED:
        k += 1  # "per diluted share"
    lexeme = tokens.lexemes[k]
    if words and lexeme.flags & WORD and not lexeme.flags & STOP:
        return tokens.vocabulary.singular(lexeme.lower), k + 1
    return None


def count_frequency(tokens: Tokens, mention: Mention) -> bool:
    """Marks "ten times as many", "by a factor of 3" as factors, "four times per week" as a rate."""
    j = mention.right
    before = [tokens.lexemes[k].lower for k in range(max(mention.first - 2, 0), mention.first)]
    if before == ["factor", "of"]:
        mention.measure_in("factor", "factor", j)
        mention.step = mention.step or 1.0
        return True
    word = tokens.lexemes[j].lower
    if word == "fold" or (word == "-" and tokens.glued(j)):
        k = j + 1 if word == "-" else j
        if tokens.lexemes[k].lower == "fold":
            mention.measure_in("factor", "factor", k + 1)
            return True
    if tokens.words[j] in ("x", "×") and tokens.lexemes[j + 1].role != DIGITS and not mention.words:
        mention.measure_in("factor", "factor", j + 1)
        return True
    if word == "-" and tokens.lexemes[j + 1].lower == "times":
        j += 1
    if tokens.lexemes[j].lower not in _FREQUENCY:
        return False
    following = tokens.lexemes[j + 1].lower
    # nothing happens 3.1 times, but a debt may be 3.1 times the equity
    multiple = mention.step < 1.0 and following not in _PER
    earned = tokens.lexemes[j + 2].lower in _MULTIPLES and not tokens.lexemes[j + 1].flags & STOP
    if following in _TIMES_FOLLOWERS or multiple or earned:
        mention.measure_in("factor", "factor", j + 1)
        return True
    mention.measure_in("count", "time", mention.right)
    mention.noun = (j, j + 1)
    if following in _PER:
        mention.right = j + 1
        read_rate(tokens, mention)
    return True
