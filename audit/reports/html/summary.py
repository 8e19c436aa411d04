"""How much was found in each document, and in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from audit.report import SEVERITY_ORDER
from audit.reports.html.words import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.report import Report


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was found.

    Attributes:
        name: The document; empty for all of them.
        claims: How many numbers were read.
        holds: How many relations hold.
        fails: How many do not.
        unjudged: Of how many it cannot be told.
        severities: How many findings there are of each severity, from the gravest.
    """

    name: str
    claims: int
    holds: int
    fails: int
    unjudged: int
    severities: tuple[int, ...]

    @property
    def relations(self) -> int:
        """How many relations were seen."""
        return self.holds + self.fails + self.unjudged

    @property
    def findings(self) -> int:
        """How many findings there are of any severity."""
        return sum(self.severities)

    @property
    def worst(self) -> str:
        """The gravest severity; empty where nothing was found."""
        found = zip(SEVERITY_ORDER, self.severities, strict=True)
        return next((severity for severity, count in found if count), "")


def tallies(report: Report) -> list[Tally]:
    """A tally for each document, in their order."""
    names = [document.name for document in report.documents]
    verdicts = pd.concat(
        [
            pd.DataFrame({"document": frame["document"], "holds": frame["holds"].astype("float64")})
            for frame in report.relations.values()
        ]
        or [pd.DataFrame({"document": [], "holds": []})]
    )
    findings = report.findings
    columns = [
        _counted(report.claims["document"]),
        _counted(verdicts.loc[verdicts["holds"] == 1.0, "document"]),
        _counted(verdicts.loc[verdicts["holds"] == 0.0, "document"]),
        _counted(verdicts.loc[verdicts["holds"].isna(), "document"]),
        *(
            _counted(findings.loc[findings["severity"] == each, "document"])
            for each in SEVERITY_ORDER
        ),
    ]
    return [_tally(shown(name), [column.get(name, 0) for column in columns]) for name in names]


def total(each: Sequence[Tally]) -> Tally:
    """The tally of all documents."""
    counts = [(one.claims, one.holds, one.fails, one.unjudged, *one.severities) for one in each]
    sums = [sum(column) for column in zip(*counts, strict=True)]
    return _tally("", sums or [0] * (4 + len(SEVERITY_ORDER)))


def _counted(documents: pd.Series[Any]) -> dict[str, int]:
    return {str(name): int(count) for name, count in documents.value_counts().items()}


def _tally(name: str, counts: Sequence[int]) -> Tally:
    claims, holds, fails, unjudged, *severities = counts
    return Tally(name, claims, holds, fails, unjudged, tuple(severities))
