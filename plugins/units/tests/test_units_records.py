"""The table of records: each is reached by cases of both sorts, and names its source."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import audit_units
import pytest
from audit_units.magnitudes import records

from audit.testing import Batch, cases

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def judged():
    """How often each record was reached, by whether it holds."""
    told = [each for each in cases(CASES, audit_units) if each.code == "UNT003"]
    batch = Batch(
        {each.name + each.sort: each.text for each in told}, plugins=told[0].bench.plugins
    )
    rows = (row for each in batch.values() for row in each.frame("magnitudes").itertuples())
    return Counter((row.what, bool(row.holds)) for row in rows)


@pytest.mark.parametrize("holds", [True, False])
@pytest.mark.parametrize("what", sorted({each.what for each in records()}))
def test_is_reached(judged, what, holds):
    assert judged[what, holds] > 0


@pytest.mark.parametrize("record", records(), ids=lambda record: record.what)
def test_names_its_source(record):
    assert record.words.endswith(")")
    assert any(sign.isdigit() for sign in record.words)
    assert record.low < record.high
