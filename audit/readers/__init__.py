"""From bytes to documents: a file a format, and the walk through folders.

Each module here with a `READER` is a format; the folder is the list.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from audit.readers.open import read
from audit.readers.walk import documents, files

if TYPE_CHECKING:
    from audit.parts import Reader

__all__ = ["builtin", "documents", "files", "read"]


def builtin() -> list[Reader]:
    """The readers of this folder, sorted by name."""
    names = sorted(module.name for module in iter_modules(__path__, f"{__name__}."))
    found = (getattr(import_module(name), "READER", None) for name in names)
    return [reader for reader in found if reader is not None]
