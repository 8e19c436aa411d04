"""What is remembered of documents makes the frames that working it out would make."""

from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from audit import pipeline, remembered
from audit.document import Document
from audit.frames import Claims, Conversions, Dates, Sums

SENTENCES = (
    "In May 2019 the yard built 225 boats, a 304 percent increase over the 74 boats of March.",
    "Of the 80 crews, 60 (75%) replied.",
    "The 3 mills employ 40 men, 50 women and 20 boys, 110 in all.",
    "More than 40 crews, or dozens of boats, left on Monday, 3 June 2019.",
    "Revenue fell by $1.5 million to $21 million from about $22.5 million.",
    "There are three ports: Acton, Barnes and Crewe.",
    "The bridge is 3 miles (4.8 km) long and stood from 1901 to 1950, for 49 years.",
    "In 2018 the Acme yard built 48 boats.",
    "The Acme yard built 84 boats in 2018.",
    "Nothing is counted here.",
)
#: In an order that is not the alphabet's, which relations are sorted by.
NAMES = ("c", "a", "d", "b")
texts = st.lists(st.sampled_from(SENTENCES), max_size=4).map("\n\n".join)
runs = st.lists(st.lists(texts, min_size=4, max_size=4), min_size=2, max_size=4)


class Kept:
    """A store in memory, through JSON as a file is."""

    def __init__(self):
        self.told = {}
        self.known = 0

    def get(self, document):
        told = self.told.get((document.name, document.text))
        self.known += told is not None
        return told and json.loads(told)

    def put(self, document, rows):
        self.told[document.name, document.text] = json.dumps(rows)


def assert_same(report, other):
    assert report.troubles == other.troubles
    assert list(report.relations) == list(other.relations)
    frames = zip(report.relations.values(), other.relations.values(), strict=True)
    for one, two in [(report.claims, other.claims), (report.findings, other.findings), *frames]:
        assert_frame_equal(one, two, check_exact=True, check_index_type="exact")


@settings(max_examples=10)
@given(runs)
def test_what_is_known_is_what_would_be_found(plugins, drawn):
    store = Kept()
    for edited in drawn:
        documents = [
            Document.from_text(text, name) for name, text in zip(NAMES, edited, strict=True)
        ]
        report = pipeline.check(documents, plugins=plugins, store=store)
        assert_same(report, pipeline.check(documents, plugins=plugins))


def test_all_kinds_of_rows_are_known_again(plugins):
    store = Kept()
    documents = [Document.from_text("\n\n".join(SENTENCES), name) for name in NAMES]
    first = pipeline.check(documents, plugins=plugins, store=store)
    again = pipeline.check(documents, plugins=plugins, store=store)
    assert store.known == len(NAMES)
    assert_same(again, first)
    told = {name for name, frame in first.relations.items() if len(frame)}
    assert {"changes", "sums", "dates", "lists", "conversions", "spans"} <= told


ODD = {
    "sums": (
        Sums,
        [
            {"parts_claim": [0, 1], "parts_value": [1.5, math.nan], "parts_high": [math.inf]},
            {"parts_claim": None, "total_value": -0.0, "total_low": -math.inf, "total_claim": 3},
        ],
    ),
    "conversions": (Conversions, [{"rate_low": 0.1 + 0.2, "holds": True, "settled": True}]),
    "dates": (Dates, [{"month": 2, "day": 30, "weekday": "Mön\u2028tag"}]),
    "claims": (Claims, [{"period_start": pd.Timestamp("1816-10-14"), "kind": "count", "row": 0}]),
}


def framed(model, *rows):
    """These rows as a frame, filled where the model asks for something."""
    columns = model.to_schema().columns
    numbers = {
        name: 0
        for name, column in columns.items()
        if str(column.dtype.type) in {"int64", "Int64"} and not column.nullable
    }
    return model.from_rows([{**numbers, "settled": False, "document": "a", **row} for row in rows])


@pytest.mark.parametrize("name", ODD)
def test_odd_values_are_the_same_again(name):
    model, rows = ODD[name]
    frame = framed(model, *rows)
    store, documents = Kept(), [Document.from_text("", "a")]
    for _ in range(2):
        found = remembered.found(documents, lambda *_: {name: frame}, {name: model}, [], store)
        assert found[name].dtypes.equals(frame.dtypes)  # pandas finds no NaN in a list equal
        assert repr(found[name].to_dict("list")) == repr(frame.to_dict("list"))
    assert store.known == 1


@pytest.mark.parametrize("cell", [(1.0, 2.0), [pd.NA], [np.float64(1.5)], {"a": 1}])
def test_what_json_would_change_is_not_kept(cell):
    frame = framed(Sums, {"parts_value": cell})
    assert_not_kept(frame)


def test_rows_of_a_document_that_was_not_asked_for_are_not_kept():
    assert_not_kept(framed(Sums, {"document": "z"}, {}))


def test_a_frame_with_dtypes_of_its_own_is_not_kept():
    assert_not_kept(framed(Sums, {}).astype({"total_value": object}))


def assert_not_kept(frame):
    store, documents = Kept(), [Document.from_text("", "a")]
    remembered.found(documents, lambda *_: {"sums": frame}, {"sums": Sums}, [], store)
    assert store.told == {}


def test_what_fails_at_a_new_document_leaves_nothing_of_the_others():
    store, old, new = Kept(), Document.from_text("1", "old"), Document.from_text("2", "new")

    def work(documents, troubles):
        if new in documents:
            troubles.append("failed")
            return {"sums": Sums.from_rows([])}
        return {"sums": framed(Sums, *({"document": each.name} for each in documents))}

    troubles = []
    assert len(remembered.found([old], work, {"sums": Sums}, troubles, store)["sums"]) == 1
    assert troubles == []
    assert len(remembered.found([old, new], work, {"sums": Sums}, troubles, store)["sums"]) == 0
    assert troubles == ["failed"]
    assert list(store.told) == [("old", "1")]
