"""A folder with a reference and a document, and databases that hold the same table."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import warnings
from contextlib import closing
from pathlib import Path

import pytest

with warnings.catch_warnings():  # what it warns of on import is its own affair
    warnings.simplefilter("ignore")
    import great_expectations as gx

from audit_expectations.quietly import context
from ferry_tables import FERRIES, NOTE, PASSWORD, rows

from audit.cli import main


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "ferries.csv").write_text(FERRIES)
    (tmp_path / "note.md").write_text(NOTE)
    (tmp_path / "audit.toml").write_text('[[reference]]\nfile = "ferries.csv"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def audit(folder, capsys):
    """Run the command; its exit code, its output and what it tells."""

    def audit(*words):
        with pytest.raises(SystemExit) as stop:
            main([str(word) for word in words])
        told = capsys.readouterr()
        return stop.value.code, told.out, told.err

    return audit


@pytest.fixture(scope="session")
def made():
    """A context of Great Expectations, which takes some time to make."""
    with context() as made:
        yield made


@pytest.fixture
def validate(made, request):
    """What expectations say of a frame: a result each, by type."""

    def validate(frame, *expectations):
        name = f"{request.node.name} {len(made.data_sources.all())}"
        asset = made.data_sources.add_pandas(name).add_dataframe_asset(name)
        batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
        suite = gx.ExpectationSuite(name=name, expectations=list(expectations))
        found = {each.expectation_config.type: each for each in batch.validate(suite).results}
        assert len(found) == len(expectations)
        return [found[each.expectation_type] for each in expectations]

    return validate


def _programs():
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _run(*command):
    """Run as a user without privileges: PostgreSQL does not run as root."""
    if os.geteuid() == 0:
        command = ("runuser", "-u", "nobody", "--", *command)
    done = subprocess.run(
        [str(each) for each in command], capture_output=True, text=True, check=False, cwd="/"
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def postgres():
    """The URL, without its password, of a server with the table `ferries`."""
    import psycopg

    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed; .ci/run installs it")
        pytest.skip("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory() as folder:
        data, secret = Path(folder) / "data", Path(folder) / "secret"
        secret.write_text(PASSWORD)
        if os.geteuid() == 0:
            owner = pwd.getpwnam("nobody").pw_uid
            os.chown(folder, owner, -1)
            os.chown(secret, owner, -1)
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        _run(
            *(programs / "initdb", "-D", data, "-U", "owner", "--pwfile", secret),
            *("-A", "scram-sha-256", "--no-sync", "-E", "UTF8", "--no-locale"),
        )
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -F"
        log = Path(folder) / "log"
        _run(programs / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")
        try:
            with psycopg.connect(
                host="127.0.0.1", port=port, user="owner", password=PASSWORD, dbname="postgres"
            ) as connection:
                connection.execute(
                    "CREATE TABLE ferries (month text, route text, passengers integer)"
                )
                connection.cursor().executemany("INSERT INTO ferries VALUES (%s, %s, %s)", rows())
            yield f"postgresql://owner@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
