"""What is worked out from the calendar and then written is accepted, and read; what is moved by
more than the words leave open is not.
"""

from __future__ import annotations

import datetime
import random
from zoneinfo import ZoneInfo

import audit_calendar
import pytest

from audit import check
from audit.document import Document
from audit.testing import Bench

BENCH = Bench((audit_calendar,))
AREAS = ("America/New_York", "America/Los_Angeles", "Europe/London", "Europe/Berlin", "Asia/Tokyo")
COUNT = 60


def judged(kind, texts, date=None):
    """The verdicts of a kind, one a text."""
    documents = [Document.from_text(text, f"{n}", date) for n, text in enumerate(texts)]
    frame = check(documents, plugins=BENCH.plugins).relations[kind]
    assert frame["document"].tolist() == [document.name for document in documents]
    return frame["holds"].tolist()


def clock(time, chance):
    """A clock time, by the one clock or the other."""
    if chance.random() < 0.5:
        return f"{time:%H:%M}"
    return f"{time.hour % 12 or 12}:{time:%M} {'ap'[time.hour >= 12]}.m."


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("moved", "holds"), [(0, True), (150, False)])
def test_one_instant_in_two_zones(seed, moved, holds):
    chance = random.Random(seed)
    texts = []
    for _ in range(COUNT):
        start = datetime.datetime(2019, 1, 1, tzinfo=datetime.UTC)
        instant = start + datetime.timedelta(minutes=15 * chance.randrange(365 * 96))
        one, two = (instant.astimezone(ZoneInfo(area)) for area in chance.sample(AREAS, 2))
        other = two + datetime.timedelta(minutes=moved)
        told = f"{clock(one, chance)} {one:%Z} ({other:%H:%M} {two:%Z})"
        texts.append(f"The call is at {told} on {one.day} {one:%B} {one.year}.")
    assert judged("clocks", texts) == [holds] * COUNT


@pytest.mark.parametrize(("moved", "holds"), [(0, True), (1, False), (-1, False)])
def test_anniversaries(moved, holds):
    chance = random.Random(3)
    texts = []
    for _ in range(COUNT):
        since, years = chance.randint(1700, 1950), chance.randint(20, 70)
        nth = f"{years + moved}th anniversary"
        texts.append(f"In {since + years}, the town kept the {nth} of the {since} flood.")
    assert judged("anniversaries", texts) == [holds] * COUNT


@pytest.mark.parametrize(("moved", "holds"), [(0, True), (1, False), (-1, False)])
def test_ages_between_two_days(moved, holds):
    chance = random.Random(4)
    today = datetime.date(2019, 5, 3)
    texts = []
    for _ in range(COUNT):
        born = today - datetime.timedelta(days=chance.randint(7_000, 36_000))
        # the years apart, less one before the birthday
        age = 2019 - born.year - ((born.month, born.day) > (5, 3))
        texts.append(f"Ada was born on {born.day} {born:%B} {born.year} and is {age + moved}.")
    assert judged("ages", texts, today) == [holds] * COUNT


@pytest.mark.parametrize(("moved", "holds"), [(0, True), (1, True), (2, False), (-1, False)])
def test_days_of_a_common_year(moved, holds):
    chance = random.Random(5)
    texts = []
    for _ in range(COUNT):
        start = datetime.date(2019, 1, 2) + datetime.timedelta(days=chance.randrange(50))
        end = datetime.date(2019, 3, 1) + datetime.timedelta(days=chance.randrange(250))
        days = (end - start).days + moved + (moved > 1)  # a leap year would give one more
        texts.append(f"It went on from {start.day} {start:%B} to {end.day} {end:%B}, {days} days.")
    assert judged("day_spans", texts) == [holds] * COUNT


@pytest.mark.parametrize(("moved", "holds"), [(0, True), (10, False)])
def test_time_between_two_clock_times(moved, holds):
    chance = random.Random(6)
    texts = []
    for _ in range(COUNT):
        start = datetime.datetime(2019, 1, 1) + datetime.timedelta(minutes=chance.randrange(1440))
        minutes = chance.randint(11, 700)
        end = start + datetime.timedelta(minutes=minutes)
        ends = f"{start:%H:%M} to {end:%H:%M}"
        texts.append(f"It ran from {ends}, {minutes + moved} minutes.")
    told = judged("clock_spans", texts)
    assert told == [holds] * COUNT
