"""`audit plugins`: what is loaded, and from where."""

from __future__ import annotations

import click

from audit.cli import loading, options
from audit.cli.exits import CLEAN, TROUBLE
from audit.cli.output import tell, write


@click.command("plugins")
@options.config
@options.no_plugins
def plugins(config_file: str | None, no_plugins: bool) -> int:
    """List the plugins, where they come from and what they bring."""
    from audit.cli import catalogue

    loaded = loading.plugins(loading.settings(config_file, no_plugins))
    listing = loaded.listing()
    tell(map(str, loaded.troubles))
    write(catalogue.plugins(listing), None)
    return TROUBLE if loaded.troubles else CLEAN


COMMAND = plugins
