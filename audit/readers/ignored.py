"""What git leaves out, and what the configuration excludes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathspec import GitIgnoreSpec

_IGNORE_FILE = ".gitignore"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns and the folder they count from."""

    folder: str
    spec: GitIgnoreSpec

    def says(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether they leave a path out or take it in again; None where they say nothing."""
        if not path.startswith(self.folder):
            return None
        inside = path[len(self.folder) :].replace(os.sep, "/")
        return self.spec.check_file(inside + "/" if is_folder else inside).include


@dataclass(frozen=True, slots=True)
class Ignored:
    """The patterns that hold in a folder; the last that matches decides: the innermost."""

    patterns: tuple[_Patterns, ...] = ()
    excluded: tuple[_Patterns, ...] = ()

    @classmethod
    def around(cls, top: Path, exclude: Sequence[str], root: Path) -> Ignored:
        """What holds for a folder from outside: `.gitignore` from its repository's root down to it.

        A folder that is itself ignored, but named to be read, is read: then only what is inside it
        says more.
        """
        excluded = tuple(_patterns(root, exclude))
        folder = Path(os.path.realpath(top))
        above = (folder, *folder.parents)
        repository = next((at for at in above if os.path.lexists(at / ".git")), None)
        if repository is None:
            return cls(excluded=excluded)
        ignored = cls(tuple(_info_exclude(repository)), excluded)
        at = repository
        for part in folder.relative_to(repository).parts:
            ignored = ignored.entering(at)
            at /= part
            if ignored.leaves_out(at, is_folder=True):
                return cls(excluded=excluded)
        return ignored

    def entering(self, folder: Path) -> Ignored:
        """What holds inside a folder, given by its real path."""
        return self._with(_patterns(folder, _lines(folder / _IGNORE_FILE)))

    def leaves_out(self, path: Path, *, is_folder: bool) -> bool:
        """Whether a file or folder, given by its real path, is left out."""
        absolute = str(path)
        if any(pattern.says(absolute, is_folder=is_folder) for pattern in self.excluded):
            return True
        for pattern in reversed(self.patterns):
            said = pattern.says(absolute, is_folder=is_folder)
            if said is not None:
                return said
        return False

    def _with(self, more: list[_Patterns]) -> Ignored:
        return Ignored((*self.patterns, *more), self.excluded) if more else self


def _patterns(folder: Path, lines: Sequence[str]) -> list[_Patterns]:
    """The patterns of some lines; a line that is no pattern is passed over, as git does."""
    if not lines:
        return []
    from pathspec import GitIgnoreSpec

    valid = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        valid.append(line)
    real = os.path.realpath(folder)
    return [_Patterns(real.rstrip(os.sep) + os.sep, GitIgnoreSpec.from_lines(valid))]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def _info_exclude(repository: Path) -> list[_Patterns]:
    """A repository's own `info/exclude`, also where `.git` is a file that leads elsewhere."""
    git = repository / ".git"
    if git.is_file():
        pointer = "".join(_lines(git)[:1]).removeprefix("gitdir:").strip()
        git = repository / pointer
        common = "".join(_lines(git / "commondir")[:1]).strip()
        git = git / common
    return _patterns(repository, _lines(git / "info" / "exclude"))
