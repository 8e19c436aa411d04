"""What a text tells, before anything is judged."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from audit_granularity.words import Nature
    from audit_granularity.written import Written

#: A row of the claims frame, by column.
Claim: TypeAlias = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A mean as it is told.

    Attributes:
        sentence: The ordinal of its sentence; -1 in a table.
        words: What it is a mean of.
        mean: The mean.
        start: Where the words of the mean begin: "M = 3.45".
        sd: The standard deviation, if it is told; it starts with its words: "SD = 1.20".
        n: The size of the sample.
        nature: What is told of the data.
        sure: Whether there is no doubt about the size.
        construction: By which words it was read.
    """

    sentence: int
    words: str
    mean: Written
    start: int
    sd: Written | None
    n: int
    nature: Nature
    sure: bool
    construction: str


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage as it is told.

    Attributes:
        stated: The percentage.
        whole: What it is of; without a claim where headers of a table tell it.
        sure: Whether there is no doubt that it is a share of so many.
        construction: By which words it was read.
    """

    stated: Claim
    whole: Claim
    sure: bool
    construction: str
