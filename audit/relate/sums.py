"""Sums: a total and the parts that make it, or percentages that make a hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from audit import arithmetic
from audit.frames import Sums
from audit.parts import RelationKind
from audit.relate import composition, kinds, partitions, shares, totals
from audit.relate.cues import cue_symbols
from audit.relate.grammar import Construction, Match
from audit.relate.lists import LONGEST, adds_up, listed, signs_of
from audit.relate.passages import SENTENCE_END
from audit.relate.rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.relate.passages import Claim, Passage, Passages

#: Below this, counts add up to each other by chance, and only a construction tells a sum.
_TELLING = 13.0


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
        complete=totals.outside,
    ),
    Construction(
        "a total of, part and part,",
        "A total of 30 guests, 18 women and 12 men, came.",
        "total _ of _ total:count# _ , _ parts:count#+ _ ,",
        complete=totals.outside,
    ),
    Construction(
        "part and part, a total of",
        "She spent $40 on food and $60 on rent, a total of $100.",
        "parts:amount#+ __ , _ total _ of _ total:amount#",
        complete=totals.before_the_total,
    ),
    Construction(
        "part and part, so many in all",
        "The shelf holds 60 novels and 10 atlases, 70 books in all.",
        "parts:count#+ __ , _ total:count# __ total",
        complete=totals.before_the_total,
    ),
    Construction(
        "total in total, part and part",
        "Eighty lamps in total were sold, 45 to shops and 35 to schools.",
        "total:count# __ total .. , _ parts:count#+",
        complete=totals.outside,
    ),
    Construction(
        "part, part and the remaining part, total before",
        "We had 547 plots. By June, 253 were planted, 200 were fallow and the remaining 94 sold.",
        "parts:amount#+",
        complete=totals.with_total_before,
    ),
    Construction(
        "total, (n = part), (n = part) and (n = part)",
        "Seventeen guests left early because of rain (n = 11), cold (n = 4) or hunger (n = 2).",
        "total:count# .. ( _ = parts:count#+ _ )",
        complete=totals.bracketed,
    ),
    Construction(
        "total N = total; this: n = part, that: n = part",
        "Two towns took part (total N = 90; Acton: n = 60, Barnes: n = 30).",
        "total _ = _ total:count# ;|,|: .. = _ parts:count#+",
        complete=composition.of_named_parts,
    ),
    Construction(
        "total in the whole, part in one, part in another",
        "We asked 90 guests in the whole list, 60 in the first list, and 30 in the second list.",
        "total:count# .. , _ parts:count#+",
        complete=composition.in_the_whole,
    ),
    Construction(
        "total – part were this and part that",
        "The hall has 30 lamps – 12 were bought in May, and 18 were made in town.",
        "total:count# _ - _ parts:count#+",
        complete=totals.behind_a_dash,
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
        "total:amount# .. cue:closed .. parts:amount#+",
        complete=composition.consisting_of,
    ),
    Construction(
        "total, of which part and part",
        "Reserves were $60 million, of which $14 million is cash and $46 million is bonds.",
        "total:amount# ,, which .. parts:amount#+",
        complete=composition.of_which,
    ),
    Construction(
        "changed by total. The change is due to part and part",
        "Costs rose by $9 million to $30 million. The increase was due to wages of $10 million,"
        " partially offset by rent of $1 million.",
        "up|down __ total:amount# ~ . .. why:closed .. parts:amount#+",
        complete=totals.of_the_change,
    ),
    Construction(
        "total with asides: part and part",
        "The choir has 40 singers (55% of them new) aged 20 years or more: 25 singers from the"
        " town and 15 singers from the valley.",
        "total:count# ~ : _ parts:count#+",
        complete=totals.apart,
    ),
    Construction(
        "total, which includes one half and the other",
        "Sales totaled $9 million, which included $7 million in Chile and $2 million outside"
        " Chile.",
        "total:money# ,, listing _ parts:money#+",
        complete=totals.halves,
    ),
    Construction(
        "total, part of which, offset by part",
        "Stocks rose $15 million, $18 million of which was bought, offset by $2 million of waste"
        " and $1 million of theft.",
        "total:amount# ,, , _ parts:amount#+",
        complete=totals.first_of_which,
    ),
    Construction(
        "total; part were this and part that",
        "The remaining 50 guests stayed for a week; 12 were men, 36 were women, and two left no"
        " name.",
        "total:count# ~ parts:count#+",
        complete=totals.said_of_all,
    ),
    Construction(
        "total, of which part. The remaining part",
        "Losses were $23 million, of which $4 million expire in May. The remaining losses of $19"
        " million never expire.",
        "total:amount# ,, which .. one:amount# ~ . .. rest .. other:amount#",
        complete=totals.and_the_rest,
    ),
    Construction(
        "total. Of it part. The remaining part",
        "The fund has a reserve of $48 million. Of the reserve, $42 million is cash. The remaining"
        " $6 million is land.",
        "total:amount# ~ . _ of _ , _ one:amount# ~ . .. rest .. other:amount#",
        complete=totals.of_the_same,
    ),
    Construction(
        "part, part more, a total of",
        "We hired 70 nurses in May. By June an additional 80 nurses had come, for a total of 150"
        " nurses.",
        "more:count# ~ total _ of? _ total:count#",
        complete=totals.and_more,
    ),
    Construction(
        "part. The remaining part",
        "The bonus is paid at 75% in June. The remaining 25% is paid in July.",
        "one:percent# ~ . .. rest _ other:percent#",
        confirmed=True,
        complete=totals.both,
    ),
    Construction(
        "part, part and the remaining part",
        "Of the voters, 61% said yes, 24% said no and the remaining 15% did not answer.",
        "parts:percent#+",
        complete=totals.with_the_rest,
    ),
    Construction(
        "part, part and part",
        "The north sent 43%, the south 31% and the islands 26% of the visitors.",
        "parts:percent#+",
        confirmed=True,
        complete=totals.exhaustive,
    ),
)

_OF_SHARES: Final = Construction(
    "parts whose shares are told of one total",
    "We asked 80 clinics. Of these, 60 (75%) replied and 20 (25%) did not.",
    "which .. parts:count#+",
    confirmed=True,
)
_BY_SHARES: Final = Construction(
    "total, of these part (share) and part (share)",
    "We bought 16,165 books. Of these, 14,374 (89%) were old and 1,791 (11%) were rare.",
    "total:count# ~ parts:count#+",
)
_IN_BRACKETS: Final = Construction(
    "this (part), that (part) and the rest (part)",
    "The letters came in time (61.5%), late (24.2%) or never (14.3%).",
    "( _ parts:percent#+ )",
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
    after_first = passage.symbols[places[1] : places[-1]]
    taken_away = {cues["without"], cues["left"]} & set(after_first + rest[:6])
    if len(parts) == 2 and taken_away and cues["total"] not in between:
        return False
    remaining = cues["rest"] in passage.symbols[places[-1] - 3 : places[-1]]
    told = any(cues[cue] in between for cue in ("closed", "offset", "total"))
    return total.high - total.low <= total.value * (0.06 if remaining else 0.01 if told else 0.003)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Sums` of a batch; percentages that are shares of counts told beside them are none."""
    told = passages.related(shares.relate)
    found_here = [kinds.row(match) for passage in passages.passages for match in _matches(passage)]
    doubtful = {
        each.name for each in (*CONSTRUCTIONS, _OF_SHARES, _IN_BRACKETS, _RUN) if each.confirmed
    }
    found = kinds.settle(
        Sums.from_rows([*found_here, *_of_shares(told)]),
        doubtful,
        arithmetic.total,
        ("total_claim", "parts_claim"),
    )
    by_trust = found.sort_values("settled", ascending=False, kind="stable")
    again = by_trust["total_claim"].notna() & by_trust.duplicated(["document", "total_claim"])
    found = found.drop(index=by_trust.index[again])
    found = _without_borrowed(found)
    stated = set(zip(told["document"], told["stated_claim"], strict=True))
    of_counts = [
        all((document, part) in stated for part in parts)
        for document, parts in zip(found["document"], found["parts_claim"], strict=True)
    ]
    return found.drop(index=found.index[of_counts]).reset_index(drop=True)


def _without_borrowed(found: pd.DataFrame) -> pd.DataFrame:
    """The sums without those that do not hold and have a part of one that holds: "120 rooms: 80
    doubles, of which 20 are suites, and 40 singles".
    """
    holds = arithmetic.total(found).holds
    borrowed: set[tuple[str, int]] = set()
    for document, parts, true in zip(
        found["document"], found["parts_claim"], holds & found["settled"], strict=True
    ):
        if true:
            borrowed.update((document, part) for part in parts)
    shared = [
        not true and any((document, part) in borrowed for part in parts)
        for document, parts, true in zip(
            found["document"], found["parts_claim"], holds, strict=True
        )
    ]
    return found.drop(index=found.index[shared])


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
    for parts in partitions.with_shares(passage):
        if total := totals.total_of(passage, parts):
            yield Match(passage, _BY_SHARES, {"total": total, "parts": parts})
    for parts in partitions.in_brackets(passage):
        yield Match(passage, _IN_BRACKETS, {"parts": parts})
    yield from runs(passage)


KIND: Final = RelationKind("sums", Sums, relate)
