"""What the plugin reads: zones of the database, ordinals in words, and any odd text."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import audit_calendar
import pytest
from audit_calendar import zones
from audit_calendar.reading import ordinal_value
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import check
from audit.document import Document
from audit.testing import Bench

WINTER, SUMMER = datetime.date(2019, 1, 15), datetime.date(2019, 7, 15)


def test_every_zone_is_in_the_database():
    lacking = [name for name in zones.names() if 0 not in zones.differences(name, name, [WINTER])]
    assert len(zones.names()) > 400
    assert not lacking


@pytest.mark.parametrize(
    ("first", "second", "day", "hours"),
    [
        ("EST", "UTC", WINTER, {5, -10, -11}),  # of New York, of Sydney, and loosely there
        ("ET", "UTC", WINTER, {5}),
        ("ET", "UTC", SUMMER, {4}),
        ("EDT", "UTC", WINTER, {4}),
        ("BST", "CEST", SUMMER, {1}),
        ("CET", "ET", SUMMER, {-5, -6}),  # what "CET" says, and loosely the time of Berlin
        ("London time", "Tokyo time", SUMMER, {8}),
        ("IST", "UTC", WINTER, {-5.5, -2, -1, 0}),  # of India, Israel, Ireland, and loosely there
    ],
)
def test_zones_are_so_far_apart(first, second, day, hours):
    assert {minutes / 60 for minutes in zones.differences(first, second, [day])} == hours


def test_the_weeks_when_one_continent_has_changed():
    march = datetime.date(2019, 3, 20)
    new_york = ZoneInfo("America/New_York").utcoffset(datetime.datetime(2019, 3, 20, 12))
    assert new_york == datetime.timedelta(hours=-4)
    assert zones.differences("ET", "London time", [march]) == {240}
    assert 240 in zones.differences("ET", "London time", zones.days_of(2019))


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("1st", 1), ("25th", 25), ("first", 1), ("Twelfth", 12), ("nineteenth", 19)),
        *(("twentieth", 20), ("forty-second", 42), ("ninetieth", 90), ("hundredth", 100)),
        *(("annual", None), ("twenty", None)),
    ],
)
def test_ordinals(word, number):
    assert ordinal_value(word) == number


BENCH = Bench((audit_calendar,))
WORDS = st.sampled_from(
    [
        *(
            "In",
            "from",
            "to",
            "and",
            "born in",
            "died in",
            "He",
            "she was",
            "served",
            "is",
            "turned",
        ),
        *("1981", "2019", "1890s", "1900", "31 April", "29 February", "3 March", "June 5, 2018"),
        *("the 25th anniversary of the", "centenary of the", "accord", "this year", "century"),
        *("the third quarter", "Q2", "July", "Jan", "the", "20th", "twentieth", "first half"),
        *("9 a.m.", "25:61", "13 p.m.", "0 a.m.", "24:00", "00:00", "12.30pm", "1430", "noon"),
        *("EST", "GMT", "IST", "Tokyo time", "three hours", "40 days", "two-hour", "-", "–"),
        *("(", ")", ",", ".", "/", "or", "\n", "\n\n", "\u00a0", "0000", "99th", "0th"),
    ]
)


TEXTS = st.lists(st.lists(WORDS, max_size=24).map(" ".join), min_size=20, max_size=20)


@settings(max_examples=5, deadline=None)
@given(TEXTS, st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)))
def test_no_text_makes_it_fail(texts, date):
    documents = [Document.from_text(text, f"{n}", date) for n, text in enumerate(texts)]
    assert not check(documents, plugins=BENCH.plugins).troubles
