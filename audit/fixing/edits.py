"""From a suggestion for some words of a text to the bytes of its source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from audit.errors import Unreadable
from audit.readers.decode import Decoded, decoded
from audit.readers.html import declared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audit.document import Document


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` of a document, which is `source[first:last]` as well, becomes `words`."""

    start: int
    end: int
    first: int
    last: int
    words: str


def edit(document: Document, start: int, end: int, suggestion: str) -> Edit | None:
    """The least change that makes `text[start:end]` the suggestion.

    Only what differs is changed, so that markup, entities and escapes beside it stay as they are.
    None where nothing differs, and where what does is written in another way than it reads: the way
    back would be a guess.
    """
    old = document.text[start:end]
    if old == suggestion or not suggestion:
        return None
    before = _alike(old, suggestion)
    behind = _alike(old[before:][::-1], suggestion[before:][::-1])
    if before + behind == len(old):  # an insertion; beside markup it could be on either side
        before, behind = (before - 1, behind) if before else (before, behind - 1)
    first_char, last_char = start + before, end - behind
    first, last = document.source_span(first_char, last_char)
    if document.source[first:last] != document.text[first_char:last_char]:
        return None
    words = suggestion[before : len(suggestion) - behind]
    return Edit(first_char, last_char, first, last, words)


def _alike(one: str, other: str) -> int:
    """With how many of the same characters both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in their order, without those that reach into the one before."""
    kept: list[Edit] = []
    for each in sorted(edits, key=lambda each: (each.first, each.last)):
        if not kept or (each.first >= kept[-1].last and each.start >= kept[-1].end):
            kept.append(each)
    return kept


def edited_source(source: str, edits: Sequence[Edit]) -> str:
    """The source with all edits made."""
    return _spliced(source, [(each.first, each.last, each.words) for each in edits])


def edited_text(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made."""
    return _spliced(text, [(each.start, each.end, each.words) for each in edits])


def _spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    pieces, behind = [], 0
    for start, end, words in changes:
        pieces += [text[behind:start], words]
        behind = end
    return "".join([*pieces, text[behind:]])


def codec(content: bytes, source: str) -> Decoded | None:
    """How the source was decoded; None if encoding it again would not give the same bytes."""
    for charset in (None, declared(content)):
        try:
            found = decoded(content, charset)
            if found.text == source and found.encode(source) == content:
                return found
        except (Unreadable, UnicodeEncodeError):
            continue
    return None
