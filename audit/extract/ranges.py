"""Two numbers that are the ends of one range, and two that a thing went from and to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.elisions import DASHES, joint, share_elided
from audit.extract.verbs import is_verb
from audit.extract.vocabulary import ADVERB, CHANGE, DIGITS, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Verbs that tell a change together with "from": "went from 3 to 5 percent".
_MOVES = listed("moves")
_RANGE_LEADERS = frozenset({"by", "between", "of", "ranging", "range", "ranges", "ranged"})
#: Between a verb of change and its number: "fell by a further 5".
_BETWEEN = listed("between") - {"of", "to", "the", "(", "from", "between", ","}
#: In front of a verb they show what is expected, and that is told in ranges: "may rise 5 to 40".
_EXPECTED = listed("expected")
#: The ends of a range are of like size: a change is so many times smaller than the level that it
#: leads to, that of a bare number which has happened ("slid 12 to 88"), and any.
_BARE_LEVEL, _LEVEL = 4.0, 10.0
#: How far before a range its change word may stand, in words.
_REACH, _NEAR = 30, 14
#: The names of growth alone tell no change from one number to another ("growth of 5 to 7 percent").
_NO_CHANGE = frozenset(
    {"growth", "gain", "gains", "expansion", "up", "down", "lower", "higher", "lowest"}
)


def join_ranges(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions with ranges joined into one and elided units shared."""
    share_elided(tokens, mentions)
    joined: list[Mention] = []
    for mention in mentions:
        if joined and (
            _is_range(tokens, joined[-1], mention) or _is_level(tokens, joined, mention)
        ):
            _join(tokens, joined[-1], mention)
        else:
            joined.append(mention)
    return joined


def _is_range(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether two neighbouring numbers are the ends of one range."""
    words = joint(tokens, one, two)
    if not words or one.bound == "range" or two.bound == "range" or not _one_measure(one, two):
        return False
    if words == ("and",):
        return "between" in {tokens.lexemes[one.left - k].lower for k in (1, 2)}
    if words == ("or",):
        return one.words == two.words and _consecutive(one, two)
    if words[0] in DASHES and len(words) == 1:
        return one.value < two.value or one.value < 0 <= two.value
    leads = words[0] in ("to", "through") or words in (("-", "to"), ("-", "to", "-"))
    # "won by 52 to 38" is none
    rises = leads and one.value < two.value and not _is_change_to_level(tokens, one, two)
    return rises and _leads_up(tokens, one)


def _is_change_to_level(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether a verb of change governs the first number and the second is the level reached.

    "Orders fell by 900 to 41,000", "the index slid 2.5 to 880.4"; "rise by 3 to 5 percent" and
    "may rise 5 to 7 percent" tell how much.
    """
    k = one.left - 1
    floor = max(k - _NEAR, 0)
    while k > floor and (tokens.lexemes[k].lower in _BETWEEN or tokens.lexemes[k].flags & ADVERB):
        k -= 1
    if not is_verb(tokens, k) or not tokens.lexemes[k].flags & CHANGE:
        return False
    while tokens.lexemes[k - 1].flags & ADVERB or tokens.lexemes[k - 1].lower in ("be", "not"):
        k -= 1
    bare = not two.kind and two.noun[0] == two.noun[1]
    bare = bare and tokens.lexemes[k - 1].lower not in _EXPECTED
    return one.value * (_BARE_LEVEL if bare else _LEVEL) < two.value


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
    symbol = one.kind == "money" and one.left < one.first  # "100 to 200 dollars" has none
    elided = one.right == one.last and one.left >= one.first - 1 and not symbol
    if before & _RANGE_LEADERS and "from" not in before and (elided or "by" not in before):
        return True
    return not _tells_change(tokens, one, elided=elided)


def _is_level(tokens: Tokens, before: list[Mention], two: Mention) -> bool:
    """Whether two numbers are one of two ranges: "cut from 5 to 7 percent to 3 to 5 percent"."""
    one = before[-1]
    if not one.value < two.value or joint(tokens, one, two) != ("to",):
        return False
    if one.bound == "range" or not _one_measure(one, two):
        return False
    origin = before[-2] if len(before) > 1 else None
    behind = origin is not None and origin.bound == "range" and one.left - origin.right == 1
    goes_on = tokens.lexemes[two.right + 1].role == DIGITS
    leads = tokens.lexemes[one.left - 1].lower == "from" and goes_on
    at = one.left - 1 if behind else two.right
    return (behind or leads) and tokens.lexemes[at].lower == "to"


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
