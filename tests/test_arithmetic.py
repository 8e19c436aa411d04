"""What each kind of relation asserts: cases worked out by hand, and what holds of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import arithmetic
from audit.frames import (
    Averages,
    Bindings,
    Changes,
    Conversions,
    Dates,
    Differences,
    Lists,
    Orders,
    Products,
    Ratios,
    Repeats,
    Shares,
    Spans,
    Sums,
    Wholes,
)


def row(model, **roles):
    """A frame of one row; a role is (value, unit), (low, high, unit) or, for many, a list."""
    columns = {"document": "a", "sentence": 0, "start": 0, "end": 1, "settled": True}
    for role, told in roles.items():
        if isinstance(told, (str, int)):
            columns[role] = told
        elif isinstance(told, list):
            ends = [each if isinstance(each, tuple) else (each, each) for each in told]
            columns[f"{role}_claim"] = list(range(len(ends)))
            columns[f"{role}_value"] = [sum(each) / 2 for each in ends]
            columns[f"{role}_low"] = [low for low, _ in ends]
            columns[f"{role}_high"] = [high for _, high in ends]
        else:
            *ends, unit = told
            columns[f"{role}_claim"] = 1
            columns[f"{role}_value"] = sum(ends) / len(ends)
            columns[f"{role}_low"], columns[f"{role}_high"] = ends[0], ends[-1]
            columns[f"{role}_unit"] = unit
    return model.from_rows([columns])


def data(value, low, high, *, stated):
    """A frame of one binding, to data of this value between these ends."""
    frame = row(Bindings, stated=stated)
    return frame.assign(data_value=float(value), data_low=float(low), data_high=float(high))


def change(stated, base, current, direction=None, amount=None):
    roles = {"stated": stated, "base": base, "current": current, "amount": amount}
    told = {role: each for role, each in roles.items() if each is not None}
    return row(Changes, **told, **({"direction": direction} if direction else {}))


CHANGES = {
    "225 is 204 percent more than 74": (change((204, "percent"), (74, ""), (225, "")), False),
    "which is 204.05 percent": (change((203.5, 204.5, "percent"), (74, ""), (225, "")), True),
    "and not 304": (change((303.5, 304.5, "percent"), (74, ""), (225, "")), False),
    "a fall of a fifth": (change((20, "percent"), (100, ""), (80, ""), "down"), True),
    "told as a rise": (change((20, "percent"), (100, ""), (80, ""), "up"), False),
    "told without a direction": (change((20, "percent"), (100, ""), (80, "")), True),
    "told with its sign": (change((-20, "percent"), (100, ""), (80, "")), True),
    "told with the wrong sign": (change((-20, "percent"), (100, ""), (120, "")), False),
    "told with its sign and a word": (change((-20, "percent"), (100, ""), (80, ""), "down"), True),
    "1.15 to 1.25 over 1.05 to 1.15 is 0 to 19 percent": (
        change((8.5, 9.5, "percent"), (1.05, 1.15, "USD"), (1.15, 1.25, "USD"), "up"),
        True,
    ),
    "and not 20 to 21": (
        change((20, 21, "percent"), (1.05, 1.15, "USD"), (1.15, 1.25, "USD"), "up"),
        False,
    ),
    "points": (change((7, "point"), (71, "percent"), (78, "percent"), "up"), True),
    "points of a fall": (change((7, "point"), (78, "percent"), (71, "percent"), "down"), True),
    "in the unit of both": (change((4, "USD"), (17, "USD"), (21, "USD"), "up"), True),
    "in the unit of both, wrong": (change((5, "USD"), (17, "USD"), (21, "USD"), "up"), False),
    "tripled": (change((3, "factor"), (300, ""), (900, ""), "up"), True),
    "doubled, but three times": (change((2, "factor"), (300, ""), (900, ""), "up"), False),
    "more than doubled": (change((2, float("inf"), "factor"), (300, ""), (900, ""), "up"), True),
    "halved": (change((0.5, "factor"), (90, ""), (45, ""), "down"), True),
    "down by a third": (change((1 / 3, "fraction"), (90, ""), (60, ""), "down"), True),
    "down by a third, not to it": (change((1 / 3, "fraction"), (90, ""), (30, ""), "down"), False),
    "no base: 93 less 9 down is from 102": (
        change((8.75, 8.85, "percent"), None, (93, "USD"), "down", (9, "USD")),
        True,
    ),
    "no base: and not 18.8": (
        change((18.75, 18.85, "percent"), None, (93, "USD"), "down", (9, "USD")),
        False,
    ),
    "no base: 21 with 1 up is from 20": (
        change((5, "percent"), None, (21, "USD"), "up", (1, "USD")),
        True,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_changes(name):
    frame, holds = CHANGES[name]
    compared = arithmetic.change(frame)
    assert compared.known[0]
    assert compared.holds[0] == holds, compared


@pytest.mark.parametrize("base", [(0, "USD"), (-5, "USD"), (-1, 1, "USD")])
def test_a_percent_change_from_nothing_or_less_is_not_judged(base):
    compared = arithmetic.change(change((50, "percent"), base, (10, "USD"), "up"))
    assert not compared.known[0]
    assert compared.holds[0]


def test_an_amount_of_change_from_less_than_nothing_is_judged():
    assert arithmetic.change(change((15, "USD"), (-5, "USD"), (10, "USD"), "up")).holds[0]
    assert not arithmetic.change(change((5, "USD"), (-5, "USD"), (10, "USD"), "up")).holds[0]


CASES = {
    "60 of 80 is 75 percent": (
        arithmetic.share,
        row(Shares, stated=(75, "percent"), part=(60, ""), whole=(80, "")),
        row(Shares, stated=(70, "percent"), part=(60, ""), whole=(80, "")),
    ),
    "60 of 80 is three quarters": (
        arithmetic.share,
        row(Shares, stated=(0.75, "fraction"), part=(60, ""), whole=(80, "")),
        row(Shares, stated=(0.5, "fraction"), part=(60, ""), whole=(80, "")),
    ),
    "what $1.1 million is 11% of, $1.8 million is 17% of": (
        arithmetic.whole,
        row(Wholes, parts=[(1.05, 1.15), (1.75, 1.85)], shares=[(10.5, 11.5), (16.5, 17.5)]),
        row(Wholes, parts=[(1.05, 1.15), (1.75, 1.85)], shares=[(10.5, 11.5), (20.5, 21.5)]),
    ),
    "three parts of which the first two touch, and of which they do not": (
        arithmetic.whole,
        row(Wholes, parts=[(9, 10), (10, 11), (10, 12)], shares=[10, 10, 10]),
        row(Wholes, parts=[(9, 10), (10.5, 11), (10, 12)], shares=[10, 10, 10]),
    ),
    "nine and five are 14": (
        arithmetic.total,
        row(Sums, total=(14, ""), parts=[9, 5]),
        row(Sums, total=(14, ""), parts=[8, 5]),
    ),
    "parts that count against the others": (
        arithmetic.total,
        row(Sums, total=(7, "USD"), parts=[10, -3]),
        row(Sums, total=(13, "USD"), parts=[10, -3]),
    ),
    "rounded thirds make a hundred": (
        arithmetic.total,
        row(Sums, parts=[(32.5, 33.5)] * 3),
        row(Sums, parts=[(30.5, 31.5)] * 3),
    ),
    "96 less 11 is 85": (
        arithmetic.difference,
        row(Differences, stated=(85, ""), larger=(96, ""), smaller=(11, "")),
        row(Differences, stated=(75, ""), larger=(96, ""), smaller=(11, "")),
    ),
    "a difference told with a sign": (
        arithmetic.difference,
        row(Differences, stated=(-4, ""), larger=(52, ""), smaller=(48, "")),
        row(Differences, stated=(4, ""), larger=(48, ""), smaller=(52, "")),
    ),
    "80 is four times 20": (
        arithmetic.ratio,
        row(Ratios, stated=(4, "factor"), numerator=(80, ""), denominator=(20, "")),
        row(Ratios, stated=(3, "factor"), numerator=(80, ""), denominator=(20, "")),
    ),
    "217 in 31 days are seven a day": (
        arithmetic.average,
        row(Averages, stated=(7, ""), total=(217, ""), count=(31, "day")),
        row(Averages, stated=(9, ""), total=(217, ""), count=(31, "day")),
    ),
    "40 shares at 5 are worth 200": (
        arithmetic.product,
        row(Products, stated=(200, "USD"), factors=[40, 5]),
        row(Products, stated=(250, "USD"), factors=[40, 5]),
    ),
    "2011 to 2018 is seven years": (
        arithmetic.span,
        row(Spans, stated=(7, "year"), start=(2011, ""), end=(2018, "")),
        row(Spans, stated=(9, "year"), start=(2011, ""), end=(2018, "")),
    ),
    "and eight, with the last one counted": (
        arithmetic.span,
        row(Spans, stated=(8, "year"), start=(2011, ""), end=(2018, "")),
        row(Spans, stated=(5, "year"), start=(2011, ""), end=(2018, "")),
    ),
    "an age before the birthday": (
        arithmetic.span,
        row(Spans, stated=(77, "year of age"), start=(1931, ""), end=(2009, "")),
        row(Spans, stated=(79, "year of age"), start=(1931, ""), end=(2009, "")),
    ),
    "of days the first may be counted": (
        arithmetic.span,
        row(Spans, stated=(6, "day"), start=(4, ""), end=(9, "")),
        row(Spans, stated=(4, "day"), start=(4, ""), end=(9, "")),
    ),
    "an anniversary is exact": (
        arithmetic.span,
        row(Spans, stated=(100, ""), start=(1921, ""), end=(2021, "")),
        row(Spans, stated=(99, ""), start=(1921, ""), end=(2021, "")),
    ),
    "two or three items are three": (
        arithmetic.length,
        row(Lists, stated=(3, "arm"), least=2, most=3),
        row(Lists, stated=(4, "arm"), least=2, most=3),
    ),
    "2,048 is 2,000": (
        arithmetic.repeat,
        row(Repeats, first=(2000, "map"), second=(2048, "map")),
        row(Repeats, first=(2000, "map"), second=(3148, "map")),
    ),
    "told to the same place it is the same": (
        arithmetic.repeat,
        row(Repeats, first=(12.05, 12.15, "USD"), second=(12.05, 12.15, "USD")),
        row(Repeats, first=(12.05, 12.15, "USD"), second=(12.15, 12.25, "USD")),
    ),
    "1.26 may be cut off to 1.2": (
        arithmetic.repeat,
        row(Repeats, first=(1.15, 1.25, "USD"), second=(1.255, 1.265, "USD")),
        row(Repeats, first=(1.15, 1.25, "USD"), second=(1.315, 1.325, "USD")),
    ),
    "data to a finer place than the words": (
        arithmetic.binding,
        data(12.34, 12.335, 12.345, stated=(12.25, 12.35, "USD")),
        data(12.36, 12.355, 12.365, stated=(12.25, 12.35, "USD")),
    ),
    "words to a finer place than the data": (
        arithmetic.binding,
        data(12.3, 12.25, 12.35, stated=(12.345, 12.347, "USD")),
        data(12.3, 12.25, 12.35, stated=(12.355, 12.357, "USD")),
    ),
    "to the same place they are the same": (
        arithmetic.binding,
        data(4.8, 4.75, 4.85, stated=(4.75, 4.85, "percent")),
        data(4.7, 4.65, 4.75, stated=(4.75, 4.85, "percent")),
    ),
    "an average of 160.67 is 161": (
        arithmetic.binding,
        data(160.67, 160.67, 160.67, stated=(161, "strike")),
        data(160.33, 160.33, 160.33, stated=(161, "strike")),
    ),
    "a count of whole things is exact": (
        arithmetic.binding,
        data(225, 225, 225, stated=(225, "strike")),
        data(226, 226, 226, stated=(225, "strike")),
    ),
    "12,048 is 12,000": (
        arithmetic.binding,
        data(12_048, 12_048, 12_048, stated=(12_000, "map")),
        data(12_548, 12_548, 12_548, stated=(12_000, "map")),
    ),
    "65 is more than 61": (
        arithmetic.order,
        row(Orders, larger=(65, "percent"), smaller=(61, "percent"), word="rose"),
        row(Orders, larger=(61, "percent"), smaller=(65, "percent"), word="rose"),
    ),
    "the same is not more": (
        arithmetic.order,
        row(Orders, larger=(64.5, 65.5, "percent"), smaller=(64.5, 65.5, "percent"), word="rose"),
        row(Orders, larger=(65, "percent"), smaller=(65, "percent"), word="rose"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_worked_out_by_hand(name):
    compare, right, wrong = CASES[name]
    assert compare(right).known[0]
    assert compare(right).holds[0], compare(right)
    assert not compare(wrong).holds[0], compare(wrong)


DATES = {
    "the end of April": ({"year": 2019, "month": 4, "day": 30}, True, "Tuesday"),
    "no end of April": ({"year": 2019, "month": 4, "day": 31}, False, None),
    "a leap day": ({"year": 2020, "month": 2, "day": 29}, True, "Saturday"),
    "no leap day": ({"year": 2019, "month": 2, "day": 29}, False, None),
    "a leap day of some year": ({"month": 2, "day": 29}, True, None),
    "no day at all": ({"year": 2019, "month": 2, "day": 0}, False, None),
}


@pytest.mark.parametrize("name", DATES)
def test_days_worked_out_by_hand(name):
    told, exists, weekday = DATES[name]
    dates = row(Dates, **told)
    assert arithmetic.day_exists(dates).tolist() == [exists]
    names = arithmetic.weekday(dates)
    assert names.isna().all() if weekday is None else names.tolist() == [weekday]


MODELS = {
    arithmetic.change: Changes,
    arithmetic.share: Shares,
    arithmetic.whole: Wholes,
    arithmetic.total: Sums,
    arithmetic.difference: Differences,
    arithmetic.ratio: Ratios,
    arithmetic.average: Averages,
    arithmetic.product: Products,
    arithmetic.conversion: Conversions,
    arithmetic.span: Spans,
    arithmetic.order: Orders,
    arithmetic.length: Lists,
    arithmetic.repeat: Repeats,
    arithmetic.binding: Bindings,
}


@pytest.mark.parametrize("compare", MODELS, ids=lambda compare: compare.__name__)
def test_a_frame_without_rows_has_no_verdicts(compare):
    assert compare(MODELS[compare].from_rows([])).holds.tolist() == []


def test_every_kind_of_relation_has_its_arithmetic():
    exported = {
        function
        for name, function in vars(arithmetic).items()
        if not name.startswith("_")
        and getattr(function, "__annotations__", {}).get("return") == "Comparison"
    }
    assert exported == set(MODELS)


numbers = st.integers(1, 10**9)
places = st.integers(0, 3)


def rounded(value, to):
    half = 0.5 * 10**-to
    value = round(value, to)
    return value - half, value + half


@given(numbers, numbers, places)
def test_a_percentage_worked_out_exactly_and_rounded_holds(base, current, to):
    percent = 100 * (current - base) / base
    assert arithmetic.change(
        change((*rounded(abs(percent), to), "percent"), (base, ""), (current, ""))
    ).holds[0]


@given(st.integers(1, 10**4), st.integers(1, 10**4), places)
def test_a_percentage_off_by_a_hundred_does_not_hold(base, current, to):
    told = (*rounded(100 * (current - base) / base + 100, to), "percent")
    assert not arithmetic.change(change(told, (base, ""), (current, ""), "up")).holds[0]


@given(st.integers(0, 10**6), st.integers(1, 10**6), places)
def test_a_share_worked_out_exactly_and_rounded_holds(part, rest, to):
    whole = part + rest
    told = (*rounded(100 * part / whole, to), "percent")
    assert arithmetic.share(row(Shares, stated=told, part=(part, ""), whole=(whole, ""))).holds[0]


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=8), places)
def test_parts_that_are_rounded_still_make_their_rounded_total(parts, to):
    told = (*rounded(sum(parts), to), "USD")
    assert arithmetic.total(
        row(Sums, total=told, parts=[rounded(part, to) for part in parts])
    ).holds[0]


@given(numbers, numbers)
def test_of_two_values_one_is_more_or_they_are_the_same(one, other):
    more = [
        arithmetic.order(row(Orders, larger=(a, ""), smaller=(b, ""), word="more")).holds[0]
        for a, b in ((one, other), (other, one))
    ]
    assert sum(more) == (one != other)
