"""Periods: which days a number speaks of, seen from the document's day, a Sunday in June 2018."""

import datetime

import pandas as pd
import pytest

from audit.document import Cell, Document, Table
from audit.extract import extract
from audit.extract.dateline import find_dateline
from audit.extract.fiscal import fiscal_year_end

SUNDAY = datetime.date(2018, 6, 17)


def periods(text, date=SUNDAY):
    """The first and the last day of each claim, by its words; "" where there is none."""
    frame = extract([Document.from_text(text, date=date)])
    return {claim.text: told(claim) for claim in frame.itertuples()}


def told(claim):
    days = (claim.period_start, claim.period_end)
    return tuple("" if day is pd.NaT else str(day.date()) for day in days)


def whole(first, last):
    """The days from the beginning of a month or year to the end of another."""
    return (
        str(pd.Period(first).start_time.date()),
        str(pd.Period(last).end_time.date()),
    )


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("in 2016", "2016", "2016"),
        ("in early 2016", "2016", "2016"),
        ("in mid-2016", "2016", "2016"),
        ("in March 2016", "2016-03", "2016-03"),
        ("in Sept. 2016", "2016-09", "2016-09"),
        ("from January to March 2016", "2016-01", "2016-03"),
        ("in Jan-Mar 2016", "2016-01", "2016-03"),
        ("between November and January 2016", "2015-11", "2016-01"),
        ("from November 2015 through January 2016", "2015-11", "2016-01"),
        ("from 2012 to 2016", "2012", "2016"),
        ("between 2012 and 2016", "2012", "2016"),
        ("in 2012–2016", "2012", "2016"),
        ("in 2012-16", "2012", "2016"),
        ("in 2015/16", "2015", "2016"),
        ("in the 2015-16 season", "2015", "2016"),
        ("in the 1990s", "1990", "1999"),
        ("in the 90s", "1990", "1999"),
        ("in the 1800s", "1800", "1899"),
        ("in the 19th century", "1801", "1900"),
        ("in the nineteenth century", "1801", "1900"),
        ("in Q3 2016", "2016-07", "2016-09"),
        ("in 3Q16", "2016-07", "2016-09"),
        ("in Q3'16", "2016-07", "2016-09"),
        ("in Q3 FY16", "2016-07", "2016-09"),
        ("in the third quarter of 2016", "2016-07", "2016-09"),
        ("in third-quarter 2016", "2016-07", "2016-09"),
        ("in 2016's third quarter", "2016-07", "2016-09"),
        ("in the June quarter of 2016", "2016-04", "2016-06"),
        ("in the last quarter of 2016", "2016-10", "2016-12"),
        ("in H1 2016", "2016-01", "2016-06"),
        ("in 2H16", "2016-07", "2016-12"),
        ("in the second half of 2016", "2016-07", "2016-12"),
        ("in the first nine months of 2016", "2016-01", "2016-09"),
        ("in the last two months of 2016", "2016-11", "2016-12"),
        ("in the summer of 2016", "2016-06", "2016-08"),
        ("in fall 2016", "2016-09", "2016-11"),
        ("in the winter of 2016", "2015-12", "2016-02"),
        ("in the winter of 2015/16", "2015-12", "2016-02"),
        ("in fiscal 2016", "2016", "2016"),
        ("in FY2016", "2016", "2016"),
        ("in the 2016 financial year", "2016", "2016"),
        ("in the three months ended June 30, 2016", "2016-04", "2016-06"),
        ("in the nine-month period ended 30 September 2016", "2016-01", "2016-09"),
        ("in the year ended 31 March 2016", "2015-04", "2016-03"),
        ("in the quarter ended June 2016", "2016-04", "2016-06"),
        ("in the 12 months to June 2016", "2015-07", "2016-06"),
    ],
)
def test_period_that_names_its_year(when, first, last):
    assert periods(f"The yard built 40 boats {when}.")["40"] == whole(first, last)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("on May 4, 2016", "2016-05-04", "2016-05-04"),
        ("on the 4th of May 2016", "2016-05-04", "2016-05-04"),
        ("on 4-May-2016", "2016-05-04", "2016-05-04"),
        ("on Wednesday, May 4, 2016", "2016-05-04", "2016-05-04"),
        ("on May 28-30, 2016", "2016-05-28", "2016-05-30"),
        ("on 28–30 May 2016", "2016-05-28", "2016-05-30"),
        ("from May 28 to June 3, 2016", "2016-05-28", "2016-06-03"),
        ("between December 28 and January 3, 2016", "2015-12-28", "2016-01-03"),
        ("in the 13 weeks ended April 1, 2016", "2016-01-02", "2016-04-01"),
        ("in the year ended September 24, 2016", "2015-09-25", "2016-09-24"),
    ],
)
def test_days_that_name_their_year(when, first, last):
    assert periods(f"The yard built 40 boats {when}.")["40"] == (first, last)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("today", "2018-06-17", "2018-06-17"),
        ("yesterday", "2018-06-16", "2018-06-16"),
        ("on Tuesday", "2018-06-12", "2018-06-12"),
        ("on Sunday", "2018-06-17", "2018-06-17"),
        ("last Sunday", "2018-06-10", "2018-06-10"),
        ("this week", "2018-06-11", "2018-06-17"),
        ("last week", "2018-06-04", "2018-06-10"),
        ("in the week to Saturday", "2018-06-10", "2018-06-16"),
        ("this month", "2018-06-01", "2018-06-30"),
        ("last month", "2018-05-01", "2018-05-31"),
        ("this quarter", "2018-04-01", "2018-06-30"),
        ("last quarter", "2018-01-01", "2018-03-31"),
        ("in the last quarter", "2018-01-01", "2018-03-31"),
        ("this year", "2018-01-01", "2018-12-31"),
        ("last year", "2017-01-01", "2017-12-31"),
        ("in May", "2018-05-01", "2018-05-31"),
        ("in June", "2018-06-01", "2018-06-30"),
        ("in July", "2017-07-01", "2017-07-31"),
        ("last May", "2018-05-01", "2018-05-31"),
        ("last June", "2017-06-01", "2017-06-30"),
        ("in May last year", "2017-05-01", "2017-05-31"),
        ("in May of this year", "2018-05-01", "2018-05-31"),
        ("last summer", "2017-06-01", "2017-08-31"),
        ("this summer", "2018-06-01", "2018-08-31"),
        ("last winter", "2017-12-01", "2018-02-28"),
        ("in the first quarter", "2018-01-01", "2018-03-31"),
        ("in the third quarter of last year", "2017-07-01", "2017-09-30"),
        ("in last year's third quarter", "2017-07-01", "2017-09-30"),
        ("in the past 12 months", "2017-06-18", "2018-06-17"),
        ("over the last three years", "2015-06-18", "2018-06-17"),
        ("over the past year", "2017-06-18", "2018-06-17"),
        ("in the past 30 days", "2018-05-19", "2018-06-17"),
        ("two years ago", "2016-01-01", "2016-12-31"),
        ("three months ago", "2018-03-01", "2018-03-31"),
        ("in the year to date", "2018-01-01", "2018-06-17"),
        ("so far this year", "2018-01-01", "2018-06-17"),
        ("in the quarter to date", "2018-04-01", "2018-06-17"),
        ("since 2015", "2015-01-01", "2018-06-17"),
        ("since last May", "2018-05-01", "2018-06-17"),
        ("in the 12 months to May", "2017-06-01", "2018-05-31"),
        ("in the previous quarter", "2018-01-01", "2018-03-31"),
    ],
)
def test_period_seen_from_the_documents_day(when, first, last):
    text = f"The yard built 40 boats {when}."
    assert periods(text)["40"] == (first, last)
    start = "2015-01-01" if when == "since 2015" else ""
    assert periods(text, date=None)["40"] == (start, "")


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It will build 40 boats next week.", "40", "2018-06-18", "2018-06-24"),
        ("It will build 40 boats next year.", "40", "2019-01-01", "2019-12-31"),
        ("It will build 40 boats in September.", "40", "2018-09-01", "2018-09-30"),
        ("It will build 40 boats next May.", "40", "2019-05-01", "2019-05-31"),
        ("It plans 40 boats in the next two years.", "40", "2018-06-18", "2020-06-17"),
        ("It will build 40 boats on Friday.", "40", "", ""),
    ],
)
def test_what_lies_ahead(text, words, first, last):
    assert periods(text)[words] == (first, last)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It built 9 in Q1 2018, up from 8 a year earlier.", "8", "2017-01", "2017-03"),
        ("It built 9 in 2017, up from 8 the year before.", "8", "2016", "2016"),
        ("It built 9 in May, up from 8 a month earlier.", "8", "2018-04", "2018-04"),
        ("From 8 a year earlier, it went to 9 in 2017.", "8", "2016", "2016"),
        ("It built 9 in 2017. A year earlier it built 8.", "8", "2016", "2016"),
        ("It built 9 in 2017, 8 a year earlier and 7 two years earlier.", "7", "2015", "2015"),
        ("It built 9 in Q1 2018, against 8 in the same period of 2017.", "8", "2017-01", "2017-03"),
        ("It built 9 in May, against 8 in the same month last year.", "8", "2017-05", "2017-05"),
        ("It built 9 in Q1 2018, against 8 in the year-ago quarter.", "8", "2017-01", "2017-03"),
        ("It built 9 in Q1 2018, against 8 in the prior-year period.", "8", "2017-01", "2017-03"),
        ("It built 9 in Q1 2018 and 8 in the previous quarter.", "8", "2017-10", "2017-12"),
        (
            "In Q1 2018 it built 9. In the same period of 2016 it built 8.",
            "8",
            "2016-01",
            "2016-03",
        ),
        ("It built 9 in Q3 2016, up from 8 in the second quarter.", "8", "2016-04", "2016-06"),
        ("It built 9 in January 2018, up from 8 in December.", "8", "2017-12", "2017-12"),
        ("It built 9 in 2017 and 8 in the previous three years.", "8", "2014", "2016"),
    ],
)
def test_period_told_from_another(text, words, first, last):
    assert periods(text)[words] == whole(first, last)


