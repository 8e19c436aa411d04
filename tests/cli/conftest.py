"""A folder of its own for every test of the command."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from audit.cli import main

WRONG = (
    "# Strikes\n\nThe coalition conducted 225 strikes in May 2018. "
    "This is a 304 percent increase over the 74 strikes conducted in March.\n"
)
RIGHT = WRONG.replace("304", "204")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "wrong.md").write_text(WRONG)
    (tmp_path / "right.md").write_text(RIGHT)
    return tmp_path


@pytest.fixture
def run(here):
    """Run the command in the folder: its exit code, standard output and standard error."""

    def run(*arguments, **settings):
        words = [str(each) for each in arguments]
        result = CliRunner().invoke(main, words, prog_name="audit", **settings)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    return run
