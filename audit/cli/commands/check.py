"""`audit check`: from paths to a report and an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from audit.cli import baselines, caching, changed, loading, options, watching
from audit.cli.output import tell, write
from audit.cli.running import Run
from audit.errors import AuditError, what_next
from audit.readers.open import STDIN
from audit.report import SEVERITY_ORDER
from audit.reports import builtin

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from audit.config import Config
    from audit.parts import ReportFormat
    from audit.plugins import Plugins

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
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file lists.")
@click.option("--write-baseline", metavar="FILE", help="List all findings there, and exit 0.")
@click.option("--fix", is_flag=True, help="Put the suggestions that are certain into the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--statistics", is_flag=True, help="Show how much was found of what.")
@click.option(
    "--changed-since",
    metavar="REV",
    help="Only the files that have changed in git since this revision.",
)
@click.option("--watch", is_flag=True, help="Go on, and audit anew whatever changes.")
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A table that the numbers are checked against.",
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
    baseline: str | None,
    write_baseline: str | None,
    fix: bool,
    diff: bool,
    statistics: bool,
    changed_since: str | None,
    watch: bool,
    references: Sequence[str],
    date: datetime.date | None,
    config_file: str | None,
    no_plugins: bool,
    **_caching: Any,
) -> int:
    """Check the numbers in files and folders; "-" is standard input.

    Rules are told by code (CHG001), the beginning of one (CHG) or name, with commas between.

    Exits 0 if nothing was found, 1 if something was, 2 if something could not be read or run.
    """
    exclusive = {"--write-baseline": bool(write_baseline), "--diff": diff, "--watch": watch}
    _check_together({**exclusive, "--fix": fix and not diff}, paths)
    config = loading.settings(config_file, no_plugins).overridden(
        select, ignore, severity=severity, format=format_name
    )
    config = config.with_reference_files(references)
    cache = caching.opened(paths, config, date, output)
    if cache and (answer := cache.answer()):
        write(answer.output, output)
        return answer.exit_code
    plugins = loading.plugins(config)
    form = _format(plugins, config, asked=format_name)
    if form.folder and output is None:
        raise AuditError(f"{form.name} is several files; name a folder for them with --output")
    if statistics:
        form = _statistics(form)
    known = None if write_baseline else baselines.asked(baseline, config)
    wanted = changed.since(changed_since, paths) if changed_since else None
    found = cache.documents(plugins) if cache else None
    pending = cache.pending(plugins, found) if cache else None
    run = Run(list(paths), config, plugins, date, known, found, pending)
    if watch:
        return watching.watch(run, lambda some: run.shown(form, output, some), wanted)
    if write_baseline:
        return baselines.written(run.audited(wanted), write_baseline)
    if diff:
        return run.compared(output, wanted)
    if fix:
        return run.mended(form, output, wanted)
    return run.shown(form, output, wanted)


def _format(plugins: Plugins, config: Config, asked: str | None) -> ReportFormat:
    """The report format that is asked for; a plugin that failed may have been to bring it."""
    formats = plugins.reports()
    if config.format in formats:
        return formats[config.format]
    tell(map(str, plugins.troubles))
    where = "--format" if asked else config.where("format")
    next_step = what_next(config.format, formats, "the formats are {}")
    raise AuditError(f'{where}: no report format is called "{config.format}"; {next_step}')


def _statistics(form: ReportFormat) -> ReportFormat:
    """The numbers in the place of a report: a table, or JSON."""
    from audit.cli import statistics
    from audit.parts import ReportFormat

    forms = {"console": statistics.as_table, "json": statistics.as_json}
    if form.name not in forms:
        raise AuditError(f"--statistics: there are none in the format {form.name}, but in json")
    return ReportFormat(f"{form.name}-statistics", forms[form.name])


def _check_together(given: Mapping[str, bool], paths: Sequence[str]) -> None:
    """An `AuditError` if options are given that exclude each other."""
    chosen = [name for name, is_given in given.items() if is_given]
    if len(chosen) > 1:
        raise AuditError(f"{chosen[0]} and {chosen[1]} exclude each other; give one of them")
    if chosen and chosen[0] != "--write-baseline" and STDIN in paths and len(paths) > 1:
        raise AuditError(f'{chosen[0]}: "-" is mended alone; name the files in another run')


COMMAND = check
