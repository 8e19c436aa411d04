"""What the words around a number make of it: bounds, and the interval that it stands for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from audit.extract.vocabulary import ONLY_VERB, STOP, UP, VERB, WEAK_CHANGE, WORD, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens
    from audit.extract.vocabulary import Vocabulary

#: Half-width of what "about" leaves open, as a part of the value.
_ABOUT = 0.05
_MOVES = listed("moves")
_MODALS = frozenset({"can", "could", "may", "might", "will", "would", "should", "must"})
_AMOUNT_ENDS = frozenset({"%", ",", ")", "$", "€", "£"})
#: What "half" and "halved" leave open, either way.
_HALF = 0.05


def read_bound(tokens: Tokens, mention: Mention, previous: Mention | None) -> None:
    """Sets bound, low and high of the mention."""
    leading, trailing = _before(tokens, mention), _behind(tokens, mention)
    bound = (
        trailing if trailing in ("at_least", "at_most") else leading or trailing
    )  # "about 500 or more"
    if mention.bound == "range":
        mention.hedge = mention.left if mention.hedge < 0 else mention.hedge
        return
    if not bound and previous is not None and _converts(tokens, previous, mention):
        bound = previous.bound if previous.bound not in ("range", "exact", "about") else ""
    mention.bound = {"below": "about"}.get(bound, bound) or "exact"
    mention.low, mention.high = interval(mention, bound, tokens.vocabulary)


def _converts(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether a number in brackets tells the one before in another unit.

    "under 300 hp (224 kW / 304 PS)".
    """
    opens = tokens.words[two.left - 1] == "(" and two.left - 1 == one.right
    goes_on = tokens.words[two.left - 1] == "/" and two.left - 1 == one.right
    return (
        (opens or goes_on)
        and one.unit != two.unit
        and one.kind == two.kind
        and two.kind in ("money", "quantity")
    )


