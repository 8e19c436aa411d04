"""What one of two numbers leaves out because the other spells it out: units, scales, nouns."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from audit.extract.mention import scaled
from audit.extract.rates import rate_behind
from audit.extract.vocabulary import CHANGE, FACTOR, WEAK_CHANGE, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

DASHES = frozenset("-–—−")
_APART = frozenset({"date", "time", "ordinal", "identifier", "factor"})
#: What may stand between two numbers that share a unit, as a whole.
_JOINTS = frozenset(
    tuple(joint.split())
    for joint in (
        *("to", "and", "or", "through", ",", "-", "–", "—", "−", "to -", "up to", "x", "×", "by"),
        *(", and", ", or", "- to", "- or", "- and", "- ,", "- , and", "- , or", "- to -"),
        *("and about", "to about", "or about", "to around", "or even", "of the"),
    )
)
#: Between two levels of one thing: "to $46, down from $75 a barrel".
_LEVELS = frozenset({"to", "from"})
_LEVEL_WORDS = _LEVELS | {",", "up", "down", "just", "about", "around", "nearly", "almost", "only"}
#: How many words may stand between them, and the signs that may not.
_ASIDE, _PARTS = 5, frozenset({",", ";", ":", "(", ")", "and", "or"})
#: Units in which the sides of a thing are told: "4 x 6 feet".
_SIDES_IN = ("meter", "foot", "inch", "yard", "mile", "pixel")
_TWO_LEVELS = listed("two_levels")
_EITHER = frozenset({"to", "or", "-", "–", "—", "−"})
#: Kinds whose unit a second number takes over: "from 208 pounds to 193".
_SHARED = frozenset({"money", "quantity", "percent", "point", "duration", "age"})


def share_elided(tokens: Tokens, mentions: list[Mention]) -> None:
    """Gives neighbouring numbers the unit, scale or noun that only one of them spells out."""
    listed = False
    for n in range(len(mentions) - 2, -1, -1):  # units are spelled out at the end of a list
        one, two = mentions[n], mentions[n + 1]
        _share_million(tokens, one, two)
        words = joint(tokens, one, two)
        # a comma alone lists only what "and" or "or" goes on: "4, 5 and 6 mg", not "60/80, 75%"
        listed = bool({"and", "or"} & set(words)) or (listed and words == (",",))
        listing = words and (listed or words != (",",))
        if listing and not _told_otherwise(tokens, mentions, n, words):
            _share(tokens, one, two, words)
    for one, two in itertools.pairwise(mentions):
        _share_rate(tokens, one, two)
        _share_origin(tokens, one, two)
        _share_percent(tokens, one, two)
        _share_base(tokens, one, two)


def joint(tokens: Tokens, one: Mention, two: Mention) -> tuple[str, ...]:
    """The words between two numbers where they can share a unit, else nothing."""
    if one.value != one.value or two.value != two.value or not _joinable(tokens, one, two):
        return ()
    if one.right == two.left and two.first > two.left and tokens.words[two.left] in DASHES:
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
    tokens: Tokens, mentions: list[Mention], n: int, words: tuple[str, ...]
) -> bool:
    """Whether a percentage tells the count before it in another way and goes on no list with it.

    "26 of 14,374, or 0.2%", "(n = 174, 33.4%)".
    """
    one, two = mentions[n], mentions[n + 1]
    if two.kind != "percent" or one.kind or words[0] != ",":
        return False
    in_list = n > 0 and joint(tokens, mentions[n - 1], one) == (",",)
    apposed = words == (",", "or") and not in_list
    return apposed or abs(one.value) >= 1000 or tokens.words[one.left - 1] == "="


def _share(tokens: Tokens, one: Mention, two: Mention, words: tuple[str, ...]) -> None:
    """Gives each of two numbers what only the other spells out: unit, counted noun, scale."""
    before = [tokens.lexemes[one.left - k].lower for k in range(1, 6)]
    origin, rising = "from" in before, "between" in before[:2]
    bare = not one.kind and one.noun[0] == one.noun[1]
    if (two.kind == "factor" and words[0] not in _EITHER) or _are_packs(two, words):
        return
    if bare and two.kind and not (words[0] == "of" and two.kind != "money"):
        one.kind, one.unit = two.kind, two.unit
        if two.parts != 1.0:
            one.divide(two.parts)
        _share_scale(one, two, rising=rising)
    elif bare and not two.kind and words[0] not in ("of", "x", "×", "by"):
        if two.noun[0] < two.noun[1]:
            one.noun = two.noun
        _share_scale(one, two, rising=rising)
    elif (
        one.kind in _SHARED
        and not two.kind
        and (two.noun[0] == two.noun[1] or one.kind == "age")
        and (
            (words[0] in ("to", "-", "–") and (origin or one.kind in ("money", "age")))
            or (words == ("and",) and one.kind in ("money", "age"))
        )
    ):
        two.kind, two.unit = one.kind, one.unit
        two.noun = (0, 0) if one.kind == "age" else two.noun
        if one.parts != 1.0:
            two.divide(one.parts)
        _share_scale(one, two, rising=rising)
    elif one.kind == two.kind == "money" and one.unit.split(" ")[0] == two.unit.split(" ")[0]:
        _share_scale(one, two, rising=rising)
    _share_age(one, two)
    joined = words[0] in ("to", "and", "-", "–")
    if joined and one.kind == two.kind and two.unit.startswith(f"{one.unit} per "):
        one.unit = two.unit


def _share_age(one: Mention, two: Mention) -> None:
    """The unit of two ages that the second spells out: "aged 6 to 23 months"."""
    if one.kind == two.kind == "age" and one.right == one.last and two.right > two.last:
        one.unit = two.unit


def _are_packs(two: Mention, words: tuple[str, ...]) -> bool:
    """Whether the number before an "x" counts what is weighed behind it: "2 x 400g tins"."""
    return words[0] in ("x", "×") and two.kind == "quantity" and not two.unit.endswith(_SIDES_IN)


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


def _share_base(tokens: Tokens, one: Mention, two: Mention) -> None:
    """The currency of a level for what it was before, the unit behind a slash for both levels.

    "Profit fell to 12 million euros from 15 million", "23/32 mpg".
    """
    gap = [tokens.lexemes[k].lower for k in range(one.right, two.left)]
    bare = not two.kind and two.noun[0] == two.noun[1] and two.scale > 1.0
    if gap == ["from"] and one.kind == "money" and bare and one.scale > 1.0:
        two.kind, two.unit = one.kind, one.unit
    elif gap == ["/"] and not one.kind and tokens.lexemes[two.right - 1].lower in _TWO_LEVELS:
        one.kind, one.unit = two.kind, two.unit


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


def _share_million(tokens: Tokens, one: Mention, two: Mention) -> None:
    """Makes the metres next to a sum the millions that they are: "from $5m to 10m"."""
    money, other = (one, two) if one.kind == "money" else (two, one)
    j = other.last
    lone = other.unit == "meter" and tokens.words[j] == "m" and tokens.glued(j)
    if not lone or money.kind != "money" or money.scale == 1.0:
        return
    if tokens.lexemes[two.left - 1].lower in _LEVELS and two.left - one.right <= 2:
        other.kind, other.unit = "money", money.unit
        other.multiply(1e6)


def _share_scale(one: Mention, two: Mention, *, rising: bool) -> None:
    """The scale of the second number for the first, where both are then of one order.

    "$26 to $31 million"; whether it holds for "$5 to $80 million" too is left open, in "$200 to $4
    million" and "between 52 and 10 thousand" it cannot.
    """
    if (
        one.scale != 1.0
        or two.scale <= 1.0
        or one.words != two.words
        or not 0 < abs(one.value) < 1000
    ):
        return
    ratio = abs(one.value) / abs(two.value / two.scale or 1.0)
    if 0.1 <= ratio <= (1 if rising else 10):
        one.multiply(two.scale)
    elif ratio < 0.1:
        one.perhaps = scaled(one.value, two.scale)
