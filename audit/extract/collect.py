"""The columns of the claims frame, filled claim by claim and made a frame once a batch."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from audit.extract.mention import Mention

#: The columns as they are filled: texts, 64-bit integers or floats.
_NAMES = {
    **{"document": "text", "sentence": "q", "start": "q", "end": "q", "text": "text"},
    **{"value": "d", "low": "d", "high": "d", "bound": "text", "unit": "text", "kind": "text"},
    **{"direction": "text", "measure": "text", "period_start": "q", "period_end": "q"},
    **{"table": "q", "row": "q", "col": "q"},
}
#: Days are counted from the first of the calendar; what has no period has day 0.
_NO_DAY, _DAY_OF_1970 = 0, 719_163
#: Rows that are kept as such before they are put away by column, where they take a fifth of the
#: memory.
_ROWS = 256


class Columns:
    """What the claims say, a compact list a column."""

    def __init__(self) -> None:
        self._rows: list[tuple[Any, ...]] = []
        self._columns: dict[str, Any] = {
            name: [] if kind == "text" else array(kind) for name, kind in _NAMES.items()
        }

    def add(
        self,
        document: str,
        text: str,
        place: tuple[int, int, int],
        mention: Mention,
        cell: tuple[int, int, int],
    ) -> None:
        """Adds a claim; its place is the sentence, the first offset and the one behind the last.

        Its cell is the table, the row and the column, each -1 outside tables.
        """
        sentence, start, end = place
        period = mention.period
        first, last = (
            (_NO_DAY, _NO_DAY) if period is None else (period[0].toordinal(), period[1].toordinal())
        )
        self._rows.append(
            (
                *(document, sentence, start, end, text[start:end]),
                *(mention.value, mention.low, mention.high, mention.bound, mention.unit),
                *(mention.kind, mention.direction or None, mention.measure, first, last),
                *cell,
            )
        )
        if len(self._rows) >= _ROWS:
            self._put_away()

    def _put_away(self) -> None:
        if self._rows:
            for column, values in zip(
                self._columns.values(), zip(*self._rows, strict=True), strict=True
            ):
                column.extend(values)
            self._rows.clear()

    def frame(self) -> pd.DataFrame:
        """The claims so far."""
        import numpy as np
        import pandas as pd

        from audit.frames import Claims

        self._put_away()
        columns = {
            name: values if kind == "text" else np.array(values)
            for (name, kind), values in zip(_NAMES.items(), self._columns.values(), strict=True)
        }
        for name in ("period_start", "period_end"):
            columns[name] = _days(columns[name])
        for name in ("table", "row", "col"):
            columns[name] = pd.arrays.IntegerArray(columns[name], columns[name] < 0)
        count = len(columns["start"])
        columns["claim"] = np.zeros(count, dtype=np.int64)
        columns["line"] = columns["column"] = np.ones(count, dtype=np.int64)
        return Claims.from_columns(columns)


def _days(ordinals: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """The days of these ordinals."""
    import numpy as np

    days = (ordinals - _DAY_OF_1970).astype("datetime64[D]").astype("datetime64[ns]")
    days[ordinals == _NO_DAY] = np.datetime64("NaT")
    return days
