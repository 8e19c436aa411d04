"""Lists of parts: which numbers a list really has, their signs, and whether they make a total."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.relate.cues import cue_symbols
from audit.relate.grammar import Match
from audit.relate.partitions import leave_nothing_out
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.relate.passages import Claim, Passage

#: Words that leave a list open.
_INDEFINITE = re.compile(
    r"\b(?:many|several|some|and others?|among|various|numerous|a few|mostly|mainly|etc)\b",
    re.IGNORECASE,
)
#: More than so many are not groups but what they consist of.
_MANY = 100
_EACH = re.compile(r"\b(?:each|every|apiece)\b", re.IGNORECASE)
#: Behind a part: it counts for more than one. "12 were hurt once and four twice"
_TIMES = re.compile(r"\b(?:once|twice|(?:two|three|four|five)\s+times)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:mean|averag\w*)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_AND = re.compile(r"\band\b|&")
_OF_WHICH = re.compile(r"\bof wh(?:ich|om)\b")
#: Between parts: a second split, or a lot within one ("nine goals, four of them late").
_OTHER_SPLIT = re.compile(r";|\b(?:of (?:which|whom|them|these|those)|alone|then)\b")
#: Behind them: what is left out in words ("and the others", "as well as shops").
_OPEN_END = re.compile(
    r"[^.;]*\b(?:others?|as well as|the most common|and more|vacan\w+|alone)\b", re.IGNORECASE
)
#: A list of parts is seldom longer.
LONGEST = 9


def adds_up(total: Claim | None, parts: Sequence[Claim], signs: Sequence[int]) -> bool:
    """Whether some values within what the words stand for make the total, or 100 without one."""
    low = sum(part.low if sign > 0 else -part.high for part, sign in zip(parts, signs, strict=True))
    high = sum(
        part.high if sign > 0 else -part.low for part, sign in zip(parts, signs, strict=True)
    )
    least, most = (total.low, total.high) if total is not None else (100.0, 100.0)
    slack = 1e-9 * max(abs(low), abs(high), 1.0)
    return low <= most + slack and least <= high + slack


def listed(match: Match, *, strict: bool = False) -> Match | None:
    """The match with the parts that the list really has, signed.

    A list ends behind "and"; what stands in brackets within it is an aside ("95 girls (56 from the
    city) and 92 boys"). Where that does not make the total and the whole list does, the whole list
    is meant. With `strict`, the words leave no room for a part that is more than the total: where
    one is, a figure is wrong.
    """
    parts = match.roles.get("parts")
    total = match.claim("total")
    if not isinstance(parts, list):
        return None
    lists = [one_list(match.passage, parts), _of_one_level(match.passage, parts), parts]
    if not all(1 < len(reading) <= LONGEST for reading in lists):
        return None
    readings = [
        (reading, signs_of(match.passage, reading))
        for reading in lists
        if _may_be_parts(match, total, reading)
    ]
    if not readings:
        return None
    true = next((both for both in readings if adds_up(total, *both)), None)
    if true is None and not _is_told(match, total, readings[0][0], strict=strict):
        return None
    parts, signs = true or readings[0]
    if total is not None and _is_no_whole(total, parts, signs):
        return None
    return replace(match, roles={**match.roles, "parts": parts}, signs={"parts": signs})


def _is_told(
    match: Match, total: Claim | None, parts: list[Claim], *, strict: bool = False
) -> bool:
    """Whether a list that does not add up is meant as one that does."""
    if not _is_complete(match, total, parts):
        return False
    if total is None:
        return True
    exceeds = max(part.value for part in parts) > total.value
    if exceeds and not (strict or leave_nothing_out(match.passage, parts)):
        return min(signs_of(match.passage, parts)) < 0
    return _parts_the_total(match, total, parts)


def _parts_the_total(match: Match, total: Claim, parts: list[Claim]) -> bool:
    """Whether the words show a list to leave nothing of the total out and tell nothing twice.

    Its last item stands behind "and": "48 adults (30 women, 12 left-handed)" is no sum.
    """
    text = match.passage.document.text
    ordered = sorted(parts, key=lambda part: part.start)
    first, last = ordered[0].start, ordered[-1].end
    lead = text[total.end : first]
    between = text[first:last]
    if not match.passage.depth(ordered[0]):
        between = _BRACKETED.sub("", between)
    halves = leave_nothing_out(match.passage, parts)
    closed = halves or _AND.search(text[ordered[-2].end : last]) is not None
    if min(signs_of(match.passage, parts)) < 0:
        return True  # "consisting of ..., partially offset by ..."
    if not closed or _OTHER_SPLIT.search(between):
        return False
    return not (":" in lead and _OF_WHICH.search(lead)) and not _OPEN_END.match(
        text[last : last + 50]
    )


def one_list(passage: Passage, parts: list[Claim]) -> list[Claim]:
    """The parts up to the one behind "and", without asides."""
    return _until_and(passage, _of_one_level(passage, parts))


def _is_no_whole(total: Claim, parts: Sequence[Claim], signs: Sequence[int]) -> bool:
    """Whether a part is larger than a total that may count something else: "three teams (25 men and
    30 women)".

    What is measured, or counted by its parts' noun or by the hundred, is meant as their total.
    """
    largest = max(parts, key=lambda part: part.value)
    if min(signs) < 0 or largest.value <= total.value:
        return False
    many = total.value >= _MANY or (total.unit and total.unit == largest.unit)
    return total.kind == "count" and not many


def _of_one_level(passage: Passage, parts: list[Claim]) -> list[Claim]:
    """The parts that stand in the bracket of the first, or like it in none; "two of them" is an
    aside.
    """
    level = passage.depth(parts[0])
    kept = parts[:1]
    for part in parts[1:]:
        if passage.shallowest(parts[0], part) < level:
            break
        at = passage.place(part) + 2
        if passage.depth(part) == level and passage.symbols[at : at + 1] != cue_symbols()["which"]:
            kept.append(part)
    return kept


def _is_complete(match: Match, total: Claim | None, parts: list[Claim]) -> bool:
    """Whether a list that does not make its total claims to: it is closed, and makes no other
    value.

    "40 people: 25 engineers and many others" is open, and in "rose $30 million to $330 million, of
    which ..." it is the rise that is split up.
    """
    if total is None:
        return True
    passage = match.passage
    text = passage.document.text[parts[0].start : parts[-1].end + 60].split(".")[0]
    if _INDEFINITE.search(text) or _TIMES.search(text):
        return False
    first, last = passage.place(parts[0]), passage.place(parts[-1])
    before_last = passage.symbols[passage.place(parts[-2]) : last]
    cues = cue_symbols()
    closed = {cues["and"], cues["or"], cues["offset"]} & set(before_last)
    if not closed and not passage.depth(parts[0]) and not leave_nothing_out(passage, parts):
        return False
    unit = passage.symbols[first : first + 2]
    signs = signs_of(passage, parts)
    like = [
        claim
        for at in passage.positions
        if passage.symbols[at : at + 2] == unit
        and (claim := passage.claims[at]).sentence == parts[0].sentence
        and math.isfinite(claim.high - claim.low)
    ]
    if any(adds_up(claim, parts, signs) for claim in like if passage.place(claim) < first):
        return False
    # "310 people (160 women, 142 men and 5 others) came; three said nothing"
    behind = [claim for claim in like if claim.start > parts[-1].end]
    return not any(adds_up(total, [*parts, claim], [*signs, 1]) for claim in behind)


def _may_be_parts(match: Match, total: Claim | None, parts: list[Claim]) -> bool:
    """Whether nothing between total and parts makes the list open, a product or several lists."""
    passage = match.passage
    places = [passage.place(claim) for claim in (*parts, *([total] if total else []))]
    start, end = min(places), max(places)
    rest = passage.symbols[end : end + 12].split(SENTENCE_END)[0]
    inside = passage.symbols[start:end]
    cues = cue_symbols()
    head = passage.symbols[places[-1] : places[0]] if total is not None else ""
    between = passage.document.text[passage.offsets[start] : passage.offsets[end]]
    if not passage.depth(parts[0]):
        between = _BRACKETED.sub("", between)
    if cues["times"] in inside or {cues["mainly"], cues["listing"]} & set(head):
        return False
    if any(cues["listing"] in passage.symbols[max(at - 2, 0) : at] for at in places[: len(parts)]):
        return False
    averages = _AVERAGE.search(passage.document.text, parts[0].start, parts[-1].start)
    if cues["each"] in inside and (_EACH.search(between) or averages):
        return False
    offset = cues["offset"]
    if (
        total is not None
        and offset in passage.symbols[passage.place(total) : passage.place(parts[0])]
    ):
        return False
    if total is not None and cue_symbols()["respectively"] in inside + rest:
        return False
    whole = [*parts, *([total] if total else [])]
    return all(
        claim.kind != "age"
        and claim.bound in {"exact", "about"}
        and (claim.kind != "count" or claim.value == round(claim.value))
        for claim in whole
    )


def _until_and(passage: Passage, parts: list[Claim]) -> list[Claim]:
    """The list up to the part behind its first "and" or "or", and what is set off against it."""
    ends = {cue_symbols()["and"], cue_symbols()["or"]}
    kept = parts[:1]
    closed = False
    for before, part in pairwise(parts):
        gap = passage.symbols[passage.place(before) : passage.place(part)]
        if closed and cue_symbols()["offset"] not in gap:
            break
        kept.append(part)
        closed = closed or bool(ends & set(gap))
    return kept


def signs_of(passage: Passage, parts: list[Claim]) -> list[int]:
    """-1 for each part behind "offset by", and for those that follow it in its list."""
    if cue_symbols()["offset"] not in passage.symbols:
        return [1] * len(parts)
    signs, sign = [1], 1
    for before, part in pairwise(parts):
        if cue_symbols()["offset"] in passage.symbols[passage.place(before) : passage.place(part)]:
            sign = -1
        signs.append(sign)
    return signs
