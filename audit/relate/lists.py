"""Lists of parts: which numbers a list really has, their signs, and whether they make a total."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.relate.cues import cue_symbols
from audit.relate.grammar import Match
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.relate.passages import Claim, Passage

#: Words that leave a list open.
_INDEFINITE = re.compile(
    r"\b(?:many|several|some|others?|among|various|numerous|a few|mostly|mainly|etc)\b",
    re.IGNORECASE,
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


def listed(match: Match) -> Match | None:
    """The match with the parts that the list really has, signed.

    A list ends behind "and"; what stands in brackets within it is an aside ("95 girls (56 from the
    city) and 92 boys"). Where that does not make the total and the whole list does, the whole list
    is meant.
    """
    parts = match.roles.get("parts")
    total = match.claim("total")
    if not isinstance(parts, list) or not _may_be_parts(match, total, parts):
        return None
    flat = _of_one_level(match.passage, parts)
    readings = [_until_and(match.passage, flat), flat, parts]
    if not all(1 < len(reading) <= LONGEST for reading in readings):
        return None
    signed = [(reading, signs_of(match.passage, reading)) for reading in readings]
    true = next((both for both in signed if adds_up(total, *both)), None)
    if true is None and not _is_complete(match, total, readings[0]):
        return None
    parts, signs = true or signed[0]
    if total is not None and min(signs) > 0 and max(part.value for part in parts) > total.value:
        return None
    return replace(match, roles={**match.roles, "parts": parts}, signs={"parts": signs})


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
    if _INDEFINITE.search(text):
        return False
    first, last = passage.place(parts[0]), passage.place(parts[-1])
    before_last = passage.symbols[passage.place(parts[-2]) : last]
    closed = {cue_symbols()["and"], cue_symbols()["or"]} & set(before_last)
    if not closed and not passage.depth(parts[0]):
        return False
    unit = passage.symbols[first : first + 2]
    signs = signs_of(passage, parts)
    return not any(
        adds_up(claim, parts, signs)
        for at in passage.positions
        if at < first
        and passage.symbols[at : at + 2] == unit
        and (claim := passage.claims[at]).sentence == parts[0].sentence
    )


def _may_be_parts(match: Match, total: Claim | None, parts: list[Claim]) -> bool:
    """Whether nothing between total and parts makes the list open, a product or several lists."""
    passage = match.passage
    places = [passage.place(claim) for claim in (*parts, *([total] if total else []))]
    start, end = min(places), max(places)
    rest = passage.symbols[end : end + 12].split(SENTENCE_END)[0]
    inside = passage.symbols[start:end]
    if {cue_symbols()[cue] for cue in ("times", "each", "listing", "mainly")} & set(inside):
        return False
    offset = cue_symbols()["offset"]
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
