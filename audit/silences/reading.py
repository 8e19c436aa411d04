"""What the comments of a document silence: which rules, on which lines, for what reason.

<!-- audit: ignore CHG001 -- the report quotes the ministry's figure -->
<!-- audit: ignore-start SUM, shares-do-not-add-up -->  ...  <!-- audit: ignore-end -->
<!-- audit: ignore-file -->
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.document import Directive, Document

VERBS: Final = ("ignore", "ignore-start", "ignore-end", "ignore-file")
#: How like one of these another word must be to be taken for a slip: directives may have other
#: verbs, which other parts read.
_ALIKE: Final = 0.75
_WORDS = re.compile(r"(?P<verb>[\w-]+)(?P<rest>.*)", re.DOTALL)
_REASON = re.compile(r"(?:\A|\s)(?:--+|–|—)(?:\s|\Z)")
_TAG = re.compile(r"<[^<>]*>")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_END: Final = 2**31  # behind the last line of any document


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment that silences rules from line `first` to line `last`.

    Attributes:
        directive: The comment.
        first: The first line of the source that is silenced.
        last: The last one.
        selectors: What names the rules; every rule, where there is none.
        reason: What stands behind the dashes.
        fault: Why it cannot be understood; empty if it can.
    """

    directive: Directive
    first: int
    last: int
    selectors: tuple[str, ...] = ()
    reason: str = ""
    fault: str = ""


def silences(document: Document) -> list[Silence]:
    """The silences of a document in the order of their comments, those not understood too."""
    found: list[Silence] = []
    open_at: list[int] = []  # where in `found` those that have started stand
    for directive in document.directives:
        verb, silence = _read(document, directive)
        if verb == "ignore-end":
            closed = _closed(found, open_at, silence.selectors)
            if closed is None:
                found.append(replace(silence, fault='no "ignore-start" stands before it'))
            else:
                found[closed] = replace(found[closed], last=silence.last, fault="")
            continue
        if verb == "ignore-start":
            open_at.append(len(found))
        if verb in VERBS or silence.fault:
            found.append(silence)
    return found


def _closed(found: list[Silence], open_at: list[int], selectors: tuple[str, ...]) -> int | None:
    """Which silence an end ends: the last that is open, of those with its rules if it has any."""
    for at in reversed(open_at):
        if not selectors or set(found[at].selectors) == set(selectors):
            open_at.remove(at)
            return at
    return None


def _read(document: Document, directive: Directive) -> tuple[str, Silence]:
    """The verb of a directive, and what it would silence."""
    words = _WORDS.match(directive.text)
    verb = words["verb"] if words else ""
    named, reason = _parted(words["rest"] if words else "")
    selectors = tuple(word for word in re.split(r"[,\s]+", named) if word)
    line, _ = document.source_position(directive.source_start)
    last, _ = document.source_position(max(directive.source_end - 1, directive.source_start))
    silence = Silence(directive, line, last, selectors, reason)
    if verb == "ignore-file":
        return verb, replace(silence, first=1, last=_END)
    if verb == "ignore-start":
        return verb, replace(silence, last=_END, fault='no "ignore-end" stands behind it')
    if verb == "ignore":
        first, last = _lines(document, directive, line, last)
        return verb, replace(silence, first=first, last=last)
    near = get_close_matches(verb, VERBS, n=1, cutoff=_ALIKE)
    if verb not in VERBS and near:
        return verb, replace(silence, fault=f'"{verb}" is not known; did you mean "{near[0]}"?')
    return verb, silence


def _parted(rest: str) -> tuple[str, str]:
    """What names rules, and the reason behind the dashes."""
    dashes = _REASON.search(rest)
    if dashes is None:
        return rest, ""
    return rest[: dashes.start()], " ".join(rest[dashes.end() :].split())


def _lines(document: Document, directive: Directive, first: int, last: int) -> tuple[int, int]:
    """The lines that a comment silences: those it stands on, or alone there, the next block's."""
    if not _is_alone(document, directive):
        return first, last
    for start, end in _blocks(document):
        if end > directive.end:
            top, _ = document.position(start)
            bottom, _ = document.end_position(end)
            return max(top, last), bottom
    return first, last


def _is_alone(document: Document, directive: Directive) -> bool:
    """Whether there are no words beside the comment on its lines, but tags and the like."""
    _, column = document.source_position(directive.source_start)
    before = document.source[directive.source_start - column + 1 : directive.source_start]
    after = _REST_OF_LINE.match(document.source, directive.source_end)
    beside = before + (after[0] if after else "")
    return not any(map(str.isalnum, _TAG.sub("", beside)))


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    """The blocks of prose and the tables, in reading order."""
    tables = [
        (min(cell.start for cell in table.cells), max(cell.end for cell in table.cells))
        for table in document.tables
    ]
    yield from sorted([*document.blocks, *tables])
