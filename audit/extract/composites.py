"""Numbers that make one together.

"5 feet 2 inches", "15 dollars 50", "one in five", "4.1 ± 0.2".
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from audit.extract.vocabulary import DIGITS, STOP, WORD

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


def join_composites(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions with those joined that make one number."""
    joined: list[Mention] = []
    for mention in mentions:
        if (
            joined
            and mention.kind not in ("date", "time", "identifier")
            and (
                _smaller_unit(tokens, joined[-1], mention)
                or _coins(tokens, joined[-1], mention)
                or _one_in(tokens, joined[-1], mention)
                or _plus_minus(tokens, joined[-1], mention)
            )
        ):
            continue
        joined.append(mention)
    return joined


def _gap(tokens: Tokens, one: Mention, two: Mention) -> list[str]:
    return (
        [tokens.lexemes[k].lower for k in range(one.right, two.left)]
        if two.left - one.right <= 3
        else [""]
    )


def _smaller_unit(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Feet and inches, pounds and ounces as one length or weight."""
    parts = _PARTS.get((one.unit, two.unit))
    if parts is None or _gap(tokens, one, two) not in ([], ["and"], [","]) or not two.value < parts:
        return False
    one.value += two.value / parts
    one.step, one.right, one.last = two.step / parts, two.right, two.last
    return True


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
    """A share told by counting: "one in five", "two out of three", "1 in 10", "1 over 3"."""
    gap = _gap(tokens, one, two)
    if (
        one.kind
        or two.kind
        or not (0 < one.value < two.value or (two.value and gap == ["over"]))
        or one.step != 1.0
        or one.noun[1] > one.noun[0]
    ):
        return False
    words = one.words and two.words
    if gap == ["in"]:
        fits = (
            one.value < 10
            and two.value <= 1e6
            and (words or one.value == 1.0)
            and one.words == two.words
        )
    elif gap in (["out", "of"], ["out", "of", "every"], ["in", "every"]):
        fits = words or one.value == 1.0
    elif gap == ["over"]:
        fits = not _counts(tokens, two)
    else:
        return False
    if not fits or (
        tokens.lexemes[two.first].role == DIGITS and two.value >= 1500 and gap == ["in"]
    ):
        return False
    one.value /= two.value
    one.kind, one.unit, one.step = "fraction", "fraction", 0.0
    one.last, one.right, one.noun = two.last, two.right, two.noun
    return True


def _plus_minus(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """A tolerance behind a number: "4.1 ± 0.2 mm", "30 plus or minus 3 percent"."""
    gap = _gap(tokens, one, two)
    if gap not in (["±"], ["+", "/", "-"], ["plus", "or", "minus"], ["+", "/"], ["+", "/", "−"]):
        return False
    one.low, one.high = one.value - abs(two.value), one.value + abs(two.value)
    one.bound, one.right, one.last = "range", two.right, two.last
    if not one.kind:
        one.kind, one.unit = two.kind, two.unit
    return True
