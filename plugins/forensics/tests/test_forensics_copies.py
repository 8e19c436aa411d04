"""Numbers that stand in two places: across documents, whole tables, and how long a run must be."""

from __future__ import annotations

import numpy as np
import pytest
from forensic_texts import checked, page, table

YIELDS = ("31.4", "28.9", "30.2", "27.8")
DAYS = ("Monday", "Tuesday", "Friday", "Sunday")


def found(*documents):
    return checked(*documents).findings


def test_two_documents():
    one = page("north.html", table(("Day", "North kg"), *zip(DAYS, YIELDS, strict=True)))
    other = page("south.html", table(("Ward", "South kg"), *zip("abcd", YIELDS, strict=True)))
    (finding,) = found(one, other).itertuples()
    assert (finding.rule, finding.document, finding.line) == ("FOR004", "south.html", 3)
    assert "a column of table 1 of north.html (line 3)" in finding.message


def test_all_of_many_copies_are_remarked_on():
    documents = [
        page(f"{at}.html", table(("Day", f"Ward {at}"), *zip(DAYS, YIELDS, strict=True)))
        for at in range(30)
    ]
    assert found(*documents)["document"].tolist() == [f"{at}.html" for at in range(1, 30)]


def test_a_copied_table_is_one_remark():
    rows = [("31.4", "52.7", "18.3"), ("28.9", "51.6", "17.1"), ("30.2", "56.8", "19.4")]
    first = table(
        ("Day", "North", "East", "West"), *[(f"d{n}", *row) for n, row in enumerate(rows)]
    )
    second = table(("Hour", "Fir", "Elm", "Ash"), *[(f"h{n}", *row) for n, row in enumerate(rows)])
    report = checked(page("a.html", first, second))
    (copy,) = report.relations["copies"].itertuples()
    # three columns and three rows: one is told, five are counted
    assert (copy.numbers, copy.free_digits, copy.further) == (3, 6, 5)
    assert len(report.findings) == 1


@pytest.mark.parametrize(("rows", "remarked"), [(5, 1), (4, 0), (3, 0)])
def test_how_long_a_run_must_be_follows_from_the_digits(rows, remarked):
    # One column of each table is shared, 40 others are not, of 5 rows each. Of 410 cells, read down
    # and along, M = 410 * 409 = 167,690 pairs can begin a run. Three digits have two that are free,
    # so that four numbers have 8 and five have 10: chance expects 0.0017 and 0.000017 such runs.
    draw = np.random.default_rng(5).permutation(np.arange(2101, 9999))[: 41 * 5 * 2]
    grids = draw.astype(str).astype(object).reshape(2, 5, 41)
    digits = ("2.14", "8.93", "6.27", "3.58", "7.49")
    grids[:, :rows, 0] = digits[:rows]
    tables = [
        table(
            ("Plot", *(f"{name}{n}" for n in range(41))),
            *[(f"p{at}", *row) for at, row in enumerate(grid)],
        )
        for name, grid in zip(("x", "y"), grids, strict=True)
    ]
    report = checked(page("a.html", *tables))
    (copy,) = report.relations["copies"].itertuples()
    assert copy.free_digits == 2 * rows
    assert copy.by_chance == pytest.approx(410 * 409 * 10.0 ** (-2 * rows))
    assert report.findings["rule"].tolist().count("FOR004") == remarked
