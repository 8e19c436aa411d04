"""Puts a text together from pieces of a source, and remembers where each came from."""

from __future__ import annotations


class Composer:
    """A text in the making, with its anchors; pieces are added in the source's order."""

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._anchors: list[tuple[int, int]] = []
        self._expected = 0  # where in the source the next piece begins, going by the last anchor
        self._end = 0  # where in the source the last piece ended

    def add(self, piece: str, start: int, end: int) -> None:
        """Append what `source[start:end]` says: itself, or what an entity there stands for."""
        if not self._anchors:
            self._anchors.append((0, start))
        elif start != self._end:
            self._anchors += [(self.length, self._end), (self.length, start)]
        elif start != self._expected:
            self._anchors.append((self.length, start))
        self._pieces.append(piece)
        self.length += len(piece)
        self._expected = start + len(piece)
        self._end = end

    def separate(self, piece: str) -> None:
        """Append what the source does not have: line ends between blocks, tabs between cells."""
        self.add(piece, self._end, self._end)

    def tail(self) -> str:
        """The last few characters, for looking at what stands before."""
        return "".join(self._pieces[-6:])[-24:]

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    @property
    def anchors(self) -> tuple[tuple[int, int], ...]:
        """The anchors so far; at least one."""
        if not self._anchors:
            return ((0, 0),)
        if self._expected != self._end:
            return (*self._anchors, (self.length, self._end))
        return tuple(self._anchors)
