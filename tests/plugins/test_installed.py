"""A third party's plugin, installed as anybody would install it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
PLUGIN = HERE / "strike_counts"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run `audit` of a fresh environment with the project and the plugin in it."""
    home = tmp_path_factory.mktemp("newsroom")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([sys.executable, "-m", "venv", home / "venv"], check=True)
    binaries = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    constraints = PROJECT / "constraints.txt"
    pinned = ["-c", constraints] if constraints.exists() else []
    subprocess.run(
        [binaries / "python", "-m", "pip", "install", "-q", *pinned, PROJECT, PLUGIN, "pytest"],
        check=True,
        env=environment,
    )
    (home / "strikes.txt").write_text(
        "The coalition flew 183 strikes in April 2018. It flew 225 strikes in May 2018.\n\n"
        "Of the 252 strikes in May 2018 most hit bridges. It flew 22.5 strikes in June 2018.\n"
    )

    def run(*arguments, command="audit"):
        return subprocess.run(
            [binaries / command, *arguments],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_plugin_is_listed_with_its_version(run):
    result = run("plugins")
    assert (result.returncode, result.stderr) == (0, "")
    line = next(line for line in result.stdout.splitlines() if "newsroom" in line)
    assert line.split("  ") == [
        "newsroom-strike-counts",
        "0.2.0",
        "entry point strike-counts",
        "loaded",
        "2 rules",
    ]


def test_both_rules_find_their_faults(run):
    result = run("check", "strikes.txt", "--format", "json", "--select", "HSE")
    found = [(each["rule"], each["line"]) for each in json.loads(result.stdout)["findings"]]
    assert (result.returncode, result.stderr) == (1, "")
    assert found == [("HSE002", 3), ("HSE001", 3)]


def test_console_names_the_rules_and_the_words(run):
    result = run("check", "strikes.txt", "--select", "HSE")
    assert result.returncode == 1
    assert "HSE001 " in result.stdout
    assert "a month has a whole number of strikes, not 22.5" in result.stdout
    assert "another count was given for May 2018 before" in result.stdout
    assert "Found 2 errors in 1 document" in result.stdout


def test_documents_are_tests_of_pytest(run):
    result = run("--audit", "-W", "error", "-p", "no:cacheprovider", command="pytest")
    assert result.returncode == 1
    assert "plugins: claim-audit-" in result.stdout
    assert "strikes.txt:3:58: HSE001 " in result.stdout
    assert "1 failed, 1 passed" in result.stdout


def test_its_rule_is_explained(run):
    result = run("rules", "HSE001")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("HSE001 strikes-in-part (error)\n\nA month's count of strikes")
    assert "Comes from plugin newsroom-strike-counts 0.2.0." in result.stdout
    assert "22.5 strikes in May 2018" in result.stdout


@pytest.mark.parametrize("arguments", [["--no-plugins"], ["--config", "off.toml"]])
def test_it_can_be_left_out(run, tmp_path, arguments):
    (tmp_path / "off.toml").write_text('[plugins]\ndisabled = ["newsroom-strike-counts"]\n')
    arguments = [str(tmp_path / each) if each == "off.toml" else each for each in arguments]
    result = run("rules", "HSE001", *arguments)
    assert result.returncode == 2
    assert result.stderr.startswith('no rule is called "HSE001"; ')
