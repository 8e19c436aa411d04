"""Sums: a total and the parts that make it, or percentages that make a hundred."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Sums
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction, Match
from audit.relate.passages import cue_symbols

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages


def fits(match: Match) -> Match | None:
    """The match with the parts signed, if none of them is larger than what nothing offsets."""
    parts = match.roles.get("parts")
    total = match.claim("total")
    if not isinstance(parts, list) or len(parts) < 2 or (total is not None and total.kind == "age"):
        return None
    signs = _signs(match)
    if total is not None and min(signs) > 0 and max(part.value for part in parts) > total.value:
        return None
    return replace(match, signs={"parts": signs})


def _signs(match: Match) -> list[int]:
    """-1 for each part behind "offset by", and for those that follow it in its list."""
    passage, parts = match.passage, match.roles["parts"]
    assert isinstance(parts, list)
    places = {id(claim): at for at, claim in passage.claims.items()}
    signs, previous, sign = [], places[id(parts[0])], 1
    for part in parts:
        at = places[id(part)]
        between = passage.symbols[previous:at]
        if cue_symbols()["offset"] in between:
            sign = -1
        signs.append(sign)
        previous = at
    return signs


def open_ended(match: Match) -> Match | None:
    """As `fits`; none where a word between total and parts leaves the list open ("including",
    "mainly").
    """
    total, parts = match.claim("total"), match.roles.get("parts")
    if total is None or not isinstance(parts, list):
        return None
    places = {id(claim): at for at, claim in match.passage.claims.items()}
    between = match.passage.symbols[places[id(total)] : places[id(parts[0])]]
    return None if cue_symbols()["listing"] in between else fits(match)


CONSTRUCTIONS: Final = (
    Construction(
        "total (part, part and part)",
        "The crew had 14 people (nine sailors and five cooks).",
        "total:amount# ,, ( _ parts:level#+ ,, )",
        complete=fits,
    ),
    Construction(
        "total: part, part and part",
        "The crew had 14 people: nine sailors and five cooks.",
        "total:amount# ,, : _ parts:level#+",
        complete=open_ended,
    ),
    Construction(
        "total consisting of part and part",
        "The crew of 14 people consisted of nine sailors and five cooks.",
        "total:amount# .. closed .. parts:level#+",
        complete=open_ended,
    ),
    Construction(
        "total, of which part and part",
        "Reserves were $60 million, of which $14 million is cash and $46 million is bonds.",
        "total:amount# .. which .. parts:amount#+",
        complete=open_ended,
    ),
    Construction(
        "part, part and the remaining part",
        "Of the voters, 61% said yes, 24% said no and the remaining 15% did not answer.",
        "parts:percent#+",
        confirmed=True,
        complete=fits,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Sums` of a batch."""
    return kinds.relate(
        passages.passages,
        CONSTRUCTIONS,
        Sums,
        arithmetic.total,
        once=("total_claim", "parts_claim"),
    )


KIND: Final = RelationKind("sums", Sums, relate)
