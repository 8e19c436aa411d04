"""Paths to documents: folders walked in order, what git ignores left out, every problem told and nothing else lost."""

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
    from collections.abc import Iterable, Iterator, Sequence

    from audit.document import Document
    from audit.parts import Reader

# Hidden folders are skipped by their name; these are not hidden.
_SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules", "CVS", "_darcs"})
_VIRTUALENV_MARK = "pyvenv.cfg"


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
) -> Iterator[Document | Trouble]:
    """The documents that paths lead to, one at a time, and what was wrong with the others; see `files`."""
    for found in files(paths, readers, exclude=exclude, root=root):
        if isinstance(found, Trouble):
            yield found
        else:
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
        paths: Files, which are always read; folders, in which files are that some reader reads; "-".
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
    for found in _Walk(readers, Ignored.around(Path(path), exclude, root)).folder(Path(path)):
        empty = False
        yield found
    if empty:
        suffixes = sorted({suffix for reader in readers for suffix in reader.suffixes})
        yield Trouble(shown(path), f"holds no document that a reader reads: {', '.join(suffixes)}")


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through a folder. Links to folders are not followed, so that no loop is entered."""

    readers: Sequence[Reader]
    ignored: Ignored

    def folder(self, top: Path) -> Iterator[Found | Trouble]:
        """The files in a folder and the folders in it, sorted: files and folders together, by name."""
        waiting: list[tuple[Path, Ignored, bool]] = [(top, self.ignored, True)]
        while waiting:
            path, ignored, is_folder = waiting.pop()
            if not is_folder:
                yield Found(str(path), shown(path))
                continue
            try:
                inside = self._inside(path, ignored)
            except OSError as error:
                yield Trouble(shown(path), why(error))
                continue
            waiting.extend(reversed(inside))

    def _inside(self, folder: Path, above: Ignored) -> list[tuple[Path, Ignored, bool]]:
        ignored = above.entering(folder)
        with os.scandir(folder) as entries:
            kept = sorted(
                (entry.name, is_folder)
                for entry in entries
                if not entry.name.startswith(".")
                and (is_folder := entry.is_dir(follow_symlinks=False)) is not None
                and self._wanted(entry, is_folder=is_folder)
            )
        return [
            (folder / name, ignored, is_folder)
            for name, is_folder in kept
            if not ignored.leaves_out(folder / name, is_folder=is_folder)
        ]

    def _wanted(self, entry: os.DirEntry[str], *, is_folder: bool) -> bool:
        if is_folder:
            return entry.name not in _SKIPPED_FOLDERS and not os.path.lexists(
                Path(entry.path) / _VIRTUALENV_MARK
            )
        if suffix_reader(entry.name, self.readers) is None:
            return False
        return entry.is_file() or (entry.is_symlink() and not entry.is_dir())
