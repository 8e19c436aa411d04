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

    from audit.report import Tally

#: A run that is over sooner shows nothing.
_PATIENCE: Final = 1.0
#: In seconds, between two updates.
_INTERVAL: Final = 0.1


@contextmanager
def progress(stream: TextIO | None = None) -> Iterator[Callable[[Tally], None] | None]:
    """What to call with how far the run is; None if nobody watches.

    `stream` is standard error, if not told.
    """
    stream = stream or sys.stderr
    if stream is None or not stream.isatty() or os.environ.get("CI"):
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

    def update(self, tally: Tally) -> None:
        now = time.monotonic()
        if now - self._start < _PATIENCE or now - self._latest < _INTERVAL:
            return
        self._latest = now
        self._shown = True
        width = shutil.get_terminal_size().columns - 1
        self._stream.write(f"\r\x1b[K{_told(tally, now - self._start)[:width]}")
        self._stream.flush()

    def clear(self) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def _told(tally: Tally, seconds: float) -> str:
    """The line; a run that only extracts counts neither claims nor findings."""
    counts = [f"{tally.documents:,} documents"]
    if tally.claims:
        counts += [f"{tally.claims:,} claims", f"{tally.findings:,} findings"]
    rate = f"{tally.documents / seconds:,.0f} a second"
    return f"{', '.join([*counts, rate])}  {clean(tally.latest)}"
