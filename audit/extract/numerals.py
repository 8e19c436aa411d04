"""Numbers in digits, with signs, separators, exponents, fractions and scales; no units yet."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from audit.extract.exponents import EXPONENT_MARKS, read_exponent
from audit.extract.factors import read_factor
from audit.extract.lookup import read_phrase
from audit.extract.mention import Mention
from audit.extract.number_words import read_words
from audit.extract.scanning import plain_separators
from audit.extract.vague import read_vague
from audit.extract.vocabulary import (
    CARDINAL,
    DENOMINATOR,
    DIGITS,
    FACTOR,
    FRACTION_SIGN,
    LABEL,
    ORDINAL,
    PLURAL,
    SCALE,
    STOP,
    VAGUE,
    VERB,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

#: Digits longer than this are no quantity that anybody states.
_LONGEST = 40
#: Nothing that anybody counts is more than this; "10^300 trillion" has no value.
_GREATEST = 1e100
#: More groups of three than this are a list.
_MOST_GROUPS = 5
_SIGNS = frozenset("-−–+")
_MINUS = frozenset("-−–")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_GENERATIONS = range(2, 7)
_SLASHES = frozenset("/⁄")
_FRACTION_GLUE = frozenset({"-", "–"})
#: Denominators that a fraction in digits is believed with ("7/8", not "24/7" or "9/11").
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 128, 1000})
_TWO_LEVELS = listed("two_levels")
_CENT = 0.01
_IN_MILLIONS = listed("counted_in_millions")
_IN_METERS = listed("measured_in_meters")
_SEPARATORS = re.compile(r"[,'’\u00a0\u2009\u202f]")


@lru_cache(maxsize=1 << 14)
def read_numeral(word: str, european: bool) -> tuple[float, float]:
    """The value of a numeral in digits, and what one more in its last place adds.

    Where the document writes "1.234,5", a point groups and a comma is the decimal sign; elsewhere a
    lone comma before one or two digits is still read so ("1,5"), for it can be nothing else.
    """
    if len(word) > _LONGEST:
        return math.nan, 1.0
    word = plain_separators(word)
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
            if abs(mention.value) > _GREATEST:
                mention.value = math.nan
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
        return read_vague(tokens, i)
    if role == FACTOR:
        return read_factor(tokens, i)
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
    generation = tokens.words[i + 1] == "G" and value in _GENERATIONS  # "a 5G mast"
    if (lower in _ORDINAL_ENDINGS or generation) and tokens.glued(i + 1):
        mention.kind, mention.last, mention.right = "ordinal", i + 2, i + 2
        return mention
    if lower in EXPONENT_MARKS:
        read_exponent(tokens, mention)
    if step == 1.0:
        _grouped_by_spaces(tokens, mention)
        _mixed(tokens, mention)
        _thousands_in_words(tokens, mention)
    elif step == _CENT and tokens.glued(i + 1):
        _mixed(tokens, mention)
    return _with_scale(tokens, _signed(tokens, mention))


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
    """A fraction in digits, alone or behind a whole number: "1/4", "10 1/2", "3½", "2 ¼".

    Behind cents it is of one: "$4.31-1/2 a bushel".
    """
    j, place = mention.last, mention.step
    sign = tokens.lexemes[j]
    if sign.role == FRACTION_SIGN:
        mention.value = round(mention.value + place * sign.value, 10)
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
        part = float(tokens.words[k]) / float(tokens.words[k + 2])
        mention.value = mention.value + part if place == 1.0 else mention.value + place * part
        mention.step = 0.0
        mention.last = mention.right = k + 3


def _is_fraction(tokens: Tokens, i: int) -> bool:
    """Whether numeral, slash and numeral at token `i` are a fraction and no date, ratio or rate."""
    above, below = tokens.words[i], tokens.words[i + 2]
    if not (above.isdecimal() and below.isdecimal() and len(above) <= 3 and len(below) <= 4):
        return False
    if tokens.words[i + 3] in _SLASHES or tokens.words[i - 1] in _SLASHES:
        return False
    if tokens.lexemes[i + 3].lower in _TWO_LEVELS:  # "23/32 mpg", in town and out of it
        return False
    return int(below) in _DENOMINATORS and 0 < int(above) < int(below)


def _thousands_in_words(tokens: Tokens, mention: Mention) -> None:
    """Digits that begin a number in words: "4 thousand 3 hundred and 21", "1 crore 2 lakh"."""
    scale = tokens.lexemes[mention.last]
    between = tokens.lexemes[mention.first - 1].lower == "between"  # "between 2 thousand and 300"
    if scale.role == SCALE and scale.value >= 100.0 and not between:
        read = read_words(tokens, mention.first)
        if read is not None and read.last > mention.last + 1 and not _goes_on(tokens, read.last):
            mention.value, mention.step = read.value, read.step
            mention.scale, mention.last, mention.right = read.scale, read.last, read.last


def _goes_on(tokens: Tokens, j: int) -> bool:
    """Whether a scale or letters of its own show the last numeral before token `j` to be another.

    "122 thousand and 3 mn", "4 thousand and 40km".
    """
    lexeme = tokens.lexemes[j]
    return lexeme.lower in tokens.vocabulary.scales or bool(tokens.glued(j) and lexeme.flags & WORD)


def _with_scale(tokens: Tokens, mention: Mention) -> Mention:
    """The mention multiplied by the scale behind it.

    "1.2 billion", "10k", "2.8bn", "3 million and a half".
    """
    j = mention.last
    word = tokens.words[j]
    if not word or not word[0].isalpha():
        if word == ")" and tokens.words[mention.left - 1] == "(":
            return _in_brackets(tokens, mention)
        if word == "-" and tokens.lexemes[j + 1].role == SCALE and tokens.glued(j + 1):
            j += 1  # "a 10-million-dollar house"
            word = tokens.words[j]
        else:
            return mention
    scale = tokens.vocabulary.scales.get(tokens.lexemes[j].lower)
    if scale is None and tokens.glued(j) and not _is_lettered(tokens, mention, word):
        scale = tokens.vocabulary.glued_scales.get(word)
        if word == "m" and _counts_millions(tokens, mention):
            scale = 1e6  # "40m users"
    if scale is None and word == "k" and mention.step < 1.0:
        scale = 1000.0  # "2.33 k"
    if scale is None:
        return mention
    if not mention.step and scale > 12.0:
        mention.step = 0.1  # "1½ million" is told no more exactly than "1.5 million"
    mention.multiply(scale, j + 1)
    behind = tokens.lexemes[j + 1]
    if behind.role == SCALE and behind.value > 12 and mention.scale >= 1000:  # "three lakh crore"
        return _with_scale(tokens, mention)
    _and_a_half(tokens, mention)
    return mention


def _counts_millions(tokens: Tokens, mention: Mention) -> bool:
    """Whether an "m" glued to the number is a million and no metre.

    A currency or a plural that is counted shows it: "7m euros", "2.4m lorries"; "the 100m hurdles",
    "two 30m masts" and "ran 100m yesterday" are lengths.
    """
    j = mention.last + 1
    following = tokens.lexemes[j]
    if following.lower in _IN_MILLIONS:
        return True
    found = read_phrase(tokens, j)
    if found is not None:
        return found[1] != "unit"
    plural = following.flags & PLURAL and not following.flags & (STOP | VERB)
    several = tokens.lexemes[mention.first - 1].role
    return bool(plural) and not several and following.lower not in _IN_METERS


def _in_brackets(tokens: Tokens, mention: Mention) -> Mention:
    """The mention below nought if a scale stands behind its brackets: "a loss of (5.2) million"."""
    scale = tokens.lexemes[mention.last + 1]
    if scale.role == SCALE and scale.value >= 1000:
        mention.value, mention.left = -abs(mention.value), mention.left - 1
        mention.multiply(scale.value, mention.last + 2)
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
    plain = tokens.words[i - 1] not in tokens.vocabulary.names.signs
    return (year and plain) or (bool(label.flags & LABEL) and mention.value < 100)


def _and_a_half(tokens: Tokens, mention: Mention) -> None:
    """A half of the scale behind it: "3 million and a half"."""
    j = mention.last
    if [tokens.lexemes[k].lower for k in range(j, j + 3)] == ["and", "a", "half"]:
        mention.value += mention.scale / 2
        mention.step = mention.scale / 10
        mention.last = mention.right = j + 3


def joins(tokens: Tokens, i: int) -> bool:
    """Whether the dash at token `i` joins what stands before it and is no sign: "5-10", "F-16"."""
    before = tokens.words[i - 1][-1:] if i > 0 and tokens.glued(i) else ""
    signs = tokens.vocabulary.names.signs
    return bool(before) and (before.isalnum() or before in ")]%" or before in signs)


def _signed(tokens: Tokens, mention: Mention) -> Mention:
    """The mention with the sign before it: "-4", "minus 5", "negative ten", "+3"."""
    i = mention.first
    before = tokens.words[i - 1]
    if before in _SIGNS and i > 0:
        glued = tokens.glued(i)
        if tokens.words[i - 2] == "/" and tokens.words[i - 3] == "+":
            return mention  # "+/-3"
        alone = i == 1 and _ends_text(tokens, mention.last)
        if not joins(tokens, i - 1) and (glued or alone) and not (before == "–" and not glued):
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


def _ends_text(tokens: Tokens, j: int) -> bool:
    """Whether no words but a scale stand behind a number that ends before token `j`.

    "- 5" and "- 1.2 million" are below nought; "- 5 ships sank" is an item of a list.
    """
    j += tokens.lexemes[j].role == SCALE
    return tokens.count <= j + 2 and not any(
        lexeme.flags & WORD for lexeme in tokens.lexemes[j : j + 2]
    )
