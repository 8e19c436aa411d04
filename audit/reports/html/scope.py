"""What of an audit a page shows: all of a few documents, of a corpus what lies near findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audit.report import SEVERITY_ORDER
from audit.reports.html.words import counted

if TYPE_CHECKING:
    import pandas as pd

    from audit.document import Document
    from audit.report import Report

#: Up to so many characters and documents all text is shown. A character takes a byte, a claim a
#: thousand: such a page is some megabytes.
MOST_TEXT: Final = 200_000
MOST_TEXTS: Final = 100
#: So many findings are shown with their text, and so many are listed.
MOST_FINDINGS: Final = 500
MOST_LISTED: Final = 2_000
#: So many documents are named in the summary.
MOST_DOCUMENTS: Final = 5_000


@dataclass(frozen=True)
class Scope:
    """What a page shows.

    Attributes:
        documents: The documents whose text is shown, in the report's order.
        whole: Whether all of their text is, or only what is near findings.
        findings: The findings that are shown with the text.
        listed: The findings that are listed.
        left_out: What is not on the page, a sentence each.
    """

    documents: tuple[Document, ...]
    whole: bool
    findings: pd.DataFrame
    listed: pd.DataFrame
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> Scope:
        """What is shown of a report, so that the page stays of a size that a browser opens."""
        documents = tuple(report.documents)
        every = report.findings.reset_index(drop=True)
        findings = _gravest(every, MOST_FINDINGS)
        length = sum(len(document.text) for document in documents)
        if length <= MOST_TEXT and len(documents) <= MOST_TEXTS:
            shown, whole = documents, True
        else:
            named = set(findings["document"])
            shown = tuple(document for document in documents if document.name in named)
            whole = sum(len(document.text) for document in shown) <= MOST_TEXT
        listed = _gravest(every, MOST_LISTED)
        scope = cls(shown, whole, findings, listed, ())
        return cls(shown, whole, findings, listed, tuple(scope._said(report)))

    def _said(self, report: Report) -> list[str]:
        """What is left out, in words."""
        said = []
        silent = len(report.documents) - len(self.documents)
        if silent:
            said.append(f"The text of {counted(silent, 'document')} is not shown.")
        if not self.whole:
            said.append("Of long documents only what is near a finding is shown.")
        total = len(report.findings)
        if total > len(self.findings):
            said.append(
                f"The text is shown of the {len(self.findings):,} gravest of {total:,} findings."
            )
        if total > len(self.listed):
            said.append(f"The {len(self.listed):,} gravest findings are listed.")
        if len(report.documents) > MOST_DOCUMENTS:
            said.append(
                f"The summary names {MOST_DOCUMENTS:,} of {len(report.documents):,} documents."
            )
        return said


def _gravest(findings: pd.DataFrame, most: int) -> pd.DataFrame:
    """So many findings at most, in their order."""
    if len(findings) <= most:
        return findings
    rank = findings["severity"].astype(str).map(SEVERITY_ORDER.index)
    kept = rank.sort_values(kind="stable").index[:most]
    return findings[findings.index.isin(kept)]
