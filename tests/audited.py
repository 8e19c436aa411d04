"""What an audit says of one document, cut out of the report of a batch, for tests to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings

import audit

if TYPE_CHECKING:
    import pandas as pd


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

    document: audit.Document
    claims: pd.DataFrame
    relations: Mapping[str, pd.DataFrame]
    findings: pd.DataFrame

    def found(self, *severities: str) -> list[Found]:
        """The findings of these severities ("error" and "warning", where none are named)."""
        rows = self.findings[self.findings["severity"].isin(severities or ("error", "warning"))]
        return [
            Found(
                row.rule,
                self.document.text[row.start : row.end],
                row.diagnosis,
                row.suggestion if isinstance(row.suggestion, str) else None,
                row.severity,
            )
            for row in rows.itertuples()
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
                    f"{name.removesuffix('_value')}={value}"
                    for name, value in row.items()
                    if str(name).endswith("_value") or name in {"holds", "settled", "construction"}
                )
                for row in frame.to_dict(orient="records")
            ]
        lines += [f"finding: {row.severity} {row.message}" for row in self.findings.itertuples()]
        return "\n".join(lines)


def take(report: audit.Report, document: audit.Document) -> Audited:
    """What the report says of one of its documents."""
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
    report = audit.check(text=text)
    return take(report, report.documents[0])


class Batch(Mapping[str, Audited]):
    """Texts by name, audited together, which is quick; one by one where that fails, to see why."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._report = audit.check(
            [audit.Document.from_text(text, name=name) for name, text in texts.items()]
        )
        self._documents = {document.name: document for document in self._report.documents}

    def __getitem__(self, name: str) -> Audited:
        if self._report.troubles:
            return audit_text(self._texts[name])
        return take(self._report, self._documents[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


#: For properties of batches: the failing text is named by the assertion, and shrinking would audit
#: hundreds of batches.
unshrunk = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
)
