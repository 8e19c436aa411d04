"""What an audit found, as frames."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from audit.document import Document
    from audit.errors import Trouble
    from audit.frames import Relation
    from audit.parts import Panel
    from audit.rule import Rule

#: From the gravest to the slightest.
SEVERITY_ORDER = ("error", "warning", "info")
#: Kinds whose rows assert nothing: they list all quantities, related or not.
LISTINGS = frozenset({"sources"})


@dataclass(frozen=True, slots=True)
class Tally:
    """How far an audit is.

    Attributes:
        documents: The documents that are done.
        claims: The claims in them.
        findings: What was found.
        latest: The name of the last document.
    """

    documents: int = 0
    claims: int = 0
    findings: int = 0
    latest: str = ""

    def __add__(self, report: Report) -> Tally:
        """With what another batch of documents holds."""
        return Tally(
            self.documents + len(report.documents),
            self.claims + len(report.claims),
            self.findings + len(report.findings),
            report.documents[-1].name if report.documents else self.latest,
        )


@dataclass(frozen=True)
class Report:
    """The frames of one audit.

    Attributes:
        claims: `audit.frames.Claims` of all documents.
        relations: The relation frames by kind ("changes", "shares", …), with `holds`.
        findings: `audit.frames.Findings`, in reading order.
        documents: The documents that were read, in the order in which they were given.
        rules: The rules that looked, by code.
        troubles: What could not be read or did not run.
        kinds: The models of the relation frames by kind, which name their roles.
        panels: What plugins add to a page; filled only for formats that show panels.
        silenced: The findings that the documents themselves silence.
        silences: `audit.frames.Silences`, what the documents silence, and how much it was.
    """

    claims: pd.DataFrame
    relations: Mapping[str, pd.DataFrame]
    findings: pd.DataFrame
    documents: Sequence[Document] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    troubles: Sequence[Trouble] = ()
    kinds: Mapping[str, type[Relation]] = field(default_factory=dict)
    panels: Sequence[Panel] = ()
    silenced: pd.DataFrame | None = None
    silences: pd.DataFrame | None = None

    @property
    def ok(self) -> bool:
        """Whether everything ran, and nothing graver than an `info` was found."""
        return not self.troubles and not len(self.at_least("warning"))

    def at_least(self, severity: str) -> pd.DataFrame:
        """The findings of this severity or a graver one."""
        grave = SEVERITY_ORDER[: SEVERITY_ORDER.index(severity) + 1]
        return self.findings[self.findings["severity"].isin(grave)]
