"""The built-in parts, registered through the same hooks as anybody's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from audit import hookimpl

if TYPE_CHECKING:
    from audit.config import Config
    from audit.extract.vocabulary import Vocabulary
    from audit.parts import Extractor, Reader, RelationKind, ReportFormat
    from audit.references.kinds import FaultsOf
    from audit.rule import Rule


@hookimpl
def audit_readers() -> list[Reader]:
    """Readers of text, Markdown and HTML."""
    from audit import readers

    return readers.builtin()


@hookimpl
def audit_extractors(vocabulary: Vocabulary) -> list[Extractor]:
    """The grammar of numbers in context."""
    from audit.extract import extract
    from audit.parts import Extractor

    return [Extractor("numbers", partial(extract, vocabulary=vocabulary))]


@hookimpl
def audit_relations(config: Config, faults_of: FaultsOf) -> list[RelationKind]:
    """The kinds of relation, a module each in `audit.relate`, and those between claims and the
    references of the settings.
    """
    from audit import relate
    from audit.references.kinds import kinds

    return [*relate.builtin(), *kinds(config, faults_of)]


@hookimpl
def audit_rules() -> list[type[Rule]]:
    """The rules, a family a module in `audit.rules`, and those about silences."""
    from audit import rules
    from audit.silences.rules import RULES

    return [*rules.builtin(), *RULES]


@hookimpl
def audit_reports() -> list[ReportFormat]:
    """The report formats, a module each in `audit.reports`."""
    from audit import reports

    return reports.builtin()
