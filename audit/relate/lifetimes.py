"""How old somebody is, or something: the guards of constructions that count from a birth."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audit.relate.periods import before, between, counted

if TYPE_CHECKING:
    from audit.relate.grammar import Match

_BORN = re.compile(r"\bborn\b[^.;]{0,50}\Z", re.IGNORECASE)
_BRACKETED = re.compile(r"\(\s*(?:born\s+)?\Z")
_FOUNDED = re.compile(
    r"\b(?:founded|established|opened|born|built|launched|formed|created|incorporated|set\s+up)"
    r"\s+(?:[\w’'-]+\s+){0,3}(?:in|on)\s+\Z",
    re.IGNORECASE,
)
#: Somebody else, whose age it may be.
_ANOTHER = re.compile(
    r"\b(?:born|married|wife|husband|son|daughter|brother|sister|mother|father|whose)\b",
    re.IGNORECASE,
)
_DIED = re.compile(r"\b(?:died|dead|death|passed\s+away|killed)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"[^.;]*\.\s+(?:he|she|they)\s[^.;]*", re.IGNORECASE)
_AGED = re.compile(r"\)?,?\s*(?:[\w’'-]+,?\s+){0,5}", re.IGNORECASE)
_WAS = re.compile(
    r",?\s*(?:and\s+)?(?:he|she|they)\s+(?:was|were)\s+(?:only\s+|just\s+)?", re.IGNORECASE
)
_WHEN = re.compile(
    r"(?:\s*years\s+old)?\s+when\s+(?:he|she|they)\s[^,;.]*\b(?:in|on)\s+", re.IGNORECASE
)
_DIED_AT = re.compile(r",?\s*(?:and|(?:he|she|they))\s+died\s+(?:[\w’'-]+\s+){0,3}", re.IGNORECASE)
_IN = re.compile(r",?\s+(?:in|on)\s+")
_TOWARDS = re.compile(r"(?:,|\s+and)\s+(?:[\w’'-]+\s+){0,9}(?:its|their|his|her)\s+")
_ON_THE = re.compile(r",?\s+(?:on|at|for|marking|was|is)\s+(?:the|its|their)\s+", re.IGNORECASE)
_OF_FOUNDING = re.compile(
    r"\s+anniversary\s+of\s+(?:its|the|their)\s+(?:founding|foundation|opening|establishment|birth"
    r"|creation|launch|formation)\s+(?:in|on)\s+",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(r"\s+(?:anniversary|birthday),?\s+(?:in|on|of)\s+", re.IGNORECASE)


def age(match: Match) -> Match | None:
    """As `counted`, if the age is that of the one whose birth is told, at the later date."""
    stated, end = match.claim("stated"), match.claim("end")
    if stated is None or end is None:
        return None
    told = _at_death(match) if end.start < stated.start else _at_event(match)
    return counted(match) if told else None


def _at_death(match: Match) -> bool:
    """As in "born in 1931 and died in 2009, aged 78", "(1931-2009) died aged 78"."""
    life = between(match, "start", "end")
    rest = between(match, "end", "stated")
    if _ANOTHER.search(life + rest) or not _AGED.fullmatch(rest):
        return False
    if "." in life and not _PRONOUN.fullmatch(life):
        return False
    if _BRACKETED.search(before(match, "start")) and life.strip() in {"-", "–", "—"}:
        return _DIED.search(rest) is not None and rest.lstrip().startswith(")")
    return _is_born(match) and _DIED.search(life) is not None


def _is_born(match: Match) -> bool:
    """Whether the first date is that of a birth, and no other is told in between: "born in 1926,
    she became queen in 1952".
    """
    born = _BORN.search(before(match, "start"))
    return born is not None and not any(mark.isdigit() for mark in born[0])


def _at_event(match: Match) -> bool:
    """As in "Born in 1931, she was 25 when she left in 1956"."""
    if not _is_born(match):
        return False
    youth, rest = between(match, "start", "stated"), between(match, "stated", "end")
    if _WAS.fullmatch(youth):
        return _WHEN.fullmatch(rest) is not None
    return bool(_DIED_AT.fullmatch(youth) and _IN.fullmatch(rest))


def anniversary(match: Match) -> Match | None:
    """The match, if the anniversary is that of what was founded, and in the later year."""
    stated, start, end = (match.claim(role) for role in ("stated", "start", "end"))
    if stated is None or start is None or end is None or not start.value < end.value:
        return None
    told = _is_later_anniversary if start.start < end.start else _is_anniversary_of
    if not told(match):
        return None
    exact = replace(stated, low=stated.value, high=stated.value)
    return replace(match, roles={**match.roles, "stated": exact})


def _is_later_anniversary(match: Match) -> bool:
    """As in "Founded in 1921, the club marked its 100th anniversary in 2021"."""
    return bool(
        _FOUNDED.search(before(match, "start"))
        and _TOWARDS.fullmatch(between(match, "start", "stated"))
        and _ANNIVERSARY.fullmatch(between(match, "stated", "end"))
    )


def _is_anniversary_of(match: Match) -> bool:
    """As in "In 2021, on the 100th anniversary of its founding in 1921"."""
    return bool(
        _ON_THE.fullmatch(between(match, "end", "stated"))
        and _OF_FOUNDING.fullmatch(between(match, "stated", "start"))
    )
