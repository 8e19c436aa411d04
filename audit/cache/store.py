"""The files of the cache: each whole, with a checksum, or as good as absent."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Answers that are kept, and bytes of all files in a folder; the least lately used go first.
_MOST_FILES: Final = 200
_MOST_BYTES: Final = 200_000_000
#: What a file takes at least.
_BLOCK: Final = 4096
#: Characters or bytes of a report that is kept; a longer one is read more slowly than it pays.
_LONGEST: Final = 20_000_000
#: What a cache folder holds besides, so that neither git nor a backup takes it.
_MARKS: Final = {
    ".gitignore": "# Written by claim-audit.\n*\n",
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# This folder is a cache of claim-audit, and can be removed at any time.\n"
        "# See https://bford.info/cachedir/\n"
    ),
}


def read(path: Path, *, touch: bool = False) -> dict[str, Any] | None:
    """What was written there; None if there is no such file, or not as it was written."""
    try:
        content = path.read_bytes()
        if touch:
            os.utime(path)
    except OSError:
        return None
    checksum, _, body = content.partition(b"\n")
    if checksum != _checksum(body):
        return None
    try:
        kept = json.loads(body)
    except ValueError:
        return None
    return kept if isinstance(kept, dict) else None


def write(path: Path, kept: dict[str, Any]) -> bool:
    """Write a file at once, so that nobody ever reads half of it; False if that cannot be done."""
    return write_all(path.parent, {path.name: json.dumps(kept)}, most=_MOST_FILES)


def write_all(folder: Path, told: Mapping[str, str], *, most: int) -> bool:
    """The same for many files of a folder, by name, each an object in JSON; it has `most` then."""
    try:
        _prepared(folder)
        for name, text in told.items():
            body = text.encode()
            _replace(folder / name, _checksum(body) + b"\n" + body)
        _forget_oldest(folder, most)
    except OSError:
        return False
    return True


def packed(output: object) -> dict[str, str] | None:
    """An output as JSON can hold it; None if it is too long, or not one text."""
    if isinstance(output, str) and len(output) <= _LONGEST:
        return {"text": output}
    if isinstance(output, bytes) and len(output) <= _LONGEST:
        return {"bytes": base64.b64encode(output).decode("ascii")}
    return None


def unpacked(kept: dict[str, Any]) -> str | bytes | None:
    """The output again; None if there is none."""
    if isinstance(text := kept.get("text"), str):
        return text
    if isinstance(coded := kept.get("bytes"), str):
        with contextlib.suppress(ValueError):
            return base64.b64decode(coded, validate=True)
    return None


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode("ascii")


def _prepared(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _MARKS.items():
        if not (folder / name).exists():
            _replace(folder / name, content.encode("ascii"))


def _replace(path: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _forget_oldest(folder: Path, most: int) -> None:
    """Remove the least lately used files: `most` are left, and no more bytes than may be."""
    used = []
    for entry in os.scandir(folder):
        if entry.name.endswith(".json"):
            with contextlib.suppress(OSError):  # another run has just removed it
                told = entry.stat()
                used.append((told.st_mtime_ns, entry.path, max(told.st_size, _BLOCK)))
    used.sort(reverse=True)
    total = 0
    for at, (_, path, size) in enumerate(used):
        total += size
        if at >= most or (at and total > _MOST_BYTES):
            Path(path).unlink(missing_ok=True)
