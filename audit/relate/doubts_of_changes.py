"""What leaves a doubt about the base of a change, or about what the change is told of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from audit.relate.cues import WORDS, cue_symbols
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from audit.relate.grammar import Match
    from audit.relate.passages import Claim

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
_NARROWER: Final = re.compile(r"\b(?:alone|full[- ]year|online)\b", re.IGNORECASE)
_FULL_YEAR: Final = re.compile(r"\bfull[- ]year\b", re.IGNORECASE)
#: What is not told of a full year.
_SHORTER: Final = re.compile(
    r"\b(?:quarters?|half|months?|weeks?|days?|season|so far|to date|Q[1-4]|H[12])\b", re.IGNORECASE
)
#: One change behind another: "fell 12%, then rose 5%, to 9,240, against 10,000".
_CHAIN: Final = re.compile(
    r",\s*(?:(?:and|but)\s+)?then\b|\b(?:following|after (?:rising|falling))\b", re.IGNORECASE
)
#: Behind a change at the end: it is one from something else. "a discount of 25% to book value".
_TO_ANOTHER: Final = re.compile(
    r"\s*to\s+(?!about\b|nearly\b|some\b|just\b|almost\b|more\b|less\b|around\b)[a-z]"
)
#: Behind a number it takes the number for itself: "helped by 5% higher prices".
_OF_ITS_OWN: Final = re.compile(
    r"\s+(?:higher|lower|more|less|fewer)\s+(?!than\b)[a-z]", re.IGNORECASE
)
_LABEL: Final = re.compile(r"(\w+)\s*=\s*$")


def is_another_base(match: Match, base: Claim, current: Claim) -> bool:
    """Whether the base is a plan, another's, or followed by more than one change."""
    claims = list(match.claims())
    first, last = min(each.start for each in claims), max(each.end for each in claims)
    told = _text(match, current.end, base.start) + _text(match, base.end, base.end + 25)
    if _SHORTER.search(_text(match, first - 120, current.end)) is None:
        told = _FULL_YEAR.sub("", told)  # of two full years both may be told as such
    if _ELSEWHERE.match(_text(match, base.end, base.end + 20)):
        return True
    if base.start > current.start and (_PLANNED.search(told) or _NARROWER.search(told)):
        return True
    if _CHAIN.search(_text(match, first - 30, last)) is not None:
        return True
    return (
        are_labelled_apart(match, base, current)
        or _is_a_whole(match, current)
        or _crosses_a_clause(match)
        or _has_a_second_pair(match, base, current)
    )


def is_of_its_own(match: Match, stated: Claim, base: Claim, current: Claim) -> bool:
    """Whether the number behind the change word is told of something else that follows it."""
    behind = _text(match, stated.end, stated.end + 24)
    told = "dir" in match.words and match.words["dir"] < match.place("stated")
    if told and _OF_ITS_OWN.match(behind):
        return True
    last = stated.start > max(base.start, current.start)
    return last and stated.kind == "percent" and _TO_ANOTHER.match(behind) is not None


def are_labelled_apart(match: Match, one: Claim, other: Claim) -> bool:
    """Whether one value is told as another statistic than the other: "(d = 0.40)", "(M = 0.80)"."""
    labels = [
        found[1] if (found := _LABEL.search(_text(match, each.start - 16, each.start))) else ""
        for each in (one, other)
    ]
    return labels[0] != labels[1] and "~" in match.construction.pattern.split()


def _is_a_whole(match: Match, current: Claim) -> bool:
    """Whether it is a part of the current value that is compared: "60 of the 80 bids, or 20% more
    than 50".
    """
    passage = match.passage
    place = passage.place(current)
    before = passage.symbols[max(place - 5, 0) : place].rstrip(WORDS)
    unit = re.escape(passage.symbols[place : place + 2])
    return current.kind == "count" and re.search(rf"{unit}_?o$", before) is not None


def _crosses_a_clause(match: Match) -> bool:
    """Whether a semicolon outside of brackets parts the figures, and none belongs between them."""
    if ";" in match.construction.pattern:
        return False
    passage = match.passage
    claims = sorted(match.claims(), key=lambda claim: claim.start)
    if any(passage.depth(claim) for claim in claims):
        return False
    inside = passage.symbols[passage.place(claims[0]) : passage.place(claims[-1])]
    return ";" in re.sub(r"\([^()]*\)", "", inside)


def _has_a_second_pair(match: Match, base: Claim, current: Claim) -> bool:
    """Whether the sentence tells two like values "from" and "to" before the base as well."""
    passage, cues = match.passage, cue_symbols()
    place = passage.place(base)
    if not base.start < current.start or match.place("stated") < place:
        return False
    begin = passage.symbols.rfind(SENTENCE_END, 0, place) + 1
    unit = re.escape(passage.symbols[place : place + 2])
    pair = rf"{cues['from']}[^A-Z]*{unit}[^A-Z]*{cues['to']}[^A-Z]*{unit}"
    return re.search(pair, passage.symbols[begin:place]) is not None


def _text(match: Match, start: int, end: int) -> str:
    return match.passage.document.text[max(start, 0) : max(end, 0)]
