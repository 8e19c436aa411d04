"""Reports made by hand: of a text, and the words in it that are at fault; and one of the seeds."""

from __future__ import annotations

from pathlib import Path

import pytest

import audit
from audit.config import Config
from audit.document import Document
from audit.frames import Changes, Claims, Findings
from audit.report import Report

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seed_report():
    """What one rule finds in a seed, beside a file that is gone."""
    return seeds(["seeds/strikes.md", "seeds/gone.md"], select=("CHG001",))


@pytest.fixture(scope="session")
def seeds_report():
    """What all rules find in all seeds."""
    return seeds(["seeds"])


def seeds(paths, **settings):
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return audit.check(paths, config=Config(third_party=False, **settings))


@pytest.fixture
def report_of():
    """A report of a text: `report_of(text, ("304 percent", {"suggestion": "204 percent"}))`."""

    def report_of(text, *faults, holds=(), claims=(), troubles=(), name="notes.md"):
        document = Document.from_text(text, name)
        return Report(
            Claims.from_rows([{**CLAIM, "document": name, **claim} for claim in claims]),
            {
                "changes": Changes.from_rows(
                    [{**CHANGE, "document": name, "holds": h} for h in holds]
                )
            },
            Findings.from_rows([finding(document, *fault) for fault in faults]),
            [document],
            troubles=troubles,
        )

    return report_of


def finding(document, words, columns=()):
    start = document.text.index(words)
    end = start + len(words)
    line, column = document.position(start)
    end_line, end_column = document.position(end - 1)
    return {
        "rule": "CHG001",
        "severity": "error",
        "document": document.name,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column + 1,
        "message": "does not follow",
        "diagnosis": "other",
        "suggestion": None,
        "fingerprint": "0123456789abcdef",
        **dict(columns),
    }


CLAIM = {
    "claim": 0,
    "sentence": 0,
    "start": 0,
    "end": 1,
    "line": 1,
    "column": 1,
    "text": "3",
    "value": 3.0,
    "low": 3.0,
    "high": 3.0,
    "bound": "exact",
    "kind": "count",
}
CHANGE = {
    "sentence": 0,
    "start": 0,
    "end": 1,
    "construction": "by-hand",
    "settled": True,
    "stated_claim": 0,
    "stated_value": 3.0,
}
