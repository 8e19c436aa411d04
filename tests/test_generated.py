"""Generated sentences of dates, spans, lists and repeats: true ones are silent, false ones are
found.
"""

from __future__ import annotations

import datetime

from audited import Batch, unshrunk
from hypothesis import given, settings
from hypothesis import strategies as st

DAYS = st.dates(datetime.date(1930, 1, 1), datetime.date(2090, 12, 31))
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ITEMS = ("parks", "buses", "clinics", "courts", "farms", "ferries", "ports", "mills", "wells")
NAMES = ("Acton", "Barnes", "Crewe", "Dover", "Epsom", "Filey", "Goole", "Hythe")


#: Each draws many sentences, which are audited as one batch.
some = settings(unshrunk, max_examples=8)


def found(texts):
    """The codes that are found in each text, all audited as one batch."""
    batch = Batch({str(number): text for number, text in enumerate(texts)})
    return [[each.rule for each in audited.found()] for audited in batch.values()]


def assert_told_apart(code, right, wrong):
    """Nothing is said of the right sentences, and this rule speaks of each of the wrong ones."""
    codes = found([*right, *wrong])
    for text, said in zip(right, codes[: len(right)], strict=True):
        assert said == [], text
    for text, said in zip(wrong, codes[len(right) :], strict=True):
        assert said == [code], text


def written(day, style):
    """A date as one writes it."""
    return day.strftime(("%-d %B %Y", "%B %-d, %Y", "%-d %b %Y")[style])


dated = st.tuples(DAYS, st.integers(0, 2), st.integers(1, 6))


@some
@given(st.lists(dated, min_size=1, max_size=15))
def test_weekdays(drawn):
    sentence = "The fair opened on {day:%A}, {date}."
    right = [sentence.format(day=day, date=written(day, style)) for day, style, _ in drawn]
    wrong = [
        sentence.format(day=day + datetime.timedelta(days=off), date=written(day, style))
        for day, style, off in drawn
    ]
    assert_told_apart("DAT002", right, wrong)


@some
@given(st.lists(st.tuples(DAYS, st.integers(0, 2)), min_size=1, max_size=15))
def test_last_days_of_months(drawn):
    sentence = "The lease ran out on {date}."
    right, wrong = [], []
    for day, style in drawn:
        first = day.replace(day=1)
        last = (first + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
        right.append(sentence.format(date=written(last, style)))
        if last.day < 31:
            shown = written(last, style).replace(str(last.day), str(last.day + 1), 1)
            wrong.append(sentence.format(date=shown))
    assert_told_apart("DAT001", right, wrong)


@some
@given(
    st.lists(
        st.tuples(DAYS, st.integers(3, 60), st.sampled_from((0, 1)), st.sampled_from((-2, 3, 7))),
        min_size=1,
        max_size=15,
    )
)
def test_spans_of_days(drawn):
    sentence = "The hall was shut from {start} to {end} ({days} days)."
    right, wrong = [], []
    for start, days, inclusive, off in drawn:
        end = start + datetime.timedelta(days=days)
        dates = {"start": written(start, 0), "end": written(end, 0)}
        right.append(sentence.format(**dates, days=days + inclusive))
        wrong.append(sentence.format(**dates, days=days + off))
    assert_told_apart("SPN001", right, wrong)


@some
@given(
    st.lists(
        st.tuples(st.integers(1700, 1990), st.integers(5, 99), st.sampled_from((-3, 2, 10))),
        min_size=1,
        max_size=15,
    )
)
def test_ages(drawn):
    sentence = "Ida Marsh was born in {born} and died in {died}, aged {age}."
    right, wrong = [], []
    for born, age, off in drawn:
        right += [
            sentence.format(born=born, died=born + age, age=age),
            sentence.format(born=born, died=born + age + 1, age=age),
        ]
        wrong.append(sentence.format(born=born, died=born + age, age=age + off))
    assert_told_apart("SPN001", right, wrong)


@some
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(ITEMS), min_size=3, max_size=8, unique=True),
            st.sampled_from((-2, 1, 2)),
            st.sampled_from((" and ", ", and ", " or ", ", or ")),
            st.sampled_from(("The plan has {n} aims: {list}.", "It names {n} aims ({list}).")),
        ),
        min_size=1,
        max_size=15,
    )
)
def test_lists(drawn):
    right, wrong = [], []
    for items, off, last, sentence in drawn:
        told = ", ".join(items[:-1]) + last + items[-1]
        right.append(sentence.format(n=SMALL[len(items)], list=told))
        stated = len(items) + off
        if stated >= 2 and len(items) != 2 * stated:
            wrong.append(sentence.format(n=SMALL[stated], list=told))
    assert_told_apart("LST001", right, wrong)


@some
@given(
    st.lists(
        st.tuples(st.integers(1001, 9999), st.integers(1, 900), st.sampled_from(NAMES)),
        min_size=1,
        max_size=12,
    )
)
def test_repeats(drawn):
    twice = "Mills of {name} make {one:,} tiles\n\nThe mills of {name} made {other} tiles in all."
    right, wrong = [], []
    for value, off, name in drawn:
        right += [
            twice.format(name=name, one=value, other=f"{value:,}"),
            twice.format(name=name, one=value, other=f"about {round(value, -2):,}"),
            twice.format(name=name, one=value, other=f"{value + off:,}").replace("make", "plan"),
        ]
        if value % 100 and (value + off) % 100:
            wrong.append(twice.format(name=name, one=value, other=f"{value + off:,}"))
    assert_told_apart("RPT001", right, wrong)
