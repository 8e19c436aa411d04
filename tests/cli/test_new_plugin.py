"""`audit new-plugin` writes a plugin that works at once, and nothing over anything."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import audit
from audit.cli import main

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def new_plugin(tmp_path, monkeypatch):
    """`audit new-plugin` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, ["new-plugin", *arguments])


def written(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_everything_is_there_and_named(new_plugin, tmp_path):
    result = new_plugin("acme.audit-rules")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "pip install --editable '.[test]'" in result.stdout
    files = written(tmp_path / "acme.audit-rules")
    assert set(files) == {
        ".github/workflows/test.yml",
        ".gitignore",
        "README.md",
        "acme_audit_rules/__init__.py",
        "acme_audit_rules/rules.py",
        "pyproject.toml",
        "tests/cases/ACM001.yaml",
        "tests/test_rules.py",
    }
    project = tomllib.loads(files["pyproject.toml"])["project"]
    assert project["name"] == "acme.audit-rules"
    assert project["dependencies"] == [f"claim-audit>={audit.__version__}"]
    assert project["entry-points"]["audit"] == {"acme.audit-rules": "acme_audit_rules"}
    workflow = yaml.safe_load(files[".github/workflows/test.yml"])
    assert workflow["jobs"]["test"]["steps"][1]["with"] == {
        "python-version": "${{ matrix.python }}"
    }
    for name, content in files.items():
        assert "{%" not in content, name
        assert content.endswith("\n"), name


def test_code_can_be_chosen(new_plugin, tmp_path):
    assert new_plugin("acme-audit", "--code", "HSE007").exit_code == 0
    files = written(tmp_path / "acme-audit")
    assert 'code="HSE007"' in files["acme_audit/rules.py"]
    assert "tests/cases/HSE007.yaml" in files


def test_short_name_makes_a_whole_family(new_plugin, tmp_path):
    assert new_plugin("q2-audits").exit_code == 0
    assert new_plugin("z9").exit_code == 0
    assert "tests/cases/QAU001.yaml" in written(tmp_path / "q2-audits")
    assert "tests/cases/ZXX001.yaml" in written(tmp_path / "z9")


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["Acme"], '"Acme" cannot be the name of a plugin: lower-case letters'),
        (["acme--audit"], '"acme--audit" cannot be the name of a plugin: lower-case letters'),
        (["../acme"], '"../acme" cannot be the name of a plugin: lower-case letters'),
        (["2acme"], '"2acme" cannot be the name of a plugin: lower-case letters'),
        (["json"], "there is a module json"),
        (["tests"], "there is a module tests"),
        (["audit"], "there is a module audit"),
        (["lambda"], "there is a module lambda"),
        (["acme", "--code", "house"], '"house" is no code: letters of a family and three digits'),
        (
            ["acme", "--code", "CHG900"],
            "CHG900 is of a family of claim-audit itself, which has AVG",
        ),
        (["sums"], "SUM001 is of a family of claim-audit itself, which has AVG"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_written(new_plugin, tmp_path, arguments, fault):
    result = new_plugin(*arguments)
    assert result.exit_code == 2
    assert fault in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(new_plugin, tmp_path):
    folder = tmp_path / "acme-audit"
    folder.mkdir()
    assert new_plugin("acme-audit").exit_code == 0  # an empty folder is as good as none
    before = written(folder)
    (folder / "README.md").write_text("mine")
    result = new_plugin("acme-audit")
    assert (result.exit_code, result.stderr) == (
        2,
        "acme-audit: is there already; nothing was written\n",
    )
    assert written(folder) == {**before, "README.md": "mine"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_link_is_not_followed(new_plugin, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "acme-audit").symlink_to(tmp_path / "elsewhere")
    assert new_plugin("acme-audit").exit_code == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.slow
def test_it_passes_its_own_tests_in_a_fresh_environment(new_plugin, tmp_path):
    assert new_plugin("acme-audit").exit_code == 0
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    binaries = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    # what claim-audit depends on is borrowed from the environment of this test: unpacking it again
    # would take most of the time; the project and the plugin are really installed
    site = Path(sysconfig.get_path("purelib", vars={"base": str(tmp_path / "venv")}))
    for each in Path(sysconfig.get_path("purelib")).iterdir():
        if "claim_audit" not in each.name and not (site / each.name).exists():
            (site / each.name).symlink_to(each)

    def run(*command):
        return subprocess.run(
            [binaries / command[0], *command[1:]],
            cwd=tmp_path / "acme-audit",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    installed = run("python", "-m", "pip", "install", "-q", PROJECT, "-e", ".[test]")
    assert installed.returncode == 0, installed.stderr
    where = run("python", "-c", "import audit; print(audit.__file__)")
    assert where.stdout.startswith(str(tmp_path))

    tested = run("python", "-m", "pytest", "-q")
    assert tested.returncode == 0, tested.stdout
    assert "7 passed" in tested.stdout

    listed = run("audit", "rules")
    assert (listed.returncode, listed.stderr) == (0, "")
    (line,) = (line for line in listed.stdout.splitlines() if line.startswith("ACM001"))
    assert line.split()[:3] == ["ACM001", "warning", "hedged-to-the-last-digit"]
    plugins = run("audit", "plugins")
    assert "acme-audit" in plugins.stdout
    assert "entry point acme-audit" in plugins.stdout

    (tmp_path / "acme-audit" / "note.txt").write_text("About 12,347 people marched.\n")
    checked = run("audit", "check", "note.txt")
    assert checked.returncode == 1
    assert "ACM001" in checked.stdout
