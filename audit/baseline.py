"""Old findings that are known, so that only new ones count: a file of their fingerprints."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from audit.errors import AuditError

if TYPE_CHECKING:
    import pandas as pd

    from audit.report import Report

#: Grows when an older version would misread the file.
VERSION: Final = 1
_ANEW: Final = "write it anew with --write-baseline"


class Entry(NamedTuple):
    """A finding that is known; the path of its document is seen from the baseline's folder."""

    document: str
    rule: str
    fingerprint: str
    message: str


@dataclass(frozen=True)
class Baseline:
    """The known findings, and the file that lists them."""

    path: Path
    entries: tuple[Entry, ...] = ()

    @classmethod
    def read(cls, path: str | Path) -> Baseline:
        """The baseline in this file; an `AuditError` that says why it is none."""
        try:
            content = json.loads(Path(path).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise AuditError(
                f"{path}: there is no such baseline; write it with --write-baseline"
            ) from None
        except OSError as error:
            raise AuditError(f"{path}: cannot be read: {error.strerror}") from None
        except ValueError as error:  # no JSON, or no UTF-8
            raise AuditError(f"{path}: is no baseline ({error}); delete it or mend it") from None
        return cls(Path(path), _entries(content, path))

    def rewritten(self, report: Report) -> Baseline:
        """The findings of a report, and what is known of what it did not look at."""
        looked = self._looked(report)
        known = [each for each in self.entries if not self._is_settled(each, report, looked)]
        rows = report.findings[["document", "rule", "fingerprint", "message"]]
        found = [
            Entry(self._seen(name), *rest)
            for name, *rest in rows.itertuples(index=False, name=None)
        ]
        return Baseline(self.path, tuple(sorted({*known, *found})))

    def known(self, findings: pd.DataFrame) -> pd.Series[bool]:
        """Which of these findings the baseline lists."""
        listed = {(each.document, each.fingerprint) for each in self.entries}
        seen = {name: self._seen(str(name)) for name in findings["document"].unique()}
        pairs = zip(findings["document"].map(seen), findings["fingerprint"], strict=True)
        import pandas as pd

        return pd.Series([pair in listed for pair in pairs], index=findings.index, dtype=bool)

    def standing(self, findings: pd.DataFrame) -> pd.DataFrame:
        """Those of these findings that the baseline does not list."""
        return findings[~self.known(findings)].reset_index(drop=True)

    def mended(self, report: Report) -> list[Entry]:
        """What is listed and would have been found, and is found no more."""
        found = report.findings
        pairs = zip(found["document"], found["fingerprint"], strict=True)
        marks = {(self._seen(str(name)), str(mark)) for name, mark in pairs}
        looked = self._looked(report)
        return [
            each
            for each in self.entries
            if (each.document, each.fingerprint) not in marks
            and self._is_settled(each, report, looked)
        ]

    def text(self) -> str:
        """The file's content: a finding an entry, sorted, so that versions are easily compared."""
        findings = [
            {
                "document": each.document,
                "rule": each.rule,
                "fingerprint": each.fingerprint,
                "message": each.message,
            }
            for each in self.entries
        ]
        content = {"tool": "claim-audit", "version": VERSION, "findings": findings}
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"

    def _is_settled(self, entry: Entry, report: Report, looked: set[str]) -> bool:
        """Whether the report has looked for the entry, or its document is gone."""
        if entry.document in looked:
            return entry.rule in report.rules
        return not (self.path.parent / entry.document).exists()

    def _looked(self, report: Report) -> set[str]:
        return {self._seen(document.name) for document in report.documents}

    def _seen(self, name: str) -> str:
        """The name of a document as its path is seen from the baseline's folder."""
        if name.startswith("<"):  # no file: standard input, a text
            return name
        try:
            return Path(os.path.relpath(name, self.path.parent)).as_posix()
        except ValueError:  # on another drive
            return name


def _entries(content: Any, path: str | Path) -> tuple[Entry, ...]:
    """The entries of what the file holds, if it is what this version writes."""
    version = content.get("version") if isinstance(content, Mapping) else None
    if version is None or content.get("tool") != "claim-audit":
        raise AuditError(f'{path}: is no baseline: it has no "tool" and "version" of claim-audit')
    if version != VERSION:
        raise AuditError(
            f"{path}: is a baseline of version {version}, and this is for version {VERSION}; "
            f"delete it and {_ANEW}"
        )
    entries = []
    for number, row in enumerate(_listed(content, path)):
        values = [row.get(name) if isinstance(row, Mapping) else None for name in Entry._fields]
        words = [value for value in values if isinstance(value, str)]
        if len(words) < len(values):
            raise AuditError(
                f"{path}: is damaged: entry {number} of its findings does not tell "
                f"{', '.join(Entry._fields)}; {_ANEW}"
            )
        entries.append(Entry(*words))
    return tuple(entries)


def _listed(content: Mapping[str, Any], path: str | Path) -> list[Any]:
    rows = content.get("findings")
    if not isinstance(rows, list):
        raise AuditError(f'{path}: is damaged: "findings" is no list; delete it and {_ANEW}')
    return rows
