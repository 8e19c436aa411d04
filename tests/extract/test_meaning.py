"""What the words around a number make of it: bounds, intervals, directions, periods, measures."""

import datetime
import math

import pandas as pd
import pytest
from extracted import claim_of

from audit.document import Cell, Document, Table
from audit.extract import extract
from audit.frames import Claims

INF = math.inf


@pytest.mark.parametrize(
    ("text", "words", "bound", "low", "high"),
    [
        ("It has 225 beds.", "225", "exact", 225, 225),
        ("It cost $1.2 billion.", "$1.2 billion", "exact", 1.15e9, 1.25e9),
        ("It cost $93,662.", "$93,662", "exact", 93661.5, 93662.5),
        ("It rose 304 percent.", "304 percent", "exact", 303.5, 304.5),
        ("It sold 3 million lamps.", "3 million", "exact", 2.5e6, 3.5e6),
        ("It lasted seven years.", "seven years", "exact", 7, 7),
        ("It lasted 7.5 years.", "7.5 years", "exact", 7.45, 7.55),
        ("It has about 1,000 beds.", "1,000", "about", 500, 1500),
        ("It has about 234 beds.", "234", "about", 222.3, 245.7),
        ("It has nearly 200 beds.", "200", "about", 190, 200),
        ("It has over 2,000 beds.", "2,000", "more_than", 2000, INF),
        ("It has at least 20 beds.", "20", "at_least", 20, INF),
        ("It has no fewer than 20 beds.", "20", "at_least", 20, INF),
        ("It has 20 or more beds.", "20", "at_least", 20, INF),
        ("It has under 20 beds.", "20", "less_than", -INF, 20),
        ("It has fewer than 20 beds.", "20", "less_than", -INF, 20),
        ("It has up to 20 beds.", "20", "at_most", -INF, 20),
        ("It made just under 296 hp (224 kW).", "224 kW", "less_than", -INF, 224),
        ("They were 18 ms slower.", "18 ms", "exact", 17.5, 18.5),
        ("It took 30 minutes.", "30 minutes", "exact", 29.5, 30.5),
        ("It took 30 days.", "30 days", "exact", 30, 30),
        ("Output tripled.", "tripled", "exact", 2.75, 3.25),
        ("Output grew by a factor of 3.", "3", "exact", 2.5, 3.5),
        ("Output more than doubled.", "doubled", "more_than", 2, INF),
        ("Costs were halved.", "halved", "exact", 0.45, 0.55),
        ("Half of the town left.", "Half", "exact", 0.45, 0.55),
        ("It is three times as large.", "three times", "exact", 2.5, 3.5),
        ("It is 3.3 times as large.", "3.3 times", "exact", 3.25, 3.35),
        ("It has nearly twice as many goats.", "twice", "about", 1.75, 2),
        ("Rents are back up to 4.8 percent.", "4.8 percent", "exact", 4.75, 4.85),
        ("It went up to 40 last week.", "40", "exact", 40, 40),
        ("They may hire up to 40 cooks.", "40", "at_most", -INF, 40),
    ],
)
def test_interval(text, words, bound, low, high):
    claim = claim_of(text, words)
    assert claim.bound == bound
    assert (claim.low, claim.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "words", "direction"),
    [
        ("Rents rose 5%.", "5%", "up"),
        ("Rents rose by almost 5%.", "5%", "up"),
        ("A 304 percent increase followed.", "304 percent", "up"),
        ("A decrease of $9,688 followed.", "$9,688", "down"),
        ("The index closed up 9%.", "9%", "up"),
        ("Shares of Acme were down 2%, Burl by 3%.", "3%", "down"),
        ("It boils down to $3.", "$3", ""),
        ("Rents stood at 5%.", "5%", ""),
        ("It added ten clerks.", "ten", ""),
    ],
)
def test_direction(text, words, direction):
    found = claim_of(text, words).direction
    assert (found if isinstance(found, str) else "") == direction


