"""A folder with a table, and what an audit says of a text beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import audit
from audit.config import Config
from audit.config.references import Declaration
from audit.references.store import References

FERRIES = """\
month,route,passengers
2024-01,Northern,11840
2024-01,Southern,8215
2024-02,Northern,12105
2024-02,Southern,8460
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ferries.csv").write_text(FERRIES)
    return tmp_path


@pytest.fixture
def load(folder):
    """Load references of the folder; those that cannot be read are an assertion."""
    opened = []

    def load(*files, **told):
        declarations = [
            each if isinstance(each, Declaration) else Declaration(each, file=each, **told)
            for each in files
        ]
        loaded = References.load([replace(each, root=folder) for each in declarations])
        opened.append(loaded)
        return loaded

    yield load
    for each in opened:
        each.close()


@pytest.fixture
def check(folder):
    """What an audit says of a text beside references of the folder."""

    def check(text, *files, name="note.md", **told):
        declarations = [
            each if isinstance(each, Declaration) else Declaration(each, file=each, **told)
            for each in files or ["ferries.csv"]
        ]
        config = Config(
            references=tuple(replace(each, root=folder) for each in declarations), root=folder
        )
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return audit.check(path, config=config)

    return check


@pytest.fixture
def bound(check):
    """The queries that the numbers of a text are bound to, by their values."""

    def bound(text, *files, **told):
        report = check(text, *files, **told)
        assert not report.troubles, [str(each) for each in report.troubles]
        frame = report.relations["bindings"]
        return dict(zip(frame["stated_value"], frame["query"], strict=True))

    return bound
