"""claim-audit: a linter for the numbers in prose.

    import audit
    report = audit.check("report.md")
    report.claims, report.relations["changes"], report.findings, report.ok

Importing this package loads no pandas; the first audit does.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from audit.decorated import rule
    from audit.document import Document
    from audit.pipeline import check, extract
    from audit.report import Report
    from audit.rule import Finding, Flagged, Rule

__version__ = "0.1.0"
__all__ = [
    "API_VERSION",
    "Document",
    "Finding",
    "Flagged",
    "Report",
    "Rule",
    "check",
    "extract",
    "hookimpl",
    "rule",
]

#: What a plugin is built for, and may say: `AUDIT_API = 1`. It grows with changes that break
#: plugins; a plugin that is built for a later one than this is left out.
API_VERSION = 1

#: Marks a function of a plugin as the implementation of the hook of its name, see
#: `audit.hookspecs`.
hookimpl = pluggy.HookimplMarker("audit")

_HOMES = {
    "Document": "audit.document",
    "Finding": "audit.rule",
    "Flagged": "audit.rule",
    "Report": "audit.report",
    "Rule": "audit.rule",
    "check": "audit.pipeline",
    "extract": "audit.pipeline",
    "rule": "audit.decorated",
}


class _Package(ModuleType):
    """This package, where `extract` and `rule` are functions although modules are called so."""

    def __setattr__(self, name: str, value: object) -> None:
        # importing a submodule binds it in its package; users call the function of that name
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'audit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
