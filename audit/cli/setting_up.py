"""What `audit init` writes: each file whole, or as one entry among others, never over another's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from audit import __version__
from audit.cli.output import write
from audit.config.source import Source
from audit.errors import AuditError

if TYPE_CHECKING:
    Step: TypeAlias = Callable[[Path, bool], Iterator["Done"]]

_GITLAB_JOB: Final = ".gitlab/audit.yml"
_GITLAB_MAIN: Final = ".gitlab-ci.yml"
_GITLAB_INCLUDE: Final = f"include:\n  - local: {_GITLAB_JOB}\n"
_PRE_COMMIT: Final = ".pre-commit-config.yaml"
#: The list that a pre-commit configuration is, written a line an entry.
_REPOS: Final = re.compile(r"^repos:[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)
_ENTRY: Final = re.compile(r"^(?P<indent>[ \t]*)- ", re.MULTILINE)
_HAS_HOOK: Final = re.compile(r"^\s*(?:-\s+)?id:\s*[\"']?audit[\"']?\s*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a file, in words; `advice` is what is left to do by hand, if anything."""

    file: str
    what: str
    advice: str = ""


def root_of(folder: Path) -> Path:
    """The repository that a folder is in, or else the folder."""
    above = (folder, *folder.parents)
    return next((each for each in above if (each / ".git").exists()), folder)


def settings(root: Path, force: bool) -> Iterator[Done]:
    """An audit.toml with every setting, unless there are settings already."""
    pyproject = root / "pyproject.toml"
    if pyproject.is_file() and Source.configures(pyproject):
        yield Done("pyproject.toml", "has [tool.audit] already, so no audit.toml is written")
    else:
        yield _whole(root, "audit.toml", _content("audit.toml"), force)


def pre_commit(root: Path, force: bool) -> Iterator[Done]:
    """The hook, as the first of those that are there."""
    path, entry = root / _PRE_COMMIT, _content("pre-commit.yaml")
    if not path.exists():
        yield _whole(root, _PRE_COMMIT, "repos:\n" + _indented(entry, "  "), force)
        return
    present = _read(path)
    repos = _REPOS.search(present)
    following = repos and _ENTRY.search(present, repos.end())
    if _HAS_HOOK.search(present):
        yield Done(_PRE_COMMIT, "has the hook already")
    elif repos is None or following is None:
        yield Done(_PRE_COMMIT, "is left as it is", f"add to its repos:\n\n{entry}")
    else:
        ending = "\r\n" if "\r\n" in repos[0] else "\n"
        added = _indented(entry, following["indent"]).replace("\n", ending)
        _write(path, present[: repos.end()] + added + present[repos.end() :])
        yield Done(_PRE_COMMIT, "got the hook, all else is as it was")


def github(root: Path, force: bool) -> Iterator[Done]:
    """A workflow of its own."""
    yield _whole(root, ".github/workflows/audit.yml", _content("github.yml"), force)


def gitlab(root: Path, force: bool) -> Iterator[Done]:
    """A job in a file of its own, and the file that includes it."""
    yield _whole(root, _GITLAB_JOB, _content("gitlab.yml"), force)
    path = root / _GITLAB_MAIN
    if not path.exists():
        yield _whole(root, _GITLAB_MAIN, _GITLAB_INCLUDE, force)
    elif _GITLAB_JOB in _read(path):
        yield Done(_GITLAB_MAIN, "includes the job already")
    else:
        yield Done(_GITLAB_MAIN, "is left as it is", f"add to it:\n\n{_GITLAB_INCLUDE}")


def is_on_gitlab(root: Path) -> bool:
    """Whether the repository runs its checks on GitLab, as far as its files and its remote say."""
    if (root / _GITLAB_MAIN).exists():
        return True
    config = root / ".git" / "config"
    return config.is_file() and bool(re.search(r"^\s*url\s*=.*gitlab", _read(config), re.MULTILINE))


def _whole(root: Path, name: str, content: str, force: bool) -> Done:
    """Write a file that is all ours, unless another is there."""
    path = root / name
    if not path.exists():
        _write(path, content)
        return Done(name, "written")
    if _read(path) == content:
        return Done(name, "is as it would be written")
    if not force:
        return Done(name, "exists and is left as it is; --force replaces it")
    _write(path, content)
    return Done(name, "replaced")


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AuditError(f"{path}: cannot be written: {error.strerror}") from None
    write(content.encode("utf-8", "surrogateescape"), str(path))


def _read(path: Path) -> str:
    """The text with its line ends, whatever its bytes."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise AuditError(f"{path}: cannot be read: {error.strerror}") from None


def _content(name: str) -> str:
    source = files("audit.cli").joinpath("init_files", name)
    return source.read_text(encoding="utf-8").replace("@VERSION@", __version__)


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}" for line in text.splitlines(keepends=True))