def test_with_nothing_to_compare_a_year_earlier_is_no_period():
    assert periods("It built 9 boats, up from 8 a year earlier.")["8"] == ("", "")
    text = "It built 9 in 2017. It has 4 yards. A year earlier it built 8."
    assert periods(text)["8"] == ("", "")
    assert periods("It built 9 in 2017, up from 8 a month earlier.")["8"] == ("", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales were 21 in 2017, up from 20 in 2016.", {"21": "2017", "20": "2016"}),
        ("In 2016 sales were 20 and in 2017 they were 21.", {"20": "2016", "21": "2017"}),
        ("In 2016 and 2017 sales were 20 and 21.", {"20": "2016", "21": "2017"}),
        ("In 2017, sales fell from 22 to 21.", {"22": "", "21": "2017"}),
        ("In 2017, sales rose 5% from a year earlier to $21m.", {"5%": "2017", "$21m": "2017"}),
        ("Sales were $21m (2016: $20m) in 2017.", {"$21m": "2017", "$20m": "2016"}),
        ("Sales were $21m, or $2 a share, in 2017.", {"$21m": "2017", "$2 a share": "2017"}),
        ("In 2017, 2016 and 2015 it lost 1, 2 and 3, respectively.", {"1": "2017", "3": "2015"}),
        (
            "In 2016 and 2017 it lost 1 and 2, respectively, against 3 and 4 in 2014 and 2015.",
            {"1": "2016", "2": "2017", "3": "2014", "4": "2015"},
        ),
        ("Sales of 21 beat last year's 20.", {"21": "", "20": "2017"}),
        ("Sales rose 5% from 2016 to 2017's $21m.", {"$21m": "2017"}),
        ("Sales of 21 in 2016 and 2017 fell.", {"21": ""}),
        ("Between 2016 and 2017 sales rose from 20 to 21.", {"20": "", "21": ""}),
    ],
)
def test_each_number_has_the_period_of_its_clause(text, expected):
    found = periods(text)
    for words, year in expected.items():
        assert found[words] == (whole(year, year) if year else ("", "")), words


