"""What is worked out and then written is accepted, and read; what is moved by more than rounding
and the rates leave open is not.
"""

from __future__ import annotations

import datetime
import random

import audit_units
import pytest
from currency_converter import CurrencyConverter, RateNotFoundError

from audit import check
from audit.document import Document
from audit.testing import Bench

BENCH = Bench((audit_units,))
COUNT = 60


def judged(kind, documents):
    """The verdicts of a kind, one a document."""
    frame = check(documents, plugins=BENCH.plugins).relations[kind]
    assert frame["document"].tolist() == [document.name for document in documents]
    return frame["holds"].tolist()


@pytest.mark.parametrize(("factor", "holds"), [(1.0, True), (1.2, False), (0.8, False)])
def test_rates_of_the_day(factor, holds):
    chance, converter = random.Random(1), CurrencyConverter()
    documents = []
    while len(documents) < COUNT:
        day = datetime.date(2010, 1, 1) + datetime.timedelta(days=chance.randrange(4_000))
        # an odd last digit, for zeros may be rounding
        amount = chance.randrange(1_001, 9_999, 2)
        try:
            other = converter.convert(amount, "EUR", "USD", date=day) * factor
        except RateNotFoundError:  # no rate on this day, as on Sundays
            continue
        text = f"The firm paid €{amount:,}.00 (US${other:,.2f}) for it."
        documents.append(Document.from_text(text, f"{len(documents):03}", day))
    assert judged("exchanges", documents) == [holds] * COUNT


@pytest.mark.parametrize(("zero", "holds"), [(0.0, True), (32.0, False)])
def test_differences_of_temperatures(zero, holds):
    chance = random.Random(2)
    rises = [chance.randint(1, 300) / 10 for _ in range(COUNT)]
    texts = [f"The lake warmed by {rise:.1f} °C ({rise * 1.8 + zero:.1f} °F)." for rise in rises]
    documents = [Document.from_text(text, f"{n:03}") for n, text in enumerate(texts)]
    assert judged("temperature_differences", documents) == [holds] * COUNT
