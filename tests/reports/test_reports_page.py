"""The page on the formats names each, and what it shows of them is so."""

from __future__ import annotations

import re
from pathlib import Path

from audit.frames import Findings
from audit.reports import builtin

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reports.md").read_text(encoding="utf-8")
COMMAND = (DOCS / "cli.md").read_text(encoding="utf-8")


def test_every_format_has_its_row():
    rows = re.findall(r"^\| \[`([a-z]+)`\]\(", PAGE, re.MULTILINE)
    assert rows == sorted(form.name for form in builtin())


def test_every_section_is_there():
    headings = re.findall("^## (.+)$", PAGE, re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"^\| .*\]\(#([a-z-]+)\)", PAGE, re.MULTILINE)) == anchors


def test_the_option_names_every_format():
    (row,) = re.findall(r"^\| `--format NAME`, `-f` \| (.*) \|$", COMMAND, re.MULTILINE)
    assert set(re.findall("`([a-z]+)`", row)) == {form.name for form in builtin()}


def test_every_column_of_the_findings_is_told():
    (row,) = re.findall(r"^\| `findings` \| .*$", PAGE, re.MULTILINE)
    assert re.findall("`([a-z_]+)`", row)[2:] == list(Findings.to_schema().columns)
