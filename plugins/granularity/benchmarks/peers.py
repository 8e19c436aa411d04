"""Seconds for many means against their sizes, beside the package grim of PyPI.

    python plugins/granularity/benchmarks/peers.py
    python plugins/granularity/benchmarks/peers.py --peer PYTHON --rounds 5

The same means are tested here and there, in turns, and the verdicts compared: the peer runs in an
environment of its own, named by its interpreter (`python -m venv peer && peer/bin/pip install
grim==0.1.10`). It tests means for one way of rounding at a time, "half-up" here. Standard
deviations have no peer on PyPI; their time stands beside that of the means, and a whole audit of a
text with as many means beside both. What counts are ratios, for seconds are the machine's.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import time
from typing import TYPE_CHECKING

import numpy as np
from audit_granularity.rounding import ends
from audit_granularity.settings import Settings
from audit_granularity.squares import Samples, possible
from audit_granularity.sums import sums

import audit

if TYPE_CHECKING:
    from collections.abc import Callable

_PEER = """
import decimal, json, sys, time
from grim.mean_tester import consistency_check
cases = json.load(sys.stdin)
start = time.process_time()
verdicts = [consistency_check(mean, n, decimal.ROUND_HALF_UP) for mean, n in cases]
print(json.dumps([time.process_time() - start, verdicts]))
"""


def cases(count: int, seed: int = 1) -> list[tuple[str, str]]:
    """Means with two decimals and sizes from 10 to 120."""
    chance = random.Random(seed)
    return [
        (f"{chance.randint(100, 700) / 100:.2f}", str(chance.randint(10, 120)))
        for _ in range(count)
    ]


def seconds(work: Callable[[], object]) -> float:
    """Processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def have_sums(told: list[tuple[str, str]], rounding: tuple[str, ...]) -> list[bool]:
    """Which means some whole numbers have."""
    digits = np.array([int(mean.replace(".", "")) for mean, _ in told])
    n = np.array([int(size) for _, size in told])
    least, most = sums(digits, np.full(len(told), 2), n, rounding=rounding)
    return [bool(each) for each in least <= most]


def deviations(told: list[tuple[str, str]]) -> int:
    """How many of the means go with a standard deviation of 1.20."""
    digits = np.array([int(mean.replace(".", "")) for mean, _ in told])
    n = np.array([int(size) for _, size in told])
    size, rounding = len(told), Settings().rounding
    unknown = np.full(size, np.nan)
    samples = Samples(
        *sums(digits, np.full(size, 2), n, rounding=rounding),
        n,
        np.ones(size, dtype=np.int64),
        ends(np.full(size, 120), np.full(size, 2), rounding),
        unknown,
        unknown,
    )
    return int(possible(samples).sum())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", help="an interpreter that can import grim")
    parser.add_argument("--means", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    told = cases(arguments.means)
    text = "\n\n".join(f"The number of errors was M = {mean} (n = {n})." for mean, n in told[:1000])
    ours, both, whole, peer = [], [], [], []
    agree = 0
    for _ in range(arguments.rounds):
        ours.append(seconds(lambda: have_sums(told, ("half-up",))))
        both.append(seconds(lambda: deviations(told)))
        whole.append(seconds(lambda: audit.check(text=text)))
        if arguments.peer:
            command = [arguments.peer, "-c", _PEER]
            run = subprocess.run(
                command, input=json.dumps(told), capture_output=True, text=True, check=True
            )
            taken, verdicts = json.loads(run.stdout)
            peer.append(taken)
            pairs = zip(have_sums(told, ("half-up",)), verdicts, strict=True)
            agree = sum(one == other for one, other in pairs)
    print(f"{len(told):,} means")
    print(f"means              {min(ours):.4f} s")
    if peer:
        print(f"grim               {min(peer):.4f} s, {agree:,} verdicts agree")
    print(f"with deviations    {min(both):.4f} s")
    print(f"an audit of 1,000  {min(whole):.4f} s")


if __name__ == "__main__":
    main()
