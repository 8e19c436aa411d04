"""What the page is put together from: words, marks, pieces, charts."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.document import Cell, Document, Table
from audit.readers import markdown
from audit.reports.html import charts, pieces
from audit.reports.html.charts import Stretch
from audit.reports.html.marks import Mark, runs
from audit.reports.html.words import interval, number, period


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.0, "0"),
        (225.0, "225"),
        (1250.0, "1,250"),
        (0.125, "0.125"),
        (-12.5, "−12.5"),
        (0.1 + 0.2, "0.3"),
        (2.4e-7, "2.4e−07"),
        (340.5e6, "340.5 million"),
        (1.2e9, "1.2 billion"),
        (1_234_567.0, "1,234,567"),
        (4_372_900.0, "4.3729 million"),
        (1_000_000.5, "1,000,000.5"),
        (7.9e12, "7.9 trillion"),
        (6.02e23, "6.02e+23"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, ""),
    ],
)
def test_values_are_read_easily(value, told):
    assert number(value) == told


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_value_is_told_as_it_is(value):
    told = number(value).replace(",", "").replace("−", "-")
    scales = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
    figure, _, word = told.partition(" ")
    assert float(figure) * scales.get(word, 1.0) == pytest.approx(value, rel=1e-5, abs=1e-11)


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((225.0, 225.0), "225"),
        ((303.5, 304.5), "303.5 to 304.5"),
        ((1.15e9, 1.25e9), "1.15 to 1.25 billion"),
        ((950e6, 1.05e9), "950 million to 1.05 billion"),
        ((40.0, math.inf), "40 or more"),
        ((-math.inf, 40.0), "40 or less"),
        ((-math.inf, math.inf), "any value"),
        ((math.nan, 40.0), ""),
    ],
)
def test_intervals_are_told_by_their_ends(ends, told):
    assert interval(*ends) == told


@pytest.mark.parametrize(
    ("ends", "grain", "told"),
    [
        ((11.4457831, 12.0117130), 0.566, "11.45 to 12.01"),
        ((204.054054, 204.054054), 1.0, "204.1"),
        ((56.1679790, 56.1679790), 65.25 - 65.15, "56.17"),
        ((22.9508197, 22.9508197), 0.0, "22.9508"),
        ((1.0, math.inf), math.inf, "1 or more"),
    ],
)
def test_computed_ends_are_told_as_finely_as_it_matters(ends, grain, told):
    assert interval(*ends, grain) == told


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2018-05-01", "2018-05-31", "May 2018"),
        ("2018-01-01", "2018-12-31", "2018"),
        ("2018-06-04", "2018-06-04", "4 June 2018"),
        ("2018-04-01", "2018-06-30", "1 April 2018 to 30 June 2018"),
        ("2018-06-04", None, "from 4 June 2018"),
        (None, "2018-06-04", "until 4 June 2018"),
        (None, None, ""),
    ],
)
def test_periods_are_told_by_their_names(start, end, told):
    assert period(pd.Timestamp(start), pd.Timestamp(end)) == told


# Marks

CLAIMS = [Mark(3, 5, "a"), Mark(4, 8, "overlaps"), Mark(10, 12, "b")]


def told(*faults):
    return [
        (run.claim, [(part.text, part.severity, part.begins) for part in run.parts])
        for run in runs("0123456789abcdef", 1, 14, CLAIMS, faults)
    ]


def test_claims_are_runs_of_their_own():
    assert told() == [
        ("", [("12", "", ())]),
        ("a", [("34", "", ())]),
        ("", [("56789", "", ())]),
        ("b", [("ab", "", ())]),
        ("", [("cd", "", ())]),
    ]


def test_a_finding_across_claims_is_marked_in_each():
    assert told(Mark(4, 11, "f", "error"), Mark(4, 5, "g", "info")) == [
        ("", [("12", "", ())]),
        ("a", [("3", "", ()), ("4", "error", ("f", "g"))]),
        ("", [("56789", "error", ())]),
        ("b", [("a", "error", ()), ("b", "", ())]),
        ("", [("cd", "", ())]),
    ]


spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(spans), st.lists(spans), spans)
def test_runs_are_the_text(claims, faults, span):
    text = "".join(chr(0x4E00 + at) for at in range(50))
    marks = [Mark(*each, str(at)) for at, each in enumerate(sorted(claims))]
    wrong = [Mark(*each, f"f{at}", "error") for at, each in enumerate(sorted(faults))]
    found = list(runs(text, *span, marks, wrong))
    parts = [part for run in found for part in run.parts]
    assert "".join(part.text for part in parts) == text[slice(*span)]
    at_fault = "".join(part.text for part in parts if part.severity)
    assert at_fault == "".join(
        text[at] for at in range(*span) if any(a <= at < b for a, b in faults)
    )
    begun = [name for part in parts for name in part.begins]
    assert sorted(begun) == sorted(each.id for each in wrong if span[0] <= each.start < span[1])


# Pieces


def shown(document, wanted):
    return [
        ("… " if piece.cut_before else "")
        + document.text[piece.start : piece.end]
        + (" …" if piece.cut_after else "")
        for piece in pieces.near(document, [find(document, words) for words in wanted])
    ]


def find(document, words):
    start = document.text.index(words)
    return (start, start + len(words))


def test_pieces_are_the_blocks_and_tables_in_order():
    document = markdown.read(b"# Ships\n\n12 sail.\n\n|a|b|\n|-|-|\n|1|2|\n\nAll do.\n", "a.md")
    found = pieces.whole(document)
    assert [(piece.level, len(piece.rows)) for piece in found] == [(1, 0), (0, 0), (0, 2), (0, 0)]
    assert [document.text[a:b] for piece in found for a, b in piece.spans] == [
        *("Ships", "12 sail.", "a", "b", "1", "2", "All do.")
    ]


def test_what_is_near_are_the_blocks_and_the_first_heading():
    document = markdown.read(b"# Ships\n\nOne.\n\nTwo.\n\nThree.\n\n## End\n\nFour.\n", "a.md")
    assert shown(document, ["Two", "Three"]) == ["Ships", "… Two.", "Three. …"]
    assert shown(document, ["Four"]) == ["Ships", "… Four."]
    assert shown(document, ["One"]) == ["Ships", "One. …"]


def test_of_a_long_block_the_words_around_are_kept():
    text = "left " * 1000 + "here " + "mid " * 20 + "there " + "right " * 1000
    document = Document.from_text(text)
    (one,) = shown(document, ["here", "there"])
    assert one.startswith("… left left")
    assert one.endswith("right right …")
    assert 600 <= len(one) <= 760
    first, last = shown(document, ["left", "right"])
    assert first.startswith("left left")
    assert last.startswith("… ")


def test_of_a_long_table_the_rows_around_are_kept():
    cells = tuple(
        Cell(row, col, 4 * (2 * row + col), 4 * (2 * row + col) + 3)
        for row in range(100)
        for col in range(2)
    )
    text = " ".join(f"{at:03}" for at in range(200))
    (table,) = pieces.near(Document("t", text, (), (Table(cells),)), [(4 * 100, 4 * 100 + 3)])
    kept = [[text[cell.start : cell.end] for cell in row if cell] for row in table.rows]
    assert kept == [["000", "001"], ["098", "099"], ["100", "101"], ["102", "103"]]
    assert table.cut_after


def test_cells_that_are_missing_leave_their_place():
    cells = (Cell(0, 0, 0, 1), Cell(0, 2, 2, 3), Cell(2, 1, 4, 5))
    (table,) = pieces.whole(Document("t", "a b c", (), (Table(cells),)))
    assert table.rows == ((cells[0], None, cells[1]), (None, cells[2], None))


@given(st.text(st.sampled_from("ab 1\n"), max_size=60), st.lists(st.integers(0, 59), max_size=4))
def test_what_is_near_holds_the_words_and_nothing_twice(text, places):
    document = Document.from_text(text)
    wanted = [(at, at + 1) for at in places if any(a <= at < b for a, b in document.blocks)]
    found = pieces.near(document, wanted)
    assert all(any(p.start <= at < p.end for p in found) for at, _ in wanted)
    assert [p.start for p in found] == sorted({p.start for p in found})


# Charts


def test_intervals_that_lie_apart_are_drawn_from_zero():
    chart = charts.against(Stretch("75%", 74.0, 76.0, 75.0), Stretch("follows", 50.0, 50.0))
    # 88 percent of the width are 76
    assert chart.zero == 6.0
    stated, follows = chart.bars
    assert (stated.left, stated.width) == (pytest.approx(6 + 88 * 74 / 76, abs=0.01), 2.32)
    assert stated.dot == pytest.approx(6 + 88 * 75 / 76, abs=0.01)
    assert follows.dot == pytest.approx(6 + 88 * 50 / 76, abs=0.01)


def test_intervals_that_nearly_touch_are_drawn_on_a_scale_of_their_own():
    chart = charts.against(Stretch("14.6", 14.55, 14.65, 14.6), Stretch("follows", 14.45, 14.52))
    assert chart.zero is None
    assert chart.title.endswith("does not begin at zero")
    stated, follows = chart.bars
    assert (stated.left, stated.width) == (50.0, 44.0)
    assert (follows.left, follows.width) == (6.0, 30.8)
    assert follows.dot is None


def test_an_open_interval_reaches_the_edge():
    chart = charts.against(Stretch("over 40", 40.0, math.inf, 40.0), Stretch("follows", 0.0, 20.0))
    assert chart.bars[0].left + chart.bars[0].width == 100.0


@pytest.mark.parametrize("end", [math.nan, math.inf])
def test_what_cannot_be_drawn_is_not(end):
    assert charts.against(Stretch("x", -end, end), Stretch("y", -math.inf, math.inf)) is None


def test_sizes_are_bars_from_zero():
    chart = charts.sizes([Stretch("a", 30.0, 30.0, 30.0), Stretch("b", -10.0, -10.0, -10.0)])
    assert chart.zero == 25.0
    assert [(bar.left, bar.width) for bar in chart.bars] == [(25.0, 75.0), (0.0, 25.0)]
    assert chart.summary == "a: 30; b: −10"
    assert charts.sizes([Stretch("a", 30.0, 30.0, 30.0)]) is None


finite = st.floats(allow_nan=False, allow_infinity=False)


@given(finite, finite, finite, finite)
def test_bars_stay_on_the_chart(a, b, c, d):
    chart = charts.against(Stretch("x", *sorted((a, b)), a), Stretch("y", *sorted((c, d))))
    for bar in chart.bars:
        assert 0.0 <= bar.left <= bar.left + bar.width <= 100.01
        assert bar.dot is None or 0.0 <= bar.dot <= 100.0
