"""Which suggestions are put into their documents: those that are certain, and prove it.

A suggestion is certain if its finding is an error, which only a relation without doubt about its
roles can be, and the way back to the source is exact. It is kept if the document, read and audited
again with it, has an error less, and no new warning. What is found then may have a suggestion too,
so rounds are made until one changes nothing: a second run finds nothing to do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from audit.errors import Trouble
from audit.fixing.edits import apart, codec, edit, edited_source, edited_text
from audit.pipeline import audit_batch
from audit.readers.open import read_content

if TYPE_CHECKING:
    import pandas as pd

    from audit.config import Config
    from audit.document import Document
    from audit.fixing.edits import Edit
    from audit.plugins import Plugins
    from audit.readers.decode import Decoded


@dataclass(frozen=True)
class Mended:
    """A document with suggestions put in, and how many."""

    before: Document
    document: Document
    content: bytes
    count: int


class _Score(NamedTuple):
    errors: int
    warnings: int


@dataclass(frozen=True)
class _Draft:
    """A document on the way, with what it has of findings."""

    document: Document
    content: bytes
    findings: pd.DataFrame

    @property
    def score(self) -> _Score:
        severities = self.findings["severity"].tolist()
        return _Score(severities.count("error"), severities.count("warning"))


@dataclass(frozen=True)
class Mender:
    """Mends documents one by one.

    Attributes:
        config: The settings of the audit.
        plugins: The plugins of the audit.
        standing: Which of some findings are to be mended: not those that a baseline knows.
    """

    config: Config
    plugins: Plugins
    standing: Callable[[pd.DataFrame], pd.DataFrame] = lambda findings: findings

    def mended(self, document: Document, content: bytes) -> Mended | None:
        """The document with all certain suggestions, of its bytes; None where there is none.

        Anything that cannot be put back into just these bytes is left.
        """
        coding = codec(content, document.source)
        draft = coding and self._audited(document, content)
        if not coding or not draft:
            return None
        count = 0
        while better := self._round(draft, coding):
            draft, made = better
            count += made
        if not count:
            return None
        return Mended(document, draft.document, draft.content, count)

    def _round(self, draft: _Draft, coding: Decoded) -> tuple[_Draft, int] | None:
        """The draft with all its edits, or with those that bear it alone, and how many these are;
        None if none does.
        """
        edits = apart(self._edits(draft))
        together = self._tried(draft, edits, coding) if edits else None
        if together is not None:
            return together, len(edits)
        for each in edits if len(edits) > 1 else ():
            alone = self._tried(draft, [each], coding)
            if alone is not None:
                return alone, 1
        return None

    def _edits(self, draft: _Draft) -> list[Edit]:
        found = []
        for finding in self.standing(draft.findings).to_dict("records"):
            if finding["severity"] == "error" and isinstance(finding["suggestion"], str):
                span = finding["start"], finding["end"]
                made = edit(draft.document, *span, finding["suggestion"])
                found += [made] if made else []
        return found

    def _tried(self, draft: _Draft, edits: Sequence[Edit], coding: Decoded) -> _Draft | None:
        """The draft with these edits, if it reads as it should, and has an error less for each."""
        try:
            content = coding.encode(edited_source(draft.document.source, edits))
        except UnicodeEncodeError:
            return None
        document = read_content(content, draft.document.name, self.plugins.readers())
        if isinstance(document, Trouble):
            return None
        if document.text != edited_text(draft.document.text, edits):
            return None
        tried = self._audited(replace(document, date=draft.document.date), content)
        if tried is None or tried.score.errors > draft.score.errors - len(edits):
            return None
        return tried if tried.score.warnings <= draft.score.warnings else None

    def _audited(self, document: Document, content: bytes) -> _Draft | None:
        troubles: list[Trouble] = []
        findings = audit_batch([document], self.config, self.plugins, troubles).findings
        return None if troubles else _Draft(document, content, findings)
