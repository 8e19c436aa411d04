"""Whether a change is told of two values: the guards of constructions that compare.

Each takes a match and returns it, completed if it has to be, or None where the words say that
something else is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audit.relate.cues import cue_symbols
from audit.relate.grammar import Match
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.relate.passages import Claim

#: What begins a clause with a subject of its own, so that the change is told of something else.
_NEW_SUBJECT = re.compile(
    r"\b(?:and|while|whereas|but|as|because|when|after|although|with|then|unlike)\b", re.IGNORECASE
)
#: Between a value and the change told of it, once it is parted by a comma: ", a sharp", ", which
#: is a".
_APPOSED = re.compile(r"\s*(?:(?:which|that|or)\s+)?(?:[^\s,;:()]+\s+){0,4}")
#: The same before a verb, which takes no other subject: ", which", ", and has since".
_TAKEN_UP_BY_VERB = re.compile(
    r"\s*(?:(?:which|that|having)\s+)?(?:(?:has|had|have|is|was|were|means)\s+)?(?:\w+ly\s+)?"
)
_VERB = re.compile(
    r"(?:rose|fell|grew|gained|climbed|dropped|declined|jumped|surged|soared|increased|decreased"
    r"|slid|slipped|sank|lost|shrank|tumbled|plunged|plummeted|improved|expanded|eased|advanced"
    r"|widened|narrowed|added|slowed|rallied|recovered|weakened|strengthened|cut|reduced|raised"
    r"|lowered|boosted)\b",
    re.IGNORECASE,
)
#: A change of something else than of the two values: "8% organically", "8% at constant prices".
_OTHERWISE = re.compile(
    r"\s*+(?:\)\s*+)?(?:(?:at|in|on|if|when|after)\s*+)?(?:an?\s+|the\s+)?"
    r"(?:organic\w*|constant\b|currenc\w+|excluding|adjusted|like-for-like|comparable"
    r"|(?:real|nominal|local|dollar|value|volume|unit|relative|absolute)(?:\s+\w+)?\s+terms|volume\b"
    r"|value\b"
    r"|same-store|underlying|annual\w*|yearly|average|a\s+year\s+for|per\s+year|compound)",
    re.IGNORECASE,
)
#: A rate of growth for each year, and values that are not those of the period before.
_RATE = re.compile(r"\b(?:compound\w*|annual\w*|average|yearly)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_EXTREME = re.compile(
    r"\b(?:low|high|peak|bottom|record|trough|maximum|minimum)\s+(?:of|at)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: The same before it: "organic growth of 8%", "on a comparable basis rose 8%".
_ADJUSTED = re.compile(
    r"\b(?:organic(?:ally)?|underlying|like-for-like|comparable|adjusted|same-store|real"
    r"|constant[- ]currency|currency-neutral)\s+(?:\w+\s+){0,2}(?:of\s+|by\s+)?$",
    re.IGNORECASE,
)
#: "in sales", "in the number of visits", behind a change; and what of this is no measure but a time
#: or a place.
_IN_WHAT = re.compile(r"\s+in\s+(?P<what>(?:the\s+|its\s+|their\s+)?(?:[a-z][\w-]*\s*){1,4})")
_A_TIME = re.compile(
    r"(?:the\s+)?(?:\w+\s+)?(?:years?|months?|weeks?|days?|decades?|quarters?|hours?|half|period|time"
    r"|total|all|part|addition|fiscal|fact)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_SIZE_OF_GROUP = re.compile(r"\b[Nn]s?\s*=\s*$")
_SHARE_OF = re.compile(r"\s+of\s+(?:the|all|its|their|total)\b", re.IGNORECASE)
_IN_YEAR = re.compile(r"\b(?:in|of|for|by)\s+(?:\w+\s+){0,2}((?:19|20)\d\d)\b", re.IGNORECASE)
_BRACKETED_TIME = re.compile(
    r"\(\s*(?:[\w ]{0,20}(?:19|20)\d\d|prior year|previous \w+|last \w+|a year \w+|Q\d[\w ]*)"
    r"\s*:\s*$",
    re.IGNORECASE,
)
_OVER_A_YEAR = re.compile(r"\s+(?:over|from|on|compared\s+with|against|versus)\s+((?:19|20)\d\d)")
_POINTER = re.compile(r"(?:up|down)\s+from\b", re.IGNORECASE)
_OTHER_PERIOD = re.compile(
    r"\b(?:in\s+the\s+(?:last|past)|from|since|month|quarter|week|half|season)\b", re.IGNORECASE
)


#: "..., an", ". This is a welcome", "; which means"
_TAKEN_UP = re.compile(
    r"(?:[,;(–—-]\s*(?:or\s+)?(?:an?\s+)?"
    r"|\b(?:this|that|which|these|it)\s+(?:\w+\s+){0,3}(?:an?\s+)?)(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"\b(?:loss|losses|deficit|shortfall)\s+(?:of|was|at)\s+(?:\w+\s+)?$", re.IGNORECASE
)


def fits(match: Match, *, alone: bool = True) -> Match | None:
    """The match, if base, current and change are of units that can be compared.

    Without `alone`, further changes may be told between these figures.
    """
    stated, base, current = (match.claim(role) for role in ("stated", "base", "current"))
    if stated is None or current is None or not _comparable(match, stated, current, base):
        return None
    if alone and _is_crossed(match, stated, current, base):
        return None
    return None if _is_otherwise(match, stated, base) else match


def _comparable(match: Match, stated: Claim, current: Claim, base: Claim | None) -> bool:
    """Whether one thing is measured in units of which such a change can be told."""
    levels = [level for level in (base, current) if level is not None]
    if base is not None and _is_loss(match, base) != _is_loss(match, current):
        return False
    if not all(_measurable(stated, level) for level in levels):
        return False
    # "300 families ... 500 ... 200 more homes": what is counted changes its name, the figures agree
    confirmed = match.construction.confirmed
    if stated.kind == "count" and not confirmed and any(differ(stated, one) for one in levels):
        return False
    return base is None or base.kind != "count" or not differ(base, current)


def _is_otherwise(match: Match, stated: Claim, base: Claim | None) -> bool:
    """Whether the words around the figures say that the change is none between these two values."""
    passage = match.passage
    text = passage.document.text
    before = text[max(stated.start - 40, 0) : stated.start]
    if (
        _OTHERWISE.match(text, stated.end)
        or _RATE.search(before)
        or "year" in stated.unit.split(" per ")[1:]
    ):
        return True
    levels = [claim for role in ("base", "current") if (claim := match.claim(role))]
    if stated.kind != "count" and any(
        _SIZE_OF_GROUP.search(text, max(level.start - 8, 0), level.start) for level in levels
    ):
        return True
    if stated.kind == "percent" and _SHARE_OF.match(text, stated.end):
        return True
    return base is not None and bool(_EXTREME.search(text, max(base.start - 30, 0), base.start))


def _is_crossed(match: Match, stated: Claim, current: Claim, base: Claim | None) -> bool:
    """Whether another change is told between the figures, or "respectively" sorts them."""
    passage = match.passage
    text = passage.document.text
    cues = cue_symbols()
    # a current value found before may be compared with several, each by a change word of its own
    amount = match.claim("amount")
    told_here = [stated, *([base] if base else []), *([amount] if amount else [])]
    if match.construction.complete is not with_current_before:
        told_here.append(current)
    places = sorted(map(passage.place, told_here))
    inside = passage.symbols[places[0] : places[-1]]
    told = "dir" in match.words and places[0] < match.words["dir"] < places[-1]
    if "base" in match.roles and _points_twice(match):
        return True
    # a second change told in between; "up from 74" only points to the base
    words = (text[passage.offsets[places[0] + at] :][:8] for at in _moves(inside))
    if sum(_POINTER.match(word) is None for word in words) > told:
        return True
    end = passage.symbols.find(SENTENCE_END, places[-1])
    if cues["respectively"] in passage.symbols[places[-1] : end]:
        one = passage.place(stated)
        several = passage.symbols[one : one + 2]
        return (
            several in passage.symbols[one + 2 : one + 6] + passage.symbols[max(one - 6, 0) : one]
        )
    return False


def _points_twice(match: Match) -> bool:
    """Whether the change is told from two bases: "a rise from May and from $5 a year ago"."""
    start, end = match.words.get("dir", -1), match.place("base")
    between = match.passage.symbols[start:end] if start >= 0 else ""
    points = "".join(cue_symbols()[name] for name in ("from", "over"))
    return (
        re.search(f"[{points}][^{points}]*{cue_symbols()['and']}[^{points}]*[{points}]", between)
        is not None
    )


def _moves(symbols: str) -> list[int]:
    """Where change words stand."""
    cues = cue_symbols()
    return [at for at, symbol in enumerate(symbols) if symbol in {cues["up"], cues["down"]}]


def _is_loss(match: Match, claim: Claim) -> bool:
    """Whether a value is told as a loss: from a loss to a gain there is no percentage."""
    text = match.passage.document.text
    return _LOSS.search(text, max(claim.start - 30, 0), claim.start) is not None


def _measurable(stated: Claim, level: Claim) -> bool:
    """Whether a change of such a unit can be told of a value of such a unit."""
    if stated.kind in {"percent", "factor", "fraction"}:
        return level.kind not in {"factor", "fraction"}
    if stated.kind == "point" or stated.unit == "point":
        return level.kind in {"percent", "point", "count"}
    if stated.kind == "count" or not stated.unit:
        return level.kind == stated.kind
    return stated.unit == level.unit


def differ(one: Claim, other: Claim) -> bool:
    """Whether two claims count different things; a number without its noun may count either."""
    return bool(one.unit and other.unit and one.unit != other.unit)


def apposed(match: Match) -> Match | None:
    """The match, if the change is told of the values before it and not of a subject in between."""
    values = [role for role in ("current", "base") if match.claim(role)]
    start = match.words.get("dir", 0)
    before = [role for role in values if match.place(role) < start]
    if not before:
        return fits(match)
    last = max(before, key=match.place)
    return fits(match) if is_apposed(*match.gap(last, "dir"), match.word("dir")) else None


def of_one_period(match: Match) -> Match | None:
    """As `fits`; none where the change is told for a period of its own and the base for another.

    "Rose by 2 million in the last quarter to 12 million, compared with 8 million a year earlier."
    """
    stated, current, base = (match.claim(role) for role in ("stated", "current", "base"))
    if stated is None or current is None or base is None:
        return None
    passage = match.passage
    compared = (
        cue_symbols()["over"] in passage.symbols[match.place("current") : match.place("base")]
    )
    between = passage.document.text[stated.end : current.start]
    return None if compared and _OTHER_PERIOD.search(between) else fits(match)


def with_year(match: Match) -> Match | None:
    """As `fits`, if the bracket begins with the year or the time that its value is of."""
    base, stated = match.claim("base"), match.claim("stated")
    if base is None or stated is None:
        return None
    text = match.passage.document.text
    if not _BRACKETED_TIME.search(text, max(base.start - 40, 0), base.start):
        return None
    told = min(stated.start, match.passage.offsets[match.words.get("dir", -1)])
    between = text[base.end : told]
    if has_new_subject(between) or _ADJUSTED.search(between):
        return None
    whole = of_its_measure(match)
    other = _OVER_A_YEAR.match(text, stated.end)
    if whole is None or other is None or other[1] in text[max(base.start - 40, 0) : base.start]:
        return whole
    return whole.doubted()


def of_its_measure(match: Match) -> Match | None:
    """As `fits`, doubted where the change is told of something else that is named behind it: "a
    rise of 12% in value".
    """
    whole = fits(match)
    if whole is None:
        return None
    told = [claim for role in ("stated", "amount") if (claim := match.claim(role))]
    levels = [claim for role in ("base", "current") if (claim := match.claim(role))]
    words = [match.passage.offsets[match.words["dir"]]] if "dir" in match.words else []
    last = max([*words, *(claim.end for claim in told)])
    return whole.doubted() if names_another(whole, levels, last) else whole


def names_another(match: Match, levels: Sequence[Claim], end: int) -> bool:
    """Whether behind the change, which ends or whose word begins at `end`, stands what changed, and
    it is nothing named before.
    """
    text = match.passage.document.text
    word = _WORD.match(text, end)
    end = word.end() if word is not None and end in match.passage.offsets else end
    found = _IN_WHAT.match(text, end)
    if found is None or _A_TIME.match(found["what"]):
        return False
    start = min(claim.start for claim in levels)
    sentence = match.passage.symbols.rfind(SENTENCE_END, 0, match.passage.place(levels[0])) + 1
    before = text[min(match.passage.offsets[sentence], start) : end].lower()
    return not any(word[:5].lower() in before for word in re.findall(r"[\w-]{4,}", found["what"]))


def year_by_year(match: Match) -> Match | None:
    """As `noun`, if each value has its year behind it, or each before it, and the later one comes
    last.
    """
    base, current = match.claim("base"), match.claim("current")
    if base is None or current is None:
        return None
    passage = match.passage
    text = passage.document.text
    sentence = passage.symbols.rfind(SENTENCE_END, 0, passage.place(base)) + 1
    before, between, behind = (
        [year[1] for year in _IN_YEAR.finditer(text, start, end)]
        for start, end in (
            (passage.offsets[sentence], base.start),
            (base.end, current.start),
            (current.end, passage.offsets[match.words["dir"]]),
        )
    )
    if len(between) != 1 or len(before) + len(behind) != 1:
        return None
    years = (*before, *between, *behind)
    return noun(match) if years[0] < years[1] else None


def is_verb(word: str) -> bool:
    """Whether a change word can only be a verb."""
    return _VERB.match(word) is not None


def noun(match: Match) -> Match | None:
    """As `apposed`, if the change word is no verb: "a 5% rise", not "30 patients improved"."""
    if _VERB.match(match.word("dir")):
        return None
    whole = apposed(match)
    return of_its_measure(whole) if whole is not None else None


def has_new_subject(text: str) -> bool:
    """Whether a clause with a subject of its own begins in these words."""
    return _NEW_SUBJECT.search(text) is not None


def is_apposed(symbols: str, text: str, word: str) -> bool:
    """Whether what stands between a value and a change word leaves no room for another subject."""
    if set(symbols) & set(";:acij"):
        return False
    if not {",", "(", "-"} & set(symbols):
        return _NEW_SUBJECT.search(text) is None
    behind = re.split(r"[,(–—]|\s-+\s", text)[-1]
    pattern = _TAKEN_UP_BY_VERB if _VERB.match(word) else _APPOSED
    return pattern.fullmatch(behind) is not None and _NEW_SUBJECT.search(behind) is None


def with_current_before(match: Match) -> Match | None:
    """The match with the current value found in what was said before, by what is counted.

    "The patrol made 90 arrests and 12 searches. That is 80 percent more than the 50 arrests of
    March": 90, not 12. A value that is itself what something is compared with does not count;
    without exactly one candidate of the base's unit in its sentence there is no match.
    """
    base, stated = match.claim("base"), match.claim("stated")
    if base is None or stated is None:
        return None
    if match.place("stated") < match.words["dir"] and _VERB.match(match.word("dir")):
        return None
    passage = match.passage
    unit = base.unit or _elided_unit(match, base)
    before = [
        claim
        for at in reversed(passage.positions)
        if (claim := passage.claims[at]).end <= stated.start
        and claim.kind == base.kind
        and claim.unit == unit
        and not _compared_with(passage.symbols, at)
    ]
    if not before or not ((unit and base.kind == "count") or _is_taken_up(match, before[0])):
        return None
    nearest = [claim for claim in before if claim.sentence == before[0].sentence]
    if len({claim.value for claim in nearest}) > 1:
        return None
    return fits(replace(match, roles={**match.roles, "current": nearest[-1]}))


def _is_taken_up(match: Match, current: Claim) -> bool:
    """Whether "this", "which" or an apposition takes up the value before the change is told.

    Amounts of money and percentages, unlike counted things, do not say themselves what they are of.
    """
    claims = [claim for role in ("stated", "base") if (claim := match.claim(role))]
    starts = [claim.start for claim in claims] + [match.passage.offsets[match.words["dir"]]]
    return _TAKEN_UP.search(match.passage.document.text[current.end : min(starts)]) is not None


def _elided_unit(match: Match, base: Claim) -> str:
    """The noun that a base leaves out: that of the value compared with before it ("the 74 trips in
    May and the 80 in June").
    """
    passage = match.passage
    for at in reversed(passage.positions):
        claim = passage.claims[at]
        if claim.end <= base.start and claim.kind == base.kind and claim.unit:
            return claim.unit
    return ""


def _compared_with(symbols: str, at: int) -> bool:
    """Whether the claim at this position stands behind "over", "than", "from"."""
    return symbols[max(at - 3, 0) : at].strip("_o")[-1:] in {"v", "f"}
