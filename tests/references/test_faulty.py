"""References that a plugin finds fault with."""

from __future__ import annotations

from dataclasses import replace

import pytest

import audit
from audit.config import Config
from audit.config.references import Declaration
from audit.plugins import Plugins
from audit.plugins.provider import Provider
from audit.plugins.sources import Source


class Doubles:
    """A plugin that wants no row twice."""

    @staticmethod
    @audit.hookimpl
    def audit_references(reference, rows):
        frame = rows()
        assert list(frame.columns) == ["month", "route", "passengers"]
        doubles = int(frame.duplicated().sum())
        return [f"{reference.name} tells {doubles} rows twice"] if doubles else []


@pytest.fixture
def check(folder):
    """What an audit with the plugin says of a text beside the ferries."""

    def check(text):
        declared = replace(Declaration("ferries.csv", file="ferries.csv"), root=folder)
        config = Config(references=(declared,), root=folder)
        source = Source(Provider("tide-audit", "0.3", "test"), lambda: [Doubles()])
        (folder / "note.md").write_text(text)
        plugins = Plugins.load(config, installed=[source])
        return audit.check(folder / "note.md", config=config, plugins=plugins)

    return check


WRONG = "In February 2024 the Southern route carried 8,640 passengers."


def test_numbers_are_checked_against_a_sound_one(check):
    report = check(WRONG)
    assert not report.troubles
    assert "REF001" in report.findings["rule"].tolist()


def test_nothing_is_checked_against_a_faulty_one(check, folder):
    with (folder / "ferries.csv").open("a") as table:
        table.write("2024-02,Southern,8460\n")
    report = check(f"{WRONG} <!-- audit: bind ferries.csv count -->")
    assert report.findings.empty
    first, second = map(str, report.troubles)
    fault = "ferries.csv tells 1 rows twice"
    assert first == f"reference ferries.csv: nothing is checked against it: {fault}"
    assert second.endswith(f"nothing is checked against ferries.csv: {fault}")
