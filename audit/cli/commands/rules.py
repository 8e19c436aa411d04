"""`audit rules`: the rules, or one of them explained."""

from __future__ import annotations

import click

from audit.cli import loading, options
from audit.cli.exits import CLEAN, TROUBLE
from audit.cli.output import tell, write
from audit.config import LIST_THEM
from audit.errors import AuditError, what_next


@click.command("rules")
@click.argument("code", required=False)
@click.option(
    "--format",
    "-f",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    help="json is for programs; text, if not told.",
)
@options.config
@options.no_plugins
def rules(code: str | None, format_name: str, config_file: str | None, no_plugins: bool) -> int:
    """List the rules, or explain the one with this CODE or name."""
    from audit.cli import catalogue

    config = loading.settings(config_file, no_plugins)
    plugins = loading.plugins(config)
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


COMMAND = rules
