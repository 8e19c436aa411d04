"""Size and time of the HTML report of many documents, beside the JSON report of the same audit.

python benchmarks/html_report.py [DOCUMENTS]
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import audit
from audit.config import Config
from audit.plugins import Plugins
from audit.reports import html, json_report

if TYPE_CHECKING:
    from audit.document import Document
    from audit.parts import ReportFormat
    from audit.report import Report

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = ("strikes.md", "earnings.md", "participants.txt", "strikes-corrected.md", "survey.html")


def main() -> None:
    """Audit copies of the seeds, under names of their own, and render the report twice."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    # told twice, every copy would contradict the others
    config = Config(third_party=False, ignore=("RPT",))
    plugins = Plugins.load(config)
    start = perf_counter()
    report = audit.check(documents(count, plugins), config=config, plugins=plugins)
    print(
        f"{count:,} documents, {len(report.claims):,} claims, {len(report.findings):,} findings,"
        f" audited in {perf_counter() - start:.1f} s"
    )
    for form in (html.FORMAT, json_report.FORMAT):
        measure(form, report)


def documents(count: int, plugins: Plugins) -> list[Document]:
    """So many copies of the seeds."""
    by_suffix = {suffix: one for one in plugins.readers() for suffix in one.suffixes}
    contents = [(SEEDS / name, (SEEDS / name).read_bytes()) for name in NAMES]
    copies = (contents[at % len(contents)] for at in range(count))
    return [
        by_suffix[path.suffix].read(content, f"{at:06}/{path.name}")
        for at, (path, content) in enumerate(copies)
    ]


def measure(form: ReportFormat, report: Report) -> None:
    """Tell how large the report is in this format, and how long it takes."""
    start = perf_counter()
    rendered = form.render(report)
    took = perf_counter() - start
    size = len(rendered.encode() if isinstance(rendered, str) else rendered)
    print(f"{form.name}: {size / 1e6:.1f} MB in {took:.2f} s")


if __name__ == "__main__":
    main()