def test_a_list_shares_what_its_years_leave_out():
    text = "It lost $5 and $4 in the years ended March 31, 2017 and 2016."
    assert periods(text)["$5"] == whole("2016-04", "2017-03")
    assert periods(text)["$4"] == whole("2015-04", "2016-03")
    text = "At June 30, 2017 and 2016 it owed $5 and $4, respectively."
    assert periods(text)["$4"] == ("2016-06-30", "2016-06-30")
    text = "It lost $5 and $4 in the three and six months ended June 30, 2017."
    assert periods(text)["$5"] == whole("2017-04", "2017-06")
    assert periods(text)["$4"] == whole("2017-01", "2017-06")
    text = "In January and February 2016 it lost $5 and $4."
    assert periods(text)["$5"] == whole("2016-01", "2016-01")


def test_a_number_within_a_period_stays_a_claim():
    frame = extract([Document.from_text("It lost $5m in the past 12 months.", date=SUNDAY)])
    _, months = frame.itertuples()
    assert (months.text, months.value, months.unit, months.kind) == (
        "12 months",
        12,
        "month",
        "duration",
    )
    assert told(months) == ("2017-06-18", "2018-06-17")
    frame = extract([Document.from_text("It opened two years ago.", date=SUNDAY)])
    assert [(claim.text, claim.value, told(claim)) for claim in frame.itertuples()] == [
        ("two years", 2, whole("2016", "2016"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They may hire 40 cooks.",
        "Prices may fall 40 points.",
        "They march 40 miles.",
        "Prices fall by 40 points.",
        "A fall of 40 points followed.",
        "New rivals spring from 40 towns.",
        "The second took 40 lamps.",
        "Theresa May won 40 seats.",
        "PROFIT MAY RISE BY 40 DOLLARS.",
        "April Jones sold 40 lamps.",
        "Mr. March sold 40 lamps.",
        "It opened in 1950 and has 40 lamps.",
        "She scored 40 points in the third quarter.",
        "He won 40 seats in his last year in office.",
        "It lost 40 ships in the last two years of the reign.",
        "It lost 40 ships a year before the war.",
        "It lost 40 ships before 2015.",
        "The mill said on Friday it lost 40 ships.",
        "The Sunday Times sold 40 copies.",
        "It sold 40 lamps on Black Friday.",
        "Pay 40 dollars on May 1 of each year.",
        "It opened over ten years ago with 40 lamps.",
        "An H1N1 outbreak killed 40 hens.",
    ],
)
def test_no_period_is_guessed(text):
    found = {words: days for words, days in periods(text).items() if words.startswith("40")}
    assert set(found.values()) == {("", "")}


@pytest.mark.parametrize(
    ("text", "month", "lag"),
    [
        ("Our fiscal year ends on the last Saturday of January.", 1, 0),
        ("Sales for the fiscal year ended September 30, 2017 were 5.", 9, 0),
        ("The financial year ended 31 March 2017.", 3, 0),
        ("Fiscal 2016 ended on January 28, 2017.", 1, 1),
        ("Fiscal 2016 ended on February 2, 2017.", 1, 1),
        ("In fiscal 2017 it grew. Sales for the year ended June 30, 2017 were 5.", 6, 0),
        ("Sales for the year ended June 30, 2017 were 5.", 12, 0),
        ("In fiscal 2017 sales were 5.", 12, 0),
    ],
)
def test_the_document_tells_when_its_fiscal_years_end(text, month, lag):
    assert fiscal_year_end(text) == (month, lag)


SEPTEMBER = "Our fiscal year ends on September 30."


@pytest.mark.parametrize(
    ("end", "when", "first", "last"),
    [
        (SEPTEMBER, "fiscal 2017", "2016-10", "2017-09"),
        (SEPTEMBER, "FY17", "2016-10", "2017-09"),
        (SEPTEMBER, "Q1 FY17", "2016-10", "2016-12"),
        (SEPTEMBER, "fiscal 2017's first half", "2016-10", "2017-03"),
        (SEPTEMBER, "fiscal 2016/17", "2016-10", "2017-09"),
        (SEPTEMBER, "the fiscal second quarter", "2018-01", "2018-03"),
        (SEPTEMBER, "the current fiscal year", "2017-10", "2018-09"),
        (SEPTEMBER, "the last fiscal year", "2016-10", "2017-09"),
        (SEPTEMBER, "the first quarter of 2017", "2017-01", "2017-03"),
        ("Fiscal 2016 ended on January 28, 2017.", "fiscal 2016", "2016-02", "2017-01"),
    ],
)
def test_fiscal_years_of_the_document(end, when, first, last):
    assert periods(f"{end} In {when} it built 40 boats.")["40"] == whole(first, last)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("LONDON, June 17, 2018 (Agency) - The yard built 40 boats and has more to build.", SUNDAY),
        ("Published: 2018-06-17T10:00:00Z", SUNDAY),
        ("Published on Sunday, June 17, 2018 | By Ann Lee, of the staff, and others", SUNDAY),
        ("Sunday 17 June 2018", SUNDAY),
        ("17-Jun-2018 10:30 GMT", SUNDAY),
        ("17/06/2018", SUNDAY),
        ("06/17/2018", SUNDAY),
        ("6/6/2018", datetime.date(2018, 6, 6)),
        ("A headline\n\nBy Ann Lee\n\nJune 17, 2018", SUNDAY),
        ("05/06/2018", None),
        ("31/06/2018", None),
        ("On June 17, 2018 the yard built 40 boats.", None),
        ("The yard, founded in June 2018, built 40 boats on June 17, 2018.", None),
        ("June 17, 2018 was the day on which the yard burnt down.", None),
    ],
)
def test_dateline(head, date):
    assert find_dateline(head) == date


