"""What columns are guessed to mean, and what periods cells and sentences name."""

from __future__ import annotations

import datetime

import pytest

from audit.config.references import ColumnDeclaration, Declaration
from audit.references import periods
from audit.references.periods import Period


def period(start, end):
    return Period(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024/12", "2024-12-01", "2024-12-31"),
        ("Feb 2023", "2023-02-01", "2023-02-28"),
        ("September 2023", "2023-09-01", "2023-09-30"),
        ("3 March 2024", "2024-03-03", "2024-03-03"),
        ("March 3, 2024", "2024-03-03", "2024-03-03"),
        ("Q2 2024", "2024-04-01", "2024-06-30"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("second quarter 2024", "2024-04-01", "2024-06-30"),
        ("H2 2024", "2024-07-01", "2024-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        (2024, "2024-01-01", "2024-12-31"),
        (2024.0, "2024-01-01", "2024-12-31"),
        (datetime.datetime(2024, 5, 1), "2024-05-01", "2024-05-01"),
        ("May", "0004-05-01", "0004-05-31"),
    ],
)
def test_cells_that_name_periods(cell, first, last):
    assert periods.read(cell) == period(first, last)


@pytest.mark.parametrize(
    "cell", ["Maybe", "Marching", "12", 12, 12.5, True, None, "2024-13", "30 February 2024", "Q5"]
)
def test_cells_that_name_none(cell):
    assert periods.read(cell) is None


def test_a_month_of_a_declared_year():
    assert periods.read("February", 2023) == period("2023-02-01", "2023-02-28")


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("2024", "2024-05", True),
        ("2024", "2023-12", False),
        ("May", "2024-05", True),
        ("2024-05", "May", True),
        ("May", "2024-06", False),
        ("Q2 2024", "2024-06", True),
        ("2024-05", "2024", False),
    ],
)
def test_what_lies_in_what(outer, inner, holds):
    assert periods.read(outer).holds(periods.read(inner)) is holds


def test_periods_are_named_in_sentences():
    text = "In May 2023 and June, not May 4; in the second quarter of 2022, Q3, and you may."
    assert [str(told) for *_, told in periods.named(text, 0, len(text))] == [
        "May 2023",
        "June",
        "April to June 2022",
        "July to September",
    ]


COLUMNS = """\
id,date,region,revenue_usd_m,unemployment_rate,share of visits,speed_kmh,employees,area (km2)
7,2024-01-01,North,1.5,4.25,0.5,30,12,3
8,2024-01-02,South,2.0,4.5,0.25,40,14,4
9,2024-01-03,North,2.5,4.75,0.25,50,16,5
"""


@pytest.fixture
def columns(folder, load):
    (folder / "all.csv").write_text(COLUMNS)

    def columns(**told):
        (table,) = load(Declaration("all", file="all.csv", columns=told)).tables.values()
        return {column.name: column for column in table.columns}

    return columns


def test_roles_are_guessed(columns):
    assert {name: column.role for name, column in columns().items()} == {
        "id": "none",
        "date": "period",
        "region": "entity",
        "revenue_usd_m": "value",
        "unemployment_rate": "value",
        "share of visits": "value",
        "speed_kmh": "value",
        "employees": "value",
        "area (km2)": "value",
    }


def test_units_and_scales_are_guessed(columns):
    found = columns()
    told = {name: (each.unit, each.scale, each.additive) for name, each in found.items()}
    assert told["revenue_usd_m"] == ("USD", 1e6, True)
    assert told["unemployment_rate"] == ("percent", 1.0, False)
    assert told["share of visits"] == ("percent", 100.0, False)
    assert told["speed_kmh"] == ("kilometer per hour", 1.0, True)
    assert told["employees"] == ("", 1.0, True)
    assert told["area (km2)"][0] == "square kilometer"


def test_rounding_of_the_data_is_that_of_its_places(columns):
    found = columns()
    assert found["revenue_usd_m"].half == pytest.approx(50_000)
    assert found["unemployment_rate"].half == pytest.approx(0.005)
    assert found["employees"].half == 0.0


def test_what_is_declared_wins(columns):
    found = columns(
        employees=ColumnDeclaration(unit="person", measure="staff", additive=False),
        region=ColumnDeclaration(role="none"),
        revenue_usd_m=ColumnDeclaration(unit="EUR", scale=1e3),
    )
    assert found["region"].role == "none"
    assert (found["employees"].unit, found["employees"].additive) == ("person", False)
    assert "staff" in found["employees"].words
    assert (found["revenue_usd_m"].unit, found["revenue_usd_m"].scale) == ("EUR", 1e3)


def test_a_column_that_is_not_there_is_told(folder, load):
    declaration = Declaration("a", file="ferries.csv", columns={"rout": ColumnDeclaration()})
    (trouble,) = load(declaration).troubles
    assert trouble.message == 'has no column "rout"; did you mean "route"?'


def test_columns_that_are_periods_become_rows(folder, load):
    (folder / "wide.csv").write_text("country,2020,2021\nArvania,4.1,4.2\nBelmark,9.0,9.1\n")
    (table,) = load("wide.csv").tables.values()
    assert table.unpivoted
    assert table.rows == 4
    assert [str(each) for each in table.periods] == ["2020", "2021"]
    assert [column.name for column in table.of_role("value")] == ["value"]


def test_rows_that_are_numbered_are_no_values(folder, load):
    (folder / "answers.csv").write_text("respondent,answer\n1,yes\n2,no\n3,yes\n")
    (table,) = load("answers.csv").tables.values()
    assert table.of_role("value") == []
