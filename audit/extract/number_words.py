"""Numbers in words.

"two hundred and six", "twenty-one trillion", "two-thirds", "half a million".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.mention import Mention
from audit.extract.pronouns import is_pronoun
from audit.extract.tokens import HYPHENS_AND_DASH
from audit.extract.vocabulary import (
    CARDINAL,
    DENOMINATOR,
    DIGITS,
    ORDINAL,
    SCALE,
)
from audit.extract.word_fractions import fraction_behind, is_ordinal, lone_denominator, over_hyphen

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens


#: Scales are not multiplied beyond it: "million million million" goes on to no end.
_MOST = 1e60
_ARTICLES = frozenset({"a", "an"})


def read_words(tokens: Tokens, i: int) -> Mention | None:
    """The number that begins at token `i`, a number word or the digits before one."""
    lexemes = tokens.lexemes
    lexeme = lexemes[i]
    before = lexemes[i - 1].lower
    if lexeme.role in (DENOMINATOR, ORDINAL) or is_ordinal(tokens, i):
        return lone_denominator(tokens, i, before)
    if lexeme.role == SCALE and before not in _ARTICLES and _names_no_number(tokens, i, before):
        return None
    if lexeme.lower == "one" and is_pronoun(tokens, i, before):
        return None
    mention = _read_integer(tokens, i)
    if before == "between":
        mention = _lower_end(tokens, mention)
    if tokens.lexemes[mention.last].lower == "dozens":  # "three dozens"
        mention.value, mention.last, mention.right = (
            mention.value * 12,
            mention.last + 1,
            mention.last + 1,
        )
    _decimals(tokens, mention)
    mention = fraction_behind(tokens, mention) or mention
    if lexeme.role == SCALE and before in _ARTICLES:
        mention.first = mention.left = i - 1
    return mention


def _lower_end(tokens: Tokens, mention: Mention) -> Mention:
    """The mention, or what stands before the "and" that it took from "between".

    "between two hundred and five thousand", but "between two hundred and five and three hundred".
    """
    joint, behind = tokens.lexemes[mention.last], tokens.lexemes[mention.last + 1]
    ands = [k for k in range(mention.first, mention.last) if tokens.lexemes[k].lower == "and"]
    if not ands or (joint.lower == "and" and behind.role):
        return mention
    return _read_integer(tokens, mention.first, ands[-1])


def _names_no_number(tokens: Tokens, i: int, before: str) -> bool:
    """Whether a scale without a number before it is none itself.

    "hundred thousand dollars" is one.
    """
    return before in ("per", "several", "few", "many", "every", "-", ")") or (
        tokens.lexemes[i].lower not in ("hundred", "thousand", "million", "billion", "trillion")
    )


def _read_integer(tokens: Tokens, i: int, stop: int = -1) -> Mention:
    """The longest integer in words from token `i`; its step is the last place that is named.

    It ends before the "and" at token `stop`.
    """
    lexemes = tokens.lexemes
    total, last_scale, scale_end = 0.0, float("inf"), -1
    value, end, step = _read_group(tokens, i, stop)
    largest = 1.0
    while True:
        j = over_hyphen(tokens, end)
        scale = lexemes[j]
        if scale.role == SCALE and scale.value != 100.0 and (scale.value < last_scale):
            if scale.value == 12.0 and total:
                break
            total += (value if value is not None else 1.0) * scale.value
            last_scale = scale.value
            largest = max(largest, scale.value)
            step = scale.value * step
            value, end, scale_end = None, j + 1, j + 1
            if scale.value == 12.0:
                step = 0.0
                break
        elif scale.role == SCALE and j == scale_end and scale.value != 100.0 and total < _MOST:
            # "lakh crore"
            total *= scale.value
            largest *= scale.value
            step *= scale.value
            end = scale_end = j + 1
        elif value is None:
            following = _next_group(tokens, end, last_scale) if end != stop else None
            if following is None:
                break
            value, end, step = following
        else:
            break
    number = total + (value or 0.0)
    mention = Mention(i, end, number, step, words=lexemes[i].role != DIGITS)
    # "two hundred" is a count as exact as "200", "two million" is rounded like "2 million"
    mention.scale = largest if value is None else 1.0
    return mention


def _next_group(tokens: Tokens, end: int, below: float) -> tuple[float, int, float] | None:
    """The group that goes on behind a scale.

    "thousand three hundred", "trillion and three hundred".
    """
    j = end
    joined = tokens.lexemes[j].lower in ("and", "&")
    if joined or tokens.words[j] == ",":
        j += 1
        if tokens.lexemes[j].lower in ("and", "&"):
            j += 1
    role = tokens.lexemes[j].role
    digits_allowed = (
        role == DIGITS
        and (below <= 1000 or tokens.lexemes[j + 1].role == SCALE)
        and tokens.words[j].isdecimal()
        and len(tokens.words[j]) <= 3
    )
    if role != CARDINAL and not digits_allowed:
        return None
    if j > end and tokens.words[end] == "," and role == DIGITS:
        return None
    value, stop, step = _read_group(tokens, j)
    k = over_hyphen(tokens, stop)
    scale = tokens.lexemes[k]
    if scale.role == SCALE and scale.value >= below:
        return None  # "two million and three million"
    if scale.role in (DENOMINATOR, ORDINAL) or value is None or value >= below:
        return None  # "two million and three fifths"
    if digits_allowed and scale.role != SCALE and not joined and stop == j + 1:
        return None
    return value, stop, step


def _read_group(tokens: Tokens, i: int, stop: int = -1) -> tuple[float | None, int, float]:
    """A number below a thousand (or the digits) from token `i`.

    Value, the token behind, the step.
    """
    lexemes = tokens.lexemes
    value: float | None = None
    step = 1.0
    j = i
    while True:
        lexeme = lexemes[j]
        role = lexeme.role
        if (
            role == DIGITS
            and value is None
            and tokens.words[j].isdecimal()
            and len(tokens.words[j]) < 16
        ):
            value = float(tokens.words[j])
        elif role == CARDINAL and value is None:
            value = lexeme.value
        elif role == DIGITS and value and value % 100 == 0 and tokens.lexemes[j - 1].lower == "and":
            value += float(tokens.words[j])
            step = 1.0
        elif role == CARDINAL and _goes_on(value, lexeme.value):
            value = (value or 0.0) + lexeme.value
            step = 1.0
        elif role == SCALE and lexeme.value == 100.0 and (value is None or value < 100):
            value = (value if value is not None else 1.0) * 100
            step = 100.0
        else:
            break
        j += 1
        k = _skip_joint(tokens, j, value) if j != stop else j
        if k == j and lexemes[j].role not in (CARDINAL, SCALE):
            break
        j = k
    while j > i and not lexemes[j - 1].role:  # a joint that led nowhere
        j -= 1
    return value, j, step


def _skip_joint(tokens: Tokens, j: int, value: float) -> int:
    """The token behind the hyphen or "and" within a group: "twenty-one", "two hundred and six"."""
    lexeme = tokens.lexemes[j]
    if tokens.words[j] in HYPHENS_AND_DASH and tokens.lexemes[j + 1].role in (CARDINAL, SCALE):
        return j + 1
    if lexeme.lower in ("and", "&") and value % 100 == 0 and value:
        group = tokens.lexemes[j + 1]
        small_digits = (
            group.role == DIGITS
            and tokens.words[j + 1].isdecimal()
            and len(tokens.words[j + 1]) <= 2
        )
        k = j + 2
        while tokens.lexemes[k].role == CARDINAL or (
            tokens.words[k] in HYPHENS_AND_DASH and tokens.lexemes[k + 1].role == CARDINAL
        ):
            k += 1
        k = over_hyphen(tokens, k)
        more = tokens.lexemes[k]
        if small_digits and more.role == 0:
            return j + 1
        if (
            group.role == CARDINAL
            and not (more.role == SCALE and more.value == 100.0)
            and more.role not in (DENOMINATOR, ORDINAL)
        ):
            return j + 1
    return j


def _goes_on(value: float | None, small: float) -> bool:
    """Whether a cardinal goes on a group: "twenty" + "one", "two hundred" + "six"."""
    if value is None:
        return False
    rest = value % 100
    return (rest == 0 and value >= 100 and small < 100) or (
        rest >= 20 and rest % 10 == 0 and 0 < small < 10
    )


def _decimals(tokens: Tokens, mention: Mention) -> None:
    """Decimals in words.

    "five point five", "two hundred point seventy-one", "nought point nought four".
    """
    j = mention.last
    if tokens.lexemes[j].lower != "point" or tokens.lexemes[j + 1].role != CARDINAL:
        return
    digits, k = "", j + 1
    while tokens.lexemes[k].role == CARDINAL and len(digits) < 15:
        value = int(tokens.lexemes[k].value)
        if (
            value >= 20
            and tokens.words[k + 1] in HYPHENS_AND_DASH
            and tokens.lexemes[k + 2].role == CARDINAL
        ):
            value, k = value + int(tokens.lexemes[k + 2].value), k + 2
        digits += str(value)
        k += 1
    mention.value = float(f"{int(mention.value)}.{digits}")
    mention.step = 10.0 ** -len(digits)
    mention.last = mention.right = k
    scale = tokens.lexemes[k]
    if scale.role == SCALE and scale.value > 100:
        mention.multiply(scale.value, k + 1)
