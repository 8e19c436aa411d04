"""Shares: a part, the whole it is a part of, and the percentage or fraction that it makes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Shares
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.grammar import Construction, Match
from audit.relate.respectively import read_in_pairs
from audit.relate.wholes import (
    fits,
    is_placed,
    is_share,
    is_told_of_something_else,
    makes_up,
    names_itself,
    with_whole_before,
)

if TYPE_CHECKING:
    import pandas as pd

    from audit.relate.passages import Claim, Passage, Passages


_PART_SHARE: Final = "part:count ,, (|,|or _ stated:percent _ )"
_SHARE_PART: Final = "stated:percent ,, (|,|or _ = _ part:count _ )"
CONSTRUCTIONS: Final = (
    Construction(
        "part of whole (share)",
        "60 of the 80 clinics (75%) replied.",
        "part:amount# .. of _ whole:amount# ,, (|;|- _ stated:share",
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
        "of|which _ whole:amount# .. part:amount# _ by? _ (|- _ stated:percent",
        complete=fits,
    ),
    Construction(
        "of whole, part, or share",
        "Of the 80 clinics that we asked, 60 clinics, or 75 percent, replied.",
        "of|which _ whole:amount# .. part:amount# ,, or _ stated:percent",
        complete=fits,
    ),
    Construction(
        "part/whole, share",
        "Most clinics replied (60/80, 75%).",
        "part:count# / whole:count# _ ,|;|=|( _ stated:percent",
        complete=fits,
    ),
    Construction(
        "of whole, share (part)",
        "Of the 80 clinics that we asked, 75% (60) replied.",
        "of _ whole:amount# .. stated:share _ ( _ part:amount# )",
        complete=fits,
    ),
    Construction(
        "share of whole, part,",
        "Three quarters of the 80 clinics, 60 clinics, replied.",
        "stated:share _ of _ whole:count# _ ,|( _ part:count# _ ,|)",
        complete=fits,
    ),
    Construction(
        "share of whole, or part",
        "They make up 75% of the 80 clinics, or 60 clinics.",
        "stated:share _ of _ whole:count# ,, or _ part:count#",
        complete=fits,
    ),
    Construction(
        "share of whole, part",
        "Of guests, three quarters of the 80 came late, 60 in all.",
        "stated:share _ of _ whole:count# .. (|,|= _ part:count#",
        complete=fits,
        confirmed=True,
    ),
    Construction(
        "share (part/whole)",
        "Response rate: 75% (60/80).",
        "stated:percent _ ( _ part:count / whole:count",
        complete=fits,
    ),
    Construction(
        "part, that is a share of whole",
        "The small hall takes 40 guests, i.e. 50% of 80.",
        "part:level# _ ,? _ or|=|,|- _ ,? _ stated:share _ of __ whole:level#",
        complete=fits,
    ),
    Construction(
        "part makes up a share of whole",
        "Exports of $40 million made up 50% of total sales of $80 million.",
        "part:level# .. stated:share _ of __ whole:level#",
        complete=makes_up,
    ),
    Construction(
        "part (share) of whole",
        "Of late, $40 million (50%) of the $80 million went to schools.",
        "part:level# ,, ( _ stated:percent _ ) _ of __ whole:level#",
        complete=fits,
    ),
    Construction(
        "share (part) of whole",
        "Three quarters (60) of the 80 clinics replied.",
        "stated:share _ ( _ =? _ part:amount# _ ) _ of _ whole:amount#",
        complete=fits,
    ),
    Construction(
        "part of whole, a share of",
        "Women held 60 of 80 seats, a share of 75%.",
        "part:amount# _ of _ whole:amount# .. stated:percent",
        complete=names_itself,
    ),
    Construction(
        "part of whole. That is share",
        "Women held 60 of the 80 seats. That is 75%.",
        "part:amount# _ of _ whole:amount# .. . .. stated:percent",
        complete=names_itself,
    ),
    Construction(
        "whole and part, a rate of",
        "We asked 80 clinics and 60 replied, a response rate of 75%.",
        "whole:count# .. and|, .. part:count# .. of _ stated:percent",
        complete=names_itself,
    ),
    Construction(
        "whole, of which part (share)",
        "We asked 80 clinics, of which 60 (75%) replied.",
        "whole:count# .. which _ part:count# ,, (|or _ stated:percent",
        complete=fits,
    ),
    Construction(
        "of these part (share)",
        "We asked 80 clinics. Of these, 60 (75%) replied.",
        "whole:count# .. . which ,? part:count# ,, ( _ stated:percent )",
        complete=fits,
    ),
    Construction(
        "part (share), whole before",
        "We asked 80 clinics. Replies came from 60 (75%).",
        _PART_SHARE,
        complete=with_whole_before,
    ),
    Construction(
        "share (part), whole before",
        "We asked 80 clinics; 75% (n = 60) replied.",
        _SHARE_PART,
        complete=with_whole_before,
    ),
)
#: One more part of a whole of which other shares are told in the same sentence.
_ONE_MORE: Final = tuple(
    Construction(
        "one more part (share)",
        "Of the 80 clinics, 60 (75%) replied and 20 (25%) did not.",
        pattern,
    )
    for pattern in (_PART_SHARE, _SHARE_PART, "part:count ,, or _ stated:percent")
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Shares` of a batch."""
    matches = [match for each in passages.passages for match in read_in_pairs(each, _matches)]
    return kinds.gather(matches, Shares, arithmetic.share, once=("stated_claim",))


def _matches(passage: Passage) -> list[Match]:
    """All shares of a passage; where some of a sentence are of one whole, the others are too."""
    found = [match for each in CONSTRUCTIONS for match in each.matches(passage)]
    wholes: dict[int, dict[int, Claim]] = {}
    for match in found:
        stated, part, of = (match.claim(role) for role in ("stated", "part", "whole"))
        said = match.construction.complete is not with_whole_before
        if stated and part and of and (said or is_share(stated, part, of)):
            wholes.setdefault(part.sentence, {})[of.claim] = of
    for match in [match for each in _ONE_MORE for match in each.matches(passage)]:
        part = match.claim("part")
        stated = match.claim("stated")
        if stated and part and is_told_of_something_else(passage, stated, part):
            continue
        same = list(wholes.get(part.sentence, {}).values()) if part else []
        if part and len(same) == 1 and part.kind == same[0].kind and part.value < same[0].value:
            whole = replace(match, roles={**match.roles, "whole": same[0]})
            found.append(whole.doubted() if is_placed(passage, part, same[0]) else whole)
    return found


KIND: Final = RelationKind("shares", Shares, relate)
