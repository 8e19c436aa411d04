"""Orders: two values of which the words say that one exceeds the other, without saying by how
much.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from audit import arithmetic
from audit.frames import Orders
from audit.parts import RelationKind
from audit.relate import changes, kinds
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Passages


def fits(match: Match) -> Match | None:
    """The match with its later and earlier value as larger and smaller, if both count the same
    thing.
    """
    later, earlier = match.claim("later"), match.claim("earlier")
    if later is None or earlier is None or changes.differ(later, earlier):
        return None
    larger, smaller = (later, earlier) if match.symbol("dir") == "u" else (earlier, later)
    return replace(match, roles={"larger": larger, "smaller": smaller})


def apposed(match: Match) -> Match | None:
    """The match, if the change word is told of the later value itself."""
    return fits(match) if changes.is_apposed(match.text_between("later", "dir")) else None


CONSTRUCTIONS: Final = (
    Construction(
        "changed from, to",
        "The rate rose from 61 percent in May to 65 percent in June.",
        "dir:up|down .. from .. earlier:level# .. to .. later:level#",
        complete=fits,
    ),
    Construction(
        "changed to, from",
        "The rate rose to 65 percent in June from 61 percent in May.",
        "dir:up|down .. to .. later:level# .. from|over .. earlier:level#",
        complete=fits,
    ),
    Construction(
        "later, changed from",
        "The rate was 65 percent in June, up from 61 percent in May.",
        "later:level# .. dir:up|down _ from|over .. earlier:level#",
        complete=apposed,
    ),
    Construction(
        "higher in brackets than",
        "Costs were higher in towns (M = 65) than in villages (M = 61).",
        "dir:up|down .. ( _ later:level# ~ over ~ earlier:level#",
        complete=fits,
    ),
    Construction(
        "later against earlier, a sentence of the change behind",
        "The rate was 65 percent in June compared to 61 percent in May. The increase came from imports.",
        "later:level# .. over .. earlier:level# .. . _ dir:up|down",
        complete=fits,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Orders` of a batch: none between values whose change is stated, for that says more."""
    found = kinds.relate(
        passages.passages,
        CONSTRUCTIONS,
        Orders,
        arithmetic.order,
        once=("larger_claim", "smaller_claim"),
        more=_word,
    )
    stated = passages.related(changes.relate)
    told = {
        (document, frozenset(pair))
        for document, *pair in zip(
            stated["document"], stated["base_claim"], stated["current_claim"], strict=True
        )
    }
    pairs = zip(found["document"], found["larger_claim"], found["smaller_claim"], strict=True)
    known = [(document, frozenset(pair)) in told for document, *pair in pairs]
    return found.drop(index=found.index[known]).reset_index(drop=True)


def _word(match: Match) -> dict[str, Any]:
    start = match.passage.offsets[match.words["dir"]]
    text = match.passage.document.text[start : start + 40]
    return {"word": text.split()[0].strip(".,;:()")}


KIND: Final = RelationKind("orders", Orders, relate)
