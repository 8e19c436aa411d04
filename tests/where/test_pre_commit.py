"""The hook for pre-commit, installed and run by it in a fresh repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
SHIPPED = ("audit", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
WRONG = "In May the yard built 225 boats, a 304 percent increase over the 74 boats of March.\n"
RIGHT = WRONG.replace("304", "204")
PRE_COMMIT = [sys.executable, "-m", "pre_commit"]

pytestmark = pytest.mark.slow


@pytest.fixture
def run(tmp_path):
    """Run a command in a folder, with a home of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "HOME": str(tmp_path / "home"),
        "PRE_COMMIT_HOME": str(tmp_path / "home" / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Editor",
        "GIT_AUTHOR_EMAIL": "editor@example.org",
        "GIT_COMMITTER_NAME": "Editor",
        "GIT_COMMITTER_EMAIL": "editor@example.org",
        "PIP_CONSTRAINT": str(PROJECT / "constraints.txt"),
        "PIP_FIND_LINKS": f"{tmp_path / 'wheels'} {os.environ.get('PIP_FIND_LINKS', '')}",
    }
    environment.pop("PYTHONPATH", None)
    (tmp_path / "home").mkdir()

    def run(folder, *command, check=True):
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done

    return run


@pytest.fixture
def shipped(tmp_path, run):
    """A repository with what this one ships, and its revision."""
    folder = tmp_path / "claim-audit"
    folder.mkdir()
    for name in SHIPPED:
        if (PROJECT / name).is_dir():
            shutil.copytree(
                PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(PROJECT / name, folder / name)
    commit(folder, run)
    return folder, run(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def newsroom(tmp_path, run):
    """A repository with two documents, one of them wrong, and a picture."""
    folder = tmp_path / "newsroom"
    folder.mkdir()
    (folder / "wrong.md").write_text(WRONG)
    (folder / "right.txt").write_text(RIGHT)
    (folder / "boats.svg").write_text(f"<svg><title>{WRONG}</title></svg>")
    commit(folder, run)
    return folder


def commit(folder, run):
    run(folder, "git", "init", "--quiet")
    run(folder, "git", "add", "--all")
    run(folder, "git", "commit", "--quiet", "--message", "Begin")


def test_the_manifest_is_one(run):
    run(PROJECT, *PRE_COMMIT, "validate-manifest", ".pre-commit-hooks.yaml")


def test_the_hook_of_this_repository(shipped, newsroom, run):
    source, revision = shipped
    (newsroom / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {source}\n    rev: {revision}\n    hooks:\n      - id: audit\n"
    )
    run(newsroom, "git", "add", "--all")
    done = run(newsroom, *PRE_COMMIT, "run", "--all-files", check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "wrong.md:1:36: CHG001 " in done.stdout
    assert "in 2 documents" in done.stdout
    (newsroom / "wrong.md").write_text(RIGHT)
    run(newsroom, "git", "add", "--all")
    run(newsroom, *PRE_COMMIT, "run")


def test_the_hook_that_init_writes(shipped, newsroom, run, tmp_path):
    source, _ = shipped
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    run(source, *pip, "--wheel-dir", tmp_path / "wheels", ".")
    run(newsroom, sys.executable, "-m", "audit", "init", "--pre-commit")
    run(newsroom, "git", "add", "--all")
    run(newsroom, *PRE_COMMIT, "install")
    (newsroom / "wrong.md").write_text(WRONG + WRONG)
    refused = run(newsroom, "git", "commit", "--all", "--message", "Repeat", check=False)
    assert refused.returncode == 1
    assert "wrong.md:1:36: CHG001 " in refused.stderr
    (newsroom / "wrong.md").write_text(RIGHT)
    run(newsroom, "git", "commit", "--all", "--message", "Mend")
