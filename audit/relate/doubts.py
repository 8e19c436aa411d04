"""What leaves a doubt about who is compared with whom, whatever the construction.

A doubtful match is asserted only if its own arithmetic bears it out: these words are common in
sentences that compare with something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from audit.relate.cues import cue_symbols
from audit.relate.doubts_of_changes import (
    are_labelled_apart,
    is_another_base,
    is_of_its_own,
)
from audit.relate.prices import price

if TYPE_CHECKING:
    from audit.relate.grammar import Match
    from audit.relate.passages import Claim

#: Behind a percentage: it is of something else, or a yearly rate. "20 of 80 shops (10% of sales)",
#: "from $40 to $50, or 2% of income", "or 9.5% a year".
_OF_ANOTHER: Final = re.compile(
    r"\s*(?:of\s+(?!an?\b|which\b|them\b)|(?:a|per|each)\s+(?:year|annum|month|quarter)\b"
    r"|annually\b|on average\b|(?:year on|on the) year\b|women\b|men\b|\()",
    re.IGNORECASE,
)
#: How far behind a percentage the whole that it is of may be told.
_NEAR: Final = 60
#: Behind an average: it is not one of all that is told. "25 a day at its peak", "one every six
#: days".
_AT_TIMES: Final = re.compile(
    r"(?:\s+(?:an?|per)\s+\w+|\s+each)?\s+(?:every\b|(?:at|on|in|during|with|when)\s+"
    r"(?!average\b|total\b|all\b)\w)",
    re.IGNORECASE,
)
_EXTREME: Final = re.compile(
    r"\b(?:top|maximum|peak|record|highest|lowest|minimum)\s+(?:\w+\s+)?of\s+$", re.IGNORECASE
)
#: Between factors and their product: more is counted in. "at $5 each and spare parts, for a total".
_AND_MORE: Final = re.compile(
    r"\b(?:plus|(?:and|with)\s+(?!(?:\w+ed|made|paid|got|took|had|so|thus|therefore|in)\b))",
    re.IGNORECASE,
)
_THEN: Final = re.compile(r"\bthen\b", re.IGNORECASE)
_COUNTED_IN: Final = re.compile(r"(?:\s+\w+)?\s+(?:including|with|plus)\b", re.IGNORECASE)
#: Behind a part: it is counted in a place or at a time of its own. "12 in cities", "30 in May".
_IN_A_PLACE: Final = re.compile(r"\s+(?:in|from|at|on|during|with)\b", re.IGNORECASE)
#: Behind a stretch of years: it has a second part.
_AND_AGAIN: Final = re.compile(r"\s*,?\s*and\s+(?:again\s+)?(?:from|between)\b", re.IGNORECASE)
#: What rises or falls is itself a change, a plan or a place: "profit growth from 8% to 5%".
_NO_LEVEL: Final = re.compile(
    r"\b(?:growth|declines?|rises?|increase|ranks?|ranking|place|forecast|estimate|outlook)\b"
    r"(?:\s+\w+){0,6}\s*\W?$",
    re.IGNORECASE,
)


def is_doubtful(match: Match) -> bool:
    """Whether words beside the values leave a doubt about what they are compared with."""
    stated = match.claim("stated")
    if stated is not None and stated.kind == "percent" and _names_another(match, stated):
        return True
    for roles, doubt in _DOUBTS:
        told = {role: claim for role in roles if (claim := match.claim(role)) is not None}
        if len(told) == len(roles):
            return doubt(match, **told)
    return "factors" in match.roles and stated is not None and _is_more_than(match, stated)


def _is_no_price(match: Match, source: Claim, stated: Claim) -> bool:
    """Whether rates are told that need not be one: "$9 an hour, or $300 a week"."""
    (one, *below), (other, *_) = source.unit.split(" per "), stated.unit.split(" per ")
    return source.kind == "money" and bool(below) and one == other and price(match) is None


def _is_of_another_change(match: Match, base: Claim, current: Claim) -> bool:
    stated = match.claim("stated")
    own = stated is not None and is_of_its_own(match, stated, base, current)
    return own or is_another_base(match, base, current)


def _goes_on_again(match: Match, start: Claim, end: Claim) -> bool:
    """Whether a stretch of time has a second part: "from 1990 to 1998 and from 2002"."""
    return (
        start.end <= end.start and _AND_AGAIN.match(_text(match, end.end, end.end + 24)) is not None
    )


def _is_no_order(match: Match, larger: Claim, smaller: Claim) -> bool:
    """Whether growth or a plan is what rises, or other values than these are compared."""
    first = min(larger.start, smaller.start)
    if _NO_LEVEL.search(_text(match, first - 45, first)) is not None:
        return True
    again = any(_is_told_again(match, each) for each in (larger, smaller))
    return again or are_labelled_apart(match, larger, smaller)


def _is_at_times(match: Match, stated: Claim, count: Claim) -> bool:
    """Whether an average is one at some times only: "25 a day at its peak"."""
    behind = _text(match, stated.end, stated.end + 40)
    before = _text(match, stated.start - 30, stated.start)
    return count.start < stated.start and bool(_AT_TIMES.match(behind) or _EXTREME.search(before))


def _is_more_than(match: Match, stated: Claim) -> bool:
    """Whether a product has more in it than its factors: "at $5 each and spare parts, in all"."""
    factors = [each.end for each in match.claims() if each.sentence == stated.sentence]
    factors = sorted(end for end in factors if end < stated.start) or [stated.start]
    more = _AND_MORE.search(_text(match, factors[-1], stated.start))
    then = _THEN.search(_text(match, factors[0], stated.start))
    counted_in = _COUNTED_IN.match(_text(match, stated.end, stated.end + 40))
    return bool(more or then or counted_in)


def _is_a_part_of_the_part(match: Match, stated: Claim, part: Claim) -> bool:
    """Whether the part is only some of what makes the share, or the share is one of another time:
    "half of the 80 stores, 12 in cities,", "to 3% from 4%, or $6 million of $200 million".
    """
    whole = match.claim("whole")
    symbols, place = match.passage.symbols, match.place("stated")
    if cue_symbols()["from"] in symbols[max(place - 2, 0) : place]:
        return True
    if whole is None or not stated.start < whole.start < part.start:
        return False
    return _IN_A_PLACE.match(_text(match, part.end, part.end + 12)) is not None


def _is_told_again(match: Match, claim: Claim) -> bool:
    """Whether a compared value stands behind or before "or" and so tells another in other words, of
    which either may be meant: "$2.40, or 20 cents each, up from $1.80".
    """
    passage = match.passage
    place = passage.place(claim)
    unit = re.escape(passage.symbols[place : place + 2])
    told = cue_symbols()["or"]
    if re.search(rf"{unit}[_,]*{told}_?$", passage.symbols[max(place - 8, 0) : place]):
        return True
    beside = passage.symbols[max(place - 3, 0) : place] + passage.symbols[place + 2 : place + 6]
    return claim.kind == "percent" and told in beside


def _has_rivals(match: Match, stated: Claim, larger: Claim, smaller: Claim) -> bool:
    """Whether a third like value between the first and the last could be meant as well.

    "The vote was 45 percent for Lee, 41 percent for Cho and 14 percent for Roy, a margin of 4."
    """
    compared = (larger, smaller)
    if stated.start < min(each.start for each in compared):
        return False
    passage = match.passage
    begin = passage.document.text.rfind(". ", 0, stated.start) + 1
    like = [
        each
        for each in (passage.claims[at] for at in passage.positions)
        if begin <= each.start < stated.start and each.kind == compared[0].kind == "percent"
    ]
    return len(like) > len(compared)


def _names_another(match: Match, stated: Claim) -> bool:
    """Whether the percentage is told to be of something that is not the match's whole."""
    if _OF_ANOTHER.match(_text(match, stated.end, stated.end + 24)) is None:
        return False
    whole = match.claim("whole")
    if whole is not None and not whole.unit:  # "26 of 14,374, or 0.2% of the words", names them
        return False
    others = [each for each in match.claims() if each is not stated]
    return not any(0 <= each.start - stated.end <= _NEAR for each in others)


def _text(match: Match, start: int, end: int) -> str:
    return match.passage.document.text[max(start, 0) : max(end, 0)]


#: The doubts by the roles that a kind of relation has; the first that fits is asked.
_DOUBTS: Final[tuple[tuple[tuple[str, ...], Callable[..., bool]], ...]] = (
    (("source", "stated"), _is_no_price),
    (("base", "current"), _is_of_another_change),
    (("stated", "count"), _is_at_times),
    (("stated", "part"), _is_a_part_of_the_part),
    (("start", "end"), _goes_on_again),
    (("stated", "larger", "smaller"), _has_rivals),
    (("larger", "smaller"), _is_no_order),
)
