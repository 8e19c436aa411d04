"""One seed in every format, to the letter; `pytest --update-golden` writes them anew."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from audit import __version__
from audit.reports import builtin

GOLDEN = Path(__file__).parent / "golden"
FORMATS = {form.name: form for form in builtin()}
#: A page is looked at in a browser, and Parquet is told in words below.
ELSEWHERE = {"html", "parquet"}


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ELSEWHERE])
def test_seed(name, seed_report, golden):
    golden(f"strikes.{name}", FORMATS[name].render(seed_report))


def test_seed_as_parquet(seed_report, golden):
    files = FORMATS["parquet"].render(seed_report)
    golden("strikes.parquet", "\n".join(told(name, files[name]) for name in sorted(files)))


def told(name, content):
    """The columns of a file with their types, and its rows."""
    table = pq.read_table(io.BytesIO(content))
    columns = [f"  {field.name}: {field.type}" for field in table.schema]
    rows = ["  " + " | ".join(str(cell) for cell in row.values()) for row in table.to_pylist()]
    return "\n".join([name, *columns, *rows]) + "\n"


@pytest.fixture
def golden(pytestconfig):
    """Compare a text with the file of this name, or write the file if that is asked for."""

    def golden(name, text):
        path = GOLDEN / f"{name}.txt"
        text = text.replace(f'"{__version__}"', '"VERSION"')
        if pytestconfig.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), "see pytest --update-golden"

    return golden


def test_every_golden_report_is_of_a_format():
    names = {path.name.removeprefix("strikes.").removesuffix(".txt") for path in GOLDEN.iterdir()}
    assert names == set(FORMATS) - {"html"}
