"""How well claims are bound to data: precision and recall on labelled documents, beside numaudit.

    python benchmarks/binding.py [--python PATH] [--show]

`benchmarks/binding` has ten tables of different shape, a document about each, and the query that
each of its numbers stands for, labelled by hand; among them are numbers that stand elsewhere in
the table, are of another period, entity or unit, or of something that the table does not have.
Three things are counted:

- bindings: a binding is right if its query is the labelled one;
- sources: whether a number has a source in the data at all, right or not; numaudit calls a number
  sourced if the data have it anywhere;
- mistakes: the numbers that are wrong or grew old, found by an error or a warning; for numaudit,
  by being called unsourced.

numaudit (PyPI) is run if `--python` names an interpreter that has it, for it is in no dependency of
this project.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import audit
from audit.config import Config

FOLDER = Path(__file__).parent / "binding"


@dataclass(frozen=True)
class Label:
    """A number of a document, what is true of it, and the queries that it may be said to stand
    for.
    """

    document: str
    words: str
    start: int
    line: int
    verdict: str
    queries: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What a tool says of a number: its query (or only that it has a source), and whether it is
    amiss.
    """

    query: str
    amiss: bool


@dataclass
class Count:
    """Of what was said, how much is so, and of what is so, how much was said."""

    said: int = 0
    so: int = 0
    both: int = 0

    def add(self, *, said: bool, so: bool, agree: bool = True) -> None:
        """One number."""
        self.said += said
        self.so += so
        self.both += said and so and agree

    def __str__(self) -> str:
        precision = self.both / self.said if self.said else float("nan")
        recall = self.both / self.so if self.so else float("nan")
        return (
            f"precision {precision:.3f} ({self.both}/{self.said})  "
            f"recall {recall:.3f} ({self.both}/{self.so})"
        )


def labels(folder: Path) -> Iterator[Label]:
    """The labelled numbers, with where they stand: each behind the one before it."""
    told = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
    for name, numbers in told.items():
        text = (folder / f"{name}.md").read_text(encoding="utf-8")
        at = 0
        for words, verdict, *queries in numbers:
            place = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, at)
            if place is None:
                raise SystemExit(f"labels.yaml: {name}.md has no {words!r} here")
            at = place.start()
            line = text.count("\n", 0, at) + 1
            yield Label(f"{name}.md", words, at, line, verdict, tuple(queries))
            at = place.end()


def by_audit(wanted: list[Label]) -> list[Answer]:
    """What this project says of the numbers."""
    names = list(dict.fromkeys(each.document for each in wanted))
    with contextlib.chdir(FOLDER):
        report = audit.check(names, config=Config.load("audit.toml"))
    assert not report.troubles, report.troubles
    documents = {document.name: document for document in report.documents}
    bound = report.relations["bindings"]
    said = {}
    for row in bound.itertuples():
        start = documents[row.document].source_offset(row.start)
        amiss = not row.holds
        said[row.document, start] = Answer(row.query, amiss)
    return [_at(said, each) for each in wanted]


def _at(said: dict[tuple[str, int], Answer], label: Label) -> Answer:
    reach = range(label.start, label.start + len(label.words))
    return next(
        (said[label.document, at] for at in reach if (label.document, at) in said),
        Answer("", amiss=False),
    )


def by_numaudit(python: str, wanted: list[Label]) -> list[Answer]:
    """What numaudit says of them, run by an interpreter that has it."""
    found = {}
    for name in dict.fromkeys(each.document for each in wanted):
        data = next(
            path for path in FOLDER.glob(f"{Path(name).stem}.*") if path.suffix in {".csv", ".json"}
        )
        command = [python, "-m", "numaudit", name, "--data", data.name, "--json"]
        done = subprocess.run(
            command, cwd=FOLDER, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if done.returncode not in {0, 1}:
            raise SystemExit(f"numaudit failed: {done.stderr.strip()}")
        (document,) = json.loads(done.stdout)["documents"]
        found[name] = document["findings"]
    return [_sourced(found[each.document], each) for each in wanted]


def _sourced(found: list[dict[str, Any]], label: Label) -> Answer:
    """The answer about the number in the label's words, which is taken from those found."""
    lines = (label.line, label.line + 1)  # the words may be broken
    for at, each in enumerate(found):
        if each["line"] in lines and each["text"].rstrip("%") in label.words:
            del found[at]
            sourced = each["status"] in {"exact", "rounded"}
            return Answer("a source" if sourced else "", amiss=not sourced)
    return Answer("", amiss=False)


def tell(name: str, wanted: list[Label], answers: list[Answer], *, queries: bool) -> None:
    """Print what a tool reached."""
    binding, source, mistake = Count(), Count(), Count()
    for label, answer in zip(wanted, answers, strict=True):
        said, so = bool(answer.query), bool(label.queries)
        binding.add(said=said, so=so, agree=answer.query in label.queries)
        source.add(said=said, so=so)
        mistake.add(said=answer.amiss, so=label.verdict in {"wrong", "stale"})
    print(name)
    if queries:
        print(f"  bindings  {binding}")
    print(f"  sources   {source}")
    print(f"  mistakes  {mistake}")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--python", metavar="PATH", help="an interpreter that has numaudit")
    parser.add_argument("--show", action="store_true", help="print each number that differs")
    parser.add_argument("--only", nargs="*", metavar="NAME", help="these documents")
    told = parser.parse_args()
    wanted = [
        each for each in labels(FOLDER) if not told.only or Path(each.document).stem in told.only
    ]
    sourced = sum(bool(each.queries) for each in wanted)
    print(
        f"{len(wanted)} numbers, {sourced} of them with a source, {len(wanted) - sourced} without"
    )
    answers = by_audit(wanted)
    tell("claim-audit", wanted, answers, queries=True)
    if told.python:
        tell("numaudit", wanted, by_numaudit(told.python, wanted), queries=False)
    for label, answer in zip(wanted, answers, strict=True) if told.show else ():
        amiss = label.verdict in {"wrong", "stale"}
        if answer.amiss != amiss or (
            (answer.query or label.queries) and answer.query not in label.queries
        ):
            print(f"{label.document}:{label.line}: {label.words!r} ({label.verdict})")
            print(f"    labelled {' or '.join(label.queries) or 'none'}")
            print(f"    bound    {answer.query or 'none'}")


if __name__ == "__main__":
    main()
