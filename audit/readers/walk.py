"""Paths to documents: folders walked in order, what git ignores left out, problems told."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from audit.errors import Trouble
from audit.readers.ignored import Ignored
from audit.readers.open import STDIN, read, shown, suffix_reader, why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from audit.document import Document
    from audit.parts import Reader

# Hidden folders are skipped by their name; these are not hidden.
_SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "CVS", "_darcs"})
_VIRTUALENV_MARK = "pyvenv.cfg"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file or folder found in a walk, its real path, and what is ignored in its folder."""

    path: Path
    real: Path
    is_folder: bool
    ignored: Ignored


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and the name it is shown by."""

    path: str
    name: str


def documents(
    paths: Iterable[str | Path],
    readers: Sequence[Reader],
    *,
    exclude: Sequence[str] = (),
    root: Path | None = None,
    stdin: BinaryIO | None = None,
    wanted: Callable[[str], bool] | None = None,
) -> Iterator[Document | Trouble]:
    """The documents that paths lead to, one at a time, and the troubles; see `files`.

    With `wanted`, only the files for whose paths it is true.
    """
    for found in files(paths, readers, exclude=exclude, root=root):
        if isinstance(found, Trouble):
            yield found
        elif wanted is None or wanted(found.path):
            yield read(found.path, readers, name=found.name, stdin=stdin)


def files(
    paths: Iterable[str | Path],
    readers: Sequence[Reader],
    *,
    exclude: Sequence[str] = (),
    root: Path | None = None,
) -> Iterator[Found | Trouble]:
    """The files that paths lead to, each once, and the paths that lead nowhere.

    Args:
        paths: Files, which are always read; folders, for what some reader reads in them; "-".
        readers: Tell the suffixes that are looked for in folders.
        exclude: Patterns as in `.gitignore`, of what is left out in folders.
        root: The folder that the patterns count from; the current one, where not told.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _lead(path, readers, exclude, root or Path()):
            if isinstance(found, Trouble):
                yield found
                continue
            real = found.path if found.path == STDIN else os.path.realpath(found.path)
            if real not in seen:
                seen.add(real)
                yield found


def _lead(
    path: str | Path, readers: Sequence[Reader], exclude: Sequence[str], root: Path
) -> Iterator[Found | Trouble]:
    if str(path) == STDIN:
        yield Found(STDIN, shown(path))
        return
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        yield Trouble(shown(path), why(error))
        return
    if not stat.S_ISDIR(mode):
        yield Found(str(path), shown(path))
        return
    empty = True
    for found in _Walk(readers).folder(Path(path), Ignored.around(Path(path), exclude, root)):
        empty = False
        yield found
    if empty:
        suffixes = sorted({suffix for reader in readers for suffix in reader.suffixes})
        yield Trouble(shown(path), f"holds no document that a reader reads: {', '.join(suffixes)}")


class _Walk:
    """A walk through a folder. Links to folders are not followed, so that no loop is entered."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        self._readers = readers

    def folder(self, top: Path, ignored: Ignored) -> Iterator[Found | Trouble]:
        """The files in a folder and below, sorted by name, files and folders together."""
        waiting = [_Entry(top, Path(os.path.realpath(top)), True, ignored)]
        while waiting:
            entry = waiting.pop()
            if not entry.is_folder:
                yield Found(str(entry.path), shown(entry.path))
                continue
            try:
                waiting.extend(reversed(self._inside(entry)))
            except OSError as error:
                yield Trouble(shown(entry.path), why(error))

    def _inside(self, folder: _Entry) -> list[_Entry]:
        ignored = folder.ignored.entering(folder.real)
        with os.scandir(folder.path) as entries:
            wanted = sorted(
                (entry.name, self._is_folder(entry)) for entry in entries if self._wanted(entry)
            )
        return [
            _Entry(folder.path / name, folder.real / name, is_folder, ignored)
            for name, is_folder in wanted
            if not ignored.leaves_out(folder.real / name, is_folder=is_folder)
        ]

    @staticmethod
    def _is_folder(entry: os.DirEntry[str]) -> bool:
        return entry.is_dir(follow_symlinks=False)

    def _wanted(self, entry: os.DirEntry[str]) -> bool:
        if entry.name.startswith("."):
            return False
        if self._is_folder(entry):
            return entry.name not in _SKIPPED_FOLDERS and not _is_virtualenv(entry.path)
        if suffix_reader(entry.name, self._readers) is None:
            return False
        return _is_file_or_broken(entry)


def _is_virtualenv(folder: str) -> bool:
    return os.path.lexists(Path(folder, _VIRTUALENV_MARK))  # False where it may not be looked at


def _is_file_or_broken(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link to nothing or to itself: to be reported, not passed over."""
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return True
