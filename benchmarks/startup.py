"""How long `audit --help` takes, beside a bare interpreter that imports click.

    python benchmarks/startup.py

Best of ten processes each, taken in turn; what counts is the ratio.
"""

from __future__ import annotations

import subprocess
import sys
import time

_HELP = "from audit.cli import main; main()"
_FLOOR = "import click"


def seconds(*arguments: str) -> float:
    """The time that a process with these arguments takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print both, and the ratio."""
    pairs = [(seconds("-c", _HELP, "--help"), seconds("-c", _FLOOR)) for _ in range(10)]
    instant, floor = (min(times) for times in zip(*pairs, strict=True))
    print(f"audit --help {instant:.3f} s, import click {floor:.3f} s: {instant / floor:.2f} times")


if __name__ == "__main__":
    main()
