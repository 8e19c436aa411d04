"""Two numbers that are one claim, or two with one unit.

Ranges, changes from one to another, lists.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from audit.extract.numerals import scaled
from audit.extract.rates import rate_behind
from audit.extract.vocabulary import CHANGE, DIGITS, FACTOR, WEAK_CHANGE, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_DASHES = frozenset("-–—−")
_APART = frozenset({"date", "time", "ordinal", "identifier", "factor"})
#: What may stand between two numbers that share a unit, as a whole.
_JOINTS = frozenset(
    {
        *(
            ("to",),
            ("and",),
            ("or",),
            ("through",),
            (",",),
            ("-",),
            ("–",),
            ("—",),
            ("−",),
            ("to", "-"),
            ("up", "to"),
            ("x",),
            ("×",),
            ("by",),
        ),
        *(
            (",", "and"),
            (",", "or"),
            ("-", "to"),
            ("-", "or"),
            ("-", "and"),
            ("-", ","),
            ("-", ",", "and"),
            ("-", "to", "-"),
        ),
        *(
            ("and", "about"),
            ("to", "about"),
            ("or", "even"),
            ("of", "the"),
            ("or", "about"),
            ("to", "around"),
            ("-", ",", "or"),
        ),
    }
)
#: Verbs that tell a change together with "from": "went from 3 to 5 percent".
_MOVES = listed("moves")
_RANGE_LEADERS = frozenset({"by", "between", "of", "ranging", "range", "ranges", "ranged"})
#: How far before a range its change word may stand, in words.
_REACH, _NEAR = 30, 14
#: Between two levels of one thing: "to $46, down from $75 a barrel".
_LEVELS = frozenset({"to", "from"})
_LEVEL_WORDS = _LEVELS | {",", "up", "down", "just", "about", "around", "nearly", "almost", "only"}
#: How many words may stand between them, and the signs that may not.
_ASIDE, _PARTS = 5, frozenset({",", ";", ":", "(", ")", "and", "or"})
_EITHER = frozenset({"to", "or", "-", "–", "—", "−"})
#: Kinds whose unit a second number takes over: "from 208 pounds to 193".
_SHARED = frozenset({"money", "quantity", "percent", "point", "duration", "age"})
#: The names of growth alone tell no change from one number to another ("growth of 5 to 7 percent").
_NO_CHANGE = frozenset(
    {"growth", "gain", "gains", "expansion", "up", "down", "lower", "higher", "lowest"}
)


def join_ranges(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions with ranges joined into one and elided units shared."""
    listed = False
    for n in range(len(mentions) - 2, -1, -1):  # units are spelled out at the end of a list
        joint = _joint(tokens, mentions[n], mentions[n + 1])
        # a comma alone lists only what "and" or "or" goes on: "4, 5 and 6 mg", not "60/80, 75%"
        listed = bool({"and", "or"} & set(joint)) or (listed and joint == (",",))
        if (
            joint
            and (listed or joint != (",",))
            and not _told_otherwise(tokens, mentions, n, joint)
        ):
            origin = any(tokens.lexemes[mentions[n].left - k].lower == "from" for k in range(1, 6))
            _share(mentions[n], mentions[n + 1], joint, origin=origin)
    for one, two in itertools.pairwise(mentions):
        _share_rate(tokens, one, two)
        _share_origin(tokens, one, two)
        _share_percent(tokens, one, two)
    joined: list[Mention] = []
    for mention in mentions:
        if joined and (
            _is_range(tokens, joined[-1], mention) or _is_level(tokens, joined, mention)
        ):
            _join(tokens, joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _joint(tokens: Tokens, one: Mention, two: Mention) -> tuple[str, ...]:
    """The words between two numbers where they can share a unit, else nothing."""
    if one.value != one.value or two.value != two.value or not _joinable(tokens, one, two):
        return ()
    if one.right == two.left and two.first > two.left and tokens.words[two.left] in _DASHES:
        return ("-",)
    if not 1 <= two.left - one.right <= 3:
        return ()
    gap = tuple(tokens.lexemes[k].lower for k in range(one.right, two.left))
    return gap if gap in _JOINTS else ()


def _joinable(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether two numbers can share a unit.

    Dates and names cannot, factors only where "times" or "x" is written out: "two to three times".
    """
    if two.kind == "factor" and two.right > two.last:
        return one.kind in ("", "factor") and tokens.lexemes[one.first].role != FACTOR
    return one.kind not in _APART and two.kind not in _APART


def _told_otherwise(
    tokens: Tokens, mentions: list[Mention], n: int, joint: tuple[str, ...]
) -> bool:
    """Whether a percentage tells the count before it in another way and goes on no list with it.

    "26 of 14,374, or 0.2%", "(n = 174, 33.4%)".
    """
    one, two = mentions[n], mentions[n + 1]
    if two.kind != "percent" or one.kind or joint[0] != ",":
        return False
    in_list = n > 0 and _joint(tokens, mentions[n - 1], one) == (",",)
    apposed = joint == (",", "or") and not in_list
    return apposed or abs(one.value) >= 1000 or tokens.words[one.left - 1] == "="


def _share(one: Mention, two: Mention, joint: tuple[str, ...], *, origin: bool) -> None:
    """Gives each of two numbers what only the other spells out: unit, counted noun, scale."""
    bare = not one.kind and one.noun[0] == one.noun[1]
    if two.kind == "factor" and joint[0] not in _EITHER:
        return
    if bare and two.kind and not (joint[0] == "of" and two.kind != "money"):
        one.kind, one.unit = two.kind, two.unit
        if two.parts != 1.0:
            one.divide(two.parts)
        _share_scale(one, two)
    elif bare and not two.kind and joint[0] not in ("of", "x", "×", "by"):
        if two.noun[0] < two.noun[1]:
            one.noun = two.noun
        _share_scale(one, two)
    elif (
        one.kind in _SHARED
        and not two.kind
        and (two.noun[0] == two.noun[1] or one.kind == "age")
        and (
            (joint[0] in ("to", "-", "–") and (origin or one.kind in ("money", "age")))
            or (joint == ("and",) and one.kind in ("money", "age"))
        )
    ):
        two.kind, two.unit = one.kind, one.unit
        two.noun = (0, 0) if one.kind == "age" else two.noun
        if one.parts != 1.0:
            two.divide(one.parts)
        _share_scale(one, two)
    elif one.kind == two.kind == "money" and one.unit.split(" ")[0] == two.unit.split(" ")[0]:
        _share_scale(one, two)
    joined = joint[0] in ("to", "and", "-", "–")
    if joined and one.kind == two.kind and two.unit.startswith(f"{one.unit} per "):
        one.unit = two.unit


def _share_rate(tokens: Tokens, one: Mention, two: Mention) -> None:
    """The denominator that only one of two levels spells out: "from $75 a barrel to $46"."""
    if one.kind not in ("money", "quantity") or not 1 <= two.left - one.right <= 4:
        return
    gap = [tokens.lexemes[k].lower for k in range(one.right, two.left)]
    if gap == ["("] and tokens.words[two.right] == ")" and two.kind == one.kind:
        _share_yearly(tokens, one, two)
    if not _LEVELS.intersection(gap) or not _LEVEL_WORDS.issuperset(gap):
        return
    if not one.value or not 0.01 <= two.value / one.value <= 100:
        return  # "80 cents a share, from $1.1 billion"
    if two.unit.startswith(f"{one.unit} per "):
        one.unit, one.kind = two.unit, two.kind
    elif one.unit.startswith(f"{two.unit} per ") and two.unit:
        two.unit, two.kind = one.unit, one.kind


def _share_yearly(tokens: Tokens, one: Mention, two: Mention) -> None:
    """The denominator behind a conversion for both sums: "9 billion shekels ($2.4bn) a year"."""
    below = rate_behind(tokens, two.right + 1)
    if below is not None and " per " not in one.unit + two.unit:
        one.unit, two.unit = f"{one.unit} per {below[0]}", f"{two.unit} per {below[0]}"


def _share_origin(tokens: Tokens, one: Mention, two: Mention) -> None:
    """The unit of what a thing rose from for what it rose to: "from 21 mpg combined to 23"."""
    if one.kind not in _SHARED or two.kind or two.noun[0] < two.noun[1] or two.value != two.value:
        return
    leads = tokens.lexemes[two.left - 1].lower == "to" and 2 <= two.left - one.right <= _ASIDE
    apart = any(tokens.lexemes[k].lower in _PARTS for k in range(one.right, two.left))
    if leads and not apart and tokens.lexemes[one.left - 1].lower == "from":
        two.kind, two.unit = one.kind, one.unit


def _share_percent(tokens: Tokens, one: Mention, two: Mention) -> None:
    """The percent of a change for the next: "imports rose by 2 percent and exports fell by 1"."""
    bare = not two.kind and not two.words and two.noun[0] == two.noun[1]
    if one.kind != "percent" or not bare or tokens.words[two.right] == "-":
        return
    if tokens.lexemes[two.right].lower != "of" and _changes(tokens, one) and _changes(tokens, two):
        two.kind, two.unit = one.kind, one.unit


def _changes(tokens: Tokens, mention: Mention) -> bool:
    """Whether a word for a change stands before the mention; the "up" of "follow-up" is none."""
    j = mention.left - 1
    if tokens.lexemes[j].lower == "by":
        j -= 1
    flags = tokens.lexemes[j].flags
    compound = tokens.words[j - 1] == "-"
    return bool(flags & CHANGE) and not flags & WEAK_CHANGE and not compound


def _share_scale(one: Mention, two: Mention) -> None:
    """The scale of the second number for the first, where both are then of one order.

    "$26 to $31 million"; whether it holds for "$5 to $80 million" too is left open, in "$200 to $4
    million" it cannot.
    """
    if (
        one.scale != 1.0
        or two.scale <= 1.0
        or one.words != two.words
        or not 0 < abs(one.value) < 1000
    ):
        return
    ratio = abs(one.value) / abs(two.value / two.scale or 1.0)
    if 0.1 <= ratio <= 10:
        one.value, one.step = scaled(one.value, two.scale), one.step * two.scale
        one.scale = two.scale
    elif ratio < 0.1:
        one.perhaps = scaled(one.value, two.scale)


def _is_range(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether two neighbouring numbers are the ends of one range."""
    joint = _joint(tokens, one, two)
    if not joint or one.bound == "range" or two.bound == "range" or not _one_measure(one, two):
        return False
    if joint == ("and",):
        return "between" in {tokens.lexemes[one.left - k].lower for k in (1, 2)}
    if joint == ("or",):
        return one.words == two.words and _consecutive(one, two)
    if joint[0] in _DASHES and len(joint) == 1:
        return one.value < two.value or one.value < 0 <= two.value
    leads = joint[0] in ("to", "through") or joint in (("-", "to"), ("-", "to", "-"))
    # "won by 52 to 38" is none
    return leads and one.value < two.value and _leads_up(tokens, one)


def _consecutive(one: Mention, two: Mention) -> bool:
    """Whether two numbers follow on each other in their last place.

    "Three or four", "5 or 6", "50 or 60"; "5 or 10" are a choice.
    """
    place = one.step or 1.0
    while place < one.value and one.value % (place * 10) == 0 and two.value % (place * 10) == 0:
        place *= 10
    return one.step == two.step and abs(two.value - one.value - place) < place / 100


def _leads_up(tokens: Tokens, one: Mention) -> bool:
    """Whether "A to B" begins a range here and tells no change from A to B."""
    before = {tokens.lexemes[one.left - k].lower for k in (1, 2)}
    elided = one.right == one.last and one.left >= one.first - 1 and one.kind != "money"
    if before & _RANGE_LEADERS and "from" not in before and (elided or "by" not in before):
        return True
    return not _tells_change(tokens, one, elided=elided)


def _is_level(tokens: Tokens, before: list[Mention], two: Mention) -> bool:
    """Whether two numbers are one of two ranges: "cut from 5 to 7 percent to 3 to 5 percent"."""
    one = before[-1]
    if not one.value < two.value or _joint(tokens, one, two) != ("to",):
        return False
    if one.bound == "range" or not _one_measure(one, two):
        return False
    origin = before[-2] if len(before) > 1 else None
    behind = origin is not None and origin.bound == "range" and one.left - origin.right == 1
    goes_on = tokens.lexemes[two.right + 1].role == DIGITS
    leads = tokens.lexemes[one.left - 1].lower == "from" and goes_on
    joint = one.left - 1 if behind else two.right
    return (behind or leads) and tokens.lexemes[joint].lower == "to"


def _one_measure(one: Mention, two: Mention) -> bool:
    same_noun = one.noun == two.noun or one.noun[0] == one.noun[1]
    return one.unit == two.unit and one.kind == two.kind and (bool(one.kind) or same_noun)


def _tells_change(tokens: Tokens, one: Mention, *, elided: bool) -> bool:
    """Whether "A to B" tells a change: a change word and "from" stand before, or two full units.

    "Fell from 9 to 7" and "rose $2 million to $9 million" tell one, "may rise 5 to 7 percent" tells
    a range.
    """
    origin = False
    for k in range(one.left - 1, max(one.left - _REACH, -1), -1):
        lexeme = tokens.lexemes[k]
        lower = lexeme.lower
        if _tells_range(tokens, k, origin=origin) or (not origin and k < one.left - _NEAR):
            break
        if lower in ("up", "down") and k >= one.left - 2 and tokens.lexemes[k + 1].lower != "to":
            return True
        origin = origin or lower == "from"
        if origin and lower in _MOVES:
            return True
        if lexeme.flags & CHANGE and lower not in _NO_CHANGE:
            return origin or not elided
    return False


def _tells_range(tokens: Tokens, k: int, *, origin: bool) -> bool:
    """Whether the word at token `k` shows that a range follows, or ends the clause before it."""
    lower = tokens.lexemes[k].lower
    if lower in ("ranging", "ranges", "ranged", ";", ":"):
        return True
    if lower == "between":
        return not origin
    if lower == "range":
        return tokens.lexemes[k + 1].lower in ("from", "of", "is", "was")
    # ", down from 89 to 93" tells what it was
    return lower == "down" and tokens.words[k - 1] == "," and origin


def _join(tokens: Tokens, one: Mention, two: Mention) -> None:
    """Makes the first mention the range that both are the ends of."""
    if one.right == two.left and two.value < 0:  # the dash of "5-10" is no sign
        two.value = -two.value
    one.low, one.high = sorted((one.value, two.value))
    one.value = (one.low + one.high) / 2
    one.bound, one.step = "range", 0.0
    one.last, one.right = two.last, two.right
    one.noun, one.scale = two.noun, two.scale
