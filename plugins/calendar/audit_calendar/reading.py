"""What all kinds share: the columns of a place, dates told by words, and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from audit.extract.dateline import find_dateline
from audit.relate.calendar import one_of, words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from audit.document import Document

#: A year that is one where it stands, as "in 1995" or "the 1995 accord".
YEAR: Final = r"(?<![\d,.])(?:1[0-9]|20)\d\d(?![\d%]|[,.]\d|s\b)"
_FIRST_ORDINALS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_TENS: Final = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_YEARS: Final = re.compile(rf"\b{YEAR}\b")


@cache
def months() -> str:
    """A pattern for the name of a month, long or short."""
    return rf"(?:(?:{one_of([*words('months'), *filter(None, words('months_short'))])})\b\.?)"


@cache
def day() -> str:
    """A pattern for a day with or without its year: "5 June", "June 5, 2018"."""
    number = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:,?\s+[12]\d{3}\b)?"
    return rf"(?:{number}\s+(?:of\s+)?{months()}{year}|{months()}\s+{number}\b{year})"


def month_number(name: str) -> int:
    """The number of a month by its name."""
    return [each[:3] for each in words("months")].index(name[:3].capitalize()) + 1


@cache
def _ordinals() -> dict[str, int]:
    """The ordinals in words, first to hundredth."""
    found = {word: number for number, word in enumerate(_FIRST_ORDINALS, start=1)}
    for ten, stem in enumerate(_TENS, start=2):
        found[f"{stem}ieth"] = 10 * ten
        found |= {f"{stem}y-{word}": 10 * ten + found[word] for word in _FIRST_ORDINALS[:9]}
    return {**found, "hundredth": 100}


def ordinal_value(word: str) -> int | None:
    """The number of an ordinal in digits or words; None for a word that is none."""
    return int(word[:-2]) if word[0].isdigit() else _ordinals().get(word.lower())


def spoken(document: Document) -> datetime.date | None:
    """The day on which a document speaks, as it was given or as its first lines tell."""
    return document.date or find_dateline(document.text)


def sentence_at(document: Document, offset: int) -> int:
    """The ordinal of the sentence in which an offset lies; -1 where none does."""
    at = bisect_right(document.sentences, (offset, len(document.text))) - 1
    return at if at >= 0 and offset < document.sentences[at][1] else -1


def sentence_of(document: Document, offset: int) -> tuple[int, int]:
    """The span of the sentence in which an offset lies; an empty one where none does."""
    at = sentence_at(document, offset)
    return document.sentences[at] if at >= 0 else (offset, offset)


def years_in(text: str, span: tuple[int, int]) -> list[re.Match[str]]:
    """The years told there."""
    return list(_YEARS.finditer(text, *span))


def statement(
    document: Document,
    span: tuple[int, int],
    told: tuple[int, int],
    construction: str,
    columns: Mapping[str, Any],
) -> dict[str, Any]:
    """A row, from the columns that are its own; what is told without rounding is its own interval.

    Args:
        document: Where it stands.
        span: From the first to the last of its words.
        told: The words that a finding points at.
        construction: By which it was read.
        columns: `stated`, `expected` and what else the frame has; an interval brings its ends.
    """
    row = {
        "document": document.name,
        "sentence": sentence_at(document, told[0]),
        "start": min(span[0], told[0]),
        "end": max(span[1], told[1]),
        "construction": construction,
        "settled": True,
        "stated_start": told[0],
        "stated_end": told[1],
        **columns,
    }
    for name in ("stated", "expected"):
        if name in row:
            row.setdefault(f"{name}_low", row[name])
            row.setdefault(f"{name}_high", row[name])
    return row
