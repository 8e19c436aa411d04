"""Two numbers that are one claim, or two with one unit: ranges, changes from one to another, lists."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from audit.extract.numerals import scaled
from audit.extract.vocabulary import CHANGE, CHANGE_NOUN, WORD

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_DASHES = frozenset("-–—−")
_ELIDED = frozenset({"", "count", "fraction", "identifier"})


def join_ranges(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions with ranges joined into one and elided units shared."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and _pair(tokens, joined[-1], mention):
            if _is_range(tokens, joined[-1], mention):
                _join(joined[-1], mention, tokens)
                continue
        joined.append(mention)
    return joined


def _gap(tokens: Tokens, one: Mention, two: Mention) -> list[str]:
    return [tokens.lexemes[k].lower for k in range(one.right, two.left)] if two.left - one.right <= 4 else []


def _pair(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether two neighbouring mentions are joined; then the first takes what it leaves out from the second."""
    if one.kind in ("date", "time", "ordinal", "identifier") or two.kind in ("date", "time", "ordinal", "identifier"):
        return False
    if one.value != one.value or two.value != two.value:
        return False
    gap = _gap(tokens, one, two)
    if one.right == two.left and two.first > two.left and tokens.words[two.left] in _DASHES:
        gap = ["-"]
    if not gap:
        return False
    head = gap[0]
    if head not in ("to", "and", "or", "through", ",", "-", "–", "—", "−") or len(gap) > 3:
        return False
    if len(gap) > 1 and not set(gap[1:]) <= {"-", "to", "and", "or", "about", "even", "from", "$", ","}:
        return False
    _share(tokens, one, two, gap)
    return True


def _share(tokens: Tokens, one: Mention, two: Mention, gap: list[str]) -> None:
    """Gives the first mention the unit and the scale that only the second spells out, and the other way round."""
    if one.kind == "" and one.noun[0] == one.noun[1] and two.unit and two.kind != "":
        one.kind, one.unit = two.kind, two.unit
        if two.scale > 1.0 and one.scale == 1.0 and one.value < 1000 and _scales_too(one, two):
            _rescale(one, two.scale)
        elif two.kind == "money" and two.unit and two.value and False:
            return
    elif two.kind == "" and two.noun[0] == two.noun[1] and one.kind in ("money",) and gap[0] in ("to", "-", "–", "and"):
        two.kind, two.unit = one.kind, one.unit
    elif (
        one.kind == two.kind == "money"
        and one.unit.split(" ")[0] == two.unit.split(" ")[0]
        and one.scale == 1.0 < two.scale
        and one.value < 1000
        and _scales_too(one, two)
    ):
        _rescale(one, two.scale)
    elif one.kind == two.kind == "" and one.scale == 1.0 < two.scale and one.value < 1000 and one.step and _scales_too(one, two):
        if one.noun[0] == one.noun[1]:
            _rescale(one, two.scale)


def _scales_too(one: Mention, two: Mention) -> bool:
    """Whether "A to B million" is likely to mean A million: the two are then of one order."""
    return not one.words or two.words


def _rescale(mention: Mention, scale: float) -> None:
    mention.value, mention.step = scaled(mention.value, scale), mention.step * scale
    mention.scale = scale


def _changes(tokens: Tokens, mention: Mention) -> bool:
    """Whether "from A to B" tells a change: a change word stands shortly before."""
    i = mention.left - 1
    for k in range(i, max(i - 14, -1), -1):
        flags = tokens.lexemes[k].flags
        if flags & CHANGE and not (flags & CHANGE_NOUN and tokens.lexemes[k + 1].lower == "rate"):
            return True
        if tokens.words[k] in (";", ":"):
            return False
    return False


def _is_range(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether two joined mentions are the ends of one range."""
    gap = _gap(tokens, one, two)
    before = tokens.lexemes[one.left - 1].lower
    before2 = tokens.lexemes[one.left - 2].lower
    between = before == "between" or before2 == "between"
    same = one.unit == two.unit or not one.unit or not two.unit or one.unit.split(" ")[0] == two.unit.split(" ")[0]
    if not same:
        return False
    glue = gap[0] if gap else "-"
    if glue == "and":
        return between and len(gap) == 1
    if glue in ("to", "through") or glue in _DASHES:
        if glue in _DASHES and one.value > two.value and not (one.value < 0):
            return False
        if before == "from" and _changes(tokens, one):
            return False
        if before in ("by", "of", "between", "from", "ranging", "range"):
            return True
        return not (glue == "to" and one.value > two.value)
    if glue == "or" or glue == ",":
        return glue == "or" and one.words and two.words and two.value == one.value + 1
    return False


def _join(one: Mention, two: Mention, tokens: Tokens) -> None:
    """Makes the first mention the range that both are the ends of."""
    if two.first > two.left and tokens.words[two.left] in _DASHES and two.value < 0 and two.left == one.right:
        two.value = -two.value
    low, high = sorted((one.value, two.value))
    one.low, one.high, one.value = low, high, (low + high) / 2
    one.bound, one.step = "range", 0.0
    one.last, one.right = two.last, two.right
    one.kind, one.unit, one.noun = two.kind or one.kind, two.unit or one.unit, two.noun
    one.scale = two.scale


_UNUSED = (math, WORD, _ELIDED)
