"""The hooks that plugins implement; the built-in parts register through the same ones.

A plugin is any module or object, found through the entry-point group `audit`, with functions that
are marked `@audit.hookimpl`:

    import audit

    @audit.hookimpl
    def audit_rules():
        return [MonthsAreToldOnce]

A hook that raises is reported under the plugin's name and version, the audit goes on without what
it would have brought, and ends with exit code 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from audit.config import Config
    from audit.extract.vocabulary import Vocabulary
    from audit.extract.wordlists import Tables
    from audit.parts import Extractor, Panel, Reader, RelationKind, ReportFormat
    from audit.report import Report
    from audit.rule import Rule

hookspec = pluggy.HookspecMarker("audit")


@hookspec
def audit_readers() -> Sequence[Reader]:
    """Readers of further formats; called once a run.

    A suffix that several read goes to the last: the plugin's, not the built-in one.
    """
    raise NotImplementedError


@hookspec
def audit_vocabulary() -> Sequence[Tables]:
    """Further words: units, currencies, number words, hedges and the like; called once a run.

    Tables by name, of the form that a file of words has. What the configuration names has the last
    word.
    """
    raise NotImplementedError


@hookspec
def audit_extractors(vocabulary: Vocabulary) -> Sequence[Extractor]:
    """Further extractors of claims; called once a run, with the words that hold in it.

    Where two claims overlap, the longer stays.
    """
    raise NotImplementedError


@hookspec
def audit_relations() -> Sequence[RelationKind]:
    """Further kinds of relation; called once a run."""
    raise NotImplementedError


@hookspec
def audit_rules() -> Sequence[type[Rule]]:
    """Rules; called once a run. A code that another plugin has already is an error."""
    raise NotImplementedError


@hookspec
def audit_reports() -> Sequence[ReportFormat]:
    """Report formats; called once a run."""
    raise NotImplementedError


@hookspec
def audit_configure(config: Config) -> None:
    """Look at the configuration before a run.

    A plugin that cannot run with it raises `audit.errors.AuditError`, and is left out.
    """


@hookspec
def audit_findings(
    findings: pd.DataFrame, claims: pd.DataFrame, relations: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Have the last word over the findings of a batch.

    Return a `Findings` frame, filtered, re-graded or extended. Each plugin gets what the one before
    returned, and only what is returned counts.
    """
    raise NotImplementedError


@hookspec
def audit_panels(report: Report) -> Sequence[Panel]:
    """Sections of the HTML report, such as plots; called once a run, if the format shows panels."""
    raise NotImplementedError
