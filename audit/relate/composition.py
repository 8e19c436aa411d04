"""Totals that consist of their parts, and of nothing else: "of which", "consisting of", "n =".

Guards of constructions, as those of `audit.relate.totals`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audit.relate.cues import cue_symbols
from audit.relate.lists import LONGEST, adds_up, listed

if TYPE_CHECKING:
    from audit.relate.grammar import Match
    from audit.relate.passages import Claim

#: What is made of its parts, and of nothing set off against them.
_COMPOSED = re.compile(r"consist|compris|composed|made|divided|split|broken", re.IGNORECASE)
_NET = re.compile(
    r"\b(?:net|gain|loss|surplus|deficit|profit|change|difference|effect|impact)\b", re.IGNORECASE
)
_IN_THE_WHOLE = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+in\s+the\s+(?:full|whole|entire|overall|combined|total)\s+(\w+)\s*,",
    re.IGNORECASE,
)
#: The size of a group: "n = 40".
_SIZE = re.compile(r"\bns?\s*=\s*$")
#: "goodwill was $200 million", "liabilities of $40 million"
_NAMED = re.compile(r"\b(?:was|were|is|are|of)\s+(?:about\s+)?$", re.IGNORECASE)
_THE_REST_BEHIND = re.compile(r"[^.]*\.\s+The\s+(?:remaining|rest|remainder|other|balance)\b")
_BEHIND = re.compile(r"(?:\s+[a-z][\w-]*){1,2}")
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_PREPOSITIONS = frozenset({"in", "for", "at", "to", "from", "with", "on", "by", "and", "or", "of"})
_WHEN = frozenset({"this", "next", "in", "within", "after", "by", "on"})


def of_which(match: Match) -> Match | None:
    """As `listed`; parts that fall short of the total are settled as little as their list is
    complete.
    """
    total = match.claim("total")
    if total is None:
        return None
    found = listed(match, strict=not _is_net(match, total))
    if found is None:
        return None
    parts, signs = found.roles["parts"], found.signs["parts"]
    assert isinstance(parts, list)
    if adds_up(total, parts, signs):
        return found
    if _is_open(match, parts):
        return None
    # "of which 52 came and 45 stayed" tells of two overlapping lots, "of which 3 fell and 2 rose"
    # may go on
    more = sum(part.low for part in parts) > total.high
    larger = max(part.low for part in parts) > total.high
    return None if total.kind == "count" and more and not larger else found


def _is_open(match: Match, parts: list[Claim]) -> bool:
    """Whether the words leave room for more parts, or for parts that overlap.

    The first is broken down itself ("10 were severe: nine ..."), a part is named by a noun before
    it ("goodwill was $200 million"), each has a verb of its own ("$30 million is pledged and
    $20 million matures"), or what remains follows.
    """
    passage, text = match.passage, match.passage.document.text
    first, last = parts[0], parts[-1]
    if ":" in passage.symbols[passage.place(first) : passage.place(last)]:
        return True
    if any(_NAMED.search(text[max(part.start - 12, 0) : part.start]) for part in parts):
        return True
    if _THE_REST_BEHIND.match(text, last.end):
        return True
    verbs = [_verb(text, part) for part in parts]
    return len({verb for verb in verbs if verb}) > 1


def _verb(text: str, part: Claim) -> str:
    """The verb that stands behind a part and perhaps its noun; empty where none can be told from a
    noun: "$6 million in June", "$46 million bonds".
    """
    found = _BEHIND.match(text, part.end)
    words = found[0].split() if found is not None else []
    if _BE & set(words[: 2 if part.kind == "count" else 1]):
        return "be"
    if not words or words[0] in _PREPOSITIONS:
        return ""
    if part.kind == "count":
        return words[0] if words[-1] in _PREPOSITIONS else ""
    told = words[0].endswith("ed") or (words[0].endswith("s") and words[-1] in _WHEN)
    return words[0] if told else ""


def in_the_whole(match: Match) -> Match | None:
    """As `listed`, if the total is told to be in the whole of something, and each part in one of
    the kind: "90 in the full sample, 60 in the first sample, and 30 in the second sample".
    """
    total, parts = match.claim("total"), match.roles.get("parts")
    if total is None or not isinstance(parts, list):
        return None
    text = match.passage.document.text
    whole = _IN_THE_WHOLE.match(text, total.end)
    if whole is None:
        return None
    of_the_kind = re.compile(rf"\s+in\s+the\s+(?:[\w-]+\s+){{1,3}}{whole[1]}\b", re.IGNORECASE)
    return listed(match) if all(of_the_kind.match(text, part.end) for part in parts) else None


def consisting_of(match: Match) -> Match | None:
    """As `listed`; what consists of parts is more than any of them, what is due to some need not
    be.
    """
    total = match.claim("total")
    if total is None or "cue" not in match.words:
        return None
    composed = _COMPOSED.match(match.word("cue")) is not None
    return listed(match, strict=composed and not _is_net(match, total))


def _is_net(match: Match, total: Claim) -> bool:
    """Whether a total is what is left of gains and losses: "a net gain of 320", "rose by 5"."""
    text = match.passage.document.text
    before = text[max(total.start - 40, 0) : total.start]
    at = match.passage.place(total)
    cues = cue_symbols()
    moved = {cues["up"], cues["down"]} & set(match.passage.symbols[max(at - 5, 0) : at])
    return bool(moved) or _NET.search(before) is not None


def of_named_parts(match: Match) -> Match | None:
    """The match with the parts that stand behind "n =" each, as the total does behind "N ="."""
    total, parts = match.claim("total"), match.roles.get("parts")
    if total is None or not isinstance(parts, list):
        return None
    passage = match.passage
    depth = passage.depth(total)
    inside = [
        part
        for part in parts
        if passage.depth(part) == depth and passage.shallowest(total, part) == depth
    ]
    places = [passage.place(part) for part in inside]
    text = passage.document.text
    if not 1 < len(inside) <= LONGEST or not all(
        "=" in passage.symbols[at - 3 : at] and _SIZE.search(text, part.start - 8, part.start)
        for at, part in zip(places, inside, strict=True)
    ):
        return None
    roles: dict[str, Claim | list[Claim]] = {"total": total, "parts": inside}
    return replace(match, roles=roles, signs={"parts": [1] * len(inside)})
