"""A run is audited in parts: which ones changes nothing, and Ctrl-C loses only the part at hand."""

from __future__ import annotations

from functools import partial

import pandas as pd
import pytest

import audit
from audit import pipeline
from audit.errors import Interrupted
from audit.parts import Extractor
from audit.plugins import Plugins

TEXTS = {
    "wrong": "In May the yard built 225 boats, a 304 percent increase over the 74 of March.",
    "told": "In 2018 the Acme works made 48 boats.",
    "told again": "The Acme works made 84 boats in 2018.",
    "share": "Of the 80 crews, 60 (75%) replied, and 20 crews (25%) did not.",
    "none": "The crew spoke of long evenings.",
}


def documents():
    return [audit.Document.from_text(text, name) for name, text in TEXTS.items()]


def in_order(frame):
    ordered = frame.sort_values(["document", "start", "end"], kind="stable")
    return ordered.reset_index(drop=True)


@pytest.mark.parametrize("part", [1, 100])
def test_parts_of_any_size_give_one_report(monkeypatch, part):
    whole = audit.check(documents())
    monkeypatch.setattr(pipeline, "_PART", part)
    parts = audit.check(documents())
    assert not whole.troubles
    assert not parts.troubles
    pd.testing.assert_frame_equal(whole.claims, parts.claims)
    pd.testing.assert_frame_equal(whole.findings, parts.findings)
    assert whole.findings["document"].tolist() == ["wrong", "told again"]
    assert whole.relations.keys() == parts.relations.keys()
    for kind, frame in whole.relations.items():
        pd.testing.assert_frame_equal(in_order(frame), in_order(parts.relations[kind]))


def test_progress_within_a_batch(monkeypatch):
    monkeypatch.setattr(pipeline, "_PART", 1)
    told = []
    report = audit.check(documents(), progress=told.append)
    assert [tally.documents for tally in told] == [1, 2, 3, 4, 5, 5]
    assert [tally.latest for tally in told] == [*TEXTS, "none"]
    assert told[-1].claims == len(report.claims)
    assert told[-1].findings == len(report.findings)


def test_ctrl_c_keeps_the_parts_before(monkeypatch):
    monkeypatch.setattr(pipeline, "_PART", 1)
    plugins = Plugins.load()
    (numbers,) = plugins.extractors()

    def stopping(extract, some):
        if some[0].name == "share":
            raise KeyboardInterrupt
        return extract(some)

    monkeypatch.setattr(
        plugins, "extractors", lambda: [Extractor("numbers", partial(stopping, numbers.extract))]
    )
    with pytest.raises(Interrupted) as caught:
        audit.check(documents(), plugins=plugins)
    report = caught.value.report
    assert [document.name for document in report.documents] == ["wrong", "told", "told again"]
    assert report.findings["document"].tolist() == ["wrong", "told again"]
    assert "audit: was stopped, 3 documents done" in map(str, report.troubles)
    assert isinstance(caught.value, KeyboardInterrupt)
