"""Quarters and halves with their months, and decades with their centuries."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from audit_calendar.frames import Centuries, Quarters
from audit_calendar.reading import month_number, months, ordinal_value, sentence_of, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.document import Document
    from audit.relate.passages import Passages

#: A document that speaks of another year than that of the calendar may count its quarters so.
_OTHER_YEAR: Final = re.compile(
    r"\b(?:fiscal|financial|FY ?'?\d\d\w*|years?\s+(?:to|ended|ending|through)|tax\s+year|academic"
    r"|school\s+year|budget\s+year|Q[1-4]FY|crop\s+year|marketing\s+year|season)",
    re.IGNORECASE,
)


@cache
def _quarter() -> re.Pattern[str]:
    word = r"(?P<word>first|second|third|fourth)"
    part = rf"(?:{word}[ -](?P<part>quarter|half)|\bQ(?P<q>[1-4]))(?:\s+(?:of\s+)?(?:19|20)\d\d)?"
    ends = rf"(?P<first>{months()})\s*(?:to|through|until|[-–—])\s*(?P<last>{months()})"
    return re.compile(
        rf"\b{part}(?:\s*\({ends}\)|,\s+(?:from\s+)?{ends.replace('?P<', '?P<b')}(?=[,.;]))"
    )


def quarters(passages: Passages) -> pd.DataFrame:
    """The `Quarters` of a batch."""
    return Quarters.from_rows(row for one in passages.documents for row in _quarters(one))


def _quarters(document: Document) -> Iterator[dict[str, Any]]:
    found = list(_quarter().finditer(document.text))
    if not found or _OTHER_YEAR.search(document.text):
        return
    for each in found:
        number = int(each["q"]) if each["q"] else ordinal_value(each["word"])
        length = 6 if each["part"] == "half" else 3
        if number is None or number * length > 12:
            continue
        name = "" if each["first"] else "b"
        first, last = (month_number(each[f"{name}{end}"]) for end in ("first", "last"))
        whole = (first - 1) % length == 0 and (last - first) % 12 == length - 1
        columns = {"stated": number, "first": first, "last": last, "length": length}
        expected = {"expected": (first - 1) // length + 1} if whole else {}
        told = (each.start(f"{name}first"), each.end(f"{name}last"))
        yield statement(
            document, each.span(), told, "a part of a year, its months", {**columns, **expected}
        )


_DECADE: Final = r"(?P<decade>1[0-9]\d0|20\d0)s"
_CENTURY: Final = (
    r"(?:early\s+|late\s+|mid-?\s*)?(?P<{}>1[0-9]th|20th|21st|[a-z]+(?:-[a-z]+)?)[ -]century"
)
_WITHIN: Final = re.compile(
    rf"\b[Tt]he\s+(?:early\s+|late\s+|mid-?\s*)?{_DECADE}"
    rf"(?:\s+of\s+the\s+{_CENTURY.format('of')}\b"
    rf"|,\s+(?:(?:early|late)\s+)?in\s+the\s+{_CENTURY.format('apposed')},"
    rf"|\s*\((?:the\s+)?{_CENTURY.format('bracketed')}\))"
)
#: "Unlike in the 1890s, in the 20th century, …"
_CONTRAST: Final = re.compile(
    r"\b(?:unlike|than|compared|contrast|whereas|while|but|from|since|after|before|until|not|both|either"
    r"|neither|rather|as\s+in)\b",
    re.IGNORECASE,
)


def centuries(passages: Passages) -> pd.DataFrame:
    """The `Centuries` of a batch."""
    return Centuries.from_rows(row for one in passages.documents for row in _centuries(one))


def _centuries(document: Document) -> Iterator[dict[str, Any]]:
    for found in _WITHIN.finditer(document.text):
        name = next(each for each in ("of", "apposed", "bracketed") if found[each])
        number = ordinal_value(found[name])
        sentence = sentence_of(document, found.start())
        if number is None or _CONTRAST.search(document.text, *sentence):
            continue
        decade = int(found["decade"])
        yield statement(
            document,
            found.span(),
            found.span(name),
            "a decade, its century",
            # 1900 is the last year of the 19th century, and 1901 to 1909 are of the 20th
            {
                "stated": number,
                "expected_low": (decade - 1) // 100 + 1,
                "expected_high": (decade + 9) // 100 + 1,
                "since": decade,
            },
        )
