"""Interval arithmetic: cases worked out by hand, and what holds of all intervals."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.interval import Interval, overlaps, percent_change

INF = math.inf
NAN = math.nan


def interval(*ends):
    """One interval a pair of ends."""
    return Interval(np.array([low for low, _ in ends]), np.array([high for _, high in ends]))


def ends(intervals):
    return list(zip(intervals.low.tolist(), intervals.high.tolist(), strict=True))


@pytest.mark.parametrize(
    ("computed", "expected"),
    [
        (interval((1, 2)) + interval((10, 20)), (11, 22)),
        (interval((1, 2)) - interval((10, 20)), (-19, -8)),
        (-interval((1, 2)), (-2, -1)),
        (interval((2, 3)) * interval((4, 5)), (8, 15)),
        (interval((-2, 3)) * interval((4, 5)), (-10, 15)),
        (interval((-3, -2)) * interval((-5, -4)), (8, 15)),
        (interval((0, 2)) * interval((3, INF)), (0, INF)),
        (interval((1, 2)) / interval((4, 8)), (0.125, 0.5)),
        (interval((1, 2)) / interval((-8, -4)), (-0.5, -0.125)),
        (interval((6, 12)) / interval((2, INF)), (0, 6)),
        (interval((1, 2)).scaled(-3), (-6, -3)),
        (interval((1, 2)).shifted(-3), (-2, -1)),
        (interval((-3, -2)).magnitude(), (2, 3)),
        (interval((-3, 2)).magnitude(), (0, 3)),
        (interval((2, 3)).magnitude(), (2, 3)),
        (percent_change(interval((74, 74)), interval((148, 148))), (100, 100)),
        (percent_change(interval((80, 100)), interval((100, 120))), (0, 50)),
    ],
)
def test_worked_out_by_hand(computed, expected):
    assert ends(computed) == [pytest.approx(expected)]


@pytest.mark.parametrize("divisor", [(-1, 1), (0, 0), (0, 5), (-5, 0)])
def test_a_quotient_by_what_may_be_zero_is_unknown(divisor):
    assert not (interval((1, 2)) / interval(divisor)).known[0]


@pytest.mark.parametrize(
    ("stated", "computed", "meet"),
    [
        ((1, 2), (2, 3), True),
        ((1, 2), (2.1, 3), False),
        ((1, 4), (2, 3), True),
        ((2000, INF), (2500, 2500), True),
        ((2000, INF), (1999, 1999), False),
        ((0.3, 0.3), (0.1 + 0.2, 0.1 + 0.2), True),  # binary floats
        ((1e9, 1e9), (1e9 + 2, 1e9 + 2), False),
        ((NAN, NAN), (1, 1), True),
    ],
)
def test_overlaps(stated, computed, meet):
    assert overlaps(interval(stated), interval(computed))[0] == meet


def test_nothing_is_known_of_what_is_computed_from_nothing():
    unknown = Interval.unknown(1)
    known = interval((1, 2))
    for computed in (unknown + known, known - unknown, known * unknown, unknown / known):
        assert not computed.known[0]


def test_rows_do_not_look_at_each_other():
    both = interval((1, 2), (NAN, NAN)) * interval((3, 4), (5, 6))
    assert ends(both)[0] == (3, 8)
    assert not both.known[1]


def test_no_rows_are_as_good_as_some():
    none = interval()
    assert ends((none + none) * (none - none) / none) == []
    assert overlaps(none, none).tolist() == []


values = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))


@st.composite
def intervals_with_a_value(draw):
    low, value, high = sorted(draw(st.tuples(values, values, values)))
    return interval((low, high)), value


@given(intervals_with_a_value(), intervals_with_a_value())
def test_a_result_holds_what_any_choice_of_operands_gives(one, other):
    (a, x), (b, y) = one, other
    assert contains(a + b, x + y)
    assert contains(a - b, x - y)
    assert contains(a * b, x * y)
    assert contains(a.magnitude(), abs(x))
    if (a / b).known[0]:
        assert contains(a / b, x / y)


@given(intervals_with_a_value(), intervals_with_a_value())
def test_overlapping_is_mutual(one, other):
    assert overlaps(one[0], other[0])[0] == overlaps(other[0], one[0])[0]


@given(intervals_with_a_value())
def test_every_interval_overlaps_itself_and_its_values(one):
    holder, value = one
    assert overlaps(holder, holder)[0]
    assert overlaps(holder, Interval.exactly([value]))[0]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_percent_change_undoes_itself(base, current):
    there = percent_change(Interval.exactly([base]), Interval.exactly([current]))
    assert base * (1 + there.low[0] / 100) == pytest.approx(current)


def contains(outer, value):
    return overlaps(outer, Interval.exactly([value]))[0]
