"""Shares: a part, the whole it is a part of, and the percentage or fraction that it makes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Shares
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction, Match

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Claim, Passages


def fits(match: Match) -> Match | None:
    """The match, if the part may be one of the whole."""
    part, whole = match.claim("part"), match.claim("whole")
    if (
        part is None
        or whole is None
        or part.kind != whole.kind
        or abs(part.value) > abs(whole.value)
    ):
        return None
    return match


def with_whole_before(match: Match) -> Match | None:
    """The match with the whole found before it: the nearest larger count with which the share comes
    out.

    "We asked 80 clinics. Replies came from 60 (75%)." Which of several numbers is the whole is not
    for the grammar to say, so the arithmetic has to confirm it.
    """
    part, stated = match.claim("part"), match.claim("stated")
    if part is None or stated is None:
        return None
    scale = 100.0 if stated.unit == "percent" else 1.0
    passage = match.passage
    for at in reversed(passage.positions):
        whole = passage.claims[at]
        if whole.end > min(part.start, stated.start) or whole.kind != part.kind:
            continue
        if whole.value > part.value and _is_share(stated, part, whole, scale):
            return replace(match, roles={**match.roles, "whole": whole})
    return None


def _is_share(stated: Claim, part: Claim, whole: Claim, scale: float) -> bool:
    least, most = scale * part.low / whole.high, scale * part.high / max(whole.low, 1e-300)
    return stated.low <= most and least <= stated.high


CONSTRUCTIONS: Final = (
    Construction(
        "part of whole (share)",
        "60 of the 80 clinics (75%) replied.",
        "part:amount# .. of _ whole:amount# ,, (|; _ stated:share",
        complete=fits,
    ),
    Construction(
        "part of whole, or share",
        "60 of 80 clinics, or 75 percent, replied.",
        "part:amount# _ of _ whole:amount# ,, or|, _ stated:share",
        complete=fits,
    ),
    Construction(
        "share (part of whole)",
        "75% (60 of 80) replied.",
        "stated:share .. (|,|or _ part:amount# _ of _ whole:amount#",
        complete=fits,
    ),
    Construction(
        "of whole, part (share)",
        "Of the 80 clinics that we asked, 60 (75%) replied.",
        "of|which _ whole:amount# .. part:amount# ,, ( _ stated:percent )",
        complete=fits,
    ),
    Construction(
        "of whole, share (part)",
        "Of the 80 clinics that we asked, 75% (60) replied.",
        "of _ whole:amount# .. stated:share ,, ( _ part:amount# )",
        complete=fits,
    ),
    Construction(
        "share of whole, part",
        "Three quarters of the 80 clinics, 60 in all, replied.",
        "stated:share _ of _ whole:count# .. (|,|or|= _ part:count#",
        complete=fits,
        settled=False,
        confirmed=True,
    ),
    Construction(
        "of these part (share)",
        "We asked 80 clinics. Of these, 60 (75%) replied.",
        "whole:count# .. . which .. part:count# ,, ( _ stated:percent )",
        complete=fits,
    ),
    Construction(
        "part (share), whole before",
        "We asked 80 clinics. Replies came from 60 (75%).",
        "part:amount ,, (|,|or _ stated:share",
        confirmed=True,
        complete=with_whole_before,
    ),
    Construction(
        "share (part), whole before",
        "We asked 80 clinics; 75% (n = 60) replied.",
        "stated:share .. (|,|or _ = _ part:count",
        confirmed=True,
        complete=with_whole_before,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Shares` of a batch."""
    return kinds.relate(
        passages.passages, CONSTRUCTIONS, Shares, arithmetic.share, once=("stated_claim",)
    )


KIND: Final = RelationKind("shares", Shares, relate)
