"""`audit check`: from paths to a report and an exit code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from audit.cli import caching, loading, options
from audit.cli.exits import CLEAN, FINDINGS, INTERRUPTED, TROUBLE
from audit.cli.output import tell, terminal, write, write_folder
from audit.errors import AuditError, Interrupted, what_next
from audit.report import SEVERITY_ORDER
from audit.reports import builtin

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from audit.config import Config
    from audit.parts import ReportFormat
    from audit.plugins import Plugins
    from audit.report import Report

_FORMATS = f"{', '.join(form.name for form in builtin())}, or a plugin's; console, if not told."


@click.command("check")
@options.paths
@click.option("--format", "-f", "format_name", metavar="NAME", help=_FORMATS)
@options.output
@click.option(
    "--select", multiple=True, callback=options.words, metavar="CODES", help="Only these rules."
)
@click.option(
    "--ignore", multiple=True, callback=options.words, metavar="CODES", help="Not these rules."
)
@click.option(
    "--severity",
    type=click.Choice(SEVERITY_ORDER),
    help="The slightest severity that makes it exit 1; warning, if not told.",
)
@options.date
@options.config
@options.no_plugins
@caching.options
def check(
    paths: Sequence[str],
    format_name: str | None,
    output: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    severity: str | None,
    date: datetime.date | None,
    config_file: str | None,
    no_plugins: bool,
    **_caching: Any,
) -> int:
    """Check the numbers in files and folders; "-" is standard input.

    Rules are told by code (CHG001), the beginning of one (CHG) or name, with commas between.

    Exits 0 if nothing was found, 1 if something was, 2 if something could not be read or run.
    """
    config = loading.settings(config_file, no_plugins).overridden(
        select, ignore, severity=severity, format=format_name
    )
    cache = caching.opened(paths, config, date, output)
    if cache and (known := cache.answer()):
        write(known.output, output)
        return known.exit_code
    plugins = loading.plugins(config)
    form = _format(plugins, config, asked=format_name)
    if form.folder and output is None:
        raise AuditError(f"{form.name} is several files; name a folder for them with --output")
    pending = cache.pending(plugins) if cache else None
    report, stopped = _audited(paths, date, config, plugins)
    if form.shows_panels:
        report = replace(report, panels=tuple(plugins.panels(report)))
    report = _with_troubles(report, plugins, config)
    tell(map(str, report.troubles))
    rendered = _put(form, report, plugins, output)
    if stopped or report.troubles:
        return INTERRUPTED if stopped else TROUBLE
    code = FINDINGS if len(report.at_least(config.severity)) else CLEAN
    if pending:
        pending.keep(code, rendered)
    return code


def _audited(
    paths: Sequence[str], date: datetime.date | None, config: Config, plugins: Plugins
) -> tuple[Report, bool]:
    """The report, and whether Ctrl-C stopped the audit before its end."""
    from audit import pipeline
    from audit.cli.progress import progress

    try:
        with progress() as tick:
            report = pipeline.check(
                list(paths), date=date, config=config, plugins=plugins, progress=tick
            )
    except Interrupted as stop:
        return stop.report, True
    return report, False


def _format(plugins: Plugins, config: Config, asked: str | None) -> ReportFormat:
    """The report format that is asked for; a plugin that failed may have been to bring it."""
    formats = plugins.reports()
    if config.format in formats:
        return formats[config.format]
    tell(map(str, plugins.troubles))
    where = "--format" if asked else config.where("format")
    next_step = what_next(config.format, formats, "the formats are {}")
    raise AuditError(f'{where}: no report format is called "{config.format}"; {next_step}')


def _with_troubles(report: Report, plugins: Plugins, config: Config) -> Report:
    """The report with what the plugins and the settings have to answer for, each told once."""
    unheeded = config.troubles_with(plugins.rules())
    troubles = dict.fromkeys([*plugins.troubles, *unheeded, *report.troubles])
    return replace(report, troubles=tuple(troubles))


def _put(form: ReportFormat, report: Report, plugins: Plugins, output: str | None) -> object:
    """What was rendered, and is written; in its own words and colours if a terminal shows it."""
    from audit.reports import console

    if form is console.FORMAT and output is None and (screen := terminal()):
        shown = console.render(report, screen.width, color=screen.color)
        write(shown, None)
        return shown
    rendered = plugins.rendered(form, report)
    if isinstance(rendered, str | bytes):
        write(rendered, output)
    elif output is not None:
        write_folder(rendered, output)
    return rendered


COMMAND = check
