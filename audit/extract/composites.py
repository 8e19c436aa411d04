"""Numbers that make one together.

"5 feet 2 inches", "15 dollars 50", "one in five", "4.1 ± 0.2".
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from audit.extract.mention import APART
from audit.extract.physical import read_simple
from audit.extract.units import attach_unit
from audit.extract.vocabulary import STOP, WORD, listed, load, word_list

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: How many of the smaller unit make the larger.
_PARTS = {
    ("foot", "inch"): 12.0,
    ("pound", "ounce"): 16.0,
    ("hour", "minute"): 60.0,
    ("minute", "second"): 60.0,
}


_TEN, _MOST = 10.0, 1e10
#: What shares are told of in digits: "9 out of 10"; whose they are, if "in" tells them.
_WHOLES = frozenset({3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 100.0, 1000.0})
_POLLED = word_list(load("words")["persons"]["list"]) | listed("polled")
_PERCENT = frozenset({"%", "percent", "pct"})
#: Digits from here on behind "in" are a year.
_FIRST_YEAR = 1500
_TOLERANCES = (["±"], ["+", "/", "-"], ["plus", "or", "minus"], ["+", "/"], ["+", "/", "−"])


def join_composites(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions with those joined that make one number."""
    joined: list[Mention] = []
    for mention in mentions:
        if (
            joined
            and mention.kind not in APART
            and (
                _smaller_unit(tokens, joined[-1], mention)
                or _coins(tokens, joined[-1], mention)
                or _one_in(tokens, joined[-1], mention)
                or _plus_minus(tokens, joined[-1], mention)
            )
        ):
            continue
        _take_in_one(tokens, mention)
        joined.append(mention)
    return joined


def _gap(tokens: Tokens, one: Mention, two: Mention) -> list[str]:
    return (
        [tokens.lexemes[k].lower for k in range(one.right, two.left)]
        if two.left - one.right <= 3
        else [""]
    )


