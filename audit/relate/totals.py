"""Which total a list of parts makes: the guards of the constructions that tell sums.

Each takes a match and returns it, completed if it has to be, or None where the words say that
something else is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audit.relate.cues import cue_symbols
from audit.relate.grammar import Match
from audit.relate.lists import LONGEST, adds_up, listed, one_list, signs_of
from audit.relate.partitions import leave_nothing_out
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from audit.relate.passages import Claim, Passage

#: ", a total of", ", or": and not ", which makes a total of", for that may multiply.
_TOTAL_BEHIND = re.compile(
    r"[^,]*,\s*(?:(?:for|or|in)\s+)?(?:an?\s+)?(?:grand\s+|combined\s+)?(?:total\w*\s+(?:of\s+)?)?"
)
#: "The increase", "Geographically, the overall change": what a sentence says before it gives the
#: reasons of a change told in the one before.
_THE_CHANGE = re.compile(
    r"\s*(?:\w+,\s+)?(?:the|this|that|these)\s+(?:\w+\s+){0,2}(?:increase|decrease|decline|change"
    r"|growth|rise|fall|drop|reduction|improvement|difference|movement)\s+(?:\w+\s+){0,8}$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:additional|another|further|extra|more|new)\s+$", re.IGNORECASE)
#: "12 were men", "12 participants are men": said of those who were told before.
_PREDICATE = re.compile(
    r"\s+(?:\w+\s+)?(?:\([^()]*\)\s*)?(?:were|are|was|is|identified|self-identified)\b"
)
_OF_THE = re.compile(r"\bof\s+(?:the|this|these|its|their|our)\s+(.+)$", re.IGNORECASE)
#: What follows splits what was counted before: "of these", "(N = 50) who", "50 guests:".
_TIED = re.compile(
    r"^(?:[^.;]{0,80}[.,;:(]|\W*)\s*of\s+(?:these|those|them|which|whom)(?:\s+(?!\w+(?:ed|ing)\b)\w+)?[\s,(]*$"
    r"|^[^.;,()]{0,40}:|^\)[^.;:()]{0,120}\(",
    re.IGNORECASE,
)
#: "12 men under 30" are no half of what there is.
_RESTRICTED = re.compile(
    r"\b(?:under|over|aged|older|younger|with|without|who|whose|that|than|below|above|from|also)\b",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\s+of\b|\s+in\s+(?!\d|early|late|[A-Z])")
#: What a noun is called again within so many characters before its number.
_NOUN = 80


def behind_a_dash(match: Match) -> Match | None:
    """As `listed`, if each part behind the dash is said to be something: "11 were old"."""
    parts = match.roles.get("parts")
    if not isinstance(parts, list):
        return None
    text = match.passage.document.text
    return listed(match) if all(_PREDICATE.match(text, part.end) for part in parts) else None


def with_the_rest(match: Match) -> Match | None:
    """As `listed`, if the last percentage is told to be all that remains, and of the same whole."""
    found = listed(match)
    if found is None:
        return None
    parts, passage = found.roles["parts"], match.passage
    assert isinstance(parts, list)
    between = passage.symbols[passage.place(parts[0]) : passage.place(parts[-1])]
    flat = all(not passage.depth(part) for part in parts)
    others = sum(part.value for part in parts[:-1])
    begin = passage.symbols.rfind(SENTENCE_END, 0, passage.place(parts[0])) + 1
    cues = cue_symbols()
    moved = {cues["up"], cues["down"]} & set(passage.symbols[begin : passage.place(parts[0])])
    if not flat or others >= 100.0 or cues["offset"] in between or moved:
        return None
    return found if _ends_in_the_rest(passage, parts) else None


def exhaustive(match: Match) -> Match | None:
    """As `listed`, for percentages: two that make a hundred need a word that says so, or
    decimals.
    """
    found = listed(match)
    if found is None:
        return None
    parts = found.roles["parts"]
    assert isinstance(parts, list)
    places = [match.passage.place(part) for part in parts]
    between = match.passage.symbols[max(places[0] - 4, 0) : places[-1]]
    if len(parts) > 2 or cue_symbols()["rest"] in between or any("." in p.text for p in parts):
        return found
    return None


def with_total_before(match: Match) -> Match | None:
    """The match with the total told before a list that ends in what remains of it.

    The nearest larger value that the parts make; if they make none, the only one that there is.
    """
    parts = match.roles.get("parts")
    if not isinstance(parts, list) or not _ends_in_the_rest(match.passage, parts):
        return None
    passage = match.passage
    unit = passage.symbols[passage.place(parts[0]) :][:2]
    largest = max(part.value for part in parts)
    before = [
        claim
        for at in reversed(passage.positions)
        if (claim := passage.claims[at]).end <= parts[0].start
        and passage.symbols[at : at + 2] == unit
        and claim.value > largest
    ]
    signs = [1] * len(parts)
    fitting = next((claim for claim in before if adds_up(claim, parts, signs)), None)
    if fitting is None and len({claim.value for claim in before}) != 1:
        return None
    return listed(replace(match, roles={"total": fitting or before[0], "parts": parts}))


def _ends_in_the_rest(passage: Passage, parts: list[Claim]) -> bool:
    """Whether "the remaining" stands before the last part, and no like value before the first in
    its sentence.
    """
    first, last = passage.place(parts[0]), passage.place(parts[-1])
    begin = passage.symbols.rfind(SENTENCE_END, 0, first) + 1
    if passage.symbols[first : first + 2] in passage.symbols[begin:first]:
        return False
    return cue_symbols()["rest"] in passage.symbols[max(last - 2, 0) : last]


def before_the_total(match: Match) -> Match | None:
    """As `listed`, for a list that opens its sentence, with the total in apposition behind it."""
    parts, total = match.roles.get("parts"), match.claim("total")
    if not isinstance(parts, list) or total is None:
        return None
    if not _TOTAL_BEHIND.fullmatch(match.passage.document.text[parts[-1].end : total.start]):
        return None
    symbols, first = match.passage.symbols, match.passage.place(parts[0])
    begin = symbols.rfind(SENTENCE_END, 0, first) + 1
    return None if symbols[first : first + 2] in symbols[begin:first] else listed(match)


def outside(match: Match) -> Match | None:
    """As `listed`, if total and colon stand in one clause outside of brackets."""
    total, parts = match.claim("total"), match.roles.get("parts")
    if total is None or not isinstance(parts, list) or match.passage.depth(total):
        return None
    gap = match.passage.symbols[match.passage.place(total) + 2 : match.passage.place(parts[0])]
    return None if set(gap) & set(";(") else listed(match)


def bracketed(match: Match) -> Match | None:
    """As `listed`, if each part stands alone in brackets behind its name."""
    total, parts = match.claim("total"), match.roles.get("parts")
    if total is None or not isinstance(parts, list) or match.passage.depth(total):
        return None
    symbols, places = match.passage.symbols, [match.passage.place(part) for part in parts]
    if len(parts) > LONGEST or not all("=" in symbols[at - 3 : at] for at in places):
        return None
    if max(part.value for part in parts) > total.value:
        return None
    return replace(match, signs={"parts": [1] * len(parts)})


def both(match: Match) -> Match | None:
    """The match with `one` and `other` as the parts, and the total if there is one."""
    parts = [claim for role in ("one", "other") if (claim := match.claim(role))]
    if any(part.bound != "exact" for part in parts):
        return None
    told = {"total": total} if (total := match.claim("total")) else {}
    return replace(match, roles={**told, "parts": parts})


def and_the_rest(match: Match) -> Match | None:
    """As `both`, if what remains is not said to be of something else: "the remaining $3 million of
    cash".
    """
    other = match.claim("other")
    if other is None:
        return None
    one, passage = match.claim("one"), match.passage
    if one is not None and any(
        (claim.kind, claim.unit) == (one.kind, one.unit) for claim in _between(passage, one, other)
    ):
        return None
    text = passage.document.text
    bare = re.search(r"\bremaining\s+$|\brest,?\s+$", text[: other.start][-12:], re.IGNORECASE)
    return None if bare and _OF_SOMETHING.match(text, other.end) else both(match)


def of_the_change(match: Match) -> Match | None:
    """As `listed`, if the sentence of the parts says what the change before it is due to."""
    total, parts = match.claim("total"), match.roles.get("parts")
    if total is None or not isinstance(parts, list) or "why" not in match.words:
        return None
    passage, why = match.passage, match.words["why"]
    begin = passage.symbols.rfind(SENTENCE_END, 0, why)
    said = passage.document.text[passage.offsets[begin] : passage.offsets[why]]
    return listed(match) if _THE_CHANGE.match(said.lstrip(".")) else None


def apart(match: Match) -> Match | None:
    """As `listed`, for a total and a colon with asides in between: none counts anything outside of
    brackets, and the parts count what the total counts.
    """
    total, parts = match.claim("total"), match.roles.get("parts")
    if total is None or not isinstance(parts, list) or match.passage.depth(total):
        return None
    between = _between(match.passage, total, parts[0])
    if any(claim.kind == "count" and not match.passage.depth(claim) for claim in between):
        return None
    same = total.unit and all(part.unit in {total.unit, ""} for part in parts[:2])
    return listed(match) if same and parts[0].unit and not match.passage.depth(parts[0]) else None


def halves(match: Match) -> Match | None:
    """The match with the parts of an open list ("which included"), if they leave nothing out."""
    parts, total = match.roles.get("parts"), match.claim("total")
    if not isinstance(parts, list) or total is None:
        return None
    parts = one_list(match.passage, parts)
    if not 1 < len(parts) <= LONGEST or not leave_nothing_out(match.passage, parts):
        return None
    names = match.passage.document.text[parts[0].end : parts[-1].end + _NOUN]
    if _RESTRICTED.search(names.split(".")[0]):
        return None
    signs = signs_of(match.passage, parts)
    return replace(match, roles={"total": total, "parts": parts}, signs={"parts": signs})


def first_of_which(match: Match) -> Match | None:
    """As `listed`, if "of which" stands behind the first part, and the others are set off against
    it.
    """
    parts = match.roles.get("parts")
    if not isinstance(parts, list):
        return None
    passage, cues = match.passage, cue_symbols()
    behind = passage.symbols[passage.place(parts[0]) + 2 :][:2].lstrip("_")
    if not behind.startswith(cues["which"]):
        return None
    found = listed(match)
    return found if found is not None and min(found.signs["parts"]) < 0 else None


def said_of_all(match: Match) -> Match | None:
    """As `halves`, for parts that are said to be so of what the sentence counts before them: "50
    guests came late; 12 were men, 36 were women, and two did not say".
    """
    total, parts = match.claim("total"), match.roles.get("parts")
    if total is None or not isinstance(parts, list):
        return None
    passage, text = match.passage, match.passage.document.text
    between = _between(passage, total, parts[0])
    lead = re.split(r"[.;:(]|\band\b", text[total.end : parts[0].start])[-1]
    if (
        passage.depth(total)
        or passage.depth(parts[0])
        or any(claim.kind == "count" for claim in between)
        or cue_symbols()["without"]
        in passage.symbols[passage.place(total) : passage.place(parts[0])]
        or lead.strip()
        or not _PREDICATE.match(text, parts[0].end)
    ):
        return None
    return halves(match)


def of_the_same(match: Match) -> Match | None:
    """The match with both parts, if the noun behind "of the" is that of the total."""
    total, one = match.claim("total"), match.claim("one")
    if total is None or one is None:
        return None
    passage, text = match.passage, match.passage.document.text
    named = _OF_THE.search(text[total.end : one.start])
    unit = passage.symbols[passage.place(one) :][:2]
    between = _between(passage, total, one)
    if named is None or any(passage.symbols[passage.place(c) :][:2] == unit for c in between):
        return None
    noun = named[1].strip(" ,").lower()
    said = text[max(total.start - _NOUN, 0) : total.start] + text[total.end :].split(".")[0]
    return and_the_rest(match) if noun and noun in said.lower() else None


def and_more(match: Match) -> Match | None:
    """The match with two parts: what is told to come on top, and the one like value before it."""
    more, total = match.claim("more"), match.claim("total")
    if more is None or total is None or not more.unit:
        return None
    passage = match.passage
    if not _MORE.search(passage.document.text[: more.start][-20:]):
        return None
    unit = passage.symbols[passage.place(more) :][:2]
    before = [
        claim
        for at in passage.positions
        if (claim := passage.claims[at]).end <= more.start
        and passage.symbols[at : at + 2] == unit
        and claim.unit == more.unit
    ]
    if total.unit != more.unit or len({claim.value for claim in before}) != 1:
        return None
    return replace(match, roles={"total": total, "parts": [before[-1], more]})


def _between(passage: Passage, one: Claim, other: Claim) -> list[Claim]:
    """The claims between two."""
    start, end = sorted((passage.place(one), passage.place(other)))
    return [passage.claims[at] for at in passage.positions if start < at < end]


def total_of(passage: Passage, parts: list[Claim]) -> Claim | None:
    """The total of counts that are all there are: the count before that they make, or the one that
    "of these", a colon or "N =" ties them to.
    """
    largest = max(part.value for part in parts)
    before = [
        claim
        for at in reversed(passage.positions)
        if (claim := passage.claims[at]).end <= parts[0].start
        and claim.kind == "count"
        and claim.value > largest
    ]
    true = next((claim for claim in before if adds_up(claim, parts, [1] * len(parts))), None)
    if true is not None or not before:
        return true
    nearest = before[0]
    between = passage.document.text[nearest.end : parts[0].start]
    aside = any(
        claim.kind == "count" and not passage.depth(claim)
        for claim in _between(passage, nearest, parts[0])
    )
    return nearest if not aside and _TIED.search(between) else None
