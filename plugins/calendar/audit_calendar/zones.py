"""Time zones by the names that texts give them."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, available_timezones

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A day of winter and one of summer, and two on which one continent has changed and another not.
_DAYS_OF_A_YEAR = ((1, 15), (3, 20), (7, 15), (10, 30))
_CONTINENTS = frozenset({"Africa", "America", "Asia", "Australia", "Europe", "Pacific"})
_NOON = datetime.time(12)


@cache
def _table() -> dict[str, Any]:
    data = files("audit_calendar").joinpath("data/zones.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def names() -> list[str]:
    """The names that are known: abbreviations, and cities as in "London time"."""
    return [*_table()["areas"], *_cities()]


@cache
def _cities() -> dict[str, str]:
    """The areas of the database by the cities that they are called after."""
    return {
        f"{area.rpartition('/')[2].replace('_', ' ')} time": area
        for area in sorted(available_timezones())
        if area.partition("/")[0] in _CONTINENTS
    }


def _areas(name: str) -> list[str]:
    city = _cities().get(name)
    found: list[str] = [city] if city else _table()["areas"][name]
    return found


def days_of(year: int) -> list[datetime.date]:
    """Days that stand for every combination of standard and summer times of a year."""
    return [datetime.date(year, month, day) for month, day in _DAYS_OF_A_YEAR]


@cache
def _offsets(name: str, day: datetime.date, *, loosely: bool) -> frozenset[int]:
    """The minutes ahead of UTC that clocks show in a zone on a day.

    "EST" in July is what it says, or `loosely` the time of New York in July. "ET" says nothing by
    itself.
    """
    local = loosely and name not in _table()["strict"]
    found: set[int] = set()
    for area in _areas(name):
        zone = ZoneInfo(area)
        shown = {_minutes(datetime.datetime.combine(day, _NOON, zone))}
        called = {
            _minutes(noon)
            for each in days_of(day.year)
            if (noon := datetime.datetime.combine(each, _NOON, zone)).tzname() in _called(name)
        }
        found |= shown if local or not called else called
    return frozenset(found)


def _minutes(time: datetime.datetime) -> int:
    offset = time.utcoffset() or datetime.timedelta()
    return int(offset.total_seconds()) // 60


def _called(name: str) -> frozenset[str]:
    """What the database calls a zone: Australians say EST for its AEST."""
    return frozenset({name, "AEST"} if name == "EST" else {name})


def differences(first: str, second: str, days: Sequence[datetime.date]) -> frozenset[int]:
    """By how many minutes the clocks of the second zone may be ahead of those of the first."""
    return frozenset(
        ahead - behind
        for day in days
        for loosely in (False, True)
        for behind in _offsets(first, day, loosely=loosely)
        for ahead in _offsets(second, day, loosely=loosely)
    )
