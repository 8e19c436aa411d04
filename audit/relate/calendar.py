"""Which day a written date is: day, month and year of the claims that are dates, as far as the
words tell them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


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


class Date(NamedTuple):
    """A date as far as its words tell it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = one_of([word for word in (*words("months"), *words("months_short"), "Sept") if word])
    month = rf"(?P<month>{months})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?:of\s+|in\s+)?(?P<year>[12]\d{3}))?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{day}\s+(?:of\s+)?{month}{year}",
            rf"{month}\s+(?:the\s+)?{day}{year}",
            r"(?P<year>[12]\d{3})-(?P<number>[01]\d)-(?P<day>[0-3]\d)",
            rf"{month},?\s+(?P<year>[12]\d{{3}})",
            r"(?P<year>[12]\d{3})",
        )
    )


@lru_cache(maxsize=10_000)
def parse(text: str) -> Date:
    """The date that these words are.

    In digits alone it is read only with the year first: 5/6/2018 may be in May or in June.
    """
    for pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            parts: dict[str, str | None] = found.groupdict()
            number = parts.get("number") or _numbers().get((parts.get("month") or "")[:3].lower())
            told = (parts.get("year"), number, parts.get("day"))
            return Date(*(None if part is None else int(part) for part in told))
    return Date()


@cache
def _numbers() -> dict[str, int]:
    """The number of each month by the first three letters of its name."""
    return {name[:3].lower(): number for number, name in enumerate(words("months"), start=1)}
