"""Lines of a source as a terminal can show them, with words underlined.

What a document holds is never trusted to a terminal: control characters, escape sequences and marks
that reorder text are shown as signs.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Without width and without effect on what stands around them: soft hyphen, joiners, marks.
_HARMLESS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
TAB = "    "
CUT = "…"
#: How far the cut of a long line may move to fall between two words.
_TO_NEXT_WORD = 12


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line: what is left of the source's, and where its underline begins and ends, in cells."""

    text: str
    start: int
    end: int

    @property
    def underline(self) -> str:
        """Carets below the words, spaces before."""
        return " " * self.start + "^" * max(self.end - self.start, 1)


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """The source line, cut to `width` cells around the characters from `start` to `end`."""
    width = max(width, 20)
    start = min(start, len(line))
    end = min(max(end, start), len(line))
    # A file may be one line of megabytes: no more of it is looked at than could be shown.
    left, right = max(start - 2 * width, 0), min(start + 2 * width, len(line))
    near, marked = line[left:right], (start - left, min(end, right) - left)
    cells = [_cells(printable(character)) for character in near]
    first, last = _window(near, cells, marked, width)
    before = CUT if left + first else ""
    offset = len(before) + sum(cells[first : marked[0]])
    return Excerpt(
        text=before
        + "".join(map(printable, near[first:last]))
        + (CUT if left + last < len(line) else ""),
        start=offset,
        end=offset + sum(cells[marked[0] : min(marked[1], last)]),
    )


def printable(character: str) -> str:
    """The character itself, or a sign for what a terminal would obey instead of show."""
    if character == "\t":
        return TAB
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "␡"
    # format marks (they reorder text or hide in it), surrogates, line ends within a line
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return "" if character in _HARMLESS else "�"
    return character


def clean(text: str) -> str:
    """A text of several characters, made printable on one line."""
    return "".join(" " if character in "\n\r\t" else printable(character) for character in text)


def _cells(shown: str) -> int:
    from rich.cells import cell_len

    return cell_len(shown)


def _window(
    line: str, cells: Sequence[int], marked: tuple[int, int], width: int
) -> tuple[int, int]:
    """The characters to show: all, or as many as fit on both sides of those that are marked."""
    if sum(cells) <= width:
        return 0, len(line)
    room = width - 2 * len(CUT)
    first, last = marked
    last = min(last, _fitting(cells, first, room))
    room -= sum(cells[first:last])
    right_side = sum(cells[last:])
    left = _fitting_before(cells, first, max(room - right_side, room // 2))
    room -= sum(cells[left:first])
    right = _fitting(cells, last, room)
    return _at_word(line, left, first), _at_word_end(line, right, last)


def _fitting(cells: Sequence[int], start: int, room: int) -> int:
    """Where the characters from `start` on that fit into `room` cells end."""
    position = start
    while position < len(cells) and cells[position] <= room:
        room -= cells[position]
        position += 1
    return position


def _fitting_before(cells: Sequence[int], end: int, room: int) -> int:
    """Where the characters before `end` that fit into `room` cells begin."""
    position = end
    while position and cells[position - 1] <= room:
        position -= 1
        room -= cells[position]
    return position


def _at_word(line: str, left: int, marked: int) -> int:
    """`left`, or the beginning of the next word if that is near and before what is marked."""
    if left == 0 or line[left - 1].isspace():
        return left
    space = line.find(" ", left, min(left + _TO_NEXT_WORD, marked))
    return space + 1 if space >= 0 else left


def _at_word_end(line: str, right: int, marked: int) -> int:
    """`right`, or the end of the word before if that is near and behind what is marked."""
    if right == len(line) or line[right].isspace():
        return right
    space = line.rfind(" ", max(right - _TO_NEXT_WORD, marked), right)
    return space if space >= 0 else right
