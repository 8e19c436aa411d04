"""Markdown: CommonMark with tables, strike-through, footnotes, front matter and HTML."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any

from audit.parts import Reader
from audit.readers.decode import decode
from audit.readers.html import feed
from audit.readers.markup.page import Page, iso_date
from audit.readers.markup.places import CellFinder, Lines, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

    from audit.document import Document

_FRONT_MATTER = re.compile(
    r"""
    (---|\+\+\+) [ \t]*+ (?: \r\n? | \n ) (?= [\w"'\#\[] )
    ( .*? (?: \r\n? | \n ) ) (?: \1 | \.\.\. ) [ \t]*+ (?= [\r\n] | \Z )
    """,
    re.DOTALL | re.VERBOSE,
)
_DATE = re.compile(
    r"^(?:date|published|pubdate)[ \t]*[:=][ \t]*[\"']?(.*)", re.IGNORECASE | re.MULTILINE
)
_NOT_A_LINE_END = re.compile(r"[^\r\n]")
_ADDRESS = re.compile(
    r"(?:\b(?:https?|ftp)://|\bwww\.)[^\s<>\"`|)\]]*[^\s<>\"`|)\].,;:!?'*_]", re.IGNORECASE
)
_LEFT_OUT = frozenset({"image", "code_inline", "footnote_mark"})


def read(content: bytes, name: str) -> Document:
    """The document of a Markdown file: what it shows, less code, addresses and front matter."""
    source = decode(content)
    page = Page(source)
    front_matter = _FRONT_MATTER.match(source)
    prose = source
    if front_matter:
        date = _DATE.search(front_matter[2])
        page.date = iso_date(date.group(1)) if date else None
        prose = _NOT_A_LINE_END.sub(" ", front_matter[0]) + source[front_matter.end() :]
    _Feeder(page, Lines(source)).feed(prose)
    return page.document(name)


class _Feeder:
    """Tells a page what a Markdown parser found, as the elements that it stands for."""

    def __init__(self, page: Page, lines: Lines) -> None:
        self._page = page
        self._lines = lines
        self._row: CellFinder | None = None

    def feed(self, prose: str) -> None:
        """Parse a Markdown text and tell the page of it."""
        from audit.readers.markup.tokens import parser

        env: dict[str, Any] = {}
        tokens = parser().parse(prose, env)
        unseen = deque(_titles(env))
        for token in tokens:
            while unseen and token.map and unseen[0][1] <= token.map[0]:
                self._title(*unseen.popleft())
            if token.type == "inline":
                self._inline(token)
            elif token.type == "html_block":
                self._html(token)
            else:
                self._structure(token)
        for title in unseen:
            self._title(*title)

    def _title(self, title: str, first: int, last: int) -> None:
        """Tell of the title of a reference, as of a comment."""
        end = self._lines.start(last - 1) + len(self._lines[last - 1])
        self._page.comment(title, self._lines.start(first), end)

    def _structure(self, token: Token) -> None:
        # An HTML element that holds no prose ends with its own lines, or a stray "<object>" would
        # hide all the rest.
        self._page.surface()
        if token.type == "tr_open" and token.map:
            self._row = CellFinder(self._lines, token.map[0], contained=token.level > 2)
        elif token.type == "tr_close":
            self._row = None
        if token.hidden or not token.nesting:
            self._page.end_block()
        elif token.nesting > 0:
            self._page.start(token.tag)
        else:
            self._page.end(token.tag)

    def _html(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        source = self._lines.source
        if token.level == 0:
            feed(self._page, source, self._lines.start(first), self._lines.start(last))
            return
        # In a quote or list the lines begin with its marks: each is read for itself.
        for number, line in enumerate(token.content.rstrip("\n").split("\n"), first):
            column = self._lines[number].rfind(line.strip())
            start = self._lines.start(number) + max(column, 0)
            feed(self._page, source, start, self._lines.start(number + 1))

    def _inline(self, token: Token) -> None:
        if not token.content or not token.map:
            return
        if self._row is not None:
            place = self._row.find(token.content)
        else:
            place = Place.of_lines(token.content, self._lines, *token.map)
        _Inline(self._page, self._lines.source, token.content, place).feed(token.children or [])


class _Inline:
    """Tells a page of the inline tokens of one block."""

    def __init__(self, page: Page, source: str, content: str, place: Place) -> None:
        self._page = page
        self._source = source
        self._place = place
        self._addresses = [found.span() for found in _ADDRESS.finditer(content)]
        self._behind = 0
        self._autolink = False

    def feed(self, tokens: list[Token]) -> None:
        """Tell of tokens, in their order."""
        for token in tokens:
            at = max(token.meta.get("at", 0), self._behind)
            if token.type in _LEFT_OUT:
                self._page.leave_out()
            elif token.tag == "a":
                self._autolink = token.markup == "autolink" and token.nesting > 0
                if self._autolink:
                    self._page.leave_out()
            elif token.type.startswith("text"):
                self._text(token, at)
            elif token.type == "html_inline":
                feed(self._page, self._source, *self._span(at, at + len(token.content)))
            elif token.type == "softbreak":
                self._page.text("\n", *self._span(at, at + 1))
            elif token.type == "hardbreak":
                self._page.line_break(*self._span(at, at + 1))
            elif token.nesting > 0:
                self._page.start(token.tag)
            else:
                self._page.end(token.tag)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self._place.source_offset(start), self._place.source_offset(end - 1) + 1

    def _text(self, token: Token, at: int) -> None:
        if self._autolink or not token.content:
            return
        if token.info == "entity":
            self._behind = at + len(token.markup)
            self._page.text(token.content, *self._span(at, self._behind))
            return
        # Of an escape only the character behind the backslash is text.
        at += max(len(token.markup) - len(token.content), 0) if token.info == "escape" else 0
        self._behind = at + len(token.content)
        for start, end in self._without_addresses(at, self._behind):
            for first, last in self._place.runs(start, end):
                words = token.content[first - at : last - at]
                self._page.text(words, *self._span(first, last))

    def _without_addresses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for first, last in self._addresses:
            if first < end and last > start:
                yield start, first
                self._page.leave_out()
                start = last
        yield start, end


def _titles(env: Mapping[str, Any]) -> list[tuple[str, int, int]]:
    """The titles of references, which `[//]: # (like this)` serve as comments, and their lines."""
    references = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    titles = [(each["title"], *each["map"]) for each in references if each["title"]]
    return sorted(titles, key=lambda each: each[1])


READER = Reader("markdown", (".md", ".markdown", ".mdown", ".mkd"), read)
