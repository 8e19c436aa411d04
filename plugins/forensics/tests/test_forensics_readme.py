"""What the README says of the rules is what they say themselves."""

from __future__ import annotations

import importlib.util
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def test_rules_are_written_as_they_are():
    spec = importlib.util.spec_from_file_location("forensics_readme", README.with_name("readme.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told = README.read_text(encoding="utf-8")
    assert told == module.written(), "to write it again: python plugins/forensics/readme.py"
