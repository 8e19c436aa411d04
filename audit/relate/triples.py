"""Lists that "respectively" sorts: the first of one belongs to the first of the other, and so
on.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from audit.relate.cues import cue_symbols
from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.relate.passages import Claim, Passage

#: "$7, $15 and $13 per share": one kind, and nothing in between but commas, "and" and a word.
_LIST: Final = re.compile(r"(?P<kind>[NMQDPB])[\x80-\xff](?:(?:,|,?a)_?(?P=kind)[\x80-\xff])+")

Lists = tuple[list["Claim"], list["Claim"], list["Claim"]]


def triples(passage: Passage) -> Iterator[Lists]:
    """Three lists of one length in a sentence that says "respectively", in reading order."""
    respectively = cue_symbols()["respectively"]
    begin = 0
    for sentence in passage.symbols.split(SENTENCE_END):
        if respectively in sentence:
            yield from combinations(_lists(passage, begin, begin + len(sentence)), 3)
        begin += len(sentence) + 1


def _lists(passage: Passage, begin: int, end: int) -> list[list[Claim]]:
    """The lists of a sentence that are as long as its first."""
    found = [
        [passage.claims[at] for at in range(match.start(), match.end()) if at in passage.claims]
        for match in _LIST.finditer(passage.symbols, begin, end)
    ]
    return [some for some in found if len(some) == len(found[0])]


def is_total(passage: Passage, claims: list[Claim]) -> bool:
    """Whether a list is introduced as what others make."""
    at = passage.place(claims[0])
    before = passage.symbols[max(at - 3, 0) : at]
    return cue_symbols()["total"] in before


def is_split(passage: Passage, claims: list[Claim]) -> bool:
    """Whether a list is introduced as what the others split: "of the $3 million and $2 million"."""
    return passage.symbols[: passage.place(claims[0])].rstrip("_").endswith(cue_symbols()["of"])
