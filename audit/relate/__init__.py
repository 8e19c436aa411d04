"""Claims to relations: what the text says of how its numbers follow from each other, a kind a file.

A module of this folder that has a `KIND` is a kind of relation; there is no list to keep.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.parts import RelationKind


def builtin() -> list[RelationKind]:
    """The kinds of this folder."""
    modules = (
        import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    return [module.KIND for module in modules if hasattr(module, "KIND")]