def _smaller_unit(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Feet and inches, hours and minutes as one length or time; "two years and a half"."""
    unit = two.unit
    if unit == "meter" and one.unit == "hour" and tokens.words[two.right - 1] == "m":
        unit = "minute"  # "3h 20m"
    if one.unit == "meter" and unit == "second" and _gap(tokens, one, two) == []:
        one.kind, one.unit = "duration", "minute"  # "4m20s"
    if _is_bare_part(tokens, one, two):
        unit = {"foot": "inch", "hour": "minute"}.get(one.unit, "")
    if _and_a_half(tokens, one, two):
        one.value, one.step, one.right, one.last = one.value + two.value, 0.0, two.right, two.last
        return True
    parts = _PARTS.get((one.unit, unit))
    gap = _gap(tokens, one, two)
    if parts is None or gap not in ([], ["and"], [","], ["-"]) or not two.value < parts:
        return False
    if gap == ["-"] and not tokens.glued(one.right):
        return False
    one.value += two.value / parts
    one.step, one.right, one.last = two.step / parts, two.right, two.last
    return True


def _is_bare_part(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether a number goes on a length or time without a unit: "6-foot-3", "5 foot 11", "1h50"."""
    i, j = two.first, one.right
    if two.kind or two.words or two.step != 1.0 or j == one.last:
        return False
    if one.unit == "hour":
        written = tokens.words[j - 1] == "h" and len(tokens.words[i]) == len("50")
        return written and i == j and tokens.glued(i)
    if one.unit != "foot":
        return False
    hyphen = i == j + 1 and tokens.words[j] == "-" and tokens.glued(j) and tokens.glued(i)
    return hyphen or (i == j and not _counts(tokens, two) and tokens.words[two.right] != "-")


def _take_in_one(tokens: Tokens, mention: Mention) -> None:
    """Adds one of the larger unit that is told by an article: "an hour and 20 minutes"."""
    j = mention.left - 1
    if mention.kind not in ("duration", "quantity") or tokens.lexemes[j].lower != "and":
        return
    read = read_simple(tokens, j - 1, None, hyphen=False)
    parts = _PARTS.get((read[0], mention.unit)) if read is not None and read[1] == j else None
    if read is None or parts is None or tokens.lexemes[j - 2].lower not in ("a", "an"):
        return
    if mention.value < parts:
        mention.value, mention.step = 1.0 + mention.value / parts, mention.step / parts
        mention.left, mention.unit = j - 2, read[0]


def _and_a_half(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether a fraction goes on what was measured: "two years and a half"."""
    goes_on = two.kind == "fraction" and two.value < 1 and _gap(tokens, one, two) == ["and"]
    measured = one.kind in ("duration", "quantity") and one.step == 1.0
    return goes_on and measured and tokens.lexemes[two.right].lower != "of"


def _coins(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Notes and coins as one sum: "thirteen dollars and forty-five cents", "17 USD 25"."""
    if one.kind != "money" or one.scale != 1.0 or one.left != one.first or one.right == one.last:
        return False
    gap = _gap(tokens, one, two)
    if one.value != math.floor(one.value) or two.scale != 1.0:
        return False
    if two.kind == "money" and two.unit == one.unit and gap in ([], ["and"]) and 0 < two.value < 1:
        one.value = round(one.value + two.value, 10)
    elif (
        two.kind == ""
        and gap == []
        and two.step == 1.0
        and 10 <= two.value < 100
        and not _counts(tokens, two)
    ):
        one.value = round(one.value + two.value / 100, 10)
    else:
        return False
    one.step, one.right, one.last = 0.01, two.right, two.last
    return True


def _counts(tokens: Tokens, mention: Mention) -> bool:
    following = tokens.lexemes[mention.right]
    return bool(following.flags & WORD) and not following.flags & STOP


def _one_in(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """A share told by counting.

    "one in five", "two out of three", "1 in 10", "one person in ten", "a one-in-ten chance".
    """
    inner = one.value == 1.0 and one.noun == (one.right, two.left - 1)
    gap = ["in"] if inner and _leads(tokens, two) else _gap(tokens, one, two)
    counted = two.noun if inner else one.noun
    over = gap == ["over"]
    if one.kind or two.kind or one.step != 1.0 or counted[1] > counted[0]:
        return False
    if not (0 < one.value < two.value or (two.value and over)):
        return False
    if not _is_share(gap, one, two) and not _is_share_in_digits(tokens, gap, one, two):
        return False
    if (over and _counts(tokens, two)) or (gap == ["in"] and _is_year(tokens, two)):
        return False
    one.value /= two.value
    one.kind, one.unit, one.step = "fraction", "fraction", 0.0
    one.last, one.right = two.last, two.right
    one.noun = one.noun if inner else two.noun
    return True


def _is_share(gap: list[str], one: Mention, two: Mention) -> bool:
    """Whether two numbers with these words between them tell a share and not two counts."""
    # "nine in 10": what is below ten is a word, ten is not
    words = one.words and (two.words or two.value == _TEN)
    if gap in (["in"], ["-", "in", "-"]):
        alike = words or one.words == two.words
        alike = alike or (one.value == 1.0 and two.value >= _TEN)  # "one in 200"
        return one.value < _TEN and two.value <= _MOST and (words or one.value == 1.0) and alike
    if gap in (["out", "of"], ["out", "of", "every"], ["in", "every"]):
        return words or one.value == 1.0
    return gap == ["over"]


def _is_share_in_digits(tokens: Tokens, gap: list[str], one: Mention, two: Mention) -> bool:
    """Whether two numbers in digits tell a share and not two counts.

    "9 out of 10 callers", "3 in 10 tenants"; "45 out of 60 (75%)" and "2 in 5 games" count.
    """
    if one.words or two.words or two.value not in _WHOLES:
        return False
    behind = max(two.right, two.noun[1])
    if any(tokens.lexemes[k].lower in _PERCENT for k in range(behind, behind + 4)):
        return False
    if gap in (["out", "of"], ["out", "of", "every"], ["in", "every"]):
        return True
    first, last = two.noun
    head = tokens.vocabulary.singular(tokens.lexemes[last - 1].lower) if first < last else ""
    return gap == ["in"] and head in _POLLED


def _leads(tokens: Tokens, mention: Mention) -> bool:
    return tokens.lexemes[mention.left - 1].lower == "in"


def _is_year(tokens: Tokens, mention: Mention) -> bool:
    word = tokens.words[mention.first]
    plain = word.isdecimal() and len(word) == len("1990") and mention.scale == 1.0
    return plain and mention.value >= _FIRST_YEAR


def _plus_minus(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """A tolerance behind a number: "4.1 ± 0.2 mm", "30 plus or minus 3 percent", "4.1 (±0.2)"."""
    gap = _gap(tokens, one, two)
    closed = gap == ["(", "±"] and tokens.words[two.right] == ")"
    if gap not in _TOLERANCES and not closed:
        return False
    one.low, one.high = one.value - abs(two.value), one.value + abs(two.value)
    one.bound, one.right, one.last = "range", two.right + closed, two.last
    if not one.kind and closed:
        attach_unit(tokens, one)  # "6.8 (±1.2) hours"
    elif not one.kind:
        one.kind, one.unit = two.kind, two.unit
    return True
