"""What is possible for whole numbers, against published cases and against going through samples."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from audit_granularity.reach import is_reached
from audit_granularity.rounding import ends
from audit_granularity.settings import ROUNDINGS, Settings
from audit_granularity.squares import Samples, possible
from audit_granularity.sums import counts, sums
from audit_granularity.written import written
from hypothesis import given
from hypothesis import strategies as st

HALVES = Settings().rounding

#: Data of the R package scrutiny (L. H. Jung, MIT licence), data-raw and tests/testthat of version
#: 0.6: means, sizes, and what grim_map() says of them.
PIGS1 = {
    **{"7.22": (32, True), "4.74": (25, False), "5.23": (29, False), "2.57": (24, False)},
    **{"6.77": (27, False), "2.68": (28, True), "7.01": (29, False), "7.38": (26, True)},
    **{"3.14": (27, False), "6.89": (31, False), "5.00": (25, True), "0.24": (28, False)},
}
#: And of means of 40 whole numbers, in the same order, by rounding.
PIGS1_OF_40 = {
    ("half-up", "half-down"): "tfttttftfftf",
    ("half-up",): "fftfftftfftf",
    ("half-down",): "tffttffffftf",
}
PIGS1_OF_80 = {("half-up",): "fttffttttttt", ("half-down",): "ttfttftftttt"}
#: Percentages of 150.
PIGS2 = {
    **{"67.4": False, "54.2": False, "54.0": True, "69.8": False, "68.1": False, "55.4": False}
}
#: Means and standard deviations of 1,683 zeros and ones (DEBIT).
PIGS3 = [
    *[("0.53", "0.50", True), ("0.44", "0.50", True), ("0.77", "0.42", True)],
    *[("0.19", "0.35", False), ("0.34", "0.47", True), ("0.93", "0.25", True)],
    ("0.12", "0.33", True),
]
#: Means, standard deviations, sizes (GRIMMER).
PIGS5 = [
    *[("7.22", "5.30", 38, False), ("4.74", "6.55", 31, True), ("5.23", "2.55", 35, False)],
    *[("2.57", "2.57", 30, True), ("6.77", "2.18", 33, False), ("2.68", "2.59", 34, True)],
    *[("7.01", "6.68", 35, False), ("7.38", "3.65", 32, True), ("3.14", "5.32", 33, False)],
    *[("6.89", "4.18", 37, True), ("5.00", "2.18", 31, True), ("0.24", "6.43", 34, True)],
]


def digits(words):
    numbers = [written(each) for each in words]
    return [each.units for each in numbers], [each.decimals for each in numbers]


def have_sums(means, n, items=1, rounding=HALVES):
    least, most = sums(*digits(means), n, items, rounding=rounding)
    return list(least <= most)


def are_possible(
    means, deviations, n, items=1, floor=math.nan, ceiling=math.nan, *, population=False
):
    size = len(means)
    n, items = (np.broadcast_to(np.asarray(each, dtype=np.int64), (size,)) for each in (n, items))
    samples = Samples(
        *sums(*digits(means), n, items, rounding=HALVES),
        n,
        items,
        ends(*digits(deviations), HALVES),
        np.full(size, float(floor)),
        np.full(size, float(ceiling)),
    )
    return list(possible(samples, population=population))


def test_published_means():
    sizes, verdicts = zip(*PIGS1.values(), strict=True)
    assert have_sums(PIGS1, sizes) == list(verdicts)


@pytest.mark.parametrize(
    ("n", "rounding", "verdicts"),
    [
        *((40, rounding, verdicts) for rounding, verdicts in PIGS1_OF_40.items()),
        *((80, rounding, verdicts) for rounding, verdicts in PIGS1_OF_80.items()),
    ],
)
def test_published_means_by_rounding(n, rounding, verdicts):
    assert have_sums(PIGS1, n, rounding=rounding) == [each == "t" for each in verdicts]


def test_published_means_of_items():
    # scrutiny, tests/testthat/test-grim.R: 0.150 to 0.159 of 120 people who answer three items,
    # 0.80 to 0.89 of 28 who answer two
    of_three = have_sums([f"0.{each}" for each in range(150, 160)], 120, 3)
    assert of_three == [each == "t" for each in "tfftfftftf"]
    of_two = have_sums([f"0.{each}" for each in range(80, 90)], 28, 2)
    assert of_two == [each == "t" for each in "tftftftttt"]


def test_published_percentages():
    least, most = counts(*digits(PIGS2), 150, rounding=HALVES)
    assert list(least <= most) == list(PIGS2.values())


def test_published_binary_data():
    means, deviations, verdicts = zip(*PIGS3, strict=True)
    assert are_possible(means, deviations, 1683, floor=0, ceiling=1) == list(verdicts)


def test_published_deviations():
    means, deviations, n, verdicts = zip(*PIGS5, strict=True)
    assert are_possible(means, deviations, n) == list(verdicts)


def test_published_deviations_of_rsprite2():
    # L. Wallrich's R package rsprite2, as quoted in scrutiny's test-grimmer.R
    assert are_possible(["5.21", "3.44"], ["1.6", "2.47"], [28, 18]) == [True, False]


def rounded(value, decimals, way):
    """The digits that a way of rounding gives, by its definition."""
    scaled = value * 10**decimals
    below = math.floor(scaled)
    rest = scaled - below
    toward_zero = below if scaled >= 0 else below + (rest > 0)
    away = below + (rest > 0) if scaled >= 0 else below
    halves = {
        "half-up": away,
        "half-down": toward_zero,
        "half-even": below + below % 2,
    }
    if way in halves:
        nearest = below + (rest > Fraction(1, 2))
        return halves[way] if rest == Fraction(1, 2) else nearest
    return {"up": math.ceil(scaled), "down": below, "truncate": toward_zero}[way]


@pytest.mark.parametrize("way", ROUNDINGS)
def test_means_are_those_that_some_sum_gives(way):
    n, decimals = 16, 1  # of sixteenths many are ties
    given = {rounded(Fraction(total, n), decimals, way) for total in range(-40, 41)}
    every = np.arange(-20, 21)
    least, most = sums(every, np.full(len(every), decimals), n, rounding=[way])
    assert set(every[least <= most]) == {each for each in given if -20 <= each <= 20}


@pytest.mark.parametrize(
    ("n", "width", "population"), [(2, 4, False), (3, 5, True), (5, 4, False), (7, 3, False)]
)
def test_deviations_are_those_that_some_sample_has(n, width, population):
    def words(sample):
        mean = Fraction(sum(sample), n)
        variance = sum((each - mean) ** 2 for each in sample) / (n if population else n - 1)
        return f"{float(mean):.2f}", f"{math.sqrt(variance):.2f}"

    samples = {
        words(sample) for sample in itertools.combinations_with_replacement(range(width + 1), n)
    }
    means = sorted({mean for mean, _ in samples})
    every = [(mean, f"{sd / 100:.2f}") for mean in means for sd in range(400)]
    verdicts = are_possible(*zip(*every, strict=True), n, 1, 0, width, population=population)
    assert {pair for pair, verdict in zip(every, verdicts, strict=True) if verdict} == samples
    free = are_possible(*zip(*every, strict=True), n, population=population)
    assert samples <= {pair for pair, verdict in zip(every, free, strict=True) if verdict}


@given(
    st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=12),
    st.integers(1, 2),
)
def test_whatever_people_answer_is_possible(answers, decimals):
    scores = [Fraction(sum(each), 3) for each in answers]
    n = len(scores)
    mean = sum(scores) / n
    variance = sum((each - mean) ** 2 for each in scores) / (n - 1)
    told = [f"{float(mean):.{decimals}f}"], [f"{math.sqrt(variance):.{decimals}f}"]
    assert have_sums(told[0], n, 3) == [True]
    assert are_possible(*told, n, 3) == [True]
    assert are_possible(*told, n, 3, 1, 5) == [True]


def test_large_numbers_do_not_overflow():
    # 12 digits, and a million values: 0.123456789012 is no whole number over a million
    least, most = sums([123456789012], [11], [1_000_000], rounding=HALVES)
    assert least[0] > most[0]
    assert are_possible(["52345.67", "0.00"], ["99999.99", "0.00"], 1_000_000) == [True, True]


@pytest.mark.parametrize(
    ("n", "width", "total", "half", "reached"),
    [
        # 0, 0, 3, 3 have the sum of x (x - 1) / 2 of 6; 0, 1, 2, 3 that of 4; nothing lies between
        (4, 3, 6, 6, True),
        (4, 3, 6, 5, False),
        (4, 3, 6, 4, True),
        (4, 3, 6, 1, False),
        (10**6, 6, 10**6, 5, True),  # too many to go through
    ],
)
def test_sums_of_squares_that_are_reached(n, width, total, half, reached):
    assert is_reached(n, width, total, half, half) is reached


@pytest.mark.parametrize("words", ["1,234.50", "−3.45", ".45", "0"])
def test_numbers_are_read_exactly(words):
    number = written(words)
    exact = Fraction(words.replace("−", "-").replace(",", ""))
    assert Fraction(number.units, 10**number.decimals) == exact


def test_numbers_of_too_many_digits_are_left():
    assert written("1234567890.123") is None
