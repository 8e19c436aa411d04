"""What a document or a query must not do: write, reach other files, run long, tell secrets."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import duckdb
import pytest

import audit
from audit.config import Config
from audit.config.references import Declaration
from audit.errors import AuditError
from audit.references import statements

WRITING = [
    "INSERT INTO t VALUES (1)",
    "UPDATE t SET a = 1",
    "DELETE FROM t",
    "DROP TABLE t",
    "CREATE TABLE u AS SELECT 1",
    "ATTACH 'x.db'",
    "COPY t TO 'x.csv'",
    "PRAGMA database_list",
    "SET memory_limit = '9GB'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "CALL pragma_version()",
    "EXPLAIN ANALYZE SELECT 1",
    "WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone",
    "WITH more AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM more",
    "SELECT 1; DROP TABLE t",
    "SELECT 1; SELECT 2",
    "",
    "SELEC 1",
]


@pytest.mark.parametrize("sql", WRITING)
def test_only_one_select_is_a_query(sql):
    with pytest.raises(AuditError):
        statements.checked(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "WITH a AS (SELECT 1 AS n) SELECT n FROM a UNION SELECT 2",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) FROM n",
        "SELECT max(a) FROM t WHERE a IN (SELECT b FROM u) -- DROP TABLE t",
    ],
)
def test_a_select_is_a_query(sql):
    assert statements.checked(sql) == sql


def test_a_document_brings_sql_only_where_the_settings_let_it(check):
    report = check('11,840 passengers <!-- audit: bind ferries.csv sql="SELECT 11840" -->')
    (trouble,) = report.troubles
    assert "the settings do not allow documents SQL over ferries.csv" in trouble.message
    assert trouble.where.endswith("note.md:1")
    assert report.relations["bindings"].empty


def test_sql_of_a_document_where_it_may(check):
    sql = 'SELECT max(passengers) FROM "ferries.csv"'
    text = f"12,105 passengers <!-- audit: bind ferries.csv sql='{sql}' -->"
    report = check(text, allow_sql=True)
    assert not report.troubles
    (row,) = report.relations["bindings"].itertuples()
    assert (row.data_value, row.explicit, row.holds) == (12105, True, True)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("SELECT count(*) FROM read_csv('secret.csv')", "file system operations are disabled"),
        ("SELECT count(*) FROM read_text('/etc/hostname')", "file system operations are disabled"),
        ("SELECT count(*) FROM 'secret.csv'", "file system operations are disabled"),
        ("SELECT count(*) FROM glob('*')", "file system operations are disabled"),
        ("DELETE FROM t RETURNING 1", "a statement of the kind DELETE"),
        ("SELECT passengers FROM t", "one row of one number"),
        ("SELECT 'many'", "a query gives a number, not 'many'"),
        ("SELECT none FROM t", 'Referenced column "none" not found'),
        ("SELECT 1; SELECT 2", "has 2 statements"),
    ],
)
def test_what_sql_of_a_document_cannot_do(sql, told, check, folder):
    (folder / "secret.csv").write_text("a\n1\n")
    text = f'11,840 passengers <!-- audit: bind t sql="{sql}" -->'
    (trouble,) = check(text, Declaration("t", file="ferries.csv", allow_sql=True)).troubles
    assert told in trouble.message


def test_a_query_that_takes_too_long_is_stopped(check):
    endless = "SELECT count(*) FROM range(100000000000) a WHERE range % 7 = 3"
    text = f'11,840 passengers <!-- audit: bind t sql="{endless}" -->'
    declaration = Declaration("t", file="ferries.csv", allow_sql=True, timeout=0.2)
    (trouble,) = check(text, declaration).troubles
    assert "took longer than 0.2 seconds" in trouble.message


def test_a_query_that_the_settings_name(check):
    text = "12,105 passengers <!-- audit: bind ferries.csv query=most -->"
    queries = {"most": 'SELECT max(passengers) FROM "ferries.csv"'}
    report = check(text, queries=queries)
    assert not report.troubles
    assert report.relations["bindings"]["data_value"].tolist() == [12105]
    (trouble,) = check(text.replace("most", "mots"), queries=queries).troubles
    assert 'ferries.csv has no query "mots"; did you mean "most"?' in trouble.message


def test_a_document_names_references_and_no_files(check, folder):
    (folder / "other.csv").write_text("a,b\nx,11840\n")
    (trouble,) = check("11,840 passengers <!-- audit: bind other.csv a=x -->").troubles
    assert 'no reference is called "other.csv"' in trouble.message


def test_a_document_names_no_reference_of_other_documents(check):
    text = "11,840 passengers <!-- audit: bind ferries.csv month=2024-01 route=Northern -->"
    assert check(text).relations["bindings"]["holds"].tolist() == [True]
    report = check(text, documents=("reports/",))
    (trouble,) = report.troubles
    assert 'no reference is called "ferries.csv"' in trouble.message
    assert report.relations["sources"].empty


@pytest.mark.parametrize(
    "sql", ["DELETE FROM counts", "PRAGMA writable_schema = 1", "ATTACH 'x' AS x"]
)
def test_a_query_of_the_settings_changes_no_sqlite_file(sql, folder, load):
    with closing(sqlite3.connect(folder / "counts.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE counts (a)")
        connection.execute("INSERT INTO counts VALUES (1)")
    before = (folder / "counts.sqlite").read_bytes()
    (trouble,) = load(Declaration("counts", file="counts.sqlite", query=sql)).troubles
    assert "cannot be read" in trouble.message
    assert (folder / "counts.sqlite").read_bytes() == before
    assert not (folder / "x").exists()


@pytest.mark.parametrize(
    "sql", ["DELETE FROM counts RETURNING *", "SELECT * FROM read_csv('ferries.csv')"]
)
def test_a_query_of_the_settings_changes_no_duckdb_file_and_reaches_no_other(sql, folder, load):
    with closing(duckdb.connect(str(folder / "counts.duckdb"))) as connection:
        connection.execute("CREATE TABLE counts AS SELECT 1 AS a")
    loaded = load(Declaration("counts", file="counts.duckdb", query=sql))
    assert len(loaded.troubles) == 1
    with closing(duckdb.connect(str(folder / "counts.duckdb"), read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM counts").fetchall() == [(1,)]


def test_an_endless_query_of_sqlite_is_stopped(folder, load):
    with closing(sqlite3.connect(folder / "counts.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE counts (a)")
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    declaration = Declaration("counts", file="counts.sqlite", query=endless, timeout=0.2)
    (trouble,) = load(declaration).troubles
    assert "took longer than 0.2 seconds" in trouble.message


def test_a_password_is_in_no_error(load, monkeypatch):
    monkeypatch.setenv("FERRY_PASSWORD", "s3cr3t/word")
    url = "postgresql://reader@127.0.0.1:1/ferries"
    declaration = Declaration(
        "ferries", url=url, password_env="FERRY_PASSWORD", table="t", timeout=2
    )
    (trouble,) = load(declaration).troubles
    assert "cannot be read" in trouble.message
    assert "s3cr3t" not in trouble.message
    assert "s3cr3t" not in repr(declaration)


def test_settings_that_may_be_anybodys_read_nothing(check, folder):
    config = Config(
        references=(Declaration("ferries.csv", file="ferries.csv", root=folder),),
        trusted=False,
        path=folder / "audit.toml",
    )
    report = audit.check(text="The Northern route carried 1 passenger.", config=config)
    (trouble,) = report.troubles
    assert "none was read: these settings were found above the working directory" in str(trouble)
    assert report.relations["sources"].empty
