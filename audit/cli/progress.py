"""How far a long run is, for someone who watches."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: A run that is over sooner shows nothing.
_PATIENCE: Final = 1.0
#: In seconds, between two updates.
_INTERVAL: Final = 0.1


@contextmanager
def progress(stream: TextIO | None = None) -> Iterator[Callable[[int, str], None] | None]:
    """What to call with the number of documents done and the latest; None if nobody watches.

    `stream` is standard error, if not told.
    """
    stream = stream or sys.stderr
    if not stream.isatty() or os.environ.get("CI"):
        yield None
        return
    line = _Line(stream)
    try:
        yield line.update
    finally:
        line.clear()


class _Line:
    """One line of a terminal that is written over."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._start = self._latest = time.monotonic()
        self._shown = False

    def update(self, done: int, name: str) -> None:
        now = time.monotonic()
        if now - self._start < _PATIENCE or now - self._latest < _INTERVAL:
            return
        self._latest = now
        self._shown = True
        rate = done / (now - self._start)
        told = f"{done:,} documents, {rate:,.0f} a second  {clean(name)}"
        width = shutil.get_terminal_size().columns - 1
        self._stream.write(f"\r\x1b[K{told[:width]}")
        self._stream.flush()

    def clear(self) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
