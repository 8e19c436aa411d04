"""Shares: a part, the whole it is a part of, and the percentage or fraction that it makes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Shares
from audit.parts import RelationKind
from audit.relate import kinds
from audit.relate.cues import WORDS, cue_symbols
from audit.relate.grammar import Construction, Match
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.relate.passages import Claim, Passage, Passages


def fits(match: Match) -> Match | None:
    """The match, if the part may be one of the whole, or is called more than all of it."""
    part, whole, stated = (match.claim(role) for role in ("part", "whole", "stated"))
    if part is None or whole is None or stated is None or part.kind != whole.kind:
        return None
    last = max(match.place("part"), match.place("stated"))
    of_them = (
        match.passage.symbols[last + 2 : last + 5].lstrip(")_").startswith(cue_symbols()["which"])
    )
    if stated.text[0] in "+-−" or of_them:
        return None
    beyond = stated.unit == "percent" and stated.value > 100
    return match if beyond or abs(part.value) <= abs(whole.value) else None


def with_whole_before(match: Match) -> Match | None:
    """The match with the whole found before it.

    "We asked 80 clinics. Replies came from 60 (75%)." Of the larger counts before, the nearest with
    which the share comes out is the whole. Where it comes out with none, the only one that there
    is; of several, none.
    """
    part, stated = match.claim("part"), match.claim("stated")
    if part is None or stated is None or stated.bound != "exact" or part.bound != "exact":
        return None
    if _is_told_of_something_else(match.passage, stated, part):
        return None
    passage = match.passage
    before = [
        whole
        for at in reversed(passage.positions)
        if (whole := passage.claims[at]).end <= min(part.start, stated.start)
        and whole.kind == part.kind
        and whole.value > part.value
    ]
    fitting = next((whole for whole in before if is_share(stated, part, whole)), None)
    if fitting is not None:
        return replace(match, roles={**match.roles, "whole": fitting})
    if len(before) != 1 or before[0].sentence < part.sentence - 1:
        return None
    start = passage.place(part)
    sentence = passage.symbols[passage.symbols.rfind(SENTENCE_END, 0, start) + 1 : start]
    # "of those that replied, 60 (90%)" is a share of a number that is not told
    narrowed = {cue_symbols()["of"], cue_symbols()["which"]} & set(sentence)
    if narrowed or _has_a_share(passage, before[0]):
        return None
    return replace(match, roles={**match.roles, "whole": before[0]})


def _is_told_of_something_else(passage: Passage, stated: Claim, part: Claim) -> bool:
    """Whether a percentage is a change, or says itself what it is of.

    "Requests: 5,000 (+25%)", "rose to 63 (5%)", "10 (25%) of 40", "20 (20%) of them".
    """
    cues = cue_symbols()
    place, last = passage.place(part), max(passage.place(part), passage.place(stated))
    behind = passage.symbols[last + 2 : last + 5].lstrip(")_")[:1]
    before = passage.symbols[max(place - 3, 0) : place].rstrip(WORDS)[-1:]
    moved = {cues[cue] for cue in ("to", "over", "up", "down")}
    return stated.text[0] in "+-−–" or behind in {cues["of"], cues["which"]} or before in moved


def _has_a_share(passage: Passage, claim: Claim) -> bool:
    """Whether a count has a percentage of its own beside it, and so is a part itself."""
    at = passage.place(claim)
    return bool(
        re.match(r"[_)]*[,(;]?_?=?_?P", passage.symbols[at + 2 : at + 8])
        or re.search(r"P.[_,(;:=ho]*$", passage.symbols[max(at - 8, 0) : at])
    )


def is_share(stated: Claim, part: Claim, whole: Claim) -> bool:
    """Whether some values within what the words stand for make the share."""
    if whole.low <= 0:
        return False
    scale = 100.0 if stated.unit == "percent" else 1.0
    slack = 1e-9 * scale
    return (
        stated.low <= scale * part.high / whole.low + slack
        and scale * part.low / whole.high <= stated.high + slack
    )


_PART_SHARE: Final = "part:count ,, (|,|or _ stated:percent _ )"
_SHARE_PART: Final = "stated:percent ,, (|,|or _ = _ part:count _ )"
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
        "of|which _ whole:amount# .. part:amount# _ ( _ stated:percent )",
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
        "part:level# _ ,? _ or|=|, _ stated:share _ of _ whole:level#",
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
    for pattern in (_PART_SHARE, _SHARE_PART)
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `Shares` of a batch."""
    matches = [match for passage in passages.passages for match in _matches(passage)]
    return kinds.gather(matches, Shares, arithmetic.share, once=("stated_claim",))


def _matches(passage: Passage) -> Iterator[Match]:
    """All shares of a passage; where some of a sentence are of one whole, the others are too."""
    found = [match for each in CONSTRUCTIONS for match in each.matches(passage)]
    yield from found
    wholes: dict[int, dict[int, Claim]] = {}
    for match in found:
        stated, part, whole = (match.claim(role) for role in ("stated", "part", "whole"))
        if stated and part and whole and is_share(stated, part, whole):
            wholes.setdefault(part.sentence, {})[whole.claim] = whole
    for match in (match for each in _ONE_MORE for match in each.matches(passage)):
        part = match.claim("part")
        stated = match.claim("stated")
        if stated and part and _is_told_of_something_else(passage, stated, part):
            continue
        same = list(wholes.get(part.sentence, {}).values()) if part else []
        if part and len(same) == 1 and part.kind == same[0].kind and part.value < same[0].value:
            yield replace(match, roles={**match.roles, "whole": same[0]})


KIND: Final = RelationKind("shares", Shares, relate)
