"""Progress is for someone who watches, and leaves nothing behind."""

from __future__ import annotations

import io

import pytest

from audit.cli import progress as module
from audit.cli.progress import progress
from audit.report import Tally


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    return Terminal()


def test_nothing_without_a_terminal_or_in_ci(monkeypatch, terminal):
    with progress(io.StringIO()) as tick:
        assert tick is None
    monkeypatch.setenv("CI", "true")
    with progress(terminal) as tick:
        assert tick is None


def test_short_run_shows_nothing(terminal):
    with progress(terminal) as tick:
        tick(Tally(1, 0, 0, "a.md"))
    assert terminal.getvalue() == ""


def test_long_run_shows_one_line_and_wipes_it(monkeypatch, terminal):
    clock = iter([0.0, 2.0, 2.01, 4.0])
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    with progress(terminal) as tick:
        tick(Tally(1000, 5000, 12, "a\x1b[2J.md"))
        tick(Tally(1001, 5001, 12, "b.md"))  # too soon
        tick(Tally(4000, latest="c.md"))
    assert terminal.getvalue().split("\r\x1b[K") == [
        "",
        "1,000 documents, 5,000 claims, 12 findings, 500 a second  a␛[2J.md",
        "4,000 documents, 1,000 a second  c.md",
        "",
    ]
