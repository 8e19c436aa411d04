"""Any odd text."""

from __future__ import annotations

import datetime

import audit_units
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import check
from audit.document import Document
from audit.testing import Bench

WORDS = st.sampled_from(
    [
        *(
            "In May 2015",
            "in 2019",
            "on 5 May 2015",
            "this year",
            "He is",
            "she weighs",
            "tall",
            "old",
        ),
        *(
            "$5 million",
            "€3",
            "£0",
            "100 yen",
            "US$5.0m",
            "5 Albanian lek",
            "C$40",
            "-$2",
            "€1e400",
        ),
        *(
            "2 °C",
            "36 °F",
            "-300 degrees Celsius",
            "0 K",
            "rose by",
            "a rise of",
            "warmer",
            "fever of",
        ),
        *(
            "18 m",
            "6 feet 2",
            "140 years old",
            "900 bpm",
            "humidity of",
            "140 percent",
            "400,000 km/s",
        ),
        *("(", ")", ",", ".", "or", "/", "about", "more than", "up to", "per share", "to", "\n\n"),
    ]
)
BENCH = Bench((audit_units,))
TEXTS = st.lists(st.lists(WORDS, max_size=24).map(" ".join), min_size=20, max_size=20)


@settings(max_examples=5, deadline=None)
@given(TEXTS, st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)))
def test_no_text_makes_it_fail(texts, date):
    documents = [Document.from_text(text, f"{n}", date) for n, text in enumerate(texts)]
    assert not check(documents, plugins=BENCH.plugins).troubles
