"""Parts that leave nothing out: those that name both halves of a whole, and those whose shares make
a hundred.

"12 were men and 36 women" splits all there were, as "14,374 (89%) ... and 1,791 (11%)" does; "12
were young and 36 tall" does not.
"""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from audit.relate.passages import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.relate.passages import Claim, Passage

_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: A count and its share, in whichever order: "60 (75%)", "75% (n = 60)", "(n = 60, 75%)".
_WITH_SHARE: Final = re.compile(r"(?P<n>N.)[_,(=]{0,3}P.|P.[_,(=]{0,3}(?P<m>N.)")
_SENTENCE: Final = re.compile(r"[^.]+")
#: Percentages in brackets, and not the shares of counts before them.
_BRACKET: Final = re.compile(r"(?<!N.)(?<!N._)\(_?P[^()N]*\)")
#: "not allocated", "in the city", "outside the city"
_PHRASE: Final = re.compile(r"\b(?:not|in|inside|within|outside) (?:(?:the|of) )?[a-z]\S*[a-z]")
#: What stands farther from a part than so many characters does not name it.
_LONGEST_NAME: Final = 60
_LONGEST_LEAD: Final = 20
#: "un" and "in" before shorter words make other words: "til", "der".
_SHORTEST: Final = 4


def leave_nothing_out(passage: Passage, parts: Sequence[Claim]) -> bool:
    """Whether two of the parts are named by words for the two halves of a whole."""
    names = _names(passage, parts)
    return any(
        _other_halves(word) & other_words
        for at, words in enumerate(names)
        for word in words
        for other_words in (names[:at] + names[at + 1 :])
    )


def with_shares(passage: Passage) -> Iterator[list[Claim]]:
    """Lists of counts told beside percentages that make a hundred."""
    told = [
        (passage.claims[found.start(found.lastgroup or 0)], _percent(passage, found))
        for found in _WITH_SHARE.finditer(passage.symbols)
    ]
    at = 0
    while at < len(told):
        length = _making_a_hundred(told[at:])
        if length:
            yield [part for part, _ in told[at : at + length]]
        at += length or 1


def in_brackets(passage: Passage) -> Iterator[list[Claim]]:
    """Percentages, one from each of several brackets in a row, that make a hundred: "in time (61%),
    late (24%) or never (15%)".
    """
    for sentence in _SENTENCE.finditer(passage.symbols):
        groups = [
            [
                passage.claims[at]
                for at in range(found.start(), found.end())
                if at in passage.claims and passage.claims[at].kind == "percent"
            ]
            for found in _BRACKET.finditer(passage.symbols, sentence.start(), sentence.end())
        ]
        for column in zip_longest(*groups):
            yield from _hundreds(column)


def _hundreds(column: Sequence[Claim | None]) -> Iterator[list[Claim]]:
    """The longest run of these that makes a hundred; two do only with decimals."""
    runs = (
        column[at : at + length]
        for length in range(len(column), 1, -1)
        for at in range(len(column) - length + 1)
    )
    for run in runs:
        parts = [part for part in run if part is not None]
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
        exact = len(parts) > len("ab") or any("." in part.text for part in parts)
        if len(parts) == len(run) and exact and low <= 100.0 <= high:
            yield parts
            return


def _percent(passage: Passage, found: re.Match[str]) -> Claim:
    inside = range(found.start(), found.end())
    return next(
        passage.claims[at]
        for at in inside
        if at in passage.claims and passage.claims[at].kind == "percent"
    )


def _making_a_hundred(told: Sequence[tuple[Claim, Claim]]) -> int:
    """How many of these, from the first on, have shares of one whole that make a hundred; 0 if none
    do.
    """
    low = high = 0.0
    least, most = 0.0, math.inf
    for length, (part, percent) in enumerate(told, 1):
        low, high = low + percent.low, high + percent.high
        if percent.low > 0:
            least = max(least, part.low / percent.high)
            most = min(most, part.high / percent.low)
        if low <= 100.0 <= high and length > 1:
            return length if least <= most else 0
    return 0


def _names(passage: Passage, parts: Sequence[Claim]) -> list[set[str]]:
    """The words beside each part, up to the next part or the end of its clause."""
    text = passage.document.text
    ends = [*(part.start for part in parts[1:]), _end_of_clause(passage, parts[-1])]
    begins = [parts[0].start - _LONGEST_LEAD, *(part.end for part in parts[:-1])]
    names = []
    for part, begin, end in zip(parts, begins, ends, strict=True):
        before = text[max(begin, part.start - _LONGEST_LEAD, 0) : part.start]
        behind = text[part.end : min(end, part.end + _LONGEST_NAME)]
        name = f"{before} {part.text} {behind}".lower()
        names.append({*_WORD.findall(name), *(found[0] for found in _PHRASE.finditer(name))})
    return names


def _end_of_clause(passage: Passage, part: Claim) -> int:
    at = passage.place(part) + 2
    while at < len(passage.symbols) and passage.symbols[at] not in f"{SENTENCE_END};":
        at += 1
    return passage.offsets[min(at, len(passage.offsets) - 1)]


def _other_halves(word: str) -> set[str]:
    """What the other half of a whole may be called, of which one half is called so."""
    halves, prefixes = _data()
    where, _, place = word.partition(" ")
    if where in {"in", "inside", "within"} and place:
        return {f"outside {place}"}
    made = {prefix + word for prefix in prefixes} if len(word) >= _SHORTEST else set()
    return made | halves.get(word, frozenset())


@cache
def _data() -> tuple[dict[str, frozenset[str]], tuple[str, ...]]:
    data = tomllib.loads(
        files("audit.relate").joinpath("data/complements.toml").read_text(encoding="utf-8")
    )
    halves: dict[str, set[str]] = {}
    for one, other in data["pairs"]:
        halves.setdefault(one, set()).add(other)
        halves.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in halves.items()}, tuple(data["prefixes"])
