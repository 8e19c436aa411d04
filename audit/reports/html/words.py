"""Values, intervals and periods in words, and text that a page can show as it is."""

from __future__ import annotations

import inspect
import math
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import datetime

#: What has no place in HTML, or would reorder or hide the text around it: controls, embeddings and
#: overrides of direction, lone surrogates, tags, characters that are none.
_STRANGE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_LINE_ENDS: Final = {0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
#: Significant digits of a value: what a double holds of a written number, without its noise.
_DIGITS: Final = 12
_MOST: Final = 1e15
_SCALES: Final = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def shown(text: str) -> str:
    """The text, character for character, with a sign for each that would not show itself."""
    # browsers make line feeds of carriage returns, and one of both together
    lines = text.replace("\r\n", " \n").replace("\r", "\n").translate(_LINE_ENDS)
    return _STRANGE.sub("\ufffd", lines)


def number(value: float) -> str:
    """A value to read: "1,250", "0.125", "1.2 million", "1.5e+18"; empty for none."""
    if math.isnan(value):
        return ""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    size = abs(value)
    if size >= _MOST or 0 < size < 1e-6:
        return f"{value:.6g}".replace("-", "−")
    plain = _figure(value)
    for scale, word in _SCALES:
        # only where it makes the figure shorter: 1,234,567 says what 1.234567 million does
        if size >= scale and plain.endswith("00"):
            return _figure(value / scale) + word
    return plain


def _figure(value: float) -> str:
    """The digits of a value, less those that only binary fractions have."""
    size = abs(value)
    whole = max(math.floor(math.log10(size)) + 1, 1) if size else 1
    figure = f"{value:,.{max(_DIGITS - whole, 0)}f}"
    return (figure.rstrip("0").rstrip(".") if "." in figure else figure).replace("-", "−")


def _rounded(value: float, grain: float) -> float:
    """A computed value, to the place at which differences of this size show; to six digits where
    no size is told.
    """
    if not math.isfinite(value):
        return value
    if not math.isfinite(grain) or grain <= 0:
        return float(f"{value:.6g}")
    # a width of 0.1 is 0.0999… where its ends are binary fractions
    return round(value, 1 - math.floor(math.log10(grain * 1.000001)))


def interval(low: float, high: float, grain: float | None = None) -> str:
    """What lies from `low` to `high`: "225", "299.5 to 308.5", "1.15 to 1.25 billion", "40 or
    more"; empty for nothing.

    With a `grain` the ends are computed values, of which only so small differences count.
    """
    if math.isnan(low) or math.isnan(high):
        return ""
    if grain is not None:
        low, high = _rounded(low, grain), _rounded(high, grain)
    if math.isinf(low) and math.isinf(high):
        return "any value"
    if math.isinf(high):
        return f"{number(low)} or more"
    if math.isinf(low):
        return f"{number(high)} or less"
    first, last = number(low), number(high)
    if first == last:
        return first
    for _, word in _SCALES:
        if first.endswith(word) and last.endswith(word):
            first = first.removesuffix(word)
    return f"{first} to {last}"


def period(start: Any, end: Any) -> str:
    """A period: "May 2018", "2018", "4 June 2018", "from 4 June 2018"; empty for none."""
    import pandas as pd

    days = [day for day in (start, end) if not pd.isna(day)]
    if len(days) < 2:
        return "".join(f"{word} {_day(day)}" for word, day in _one_sided(start, end))
    if start == end:
        return _day(start)
    whole_months = start.day == 1 and end.is_month_end
    if whole_months and (start.year, start.month, end.month) == (end.year, 1, 12):
        return str(start.year)
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    return f"{_day(start)} to {_day(end)}"


def _one_sided(start: Any, end: Any) -> list[tuple[str, Any]]:
    import pandas as pd

    return [(word, day) for word, day in (("from", start), ("until", end)) if not pd.isna(day)]


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def first_paragraph(documented: object) -> str:
    """What the docstring of a model says first, as text."""
    paragraph, _, _ = (inspect.getdoc(documented) or "").partition("\n\n")
    return " ".join(paragraph.replace("`", "").split())


def counted(count: int, noun: str) -> str:
    """So many, with the noun in its number: "1 claim", "1,200 claims"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
