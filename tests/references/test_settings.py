"""References in the settings and on the command line; what cannot be declared is told."""

from __future__ import annotations

from textwrap import dedent

import pytest
from click.testing import CliRunner

from audit.cli import main
from audit.config import Config
from audit.errors import AuditError

TEXT = "The Northern route carried 11,480 passengers in January 2024.\n"


@pytest.fixture
def here(folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / ".git").mkdir()
    (folder / "note.md").write_text(TEXT)
    return folder


def run(*arguments):
    result = CliRunner().invoke(main, list(arguments), prog_name="audit")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("name", ["audit.toml", "pyproject.toml"])
def test_a_reference_is_declared(name, here):
    table = "reference" if name == "audit.toml" else "tool.audit.reference"
    (here / name).write_text(
        dedent(f"""\
        [[{table}]]
        file = "ferries.csv"
        documents = ["*.md"]
        limit = 100

        [{table}.columns]
        route = "entity"
        passengers = {{ unit = "passenger", scale = 1 }}
        """)
    )
    (reference,) = Config.discover().references
    assert (reference.name, reference.root, reference.limit) == ("ferries.csv", here, 100)
    assert reference.columns["route"].role == "entity"
    assert reference.columns["passengers"].unit == "passenger"
    code, out, _ = run("check", "note.md")
    assert code == 1
    assert 'REF001 "11,480": ferries.csv has 11,840' in out


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            'fiel = "a.csv"',
            'audit.toml:6: "reference.fiel" cannot be told of a reference; did you mean "file"?',
        ),
        ('file = "a.csv"\nlimit = 0', 'audit.toml:7: "reference.limit" must be a whole number'),
        ('file = "a.csv"\ntimeout = -1', 'audit.toml:7: "reference.timeout" must be a number'),
        ('file = "a.csv"\nallow-sql = 1', 'audit.toml:7: "reference.allow-sql" must be true'),
        ('file = "a.csv"\nqueries = 1', "must be a table of SELECTs by name"),
        ('file = "a.csv"\ncolumns = { a = "valu" }', "must be one of value, period, entity, none"),
        ('file = "a.csv"\ncolumns = { a = { unti = "x" } }', 'did you mean "unit"?'),
        ('file = "a.csv"\nurl = "sqlite:///b"', 'has one of "file", "url" and "url-env"'),
        ('name = "a"', 'has one of "file", "url" and "url-env"'),
        ('url = "sqlite:///b"', 'has no "name", by which documents'),
        ('file = "a.db"\ntable = "t"\nquery = "SELECT 1"', 'has a "table" or a "query", not both'),
        ('file = "FERRIES.csv"', 'has a name that another has, "ferries.csv"'),
    ],
)
def test_faults_are_told_with_their_line(lines, told, here):
    (here / "audit.toml").write_text(
        f'# two of them\n\n[[reference]]\nfile = "ferries.csv"\n[[reference]]\n{lines}\n'
    )
    with pytest.raises(AuditError) as caught:
        Config.discover()
    assert told in str(caught.value)
    assert str(caught.value).startswith("audit.toml:")


def test_one_table_is_not_several(here):
    (here / "audit.toml").write_text('[reference]\nfile = "ferries.csv"\n')
    with pytest.raises(AuditError, match=r"must be written \[\[reference\]\]"):
        Config.discover()


def test_a_file_on_the_command_line(here):
    code, out, err = run("check", "note.md", "--reference", "ferries.csv")
    assert (code, err) == (1, "")
    assert 'REF001 "11,480": ferries.csv has 11,840' in out


def test_a_file_that_is_not_there(here):
    code, _, err = run("check", "note.md", "--reference", "nope.csv")
    assert code == 2
    assert err == "reference nope.csv: there is no file nope.csv\n"


def test_the_same_file_in_both_places_is_one(here):
    (here / "audit.toml").write_text('[[reference]]\nfile = "ferries.csv"\n')
    code, out, _ = run("check", "note.md", "--reference", "ferries.csv")
    assert code == 1
    assert out.count("REF001") == 1


def test_two_files_of_one_name_are_told(here):
    (here / "old").mkdir()
    (here / "old" / "ferries.csv").write_text("a,b\nx,1\n")
    (here / "audit.toml").write_text('[[reference]]\nfile = "old/ferries.csv"\n')
    code, _, err = run("check", "note.md", "--reference", "ferries.csv")
    assert code == 2
    assert 'another reference is called "ferries.csv"' in err
