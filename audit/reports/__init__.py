"""Report formats, a file a format: a module here that has a `FORMAT` is one."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.parts import ReportFormat


def builtin() -> list[ReportFormat]:
    """The formats in this folder."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
