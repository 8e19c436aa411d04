"""Words that the rules share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

ROUNDED: Final = (
    "A sample from which values are missing is smaller than the text says, and a score that is"
    " made of several items, of which the text does not say how many, has more values than are"
    " thought of here."
)


def told(row: Any, start: int, end: int) -> str:
    """The words from one place to another, on one line."""
    return " ".join(row.document_text[int(start) : int(end)].split())


def sample(row: Any) -> str:
    """What the values are: "28 whole numbers", "28 means of 3 whole numbers"."""
    of = f"means of {row.items} " if row.items > 1 else ""
    return f"{row.n:,} {of}whole numbers"


def scale(row: Any) -> str:
    """From where to where the values are."""
    return f"from {row.floor:g}" + ("" if math.isnan(row.ceiling) else f" to {row.ceiling:g}")


def beside(low: float, high: float, places: int) -> str:
    """Two neighbouring values as what is possible, or the least that there is."""
    if math.isnan(low):
        return f"{high:.{places}f} at least"
    return f"{low:.{places}f} or {high:.{places}f}, and nothing between"


def is_binary(frame: pd.DataFrame) -> pd.Series[bool]:
    """Which means are of data that are 0 or 1."""
    return frame["floor"].eq(0) & frame["ceiling"].eq(1) & frame["items"].eq(1)


def plus_places(row: Any, low: float, high: float, decimals: int) -> int:
    """So many places that neither neighbour looks like what was written."""
    written = f"{row.sd:.{decimals}f}"
    for places in range(decimals, decimals + 4):
        if places > decimals or written not in {f"{low:.{places}f}", f"{high:.{places}f}"}:
            return places
    return decimals
