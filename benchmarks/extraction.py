"""Throughput of extraction, beside a bare scan for digits and, where it is installed, quantulum3.

    python benchmarks/extraction.py REPORT.txt...

Each file is a document. Best of three runs in one process; what counts are the ratios, since
megabytes a second are the machine's. `pip install quantulum3` adds the peer, which reads the first
few kilobytes only.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

from audit.document import Document
from audit.extract import extract

if TYPE_CHECKING:
    from collections.abc import Callable

_PEER_BYTES = 8_000


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least time that the work took."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def scan(texts: list[str]) -> None:
    """What any extractor in Python pays: find digits, build a float, keep the place."""
    for text in texts:
        [(m.start(), m.end(), float(m.group())) for m in re.finditer(r"\d+", text)]


def peer_rate(texts: list[str]) -> float | None:
    """Megabytes a second of quantulum3, or None where it is not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    sample = "\n".join(texts)[:_PEER_BYTES]
    parser.parse("5 percent")
    return len(sample.encode()) / 1e6 / seconds(lambda: parser.parse(sample), 1)


def main() -> None:
    """Prints the rates."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--copies", type=int, default=1, help="read each file this often")
    given = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in given.files] * given.copies
    size = sum(len(text.encode()) for text in texts) / 1e6

    def documents() -> list[Document]:
        return [Document.from_text(text, name=str(n)) for n, text in enumerate(texts)]

    extract(documents()[:1])  # vocabulary and pandas are loaded once
    rates = {
        "extract": size / seconds(lambda: extract(documents())),
        "scan for digits": size / seconds(lambda: scan(texts)),
        "quantulum3": peer_rate(texts),
    }
    for name, rate in rates.items():
        print(f"{name:16}", "not installed" if rate is None else f"{rate:9.3f} MB/s")


if __name__ == "__main__":
    main()
