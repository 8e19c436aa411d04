"""The columns of the claims frame, filled claim by claim and made a frame once a batch."""

from __future__ import annotations

from array import array
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from audit.extract.mention import Mention

#: What a claim takes from its mention: texts and floats.
_SAID = {
    **{"value": "d", "low": "d", "high": "d", "bound": "text", "unit": "text", "kind": "text"},
    **{"direction": "text", "measure": "text"},
}
#: Where it stands: 64-bit integers.
_PLACES = ("sentence", "start", "end")
_CELLS = ("table", "row", "col")
_PERIODS = ("period_start", "period_end")
#: Days are counted from the first of the calendar; 0 is none.
_NO_DAY, _DAY_OF_1970 = 0, 719_163
#: Claims that are kept as such before they are put away by column, where they are far smaller.
_KEPT = 256


class Columns:
    """What the claims say, a compact list a column."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = {"document": [], "text": []}
        self._said: dict[str, Any] = {
            name: [] if kind == "text" else array(kind) for name, kind in _SAID.items()
        }
        self._numbers = {name: array("q") for name in (*_PLACES, *_CELLS, *_PERIODS)}
        self._claims: list[tuple[Mention, tuple[int, int, int], tuple[int, int, int]]] = []

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
        self._texts["document"].append(document)
        self._texts["text"].append(text[place[1] : place[2]])
        self._claims.append((mention, place, cell))
        if len(self._claims) >= _KEPT:
            self._put_away()

    def _put_away(self) -> None:
        """Moves the claims that are kept whole into the columns."""
        if not self._claims:
            return
        mentions, places, cells = zip(*self._claims, strict=True)
        for name, column in self._said.items():
            column.extend(map(attrgetter(name), mentions))
        periods = [
            tuple(day.toordinal() if day else _NO_DAY for day in mention.period or (None, None))
            for mention in mentions
        ]
        for names, rows in ((_PLACES, places), (_CELLS, cells), (_PERIODS, periods)):
            for name, values in zip(names, zip(*rows, strict=True), strict=True):
                self._numbers[name].extend(values)
        self._claims.clear()

    def frame(self) -> pd.DataFrame:
        """The claims so far."""
        import numpy as np
        import pandas as pd

        from audit.frames import Claims

        self._put_away()
        columns: dict[str, Any] = {**self._texts}
        for name, kind in _SAID.items():
            columns[name] = self._said[name] if kind == "text" else np.array(self._said[name])
        numbers = {name: np.array(values) for name, values in self._numbers.items()}
        columns |= {name: numbers[name] for name in _PLACES}
        columns |= {name: _days(numbers[name]) for name in _PERIODS}
        for name in _CELLS:
            columns[name] = pd.arrays.IntegerArray(numbers[name], numbers[name] < 0)
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
