"""The hooks that plugins implement; the built-in parts register through the same ones.

A plugin is any module or object, found through the entry-point group `audit`, with functions that
are marked `@audit.hookimpl`. Each hook is documented in one form, from which docs/hooks.md is
written: what it gives, when it is called, and what happens if it fails. docs/hooks/ has a plugin
for each, which a test runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from audit.config import Config
    from audit.config.references import Declaration
    from audit.extract.vocabulary import Vocabulary
    from audit.extract.wordlists import Tables
    from audit.parts import Extractor, Panel, Reader, RelationKind, ReportFormat
    from audit.references.kinds import FaultsOf, Rows
    from audit.report import Report
    from audit.rule import Rule

hookspec = pluggy.HookspecMarker("audit")


@hookspec
def audit_readers() -> Sequence[Reader]:
    """Give readers of further formats.

    A reader turns the bytes of a file into an `audit.Document`. A suffix that several read goes to
    the last: the plugin's, not the built-in one.

    Called:
        Once a run, before the first file is read.

    On error:
        If the hook raises, or gives what is no reader, that is told under the plugin's name and
        the other readers are used. If `read` raises `audit.errors.Unreadable`, the file is told
        with that reason; if it raises anything else, with the name of the reader. The other files
        are audited.
    """
    raise NotImplementedError


@hookspec
def audit_vocabulary() -> Sequence[Tables]:
    """Give further words: units, currencies, number words, hedges and the like.

    Tables by name, of the form that a [file of words](vocabulary.md) has when `tomllib` has read
    it. What the settings name has the last word.

    Called:
        Once a run, before `audit_extractors`.

    On error:
        A table or word that cannot be one is told under the plugin's name and left out, and so is
        all of a hook that raises.
    """
    raise NotImplementedError


@hookspec
def audit_extractors(vocabulary: Vocabulary) -> Sequence[Extractor]:
    """Give further extractors of claims.

    An extractor gives a `Claims` frame for a batch of documents. The pipeline numbers the claims
    and finds their lines, so that `claim`, `line` and `column` may be 0, 1 and 1. Where two claims
    overlap, the longer stays, and of equals the plugin's. `vocabulary` holds the words of the run.

    Called:
        Once a run, before the first batch; `extract` once for each batch of documents.

    On error:
        If the hook or `extract` raises, or a frame is no `Claims`, that is told under the plugin's
        name, and the claims of the other extractors are audited. `audit extract`, which would give
        a table with gaps, fails instead.
    """
    raise NotImplementedError


@hookspec
def audit_relations(config: Config, faults_of: FaultsOf) -> Sequence[RelationKind]:
    """Give further kinds of relation, in a run with these settings.

    A kind has a name, the model of its frame, and the function that fills the frame from the
    passages of a batch: `passages.claims` is the frame of its claims, `passages.documents` the
    documents, `passages.passages` what constructions are matched with. The model declares roles,
    and further columns if it needs any. Its frame is `report.relations[NAME]`, and stands in the
    reports, without further code; rules look at it by a `Schema` that derives from the model.
    What cannot be related, although the frame is given, is added to `passages.troubles`. A kind
    that reads references asks `faults_of` first what `audit_references` finds wrong with each.

    Called:
        Once a run; `relate` once for each batch of documents, after all claims are found.

    On error:
        If the hook raises, gives what is no kind, or a name that another kind has, that is told
        under the plugin's name; rules over a kind that is missing are told, too. If `relate`
        raises, or its frame is not of the model, that is told, and the frame is empty.
    """
    raise NotImplementedError


@hookspec
def audit_references(config: Config, reference: Declaration, rows: Rows) -> Sequence[str]:
    """Say what is wrong with a [reference](references.md), before any number is checked against it.

    `reference` is what the settings declare, `rows()` its data. A reference of which anything is
    told is a trouble of the run, with these words, and nothing is checked against it.

    Called:
        Once a run for each reference that could be read, before the first claim is bound.

    On error:
        If it raises, that is told under the plugin's name, and what the other plugins say counts.
    """
    raise NotImplementedError


@hookspec
def audit_rules() -> Sequence[type[Rule]]:
    """Give rules.

    Subclasses of `audit.Rule`, or what `@audit.rule` makes of functions; see [rules](plugins.md).

    Called:
        Once a run, after `audit_relations`.

    On error:
        If the hook raises, or a rule is incomplete or has a code or a name that another rule has,
        that is told under the plugin's name, and the rule is left out. If a rule raises while it
        judges or explains a batch, that is told, and its findings of that batch are left out.
    """
    raise NotImplementedError


@hookspec
def audit_reports() -> Sequence[ReportFormat]:
    """Give report formats.

    A format renders an `audit.Report` as a text or as bytes, for `audit check --format NAME`. One
    of several files gives them by name, `{"claims.bin": b"..."}`, and says `folder=True`;
    `--output` then names their folder. A format looks at no clock, terminal or file system, so that
    one report always looks the same.

    Called:
        Once a run; `render` once, for the format that is asked for.

    On error:
        If the hook raises, or gives what is no format, that is told under the plugin's name; if
        the format is the one that is asked for, nothing is audited. If `render` raises, or gives
        what cannot be written, that is told under the plugin's name, and nothing is written.
    """
    raise NotImplementedError


@hookspec
def audit_configure(config: Config) -> None:
    """Look at the settings before a run.

    `config.plugin_settings["NAME"]` holds the table `[plugins.NAME]`, where NAME is that of the
    distribution or of the entry point; what may stand in it only the plugin knows, so it checks
    it here.

    Called:
        Once a run, before all other hooks.

    On error:
        If it raises `audit.errors.AuditError`, the message is told under the plugin's name; if it
        raises anything else, so is the exception. The plugin is left out of the run with all that
        it would have brought.
    """


@hookspec
def audit_findings(
    findings: pd.DataFrame, claims: pd.DataFrame, relations: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Have the last word over the findings of a batch.

    Returns a `Findings` frame: filtered, re-graded or extended. Each plugin gets what the one
    before it returned, and only what is returned counts, not what is done to the frames.

    Called:
        Once for each batch of documents, after all rules have judged it.

    On error:
        If it raises, or returns what is no `Findings`, that is told under the plugin's name, and
        the findings stay as they were before it.
    """
    raise NotImplementedError


@hookspec
def audit_panels(report: Report) -> Sequence[Panel]:
    """Give sections of the [HTML report](html.md), such as plots.

    The `html` of a panel is put on the page as it is, so what stems from a document must be
    escaped. The page forbids it to run scripts, to load anything, and to bring `style` attributes
    or elements; style goes into `css`. A plot that a library draws with style of its own goes into
    an `<img>` whose address is `data:image/svg+xml;base64,…`. The page's colours are custom
    properties (`--ink`, `--soft`, `--line`, `--accent`, `--error`, `--warning`, `--info`,
    `--good`), which follow its dark mode.

    Called:
        Once a run, with the finished report, if the format shows panels (`html` does).

    On error:
        If it raises, or gives what is no `audit.parts.Panel`, that is told under the plugin's
        name, and the page is written without it. What it does to the report reaches nobody.
    """
    raise NotImplementedError
