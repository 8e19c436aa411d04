"""Commands that installed plugins bring."""

from __future__ import annotations

import importlib
import re
import sys

import pytest
from click.testing import CliRunner

from audit.cli import main


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install a distribution with a command: `install("tide", source)`."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def install(name, source):
        (tmp_path / f"{name}_audit.py").write_text(source)
        info = tmp_path / f"{name}_audit-0.3.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-audit\nVersion: 0.3\n")
        (info / "entry_points.txt").write_text(f"[audit.commands]\n{name} = {name}_audit:COMMAND\n")
        importlib.invalidate_caches()

    yield install
    for name in [each for each in sys.modules if each.endswith("_audit")]:
        del sys.modules[name]


def run(*words):
    return CliRunner().invoke(main, words)


TIDE = """
import click

@click.command("tide")
@click.argument("height", type=int)
def COMMAND(height):
    "Tell whether it is high."
    click.echo(f"{height} m")
    return 1 if height > 3 else 0
"""


def test_a_command_is_listed_and_its_code_is_the_exit_code(install):
    install("tide", TIDE)
    assert re.search(r"^  tide +Tell whether it is high\.$", run("--help").output, re.MULTILINE)
    assert (run("tide", "4").output, run("tide", "4").exit_code) == ("4 m\n", 1)
    assert run("tide", "2").exit_code == 0


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import nowhere", "importing it raised ModuleNotFoundError: No module named 'nowhere'"),
        ("raise SystemExit(3)", "importing it raised SystemExit: 3"),
        ("COMMAND = 3", "tide_audit:COMMAND is no click command"),
    ],
)
def test_a_command_that_cannot_be_loaded_says_so_and_stops_no_other(install, source, fault):
    install("tide", source)
    assert run("--help").exit_code == 0
    assert "cannot be loaded" in run("--help").output
    done = run("tide", "--height", "4")
    assert done.exit_code == 2
    assert f"plugin tide-audit 0.3: {fault}" in done.stderr
    assert run("rules", "CHG001").exit_code == 0


def test_a_command_of_ours_keeps_its_name(install):
    install("rules", TIDE.replace("tide", "rules"))
    assert "CHG001" in run("rules").output


def test_a_command_that_nobody_brings_is_unknown():
    done = run("tide")
    assert done.exit_code == 2
    assert "No such command 'tide'" in done.stderr
