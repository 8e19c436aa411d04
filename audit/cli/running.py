"""One run of `audit check`, and the ways in which its results are used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import click

from audit.cli.exits import CLEAN, FINDINGS, INTERRUPTED, TROUBLE
from audit.cli.output import tell, terminal, write, write_folder
from audit.errors import Interrupted

if TYPE_CHECKING:
    import datetime

    import pandas as pd

    from audit.baseline import Baseline
    from audit.cache import Documents, Pending
    from audit.config import Config
    from audit.document import Document
    from audit.errors import Trouble
    from audit.parts import ReportFormat
    from audit.plugins import Plugins
    from audit.report import Report

#: Which files are audited, by their paths; all, if None.
Wanted: TypeAlias = Callable[[str], bool] | None


@dataclass(frozen=True)
class Run:
    """What is audited, with what, what is known already, and where what is found in documents and
    the answer are kept, if they are.
    """

    paths: Sequence[str]
    config: Config
    plugins: Plugins
    date: datetime.date | None = None
    known: Baseline | None = None
    found: Documents | None = None
    pending: Pending | None = None

    def audited(self, wanted: Wanted = None) -> Report:
        """The report; what went wrong is told.

        Raises:
            Interrupted: On Ctrl-C, with the report of what was done before.
        """
        from audit import pipeline
        from audit.cli.progress import progress

        with progress() as tick:
            report = pipeline.check(
                list(self.paths),
                date=self.date,
                config=self.config,
                plugins=self.plugins,
                progress=tick,
                wanted=wanted,
                store=self.found,
            )
        if self.found is not None:
            self.found.keep()
        return self._told(report)

    def _told(self, report: Report) -> Report:
        report = _with_troubles(report, self.plugins, self.config)
        tell(map(str, report.troubles))
        return report

    def shown(self, form: ReportFormat, output: str | None, wanted: Wanted = None) -> int:
        """Audit and report, what was done before Ctrl-C at least; the exit code."""
        try:
            report = self.audited(wanted)
        except Interrupted as stop:
            self._reported(self._told(stop.report), form, output)
            return INTERRUPTED
        return self._reported(report, form, output)

    def compared(self, output: str | None, wanted: Wanted = None) -> int:
        """Audit and show what mending would change; the exit code."""
        from audit.cli import fixing

        report = self.audited(wanted)
        changes, troubles = fixing.mended(report, self.config, self.plugins, self._standing)
        tell(map(str, troubles))
        write(fixing.diff(changes), output)
        tell([fixing.summary(changes, self._standing(report.findings), done=False)])
        if report.troubles or troubles:
            return TROUBLE
        return FINDINGS if changes else CLEAN

    def mended(self, form: ReportFormat, output: str | None, wanted: Wanted = None) -> int:
        """Audit, mend the files and report what is left; the exit code.

        Standard input is mended to standard output, and reported to standard error.
        """
        from audit.cli import fixing
        from audit.readers.open import STDIN

        report = self.audited(wanted)
        changes, troubles = fixing.mended(report, self.config, self.plugins, self._standing)
        documents, unwritten = fixing.written(changes)
        troubles += unwritten
        tell(map(str, troubles))
        changes = [each for each in changes if each.before.name in documents]
        report = self._again(report, documents, troubles)
        tell([fixing.summary(changes, self._standing(report.findings), done=True)])
        if STDIN not in self.paths:
            return self._reported(report, form, output)
        write(fixing.stdin(report, changes), None)
        return self._reported(report, form, output, aside=True)

    def _again(
        self, report: Report, documents: dict[str, Document], troubles: Sequence[Trouble]
    ) -> Report:
        """The report on the documents as they are now."""
        from audit import pipeline

        if documents:
            now = [documents.get(each.name, each) for each in report.documents]
            anew = pipeline.check(now, config=self.config, plugins=self.plugins)
            report = replace(anew, troubles=report.troubles)
        return replace(report, troubles=(*report.troubles, *troubles))

    def _standing(self, findings: pd.DataFrame) -> pd.DataFrame:
        return findings if self.known is None else self.known.standing(findings)

    def _reported(
        self, report: Report, form: ReportFormat, output: str | None, *, aside: bool = False
    ) -> int:
        """Write the report, on standard error if `aside`; the exit code."""
        if self.known is not None:
            from audit.cli import baselines

            report = baselines.applied(self.known, report)
        if form.shows_panels:
            report = self._with_panels(report)
        rendered = self._put(form, report, output, aside=aside)
        if report.troubles:
            return TROUBLE
        code = FINDINGS if len(report.at_least(self.config.severity)) else CLEAN
        if self.pending is not None:
            self.pending.keep(code, rendered)
        return code

    def _with_panels(self, report: Report) -> Report:
        """The report with what plugins add to a page; those that fail at it are told."""
        report = replace(report, panels=tuple(self.plugins.panels(report)))
        late = [each for each in self.plugins.troubles if each not in report.troubles]
        tell(map(str, late))
        return replace(report, troubles=(*report.troubles, *late))

    def _put(
        self, form: ReportFormat, report: Report, output: str | None, *, aside: bool
    ) -> object:
        """What is written; in its own words and colours if a terminal shows it."""
        from audit.reports import console

        if form is console.FORMAT and output is None and not aside and (screen := terminal()):
            shown = console.render(report, screen.width, color=screen.color)
            write(shown, None)
            return shown
        rendered = self.plugins.rendered(form, report)
        if not isinstance(rendered, str | bytes):
            if output is not None:
                write_folder(rendered, output)
        elif aside and output is None:
            click.echo(rendered, nl=False, err=True)
        else:
            write(rendered, output)
        return rendered


def _with_troubles(report: Report, plugins: Plugins, config: Config) -> Report:
    """The report with what the plugins and the settings have to answer for, each told once."""
    unheeded = config.troubles_with(plugins.rules())
    troubles = dict.fromkeys([*plugins.troubles, *unheeded, *report.troubles])
    return replace(report, troubles=tuple(troubles))
