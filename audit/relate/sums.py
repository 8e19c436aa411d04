"""Sums: a total and the parts that make it, or percentages that make a hundred."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from audit import arithmetic
from audit.frames import Sums
from audit.parts import RelationKind
from audit.relate import kinds, shares
from audit.relate.cues import cue_symbols
from audit.relate.grammar import Construction, Match
from audit.relate.lists import LONGEST, adds_up, listed, signs_of
from audit.relate.passages import SENTENCE_END
from audit.relate.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.relate.passages import Claim, Passage, Passages

#: ", a total of", ", or": and not ", which makes a total of", for that may multiply.
_TOTAL_BEHIND = re.compile(
    r"[^,]*,\s*(?:(?:for|or|in)\s+)?(?:an?\s+)?(?:grand\s+|combined\s+)?(?:total\w*\s+(?:of\s+)?)?"
)
#: Below this, counts add up to each other by chance, and only a construction tells a sum.
_TELLING = 13.0


def of_which(match: Match) -> Match | None:
    """As `listed`; parts that fall short of the total are settled as little as their list is
    complete.
    """
    found = listed(match)
    total = match.claim("total")
    if found is None or total is None:
        return None
    parts, signs = found.roles["parts"], found.signs["parts"]
    assert isinstance(parts, list)
    if adds_up(total, parts, signs):
        return found
    # "of which 52 came and 45 stayed" tells of two overlapping lots, "of which 3 fell and 2 rose"
    # may go on
    more = sum(part.low for part in parts) > total.high
    return None if total.kind == "count" and more else found


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
    if not flat or others >= 100.0 or cue_symbols()["offset"] in between:
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
    """The match with `one` and `other` as the parts."""
    parts = [claim for role in ("one", "other") if (claim := match.claim(role))]
    if any(part.bound != "exact" for part in parts):
        return None
    return replace(match, roles={"parts": parts})


CONSTRUCTIONS: Final = (
    Construction(
        "total (part, part and part)",
        "The crew had 14 people (nine sailors and five cooks).",
        "total:level# ,, from? _ (( parts:level#+ .. )|;|:",
        complete=listed,
    ),
    Construction(
        "total: part, part and part",
        "The crew had 14 people: nine sailors and five cooks.",
        "total:level# ,, : _ parts:level#+",
        complete=listed,
    ),
    Construction(
        "total and what became of it: part, part and part",
        "Eleven guests left early: two by car, one by train and eight on foot.",
        "total:count# .. : _ parts:count#+",
        complete=outside,
    ),
    Construction(
        "a total of, part and part,",
        "A total of 30 guests, 18 women and 12 men, came.",
        "total _ of _ total:count# _ , _ parts:count#+ _ ,",
        complete=outside,
    ),
    Construction(
        "part and part, a total of",
        "She spent $40 on food and $60 on rent, a total of $100.",
        "parts:amount#+ __ , _ total _ of _ total:amount#",
        complete=before_the_total,
    ),
    Construction(
        "part and part, so many in all",
        "The shelf holds 60 novels and 10 atlases, 70 books in all.",
        "parts:count#+ __ , _ total:count# __ total",
        complete=before_the_total,
    ),
    Construction(
        "total in total, part and part",
        "Eighty lamps in total were sold, 45 to shops and 35 to schools.",
        "total:count# __ total .. , _ parts:count#+",
        complete=outside,
    ),
    Construction(
        "part, part and the remaining part, total before",
        "We had 547 plots. By June, 253 were planted, 200 were fallow and the remaining 94 sold.",
        "parts:amount#+",
        complete=with_total_before,
    ),
    Construction(
        "total, (n = part), (n = part) and (n = part)",
        "Seventeen guests left early because of rain (n = 11), cold (n = 4) or hunger (n = 2).",
        "total:count# .. ( _ = parts:count#+ _ )",
        complete=bracketed,
    ),
    Construction(
        "total; part, part",
        "The crew was large (N = 14; nine sailors, five cooks).",
        "= _ total:count# ; .. parts:count#+ ,, )",
        complete=listed,
    ),
    Construction(
        "total consisting of part and part",
        "The crew of 14 people consisted of nine sailors and five cooks.",
        "total:amount# .. closed .. parts:amount#+",
        complete=listed,
    ),
    Construction(
        "total, of which part and part",
        "Reserves were $60 million, of which $14 million is cash and $46 million is bonds.",
        "total:amount# ,, which .. parts:amount#+",
        complete=of_which,
    ),
    Construction(
        "part. The remaining part",
        "The bonus is paid at 75% in June. The remaining 25% is paid in July.",
        "one:percent# ~ . .. rest _ other:percent#",
        confirmed=True,
        complete=both,
    ),
    Construction(
        "part, part and the remaining part",
        "Of the voters, 61% said yes, 24% said no and the remaining 15% did not answer.",
        "parts:percent#+",
        complete=with_the_rest,
    ),
    Construction(
        "part, part and part",
        "The north sent 43%, the south 31% and the islands 26% of the visitors.",
        "parts:percent#+",
        confirmed=True,
        complete=exhaustive,
    ),
)

_OF_SHARES: Final = Construction(
    "parts whose shares are told of one total",
    "We asked 80 clinics. Of these, 60 (75%) replied and 20 (25%) did not.",
    "which .. parts:count#+",
    confirmed=True,
)
_RUN: Final = Construction(
    "a total beside its parts",
    "We saw 419 shoppers. In the first shop, 206 shoppers came; 213 shoppers in the second.",
    "total:amount# ~ parts:amount#+",
    confirmed=True,
)


def runs(passage: Passage) -> Iterator[Match]:
    """Values in a row that add up exactly to the value before or behind them.

    What a text tells of a whole and its parts it tells side by side; that several exact figures
    make another one is no accident where they have digits enough.
    """
    found: dict[tuple[int, ...], tuple[Claim, list[Claim]]] = {}
    for row in rows(passage):
        for at, total in enumerate(row):
            for length in range(2, min(LONGEST, len(row)) + 1):
                for parts in (row[at + 1 : at + 1 + length], row[max(at - length, 0) : at]):
                    if len(parts) == length and _tells(passage, total, parts):
                        found[total.claim, *(part.claim for part in parts)] = (total, parts)
    # what is a part of one total is not a part of another
    taken: set[int] = set()
    for total, parts in sorted(found.values(), key=lambda both: -len(both[1])):
        ordinals = {part.claim for part in parts}
        if not taken & ordinals:
            taken |= ordinals
            signs = {"parts": signs_of(passage, parts)}
            yield Match(passage, _RUN, {"total": total, "parts": parts}, signs=signs)


def _tells(passage: Passage, total: Claim, parts: list[Claim]) -> bool:
    """Whether these parts, told side by side with the total, make it, and not by chance."""
    signs = signs_of(passage, parts)
    if total.value < _TELLING or not all(part.value > 0 for part in parts):
        return False
    if min(signs) > 0 and max(part.value for part in parts) >= total.value:
        return False
    if not adds_up(total, parts, signs):
        return False
    cues = cue_symbols()
    places = sorted(passage.place(claim) for claim in (total, *parts))
    between = passage.symbols[places[0] : places[-1]]
    rest = passage.symbols[places[-1] : places[-1] + 12].split(SENTENCE_END)[0]
    before_parts = passage.symbols[passage.place(total) : passage.place(parts[0])]
    if cues["mainly"] in before_parts or (
        len(parts) == 2 and cues["respectively"] in between + rest
    ):
        return False
    taken_away = {cues["without"], cues["left"]} & set(between + rest[:6])
    if len(parts) == 2 and taken_away and cues["total"] not in between:
        return False
    remaining = cues["rest"] in passage.symbols[places[-1] - 3 : places[-1]]
    told = any(cues[cue] in between for cue in ("closed", "offset", "total"))
    return total.high - total.low <= total.value * (0.06 if remaining else 0.01 if told else 0.003)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Sums` of a batch; percentages that are shares of counts told beside them are none."""
    told = passages.related(shares.relate)
    found_here = [kinds.row(match) for passage in passages.passages for match in _matches(passage)]
    doubtful = {each.name for each in (*CONSTRUCTIONS, _OF_SHARES, _RUN) if each.confirmed}
    found = kinds.settle(
        Sums.from_rows([*found_here, *_of_shares(told)]),
        doubtful,
        arithmetic.total,
        ("total_claim", "parts_claim"),
    )
    found = found[~(found["total_claim"].notna() & found.duplicated(["document", "total_claim"]))]
    stated = set(zip(told["document"], told["stated_claim"], strict=True))
    of_counts = [
        all((document, part) in stated for part in parts)
        for document, parts in zip(found["document"], found["parts_claim"], strict=True)
    ]
    return found.drop(index=found.index[of_counts]).reset_index(drop=True)


def _of_shares(told: pd.DataFrame) -> Iterator[dict[str, object]]:
    """The parts of each whole of which several shares are told, as rows of `Sums`."""
    for (document, whole), parts in told.groupby(["document", "whole_claim"], sort=False):
        distinct = parts.drop_duplicates("part_claim")
        if len(distinct) > 1:
            first = distinct.iloc[0]
            yield {
                "document": document,
                "sentence": distinct["sentence"].max(),
                "start": distinct["start"].min(),
                "end": distinct["end"].max(),
                "construction": _OF_SHARES.name,
                "settled": False,
                "total_claim": whole,
                **{
                    f"total_{name}": first[f"whole_{name}"]
                    for name in ("value", "low", "high", "unit")
                },
                **{
                    f"parts_{name}": distinct[f"part_{name}"].tolist()
                    for name in ("claim", "value", "low", "high")
                },
            }


def _matches(passage: Passage) -> Iterator[Match]:
    for construction in CONSTRUCTIONS:
        yield from construction.matches(passage)
    yield from runs(passage)


KIND: Final = RelationKind("sums", Sums, relate)
