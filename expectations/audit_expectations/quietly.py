"""Great Expectations without its log, its progress bars, telemetry and files of its own."""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from great_expectations.data_context import EphemeralDataContext


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the log of Great Expectations to itself: what goes wrong is told by errors."""
    log = logging.getLogger("great_expectations")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)


@contextmanager
def context() -> Iterator[EphemeralDataContext]:
    """A context in memory; the folder that it makes for itself is gone afterwards."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    with quiet(), tempfile.TemporaryDirectory() as folder:
        with _temporary(folder):
            made = gx.get_context(mode="ephemeral")
        made.variables.progress_bars = ProgressBarsConfig(globally=False)
        try:
            yield made
        finally:
            _close(made)


def _close(made: EphemeralDataContext) -> None:
    """Close the connections to databases, of which each data source keeps two."""
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource

    for source in made.data_sources.all().values():
        if isinstance(source, SQLDatasource):
            source.get_execution_engine().close()
            source.get_engine().dispose()


@contextmanager
def _temporary(folder: str) -> Iterator[None]:
    """Have temporary files made in this folder."""
    before = tempfile.tempdir
    tempfile.tempdir = folder
    try:
        yield
    finally:
        tempfile.tempdir = before
