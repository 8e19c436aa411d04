"""Where results go: a file, whole or not at all; a terminal; a pipe that may be closed early."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import click

from audit.errors import AuditError
from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Lines of prose longer than this are hard to read on any terminal.
_WIDEST: Final = 140


@dataclass(frozen=True, slots=True)
class Terminal:
    """What shows the results to a person."""

    width: int
    color: bool


def terminal() -> Terminal | None:
    """The terminal on standard output; None if it goes elsewhere."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    dumb = os.environ.get("TERM") == "dumb"
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return Terminal(width, color=not (dumb or os.environ.get("NO_COLOR")))


def tell(lines: Iterable[str]) -> None:
    """Lines on standard error; what a document or a file name smuggles in is defused."""
    for line in lines:
        click.echo(clean(line), err=True)


def write(content: str | bytes, output: str | None) -> None:
    """To the file of this name, or to standard output."""
    if output is None:
        to_stdout(content)
        return
    with opened(output) as stream:
        stream.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)


def write_folder(files: Mapping[str, bytes], output: str) -> None:
    """These files into the folder of this name, which is made if it is not there.

    Each is whole or not there at all; what else the folder holds stays.
    """
    try:
        Path(output).mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise AuditError(f"{output}: is no folder; name one for several files") from None
    except OSError as error:
        raise AuditError(f"{output}: cannot be written: {error.strerror}") from None
    for name, content in files.items():
        write(content, str(Path(output) / name))


@contextlib.contextmanager
def opened(output: str) -> Iterator[BinaryIO]:
    """What writes the file of this name, which is replaced when all is written."""
    path = Path(output)
    try:
        if path.exists() and not path.is_file():  # /dev/stdout, a named pipe
            with path.open("wb") as stream:
                yield stream
        else:
            with _replacing(path.resolve()) as stream:
                yield stream
    except OSError as error:
        raise AuditError(f"{output}: cannot be written: {error.strerror}") from None


def to_stdout(content: str | bytes) -> None:
    """Bytes as they are, text in the encoding of standard output; what it lacks becomes "?"."""
    if sys.stdout is None:
        raise AuditError("cannot write: standard output is closed")
    try:
        if isinstance(content, str):
            encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
            content = content.encode(encoding, "replace").decode(encoding)
        click.echo(content, nl=False, color=True)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough; Python would complain again when it closes the stream.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """What writes beside the file and renames, so that nobody ever reads half a report."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(beside).chmod(_mode(path))
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def aligned(rows: Iterable[Iterable[Any]]) -> str:
    """A table in columns, the last as long as it likes."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        + "\n"
        for row in cells
    )
