"""`--changed-since`: only what git says has changed."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from audit.cli import changed
from audit.errors import AuditError

ODD = 'an "odd"\tname é.md'
WRONG = "The fund paid out 510 grants, a 340 percent increase over the 150 of last year.\n"


def git(*arguments):
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit(message):
    git("add", "--all")
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", message)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    for name in ("same.md", "committed.md", "staged.md", "edited.md", "deleted.md", "moved.md"):
        (tmp_path / name).write_text(f"{name}\n")
    commit("first")
    git("tag", "start")
    (tmp_path / "committed.md").write_text("changed\n")
    commit("second")
    (tmp_path / "staged.md").write_text("changed\n")
    git("add", "staged.md")
    (tmp_path / "edited.md").write_text("changed\n")
    (tmp_path / ODD).write_text("new\n")
    (tmp_path / "deleted.md").unlink()
    git("mv", "moved.md", "moved there.md")
    (tmp_path / ".gitignore").write_text("ignored.md\n")
    (tmp_path / "ignored.md").write_text("new\n")
    return tmp_path


def those(revision, folder):
    is_changed = changed.since(revision, [str(folder)])
    return sorted(path.name for path in folder.iterdir() if is_changed(str(path)))


def test_committed_staged_edited_untracked(repository):
    assert those("start", repository) == sorted(
        [".gitignore", ODD, "committed.md", "edited.md", "moved there.md", "staged.md"]
    )
    assert "committed.md" not in those("HEAD", repository)


def test_on_a_branch_what_counts_is_where_it_parted(repository):
    (repository / "ignored.md").unlink()
    commit("all")
    git("checkout", "-q", "-b", "side", "start")
    (repository / "same.md").write_text("changed on the branch\n")
    commit("side")
    assert those("main", repository) == ["same.md"]


def test_in_a_folder_below(repository, monkeypatch):
    (repository / "below").mkdir()
    (repository / "below" / "new.md").write_text("x")
    monkeypatch.chdir(repository / "below")
    assert changed.since("start", ["."])("new.md")
    assert changed.since("start", ["."])("../staged.md")
    assert not changed.since("start", ["."])("../same.md")


@pytest.mark.parametrize("revision", ["nothing", "--help", "", "start:same.md", "a b\0"[:3]])
def test_no_such_revision(repository, revision):
    with pytest.raises(AuditError, match=f'git knows no revision "{revision}"'):
        changed.since(revision, ["."])


def test_no_repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(AuditError, match="--changed-since: git rev-parse: not a git repository"):
        changed.since("HEAD", ["."])


def test_no_git(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AuditError, match="--changed-since: git is not installed"):
        changed.since("HEAD", ["."])


def test_what_lies_outside(repository):
    with pytest.raises(AuditError, match="is not in the repository of"):
        changed.since("start", [str(repository.parent)])
    with pytest.raises(AuditError, match="standard input has no revisions"):
        changed.since("start", ["-"])


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_command(run, here, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (here / ".git").rmdir()
    git("init", "-q", "-b", "main")
    commit("first")
    code, out, _ = run("check", ".", "--changed-since", "HEAD")
    assert (code, out) == (0, "Nothing to compare in 0 documents (0 claims, 0 relations).\n")
    (here / ODD).write_text(WRONG)
    code, out, _ = run("check", ".", "--changed-since", "HEAD")
    assert code == 1
    assert "Found 1 error in 1 document" in out
    code, out, err = run("check", ".", "--changed-since", "gone")
    assert (code, out, err) == (2, "", '--changed-since: git knows no revision "gone"\n')
