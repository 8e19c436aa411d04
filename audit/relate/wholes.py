"""Whether a share is told of a part and a whole, and which whole: the guards of shares.

Each takes a match and returns it, completed if it has to be, or None where the words say that
something else is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audit.relate.cues import WORDS, cue_symbols
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from audit.relate.grammar import Match
    from audit.relate.passages import Claim, Passage

#: Behind a percentage that is a change, or the share of something else: "25% fewer", "45% in the
#: capital", "80% of them".
_A_CHANGE = re.compile(
    r"\s*(?:more|fewer|less|higher|lower|larger|smaller|increase|decrease|rise|fall|drop|growth|up|down"
    r"|off|faster|slower|cheaper|annual\w*|interest|discount|a\s+(?:year|month))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\s*(?:in|among|for|at|from|within|on|by)\s", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\s*[)\]]?\s*(?:of|out\s+of)\s+(?!which|whom)", re.IGNORECASE)
#: "Among nurses, 60 (40%)": a place or a group that the part is counted in, and perhaps the whole.
_PLACED = re.compile(
    r"\s*(?:in|among|at|for|from|within|on|by)\s+"
    r"(?!total|all\b|addition|sum\b|the\s+(?:final\s+)?(?:sample|survey|end)|this|our)[^,\d]{2,60},",
    re.IGNORECASE,
)
#: The same within the sentence: "; in the south 12 (40%)".
_LOCAL = re.compile(
    r"(?:[;,]|\band|\bwhile|\bwhereas)\s+(?:in|among|at|from|within|for|on)\s+"
    r"(?!all\b|total\b|addition|fact\b)[^\d,;:()]{2,40}$",
    re.IGNORECASE,
)
#: Between a whole and a part of another one.
_ANOTHER = re.compile(
    r"\banother\b|\b(?:Study|Experiment|Sample|Wave|Phase|Cohort|Group|Trial)\s+(?:\d|[A-Z]\b|[IVX]+\b)"
)
#: What takes up the people of a whole told some sentences before.
_THE_SAMPLE = re.compile(
    r"\b(?:sample|participants|respondents|subjects|patients|interviewees)\b", re.IGNORECASE
)
_VERB = re.compile(r"\b(?:\w+ed|was|were|are|is|has|had|did|came|went|took|got|gave)\b")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
#: "accounted for", "or", ", which is": between a part and the share that it makes of a whole.
_MAKES_UP = re.compile(
    r"(?:\b(?:account(?:s|ed|ing)?\s+for|represent(?:s|ed|ing)?|ma[kd]es?\s+up|making\s+up"
    r"|compris(?:es?|ed|ing)|constitut(?:es?|ed|ing)|correspond(?:s|ed|ing)\s+to|amount(?:s|ed|ing)?\s+to"
    r"|equal(?:s|led|ing|\s+to)?|equivalent\s+to|is|are|or|i\.e\.|that\s+is)|[,(–—=]|\s-)"
    r"[\s,]*(?:(?:about|around|roughly|some|nearly|only|just|exactly|approximately)\s+)?$",
    re.IGNORECASE,
)
#: ", a share of", "a response rate of": a share that names itself.
_A_SHARE_OF = re.compile(
    r"[,;.(–—-]?\s*(?:(?:this|that|it|which)\s+(?:is|was|means|represents|makes|gives|equals"
    r"|corresponds\s+to|amounts\s+to)\s+)?"
    r"(?:(?:an?|the)\s+(?:[\w-]+\s+){0,2}(?:share|rate|proportion|percentage|turnout|fraction)\s+of\s+)?"
    r"(?:(?:about|around|roughly|nearly|only|just|exactly|approximately)\s+)?",
    re.IGNORECASE,
)
#: What "about" opens either way.
_ABOUT = 0.05
#: How many sentences before its part the only whole there is may stand.
_FAR = 4


def fits(match: Match) -> Match | None:
    """The match, if the part may be one of the whole, or is called more than all of it."""
    part, whole, stated = (match.claim(role) for role in ("part", "whole", "stated"))
    if part is None or whole is None or stated is None or part.kind != whole.kind:
        return None
    passage = match.passage
    text = passage.document.text
    last = max(match.place("part"), match.place("stated"))
    of_them = passage.symbols[last + 2 : last + 5].lstrip(")_").startswith(cue_symbols()["which"])
    if stated.text[0] in "+-−" or of_them or _A_CHANGE.match(text, stated.end):
        return None
    beyond = stated.unit == "percent" and stated.value > 100
    if not beyond and abs(part.value) > abs(whole.value):
        return None
    inside = passage.depth(stated) > passage.depth(part)
    places = sorted(match.place(role) for role in ("part", "whole", "stated"))
    apart = ";" in passage.symbols[places[0] : places[-1]] and not passage.depth(part)
    elsewhere = inside and _ELSEWHERE.match(text, stated.end)
    match = replace(match, roles={**match.roles, "stated": _loose(stated)})
    return match.doubted() if elsewhere or apart or is_placed(passage, part, whole) else match


def _loose(stated: Claim) -> Claim:
    """A fraction in words beside counts as the hedged one that it is: "a third (17 of 50)"."""
    if stated.kind != "fraction" or any(mark.isdigit() for mark in stated.text):
        return stated
    low, high = stated.value * (1.0 - _ABOUT), stated.value * (1.0 + _ABOUT)
    return replace(stated, low=min(stated.low, low), high=max(stated.high, high))


def makes_up(match: Match) -> Match | None:
    """As `fits`, if the words say that the part makes the share of the whole: "accounted for"."""
    part, stated = match.claim("part"), match.claim("stated")
    if part is None or stated is None:
        return None
    between = match.passage.document.text[part.end : stated.start]
    return fits(match) if _MAKES_UP.search(between) else None


def names_itself(match: Match) -> Match | None:
    """As `fits`, if the share says that it is one: ", a share of", "a response rate of", "That
    is".
    """
    stated = match.claim("stated")
    before = [claim for role in ("part", "whole") if (claim := match.claim(role))]
    if stated is None or not before:
        return None
    last = max(before, key=lambda claim: claim.start)
    between = match.passage.document.text[last.end : stated.start]
    behind = re.split(r"[,(–—]|[.;]\s|\s-+\s", between)[-1]
    if len(behind) == len(between) or not _A_SHARE_OF.fullmatch(behind):
        return None
    sentences = last.sentence != stated.sentence
    if not behind.strip() and (sentences or "," in between):
        return None
    return None if _OF_OTHERS.match(match.passage.document.text, stated.end) else fits(match)


def with_whole_before(match: Match) -> Match | None:
    """The match with the whole found before it.

    "We asked 80 clinics. Replies came from 60 (75%)." Of the larger counts before, the nearest with
    which the share comes out is the whole; one that is a part itself only if no other is. Where it
    comes out with none, the one that the bracket stands behind, or the only one that there is.
    """
    part, stated = match.claim("part"), match.claim("stated")
    if part is None or stated is None or stated.bound != "exact" or part.bound != "exact":
        return None
    if is_told_of_something_else(match.passage, stated, part):
        return None
    passage = match.passage
    before = [
        whole
        for at in reversed(passage.positions)
        if (whole := passage.claims[at]).end <= min(part.start, stated.start)
        and whole.kind == part.kind
        and whole.value > part.value
    ]
    wholes = [whole for whole in before if not _has_a_share(passage, whole, stated)]
    fitting = next((one for one in (*wholes, *before) if is_share(stated, part, one)), None)
    host = _host(passage, part, stated)
    told = fitting or (host if host in before else None) or _only(passage, before, part, stated)
    if told is None:
        return None
    found = replace(match, roles={**match.roles, "whole": told})
    return found if fitting is None or not is_placed(passage, part) else found.doubted()


def _only(passage: Passage, before: list[Claim], part: Claim, stated: Claim) -> Claim | None:
    """The one whole that there is before a part, if nothing says that the part is of another."""
    if len(before) != 1 or before[0].sentence < part.sentence - _FAR:
        return None
    whole, start = before[0], passage.place(part)
    begin = passage.symbols.rfind(SENTENCE_END, 0, start) + 1
    # "of those that replied, 60 (90%)" is a share of a number that is not told
    narrowed = {cue_symbols()["of"], cue_symbols()["which"]} & set(passage.symbols[begin:start])
    text = passage.document.text
    told = text[passage.offsets[begin] : part.start]
    if _ANOTHER.search(text, whole.end, part.start):
        return None
    if whole.sentence < part.sentence - 1:
        if not _THE_SAMPLE.search(told):
            return None
        narrowed = {cue_symbols()["which"]} & narrowed
    if narrowed or is_placed(passage, part) or _has_a_share(passage, whole, stated):
        return None
    return whole


def _host(passage: Passage, part: Claim, stated: Claim) -> Claim | None:
    """The count of the noun that a part and its share stand behind in brackets."""
    depth = passage.depth(part)
    if not depth or passage.depth(stated) != depth:
        return None
    for at in reversed(passage.positions):
        claim = passage.claims[at]
        if claim.end > part.start or passage.depth(claim) >= depth:
            continue
        between = passage.document.text[claim.end : part.start]
        outside = _BRACKET.sub(" ", between).split("(")[0].split("[")[0]
        open_clause = re.search(r"[;:.]\s", outside) or _VERB.search(outside)
        near = len(outside.split()) <= _LONGEST_NOUN and not open_clause
        return claim if near and claim.sentence == part.sentence else None
    return None


#: Words of the noun that a bracket stands behind: "children from Berlin, Germany".
_LONGEST_NOUN = 6


def is_placed(passage: Passage, part: Claim, whole: Claim | None = None) -> bool:
    """Whether the part is counted in a place or a group of its own, and not the whole with it."""
    text = passage.document.text
    begin = passage.offsets[passage.symbols.rfind(SENTENCE_END, 0, passage.place(part)) + 1]
    if whole is None and _PLACED.match(text, begin, part.start):
        return True
    start = max(begin, whole.end) if whole is not None and whole.start < part.start else begin
    return _LOCAL.search(text, start, part.start) is not None


def is_told_of_something_else(passage: Passage, stated: Claim, part: Claim) -> bool:
    """Whether a percentage is a change, or says itself what it is of.

    "Requests: 5,000 (+25%)", "rose to 63 (5%)", "10 (25%) of 40", "20 (20%) of them".
    """
    cues = cue_symbols()
    text = passage.document.text
    place = passage.place(part)
    before = passage.symbols[max(place - 3, 0) : place].rstrip(WORDS)[-1:]
    moved = {cues[cue] for cue in ("to", "over", "up", "down")}
    return (
        stated.text[0] in "+-−–"
        or _OF_OTHERS.match(text, max(stated.end, part.end)) is not None
        or _A_CHANGE.match(text, stated.end) is not None
        or before in moved
    )


def _has_a_share(passage: Passage, claim: Claim, other: Claim) -> bool:
    """Whether a count has a percentage of its own beside it, which is not this other one, and so is
    a part itself.
    """
    at = passage.place(claim)
    own = passage.place(other)
    behind = re.match(r"[_)]*[,(;]?_?=?_?P", passage.symbols[at + 2 : at + 8])
    before = re.search(r"P.[_,(;:=ho]*$", passage.symbols[max(at - 8, 0) : at])
    return bool(
        (behind and at + 2 + behind.end() - 1 != own)
        or (before and max(at - 8, 0) + before.start() != own)
    )


def is_share(stated: Claim, part: Claim, whole: Claim) -> bool:
    """Whether some values within what the words stand for make the share."""
    if whole.low <= 0:
        return False
    scale = 100.0 if stated.unit == "percent" else 1.0
    slack = 1e-9 * scale
    return (
        stated.low <= scale * part.high / whole.low + slack
        and scale * part.low / whole.high <= stated.high + slack
    )
