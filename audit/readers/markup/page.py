"""Elements and text to a document: what a browser would show, as blocks of prose and tables.

HTML and Markdown both come through here: a reader says which elements open and close and which text
stands between, with its place in the source.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.document import Directive, Document
from audit.readers.comments import said
from audit.readers.markup.compose import Composer
from audit.readers.markup.elements import BLOCKS, HEADINGS, VOID, Element, OpenElements
from audit.readers.markup.grid import Grid
from audit.readers.markup.raised import subscript, superscript

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit.document import Table

# White space that browsers collapse (a no-break space stays), characters without width, and words.
_WORDS = r"[^ \t\n\r\f\u00ad\u200b\u2060\ufeff]++(?: [^ \t\n\r\f\u00ad\u200b\u2060\ufeff]++)*+"
_PLAIN = re.compile(_WORDS)
_RUN = re.compile(rf"(?P<space>[ \t\n\r\f]++)|(?P<nothing>[\u00ad\u200b\u2060\ufeff]++)|{_WORDS}")
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_ISO_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_DATES = frozenset(
    {"article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date"}
)
_AFTER = 8  # characters of source looked at behind a superscript
_NONE: Mapping[str, str] = {}


@dataclass(slots=True)
class _Cell:
    """An open cell; its text runs from its first to its last block."""

    grid: Grid
    place: tuple[int, int]
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class _Raised:
    """The words of a superscript or subscript, held back until it ends."""

    name: str
    linked: bool
    pieces: list[tuple[str, int, int]] = field(default_factory=list)


class Page:
    """A document in the making.

    With a `scope` ("main", "article") only what is inside such elements is read; with `everything`,
    what stands around the prose and code too.
    """

    def __init__(self, source: str, scope: str = "", *, everything: bool = False) -> None:
        self.date: datetime.date | None = None
        self._published = False
        self._source = source
        self._scope = scope
        self._everything = everything
        self._out = Composer()
        self._ground = Grid(layout=True)  # what is in no table
        self._tables: list[Table] = []
        self._directives: list[Directive] = []
        self._headings: list[tuple[int, int]] = []
        self._open = OpenElements()
        self._dropped = -1  # depth of the outermost dropped element
        self._scopes = 0  # how many elements of the scope are open
        self._cells: list[_Cell] = []
        self._last_row: tuple[Grid, int] | None = None
        self._raised: _Raised | None = None
        self._block = -1  # where the open block begins
        self._first = (
            self._last
        ) = -1  # where its words begin and end, no-break spaces at its ends left out
        self._pending: tuple[str, int, int] | None = None  # white space not yet written
        self._gap = ""  # what was left out here may not glue "words", or "digits"
        self._at = 0  # where in the source the last tag ended

    @property
    def reading(self) -> bool:
        """Whether text at this place counts."""
        return self._dropped < 0 and (self._scopes > 0 or not self._scope)

    # Elements

    def start(self, name: str, attributes: Mapping[str, str] = _NONE, at: int = 0) -> None:
        """An element opens; `at` is where in the source its tag ends."""
        self._at = at
        for depth in self._open.closed_by_start(name):
            self._close_to(depth)
        if name in {"meta", "time"} and attributes:
            self._note_date(name, attributes)
        if name in VOID:
            self._void(name)
            return
        depth = len(self._open)
        if self._dropped < 0 and self._open.is_dropped(
            name, attributes, everything=self._everything
        ):
            self._dropped = depth
        element = Element(name)
        if self._dropped < 0 and self._scope and self._scope in (name, attributes.get("role")):
            element.scope = True
            self._scopes += 1
        if name in BLOCKS:
            self.end_block()
        if self.reading:
            self._enter(element, attributes)
        self._open.push(element)

    def end(self, name: str, at: int = 0) -> None:
        """An element closes, and with it what is still open inside."""
        self._at = at
        if name in VOID or (name == "p" and self._open.nearest("p") < 0):
            self.start("br" if name == "br" else "hr" if name == "p" else "wbr", at=at)
            return
        depth = self._open.closed_by_end(name)
        if depth >= 0:
            self._close_to(depth)

    def surface(self) -> None:
        """Close what is dropped, if this is inside such: what follows counts."""
        if self._dropped >= 0:
            self._close_to(self._dropped)

    def _void(self, name: str) -> None:
        if name in BLOCKS:
            self.end_block()
        elif name == "br":
            self.line_break(self._at, self._at)
        elif name != "wbr":
            self.leave_out()

    def _enter(self, element: Element, attributes: Mapping[str, str]) -> None:
        name = element.name
        if name == "table":
            for cell in self._cells[-1:]:
                cell.grid.layout = True
            element.grid = Grid(layout=attributes.get("role") in {"presentation", "none"})
        elif name in {"sup", "sub"} and self._raised is None:
            self._raised = _Raised(name, linked=self._open.nearest("a") >= 0)
            element.raised = True
        elif name == "a" and self._raised is not None:
            self._raised.linked = True
        elif (grid := self._open.grid()) is not None:
            self._enter_table_part(element, grid, attributes)

    def _enter_table_part(
        self, element: Element, grid: Grid, attributes: Mapping[str, str]
    ) -> None:
        if element.name == "thead":
            grid.open_head()
        elif element.name == "tr":
            grid.open_row()
        elif element.name in {"td", "th"}:
            place = grid.open_cell(
                header=element.name == "th",
                colspan=_whole(attributes.get("colspan")),
                rowspan=_whole(attributes.get("rowspan")),
            )
            self._cells.append(_Cell(grid, place))
            element.cell = True

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._leave(self._open.pop())

    def _leave(self, element: Element) -> None:
        if element.raised:
            self._settle_raised()
        if element.name in HEADINGS and self._first >= 0 and not self._cells:
            self._headings.append((self._first, HEADINGS[element.name]))
        if element.name in BLOCKS or element.scope:
            self.end_block()
        if element.cell:
            cell = self._cells.pop()
            cell.grid.close_cell(cell.place, cell.start, cell.end)
        if element.grid is not None:
            self._leave_table(element.grid)
        if element.name == "thead" and (grid := self._open.grid()) is not None:
            grid.close_head()
        if element.scope:
            self._scopes -= 1
        if len(self._open) == self._dropped:
            self._dropped = -1
            self.leave_out()

    def _leave_table(self, grid: Grid) -> None:
        table = grid.table()
        if table is not None:
            self._tables.append(table)
            return
        # The longer list takes in the shorter, or tables in tables in tables would take for ever.
        home = self._here
        grid.blocks, home.blocks = sorted((grid.blocks, home.blocks), key=len)
        home.blocks.extend(grid.blocks)

    @property
    def _here(self) -> Grid:
        """Where blocks go: to the table of the open cell, if there is one, or to the ground."""
        return self._cells[-1].grid if self._cells else self._ground

    def _note_date(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._published or (name == "time" and (self.date is not None or not self.reading)):
            return
        if name == "time":
            self.date = iso_date(attributes.get("datetime", ""))
            return
        keys = (attributes.get(key, "").lower() for key in ("property", "name", "itemprop"))
        if not _DATES.isdisjoint(keys):
            self.date = iso_date(attributes.get("content", "")) or self.date
            self._published = self.date is not None

    # Text

    def text(self, piece: str, start: int, end: int) -> None:
        """Text, read from `source[start:end]`: itself, or what an entity there stands for."""
        if not self.reading:
            return
        if self._raised is not None:
            self._raised.pieces.append((piece, start, end))
        else:
            self._write(piece, start, end)

    def line_break(self, start: int, end: int) -> None:
        """A line ends here within its block; two in a row end the block."""
        if self._raised is not None:
            self.text(" ", start, end)
        elif not self.reading or self._block < 0:
            return
        elif self._pending is not None and self._pending[0] == "\n":
            self.end_block()
        else:
            self._pending = ("\n", start, end)

    def leave_out(self) -> None:
        """Something is left out here: the words at its sides stay apart."""
        self._gap = "words"

    def comment(self, words: str, start: int, end: int) -> None:
        """A comment, at `source[start:end]`; it is kept if it speaks to the audit."""
        directive = said(words)
        if directive is not None:
            at = self._out.length
            self._directives.append(Directive(at, at, directive, start, end))

    def end_block(self) -> None:
        """What follows is another block."""
        self._settle_raised()
        if self._first >= 0:
            self._here.blocks.append((self._first, self._last))
            for cell in self._cells[-1:]:
                cell.start = self._first if cell.start < 0 else cell.start
                cell.end = self._last
        self._block = self._first = -1
        self._pending, self._gap = None, ""

    def _write(self, piece: str, start: int, end: int) -> None:
        alike = end - start == len(piece)
        if alike and _PLAIN.fullmatch(piece):
            self._write_words(piece, start, end)
            return
        for run in _RUN.finditer(piece):
            first, last = (start + run.start(), start + run.end()) if alike else (start, end)
            if run.lastgroup is None:
                self._write_words(run.group(), first, last)
            elif run.lastgroup == "space":
                self._write_space(run.group(), first, last)

    def _write_space(self, space: str, start: int, end: int) -> None:
        if self._everything and "\n" in space and self._open.nearest("pre") >= 0:
            if _BLANK_LINE.search(space):
                self.end_block()
            elif self._block >= 0:
                self._pending = ("\n", start, end)
        elif self._pending is None:
            self._pending = (" ", start, end)

    def _write_words(self, words: str, start: int, end: int) -> None:
        if self._block < 0:
            if self._out.length:
                self._out.separate(self._separator())
            self._block = self._out.length
        elif self._pending is not None:
            self._out.add(*self._pending)
        elif self._gap and _would_glue(self._out.tail()[-1:], words[0], self._gap):
            self._out.separate(" ")
        self._pending, self._gap = None, ""
        begin = self._out.length
        self._out.add(words, start, end)
        if not words.isspace():
            if self._first < 0:
                self._first = begin + len(words) - len(words.lstrip())
            self._last = begin + len(words.rstrip())

    def _separator(self) -> str:
        if not self._cells:
            return "\n\n"
        cell = self._cells[-1]
        row = (cell.grid, cell.place[0])
        fresh = (
            self._last_row is None or self._last_row[0] is not row[0] or self._last_row[1] != row[1]
        )
        self._last_row = row
        return "\t" if cell.start < 0 and not fresh else "\n"

    def _settle_raised(self) -> None:
        """Write the superscript or subscript that ends here, or leave it out."""
        raised, self._raised = self._raised, None
        if raised is None:
            return
        content = "".join(piece for piece, _, _ in raised.pieces).strip()
        before = "" if self._block < 0 else self._out.tail()
        before += " " if self._pending else ""
        if raised.name == "sup":
            after = self._source[self._at : self._at + _AFTER]
            prefix = superscript(content, before, after, linked=raised.linked)
        else:
            prefix = subscript(content, before)
        if prefix is None:
            self.leave_out()
            return
        if prefix and self._block >= 0 and not self._pending:
            self._out.separate(prefix)
            self._gap = ""
        for piece in raised.pieces:
            self._write(*piece)
        self._gap = "digits"

    def document(self, name: str) -> Document:
        """What was read, everything still open closed."""
        self._close_to(0)
        self.end_block()
        return Document(
            name=name,
            text=self._out.text,
            blocks=tuple(sorted(self._ground.blocks)),
            tables=tuple(sorted(self._tables, key=lambda table: table.cells[0].start)),
            date=self.date,
            source=self._source,
            anchors=self._out.anchors,
            directives=tuple(self._directives),
            headings=tuple(self._headings),
        )


def iso_date(text: str) -> datetime.date | None:
    """The day with which an ISO 8601 date or time begins."""
    match = _ISO_DATE.match(text)
    if match is None:
        return None
    try:
        return datetime.date.fromisoformat(match.group(1))
    except ValueError:
        return None


def _whole(written: str | None) -> int:
    digits = (written or "").strip()[:6]
    return int(digits) if digits.isascii() and digits.isdigit() else 1


def _would_glue(before: str, after: str, what: str) -> bool:
    if what == "digits":
        return before.isdigit() and after.isdigit()
    return before.isalnum() and after.isalnum()
