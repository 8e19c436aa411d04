"""`audit init`, as someone sets up a repository with it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml

from audit import __version__
from audit.config import Config

OTHERS = """\
# ours
minimum_pre_commit_version: "3.0.0"
repos: # what we run
# the first
-   repo: https://example.org/hooks
    rev: v1
    hooks:
    -   id: tidy
        args: [--all]
"""


def files(folder):
    return sorted(
        each.relative_to(folder).as_posix()
        for each in folder.rglob("*")
        if each.is_file() and ".git" not in each.relative_to(folder).parts
    )


def test_all_of_it_in_a_fresh_repository(folder, audit_command):
    code, out, err = audit_command("init")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "audit.toml                   written",
        ".pre-commit-config.yaml      written",
        ".github/workflows/audit.yml  written",
    ]
    assert files(folder) == [
        ".github/workflows/audit.yml",
        ".pre-commit-config.yaml",
        "audit.toml",
    ]


def test_a_second_time_changes_nothing(folder, audit_command):
    audit_command("init", "--pre-commit", "--github", "--gitlab")
    before = {name: (folder / name).read_bytes() for name in files(folder)}
    code, out, _ = audit_command("init", "--pre-commit", "--github", "--gitlab", "--force")
    assert code == 0
    assert "written" not in re.sub("as it would be written", "", out)
    assert {name: (folder / name).read_bytes() for name in files(folder)} == before


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("--pre-commit", [".pre-commit-config.yaml", "audit.toml"]),
        ("--github", [".github/workflows/audit.yml", "audit.toml"]),
        ("--gitlab", [".gitlab-ci.yml", ".gitlab/audit.yml", "audit.toml"]),
    ],
)
def test_what_is_chosen(folder, audit_command, option, expected):
    audit_command("init", option)
    assert files(folder) == expected


def test_where_the_repository_is_hosted(folder, audit_command):
    (folder / ".git" / "config").write_text(
        '[remote "origin"]\n\turl = git@gitlab.example.org:news/room.git\n'
    )
    audit_command("init")
    assert files(folder) == [
        ".gitlab-ci.yml",
        ".gitlab/audit.yml",
        ".pre-commit-config.yaml",
        "audit.toml",
    ]


def test_it_sets_up_the_repository_from_a_folder_in_it(folder, audit_command, monkeypatch):
    (folder / "reports").mkdir()
    monkeypatch.chdir(folder / "reports")
    audit_command("init", "--github")
    assert (folder / "audit.toml").is_file()
    assert files(folder / "reports") == []


def test_every_setting_that_it_shows_is_one(folder, audit_command):
    audit_command("init")
    assert Config.discover() == Config(root=folder, path=folder / "audit.toml")
    shown = (folder / "audit.toml").read_text()
    (folder / "audit.toml").write_text(re.sub(r"^#(?! )", "", shown, flags=re.MULTILINE))
    config = Config.discover()
    assert config.rules == ("rules/house.py",)
    assert config.per_file_ignores == {"drafts/**": ("SUM",)}
    assert (config.severity, config.format, config.cache_dir) == (
        Config().severity,
        Config().format,
        Config().cache_dir,
    )


def test_what_exists_stays_unless_it_is_forced(folder, audit_command):
    (folder / "audit.toml").write_text('severity = "error"\n')
    _, out, _ = audit_command("init", "--github")
    assert out.splitlines()[0].endswith(" exists and is left as it is; --force replaces it")
    assert (folder / "audit.toml").read_text() == 'severity = "error"\n'
    _, out, _ = audit_command("init", "--github", "--force")
    assert out.splitlines()[0].split()[-1] == "replaced"
    assert (folder / "audit.toml").read_text().startswith("# Settings of claim-audit")


def test_settings_in_pyproject_are_settings(folder, audit_command):
    (folder / "pyproject.toml").write_text('[tool.audit]\nseverity = "error"\n')
    _, out, _ = audit_command("init", "--github")
    assert "pyproject.toml               has [tool.audit] already" in out
    assert not (folder / "audit.toml").exists()


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_hook_joins_those_that_are_there(folder, audit_command, ending):
    path = folder / ".pre-commit-config.yaml"
    others = OTHERS.replace("\n", ending)
    path.write_bytes(others.encode())
    _, out, _ = audit_command("init", "--pre-commit")
    assert ".pre-commit-config.yaml  got the hook, all else is as it was" in out
    after = path.read_bytes().decode()
    before, added, behind = after.partition(f"- repo: local{ending}")
    assert others.startswith(before)
    assert behind.endswith(others[len(before) :])
    assert added
    ours, theirs = yaml.safe_load(after)["repos"]
    assert theirs == yaml.safe_load(others)["repos"][0]
    assert ours["hooks"][0]["additional_dependencies"] == [f"claim-audit=={__version__}"]
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", path], check=True)
    _, out, _ = audit_command("init", "--pre-commit")
    assert ".pre-commit-config.yaml  has the hook already" in out
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize("config", ["repos: []\n", "{repos: [{repo: meta, hooks: [{id: x}]}]}\n"])
def test_a_hook_that_cannot_be_joined_is_told(folder, audit_command, config):
    (folder / ".pre-commit-config.yaml").write_text(config)
    _, out, _ = audit_command("init", "--pre-commit")
    assert ".pre-commit-config.yaml: add to its repos:\n\n- repo: local\n" in out
    assert (folder / ".pre-commit-config.yaml").read_text() == config


def test_a_pipeline_that_exists_is_left_and_told(folder, audit_command):
    (folder / ".gitlab-ci.yml").write_text("test:\n  script: [make test]\n")
    _, out, _ = audit_command("init", "--gitlab")
    assert out.endswith(".gitlab-ci.yml: add to it:\n\ninclude:\n  - local: .gitlab/audit.yml\n")
    assert (folder / ".gitlab-ci.yml").read_text() == "test:\n  script: [make test]\n"
    assert "script" in yaml.safe_load((folder / ".gitlab" / "audit.yml").read_text())["audit"]
