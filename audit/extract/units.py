"""What a number is measured in.

Percent, points, money, physical units, ages, and compounds with "per".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.lookup import durations, only_glued, read_phrase, symbols
from audit.extract.money import read_money
from audit.extract.nouns import singular
from audit.extract.numerals import scaled
from audit.extract.vocabulary import (
    CAPITAL,
    DETERMINER,
    DIGITS,
    MONTH,
    STOP,
    UNIT,
    WHOSE,
    WORD,
    listed,
    load,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_PERCENT = frozenset({"%", "％", "percent", "percents", "pct", "percentage"})
_POINTS = frozenset({"point", "points", "pts", "pt"})
_HYPHENS = frozenset("-‐‑–")
_POWERS = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
_INCH_FOLLOWERS = listed("inch_followers") | {""}
_HEAT = listed("heat")
_FREQUENCY = frozenset({"times", "time"})
#: What "a" stands before where it means "per": "$3 a barrel", "four times a week".
_RATED = listed("rated")
_TIMES_FOLLOWERS = listed("times_followers")
_AGO = frozenset({"old", "ago", "and", "later", "earlier", "before", "after", "prior"})
_POWER_WORDS: dict[str, str] = load("units")["powers"]


def attach_unit(tokens: Tokens, mention: Mention) -> None:
    """Finds what the mention is measured in and widens its span over it.

    Leaves counts without a unit.
    """
    if read_money(tokens, mention):
        _per(tokens, mention)
        return
    j = mention.right
    hyphen = (
        tokens.words[j] in _HYPHENS and tokens.glued(j) and tokens.starts[j + 1] == tokens.ends[j]
    )
    if hyphen:
        j += 1
    if _percent(tokens, mention, j):
        return
    end = _measure_unit(tokens, mention, j, hyphen=hyphen) or _part_of_unit(tokens, mention)
    if end:
        mention.right = end
        _per(tokens, mention)
        _age(tokens, mention)
    elif mention.step >= 1.0 and mention.value <= 120 and _is_age(tokens, mention):
        mention.kind, mention.unit = "age", "year of age"


def _part_of_unit(tokens: Tokens, mention: Mention) -> int:
    """A unit behind a fraction, read like the fraction's own.

    "1/16 of a US pint", "a quarter of a mile".
    """
    j = mention.right
    lexemes = tokens.lexemes
    if mention.kind not in ("fraction", "") or not 0 < mention.value < 1 or mention.step:
        return 0
    if lexemes[j].lower == "of":
        j += 1
    if lexemes[j].lower not in ("a", "an"):
        return 0
    end = _measure_unit(tokens, mention, j + 1, hyphen=True)
    if end:
        mention.right = mention.last
        _set(
            mention,
            mention.kind,
            mention.unit,
            end if tokens.lexemes[mention.last].lower != "of" else mention.last,
        )
    return mention.right if end else 0


def _is_age(tokens: Tokens, mention: Mention) -> bool:
    """Whether words say that a bare number is an age.

    "aged 78", "over the age of 21", "Ann Lee, 25, said".
    """
    lexemes, words = tokens.lexemes, tokens.words
    i = mention.left - 1
    before = lexemes[i].lower
    if before == "of":
        before = lexemes[i - 1].lower
    if before in ("age", "aged", "ages") or (mention.value >= 3 and _turns(tokens, i)):
        return True
    if words[i] != "," or words[mention.right] not in (",", ".") or mention.words:
        return False
    name = lexemes[i - 1]
    named = (
        name.flags & CAPITAL
        and not name.flags & (MONTH | STOP | UNIT)
        and lexemes[i - 2].flags & (CAPITAL | WORD)
    )
    return (
        bool(named or (i == 1 and name.flags & CAPITAL))
        and lexemes[mention.right + 1].lower not in ("and", "or")
        and (not lexemes[mention.right + 1].role and mention.value >= 10)
    )


def _turns(tokens: Tokens, i: int) -> bool:
    """Whether the words up to token `i` tell somebody's age: "she is 35", "he will be 35"."""
    verb = tokens.lexemes[i].lower
    if verb == "be":
        i -= 1
    who = tokens.lexemes[i - 1].lower
    following = tokens.lexemes[i + 2 if verb != "be" else i + 3]
    measured = following.flags & WORD and not following.flags & STOP
    return verb in _TURNS and who in ("he", "she", "who") and not measured


_TURNS = frozenset({"is", "was", "be", "turned", "turns", "turning"})


def _set(mention: Mention, kind: str, unit: str, end: int) -> None:
    mention.kind, mention.unit, mention.right = kind, unit, end


