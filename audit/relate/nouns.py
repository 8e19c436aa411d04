"""Whether two numbers count the same things: by their nouns, which for people change."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.relate.passages import Claim


def may_be_alike(one: Claim, other: Claim) -> bool:
    """Whether two claims may count the same: one noun, or none, or two for people."""
    if not one.unit or not other.unit or one.unit == other.unit:
        return True
    return {_head(one.unit), _head(other.unit)} <= _people()


def _head(unit: str) -> str:
    """The last word of what is counted, without what it is counted per."""
    return unit.split(" per ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]


@cache
def _people() -> frozenset[str]:
    data = files("audit.relate").joinpath("data/people.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(data)["people"])
