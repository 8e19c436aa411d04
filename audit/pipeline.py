"""From documents to a report: one direction, no stage entered twice.

    Document --extract--> Claims --relate--> Changes, Shares, ... --judge--> Findings
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.document import Document
from audit.report import Report

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from audit.config import Config
    from audit.plugins import Plugins

