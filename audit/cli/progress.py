"""How far a long run is, for someone who watches."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: A run that is over sooner shows nothing.
_PATIENCE: Final = 1.0
#: In seconds, between two updates.
_INTERVAL: Final = 0.1


@contextmanager
def progress() -> Iterator[Callable[[int, str], None] | None]:
    """What to call with the number of documents done and the latest; None if nobody watches."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield None
        return
    line = _Line()
    try:
        yield line.update
    finally:
        line.clear()


class _Line:
    """One line on standard error that is written over."""

    def __init__(self) -> None:
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
        width = os.get_terminal_size(sys.stderr.fileno()).columns - 1
        sys.stderr.write(f"\r\x1b[K{told[:width]}")
        sys.stderr.flush()

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
