"""Words of headings, cells and sentences, in the form in which they are compared."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD: Final = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|%")
_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
#: Endings that go, the longest first; "ies" becomes "y".
_ENDINGS: Final = ("ings", "ing", "ed", "es", "s", "e")
_LEAST: Final = 3


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `data/words.toml`."""
    return frozenset(_data()[name])


@cache
def stems_of(name: str) -> frozenset[str]:
    """The stems of the words in a list of `data/words.toml`."""
    return frozenset(map(stem, listed(name)))


@cache
def cues() -> Mapping[str, frozenset[str]]:
    """Stems of the words that ask for an aggregate, by its name."""
    return {name: frozenset(map(stem, words)) for name, words in _data()["aggregates"].items()}


@cache
def all_cues() -> frozenset[str]:
    """Stems of the words that ask for any aggregate."""
    return frozenset().union(*cues().values())


@cache
def _data() -> dict[str, Any]:
    path = files("audit.references").joinpath("data/words.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, where it stands, and its stem."""

    stem: str
    start: int
    end: int
    raw: str


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its ending: "strikes" and "strike", "closed" and "close" are one."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > _LEAST + 1:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        kept = word.removesuffix(ending)
        if kept != word and len(kept) >= _LEAST and not (ending == "s" and kept.endswith("s")):
            return kept
    return word


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words from `start` to `end`, numbers among them."""
    return [
        Token(stem(found[0]), found.start(), found.end(), found[0])
        for found in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


def name_words(name: str) -> list[str]:
    """The words of a name such as "revenue_usd_m", "latencyMs" or "share (%)", lower case."""
    apart = _CAMEL.sub(" ", re.sub(r"[_\W]+", lambda gap: " % " if "%" in gap[0] else " ", name))
    return [found[0].lower() for found in _WORD.finditer(apart)]


def stems(text: str) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(stem(word) for word in name_words(text) if word not in listed("empty"))
