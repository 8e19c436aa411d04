"""Answers of runs since which nothing has changed, so that they are not worked out again.

A run of `audit check` hangs on its documents, in their order (a measure told in two of them is
compared), on the settings, and on the code that runs: nothing else. What it printed and its exit
code are kept under a hash of all that. A later run with the same hash gives the same answer and
loads neither pandas nor a plugin.

Where only some documents differ, what was found in each of the others alone (its claims, and its
relations save those of kinds that reach across documents) is taken from there, and all of them are
judged together. What the cache says is always what an audit would say.

Two files answer a run, for which files are documents hangs on the readers, which plugins bring:

    setup-HASH.json    under a hash of what is known before anything is loaded: settings, rule and
                       vocabulary files, this package, Python, what is installed, options; holds the
                       suffixes of the readers and the hashes of modules that were loaded from
                       elsewhere (a plugin that is being worked on)
    answer-HASH.json   under a hash of that setup, with names and contents of the documents; holds
                       exit code and output

and two of a folder `documents` tell of a document, as `audit.cache.documents` keeps them: a setup
as above, and rows under a hash of it, with all that the document holds.

Only what is certain is kept: a run without troubles, over regular files, whose documents, settings
and code were the same when it began and when it ended; of documents, those with which nothing went
wrong. A file that is damaged, or that another version wrote, is passed over. A plugin that looks at
more than its documents, settings and code (a data base, a clock) says `AUDIT_CACHE = False` in its
module, and no run with it is kept.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from audit.cache import manifest, setup, store
from audit.cache.documents import Documents
from audit.readers.open import STDIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audit.cache.setup import Question
    from audit.plugins import Plugins

__all__ = ["Answer", "Cache", "Documents", "Pending"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run printed on standard output or into its file, and its exit code."""

    exit_code: int
    output: str | bytes


@dataclass(frozen=True)
class Cache:
    """The cache of one run.

    Attributes:
        folder: Where the files are.
        question: What the run is asked.
        started: When it began, in nanoseconds.
    """

    folder: Path
    question: Question
    started: int = field(default_factory=time.time_ns)

    def answer(self) -> Answer | None:
        """What was answered when all was as it is now; None if that is not known."""
        key = setup.key(self.question)
        known = store.read(self.setup_file(key)) if key else None
        if not key or not known or not isinstance(known.get("suffixes"), list):
            return None
        if setup.modules_known(known) is None:
            return None
        documents = manifest.of(self.question, known["suffixes"])
        if documents is None:
            return None
        path = self.answer_file(key, known, documents)
        return _answer(store.read(path, touch=True))

    def documents(self, plugins: Plugins) -> Documents | None:
        """What was found in each document alone; None if it is not to be used."""
        plugins.extractors()  # what is wrong with them is told when they are asked for
        plugins.kinds()
        if STDIN in self.question.paths or plugins.troubles or not plugins.repeatable:
            return None
        return Documents.of(self.folder / "documents", self.question, self.started)

    def pending(self, plugins: Plugins, found: Documents | None) -> Pending | None:
        """What keeps the answer when it is there, and what was `found` in documents beside it; None
        if it cannot be kept. To be asked for before the documents are read.
        """
        key = setup.key(self.question)
        suffixes = [suffix for reader in plugins.readers() for suffix in reader.suffixes]
        documents = manifest.of(self.question, suffixes) if key else None
        if key is None or documents is None or not plugins.repeatable:
            return None
        return Pending(self, key, suffixes, documents, found)

    def setup_file(self, key: str) -> Path:
        """The file of the setup with this hash."""
        return self.folder / f"setup-{key}.json"

    def answer_file(self, key: str, known: Any, documents: Sequence[tuple[str, str]]) -> Path:
        """The file of the answer to these documents, in the setup that is known so."""
        return self.folder / f"answer-{setup.digest([key, known, documents])}.json"


@dataclass(frozen=True)
class Pending:
    """A run whose answer can be kept if nothing changes before it ends."""

    cache: Cache
    key: str
    suffixes: Sequence[str]
    documents: Sequence[tuple[str, str]]
    found: Documents | None = None

    def keep(self, exit_code: int, output: object) -> bool:
        """Keep the answer, and whether that was possible: an output of several files is not."""
        cache = self.cache
        if setup.key(cache.question) != self.key:
            return False
        if manifest.of(cache.question, self.suffixes) != self.documents:
            return False
        modules = setup.modules_in_use(before=cache.started)
        told = store.packed(output)
        if modules is None or told is None:
            return False
        if self.found and self.found.modules:  # what is not worked out again hangs on them as well
            modules = {**self.found.modules, **modules}
        known = {"suffixes": list(self.suffixes), "modules": modules}
        path = cache.answer_file(self.key, known, self.documents)
        return store.write(cache.setup_file(self.key), known) and store.write(
            path, {"exit_code": exit_code, **told}
        )


def _answer(kept: dict[str, Any] | None) -> Answer | None:
    if kept is None or kept.get("exit_code") not in {0, 1}:
        return None
    output = store.unpacked(kept)
    return None if output is None else Answer(kept["exit_code"], output)
