"""The columns of the claims frame, filled claim by claim and made a frame once a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from audit.extract.mention import Mention

_NAMES = (
    *(
        "document",
        "sentence",
        "start",
        "end",
        "text",
        "value",
        "low",
        "high",
        "bound",
        "unit",
        "kind",
    ),
    *("direction", "measure", "period_start", "period_end", "table", "row", "col"),
)


class Columns:
    """Lists of what the claims say, a list a column."""

    def __init__(self) -> None:
        self._rows: list[tuple[Any, ...]] = []

    def add(
        self,
        document: str,
        text: str,
        place: tuple[int, int, int],
        mention: Mention,
        cell: tuple[int | None, int | None, int | None] = (None, None, None),
    ) -> None:
        """Adds a claim; its place is the sentence, the first offset and the one behind the last."""
        sentence, start, end = place
        first, last = mention.period or (None, None)
        self._rows.append(
            (
                *(document, sentence, start, end, text[start:end]),
                *(mention.value, mention.low, mention.high, mention.bound, mention.unit),
                *(mention.kind, mention.direction or None, mention.measure, first, last),
                *cell,
            )
        )

    def frame(self) -> pd.DataFrame:
        """The claims so far."""
        from audit.frames import Claims

        values = zip(*self._rows, strict=True) if self._rows else ((),) * len(_NAMES)
        columns: dict[str, Any] = dict(zip(_NAMES, map(list, values), strict=True))
        count = len(self._rows)
        columns["claim"] = [0] * count
        columns["line"] = columns["column"] = [1] * count
        return Claims.from_columns(columns)
