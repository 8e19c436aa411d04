"""Where the cells of a table stand, and whether it is one or only lays out a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.document import Cell, Table

_MOST_COLUMNS = 1000  # as in browsers
_MOST_ROWS = 65534
_LONG_CELL = 500  # characters: in a table without headers, a cell as long as this is prose


@dataclass(slots=True)
class Grid:
    """A table being read: its rows, its cells, and the blocks of prose that were in them."""

    layout: bool = False
    blocks: list[tuple[int, int]] = field(default_factory=list)
    _cells: list[Cell] = field(default_factory=list)
    _row: int = -1
    _col: int = 0
    _header: bool = False
    _in_head: bool = False
    _taken_until: dict[int, int] = field(
        default_factory=dict
    )  # column -> first row that is free again

    def open_head(self) -> None:
        """Begin a `thead`: all cells of its rows are headers."""
        self._in_head = True

    def close_head(self) -> None:
        """End a `thead`."""
        self._in_head = False

    def open_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._col = 0

    def open_cell(self, *, header: bool, colspan: int, rowspan: int) -> tuple[int, int]:
        """Begin a cell; gives row and column, the first that no cell reaches into from above."""
        if self._row < 0:
            self.open_row()
        while self._taken_until.get(self._col, 0) > self._row:
            self._col += 1
        self._header = header or self._in_head
        place = self._row, self._col
        width = min(max(colspan, 1), _MOST_COLUMNS)
        until = self._row + min(max(rowspan, 1), _MOST_ROWS)
        if until > self._row + 1:
            for col in range(self._col, min(self._col + width, _MOST_COLUMNS)):
                self._taken_until[col] = until
        self._col += width
        return place

    def close_cell(self, place: tuple[int, int], start: int, end: int) -> None:
        """End a cell whose text is at [start, end); one without text is left out."""
        if end > start:
            self._cells.append(Cell(*place, start, end, header=self._header))

    def table(self) -> Table | None:
        """The table, unless it only lays out a page, when its blocks are prose.

        A table has several rows and columns, or headers; without these, a cell that is a paragraph
        tells a layout.
        """
        if self.layout:
            return None
        cells = self._cells
        headed = any(cell.header for cell in cells)
        wide = len({cell.col for cell in cells}) > 1
        high = len({cell.row for cell in cells}) > 1
        if not (headed and len(cells) > 1) and not (wide and high):
            return None
        if not headed and any(cell.end - cell.start > _LONG_CELL for cell in cells):
            return None
        return Table(tuple(cells))
