"""Parallel lists: "rose 5% and 8%, respectively, to $10 million and $27 million".

"Respectively" pairs the first of each list with the first of every other. A sentence of such lists
is read as one sentence for each pair, "rose 5% to $10 million", by the same constructions as any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.relate.cues import cue_symbols
from audit.relate.passages import SENTENCE_END, read_passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.relate.grammar import Match
    from audit.relate.passages import Passage

#: Between two of a list: words, commas, "and".
_LINK = re.compile(r"[_,a]*")
_CLOSED = re.compile(r"[_,]*a_*")
_SAID = re.compile(r"\s*,?\s*\b(?:respectively|in\s+that\s+order)\b", re.IGNORECASE)
#: More than so many in each list are a table in words.
_LONGEST = 8


@dataclass(frozen=True)
class _Lists:
    """The lists of a sentence."""

    start: int
    end: int
    """Where in the passage's symbols the sentence stands."""
    lists: list[list[int]]
    """Where the claims of each list stand in the symbols."""


def read_in_pairs(passage: Passage, find: Callable[[Passage], list[Match]]) -> list[Match]:
    """What `find` finds in a passage, and in each pairing of its parallel lists.

    No claim of a sorted list is related in any other way: "$3 and $2 in 2019 and 2018,
    respectively, an increase of 50%".
    """
    found = find(passage)
    for lists in _sorted(passage):
        listed = {passage.claims[at].claim for places in lists.lists for at in places}
        found = [match for match in found if listed.isdisjoint(_claims(match))]
        if len(lists.lists) < 2 or len({len(places) for places in lists.lists}) > 1:
            continue
        for ordinal in range(len(lists.lists[0])):
            pair = _pair(passage, lists, ordinal)
            found += [match for match in find(pair) if listed.issuperset(_claims(match))]
    return found


def _claims(match: Match) -> Iterator[int]:
    return (claim.claim for claim in match.claims())


def _sorted(passage: Passage) -> Iterator[_Lists]:
    """The lists in each sentence of a passage that says "respectively"."""
    if cue_symbols()["respectively"] not in passage.symbols:
        return
    start = 0
    while start < len(passage.symbols):
        end = passage.symbols.find(SENTENCE_END, start)
        end = len(passage.symbols) if end < 0 else end
        if cue_symbols()["respectively"] in passage.symbols[start:end]:
            lists = list(_lists(passage, start, end))
            if lists:
                yield _Lists(start, end, lists)
        start = end + 1


def _lists(passage: Passage, start: int, end: int) -> Iterator[list[int]]:
    """The lists of like claims, each closed by "and", within these symbols."""
    symbols = passage.symbols
    run: list[int] = []
    for at, following in pairwise([*(p for p in passage.positions if start <= p < end), -1]):
        run.append(at)
        gap = symbols[at + 2 : following] if following >= 0 else ""
        like = following >= 0 and symbols[following : following + 2] == symbols[at : at + 2]
        if like and _CLOSED.fullmatch(gap):
            if len(run) < _LONGEST:
                yield [*run, following]
            run = []
        elif not like or not _LINK.fullmatch(gap):
            run = []


def _pair(passage: Passage, lists: _Lists, ordinal: int) -> Passage:
    """The sentence with one claim of each list; blanks stand for the others and "respectively"."""
    text = passage.document.text
    start = passage.offsets[lists.start]
    end = passage.offsets[min(lists.end, len(passage.offsets) - 1)]
    sentence = list(text[start:end])
    for said in _SAID.finditer(text, start, end):
        sentence[said.start() - start : said.end() - start] = " " * len(said[0])
    kept = [passage.claims[at] for at in passage.positions if lists.start <= at < lists.end]
    for places in lists.lists:
        listed = [passage.claims[at] for at in places]
        one = listed[ordinal]
        for begin, stop in ((listed[0].start, one.start), (one.end, listed[-1].end)):
            sentence[begin - start : stop - start] = " " * max(stop - begin, 0)
        kept = [claim for claim in kept if claim is one or claim not in listed]
    alone = replace(passage.document, text=f"{text[:start]}{''.join(sentence)}{text[end:]}")
    return read_passage(alone, [((start, end), kept)])
