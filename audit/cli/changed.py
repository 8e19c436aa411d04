"""Which files git says have changed since a revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from audit.errors import AuditError

_OPTION = "--changed-since"


def since(revision: str, paths: Iterable[str]) -> Callable[[str], bool]:
    """Whether a file has changed since a revision: committed, staged, not staged or not tracked.

    Where the revision is on another branch, what counts is where that parted from this one.

    Raises:
        AuditError: There is no git, no repository or no such revision, or a path is not in the
            repository.
    """
    root = Path(os.fsdecode(_git(Path(), "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    real_root = os.path.realpath(root)
    for path in paths:
        if path == "-":
            raise AuditError(f"{_OPTION}: standard input has no revisions; name files or folders")
        if os.path.commonpath([real_root, os.path.realpath(path)]) != real_root:
            raise AuditError(f"{_OPTION}: {path} is not in the repository of {real_root}")
    base = _base(revision, root)
    changed = _git(
        *(root, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff"),
        *("--diff-filter=d", "--ignore-submodules", base, "--"),
    )
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--")
    names = [name for name in (changed + untracked).split(b"\0") if name]
    files = {os.path.realpath(Path(real_root, os.fsdecode(name))) for name in names}
    return lambda path: os.path.realpath(path) in files


def _base(revision: str, root: Path) -> str:
    """The commit to compare with."""
    wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        commit = _git(root, *wanted).decode().strip()
    except _GitError:
        raise AuditError(f'{_OPTION}: git knows no revision "{revision}"') from None
    try:
        return _git(root, "merge-base", commit, "HEAD").decode().strip()
    except _GitError:  # no common past, or one that a shallow clone does not have
        return commit


class _GitError(AuditError):
    """Git could not do what it was asked."""


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints in a folder."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except FileNotFoundError:
        raise AuditError(f"{_OPTION}: git is not installed") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        reason = said[-1].removeprefix("fatal: ") if said else f"it exits {done.returncode}"
        raise _GitError(f"{_OPTION}: git {arguments[0]}: {reason}")
    return done.stdout
