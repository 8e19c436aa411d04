"""The words that say how numbers relate, and the letters that stand for them: `data/cues.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

#: Words that say nothing of how numbers relate, however many.
WORDS: Final = "_"
_TOKEN = re.compile(
    r"[A-Za-z]+(?:\.[a-z]\b\.?)*(?:['’][a-z]+)?|(?<!\S)-+(?!\S)|[,;:()\[\]/=×–—&+]", re.ASCII
)
_COMPOUND: Final = re.compile(r"-[a-z]")
#: The symbols of change words.
_MOVES: Final = frozenset("ud")
#: Words whose symbols are kept; a corpus has more, most of them once.
_MOST_WORDS: Final = 50_000


def cues_in(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The symbols of the words between two claims, each with its offset; words that say nothing
    once.
    """
    phrases, letters = _lexicon()
    found: list[tuple[str, int]] = []
    behind = start
    for token in _TOKEN.finditer(text, start, end):
        if token.start() < behind:
            continue  # the rest of a phrase
        word = token[0].lower()
        symbol = letters[word]
        if symbol in _MOVES and _COMPOUND.match(text, token.end()):
            symbol = WORDS  # "narrow-body", "lower-cost" say of what kind it is
        if word in phrases:
            for phrase, meaning in phrases[word]:
                whole = phrase.match(text, token.start(), end)
                if whole is not None:
                    symbol, behind = meaning, whole.end()
                    break
        if symbol != WORDS or not found or found[-1][0] != WORDS:
            found.append((symbol, token.start()))
    return found


@cache
def cue_symbols() -> dict[str, str]:
    """The symbol of each cue, by its name."""
    return {name: str(cue["symbol"]) for name, cue in _cue_tables().items()}


@cache
def _cue_tables() -> dict[str, Any]:
    data = files("audit.relate").joinpath("data/cues.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


_PUNCTUATION: Final = {
    **{mark: mark for mark in ",;:()/="},
    **{"×": "*", "[": "(", "]": ")", "–": "-", "—": "-", "-": "-", "--": "-", "&": "a", "+": "a"},
}


class _Letters(dict[str, str]):
    """The symbol of each word; of a word not seen before it is found by its stem, and kept."""

    def __init__(self, letters: dict[str, str], stems: dict[str, str]) -> None:
        super().__init__(letters)
        self._stems = sorted(stems.items(), key=lambda stem: -len(stem[0]))

    def __missing__(self, word: str) -> str:
        symbol = next((symbol for stem, symbol in self._stems if word.startswith(stem)), WORDS)
        if len(self) < _MOST_WORDS:
            self[word] = symbol
        return symbol


@cache
def _lexicon() -> tuple[dict[str, list[tuple[re.Pattern[str], str]]], _Letters]:
    """The phrases by their first word, the longest first, and the symbols of single words."""
    phrases: dict[str, list[tuple[str, str]]] = {}
    letters = dict(_PUNCTUATION)
    stems: dict[str, str] = {}
    for cue in _cue_tables().values():
        for entry in cue["words"]:
            first = _TOKEN.findall(entry.removesuffix("*"))[0]
            if entry.removesuffix("*") != first:
                phrases.setdefault(first, []).append((entry, cue["symbol"]))
            elif entry.endswith("*"):
                stems[first] = cue["symbol"]
            else:
                letters[first] = cue["symbol"]
    patterns = {
        first: [
            (
                re.compile(r"\s+".join(map(re.escape, entry.split())) + r"(?!\w)", re.IGNORECASE),
                symbol,
            )
            for entry, symbol in sorted(same_start, key=lambda phrase: -len(phrase[0]))
        ]
        for first, same_start in phrases.items()
    }
    return patterns, _Letters(letters, stems)
