"""What the words around a number make of it: bounds, and the interval that it stands for.

Which words are hedges at all, and not prepositions, is told in `prepositions`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from audit.extract.mention import fraction_step
from audit.extract.prepositions import is_preposition
from audit.extract.vocabulary import PLURAL, STOP, WORD, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens
    from audit.extract.vocabulary import Vocabulary

#: Half-width of what "about" leaves open, as a part of the value.
_ABOUT = 0.05
#: In front of a hedge they say how far off, and belong to it: "well over", "slightly below".
_DEGREES = listed("degrees_of_hedges")
#: Between a hedge and its number: "under a mere 40".
_BETWEEN = frozenset({"a", "an", "just", "only", "(", "another", "to", "every"})
#: What "half" and "halved" leave open, either way.
_HALF = 0.05


def read_bound(tokens: Tokens, mention: Mention, previous: Mention | None) -> None:
    """Sets bound, low and high of the mention."""
    leading, trailing = _before(tokens, mention, previous), _behind(tokens, mention)
    bound = (
        trailing if trailing in ("at_least", "at_most") else leading or trailing
    )  # "about 500 or more"
    if mention.bound != "exact":
        mention.hedge = mention.left if mention.hedge < 0 else mention.hedge
        if not mention.vague:
            _open_range(mention, bound)
        return
    if not bound and previous is not None and _converts(tokens, previous, mention):
        bound = _told_before(previous)
    mention.bound = {"below": "about"}.get(bound, bound) or "exact"
    mention.low, mention.high = interval(mention, bound, tokens.vocabulary)
    if mention.perhaps > mention.high:  # "from $5 to $80 million"
        half = rounding(mention, tokens.vocabulary)
        mention.high = mention.perhaps * (1 + half / abs(mention.value))


def _told_before(one: Mention) -> str:
    """The bound of a number as its hedge set it: "nearly" leaves nothing open above."""
    if one.bound == "about" and one.high <= one.value:
        return "below"
    return one.bound if one.bound not in ("range", "exact") else ""


def _open_range(mention: Mention, bound: str) -> None:
    """Opens an end of a range where the words around it say so: "up to 10 to 20"."""
    if bound in ("more_than", "at_least"):
        mention.high = math.inf
    elif bound in ("less_than", "at_most"):
        mention.low = -math.inf


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


def _before(tokens: Tokens, mention: Mention, previous: Mention | None) -> str:
    """The bound that the words before the mention set, "" for none."""
    j = mention.left - 1
    lexemes = tokens.lexemes
    if tokens.words[j] == "-" and tokens.glued(j) and tokens.glued(j + 1):
        j -= 1  # "sub-7 nanometer"
    if lexemes[j].lower in _BETWEEN and lexemes[j].lower not in tokens.vocabulary.leading:
        j -= 1
    for first, words, bound in leading_hedges(tokens, j):
        if is_preposition(tokens, words, first, mention, previous):
            continue
        mention.hedge = _over_degrees(tokens, first)
        return bound
    return ""


def _over_degrees(tokens: Tokens, first: int) -> int:
    """The first token of a hedge with what says how far off: "well over", "a bit under"."""
    lexemes = tokens.lexemes
    while lexemes[first - 1].lower in _DEGREES:
        first -= 1
    if lexemes[first - 1].lower == "a" and lexemes[first].lower in ("bit", "little", "lot"):
        first -= 1
    return first


def leading_hedges(tokens: Tokens, j: int) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """The hedges that end with token `j`, longest first: first token, words and bound of each."""
    lexemes = tokens.lexemes
    for words, bound in tokens.vocabulary.leading.get(lexemes[j].lower, ()):
        first = j - len(words) + 1
        if len(words) == 1 or (
            lexemes[j - 1].lower == words[-2]
            and all(lexemes[first + n].lower == words[n] for n in range(len(words) - 2))
        ):
            yield first, words, bound


def _behind(tokens: Tokens, mention: Mention) -> str:
    """The bound that the words behind the mention set, "" for none."""
    for j in (mention.right, mention.last, mention.noun[1] or mention.right):
        found = _trailing_at(tokens, j)
        if found is None or (found[0] == ("plus",) and not _adds_nothing(tokens, mention, j + 1)):
            continue
        return found[1]
    return ""


def _trailing_at(tokens: Tokens, j: int) -> tuple[tuple[str, ...], str] | None:
    """The trailing hedge that begins at token `j`, its words and its bound."""
    for words, bound in tokens.vocabulary.trailing.get(tokens.lexemes[j].lower, ()):
        if any(tokens.lexemes[j + n].lower != word for n, word in enumerate(words)):
            continue
        if words == ("+",) and not tokens.glued(j):
            continue
        if words[0] in ("and", "plus") and tokens.lexemes[j + len(words)].role:
            continue  # "above 10 and below 20"
        return words, bound
    return None


def over_hedge(tokens: Tokens, j: int) -> int:
    """The token behind a hedge that stands between a number and what it counts; `j` without one.

    "20+ hours", "forty-odd pilgrims", "3 or so miles", "20 or more people".
    """
    lower = tokens.lexemes[j].lower
    if lower not in tokens.vocabulary.trailing or lower in ("and", "at", "max", "tops"):
        return j
    found = _trailing_at(tokens, j)
    if found is None:
        return j
    k = j + len(found[0])
    following = tokens.lexemes[k]
    sign = tokens.words[k] in ("-", "%") or tokens.words[k] in tokens.vocabulary.names.signs
    return k if sign or (following.flags & WORD and not following.flags & STOP) else j


def _adds_nothing(tokens: Tokens, mention: Mention, j: int) -> bool:
    """Whether "plus" behind a number says "or more".

    "300 plus people", not "$20 plus tax", "$20 plus $3 in tips".
    """
    following = tokens.lexemes[j]
    if tokens.words[j] in tokens.vocabulary.names.currency_symbols:
        return False
    counts = mention.kind == "count" and following.flags & PLURAL
    return not following.flags & WORD or bool(counts) or j < mention.right


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
        small = min(0.005, abs(mention.value) * _ABOUT)  # "one in 5,000" is not told to the percent
        return _HALF if mention.words and mention.value == 0.5 else small
    if kind == "factor":
        return (step or 2 * _HALF) / 2
    if not step and mention.value % 1 and not mention.power:
        return fraction_step(mention.value * mention.parts) / mention.parts / 2
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
