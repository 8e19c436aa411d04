"""Wholes that a text does not put a figure to: parts with their shares, all of one whole.

"$1.1 million, or 11%, and $1.8 million, or 17%, of revenue" tells no revenue, but there is one that
fits the first and one that fits the second, and they have to be the same.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from audit import arithmetic
from audit.frames import Wholes
from audit.parts import RelationKind
from audit.relate import kinds, shares
from audit.relate.cues import cue_symbols
from audit.relate.grammar import Construction, Match
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.relate.passages import Claim, Passage, Passages

CONSTRUCTIONS: Final = (
    Construction(
        "part, or share, and part, or share, of one whole",
        "Repairs took $1.1 million, or 11%, and wages $1.7 million, or 17%, of revenue.",
        "part:amount ,, or _ share:percent",
    ),
    Construction(
        "part (share) and part (share) of one whole",
        "Repairs took $1.1 million (11% of revenue) and wages $1.7 million (17% of revenue).",
        "part:amount ,, ( _ share:percent",
    ),
)
#: Behind a share: what it is of, up to what says more of it.
_OF: Final = re.compile(
    r"\s*[,)]?\s*of\s+(?:(?:the|our|all|total|overall|group|consolidated)\s+)*"
    r"(?P<whole>(?!their\b|his\b|her\b|its\b|that\b|each\b|local\b|respective\b|this\b|which\b)"
    r"[a-z][\w-]*(?:\s+(?!in\b|for\b|and\b|at\b|to\b|on\b|by\b|from\b|during\b|while\b)[a-z][\w-]*)?)"
)
#: A sentence that tells of several times has several wholes.
_TIMES: Final = re.compile(
    r"\b(?:prior|previous|preceding|earlier|ago|last|same\s+period|respectively|each|then)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b|\b[QH][1-4]\b")
#: One that does something else than the one before: its shares are of something of its own.
_NAME: Final = re.compile(r"(?<!\bto )(?<!\bin )(?<!\bfrom )(?<!\bfor )(?<!\bby )\b[A-Z][a-z]")


def relate(passages: Passages) -> pd.DataFrame:
    """The `Wholes` of a batch; shares of a whole that is told are `Shares`."""
    matches = [match for each in passages.passages for match in _matches(each)]
    found = kinds.gather(matches, Wholes, arithmetic.whole, once=("shares_claim",))
    if found.empty:
        return found
    told = passages.related(shares.relate)
    named = set(zip(told["document"], told["stated_claim"], strict=True))
    known = [
        any((document, claim) in named for claim in claims)
        for document, claims in zip(found["document"], found["shares_claim"], strict=True)
    ]
    return found.drop(index=found.index[known]).reset_index(drop=True)


def _matches(passage: Passage) -> Iterator[Match]:
    """Every row of pairs that the words tie to one whole."""
    for construction in CONSTRUCTIONS:
        row: list[Match] = []
        for pair in construction.matches(passage):
            if row and not _goes_on(row[-1], pair):
                yield from _of_one_whole(construction, row)
                row = []
            row.append(pair)
        yield from _of_one_whole(construction, row)


def _both(pair: Match) -> tuple[Claim, Claim]:
    """The part and its share."""
    part, share = pair.roles["part"], pair.roles["share"]
    assert not isinstance(part, list)
    assert not isinstance(share, list)
    return part, share


def _goes_on(last: Match, pair: Match) -> bool:
    """Whether a pair stands behind another in one list: no other number and no comparison in
    between.
    """
    (before, share), (part, _) = _both(last), _both(pair)
    passage, cues = last.passage, cue_symbols()
    gap = passage.symbols[passage.place(share) + 2 : passage.place(part)]
    beside = {cues[cue] for cue in ("and", "of", "at", "with", "on", "to")}
    listed = set(gap) <= {*"_,;)", *beside} and not gap.endswith(cues["to"])
    named = _NAME.search(passage.document.text, share.end, part.start)
    return listed and named is None and (before.kind, before.unit) == (part.kind, part.unit)


def _of_one_whole(construction: Construction, row: list[Match]) -> Iterator[Match]:
    """The pairs as one match, if the last is told to be of something, and no other of something
    else.
    """
    if len(row) < len(("one", "another")):
        return
    passage = row[0].passage
    text = passage.document.text
    parts, told = zip(*map(_both, row), strict=True)
    wholes = [_OF.match(text, share.end) for share in told]
    named = {whole["whole"] for whole in wholes if whole is not None}
    if wholes[-1] is None or len(named) > 1 or _compares(passage, parts[0], told[-1]):
        return
    if any(two.value == one.value for one, two in pairwise(parts)):
        return
    roles: dict[str, Claim | list[Claim]] = {"parts": list(parts), "shares": list(told)}
    yield replace(row[0], construction=construction, roles=roles)


def _compares(passage: Passage, first: Claim, last: Claim) -> bool:
    """Whether the sentence tells of changes, or of more than one time."""
    cues = cue_symbols()
    begin = passage.symbols.rfind(SENTENCE_END, 0, passage.place(first)) + 1
    end = passage.symbols.find(SENTENCE_END, passage.place(last))
    said = passage.symbols[begin:end]
    if {cues[cue] for cue in ("up", "down", "over", "from", "respectively")} & set(said):
        return True
    text = passage.document.text[passage.offsets[begin] : passage.offsets[end]]
    return len(set(_YEAR.findall(text))) > 1 or _TIMES.search(text) is not None


KIND: Final = RelationKind("wholes", Wholes, relate)
