"""Tests of digits: the laws against published figures, the statistics against SciPy, and what is
left alone.
"""

from __future__ import annotations

import numpy as np
import pytest
from audit_forensics import examples, laws, samples
from audit_forensics.digits import adjusted
from forensic_texts import checked, column, page, table
from scipy import stats

import audit
from audit.config import Config

#: Nigrini (2012), table 1.1.
FIRST = [0.30103, 0.17609, 0.12494, 0.09691, 0.07918, 0.06695, 0.05799, 0.05115, 0.04576]
SECOND = [0.11968, 0.11389, 0.10882, 0.10433, 0.10031, 0.09668, 0.09337, 0.09035, 0.08757, 0.08500]
THIRD = [0.10178, 0.10138, 0.10097, 0.10057, 0.10018, 0.09979, 0.09940, 0.09902, 0.09864, 0.09827]


def frame_of(*documents):
    return checked(*documents).relations["digit_tests"]


def test_laws_are_the_published_ones():
    assert laws.first_digit()[0] == 0
    assert laws.first_digit()[1:] == pytest.approx(FIRST, abs=6e-6)
    assert laws.second_digit() == pytest.approx(SECOND, abs=6e-6)
    assert laws.third_digit() == pytest.approx(THIRD, abs=6e-6)
    for law in (samples.TERMINAL_LAW, samples.FIRST_LAW, samples.SECOND_LAW):
        assert law.sum(axis=1) == pytest.approx(1)


def test_deviation_by_chance_is_that_of_draws():
    shares = laws.first_digit()[1:]
    draws = np.random.default_rng(4).multinomial(400, shares, size=4000) / 400
    drawn = np.abs(draws - shares).mean()
    told = laws.expected_deviation(laws.first_digit()[None, :], np.array([400]))
    assert told[0] == pytest.approx(drawn, rel=0.02)


@pytest.mark.parametrize(
    ("deviation", "name"),
    [(0.004, "close"), (0.0121, "marginal"), (0.0149, "marginal"), (0.016, "nonconformity")],
)
def test_bands(deviation, name):
    assert laws.band(deviation, laws.FIRST_BANDS).startswith(name)


def test_statistic_is_that_of_scipy():
    (test,) = frame_of(audit.Document.from_text(examples.FAVOURED_DIGITS)).itertuples()
    # sixty weights: 3 and 7 end 24 each, 2 and 8 end 6 each; none ends in 0 or 5
    assert test.observed == [0, 0, 6, 24, 0, 0, 0, 24, 6, 0]
    assert test.expected == pytest.approx([0, *[7.5] * 4, 0, *[7.5] * 4])
    tested = [1, 2, 3, 4, 6, 7, 8, 9]
    peer = stats.chisquare([test.observed[digit] for digit in tested])
    assert (test.chi_square, test.p) == pytest.approx((peer.statistic, peer.pvalue))
    assert test.freedom == 7


def test_many_tests_are_adjusted():
    # Benjamini and Yekutieli: p m / rank, times 1 + 1/2 + 1/3
    assert adjusted([0.01, 0.2, 0.03]) == pytest.approx([0.055, 0.2 * 11 / 6, 0.0825])
    assert adjusted([]) == []


def test_too_few_are_not_tested():
    # eight digits, five of each: forty numbers
    text = "Sacks weighed " + ", ".join(f"{14 + at * 37 % 83}.{'38'[at % 2]}" for at in range(39))
    assert frame_of(audit.Document.from_text(f"{text} kg.")).empty


def test_a_number_told_twice_counts_once():
    text = f"{examples.EVEN_DIGITS}\n\n{examples.EVEN_DIGITS}"
    assert frame_of(audit.Document.from_text(text))["numbers"].tolist() == [60]


def weights(last, numbers=80):
    """Whole numbers far apart that end in these digits in turn, none in 00."""
    return [f"{237 + at * 211 % 709}{last[at % len(last)]}" for at in range(numbers)]


def test_a_table_is_tested_with_zeros():
    found = frame_of(page("a.html", column("Weight in g", weights("0123456789"))))
    assert found["scope"].tolist() == ["table", "document"]
    told = found.iloc[0]
    # of the ten endings of a whole number in 0, that in 00 is left out
    rounded = sum(one.endswith("00") for one in weights("0123456789"))
    assert told["numbers"] == 80 - rounded
    assert told["expected"][0] == pytest.approx(told["numbers"] / 11)
    assert told["expected"][1] == pytest.approx(told["numbers"] * 10 / 99)


@pytest.mark.parametrize("last", ["0", "05", "02468", "13579"])
def test_a_column_in_steps_is_left_alone(last):
    assert frame_of(page("a.html", column("Weight in g", weights(last)))).empty


def test_a_column_that_does_not_reach_far_is_left_alone():
    numbers = [f"{980 + at % 40}" for at in range(80)]
    assert frame_of(page("a.html", column("Pressure in hPa", numbers))).empty


def test_years_and_percentages_are_left_alone():
    rows = [(1601 + at * 7 % 400, f"{10 + at}.{at * 7 % 10}%") for at in range(80)]
    assert frame_of(page("a.html", table(("Found", "Share"), *rows))).empty


def test_amounts_of_one_size_are_no_matter_of_benford():
    tons = "; ".join(f"{1000 + at * 617 % 9000:,} t" for at in range(300))
    found = frame_of(audit.Document.from_text(f"The farms brought in {tons}."))
    assert set(found["construction"]) == {"terminal digits"}


def test_drawn_numbers_are_left_alone():
    draw = np.random.default_rng(11)
    documents = [
        page(f"{number}.html", column("Weight in g", draw.integers(100, 10_000, 120).tolist()))
        for number in range(12)
    ]
    report = checked(*documents)
    assert len(report.relations["digit_tests"]) == 25  # each table, each document, all of them
    assert report.findings.empty


FAVOURED = column("Weight in g", weights("3738372377"))


def test_one_cause_is_one_remark():
    other = page("b.html", column("Height in mm", weights("0123456789")))
    report = checked(other, page("a.html", FAVOURED))
    failing = report.relations["digit_tests"].query("holds == False")
    assert failing["scope"].tolist() == ["corpus", "table", "document"]
    (finding,) = report.findings.itertuples()
    assert (finding.rule, finding.severity, finding.document) == ("FOR001", "info", "a.html")
    assert finding.message.startswith("the terminal digits of 80 numbers of table 1 ")
    assert (finding.line, finding.column) == (3, 25)


def test_a_remark_on_the_whole_stays_where_its_parts_are_silenced():
    config = Config(per_file_ignores={"a.html": ("FOR001",)})
    plain = page("b.html", column("Height in mm", weights("0123456789")))
    (finding,) = checked(plain, page("a.html", FAVOURED), config=config).findings.itertuples()
    assert finding.document == "b.html"
    assert "numbers of all documents" in finding.message
