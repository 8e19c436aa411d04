"""All that the page's template shows, put together from a report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audit.reports.html import scope, summary
from audit.reports.html.ledger import Ledger
from audit.reports.html.notes import notes
from audit.reports.html.scope import Scope
from audit.reports.html.texts import text
from audit.reports.html.words import first_paragraph, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audit.report import Report
    from audit.reports.html.ledger import Claim, Key, Related
    from audit.reports.html.notes import Note
    from audit.reports.html.summary import Tally
    from audit.reports.html.texts import Text


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding as a line of the list; `id` is empty where its text is not on the page."""

    id: str
    rule: str
    severity: str
    document: str
    line: int
    column: int
    message: str
    suggestion: str


@dataclass(frozen=True)
class View:
    """The page of a report: the whole, the texts, and the lists."""

    report: Report
    scope: Scope

    @cached_property
    def tallies(self) -> Sequence[Tally]:
        """How much was found in each document."""
        return summary.tallies(self.report)

    @property
    def summarised(self) -> Sequence[Tally]:
        """The documents that the summary names."""
        return self.tallies[: scope.MOST_DOCUMENTS]

    @cached_property
    def tally_of(self) -> Mapping[str, Tally]:
        """The same by the name of the document."""
        names = [document.name for document in self.report.documents]
        return dict(zip(names, self.tallies, strict=True))

    @cached_property
    def total(self) -> Tally:
        """How much was found in all."""
        return summary.total(self.tallies)

    @cached_property
    def ledger(self) -> Ledger:
        """The claims and relations of the documents whose text is shown."""
        return Ledger(self.report, self.scope.documents)

    @cached_property
    def notes(self) -> Sequence[Note]:
        """The findings that stand beside the texts."""
        return notes(self.scope.findings, self.ledger)

    @cached_property
    def texts(self) -> Sequence[Text]:
        """The documents whose text is shown."""
        beside: dict[str, list[Note]] = {}
        for note in self.notes:
            beside.setdefault(note.document, []).append(note)
        return [
            text(one, beside.get(one.name, ()), self.ledger, whole=self.scope.whole)
            for one in self.scope.documents
        ]

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """The `id` of each text by its document, as the summary names it."""
        return {shown(one.document.name): str(at) for at, one in enumerate(self.texts)}

    @cached_property
    def begun(self) -> set[str]:
        """The `id` of each finding whose first words are marked in a text."""
        return set[str]().union(*(one.begun for one in self.texts))

    @cached_property
    def marked(self) -> Mapping[Key, str]:
        """The `id` of each claim that is marked in a text."""
        ids = set[str]().union(*(one.claims for one in self.texts))
        return {key: each.id for key, each in self.ledger.claims.items() if each.id in ids}

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """The claims that are listed: all that are marked, and of whole texts the rest too."""
        return [
            claim
            for one in self.texts
            for claim in self.ledger.by_document.get(one.document.name, ())
            if self.scope.whole or claim.key in self.marked
        ]

    @cached_property
    def relations(self) -> Sequence[Related]:
        """The relations that are listed: those of claims that are."""
        listed = {claim.key for claim in self.claims}
        return [relation for relation in self.ledger.relations if relation.keys & listed]

    @cached_property
    def faults(self) -> Mapping[Key, Sequence[Note]]:
        """The findings at each claim."""
        found: dict[Key, list[Note]] = {}
        for note in self.notes:
            for claim in self.ledger.at(note.document, note.start, note.end):
                found.setdefault(claim.key, []).append(note)
        return found

    @cached_property
    def findings(self) -> Sequence[Listed]:
        """The findings that are listed."""
        with_text = {note.id for note in self.notes}
        frame = self.scope.listed
        return [
            Listed(
                id=str(label) if str(label) in with_text else "",
                rule=row["rule"],
                severity=row["severity"],
                document=shown(row["document"]),
                line=row["line"],
                column=row["column"],
                message=shown(row["message"]),
                suggestion=shown(row["suggestion"]) if isinstance(row["suggestion"], str) else "",
            )
            for label, row in zip(frame.index, frame.to_dict("records"), strict=True)
        ]

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """What each kind of relation on the page asserts."""
        seen = sorted({relation.kind for relation in self.relations})
        return {kind: first_paragraph(self.report.kinds[kind]) for kind in seen}


def view(report: Report) -> View:
    """The page of a report."""
    return View(report, Scope.of(report))
