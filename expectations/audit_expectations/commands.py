"""`audit expectations`: claims as a suite, and the suite asked of the data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audit.cli import loading, options
from audit.cli.exits import CLEAN, FINDINGS, TROUBLE
from audit.cli.output import tell, write, write_folder
from audit.errors import AuditError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from audit.config import Config
    from audit_expectations.running import Outcome

_references = click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A table that the numbers are checked against, beside those of the settings.",
)


@click.group("expectations", context_settings={"help_option_names": ["-h", "--help"]})
def expectations() -> None:
    """Hold data to what was published, with Great Expectations."""


@expectations.command("export")
@options.paths
@click.option("--out", "-o", metavar="FILE", help="Write there instead of here.")
@click.option("--name", help="The name of the suite; that of the file, if not told.")
@_references
@options.date
@options.config
@options.no_plugins
def export_command(
    paths: Sequence[str],
    out: str | None,
    name: str | None,
    references: Sequence[str],
    date: datetime.date | None,
    config_file: str | None,
    no_plugins: bool,
) -> int:
    """Write the numbers that have a source as a suite: one expectation a number.

    The suite fails when the data no longer bear out what the documents say.
    """
    from audit import pipeline
    from audit_expectations.export import export

    config = _with_references(config_file, no_plugins, references)
    plugins = loading.plugins(config)
    report = pipeline.check(list(paths), date=date, config=config, plugins=plugins)
    name = name or (Path(out).stem if out else "claims")
    exported = export(report, config.references, name)
    write(json.dumps(exported.suite, indent=2, ensure_ascii=False) + "\n", out)
    tell([*map(str, report.troubles), *exported.left_out])
    count = len(exported.suite["expectations"])
    tell([f"{_counted(count, 'claim')} exported"])
    if exported.unsupported:
        tell([f"{_counted(exported.unsupported, 'claim')} not borne out by the data as they are"])
    return TROUBLE if report.troubles else CLEAN


@expectations.command("run")
@click.argument("suite", metavar="SUITE")
@click.option("--docs", metavar="FOLDER", help="Write Data Docs there, which load nothing.")
@_references
@options.config
def run_command(
    suite: str, docs: str | None, references: Sequence[str], config_file: str | None
) -> int:
    """Ask an exported suite of the data.

    Exits 0 if the data bear out every claim, 1 if not, 2 if something could not be asked.
    """
    from audit_expectations.running import run

    config = _with_references(config_file, False, references)
    done = run(suite, config.references)
    if docs:
        from audit_expectations.docs import pages

        write_folder(pages({each.reference: each.result for each in done.outcomes}), docs)
    asked = sum(len(each.result.results) for each in done.outcomes)
    unmet = [line for each in done.outcomes for line in _told(each)]
    write("".join(f"{line}\n" for line in unmet), None)
    tell(map(str, done.troubles))
    tell([f"{_counted(asked, 'claim')} asked, {len(unmet)} not borne out"])
    if done.troubles:
        return TROUBLE
    return FINDINGS if unmet else CLEAN


def _with_references(
    config_file: str | None, no_plugins: bool, references: Sequence[str]
) -> Config:
    """The settings with these references.

    Raises:
        AuditError: If there is none, or the settings may be another's.
    """
    config = loading.settings(config_file, no_plugins)
    if config.references and not config.trusted:
        raise AuditError(
            "references are not read: these settings were found above the working directory and in "
            f"no repository; if they are yours: --config {config.path}"
        )
    config = config.with_reference_files(references)
    if not config.references:
        raise AuditError("there is no reference: name one with --reference, or in the settings")
    return config


def _told(outcome: Outcome) -> Iterator[str]:
    """A line for each claim that the data do not bear out."""
    from audit_expectations.suites import META

    for each in outcome.unmet():
        place = each.expectation_config.meta[META]
        told = each.expectation_config.kwargs
        where = f"{place['document']}:{place['line']}:{place['column']}"
        figure = _figure(each.result.get("observed_value"))
        yield (
            f'{where}: "{told.get("claim", each.expectation_config.type)}": {outcome.reference} '
            f"has {figure}{_wanted(told)} ({told.get('query', '')})"
        )


def _figure(value: Any) -> str:
    return "nothing" if value is None else f"{value:,.10g}"


def _wanted(told: dict[str, Any]) -> str:
    low, high = told.get("min_value"), told.get("max_value")
    if low == high and low is not None:
        return f", not {_figure(low)}"
    if low is None:
        return f", not at most {_figure(high)}"
    if high is None:
        return f", not at least {_figure(low)}"
    return f", not {_figure(low)} to {_figure(high)}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


COMMAND = expectations
