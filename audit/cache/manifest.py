"""The documents of a run, each with a hash of what is in it."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import Trouble
from audit.parts import Reader
from audit.readers.open import STDIN
from audit.readers.walk import files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.cache.setup import Question
    from audit.document import Document


def of(question: Question, suffixes: Sequence[str]) -> list[tuple[str, str]] | None:
    """Names and hashes in the order of the audit, where readers read these suffixes; None if one
    cannot be read, or only once.
    """
    if STDIN in question.paths:
        return None
    config = question.config
    readers = [Reader("any", tuple(suffixes), _unread)]
    found = []
    for each in files(question.paths, readers, exclude=config.exclude, root=config.root):
        if isinstance(each, Trouble):
            return None
        content = _hash(Path(each.path))
        if content is None:
            return None
        found.append((each.name, content))
    return found


def _hash(path: Path) -> str | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe gives its content but once
            return None
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _unread(content: bytes, name: str) -> Document:
    raise NotImplementedError("documents are found here, not read")
