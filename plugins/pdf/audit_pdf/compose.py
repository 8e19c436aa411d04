"""Lines to a document: words put together, paragraphs apart, and the way back to page and line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from audit.document import Document
from audit.readers.markup.raised import superscript
from audit_pdf.paragraphs import Layout, begins

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from audit_pdf.lines import Line

#: A line is counted as so many times its page and its number there; ten times as many where a page
#: has more lines.
PAGE: Final = 1000
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_TENS: Final = frozenset(
    ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
)
_COMPOUND: Final = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_OPEN_RANGE: Final = re.compile(r"\d[-‐‑–]$")
_AFTER: Final = 8  # characters looked at behind raised digits, for the slash of a fraction


@dataclass
class _Writer:
    """Text and source side by side, with an anchor wherever they part."""

    text: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    at: int = 0
    source_at: int = 0
    anchors: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])

    def both(self, words: str) -> None:
        """Write what stands in both."""
        self.text.append(words)
        self.source.append(words)
        self.at += len(words)
        self.source_at += len(words)

    def only_source(self, words: str) -> None:
        """Write what the text leaves out."""
        self._anchor()
        self.source.append(words)
        self.source_at += len(words)
        self._anchor()

    def only_text(self, words: str) -> None:
        """Write what only the text has."""
        self.text.append(words)
        self.at += len(words)
        self._anchor()

    def _anchor(self) -> None:
        if self.anchors[-1] != (self.at, self.source_at):
            self.anchors.append((self.at, self.source_at))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with its number in the source, and whether it begins a paragraph."""

    number: int
    line: Line
    begins: bool


def compose(pages: list[list[Line]], name: str) -> Document:
    """The document of these pages: line 12 of page 3 is its line 3012."""
    writer = _Writer()
    compounds = {
        word.lower() for page in pages for line in page for word in _COMPOUND.findall(line.text)
    }
    blocks: list[tuple[int, int]] = []
    begun = 0
    before: _Placed | None = None
    for placed in _placed(pages):
        if before is None:
            writer.only_source("\n" * (placed.number - 1))
        else:
            feed = "\n" * (placed.number - before.number)
            if placed.begins:
                _end(writer, before.line)
                blocks.append((begun, writer.at))
                writer.only_text("\n\n")
                writer.only_source(feed)
                begun = writer.at
            else:
                _join(writer, before.line, placed.line, feed, compounds)
        _write(writer, placed.line)
        before = placed
    if before is not None:
        _end(writer, before.line)
        blocks.append((begun, writer.at))
    return Document(
        name,
        "".join(writer.text),
        tuple(blocks),
        source="".join(writer.source),
        anchors=tuple(writer.anchors),
    )


def _placed(pages: list[list[Line]]) -> Iterator[_Placed]:
    """The lines to read, in their order."""
    width = PAGE if max(map(len, pages), default=0) < PAGE else 10 * PAGE
    before: tuple[int, Line] | None = None
    for page, lines in enumerate(pages, start=1):
        read = [
            (at, replace(line, text=line.text.rstrip()))
            for at, line in enumerate(lines, start=1)
            if line.text.strip() and not line.furniture
        ]
        layout = Layout.of([line for _, line in read])
        for at, line in read:
            first = before is None or begins(line, before[1], layout, same_page=before[0] == page)
            yield _Placed(width * page + at, line, first)
            before = page, line


def _end(writer: _Writer, line: Line) -> None:
    """The hyphen of a line that nothing follows stays."""
    if line.hyphen:
        writer.both("-")


def _join(writer: _Writer, before: Line, line: Line, feed: str, compounds: Collection[str]) -> None:
    """What stands between two lines of a paragraph; a parted word becomes one."""
    if _OPEN_RANGE.search(before.text) and line.text[:1].isdigit():
        writer.only_source(feed)
    elif not before.hyphen:
        writer.both("\n")
        writer.only_source(feed[1:])
    elif _is_one_word(before.text, line.text, compounds):
        writer.only_source(f"-{feed}")
    else:
        writer.both("-")
        writer.only_source(feed)


def _is_one_word(before: str, behind: str, compounds: Collection[str]) -> bool:
    """Whether a hyphen at a line's end only parts a word.

    It belongs to what is written beside digits ("2010-2015") and before a capital
    ("Mann-Whitney"), to numbers in words ("twenty-five"), and to what the document writes with a
    hyphen elsewhere.
    """
    left, right = _LAST_WORD.search(before), _FIRST_WORD.match(behind.lstrip())
    if left is None or right is None or not right.group()[0].islower():
        return False
    head, tail = left.group().lower(), right.group().lower()
    return head not in _TENS and f"{head}-{tail}" not in compounds


def _write(writer: _Writer, line: Line) -> None:
    """The line, its raised digits told as powers, or left out as the marks of notes."""
    behind = 0
    for raised in line.raised:
        before, words = line.text[: raised.start], line.text[raised.start : raised.end]
        after = line.text[raised.end : raised.end + _AFTER]
        writer.both(line.text[behind : raised.start])
        prefix = superscript(words, before, after, linked=False)
        if prefix is None:
            writer.only_source(words)
            if before[-1:].isalnum() and after[:1].isalnum():
                writer.only_text(" ")
        else:
            writer.only_text(prefix)
            writer.both(words)
        behind = raised.end
    writer.both(line.text[behind:])
