"""From the text that a Markdown parser hands over back to the source it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n?|\n")
_CONTAINERS = re.compile(r"(?:[ \t]*+(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*+[ \t]*+")


class Lines:
    """The lines of a source, by number from 0."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts = [0]
        self._ends = []
        for end in _LINE_END.finditer(source):
            self._ends.append(end.start())
            self._starts.append(end.end())
        self._ends.append(len(source))

    def start(self, line: int) -> int:
        """Where a line begins; behind the last, where the source ends."""
        return self._starts[line] if line < len(self._starts) else len(self.source)

    def __getitem__(self, line: int) -> str:
        return self.source[self._starts[line] : self._ends[line]] if line < len(self._ends) else ""


class Place:
    """Where in the source inline Markdown stands: runs of characters that are runs there too."""

    def __init__(self) -> None:
        self._inner: list[int] = []
        self._outer: list[int] = []

    @classmethod
    def of_lines(cls, content: str, lines: Lines, first: int, last: int) -> Place:
        """Of whole lines, from which the parser has cut indentation, quote and heading marks."""
        place = cls()
        inner = 0
        written = content.split("\n")
        # A first line of nothing but a form feed or the like is cut off too.
        first = next((at for at in range(first, last) if written[0] in lines[at]), first)
        for number, line in enumerate(written, first):
            words = line.strip(" \t")
            column = max(lines[number].rfind(words), 0)
            place._add(inner + line.find(words), lines.start(number) + column)
            inner += len(line) + 1
        return place

    @classmethod
    def of_cell(cls, content: str, outer: int) -> Place:
        """Of a table's cell, in which the parser has taken the backslash from before pipes."""
        place = cls()
        place._add(0, outer)
        for escaped, pipe in enumerate(re.finditer(r"\|", content), 1):
            place._add(pipe.start(), outer + pipe.start() + escaped)
        return place

    def _add(self, inner: int, outer: int) -> None:
        self._inner.append(inner)
        self._outer.append(outer)

    def source_offset(self, inner: int) -> int:
        """Where in the source the character at `inner` stands."""
        at = max(bisect_right(self._inner, inner) - 1, 0)
        return self._outer[at] + inner - self._inner[at]

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The runs into which [start, end) falls, each of which is one in the source."""
        while start < end:
            at = bisect_right(self._inner, start)
            stop = min(self._inner[at], end) if at < len(self._inner) else end
            yield start, stop
            start = stop


class CellFinder:
    """Finds the cells of a table's row one after the other, each behind the one before."""

    def __init__(self, lines: Lines, row: int, *, contained: bool) -> None:
        line = lines[row]
        self._line = line
        self._start = lines.start(row)
        container = _CONTAINERS.match(line) if contained else None
        self._behind = container.end() if container else 0

    def find(self, content: str) -> Place:
        """Where the next cell stands."""
        written = content.replace("|", "\\|")
        column = self._line.find(written, self._behind)
        if column < 0:  # what looked like the mark of a list is the cell's
            column = max(self._line.find(written), 0)
        self._behind = column + len(written)
        return Place.of_cell(content, self._start + column)
