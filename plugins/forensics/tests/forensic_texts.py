"""Documents with tables, and audits with the built-in parts and this plugin alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import audit_forensics

import audit
from audit.config import Config
from audit.readers.html import read
from audit.testing import Bench

if TYPE_CHECKING:
    from collections.abc import Sequence


def checked(*documents: audit.Document, config: Config | None = None) -> audit.Report:
    """The report of these documents, whatever else is installed."""
    config = config or Config()
    plugins = Bench((audit_forensics,), config).plugins
    return audit.check(list(documents), config=config, plugins=plugins)


def table(head: Sequence[str], *rows: Sequence[object]) -> str:
    """A table in HTML with header cells."""
    cells = "".join(f"<th>{each}</th>" for each in head)
    lines = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in row)}</tr>\n" for row in rows)
    return f"<table>\n<tr>{cells}</tr>\n{lines}</table>\n"


def page(name: str, *tables: str) -> audit.Document:
    """A document of these tables."""
    return read("".join(tables).encode(), name)


def column(head: str, numbers: Sequence[object]) -> str:
    """A table with one column of numbers, its rows called by letters."""
    rows = [
        (f"Plot {chr(65 + at // 26)}{chr(97 + at % 26)}", one) for at, one in enumerate(numbers)
    ]
    return table(("Plot", head), *rows)
