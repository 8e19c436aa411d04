"""The page on extraction names every module."""

from pathlib import Path

import audit

MODULES = Path(audit.__file__).parent / "extract"
PAGE = Path(__file__).parents[2] / "docs" / "extraction.md"


def test_page_names_every_module():
    page = PAGE.read_text(encoding="utf-8")
    modules = {path.name for path in MODULES.glob("*.py")} - {"__init__.py"}
    assert {name for name in modules if f"`{name}`" not in page} == set()
