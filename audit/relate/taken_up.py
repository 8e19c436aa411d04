"""Values and changes that are told apart: in the sentence before, in a relative clause, in
parallel brackets.

Guards of constructions, like those of `audit.relate.comparison`: each takes a match and returns it,
completed if it has to be, or None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audit.relate.comparison import (
    fits,
    has_new_subject,
    is_apposed,
    is_verb,
    of_its_measure,
)
from audit.relate.cues import cue_symbols
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from audit.relate.grammar import Match
    from audit.relate.passages import Claim

#: "This is a", "That represents a welcome", "It marks an": between the end of a sentence and the
#: change that the next one tells of its values.
_THIS = re.compile(
    r"[\s.\"”'’)]*(?:this|that|it|these|which)\s+"
    r"(?:(?:is|was|would\s+be|represent(?:s|ed)|mark(?:s|ed)|amount(?:s|ed)\s+to|mean(?:s|t)"
    r"|make(?:s)?|made|constitute[sd]?|correspond(?:s|ed)\s+to|equal(?:s|led)?"
    r"|translate[sd]?\s+(?:in)?to|work(?:s|ed)\s+out\s+(?:at|as|to))\s+)?"
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+)?(?:of\s+(?:about\s+|some\s+)?)?",
    re.IGNORECASE,
)
_WHICH_IS = re.compile(
    r"\s*[,;–—.-]?\s*(?:(?:which|this|that|it)\s+)?(?:represent(?:s|ed|ing)|is|was|mean(?:s|t|ing)|or"
    r"|correspond(?:s|ed|ing)\s+to|equal(?:s|ing)|amount(?:s|ed|ing)\s+to)?\s*(?:an?\s+)?(?:about\s+)?",
    re.IGNORECASE,
)
_DIRECT = re.compile(r"[\s.\"”'’)]*an?\s+(?:[\w-]+\s+)?(?:of\s+)?", re.IGNORECASE)
#: "A year earlier, sales were": a sentence that tells what the values of the one before are to be
#: compared with.
_EARLIER = re.compile(
    r"[\s\"”]*(?:(?:a|one|the)\s+(?:year|month|quarter|week|decade)\s+(?:earlier|before|ago|prior)"
    r"|(?:in|during|for)\s+the\s+(?:same|corresponding|comparable)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:a\s+year\s+(?:earlier|ago|before)|last\s+year|(?:of|in)\s+(?:the\s+previous\s+year|\d{4}))"
    r"|(?:in|during|for)\s+the\s+(?:prior|previous|preceding|year-ago|prior-year)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:year|month|quarter|period|week|half|term|season)"
    r"|last\s+(?:year|month|quarter|week|season)|(?:the\s+)?previous\s+(?:year|month|quarter|week)"
    r"|previously)\s*,?\s*"
    r"(?P<subject>(?:[\w'’-]+\s+){1,5}?)"
    r"(?:was|were|had\s+been|stood\s+at|came\s+to|totall?ed|amounted\s+to|reached)\s+"
    r"(?:about\s+|only\s+|just\s+|at\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_STANDS_FOR_IT = re.compile(
    r"(?:it|they|there|(?:the|that|this)\s+(?:figure|number|total|rate|amount|sum|level|count))\s+",
    re.IGNORECASE,
)
_WHO_WAS = re.compile(
    r"\s*,?\s*(?:which|that|who)\s+(?:\w+ly\s+)?(?:was|were|had\s+been|stood\s+at|totall?ed"
    r"|amounted\s+to|came\s+to)\s+(?:at\s+|only\s+|just\s+|about\s+)?$",
    re.IGNORECASE,
)
_WHEN_IT_WAS = re.compile(
    r"(?:[^.;,]*,)?\s*when\s+(?:(?:it|they|there|(?:the|that)\s+\w+)\s+(?:was|were|had\s+been"
    r"|stood\s+at|totall?ed|came\s+to))\s+(?:at\s+|only\s+|just\s+|about\s+)?",
    re.IGNORECASE,
)
#: What may follow a value that the sentence ends with.
_OF_LATE = re.compile(r"\b(?:last|past|this)\s+(?:year|month|quarter|week|half)\b", re.IGNORECASE)
_A_CHANGE_OF = re.compile(
    r"\b(?:rise|increase|growth|gain|fall|decrease|decline|drop|improvement|reduction)"
    r"(?:\s+in\s+(?:\w+\s+){1,3}?)?\s*(?:of|by)\s+(?:about\s+)?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?:\s+(?:in|of)\s+(?:\w+\s+)?(?:19|20)\d\d)?\s*[\"”'’)]*[.;,]")
_NOUN = re.compile(r"\s+[a-z-]+")
_BEFORE_VERB = re.compile(r"[^,]*,\s*(?:(?:then|later|since|has|have|had|\w+ly)\s+){0,3}")
_BEFORE_VALUE = re.compile(
    r"\s*(?:(?:in|for|during|as\s+of|at)\s+(?:the\s+)?(?:\w+\s+){0,4}?(?:\w+|(?:19|20)\d\d)"
    r"|(?:a|one|the|\w+)\s+\w+\s+(?:earlier|ago|before)|(?:last|the\s+previous|the\s+prior)\s+\w+)?"
    r"\s*,\s*[\w\s'’-]*"
)
_FOR_WHOM = re.compile(r"\s*(?:for|in)\s+(?:the\s+)?(?![\w ]*(?:year|month|quarter|\d|week))[a-z]")
_SAME_AGAIN = re.compile(r"\s*(?:and\s+|or\s+)?(?:by\s+|of\s+|an?\s+|about\s+)*", re.IGNORECASE)
_CONTENT = re.compile(r"[a-z]{4,}")
_MEAN = re.compile(r"\b(?:M|Mdn|[Mm]eans?|[Mm]edian|[Aa]verage)\s*(?:=|of|was|:)\s*$")


def next_sentence(match: Match) -> Match | None:
    """As `fits`, if the sentence of the change begins by taking up the values: "This is a", "That
    40% increase".
    """
    last = _last_value(match)
    stated = match.claim("stated")
    if last is None or stated is None:
        return None
    told = min(stated.start, match.passage.offsets[match.words["dir"]])
    between = match.passage.document.text[last.end : told]
    behind = re.split(r"[.!?…]+[\"”'’)]*\s+", between)[-1]
    if not _THIS.fullmatch(behind) and not _DIRECT.fullmatch(behind):
        return None
    return of_its_measure(match)


def base_in_next_sentence(match: Match) -> Match | None:
    """As `fits`, if the next sentence tells the same measure for the time before: "A year earlier,
    sales were".
    """
    stated, current, base = (match.claim(role) for role in ("stated", "current", "base"))
    if stated is None or current is None or base is None:
        return None
    passage = match.passage
    text = passage.document.text
    between = text[current.end : base.start]
    told = re.split(r"[.!?;]+[\"”'’)]*\s+", between)
    earlier = _EARLIER.fullmatch(told[-1])
    if len(told) != 2 or earlier is None:
        return None
    start = passage.offsets[passage.symbols.rfind(SENTENCE_END, 0, match.words["dir"]) + 1]
    before = set(_CONTENT.findall(text[start : current.start].lower()))
    subject = earlier["subject"]
    same = _STANDS_FOR_IT.fullmatch(subject) or set(_CONTENT.findall(subject.lower())) & before
    if not same:
        return None
    alone = _CLOSED.match(text, _end_of_noun(text, base))
    whole = fits(match)
    return whole if whole is None or alone else whole.doubted()


def base_in_clause(match: Match) -> Match | None:
    """As `fits`, if the base stands in a relative clause: "sales, which were $20 million, rose"."""
    base, stated, current = (match.claim(role) for role in ("base", "stated", "current"))
    if base is None or stated is None or current is None:
        return None
    text = match.passage.document.text
    if _OF_LATE.search(text, stated.end, current.start):
        return None  # "$20 million in 2019, rose 5% last year"
    was = _WHO_WAS.search(text[max(base.start - 40, 0) : base.start])
    behind = text[base.end : match.passage.offsets[match.words["dir"]]]
    return fits(match) if was and _BEFORE_VERB.fullmatch(behind) else None


def change_of_change(match: Match) -> Match | None:
    """As `fits`, if the base is itself called a change: "the rise of $4 million in May slowed"."""
    base = match.claim("base")
    if base is None:
        return None
    passage = match.passage
    behind = passage.document.text[base.end : passage.offsets[match.words["dir"]]]
    before = passage.document.text[max(base.start - 40, 0) : base.start]
    if _A_CHANGE_OF.search(before) is None or "," in behind or has_new_subject(behind):
        return None
    return fits(match) if is_verb(match.word("dir")) else None


def from_a_change(match: Match) -> Match | None:
    """As `fits`, for a base that is itself called a change: "down 3 points from a rise of 5%"."""
    symbols, text = match.gap("current", "dir")
    return fits(match, alone=False) if is_apposed(symbols, text, match.word("dir")) else None


def base_when(match: Match) -> Match | None:
    """As `fits`, if the base is told of the time named before it: "up on 2015, when there were"."""
    base = match.claim("base")
    if base is None:
        return None
    start = match.passage.offsets[match.words["dir"]]
    told = match.passage.document.text[start : base.start]
    return fits(match) if _WHEN_IT_WAS.search(told) and told.count(",") == 1 else None


def base_first(match: Match) -> Match | None:
    """As `fits`, if the sentence begins with the base, and its one subject follows."""
    base = match.claim("base")
    if base is None:
        return None
    passage = match.passage
    begin = match.words["begin"]
    if passage.symbols[max(begin - 1, 0) : begin] not in {"", SENTENCE_END}:
        return None
    symbols, text = match.gap("base", "dir")
    if set(symbols) & set(";:acij") or has_new_subject(text):
        return None
    whole = fits(match)
    behind = text[_end_of_noun(passage.document.text, base) - base.end :]
    if whole is None or (_BEFORE_VALUE.fullmatch(behind) and not _FOR_WHOM.match(behind)):
        return whole
    return whole.doubted()


def noun_then_from(match: Match) -> Match | None:
    """As `fits`, if nothing but what is changed stands between the change and "from": "the 5% rise
    in fees from".
    """
    start = match.passage.offsets[match.words["dir"]]
    words = match.passage.document.text[start : match.passage.offsets[match.words["begin"]]]
    return (
        fits(match)
        if re.fullmatch(
            r"\S+\s+(?:(?:in|of)\s+(?:(?:the|its|their)\s+)?(?:[\w'’-]+\s+){1,2})?", words
        )
        else None
    )


def groups(match: Match) -> Match | None:
    """As `fits`, whatever else is told of the groups in between; their values are means."""
    current, base = match.claim("current"), match.claim("base")
    if current is None or base is None:
        return None
    text = match.passage.document.text
    told = all(_MEAN.search(text, max(one.start - 20, 0), one.start) for one in (current, base))
    return fits(match, alone=False) if told else None


def groups_taken_up(match: Match) -> Match | None:
    """As `groups`, if the change is told of them: ", which represents an 18% drop"."""
    base, stated = match.claim("base"), match.claim("stated")
    if base is None or stated is None:
        return None
    behind = match.passage.document.text[base.end : stated.start].rpartition(")")[2]
    return groups(match) if _WHICH_IS.fullmatch(behind) else None


def in_any_words(match: Match) -> Match | None:
    """As `fits`, whatever else is told in between: for what its own arithmetic has to confirm."""
    return fits(match, alone=False)


def told_again(matches: list[Match], match: Match) -> Match | None:
    """The match with the current value and the change word of the comparison before it: "a 50%
    increase over the 200 in May and 200% over the 100 of April".
    """
    stated, base = match.claim("stated"), match.claim("base")
    if stated is None or base is None:
        return None
    symbols = match.passage.symbols
    text = match.passage.document.text
    before = [
        other
        for other in matches
        if "dir" in other.words
        and (earlier := other.claim("base")) is not None
        and other.claim("current") is not None
        and earlier.sentence == stated.sentence
        and earlier.end <= stated.start
        and (earlier.kind, base.unit or earlier.unit) == (base.kind, earlier.unit)
        and _kin(other.claim("stated"), stated)
    ]
    if not before:
        return None
    last = max(before, key=lambda other: other.place("base"))
    between = symbols[last.place("base") + 2 : match.place("stated")]
    ends = {cue_symbols()["and"], cue_symbols()["or"]}
    behind = re.split(r",", text[_end(last) : stated.start])[-1]
    gap = re.split(r"\band\b", behind)[-1]
    if not ends & set(between) or not _SAME_AGAIN.fullmatch(gap):
        return None
    current = last.claim("current")
    assert current is not None
    return fits(
        replace(
            match,
            roles={**match.roles, "current": current},
            words={**match.words, "dir": last.words["dir"]},
        ),
        alone=False,
    )


def _end_of_noun(text: str, claim: Claim) -> int:
    """Where the noun that a number counts ends, if it stands behind it."""
    noun = _NOUN.match(text, claim.end) if claim.kind == "count" and claim.unit else None
    return noun.end() if noun else claim.end


def _end(match: Match) -> int:
    base = match.claim("base")
    return base.end if base is not None else 0


def _kin(one: Claim | None, other: Claim) -> bool:
    return one is not None and one.kind == other.kind


def _last_value(match: Match) -> Claim | None:
    """The value that stands last before the change."""
    values = [claim for role in ("current", "base") if (claim := match.claim(role))]
    return max(values, key=lambda claim: claim.start, default=None)
