"""The command. Nothing heavy is imported before a command needs it: `audit --help` is instant."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from audit import __version__
from audit.cli.output import tell, write
from audit.config import LIST_THEM, Config
from audit.errors import AuditError, Trouble, what_next
from audit.report import SEVERITY_ORDER

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from audit.document import Document
    from audit.parts import ReportFormat
    from audit.plugins import Plugins
    from audit.report import Report

CLEAN: Final = 0
FINDINGS: Final = 1
TROUBLE: Final = 2
INTERRUPTED: Final = 130


class _Command(click.Group):
    """A group whose commands return the exit code; an `AuditError` is told without a traceback."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command; exit with its code if it stands alone, else return it."""
        run: Any = partial(super().main, args, prog_name or "audit", complete_var, False, **extra)
        if not standalone_mode:
            return run()
        code: Any
        try:
            code = run()
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:  # what click makes of Ctrl-C
            code = INTERRUPTED
        except AuditError as error:
            tell(str(error).splitlines())
            code = TROUBLE
        except BrokenPipeError:  # whoever read has read enough
            raise
        except OSError as error:  # a full disk, a closed output
            with contextlib.suppress(OSError):
                tell([f"cannot write: {error.strerror or error}"])
            code = TROUBLE
        sys.exit(code)


def _words(ctx: click.Context, param: click.Parameter, values: Iterable[str]) -> list[str]:
    """The words in all uses of an option, each with commas between."""
    return [word for value in values for part in value.split(",") if (word := part.strip())]


_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_config = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Settings; without it, those found from here upwards.",
)
_no_plugins = click.option(
    "--no-plugins", is_flag=True, help="Load neither installed plugins nor rule files."
)
_date = click.option(
    "--date",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda ctx, param, value: value and value.date(),
    help='The day on which the texts speak, for "last May"; without it, the one that each tells.',
)
_output = click.option("--output", "-o", metavar="FILE", help="Write there instead of here.")


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="audit")
def main() -> None:
    """Find figures in a text that contradict each other."""


@main.command()
@_paths
@click.option("--format", "-f", "format_name", metavar="NAME", help="console, json, or a plugin's.")
@_output
@click.option("--select", multiple=True, callback=_words, metavar="CODES", help="Only these rules.")
@click.option("--ignore", multiple=True, callback=_words, metavar="CODES", help="Not these rules.")
@click.option(
    "--severity",
    type=click.Choice(SEVERITY_ORDER),
    help="The slightest severity that makes it exit 1; warning, if not told.",
)
@_date
@_config
@_no_plugins
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
) -> int:
    """Check the numbers in files and folders; "-" is standard input.

    Rules are told by code (CHG001), the beginning of one (CHG) or name, with commas between.

    Exits 0 if nothing was found, 1 if something was, 2 if something could not be read or run.
    """
    config = _settings(config_file, no_plugins).overridden(
        select, ignore, severity=severity, format=format_name
    )
    plugins = _load(config)
    form = _format(plugins, config, asked=format_name)
    from audit import pipeline
    from audit.cli.progress import progress

    with progress() as tick:
        report = pipeline.check(
            list(paths), date=date, config=config, plugins=plugins, progress=tick
        )
    report = _with_troubles(report, plugins, config)
    tell(map(str, report.troubles))
    write(_rendered(form, report, to_file=output is not None), output)
    if report.troubles:
        return TROUBLE
    return FINDINGS if len(report.at_least(config.severity)) else CLEAN


@main.command()
@_paths
@click.option("--format", "-f", "format_name", type=click.Choice(["csv", "json", "parquet"]))
@_output
@_date
@_config
@_no_plugins
def extract(
    paths: Sequence[str],
    format_name: str | None,
    output: str | None,
    date: datetime.date | None,
    config_file: str | None,
    no_plugins: bool,
) -> int:
    """Write the claims in files and folders as a table; "-" is standard input.

    The format is that of the file's suffix, or csv.
    """
    from audit import pipeline, readers
    from audit.cli.claims_table import write_claims
    from audit.cli.output import terminal
    from audit.cli.progress import progress

    config = _settings(config_file, no_plugins)
    plugins = _load(config)
    troubles: list[Trouble] = []

    def documents(tick: Callable[[int, str], None] | None) -> Iterator[Document]:
        found = readers.documents(
            paths, plugins.readers(), exclude=config.exclude, root=config.root
        )
        for done, each in enumerate(found, 1):
            if isinstance(each, Trouble):
                troubles.append(each)
                continue
            if tick:
                tick(done, each.name)
            yield each

    with progress() as tick:
        # a line of progress would stand among the claims
        shown = output is None and terminal() is not None
        batches = pipeline.extract_batches(documents(None if shown else tick), plugins, date)
        write_claims(batches, format_name, output)
    troubles = [*plugins.troubles, *troubles]
    tell(map(str, troubles))
    return TROUBLE if troubles else CLEAN


@main.command()
@click.argument("code", required=False)
@click.option("--format", "-f", "format_name", type=click.Choice(["text", "json"]), default="text")
@_config
@_no_plugins
def rules(code: str | None, format_name: str, config_file: str | None, no_plugins: bool) -> int:
    """List the rules, or explain the one with this CODE or name."""
    from audit.cli import catalogue

    config = _settings(config_file, no_plugins)
    plugins = _load(config)
    every = sorted(plugins.rules(), key=lambda rule: rule.code)
    tell(map(str, plugins.troubles))
    chosen = [rule for rule in every if code in {None, rule.code, rule.name}]
    if code and not chosen:
        words = [word for rule in every for word in (rule.code, rule.name)]
        raise AuditError(f'no rule is called "{code}"; {what_next(code, words, LIST_THEM)}')
    if format_name == "json":
        write(catalogue.as_json(chosen, plugins, config), None)
    elif code:
        write(catalogue.explained(chosen[0], plugins, config), None)
    else:
        write(catalogue.listed(chosen, config), None)
    return TROUBLE if plugins.troubles else CLEAN


@main.command("plugins")
@_config
@_no_plugins
def list_plugins(config_file: str | None, no_plugins: bool) -> int:
    """List the plugins, where they come from and what they bring."""
    from audit.cli import catalogue

    plugins = _load(_settings(config_file, no_plugins))
    listing = plugins.listing()
    tell(map(str, plugins.troubles))
    write(catalogue.plugins(listing), None)
    return TROUBLE if plugins.troubles else CLEAN


def _settings(config_file: str | None, no_plugins: bool) -> Config:
    config = Config.load(config_file) if config_file else Config.discover()
    return replace(config, third_party=False) if no_plugins else config


def _load(config: Config) -> Plugins:
    from audit.plugins import Plugins

    plugins = Plugins.load(config)
    plugins.configure(config)
    return plugins


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


def _rendered(form: ReportFormat, report: Report, *, to_file: bool) -> str | bytes:
    """The report; in its own words and colours if a terminal shows it."""
    from audit.cli.output import terminal
    from audit.reports import console

    if form is console.FORMAT and not to_file and (screen := terminal()):
        return console.render(report, screen.width, color=screen.color)
    return form.render(report)