def _percent(tokens: Tokens, mention: Mention, j: int) -> bool:
    """Percent, percentage points and basis points."""
    lower = tokens.lexemes[j].lower
    k = j + 1
    if (
        lower == ")" and tokens.words[j + 1] == "%" and tokens.words[mention.left - 1] == "("
    ):  # "(48.3)%"
        mention.value, mention.left = -abs(mention.value), mention.left - 1
        lower, k = "%", j + 2
    if lower == "per" and tokens.lexemes[j + 1].lower == "cent":
        lower, k = "percent", j + 2
    if lower == "pc" and not mention.words:
        lower = "percent"
    if lower in _PERCENT:
        behind = k + 1 if tokens.words[k] in _HYPHENS and tokens.glued(k) else k
        if tokens.lexemes[behind].lower in _POINTS:
            _set(mention, "point", "point", behind + 1)
        else:
            _set(mention, "percent", "percent", k)
        return True
    if lower == "basis" and tokens.lexemes[k].lower in _POINTS:
        mention.value, mention.step = scaled(mention.value, 0.01), mention.step / 100
        _set(mention, "point", "point", k + 1)
        return True
    if lower in ("bp", "bps", "pp", "ppt", "ppts") and not mention.words:
        if lower in ("bp", "bps"):
            if tokens.glued(j) and lower == "bps" and mention.value > 10000:
                return False
            mention.value, mention.step = scaled(mention.value, 0.01), mention.step / 100
        _set(mention, "point", "point", k)
        return True
    return False


def _measure_unit(tokens: Tokens, mention: Mention, j: int, *, hyphen: bool) -> int:
    """Reads a physical unit or a span of time at token `j`; the token behind it, or 0."""
    read = read_simple(tokens, j, mention, hyphen=hyphen)
    if read is None:
        return 0
    name, end = read
    mention.unit = name
    mention.kind = "duration" if name in durations() else "quantity"
    return end


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
        known = known or (word in ("F", "A", "K") and mention.step < 1.0) or word in ("min", "h")
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


def _per(tokens: Tokens, mention: Mention) -> None:
    """A denominator behind the unit: "per hour", "/cm2", "a barrel", "-a-day"."""
    j = mention.right
    if (
        tokens.lexemes[j].lower in ("us", "u.s.", "usd", "u.s", "canadian", "sterling")
        and mention.kind == "money"
    ):
        j += 1
    word, lower = tokens.words[j], tokens.lexemes[j].lower
    if lower == "of":
        return
    hyphen = word in _HYPHENS and tokens.glued(j) and tokens.glued(j + 1)
    if hyphen:
        j += 1
        lower = tokens.lexemes[j].lower
    if lower == "-" and tokens.lexemes[j + 1].lower in ("a", "per"):  # "$ 70 - a - share"
        j, hyphen = j + 1, True
        lower = tokens.lexemes[j].lower
    if lower in ("per", "/"):
        below = _denominator(tokens, j + 1, words=lower == "per")
    elif lower in ("a", "an", "each", "every"):
        k = j + 2 if hyphen and tokens.words[j + 1] in _HYPHENS else j + 1
        noun = tokens.lexemes[k].lower
        below = (singular(noun), k + 1) if noun in _RATED else None
        if below is not None and tokens.lexemes[below[1]].lower in _AGO and noun in durations():
            below = None
    else:
        return
    if below is not None:
        mention.unit = f"{mention.unit} per {below[0]}"
        mention.right = below[1]
        if mention.kind == "duration":
            mention.kind = "quantity"


def rate_of_count(tokens: Tokens, mention: Mention) -> None:
    """The denominator of a count behind its noun: "3,000 tests per day" counts tests per day."""
    j = mention.noun[1]
    lower = tokens.lexemes[j].lower
    if lower not in ("per", "a", "an", "each", "every") or not mention.unit:
        return
    k = j + 1
    ago = tokens.lexemes[k + 1].lower in _AGO
    if lower != "per" and (tokens.lexemes[k].lower not in _RATED or ago):
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
    lexeme = tokens.lexemes[k]
    if words and lexeme.flags & WORD and not lexeme.flags & STOP:
        return singular(lexeme.lower), k + 1
    return None


def _age(tokens: Tokens, mention: Mention) -> None:
    """Makes a duration an age: "78-year-old", "five years old", "3 years of age", "87 yo"."""
    if mention.kind != "duration":
        return
    j = mention.right
    lexemes = tokens.lexemes
    while tokens.words[j] in _HYPHENS:
        j += 1
    if lexemes[j].lower in ("old", "olds"):
        mention.right = j + 1
    elif lexemes[j].lower == "of" and lexemes[j + 1].lower == "age":
        mention.right = j + 2
    else:
        return
    mention.kind, mention.unit = "age", f"{mention.unit} of age"


def count_frequency(tokens: Tokens, mention: Mention) -> bool:
    """Marks "ten times as many" as a factor and "four times per week" as a rate."""
    j = mention.right
    word = tokens.lexemes[j].lower
    if word in ("fold", "-") and tokens.glued(j):
        k = j + 1 if word == "-" else j
        if tokens.lexemes[k].lower == "fold":
            _set(mention, "factor", "factor", k + 1)
            return True
    if (
        word in ("x", "×")
        and tokens.glued(j)
        and tokens.lexemes[j + 1].role != DIGITS
        and not mention.words
    ):
        _set(mention, "factor", "factor", j + 1)
        return True
    if word == "-" and tokens.lexemes[j + 1].lower == "times":
        j += 1
    if tokens.lexemes[j].lower not in _FREQUENCY:
        return False
    following = tokens.lexemes[j + 1].lower
    if following in _TIMES_FOLLOWERS:
        _set(mention, "factor", "factor", j + 1)
        return True
    _set(mention, "count", "time", mention.right)
    mention.noun = (j, j + 1)
    if following in ("a", "per", "each", "every"):
        mention.right = j + 1
        _per(tokens, mention)
    return True
