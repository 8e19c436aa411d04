"""The page that lists every command, setting and format, as the code has them."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from typing import TYPE_CHECKING, Any

import click

from audit.cli import main, own
from audit.config import Config
from audit.config.settings import _SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audit.parts import Reader, ReportFormat
    from audit.plugins import Plugins

_HEAD = """\
# Reference

Written by `make docs` from the code: every command and option, every setting, every format. What
they are for is told under [the command](cli.md), [configuration](configuration.md),
[formats](readers.md) and [reports](reports.md)."""


def reference(plugins: Plugins) -> str:
    """The page."""
    parts = [
        _HEAD,
        *_commands(),
        *_settings(),
        *_readers(plugins.readers()),
        *_reports(plugins.reports().values()),
    ]
    return "\n\n".join(parts) + "\n"


def _commands() -> Iterator[str]:
    yield "## Commands"
    context = click.Context(main, info_name="audit")
    for name in own():
        command = main.get_command(context, name)
        assert command is not None
        yield from _command(command, click.Context(command, info_name=name, parent=context))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"### {context.command_path}"
    yield f"    {command.get_usage(context).removeprefix('Usage: ')}"
    yield inspect.cleandoc(command.help or "")
    rows = [_option(each, context) for each in command.params if isinstance(each, click.Option)]
    yield _table(("option", "meaning"), rows)


def _option(option: click.Option, context: click.Context) -> tuple[str, str]:
    """An option as it is typed, and what it does; of few choices each one."""
    names = ", ".join(sorted(option.opts, key=len, reverse=True))
    if option.is_flag:
        return f"`{names}`", option.help or ""
    if isinstance(option.type, click.Choice):
        *others, last = (f"`{choice}`" for choice in option.type.choices)
        value = (option.name or "").removesuffix("_name").upper()
        return f"`{names} {value}`", f"{', '.join(others)} or {last}. {option.help}"
    return f"`{names} {option.make_metavar(context)}`", option.help or ""


def _settings() -> Iterator[str]:
    yield "## Settings"
    yield "In `audit.toml`, or in `[tool.audit]` of `pyproject.toml`; `root` is its folder."
    told = _attributes(Config)
    defaults = {field.name: field for field in dataclasses.fields(Config)}
    rows = [
        (f"`{shown}`", told[name], _default(defaults[name]))
        for setting in _SETTINGS
        for shown, name in _FIELDS.get(setting, {setting: setting.replace("-", "_")}).items()
    ]
    yield _table(("setting", "meaning", "without it"), rows)


#: What a setting is called on the page, and its field, where the two differ.
_FIELDS = {
    "rule": {"rule": "declared"},
    "reference": {"reference": "references"},
    "plugins": {"plugins.disabled": "disabled", "plugins.NAME": "plugin_settings"},
}


def _default(field: dataclasses.Field[Any]) -> str:
    """The value that a setting has without being set, as TOML would write it; of what is empty,
    nothing.
    """
    value = field.default
    if value is dataclasses.MISSING or value in ((), ""):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _attributes(documented: type) -> dict[str, str]:
    """What the docstring of a class says of its attributes."""
    _, _, told = (inspect.getdoc(documented) or "").partition("Attributes:\n")
    found = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", told, re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in found}


def _readers(readers: Iterable[Reader]) -> Iterator[str]:
    yield "## Formats that are read"
    rows = [
        (each.name, " ".join(f"`{suffix}`" for suffix in each.suffixes), _summary(each.read))
        for each in readers
    ]
    yield _table(("format", "suffixes", "reader"), rows)


def _reports(formats: Iterable[ReportFormat]) -> Iterator[str]:
    yield "## Formats of reports"
    rows = [
        (f"`{each.name}`", _summary(each.render), "a folder" if each.folder else "a file")
        for each in sorted(formats, key=lambda form: form.name)
    ]
    yield _table(("`--format`", "holds", "written to"), rows)


def _summary(function: Any) -> str:
    """What the module of a function says of itself, in its first paragraph."""
    told = inspect.getdoc(sys.modules[function.__module__]) or ""
    return " ".join(told.partition("\n\n")[0].split())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(each.replace("|", "\\|") for each in line) + " |" for line in lines
    )
