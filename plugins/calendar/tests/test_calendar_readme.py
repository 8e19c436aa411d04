"""The README says what the rules and frames say of themselves."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from audit_calendar.frames import FRAMES

from audit.plugins import sources

FOLDER = Path(__file__).parents[1]


def test_rules_are_current():
    readme = runpy.run_path(str(FOLDER / "readme.py"))
    now = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert now == readme["written"](), "run: python plugins/calendar/readme.py"
    assert all(f"### {rule.code} " in now for rule in readme["RULES"])


@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_is_named(name):
    assert f"`{name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_example_runs(monkeypatch):
    # the core's tests, which may run in the same process, leave installed plugins out
    monkeypatch.setattr("audit.plugins.entry_points", sources.entry_points)
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    told = {}
    exec(code, told)
    assert told["clocks"]["holds"].tolist() == [False]
