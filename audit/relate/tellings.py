"""What a number tells, as a bag of words: two numbers of one bag, unit and period tell the same
measure.

The words are those of its sentence up to the end of its clause, without the ones that say nothing
of what is measured. So "Acme sells 12,000 bikes" and "The total number of bikes that Acme sold was
12,500" tell the same, and "Acme sold 900 bikes in Kenya" tells something else.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, TypeAlias

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_CLAUSE_END = re.compile(r"[,;:()\[\]—–!?\n]|\s-\s|\.(?=\s|\Z)")
_SAID = re.compile(r"\b(?:said|says|announced|reported)\s+(?:that\s+)?(?:it|they|he|she|we)\b")
#: A sentence that quotes, or sorts two lists.
_APART = re.compile(r"[“”\"«»„]|\brespectively\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:from|compared|versus|against|than)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?\Z")
#: So many words beside the number say what is measured.
FEWEST: Final = 2
#: Endings that go, the longest first, and how much of a word has to stay.
_ENDINGS: Final = ("ies", "ing", "ed", "es", "s", "e")
_STEM: Final = 3


#: Where a number stands, and its unit.
Number: TypeAlias = tuple[int, int, str]


class Telling(NamedTuple):
    """What a number tells."""

    words: frozenset[str]
    move: str
    """Whether it is a change, and up or down; empty for a level."""
    names: frozenset[str]
    """Those of the words that are written with a capital within the sentence."""


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `data/repeats.toml`."""
    return frozenset(_data()[name])


@cache
def _data() -> dict[str, Any]:
    path = files("audit.relate").joinpath("data/repeats.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _verbs() -> dict[str, str]:
    return {form: verb for verb, forms in _data()["verbs"].items() for form in (verb, *forms)}


def stem(word: str) -> str:
    """The word without its ending: "bikes" and "bike", "sold" and "sells" are one."""
    if word in _verbs():
        return _verbs()[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


def read(
    text: str, sentence: tuple[int, int], numbers: list[Number], own: Number, *, dated: bool
) -> Telling | None:
    """What a number tells; None where its clause does not say it or sets it apart from others.

    Args:
        text: The document's text.
        sentence: The span of the sentence.
        numbers: The numbers in it, in order, dates left out.
        own: The number.
        dated: Whether its period is told, and need not be told by the words.
    """
    start, end = sentence
    place = numbers.index(own)
    if _is_listed(text, numbers, place) or _APART.search(text, start, end):
        return None
    tail = _tail(text, own[1], numbers[place + 1][0] if place + 1 < len(numbers) else None, end)
    head = _without(text, start, [*numbers[:place], (own[0], own[0], "")])
    before = _unhedged([token.lower() for token in _TOKEN.findall(head)])
    if set(before[-1:]) & listed("bases"):
        return None
    words, names = _words(_SAID.sub("said", head), dated=dated)
    more, more_names = _words(_until_end(tail), dated=dated, inside=True)
    if words is None or more is None or len(words | more) < (1 if dated else FEWEST):
        return None
    return Telling(words | more, _move(before, tail), names | more_names)


def read_cell(measure: str) -> Telling:
    """What a cell of a table tells, by what its row and column are called."""
    named = re.sub(r"\([^()]*\)", " ", measure)
    words = {stem(token.lower()) for token in _TOKEN.findall(named)}
    return Telling(frozenset(words - listed("empty")), "", frozenset())


def _tail(text: str, start: int, following: int | None, end: int) -> str:
    """The rest of a number's clause: up to the next number, or what leads over to it."""
    border = _CLAUSE_END.search(text, start, end)
    end = border.start() if border else end
    if following is None or following > end:
        return text[start:end]
    compared = _COMPARED.search(text, start, following)
    return text[start : compared.start() if compared else following]


def _is_listed(text: str, numbers: list[Number], place: int) -> bool:
    """Whether the sentence tells other numbers of its unit, but for its base."""
    unit = numbers[place][2]
    if any(number[2] == unit for number in numbers[:place]):
        return True
    following = next((number for number in numbers[place + 1 :] if number[2] == unit), None)
    return following is not None and not _COMPARED.search(text, numbers[place][1], following[0])


def _without(text: str, start: int, numbers: list[Number]) -> str:
    """The text from `start` to the last of the numbers, without their words."""
    kept = []
    for first, last, _ in numbers:
        kept.append(text[start:first])
        start = last
    return " ".join(kept)


def _unhedged(before: list[str]) -> list[str]:
    """The words before a number without the hedges right before it."""
    hedges = {"a", "the", "about", "some", "nearly", "almost", "just", "only", "around"}
    kept = list(before)
    while kept and kept[-1] in hedges:
        kept.pop()
    return kept


def _move(before: list[str], tail: str) -> str:
    """The word of change that the number is the size of: "rose", "rose by", "a rise of", "5%
    rise".
    """
    behind = _TOKEN.match(tail.lstrip(" -").lower())
    if behind is not None and behind[0] in listed("moves"):
        return stem(behind[0])
    last = before[-2:-1] if before[-1:] in (["by"], ["of"]) else before[-1:]
    return stem(last[0]) if last and last[0] in listed("moves") else ""


def _until_end(tail: str) -> str:
    for token in _TOKEN.finditer(tail):
        if token[0].lower() in listed("ends"):
            return tail[: token.start()]
    return tail


def _words(
    text: str, *, dated: bool, inside: bool = False
) -> tuple[frozenset[str] | None, frozenset[str]]:
    """The stems of the words that say what is measured, and those of them that are names; None
    where some word sets the number apart.
    """
    tokens = _TOKEN.findall(text)
    titled = all(token[0].isupper() for token in tokens if len(token) > _STEM)
    found, names = set(), set()
    for at, token in enumerate(tokens):
        lower = token.lower()
        is_month = lower == "may" and token[0].isupper()
        if dated and lower in listed("times") and (lower != "may" or is_month):
            continue
        if (lower in listed("apart") and not is_month) or lower in listed("pronouns"):
            return None, frozenset()
        if lower in listed("empty") or lower in listed("moves"):
            continue
        word = stem(_POSSESSIVE.sub("", lower))
        found.add(word)
        if (at or inside) and token[0].isupper() and not titled:
            names.add(word)
    return frozenset(found), frozenset(names)