def test_a_date_given_wins_over_the_dateline():
    text = "June 17, 2018\n\nIt built 40 boats last year."
    assert periods(text, date=None)["40"] == whole("2017", "2017")
    assert periods(text, date=datetime.date(2020, 2, 1))["40"] == whole("2019", "2019")


def test_header_of_a_table_tells_a_length_and_its_end():
    text, cells = "", []
    rows = [["Three months ended June 30,", "2017", "2016"], ["Boats", "40", "30"]]
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(Cell(r, c, len(text), len(text) + len(words), header=r == 0))
            text += words + "\t"
    frame = extract([Document("t", text, (), (Table(tuple(cells)),))])
    assert [told(claim) for claim in frame.itertuples()] == [
        whole("2017-04", "2017-06"),
        whole("2016-04", "2016-06"),
    ]


@pytest.mark.parametrize(
    ("year", "words", "held"),
    [(1, "", ""), (1677, "20", "1678"), (2262, "30", "2261"), (9999, "", "")],
)
def test_days_beyond_what_a_frame_holds_are_left_out(year, words, held):
    text = "It built 40 boats in the past 99 years, 30 last year, 20 next year and 10 today."
    found = periods(text, date=datetime.date(year, 1, 1))
    expected = dict.fromkeys(found, ("", "")) | ({words: whole(held, held)} if words else {})
    assert found == expected


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("A fee of €41m was booked (2016: €38m).", "€41m", "", ""),
        ("A fee of €41m was booked (2016: €38m).", "€38m", "2016-01-01", "2016-12-31"),
        ("Fees of $7m came in (2016: $5m; 2015: $4m).", "$7m", "", ""),
        ("Fees of $7m came in (all of them in 2016).", "$7m", "2016-01-01", "2016-12-31"),
        ("Output was down by one fifth on 2005.", "one fifth", "", ""),
        ("Output fell 4% on 2015 levels.", "4%", "", ""),
        ("Output fell 4% on Tuesday.", "4%", "2018-06-12", "2018-06-12"),
        ("The town spent $3m on 2015 repairs.", "$3m", "2015-01-01", "2015-12-31"),
        ("In 2016 output was 30% below 1990 levels.", "30%", "2016-01-01", "2016-12-31"),
        ("A loss of $4m was the largest since 1998.", "$4m", "", ""),
        ("The yard has built 40 boats since 2016.", "40", "2016-01-01", "2018-06-17"),
        ("The yard owes $40m of notes due 2029.", "$40m", "", ""),
        ("The yard has 40 leases expiring through 2034.", "40", "", ""),
        ("Built in 1924, the hut sold for $3 million.", "$3 million", "", ""),
        ("The yard, founded in 1987, employs 300 men.", "300", "", ""),
        ("The hut was built in 1924 for $3,000.", "$3,000", "1924-01-01", "1924-12-31"),
        ("More than two years ago they had 40 boats.", "40", "", ""),
    ],
)
def test_period_of_another_thing_is_that_of_no_number(text, words, first, last):
    assert periods(text)[words] == (first, last)


def test_preposition_before_two_years_ago_is_no_hedge():
    assert periods("The fleet of two years ago had 40 boats.")["40"] == whole("2016", "2016")
