"""How long a run takes since which nothing or one document has changed, beside one without a cache
and two floors.

    python benchmarks/cache.py [--documents 1000]

All are whole processes over the same documents, the best of three: an audit that is worked out, one
that keeps what it finds, one of which one document is another, the same audit answered from the
cache, a process that reads and hashes the documents and does nothing else, and one that imports
pandas, which an answer must do without.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PARAGRAPH = (
    "In season {season} the yard of town {town} built {boats} boats. The crew spoke of a calm"
    " spring, and of long evenings by the river.\n\n"
)
_HASH = (
    "import hashlib, pathlib\n"
    "for path in sorted(pathlib.Path('docs').iterdir()): hashlib.sha256(path.read_bytes())"
)


def seconds(folder: Path, *command: str, times: int = 3) -> float:
    """The least time that a process took; one that ends with trouble is an error."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        taken.append(time.perf_counter() - start)
        if done.returncode not in {0, 1}:
            raise SystemExit(done.stderr)
    return min(taken)


def written(folder: Path, documents: int) -> None:
    """So many documents of a page each, all of them different."""
    (folder / "docs").mkdir()
    for town in range(documents):
        text = "".join(
            _PARAGRAPH.format(season=season, town=town, boats=season * 7 + town)
            for season in range(1, 11)
        )
        (folder / "docs" / f"town{town:05}.md").write_text(text, encoding="utf-8")


def change_one(folder: Path, turn: int) -> None:
    """One document says something that it has never said."""
    path = min((folder / "docs").iterdir())
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}In all, {8_000 + turn} boats were mended.\n", encoding="utf-8")


def changed(folder: Path, command: list[str], times: int = 3) -> float:
    """The least time of a run before which one document has changed."""
    taken = []
    for turn in range(times):
        change_one(folder, turn)
        taken.append(seconds(folder, *command, times=1))
    return min(taken)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1_000)
    documents = parser.parse_args().documents
    check = [sys.executable, "-m", "audit", "check", "docs"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        written(folder, documents)
        worked_out = seconds(folder, *check, "--no-cache")
        rows = {
            "worked out": worked_out,
            "worked out and kept": seconds(folder, *check, times=1),
            "one document changed": changed(folder, check),
            "answered from the cache": seconds(folder, *check),
            "documents read and hashed": seconds(folder, sys.executable, "-c", _HASH),
            "pandas imported": seconds(folder, sys.executable, "-c", "import pandas"),
        }
    print(f"{documents:,} documents")
    for name, taken in rows.items():
        print(f"{name:26} {taken:7.2f} s {taken / worked_out:7.1%}")


if __name__ == "__main__":
    main()
