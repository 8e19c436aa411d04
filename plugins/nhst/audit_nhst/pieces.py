"""The pieces that results are told in: statistics, p, degrees of freedom, sample sizes, effect
sizes, estimates with their errors and intervals, and how many tails.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit_nhst.numbers import Written


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a result, and where it stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statistic(Token):
    """A statistic with the degrees of freedom that stand at it."""

    symbol: str
    kind: str
    relation: str
    value: Written
    df: tuple[Written, ...]
    size: float
    firm: bool
    """Whether degrees of freedom in brackets leave no doubt that it is one."""
    second: Written | None = None
    """The other of two values: "F(1, 15) = 19.9 and 5.16"."""


@dataclass(frozen=True, slots=True)
class P(Token):
    """A stated p; `relation` is "ns" where it is only called not significant, `tails` 0 where they
    are not told with it.
    """

    relation: str
    value: Written
    tails: int


@dataclass(frozen=True, slots=True)
class Freedom(Token):
    """Degrees of freedom told apart from their statistic."""

    df: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Size(Token):
    """A sample size, or that of a group."""

    value: float
    group: bool


@dataclass(frozen=True, slots=True)
class Interval(Token):
    """A confidence interval; the level in percent, NaN where it is not told."""

    level: float
    lower: Written
    upper: Written


@dataclass(frozen=True, slots=True)
class Error(Token):
    """A standard error."""

    value: Written


@dataclass(frozen=True, slots=True)
class Named(Token):
    """An effect size or an estimate."""

    measure: str
    value: Written
    effect: bool


@dataclass(frozen=True, slots=True)
class Tail(Token):
    """How many tails a test has."""

    tails: int


@dataclass(frozen=True, slots=True)
class Other(Token):
    """Some other figure, over which a result goes on: "MSE = 2.1"."""