JUNE = datetime.date(2018, 6, 17)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They flew 225 raids in May.", "225", "2018-05-01", "2018-05-31"),
        ("They flew 225 raids with 280 hits in May.", "225", "2018-05-01", "2018-05-31"),
        ("They flew 225 raids in December.", "225", "2017-12-01", "2017-12-31"),
        ("In March 2016 they flew 74 raids.", "74", "2016-03-01", "2016-03-31"),
        (
            "Sales were $5 million in the third quarter of 2017.",
            "$5 million",
            "2017-07-01",
            "2017-09-30",
        ),
        ("Sales were $5 million in Q3 2017.", "$5 million", "2017-07-01", "2017-09-30"),
        ("Sales were $5 million for fiscal 2017.", "$5 million", "2017-01-01", "2017-12-31"),
        (
            "Sales were $4 million in 2016 and $5 million in 2017.",
            "$4 million",
            "2016-01-01",
            "2016-12-31",
        ),
        ("In 2017 and 2016 sales were $5 and $4, respectively.", "$4", "2016-01-01", "2016-12-31"),
        ("It was 3 percent over the 74 raids of April.", "74", "2018-04-01", "2018-04-30"),
    ],
)
def test_period(text, words, first, last):
    claim = claim_of(text, words, date=JUNE)
    assert claim.period_start == pd.Timestamp(first)
    assert claim.period_end == pd.Timestamp(last)


def test_dateline_tells_the_year():
    text = "17 Jun, 2018 22:39\n\nA headline\n\nThey flew 225 raids in May."
    assert claim_of(text, "225").period_start == pd.Timestamp("2018-05-01")


def test_without_a_date_a_month_has_no_year():
    assert claim_of("They flew 225 raids in May.", "225").period_start is pd.NaT


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("Operating revenues rose 4%.", "4%", "Operating revenues"),
        ("Exports to China dropped 7%.", "7%", "Exports to China"),
        ("They flew 225 raids.", "225", "raids"),
        ("There are nine lakes.", "nine", "lakes"),
        ("It paid a fine of $3 million.", "$3 million", "fine"),
        ("Lee, a teacher in Bonn, won $5.", "$5", "Lee"),
        ("Led by Acme, down 68p, shares fell.", "68p", "Acme"),
        ("The engine tuned by Lee to make 296 hp broke.", "296 hp", "engine"),
        ("It paid $3 million for repairs.", "$3 million", "repairs"),
        ("It booked a loss of $3 million.", "$3 million", "loss"),
        ("A price of between $2 and $3 was set.", "$2 and $3", "price"),
    ],
)
def test_measure(text, words, measure):
    assert claim_of(text, words).measure == measure


def test_table_takes_units_and_periods_from_its_headers():
    rows = [
        ["(in millions)", "2019", "2018"],
        ["Revenue", "$1,204.5", "$(1,100)"],
        ["Share", "61%", "9%"],
    ]
    text, cells = "", []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(Cell(r, c, len(text), len(text) + len(words), header=r == 0))
            text += words + "\t"
    frame = extract([Document("t", text, (), (Table(tuple(cells)),))])
    revenue, loss, share, _ = frame.itertuples()
    assert (revenue.value, revenue.unit, revenue.measure) == (1.2045e9, "USD", "Revenue")
    assert (loss.text, loss.value, loss.low, loss.high) == (
        "$(1,100)",
        -1.1e9,
        -1.1005e9,
        -1.0995e9,
    )
    assert (share.value, share.unit, share.period_start) == (
        61,
        "percent",
        pd.Timestamp("2019-01-01"),
    )
    assert (share.sentence, share.table, share.row, share.col) == (-1, 0, 2, 1)
    Claims.validate(frame)


def test_batch_keeps_the_order_of_documents():
    documents = [
        Document.from_text("A 2% rise.", "b"),
        Document.from_text("Nothing.", "c"),
        Document.from_text("9 oxen.", "a"),
    ]
    frame = extract(documents)
    assert list(frame["document"]) == ["b", "a"]
    Claims.validate(frame)


def test_no_claims_make_an_empty_frame():
    Claims.validate(extract([Document.from_text("Nothing here.")]))
    Claims.validate(extract([]))
