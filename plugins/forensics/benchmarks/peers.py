"""Benford's law on drawn amounts, beside benford-py: whether the statistics agree, how often lawful
amounts are called unlawful, how often unlawful ones are found, and seconds.

    python plugins/forensics/benchmarks/peers.py
    python plugins/forensics/benchmarks/peers.py --peer PYTHON

The peer runs in an environment of its own, named by its interpreter (`python -m venv peer &&
peer/bin/pip install benford-py==0.5.0`), on the same amounts. What it calls unlawful is what
exceeds Nigrini's bound of the mean absolute deviation, which it tells. Only tests are timed: ours
with the frame of their results and both orders of digits, for the peer tests both too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from typing import Any

import numpy as np
from audit_forensics import digits
from audit_forensics.laws import FIRST_BANDS

import audit
from audit.readers.html import read
from audit.relate.passages import Passages

_PEER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
import benford, pandas as pd
samples = [pd.Series(each, dtype=float) for each in json.load(sys.stdin)]
benford.Benford(samples[0], decimals=0, verbose=False)
start = time.process_time()
tests = [benford.Benford(each, decimals=0, verbose=False).F1D for each in samples]
seconds = time.process_time() - start
print(json.dumps([seconds, [[each.MAD, each.chi_square] for each in tests]]))
"""


def drawn(kind: str, numbers: int, draw: np.random.Generator) -> list[int]:
    """Amounts from 10 to a million: lawful ones, or with first digits that are all as frequent."""
    if kind == "lawful":
        return np.floor(10 ** draw.uniform(1, 6, numbers)).astype(int).tolist()
    size = 10.0 ** draw.integers(1, 6, numbers)
    return np.floor(draw.uniform(1, 10, numbers) * size).astype(int).tolist()


def page(name: str, amounts: list[int]) -> audit.Document:
    """The amounts as a table."""
    rows = "".join(f"<tr><td>Lot {at}</td><td>{one:,}</td></tr>" for at, one in enumerate(amounts))
    return read(f"<table><tr><th>Lot</th><th>Tons</th></tr>{rows}</table>".encode(), name)


def ours(samples: list[list[int]]) -> tuple[float, Any]:
    """Seconds, and the tests of first digits, a row a sample."""
    documents = [page(f"{at}.html", each) for at, each in enumerate(samples)]
    claims = audit.extract(documents)
    start = time.process_time()
    tests = digits.relate(Passages(documents, claims))
    seconds = time.process_time() - start
    first = tests[tests["construction"].eq("first digits") & tests["scope"].eq("table")]
    return seconds, first.reset_index(drop=True)


def main() -> None:
    """Print a line for each kind of amounts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--peer", help="the interpreter of an environment with benford-py")
    parser.add_argument("--samples", type=int, default=60)
    parser.add_argument("--numbers", type=int, default=300)
    options = parser.parse_args()
    draw = np.random.default_rng(7)
    ours([drawn("lawful", options.numbers, draw)])  # imports SciPy, as the peer has by then
    for kind in ("lawful", "level"):
        samples = [drawn(kind, options.numbers, draw) for _ in range(options.samples)]
        seconds, tests = ours(samples)
        beyond = tests["deviation"] - tests["by_chance"] > tests["allowed"]
        found = int((beyond & (tests["p_adjusted"] < 0.001)).sum())
        print(f"{kind}: {found} of {len(tests)} remarked on, {seconds:.2f} s")
        if options.peer:
            _compare(options.peer, samples, tests)


def _compare(peer: str, samples: list[list[int]], tests: Any) -> None:
    """Print what the peer says of the same amounts."""
    told = subprocess.run(
        [peer, "-c", _PEER], input=json.dumps(samples), capture_output=True, text=True, check=True
    )
    seconds, theirs = json.loads(told.stdout.splitlines()[-1])
    deviation, statistic = np.array(theirs).T
    apart = np.abs(statistic - tests["chi_square"]).max()
    print(
        f"  benford-py: {int((deviation > FIRST_BANDS[-1]).sum())} of {len(theirs)} beyond the "
        f"bound, {seconds:.2f} s; the two differ by at most {apart:.1g} in chi-square, "
        f"{np.abs(deviation - tests['deviation']).max():.1g} in the mean deviation"
    )


if __name__ == "__main__":
    main()
