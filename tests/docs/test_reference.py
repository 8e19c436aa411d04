"""The reference lists what the code has, and the guides leave none of it out."""

from __future__ import annotations

import runpy
from pathlib import Path

import click
import pytest

from audit.cli import main, own

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
STRIKE_COUNTS = ROOT / "tests/plugins/strike_counts"


def text(name):
    return (DOCS / name).read_text(encoding="utf-8")


def commands():
    context = click.Context(main)
    return {name: main.get_command(context, name) for name in own()}


OPTIONS = [
    (name, option.opts[-1] if option.opts[-1].startswith("--") else option.opts[0])
    for name, command in commands().items()
    for option in command.params
    if isinstance(option, click.Option)
]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_told(command):
    assert f"### audit {command}\n" in text("reference.md")
    assert f"## audit {command}\n" in text("cli.md")


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_told(command, option):
    section = text("reference.md").partition(f"### audit {command}\n")[2].partition("###")[0]
    assert f"{option}" in section
    assert option in text("cli.md") + text("ci.md")


@pytest.mark.parametrize("command", commands())
def test_every_option_says_what_it_does(command):
    options = [each for each in commands()[command].params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_every_format_is_told(plugins):
    for name in plugins.reports():
        assert f"| `{name}` |" in text("reference.md")
        assert f"| [`{name}`]" in text("reports.md")
    for reader in plugins.readers():
        assert f"| {reader.name} |" in text("reference.md")
        assert all(f"`{suffix}`" in text("readers.md") for suffix in reader.suffixes)


def test_the_rules_of_a_plugin_are_a_page(monkeypatch):
    monkeypatch.syspath_prepend(STRIKE_COUNTS)
    generate = runpy.run_path(str(DOCS / "generate.py"))
    page = generate["plugin_rules"](STRIKE_COUNTS)
    assert "| [HSE001](#hse001-strikes-in-part) | strikes-in-part | error |" in page
    assert "### HSE001 strikes-in-part\n" in page
    assert "**22.5**" in page
    assert "CHG001" not in page
    rest = generate["plugin_rules"](STRIKE_COUNTS, "# Strike counts\n\n## HSE001 strikes-in-part\n")
    assert "### HSE002 month-told-twice\n" in rest
    assert "HSE001" not in rest
