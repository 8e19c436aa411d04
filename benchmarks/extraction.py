"""Throughput of extraction, beside a bare scan for digits and, where it is installed, quantulum3.

    python benchmarks/extraction.py REPORT.txt...
    python benchmarks/extraction.py --megabytes 5 20 50 REPORT.txt...

Each file is a document. Best of three runs in one process; what counts are the ratios, since
megabytes a second are the machine's. `pip install quantulum3` adds the peer, which reads the first
few kilobytes only. With `--megabytes`, the peak of memory is measured for corpora of these sizes,
made of the files over and over, whose claims are counted batch by batch; with `--joined` all text
is one document.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from audit.config import Config
from audit.document import Document
from audit.extract import extract
from audit.pipeline import extract_batches
from audit.plugins import Plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def corpus(texts: list[str], megabytes: float) -> Iterator[Document]:
    """The texts over and over, up to this size."""
    size = 0
    for number, text in enumerate(cycle(texts)):
        if size >= megabytes * 1e6:
            return
        size += len(text.encode())
        yield Document.from_text(text, name=str(number))


def peak(texts: list[str], megabytes: float, *, joined: bool) -> str:
    """What a process of its own says of its claims and of its peak of memory."""
    documents = corpus(texts, megabytes)
    if joined:
        text = "\n\n".join(document.text for document in documents)
        documents = iter([Document.from_text(text)])
    count = sum(len(claims) for claims in extract_batches(documents, Plugins.load(Config())))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux tells kilobytes
    told = f"{megabytes:g} MB {'as one document' if joined else ''}"
    return f"{told:24} {count:9,} claims {most:6.0f} MB"


def rates(texts: list[str]) -> dict[str, float | None]:
    """Megabytes a second of each reader."""
    size = sum(len(text.encode()) for text in texts) / 1e6

    def documents() -> list[Document]:
        return [Document.from_text(text, name=str(n)) for n, text in enumerate(texts)]

    extract(documents()[:1])  # vocabulary and pandas are loaded once
    return {
        "extract": size / seconds(lambda: extract(documents())),
        "scan for digits": size / seconds(lambda: scan(texts)),
        "quantulum3": peer_rate(texts),
    }


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--copies", type=int, default=1, help="read each file this often")
    parser.add_argument("--megabytes", nargs="+", type=float, help="measure memory, not time")
    parser.add_argument("--joined", action="store_true", help="measure one document of that size")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Prints the rates, or the peaks of memory."""
    given = arguments()
    texts = [path.read_text(encoding="utf-8") for path in given.files] * given.copies
    if given.here:
        print(peak(texts, given.megabytes[0], joined=given.joined))
        return
    for megabytes in given.megabytes or ():
        again = [sys.executable, __file__, *map(str, given.files), "--here"]
        again += ["--joined"] if given.joined else []
        subprocess.run([*again, "--megabytes", str(megabytes)], check=True)
    if not given.megabytes:
        found = rates(texts)
        for name, rate in found.items():
            ratio = f"{found['extract'] / rate:9.3g} times as fast" if rate else ""
            print(f"{name:16}", f"{rate:9.3f} MB/s {ratio}" if rate else "not installed")


if __name__ == "__main__":
    main()
