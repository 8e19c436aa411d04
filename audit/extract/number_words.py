"""Numbers in words.

"two hundred and six", "twenty-one trillion", "two-thirds", "half a million".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.mention import Mention
from audit.extract.vocabulary import (
    CARDINAL,
    DENOMINATOR,
    DIGITS,
    FACTOR,
    ORDINAL,
    PREPOSITION,
    SCALE,
    STOP,
    VERB,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

_ARTICLES = frozenset({"a", "an"})
_HYPHENS = frozenset("-‐‑–")

_PRONOUN_FOLLOWERS = listed("pronoun_followers")
_PRONOUN_LEADERS = listed("pronoun_leaders")


def read_words(tokens: Tokens, i: int) -> Mention | None:
    """The number that begins at token `i`, a number word or the digits before one."""
    lexemes = tokens.lexemes
    lexeme = lexemes[i]
    before = lexemes[i - 1].lower
    if lexeme.role in (DENOMINATOR, ORDINAL):
        return _lone_denominator(tokens, i, before)
    if lexeme.role == SCALE and before not in _ARTICLES and _names_no_number(tokens, i, before):
        return None
    if lexeme.lower == "one" and _is_pronoun(tokens, i, before):
        return None
    mention = _read_integer(tokens, i)
    if tokens.lexemes[mention.last].lower == "dozens":  # "three dozens"
        mention.value, mention.last, mention.right = (
            mention.value * 12,
            mention.last + 1,
            mention.last + 1,
        )
    _decimals(tokens, mention)
    fraction = _fraction_behind(tokens, mention)
    if fraction is not None:
        return fraction
    if lexeme.role == SCALE and before in _ARTICLES:
        mention.first = mention.left = i - 1
    return mention


def _names_no_number(tokens: Tokens, i: int, before: str) -> bool:
    """Whether a scale without a number before it is none itself.

    "hundred thousand dollars" is one.
    """
    return before in ("per", "several", "few", "many", "every", "-") or (
        tokens.lexemes[i].lower not in ("hundred", "thousand", "million", "billion", "trillion")
    )


def _is_pronoun(tokens: Tokens, i: int, before: str) -> bool:  # noqa: C901, PLR0911
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
    if tokens.words[i + 1] in _HYPHENS and (tokens.glued(i + 1) or tokens.lexemes[i + 2].role):
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


def _read_integer(tokens: Tokens, i: int) -> Mention:
    """The longest integer in words from token `i`; its step is the last place that is named."""
    lexemes = tokens.lexemes
    total, last_scale, scale_end = 0.0, float("inf"), -1
    value, end, step = _read_group(tokens, i)
    largest = 1.0
    while True:
        j = _over_hyphen(tokens, end)
        scale = lexemes[j]
        if scale.role == SCALE and scale.value != 100.0 and (scale.value < last_scale):
            if scale.value == 12.0 and (total or value is None):
                break
            total += (value if value is not None else 1.0) * scale.value
            last_scale = scale.value
            largest = max(largest, scale.value)
            step = scale.value * step
            value, end, scale_end = None, j + 1, j + 1
            if scale.value == 12.0:
                step = 0.0
                break
        elif scale.role == SCALE and j == scale_end and scale.value != 100.0:  # "lakh crore"
            total *= scale.value
            largest *= scale.value
            step = total
            end = scale_end = j + 1
        elif value is None:
            following = _next_group(tokens, end, last_scale)
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


def _over_hyphen(tokens: Tokens, j: int) -> int:
    """The token behind a hyphen within a number in words: "twenty-one", "one - fourth"."""
    if tokens.words[j] in _HYPHENS and tokens.lexemes[j + 1].role in (
        CARDINAL,
        SCALE,
        DENOMINATOR,
        ORDINAL,
    ):
        return j + 1
    return j


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
        and below <= 1000
        and tokens.words[j].isdecimal()
        and len(tokens.words[j]) <= 3
    )
    if role != CARDINAL and not digits_allowed:
        return None
    if j > end and tokens.words[end] == "," and role == DIGITS:
        return None
    value, stop, step = _read_group(tokens, j)
    k = _over_hyphen(tokens, stop)
    scale = tokens.lexemes[k]
    if scale.role == SCALE and scale.value >= below:
        return None  # "two million and three million"
    if scale.role in (DENOMINATOR, ORDINAL) or value is None or value >= below:
        return None  # "two million and three fifths"
    if digits_allowed and scale.role != SCALE and not joined and stop == j + 1:
        return None
    return value, stop, step


def _read_group(tokens: Tokens, i: int) -> tuple[float | None, int, float]:
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
        k = _skip_joint(tokens, j, value)
        if k == j and lexemes[j].role not in (CARDINAL, SCALE):
            break
        j = k
    while j > i and not lexemes[j - 1].role:  # a joint that led nowhere
        j -= 1
    return value, j, step


def _skip_joint(tokens: Tokens, j: int, value: float) -> int:
    """The token behind the hyphen or "and" within a group: "twenty-one", "two hundred and six"."""
    lexeme = tokens.lexemes[j]
    if tokens.words[j] in _HYPHENS and tokens.lexemes[j + 1].role in (CARDINAL, SCALE):
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
            tokens.words[k] in _HYPHENS and tokens.lexemes[k + 1].role == CARDINAL
        ):
            k += 1
        k = _over_hyphen(tokens, k)
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
            and tokens.words[k + 1] in _HYPHENS
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
        mention.value, mention.step = (
            round(mention.value * scale.value, 6),
            mention.step * scale.value,
        )
        mention.scale, mention.last, mention.right = scale.value, k + 1, k + 1


def _denominator(tokens: Tokens, j: int, several: bool) -> tuple[float, int] | None:
    """A denominator at token `j` and the token behind it.

    "thirds", "twenty-firsts"; singular where one is counted.
    """
    lexeme = tokens.lexemes[j]
    if lexeme.role == DENOMINATOR and (several or lexeme.lower[-1] != "s"):
        return lexeme.value, j + 1
    if lexeme.role == ORDINAL and lexeme.lower not in ("first", "second") and not several:
        return lexeme.value, j + 1
    if lexeme.role == CARDINAL and lexeme.value >= 20:
        k = j + 1 if tokens.words[j + 1] in _HYPHENS else j
        unit = tokens.lexemes[k + 1]
        if (unit.role == DENOMINATOR and several and unit.value < 10) or (
            unit.role == ORDINAL and not several and unit.value < 10
        ):
            return lexeme.value + unit.value, k + 2
    return None


def _fraction_behind(tokens: Tokens, mention: Mention) -> Mention | None:
    """The fraction that the integer begins.

    "two-thirds", "three and a fifth", "one and a half", "three quarters billion".
    """
    j = mention.last
    if mention.step < 1.0:
        return None
    k = _over_hyphen(tokens, j)
    below = _denominator(tokens, k, several=mention.value != 1.0)
    if below is not None and _is_share(tokens, mention, below[1], hyphen=k > j):
        return _fraction(tokens, mention, mention.value / below[0], below[1])
    if tokens.lexemes[j].lower != "and":
        return None
    k = j + 1
    numerator = tokens.lexemes[k]
    if numerator.lower in _ARTICLES:
        above, k = 1.0, k + 1
    elif numerator.role == CARDINAL and numerator.value < 20:
        above, k = numerator.value, _over_hyphen(tokens, k + 1)
    else:
        return None
    below = _denominator(tokens, k, several=above != 1.0)
    if below is None:
        return None
    rest, unit = above / below[0], mention.scale
    scale = tokens.lexemes[below[1]]
    end = below[1]
    if scale.role == SCALE and 100 < scale.value < mention.scale:
        unit, end = scale.value, end + 1
    elif scale.role == SCALE and mention.scale == 1.0:
        mention.value *= scale.value
        unit, end = scale.value, end + 1
    mention.value += rest * unit
    mention.step, mention.last, mention.right = 0.0, end, end
    return mention


def _is_share(tokens: Tokens, mention: Mention, end: int, *, hyphen: bool) -> bool:
    """Whether a numeral and a denominator are a fraction.

    "three quarters" may be nine months, "one third" not.
    """
    word = tokens.lexemes[end - 1].lower
    if word not in ("quarter", "quarters"):
        return True
    following = tokens.lexemes[end]
    return (
        hyphen
        or following.lower in ("of", "the")
        or following.role == SCALE
        or (
            mention.value == 3.0
            and (
                tokens.lexemes[mention.first - 1].lower
                not in ("past", "last", "next", "first", "previous", "for", "in")
            )
        )
    )


def _fraction(tokens: Tokens, mention: Mention, value: float, end: int) -> Mention:
    """The mention as a fraction, or as the part of a scale that it is.

    "three quarters billion", "half a dozen".
    """
    article = tokens.lexemes[end].lower in _ARTICLES
    scale = tokens.lexemes[end + 1 if article else end]
    mention.value, mention.step = value, 0.0
    mention.kind = "fraction"
    if scale.role == SCALE:
        end += 2 if article else 1
        mention.value, mention.scale = value * scale.value, scale.value
        mention.step = 0.0 if scale.value == 12.0 else scale.value / 10
        mention.kind = ""
    elif article and not tokens.lexemes[end + 1].flags & STOP:
        mention.kind = "fraction"
    mention.last = mention.right = end
    mention.words = True
    return mention


_HALF_FOLLOWERS = listed("half_followers")
_NOT_A_HALF = frozenset(
    {
        "first",
        "second",
        "latter",
        "better",
        "final",
        "last",
        "this",
        "next",
        "the",
        "each",
        "per",
    }
)


def _lone_denominator(tokens: Tokens, i: int, before: str) -> Mention | None:  # noqa: PLR0911
    """A fraction without a numeral.

    "half of", "a third of", "a quarter million", "half an hour".
    """
    lexeme = tokens.lexemes[i]
    following = tokens.lexemes[i + 1]
    article = before in _ARTICLES
    mention = Mention(i, i + 1, 1.0, 1.0, words=True)
    if lexeme.lower == "half":
        hyphen = tokens.words[i + 1] in _HYPHENS and tokens.glued(i + 1)
        if before in _NOT_A_HALF or (
            hyphen and tokens.lexemes[i + 2].role not in (SCALE, CARDINAL)
        ):
            return None
        alone = not following.flags & WORD or bool(following.flags & STOP)
        if not (
            following.lower in _HALF_FOLLOWERS
            or following.role == SCALE
            or hyphen
            or alone
            or article
            or before == "other"
        ):
            return None
    elif lexeme.lower == "quarter":
        if not (
            following.role == SCALE
            or (article and following.lower in ("of", "century", "mile", "pound"))
        ):
            return None
    elif lexeme.role == DENOMINATOR:
        return None
    else:
        end = _denominator(tokens, i, several=False)
        signs = not following.flags & WORD and following.lower not in _HYPHENS
        share = following.lower in ("of", "less", "more", "to") or signs
        if not article or end is None or not share:
            return None
    mention = _fraction(tokens, mention, 1.0 / lexeme.value, i + 1)
    if article:
        mention.first = mention.left = i - 1
    if tokens.lexemes[mention.last].role in (FACTOR,):
        return None
    return mention
