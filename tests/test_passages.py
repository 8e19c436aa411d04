"""Passages in plain wording: nothing is said of those that are right.

A line is a passage. What exactly is said of the wrong ones is for `tests/rules`; here it counts
that a newsroom's plain sentence is read at all, and above all that a right one is left alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import audit

PASSAGES = Path(__file__).with_name("passages")


def lines(name):
    return (PASSAGES / name).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def errors():
    """The messages of severity error for each passage, all audited as one batch."""
    passages = [*lines("right.txt"), *lines("wrong.txt")]
    documents = [audit.Document.from_text(text, name=f"{n}") for n, text in enumerate(passages)]
    report = audit.check(documents)
    assert not report.troubles
    found = {text: [] for text in passages}
    for row in report.findings.itertuples():
        if row.severity == "error":
            found[passages[int(row.document)]].append(row.message)
    return found


@pytest.mark.parametrize("text", lines("right.txt"))
def test_what_is_right_is_left_alone(errors, text):
    assert errors[text] == []


@pytest.mark.parametrize("text", lines("wrong.txt"))
def test_what_is_wrong_is_found(errors, text):
    assert errors[text]
