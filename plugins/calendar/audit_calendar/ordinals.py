"""Which anniversary it is: "25th", "twenty-fifth", "centenary"; for claims and relations alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from audit_calendar.reading import ordinal_value, sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from audit.document import Document

_NAMED: Final = {
    "centenary": 100,
    "centennial": 100,
    "sesquicentennial": 150,
    "bicentenary": 200,
    "bicentennial": 200,
    "tercentenary": 300,
    "tricentennial": 300,
}
_NAME: Final = re.compile(rf"\b(?:{'|'.join(_NAMED)})\b", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?P<number>\d{1,4}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\s+(?:anniversary|birthday)\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"\b(?:its|their)\s+\Z", re.IGNORECASE)


class Told(NamedTuple):
    """The words "25th" or "centenary", what they count, and where the words behind them begin."""

    start: int
    end: int
    number: int
    behind: int
    own: bool


def ordinals(text: str) -> Iterator[Told]:
    """The anniversaries and birthdays that a text counts, then those that have a name."""
    for found in _COUNTED.finditer(text):
        number = ordinal_value(found["number"])
        if number is not None:
            own = _OWN.search(text, 0, found.start()) is not None
            yield Told(*found.span("number"), number, found.end(), own)
    for name in _NAME.finditer(text):
        own = _OWN.search(text, 0, name.start()) is not None
        yield Told(*name.span(), _NAMED[name.group().lower()], name.end(), own)


def claims(documents: Sequence[Document]) -> pd.DataFrame:
    """The `Claims` among them that are told in words, which are no numbers to the core."""
    from audit.frames import Claims

    return Claims.from_rows(
        _claim(document, told)
        for document in documents
        for told in sorted(ordinals(document.text))
        if not document.text[told.start].isdigit()
    )


def _claim(document: Document, told: Told) -> dict[str, Any]:
    return {
        "document": document.name,
        "claim": 0,
        "sentence": sentence_at(document, told.start),
        "line": 1,
        "column": 1,
        "start": told.start,
        "end": told.end,
        "text": document.text[told.start : told.end],
        "value": float(told.number),
        "low": float(told.number),
        "high": float(told.number),
        "bound": "exact",
        "kind": "ordinal",
        "unit": "",
        "measure": "",
    }
