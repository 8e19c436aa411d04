"""Numeric claims as Great Expectations.

    from audit_expectations import ExpectColumnFigureToBeAsClaimed

The classes below are imported, and Great Expectations with them (some seconds), when they are first
asked for. A suite that uses them is loaded by `load_suite`, which tells of an expectation that got
lost on the way.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from audit import hookimpl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from audit.config import Config
    from audit.config.references import Declaration
    from audit.parts import ReportFormat
    from audit.report import Report
    from audit_expectations.aggregates import ExpectColumnFigureToBeAsClaimed
    from audit_expectations.figures import ExpectQueryToSupportClaim
    from audit_expectations.suites import load_suite
    from audit_expectations.tables import (
        ExpectClaimsToBeWellFormed,
        ExpectStatedChangesToFollow,
        ExpectStatedSharesToFollow,
        ExpectStatedSumsToAddUp,
    )

AUDIT_API = 1

__all__ = [
    "ExpectClaimsToBeWellFormed",
    "ExpectColumnFigureToBeAsClaimed",
    "ExpectQueryToSupportClaim",
    "ExpectStatedChangesToFollow",
    "ExpectStatedSharesToFollow",
    "ExpectStatedSumsToAddUp",
    "load_suite",
]

_HOMES = {
    "ExpectClaimsToBeWellFormed": "tables",
    "ExpectColumnFigureToBeAsClaimed": "aggregates",
    "ExpectQueryToSupportClaim": "figures",
    "ExpectStatedChangesToFollow": "tables",
    "ExpectStatedSharesToFollow": "tables",
    "ExpectStatedSumsToAddUp": "tables",
    "load_suite": "suites",
}


@hookimpl
def audit_configure(config: Config) -> None:
    """Look at the settings of the plugin, and whether each suite has its reference."""
    from audit_expectations.owned import check

    check(config)


@hookimpl
def audit_reports() -> list[ReportFormat]:
    """The format `data-docs`."""
    from audit.parts import ReportFormat

    return [ReportFormat("data-docs", _data_docs, folder=True)]


def _data_docs(report: Report) -> Mapping[str, bytes]:
    from audit_expectations.report import render

    return render(report)


@hookimpl
def audit_references(
    config: Config, reference: Declaration, rows: Callable[[], pd.DataFrame]
) -> Sequence[str]:
    """What the suite that a reference's owner keeps finds wrong with it."""
    from audit_expectations.owned import faults

    return faults(config, reference, rows)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
