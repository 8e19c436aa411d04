"""`audit explain`: every claim and relation of a line, and why it holds or not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.cli import loading, options
from audit.cli.exits import CLEAN, TROUBLE
from audit.cli.output import tell, terminal, write
from audit.errors import AuditError

if TYPE_CHECKING:
    import datetime

    from audit.config import Config
    from audit.document import Document
    from audit.plugins import Plugins
    from audit.report import Report

# a colon behind it is what reports write
_PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))?:?", re.DOTALL)


@click.command("explain")
@click.argument("place", metavar="FILE:LINE[:COLUMN]")
@click.option(
    "--format",
    "-f",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json is for programs; text, if not told.",
)
@options.date
@options.config
@options.no_plugins
def explain(
    place: str,
    format_name: str,
    date: datetime.date | None,
    config_file: str | None,
    no_plugins: bool,
) -> int:
    """Explain every claim and relation in a line of a document.

    With a column, only the claim that stands there.
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        raise AuditError(f"{place}: is no place; write FILE:LINE or FILE:LINE:COLUMN")
    config = loading.settings(config_file, no_plugins)
    plugins = loading.plugins(config)
    report = _audited(found["file"], date, config, plugins)
    tell(map(str, report.troubles))
    if not report.documents:
        return TROUBLE
    line, column = int(found["line"]), found["column"] and int(found["column"])
    _check_line(report.documents[0], line)
    from audit.cli.explained import as_text
    from audit.cli.explaining import Place

    models = {kind.name: kind.model for kind in plugins.kinds()}
    told = Place(report, models, line, column or None).told()
    if format_name == "json":
        write(json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n", None)
    else:
        from audit.reports.console import WIDTH

        screen = terminal()
        width, color = (screen.width, screen.color) if screen else (WIDTH, False)
        write(as_text(told, width, color=color), None)
    return TROUBLE if report.troubles else CLEAN


def _audited(file: str, date: datetime.date | None, config: Config, plugins: Plugins) -> Report:
    if Path(file).is_dir():
        raise AuditError(f"{file}: is a folder; name a file")
    from audit import pipeline

    return pipeline.check(file, date=date, config=config, plugins=plugins)


def _check_line(document: Document, line: int) -> None:
    count = document.source_position(len(document.source))[0]
    if not 1 <= line <= count:
        last = "1 line" if count == 1 else f"{count:,} lines"
        raise AuditError(f"{document.name}: has no line {line}, it has {last}")


COMMAND = explain
