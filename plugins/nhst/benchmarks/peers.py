"""Seconds for a thousand results in a clean text, beside stataudit's `check_text`.

    python plugins/nhst/benchmarks/peers.py
    python plugins/nhst/benchmarks/peers.py --peer PYTHON --rounds 5

Reading, relating and judging are timed; so is a whole audit, most of which is the extraction of
every number in the text. The peer runs in an environment of its own, named by its interpreter
(`python -m venv peer && peer/bin/pip install stataudit==1.0.3`), on the same text, in turns with
ours: what counts is the ratio, for seconds are the machine's.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import time
from typing import TYPE_CHECKING

from audit_nhst.pvalues import consistent
from audit_nhst.relate import kinds
from audit_nhst.settings import Settings
from scipy import stats

import audit
from audit.frames import Claims
from audit.relate.passages import Passages

if TYPE_CHECKING:
    from collections.abc import Callable

_PEER = """
import json, sys, time
from stataudit.reportcheck import check_text
text = json.load(sys.stdin)
check_text(text[:500])
start = time.process_time()
found = len(check_text(text).results)
print(json.dumps([time.process_time() - start, found]))
"""


def clean_text(count: int, seed: int = 1) -> str:
    """Sentences with a result each, in APA style, whose p are right."""
    chance = random.Random(seed)
    sentences = []
    for number in range(count):
        n, kind = chance.randint(20, 200), number % 4
        value = round(chance.uniform(0.1, 4.0), 2)
        if kind == 0:
            told, p = f"t({n}) = {value:.2f}", 2 * stats.t.sf(value, n)
        elif kind == 1:
            told, p = f"F(2, {n}) = {value:.2f}", stats.f.sf(value, 2, n)
        elif kind == 2:
            told, p = f"χ2(3, N = {n}) = {value:.2f}", stats.chi2.sf(value, 3)
        else:
            told, p = f"z = {value:.2f}", 2 * stats.norm.sf(value)
        stated = f"p = {p:.3f}".replace("0.", ".") if p >= 0.001 else "p < .001"
        sentences.append(f"As we had predicted, the wards differed in this, {told}, {stated}.")
    paragraphs = (" ".join(sentences[at : at + 5]) for at in range(0, count, 5))
    return "\n\n".join(paragraphs)


def seconds(work: Callable[[], object]) -> float:
    """Processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def judged(text: str) -> int:
    """How many results are read, related and judged, without the rest of an audit."""
    passages = Passages([audit.Document.from_text(text)], Claims.from_rows([]))
    tests, *_ = [passages.related(kind.relate) for kind in kinds(Settings())]
    return int(consistent(tests).sum())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", help="an interpreter that can import stataudit")
    parser.add_argument("--results", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    text = clean_text(arguments.results)
    judged(text[:500])
    ours, whole, peer, found = [], [], [], 0
    for _ in range(arguments.rounds):
        ours.append(seconds(lambda: judged(text)))
        whole.append(seconds(lambda: audit.check(text=text)))
        if arguments.peer:
            command = [arguments.peer, "-c", _PEER]
            run = subprocess.run(
                command, input=json.dumps(text), capture_output=True, text=True, check=True
            )
            taken, found = json.loads(run.stdout)
            peer.append(taken)
    print(f"{len(text):,} characters, {judged(text)} results")
    print(f"audit_nhst         {min(ours):.3f} s")
    print(f"a whole audit      {min(whole):.3f} s")
    if peer:
        print(f"stataudit          {min(peer):.3f} s, {found} results")


if __name__ == "__main__":
    main()