def join_bounds(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions with a lower and an upper bound of one thing joined: "above 10 and below 20"."""
    joined: list[Mention] = []
    for two in mentions:
        one = joined[-1] if joined else None
        if one is not None and _one_range(tokens, one, two):
            one.low, one.high = sorted((one.value, two.value))
            one.value, one.bound = (one.low + one.high) / 2, "range"
            one.last, one.right = two.last, two.right
            one.kind, one.unit, one.noun = two.kind, two.unit, two.noun
        else:
            joined.append(two)
    return joined


def _one_range(tokens: Tokens, one: Mention, two: Mention) -> bool:
    bounds = (_SIDES.get(one.bound), _SIDES.get(two.bound))
    if None in bounds or bounds[0] == bounds[1] or two.hedge != one.right + 1:
        return False
    if tokens.lexemes[one.right].lower not in ("and", "but") or one.unit not in ("", two.unit):
        return False
    lower, upper = (one, two) if bounds[0] == "lower" else (two, one)
    return lower.value < upper.value


_SIDES = {"more_than": "lower", "at_least": "lower", "less_than": "upper", "at_most": "upper"}


def _before(tokens: Tokens, mention: Mention) -> str:
    """The bound that the words before the mention set, "" for none."""
    leading = tokens.vocabulary.leading
    j = mention.left - 1
    lexemes = tokens.lexemes
    if tokens.words[j] == "-" and tokens.glued(j) and tokens.glued(j + 1):
        j -= 1  # "sub-7 nanometer"
    if (
        lexemes[j].lower in ("a", "an", "just", "only", "(", "another", "to", "every")
        and lexemes[j].lower not in leading
    ):
        j -= 1
    for words, bound in leading.get(lexemes[j].lower, ()):
        length = len(words)
        if length == 1 or (
            lexemes[j - 1].lower == words[-2]
            and all(lexemes[j - length + 1 + n].lower == words[n] for n in range(length - 2))
        ):
            if words == ("c",) and tokens.words[j] != "c":
                continue
            if words == ("past",) and lexemes[j - 1].lower in ("the", "this"):
                continue
            if (
                words[0] in ("over", "about")
                and length == 1
                and _is_preposition(tokens, j, mention)
            ):
                continue
            if words == ("up", "to") and _leads_up(tokens, j - 2):
                continue
            mention.hedge = j - length + 1
            return bound
    return ""


def _leads_up(tokens: Tokens, j: int) -> bool:
    """Whether "up to" behind token `j` tells where something rose to.

    "Back up to", "rose up to"; "may rise up to" and "cut up to" set a bound.
    """
    lexeme = tokens.lexemes[j]
    leader = tokens.lexemes[j - 1]
    if leader.lower == "to" or leader.lower in _MODALS:
        return False
    rises = lexeme.flags & UP and not lexeme.flags & WEAK_CHANGE
    return bool(rises) or lexeme.lower == "back" or lexeme.lower in _MOVES


def _is_preposition(tokens: Tokens, j: int, mention: Mention) -> bool:
    """Whether "over" or "about" stands for time or comparison.

    "over the last two years", "spent $5 million over eight years"; "lasted over eight years" and
    "for over eight years" set a bound.
    """
    if tokens.lexemes[j + 1].lower == "the":
        return True
    if mention.kind != "duration" or tokens.lexemes[j].lower != "over":
        return False
    before = tokens.lexemes[j - 1]
    name = before.flags & WORD and not before.flags & (STOP | VERB | ONLY_VERB)
    return bool(before.role or name) or tokens.words[j - 1] in _AMOUNT_ENDS


def _behind(tokens: Tokens, mention: Mention) -> str:
    """The bound that the words behind the mention set, "" for none."""
    trailing = tokens.vocabulary.trailing
    for j in (mention.right, mention.last, mention.noun[1] or mention.right):
        for words, bound in trailing.get(tokens.lexemes[j].lower, ()):
            if all(tokens.lexemes[j + n].lower == word for n, word in enumerate(words)):
                if words == ("+",) and not tokens.glued(j):
                    continue
                if words[0] == "and" and tokens.lexemes[j + len(words)].role:
                    continue  # "above 10 and below 20"
                if words == ("plus",) and tokens.lexemes[j + 1].role:
                    continue
                return bound
    return ""


def interval(mention: Mention, bound: str, vocabulary: Vocabulary) -> tuple[float, float]:
    """The least and the greatest value that the mention stands for.

    A count is exact; another number stands for all that are rounded to it: half a unit of its last
    written place either way. "About" opens five percent either way, "nearly" five percent below; a
    bound opens one side.
    """
    value = mention.value
    if math.isnan(value):
        return math.nan, math.nan
    if bound in ("more_than", "at_least"):
        return value, math.inf
    if bound in ("less_than", "at_most"):
        return -math.inf, value
    half = rounding(mention, vocabulary)
    if bound in ("about", "below"):
        wide = max(half, abs(value) * _ABOUT, _last_place(value) / 2 if bound == "about" else 0.0)
        return (value - wide, value + (0.0 if bound == "below" else wide))
    return value - half, value + half


def rounding(mention: Mention, vocabulary: Vocabulary) -> float:
    """Half a unit of the last written place of a rounded number, 0 where it is exact."""
    kind, step = mention.kind, mention.step
    if kind == "fraction":
        return _HALF if mention.words and mention.value == 0.5 else 0.005
    if kind == "factor":
        return (step or 2 * _HALF) / 2
    if kind == "duration" and mention.unit in vocabulary.names.measured_durations:
        return step / 2
    counted = kind in ("count", "duration", "age", "ordinal", "factor", "date", "")
    exact = step == 1.0 or (step == 100.0 and mention.words)
    return 0.0 if counted and exact else step / 2


def _last_place(value: float) -> float:
    """The place of the last digit of a whole number that is no nought: 100 for 2,300."""
    whole = abs(value)
    if whole != int(whole) or whole == 0 or whole > 1e15:
        return 0.0
    place = 1.0
    while whole % (place * 10) == 0:
        place *= 10
    return place if place > 1 else 0.0
