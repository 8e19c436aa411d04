"""Every form in which a reference may come gives the same rows; what cannot be read says why."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing

import duckdb
import openpyxl
import pandas as pd
import pytest

from audit.config.references import Declaration
from audit.references.sources import quoted

COUNTS = pd.DataFrame({"month": ["March", "April"], "strikes": [74, 183], "share": [0.5, 0.25]})


def _sqlite(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        COUNTS.to_sql("counts", connection, index=False)


def _duckdb(path):
    with closing(duckdb.connect(str(path))) as connection:
        connection.register("given", COUNTS)
        connection.execute("CREATE TABLE counts AS SELECT * FROM given")


def _workbook(path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["month", "strikes", "share"])
    for row in COUNTS.itertuples(index=False):
        sheet.append(list(row))
    workbook.save(path)


WRITERS = {
    "counts.csv": lambda path: COUNTS.to_csv(path, index=False),
    "counts.tsv": lambda path: COUNTS.to_csv(path, index=False, sep="\t"),
    "counts.json": lambda path: path.write_text(json.dumps(COUNTS.to_dict(orient="records"))),
    "counts.jsonl": lambda path: COUNTS.to_json(path, orient="records", lines=True),
    "counts.parquet": COUNTS.to_parquet,
    "counts.sqlite": _sqlite,
    "counts.duckdb": _duckdb,
    "counts.xlsx": _workbook,
    "odd [1]* name?.csv": lambda path: COUNTS.to_csv(path, index=False),
}


def rows(loaded, name):
    wanted = ", ".join(map(quoted, COUNTS.columns))
    return loaded.connection.execute(
        f"SELECT {wanted} FROM {quoted(name)} ORDER BY strikes"
    ).fetchall()


@pytest.mark.parametrize("name", WRITERS)
def test_every_form_gives_the_same_rows(name, folder, load):
    WRITERS[name](folder / name)
    loaded = load(name)
    assert loaded.troubles == []
    assert rows(loaded, name) == [("March", 74, 0.5), ("April", 183, 0.25)]
    table = loaded.tables[name]
    assert [column.role for column in table.columns] == ["period", "value", "value"]
    assert [str(period) for period in table.periods] == ["April", "March"]


@pytest.mark.parametrize("name", ["counts.sqlite", "counts.duckdb"])
def test_a_query_of_a_database(name, folder, load):
    WRITERS[name](folder / name)
    query = "SELECT month, strikes FROM counts WHERE strikes > 100"
    loaded = load(Declaration("recent", file=name, query=query))
    assert loaded.connection.execute("SELECT month, strikes FROM recent").fetchall() == [
        ("April", 183)
    ]


def test_a_sqlite_file_by_its_url(folder, load):
    _sqlite(folder / "counts.sqlite")
    loaded = load(Declaration("counts", url="sqlite:///counts.sqlite"))
    assert len(rows(loaded, "counts")) == 2


@pytest.mark.parametrize(
    ("declaration", "told"),
    [
        (Declaration("a", file="none.csv"), "there is no file none.csv"),
        (Declaration("a", file="note.txt"), ".txt is not read; references are .csv"),
        (Declaration("a", file="empty.csv"), "has no rows"),
        (Declaration("a", file="broken.parquet"), "cannot be read"),
        (Declaration("a", file="broken.sqlite"), "cannot be read: file is not a database"),
        (Declaration("a", file="broken.duckdb"), "cannot be read"),
        (Declaration("a", file="broken.xlsx"), "cannot be read"),
        (Declaration("a", file="ferries.csv", limit=3), 'more than 3 rows: aggregate it'),
        (Declaration("a", file="ferries.csv", query="SELECT 1"), 'name it in "queries" instead'),
        (Declaration("a", file="two.sqlite"), 'has 2 tables: name one as "table"'),
        (Declaration("a", file="two.sqlite", table="x"), 'has no table "x"; there is one, two'),
        (Declaration("a", url="mysql://host/db", table="t"), "of a sqlite file, not of mysql"),
        (Declaration("a", url="no url"), "its URL is none that SQLAlchemy reads"),
        (Declaration("a", url_env="NO_SUCH_VARIABLE"), "NO_SUCH_VARIABLE is not set"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_what_cannot_be_read_says_why(declaration, told, folder, load, monkeypatch):
    monkeypatch.delenv("NO_SUCH_VARIABLE", raising=False)
    for name in ("note.txt", "broken.parquet", "broken.sqlite", "broken.duckdb", "broken.xlsx"):
        (folder / name).write_text("This is none of these, whatever its name may say. " * 50)
    (folder / "empty.csv").write_text("")
    with closing(sqlite3.connect(folder / "two.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE one (a)")
        connection.execute("CREATE TABLE two (a)")
    (trouble,) = load(declaration).troubles
    assert trouble.where == "reference a"
    assert told in trouble.message
    assert "\n" not in trouble.message


def test_one_that_cannot_be_read_keeps_no_other_from_it(load):
    loaded = load("none.csv", "ferries.csv")
    assert list(loaded.tables) == ["ferries.csv"]
    assert len(loaded.troubles) == 1


def test_a_library_that_is_missing_is_named_with_its_extra(check, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    report = check("The Northern route carried 11,840 passengers in January 2024.")
    (trouble,) = report.troubles
    assert str(trouble) == (
        "references: a reference needs duckdb, which is not installed: "
        'pip install "claim-audit[data]"'
    )
    assert not report.ok
