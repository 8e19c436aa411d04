"""Numbers in digits, with signs, separators, exponents, fractions and scales; no units yet."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audit.extract.mention import Mention
from audit.extract.number_words import read_words
from audit.extract.vocabulary import (
    CARDINAL,
    DENOMINATOR,
    DIGITS,
    FACTOR,
    FRACTION_SIGN,
    LABEL,
    ORDINAL,
    SCALE,
    VAGUE,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

#: Digits longer than this are no quantity that anybody states.
_LONGEST = 40
#: More groups of three than this are a list.
_MOST_GROUPS = 5
_SIGNS = frozenset("-−–+")
_MINUS = frozenset("-−–")
_EXPONENT = re.compile(
    r"[eE]([+-]?[0-9]{1,3})(?![\w.])"  # 1.5e-3
    r"|\s?[x×·*]\s?10\s?\^?\s?((?:[+\-−–]\s?)?[0-9]{1,3})(?![\w])"  # 1.3x10^6, 6 × 10−4
)
_POWER = re.compile(r"\^((?:[+-]{0,2})[0-9]{1,3})")
_EXPONENT_MARKS = frozenset({"e", "x", "×", "·", "*", "^"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_SLASHES = frozenset("/⁄")
_FRACTION_GLUE = frozenset({"-", "–"})
#: Denominators that a fraction in digits is believed with ("7/8", not "24/7" or "9/11").
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 128, 1000})
_SEPARATORS = re.compile(r"[,'’\u00a0\u2009\u202f]")


@lru_cache(maxsize=1 << 14)
def read_numeral(word: str, european: bool) -> tuple[float, float]:
    """The value of a numeral in digits, and what one more in its last place adds.

    Where the document writes "1.234,5", a point groups and a comma is the decimal sign; elsewhere a
    lone comma before one or two digits is still read so ("1,5"), for it can be nothing else.
    """
    if len(word) > _LONGEST:
        return math.nan, 1.0
    if european or re.fullmatch(r"\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d+", word):
        grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", word)
        plain = word.replace(".", "").replace(",", ".") if grouped else word.replace(",", ".")
    else:
        plain = _SEPARATORS.sub("", word)
    whole, point, decimals = plain.rpartition(".")
    if "." in whole:  # "3.11.4" is a version
        return math.nan, 1.0
    return float(plain), 10.0 ** -len(decimals) if point else 1.0


def find_numbers(tokens: Tokens, european: bool = False) -> list[Mention]:
    """The numbers of a sentence in reading order, none within another."""
    found: list[Mention] = []
    behind = 0
    for i in tokens.counting:
        role = tokens.lexemes[i].role
        if not role or i < behind:
            continue
        mention = _read(tokens, i, role, european)
        if mention is not None:
            found.append(mention)
            behind = mention.last
    return found


def _read(tokens: Tokens, i: int, role: int, european: bool) -> Mention | None:
    if role == DIGITS:
        return _read_digits(tokens, i, european)
    if role == FRACTION_SIGN:
        value = tokens.lexemes[i].value
        return _with_scale(tokens, _signed(tokens, Mention(i, i + 1, value, kind="fraction")))
    if role == VAGUE:
        return _read_vague(tokens, i)
    if role == FACTOR:
        return _read_factor(tokens, i)
    if role in (CARDINAL, SCALE, DENOMINATOR, ORDINAL):
        mention = read_words(tokens, i)
        return None if mention is None else _signed(tokens, mention)
    return None


def _read_digits(tokens: Tokens, i: int, european: bool) -> Mention:
    value, step = read_numeral(tokens.words[i], european)
    mention = Mention(i, i + 1, value, step)
    following = tokens.lexemes[i + 1]
    if following is tokens.lexemes[-1]:
        return _signed(tokens, mention)
    lower = following.lower
    if lower in _ORDINAL_ENDINGS and tokens.glued(i + 1):
        mention.kind, mention.last, mention.right = "ordinal", i + 2, i + 2
        return mention
    if lower in _EXPONENT_MARKS:
        _exponent(tokens, mention)
    if step == 1.0:
        _grouped_by_spaces(tokens, mention)
        _mixed(tokens, mention)
        _thousands_in_words(tokens, mention)
    return _with_scale(tokens, _signed(tokens, mention))


def _exponent(tokens: Tokens, mention: Mention) -> None:
    """Scientific notation behind the numeral: "1.5e-3", "6 × 10−4", "2^10"."""
    at = tokens.ends[mention.last - 1]
    match = _EXPONENT.match(tokens.text, at)
    if match:
        power = int(re.sub(r"[^\d-]", "", (match[1] or match[2]).translate(_ASCII_MINUS)))
        if abs(power) > 300:
            return
        # Decimal digits make the product exact to the last place: 1.99 * 10**-30 would not be.
        mention.value = float(f"{mention.value!r}e{power}")
        mention.step = float(f"{mention.step!r}e{power}")
    else:
        match = _POWER.match(tokens.text, at)
        if not match:
            return
        sign = -1 if match[1].count("-") == 1 else 1
        power = sign * int(match[1].lstrip("+-"))
        if not mention.value or abs(power * math.log10(mention.value)) > 300:
            return
        mention.value, mention.step = mention.value**power, 0.0
    while mention.last < tokens.count and tokens.starts[mention.last] < match.end():
        mention.last += 1
    mention.right = mention.last


_ASCII_MINUS = str.maketrans("−–", "--")


def _grouped_by_spaces(tokens: Tokens, mention: Mention) -> None:
    """Groups of three that single spaces part.

    "40 000"; the last ends in a nought, lest two numbers are joined.
    """
    i = mention.first
    words = tokens.words
    if len(words[i]) > 3 or words[i] == "0" or tokens.lexemes[i + 1].role != DIGITS:
        return
    j, value = i + 1, mention.value
    while (
        j < i + _MOST_GROUPS
        and tokens.lexemes[j].role == DIGITS
        and len(words[j]) == 3
        and words[j].isdecimal()
        and tokens.starts[j] == tokens.ends[j - 1] + 1
    ):
        value = value * 1000 + float(words[j])
        j += 1
    if j > i + 1 and (words[j - 1][-1] == "0" or j > i + 2):
        if tokens.lexemes[j].role == DIGITS and not tokens.glued(j):
            return
        mention.value, mention.last, mention.right = value, j, j


def _mixed(tokens: Tokens, mention: Mention) -> None:
    """A fraction in digits, alone or behind a whole number: "1/4", "10 1/2", "3½", "2 ¼"."""
    j = mention.last
    sign = tokens.lexemes[j]
    if sign.role == FRACTION_SIGN:
        mention.value += sign.value
        mention.step = 0.0
        mention.last = mention.right = j + 1
        return
    if tokens.words[j] in _SLASHES and _is_fraction(tokens, j - 1):
        mention.value /= float(tokens.words[j + 1])
        mention.kind, mention.step = "fraction", 0.0
        mention.last = mention.right = j + 2
        return
    k = j + 1 if tokens.words[j] in _FRACTION_GLUE else j
    if (sign.role == DIGITS or k > j) and (
        tokens.lexemes[k].role == DIGITS
        and tokens.words[k + 1] in _SLASHES
        and _is_fraction(tokens, k)
    ):
        mention.value += float(tokens.words[k]) / float(tokens.words[k + 2])
        mention.step = 0.0
        mention.last = mention.right = k + 3


def _is_fraction(tokens: Tokens, i: int) -> bool:
    """Whether numeral, slash and numeral at token `i` are a fraction and no date, ratio or rate."""
    above, below = tokens.words[i], tokens.words[i + 2]
    if not (above.isdecimal() and below.isdecimal() and len(above) <= 3 and len(below) <= 4):
        return False
    if tokens.words[i + 3] in _SLASHES or tokens.words[i - 1] in _SLASHES:
        return False
    return int(below) in _DENOMINATORS and 0 < int(above) < int(below)


def _thousands_in_words(tokens: Tokens, mention: Mention) -> None:
    """Digits that begin a number in words: "4 thousand 3 hundred and 21"."""
    scale = tokens.lexemes[mention.last]
    if scale.role == SCALE and scale.value in (100.0, 1000.0):
        read = read_words(tokens, mention.first)
        if read is not None and read.last > mention.last + 1:
            mention.value, mention.step = read.value, read.step
            mention.scale, mention.last, mention.right = read.scale, read.last, read.last


def _with_scale(tokens: Tokens, mention: Mention) -> Mention:
    """The mention multiplied by the scale behind it.

    "1.2 billion", "10k", "2.8bn", "3 million and a half".
    """
    j = mention.last
    word = tokens.words[j]
    if not word or not word[0].isalpha():
        if word == "-" and tokens.lexemes[j + 1].role == SCALE and tokens.glued(j + 1):
            j += 1  # "a 10-million-dollar house"
            word = tokens.words[j]
        else:
            return mention
    scale = tokens.vocabulary.scales.get(tokens.lexemes[j].lower)
    if scale is None and tokens.glued(j) and not _is_lettered(tokens, mention, word):
        scale = tokens.vocabulary.glued_scales.get(word)
    if scale is None and word == "k" and mention.step < 1.0:
        scale = 1000.0  # "2.33 k"
    if scale is None or (scale == 12.0 and mention.step < 1.0):
        return mention
    mention.value, mention.step = scaled(mention.value, scale), mention.step * scale
    mention.scale *= scale
    mention.last = mention.right = j + 1
    behind = tokens.lexemes[j + 1]
    if behind.role == SCALE and behind.value > 12 and mention.scale >= 1000:  # "three lakh crore"
        return _with_scale(tokens, mention)
    _and_a_half(tokens, mention)
    return mention


def _is_lettered(tokens: Tokens, mention: Mention, word: str) -> bool:
    """Whether the letter tells works of one year or parts of one figure apart.

    "(Lee, 2018b)", "Fig. 3b"; "$3b" and "1500b" are billions.
    """
    if word != "b" or mention.step < 1.0 or mention.left < mention.first:
        return False
    i = mention.first
    label = tokens.lexemes[i - 2 if tokens.words[i - 1] == "." else i - 1]
    year = len(tokens.words[i]) == 4 and 1800 <= mention.value <= 2100
    plain = tokens.words[i - 1] not in ("$", "€", "£", "¥", "₹")
    return (year and plain) or (bool(label.flags & LABEL) and mention.value < 100)


def scaled(value: float, scale: float) -> float:
    """`value` times `scale`, with the digits that the decimal product has.

    4.35 million is 4350000.
    """
    product = value * scale
    return (
        round(product, 6)
        if abs(product) < 1e9
        else float(round(product))
        if abs(product) < 1e15
        else product
    )


def _and_a_half(tokens: Tokens, mention: Mention) -> None:
    """A half of the scale behind it: "3 million and a half"."""
    j = mention.last
    if [tokens.lexemes[k].lower for k in range(j, j + 3)] == ["and", "a", "half"]:
        mention.value += mention.scale / 2
        mention.step = 0.0
        mention.last = mention.right = j + 3


def _signed(tokens: Tokens, mention: Mention) -> Mention:
    """The mention with the sign before it: "-4", "minus 5", "negative ten", "+3"."""
    i = mention.first
    before = tokens.words[i - 1]
    if before in _SIGNS and i > 0:
        glued = tokens.glued(i)
        # in "5-10" and "F-16" the dash joins; a spaced one is a sign only at the very beginning
        apart = (
            i == 1
            or not tokens.glued(i - 1)
            or not (tokens.words[i - 2][-1:].isalnum() or tokens.words[i - 2][-1:] in ")]%")
        )
        if apart and (glued or i == 1) and not (before == "–" and not glued):
            if before in _MINUS:
                mention.value = -mention.value
            mention.left = i - 1
        i -= 1
    if tokens.lexemes[i - 1].lower in ("minus", "negative") and (
        mention.first == i or tokens.words[i] == "-"
    ):
        previous = tokens.lexemes[i - 2]
        if previous.role in (DIGITS, CARDINAL) or previous.lower in ("plus", "or"):
            return mention
        mention.value = -abs(mention.value)
        mention.left = i - 1
    return mention


def _read_vague(tokens: Tokens, i: int) -> Mention | None:
    """An order of magnitude: "dozens", "hundreds of thousands", "tens of millions"."""
    lexeme = tokens.lexemes[i]
    before = tokens.lexemes[i - 1]
    if before.role in (DIGITS, CARDINAL) or (
        before.lower in ("a", "the") and lexeme.lower == "scores"
    ):
        return None
    low, high = tokens.vocabulary.vague[lexeme.lower]
    last = i + 1
    follower = tokens.lexemes[i + 2]
    if tokens.lexemes[i + 1].lower == "of" and follower.role == VAGUE:
        scale = follower.value
        low, high, last = low * scale, high * scale, i + 3
    elif lexeme.lower in ("tens", "scores") and tokens.lexemes[i + 1].lower != "of":
        return None
    return Mention(i, last, math.nan, low=low, high=high, bound="range", kind="count", words=True)


def _read_factor(tokens: Tokens, i: int) -> Mention | None:
    """A factor in one word.

    "doubled", "twice the", "threefold"; "scored twice" counts and is none.
    """
    lexeme = tokens.lexemes[i]
    lower = lexeme.lower
    following = tokens.lexemes[i + 1].lower
    if lower in ("twice", "thrice", "double", "triple", "treble", "quadruple"):
        as_much = following in ("the", "that", "its", "their", "what", "his", "her", "our")
        as_much = as_much or (following == "as" and _as_again(tokens, i + 2))
        changes = following == "to" or tokens.lexemes[i - 1].lower in (
            "to",
            "will",
            "than",
            "would",
            "could",
        )
        if not (as_much or (changes and lower not in ("twice", "thrice"))):
            return None
    direction = "down" if lexeme.value < 1 else ""
    if not direction and lower not in ("twice", "thrice") and lower[-2:] == "ed":
        direction = "up"
    mention = Mention(i, i + 1, lexeme.value, words=True, direction=direction)
    mention.kind = mention.unit = "factor"
    # told to the nearest half: between "doubled" and "tripled" there is two and a half times
    mention.step = 0.5 if lexeme.value > 1 else 0.1
    return mention


def _as_again(tokens: Tokens, j: int) -> bool:
    """Whether a second "as" or "much" shows a comparison: "twice as large as", "twice as many"."""
    return any(tokens.lexemes[k].lower in ("as", "much", "many") for k in range(j, j + 4))
