"""What was found in each document alone, so that a document that has not changed is not read for
numbers again when another has.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from audit.cache import setup, store
from audit.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from audit.cache.setup import Question
    from audit.remembered import Rows

#: Files that are kept, and the characters that one run adds at most.
_MOST_FILES: Final = 20_000
_MOST_CHARACTERS: Final = 100_000_000


@dataclass
class Documents:
    """The store of one run.

    Attributes:
        folder: Where the files are.
        question: What the run is asked; how the answer is shown is no part of it.
        started: When the run began, in nanoseconds.
        key: The hash of the setup.
        modules: The hashes of modules from elsewhere that were loaded when the files were written,
            none of which has changed since; None if it is not known which these are.
    """

    folder: Path
    question: Question
    started: int
    key: str
    modules: Mapping[str, str] | None
    _fresh: dict[str, str] = field(default_factory=dict, repr=False)
    _characters: int = field(default=0, repr=False)

    @classmethod
    def of(cls, folder: Path, question: Question, started: int) -> Documents | None:
        """The store in this folder; None if the setup is not known whole."""
        question = replace(question, rendering="")
        key = setup.key(question)
        if key is None:
            return None
        modules = setup.modules_known(store.read(_setup_file(folder, key), touch=True))
        return cls(folder, question, started, key, modules)

    def get(self, document: Document) -> Rows | None:
        """What was found in this document, in this setup; None if that is not known."""
        if self.modules is None or type(document) is not Document:
            return None
        name = self._name(_digest(document), self.modules)
        kept = store.read(self.folder / name, touch=True)
        rows = kept and kept.get(name)  # a file that was given another name is not what it says
        return rows if isinstance(rows, dict) else None

    def put(self, document: Document, rows: Rows) -> None:
        """Keep what was found in this document, once the run has ended."""
        if type(document) is not Document:  # a reader's own may hold more than is looked at
            return
        told = json.dumps(rows)
        self._characters += len(told)
        if self._characters <= _MOST_CHARACTERS and len(self._fresh) < _MOST_FILES:
            self._fresh[_digest(document)] = told

    def keep(self) -> None:
        """Write what was put, unless code or settings have changed since the run began."""
        used = setup.modules_in_use(before=self.started) if self._fresh else None
        if used is None or setup.key(self.question) != self.key:
            return
        modules = {**(self.modules or {}), **used}
        files = {_setup_file(self.folder, self.key).name: json.dumps({"modules": modules})}
        for digest, told in self._fresh.items():
            name = self._name(digest, modules)
            files[name] = f'{{"{name}": {told}}}'
        self._fresh.clear()
        store.write_all(self.folder, files, most=_MOST_FILES)

    def _name(self, digest: str, modules: Mapping[str, str]) -> str:
        return f"{setup.digest([self.key, modules, digest])}.json"


def _setup_file(folder: Path, key: str) -> Path:
    return folder / f"setup-{key}.json"


def _digest(document: Document) -> str:
    """A hash of all that the document holds; of its file, of the name and the bytes' own hash."""
    told: list[Any] = [getattr(document, each.name) for each in fields(document)]
    return setup.digest(repr(told))
