"""What leaves a doubt about who is compared with whom, whatever the construction.

A doubtful match is asserted only if its own arithmetic bears it out: these words are common in
sentences that compare with something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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
#: What is compared with is no earlier value, but planned: "against a forecast of $58 million".
_PLANNED: Final = re.compile(
    r"\b(?:forecast|expect|guidance|plan(?:ned|s)?\b|target|estimate|budget(?:ed)?\s+(?:of|for)|consensus)",
    re.IGNORECASE,
)
#: Behind the base: it is another's. "compared with $90 million at Borel", "in Sweden".
_ELSEWHERE: Final = re.compile(
    r"\s*(?:at|in|for)\s+(?!January|February|March|April|May\b|June|July|August|September|October"
    r"|November|December|Q\d|H\d|FY|Fiscal)[A-Z][a-z]"
)
#: In front of the base: it is told of more or less than the current value.
_NARROWER: Final = re.compile(r"\b(?:alone|full[- ]year|full year|online)\b", re.IGNORECASE)
#: One change behind another: "fell 12%, then rose 5%, to 9,240, against 10,000".
_CHAIN: Final = re.compile(
    r",\s*(?:(?:and|but)\s+)?then\b|\b(?:following|after (?:rising|falling))\b", re.IGNORECASE
)
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
    source = match.claim("source")
    if stated is not None and source is not None:  # "$9 an hour, or $300 a week"
        (one, *below), (other, *_) = source.unit.split(" per "), stated.unit.split(" per ")
        return source.kind == "money" and bool(below) and one == other and price(match) is None
    base, current = match.claim("base"), match.claim("current")
    if base is not None and current is not None:
        return _is_another_base(match, base, current)
    larger, smaller = match.claim("larger"), match.claim("smaller")
    if stated is not None and larger is not None and smaller is not None:
        return _has_rivals(match, stated, larger, smaller)
    if stated is None and larger is not None and smaller is not None:
        first = min(larger.start, smaller.start)
        return _NO_LEVEL.search(_text(match, first - 45, first)) is not None
    return False


def _has_rivals(match: Match, *told: Claim) -> bool:
    """Whether a third like value between the first and the last could be meant as well.

    "The vote was 45 percent for Lee, 41 percent for Cho and 14 percent for Roy, a margin of 4."
    """
    stated, *compared = told
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
    others = [each for each in match.claims() if each is not stated]
    return not any(0 <= each.start - stated.end <= _NEAR for each in others)


def _is_another_base(match: Match, base: Claim, current: Claim) -> bool:
    """Whether the base is a plan, another's, or followed by more than one change."""
    claims = list(match.claims())
    first, last = min(each.start for each in claims), max(each.end for each in claims)
    told = _text(match, current.end, base.start) + _text(match, base.end, base.end + 25)
    if _ELSEWHERE.match(_text(match, base.end, base.end + 20)):
        return True
    if base.start > current.start and (_PLANNED.search(told) or _NARROWER.search(told)):
        return True
    return _CHAIN.search(_text(match, first - 30, last)) is not None


def _text(match: Match, start: int, end: int) -> str:
    return match.passage.document.text[max(start, 0) : max(end, 0)]
