"""Whatever a text says of the data, nothing breaks, and the query that is shown gives the value."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import audit
from audit.config.references import Declaration
from audit.references.binding import bind
from audit.references.store import References

PIECES = [
    *("The Northern route", "Southern", "both routes", "Corland", "passengers", "crossings"),
    *("11,840", "12,105", "20,055", "8,215", "59%", "2 percent", "three", "$4.50", "about 12,000"),
    *("more than 8,000", "10,155", "40,620", "0", "-5", "1.2 billion", "dozens", "2024"),
    *("in January 2024", "in February", "in 2023", "in the first quarter of 2024", "of May"),
    *("rose by", "fell", "of", "and", "than", "the highest", "on average", "in all", "the latest"),
    *("a month", "carried", "had", "from", "to", ",", ".", ";", "(", ")", "\n\n", "60 and over"),
    *('{audit="bind ferries.csv month=2024-01 sum"}', '{audit="bind ferries.csv max"}', "{", "'"),
]  # fmt: skip


@pytest.fixture(scope="module")
def references(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    rows = [
        f"2024-{month:02d},{route},{passengers},{passengers // 40}"
        for month, route, passengers in [
            (1, "Northern", 11840),
            (1, "Southern", 8215),
            (2, "Northern", 12105),
            (2, "Southern", 8460),
            (2, "60 and over", 77),
        ]
    ]
    table = "\n".join(["month,route,passengers,crossings", *rows])
    (folder / "ferries.csv").write_text(table)
    loaded = References.load([Declaration("ferries.csv", file="ferries.csv", root=folder)])
    assert loaded.troubles == []
    yield loaded
    loaded.close()


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=20), min_size=1, max_size=20))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_every_quantity_has_a_query_with_its_value_or_a_reason(references, texts):
    documents = [
        audit.Document.from_text(" ".join(words), name=str(at)) for at, words in enumerate(texts)
    ]
    bound = bind(documents, audit.extract(documents), references)
    assert [each for each in bound.troubles if "bind" not in each.message] == []
    for row in bound.frame.to_dict(orient="records"):
        assert bool(row["reason"]) == (row["reference"] == "")
        if row["reference"]:
            ((value,),) = references.connection.execute(row["query"]).fetchall()
            assert abs(value) == pytest.approx(abs(row["data_value"]))
            assert row["data_low"] <= row["data_value"] <= row["data_high"]
