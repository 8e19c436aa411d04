"""The arguments and options that several commands take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable


def words(ctx: click.Context, param: click.Parameter, values: Iterable[str]) -> list[str]:
    """The words in all uses of an option, each with commas between."""
    return [word for value in values for part in value.split(",") if (word := part.strip())]


paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
config = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Settings; without it, those found from here upwards.",
)
no_plugins = click.option(
    "--no-plugins", is_flag=True, help="Load neither installed plugins nor rule files."
)
date = click.option(
    "--date",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda ctx, param, value: value and value.date(),
    help='The day on which the texts speak, for "last May"; without it, the one that each tells.',
)
output = click.option("--output", "-o", metavar="FILE", help="Write there instead of here.")
