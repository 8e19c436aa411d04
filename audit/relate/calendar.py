"""Which day a written date is: day, month and year of the claims that are dates, as far as the
words tell them.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Months by their names, in full or short, the first three letters, lower case.
_LETTERS: Final = 3


@cache
def words(name: str) -> list[str]:
    """A list of `data/calendar.toml`."""
    data = files("audit.relate").joinpath("data/calendar.toml").read_text(encoding="utf-8")
    found: list[str] = tomllib.loads(data)[name]
    return found


def one_of(choices: Sequence[str]) -> str:
    """A pattern for one of these words, the longest first."""
    return "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(choices, key=len, reverse=True)
    )


@cache
def _patterns() -> tuple[str, ...]:
    months = one_of([word for word in (*words("months"), *words("months_short"), "Sept") if word])
    month = rf"(?P<month>{months})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?:of\s+|in\s+)?(?P<year>[12]\d{3}))?"
    return (
        rf"\A{day}\s+(?:of\s+)?{month}{year}\Z",
        rf"\A{month}\s+(?:the\s+)?{day}{year}\Z",
        r"\A(?P<year>[12]\d{3})-(?P<number>[01]\d)-(?P<day>[0-3]\d)\Z",
        rf"\A{month},?\s+(?P<year>[12]\d{{3}})\Z",
    )


def read(texts: pd.Series[Any]) -> pd.DataFrame:
    """`year`, `month` and `day` of these dates; missing where their words do not tell them.

    Dates in digits alone are read only with the year first: 5/6/2018 may be in May or in June.
    """
    told = pd.DataFrame(
        {name: pd.Series(pd.NA, index=texts.index, dtype="Int64") for name in _PARTS}
    )
    for pattern in _patterns():
        found = texts.str.extract(pattern, flags=re.IGNORECASE)
        if "month" in found:
            names = found.pop("month").str[:_LETTERS].str.lower()
            found["number"] = names.map(_numbers())
        for name, group in _PARTS.items():
            if group in found:
                told[name] = told[name].fillna(pd.to_numeric(found[group]).astype("Int64"))
    return told


_PARTS: Final = {"year": "year", "month": "number", "day": "day"}


@cache
def _numbers() -> dict[str, int]:
    return {name[:_LETTERS].lower(): number for number, name in enumerate(words("months"), start=1)}


def days_of_month(year: int | None, month: int) -> int:
    """How many days a month has; a February of no year has 29."""
    return calendar.monthrange(2000 if year is None else year, month)[1]
