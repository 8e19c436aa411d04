"""What an audit says of one document, cut out of the report of a batch, for tests to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.document import Document
from audit.pipeline import check

if TYPE_CHECKING:
    import pandas as pd

    from audit.config import Config
    from audit.plugins import Plugins
    from audit.report import Report


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, with the words at which it stands."""

    rule: str
    at: str
    diagnosis: str
    suggestion: str | None
    severity: str = "error"


@dataclass(frozen=True)
class Audited:
    """One document of a report."""

    document: Document
    claims: pd.DataFrame
    relations: Mapping[str, pd.DataFrame]
    findings: pd.DataFrame

    def found(self, *severities: str) -> list[Found]:
        """The findings of these severities ("error" and "warning", where none are named)."""
        graded = self.findings["severity"].isin(severities or ("error", "warning"))
        return self.found_in(self.findings[graded])

    def found_in(self, findings: pd.DataFrame) -> list[Found]:
        """Some of its findings, with their words."""
        columns = ("rule", "start", "end", "diagnosis", "suggestion", "severity")
        rows = zip(*(findings[name].tolist() for name in columns), strict=True)
        return [
            Found(
                rule,
                self.document.text[start:end],
                diagnosis,
                suggestion if isinstance(suggestion, str) else None,
                severity,
            )
            for rule, start, end, diagnosis, suggestion, severity in rows
        ]

    def frame(self, kind: str) -> pd.DataFrame:
        """A relation frame, or the claims."""
        return self.claims if kind == "claims" else self.relations[kind]

    def told(self) -> str:
        """All that was found, for the message of a failing test."""
        lines = [f"text: {self.document.text}", "claims:"]
        lines += [
            f"  {row.text!r} = {row.value:g} {row.unit!r} ({row.kind}, {row.bound})"
            for row in self.claims.itertuples()
        ]
        for kind, frame in self.relations.items():
            lines += [
                f"{kind}: "
                + ", ".join(
                    f"{str(name).removesuffix('_value')}={value}"
                    for name, value in row.items()
                    if str(name).endswith("_value") or name in {"holds", "settled", "construction"}
                )
                for row in frame.to_dict(orient="records")
            ]
        lines += [f"finding: {row.severity} {row.message}" for row in self.findings.itertuples()]
        return "\n".join(lines)


def take(report: Report, document: Document) -> Audited:
    """What the report says of one of its documents; a trouble of the report fails the test."""
    assert not report.troubles, [str(trouble) for trouble in report.troubles]

    def own(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["document"] == document.name].reset_index(drop=True)

    return Audited(
        document,
        own(report.claims),
        {kind: own(frame) for kind, frame in report.relations.items()},
        own(report.findings),
    )


def audit_text(text: str) -> Audited:
    """A text, audited alone."""
    report = check(text=text)
    return take(report, report.documents[0])


class Batch(Mapping[str, Audited]):
    """Documents by name, audited together, which is quick; one by one where that fails, to see
    which.
    """

    def __init__(
        self,
        texts: Mapping[str, str | Document],
        *,
        config: Config | None = None,
        plugins: Plugins | None = None,
    ) -> None:
        self._given = {
            name: Document.from_text(given, name=name) if isinstance(given, str) else given
            for name, given in texts.items()
        }
        self._config, self._plugins = config, plugins
        self._report = self._check(list(self._given.values())) if texts else None

    def _check(self, documents: list[Document]) -> Report:
        return check(documents, config=self._config, plugins=self._plugins)

    def __getitem__(self, name: str) -> Audited:
        document = self._given[name]
        if self._report is None or self._report.troubles:
            return take(self._check([document]), document)
        return take(self._report, document)

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)
