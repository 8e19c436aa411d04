"""Where sentences begin and end, told by punctuation, abbreviations and line ends."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

#: Where a sentence may end: closing punctuation before white space, a blank line, a line end.
#: A run of stops is entered at its first only and never left half read, which keeps the scan
#: linear; its one beginning lets the scan leap from stop to stop.
_CANDIDATE = re.compile(
    r"[.!?…\n](?:(?<!\n)(?<![.!?…].)[.!?…]*+[\"'”’»)\]]*+(?=\s)|(?<=\n)(?:[^\S\n]*+\n\s*+)?+)"
)
#: The word in front of a full stop, with the dots inside it ("U.S", "e.g").
_LAST_WORD = re.compile(r"(?:[^\W_]\.)*[^\W_]+\Z")
_NEXT = re.compile(r"\s*+[\"'“‘«(\[]*+")
_LIST_ITEM = re.compile(r"[^\S\n]*(?:[-*•–—#>]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)])[^\S\n]")
#: A line shorter than this is not one that an editor wrapped.
_WRAPPED_LINE = 50
_ABBREVIATIONS = Path(__file__).with_name("extract") / "data" / "en" / "abbreviations.toml"


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Abbreviations that end no sentence, that may end one, and what sentences begin with."""
    lists = tomllib.loads(_ABBREVIATIONS.read_text(encoding="utf-8"))
    return (
        frozenset(lists["inside"]),
        frozenset(lists["inside_or_last"]),
        frozenset(lists["openers"]),
    )


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, trimmed of white space.

    Abbreviations, decimals and initials do not end a sentence, quotation marks behind a full stop
    belong to the sentence before. A blank line ends one; a line end alone does so only where the
    line was not wrapped: it is short and the next begins like a sentence, or a list item follows.
    """
    spans: list[tuple[int, int]] = []
    first = start
    for match in _CANDIDATE.finditer(text, start, end):
        at = match.end()
        if _ends_sentence(text, first, match, end):
            _add(spans, text, first, at)
            first = at
    _add(spans, text, first, end)
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, first: int, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark[0] != "\n":
        return _stop_ends(text, first, match.start(), mark, end)
    if len(mark) > 1:
        return True
    return _line_ends(text, first, match.start(), end)


def _line_ends(text: str, first: int, at: int, end: int) -> bool:
    """Whether the line end at `at` ends a sentence too."""
    if _LIST_ITEM.match(text, at + 1, end):
        return True
    line = text[max(text.rfind("\n", first, at) + 1, first) : at].strip()
    opens = _NEXT.match(text, at + 1, end)
    next_char = text[opens.end()] if opens and opens.end() < end else ""
    return (
        len(line) < _WRAPPED_LINE
        and (next_char.isupper() or next_char.isdigit())
        and (line[-1:] not in ",;–—-&")
    )


def _stop_ends(text: str, first: int, at: int, mark: str, end: int) -> bool:
    """Whether the stops at `at` end a sentence."""
    behind = _NEXT.match(text, at + len(mark), end)
    following = behind.end() if behind else end
    if following >= end:
        return True
    next_char = text[following]
    if next_char.islower():
        return False
    if mark[0] != "." or mark[1:2] == ".":
        return next_char.isupper() or next_char.isdigit() or following > at + len(mark) + 1
    return not _is_abbreviation(text, first, at, following, end)


def _is_abbreviation(text: str, first: int, at: int, following: int, end: int) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation, an initial or a list number."""
    near = max(first, at - 24)
    last = _LAST_WORD.search(text, max(text.rfind(" ", near, at) + 1, near), at)
    if last is None:
        return at > first and text[at - 1].isspace() and text[following].isdigit()
    word = last.group()
    if word.isdigit():
        return len(word) <= 3 and not text[first : last.start()].strip(" \t\n(#*-")
    inside, inside_or_last, openers = _abbreviations()
    lowered = word.lower()
    if lowered in inside:
        return True
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    if lowered in inside_or_last or ("." in word and len(word) <= 7):
        return not _opens_sentence(text, following, end, openers)
    return False


def _opens_sentence(text: str, at: int, end: int, openers: frozenset[str]) -> bool:
    stop = at
    while stop < end and stop < at + 20 and text[stop].isalpha():
        stop += 1
    return text[at:stop] in openers
