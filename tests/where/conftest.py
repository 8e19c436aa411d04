"""A folder of documents, and the command run in it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from audit.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder that is a repository's, and the working directory."""
    folder = tmp_path / "newsroom"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def audit_command(folder):
    """Run the command in the folder: exit code, standard output, standard error."""

    def run(*arguments):
        result = CliRunner().invoke(main, [str(each) for each in arguments], prog_name="audit")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    return run
