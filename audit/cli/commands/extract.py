"""`audit extract`: the claims as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from audit.cli import loading, options
from audit.cli.exits import CLEAN, TROUBLE
from audit.cli.output import tell
from audit.errors import Trouble
from audit.report import Tally

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    from audit.document import Document


@click.command("extract")
@options.paths
@click.option(
    "--format",
    "-f",
    "format_name",
    type=click.Choice(["csv", "json", "parquet"]),
    help="That of the suffix of --output, or csv, if not told.",
)
@options.output
@options.date
@options.config
@options.no_plugins
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

    config = loading.settings(config_file, no_plugins)
    plugins = loading.plugins(config)
    troubles: list[Trouble] = []

    def documents(tick: Callable[[Tally], None] | None) -> Iterator[Document]:
        found = readers.documents(
            paths, plugins.readers(), exclude=config.exclude, root=config.root
        )
        for done, each in enumerate(found, 1):
            if isinstance(each, Trouble):
                troubles.append(each)
                continue
            if tick:
                tick(Tally(documents=done, latest=each.name))
            yield each

    with progress() as tick:
        # a line of progress would stand among the claims
        shown = output is None and terminal() is not None
        batches = pipeline.extract_batches(documents(None if shown else tick), plugins, date)
        write_claims(batches, format_name, output)
    troubles = [*plugins.troubles, *troubles]
    tell(map(str, troubles))
    return TROUBLE if troubles else CLEAN


COMMAND = extract
