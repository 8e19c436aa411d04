"""References in a real PostgreSQL, which is started for these tests and stopped behind them."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from audit.config.references import Declaration

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

PASSWORD = "oars & sails/3%"
USER = "nobody"


@dataclass(frozen=True)
class Server:
    """A server on loopback, and the URL of its reader without the password."""

    port: int

    @property
    def url(self):
        return f"postgresql://reader@127.0.0.1:{self.port}/postgres"

    def connect(self):
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user="owner", password=PASSWORD, dbname="postgres"
        )


def _programs():
    """The folder of the newest PostgreSQL that is installed, or None."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _version(folder):
    return int(folder.parent.name)


def _run(*command):
    """Run as a user without privileges: PostgreSQL does not run as root."""
    if os.geteuid() == 0:
        command = ("runuser", "-u", USER, "--", *command)
    done = subprocess.run(
        [str(each) for each in command], capture_output=True, text=True, check=False, cwd="/"
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def server():
    programs = _programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed; .ci/run installs it")
        pytest.skip("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory() as folder:
        data, secret = Path(folder) / "data", Path(folder) / "secret"
        secret.write_text(PASSWORD)
        if os.geteuid() == 0:
            owner = pwd.getpwnam(USER).pw_uid
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
            made = Server(port)
            _fill(made)
            yield made
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _fill(server):
    with server.connect() as connection:
        # with every privilege, so that nothing but the audit keeps it from writing
        connection.execute(f"CREATE ROLE reader LOGIN SUPERUSER PASSWORD '{PASSWORD}'")
        connection.execute("CREATE SCHEMA traffic")
        connection.execute(
            "CREATE TABLE traffic.ferries "
            "(month date, route text, passengers integer, fare numeric)"
        )
        connection.execute(
            "INSERT INTO traffic.ferries VALUES ('2024-01-01', 'Northern', 11840, 4.5), "
            "('2024-01-01', 'Southern', 8215, 3.9), ('2024-02-01', 'Northern', 12105, 4.5)"
        )


@pytest.fixture
def declare(server, monkeypatch):
    monkeypatch.setenv("FERRY_PASSWORD", PASSWORD)

    def declare(**told):
        given = {"url": server.url, "password_env": "FERRY_PASSWORD", **told}
        return Declaration("ferries", **given)

    return declare


def rows(server):
    with server.connect() as connection:
        return connection.execute("SELECT count(*) FROM traffic.ferries").fetchone()[0]


def test_a_claim_is_bound_to_a_table(declare, check):
    text = (
        "The Northern route carried 11,480 passengers in January 2024.\n\n"
        "The average fare of the Northern route was 4.50 in 2024."
    )
    report = check(text, declare(table="traffic.ferries"))
    assert not report.troubles
    (wrong,) = report.findings[report.findings["rule"] == "REF001"].itertuples()
    assert '"11,480": ferries has 11,840' in wrong.message
    assert wrong.diagnosis == "transposed-digits"


def test_a_query_of_the_settings(declare, load):
    query = "SELECT route, sum(passengers)::int AS passengers FROM traffic.ferries GROUP BY route"
    loaded = load(declare(query=query))
    assert loaded.troubles == []
    found = loaded.connection.execute("SELECT route, passengers FROM ferries ORDER BY 1").fetchall()
    assert found == [("Northern", 23945), ("Southern", 8215)]


def test_the_url_may_stand_in_the_environment(declare, load, server, monkeypatch):
    monkeypatch.setenv("FERRY_URL", server.url)
    loaded = load(declare(url="", url_env="FERRY_URL", table="traffic.ferries"))
    assert loaded.troubles == []
    assert loaded.tables["ferries"].rows == 3


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM traffic.ferries RETURNING *",
        "WITH gone AS (DELETE FROM traffic.ferries RETURNING *) SELECT * FROM gone",
        "SELECT 1; DELETE FROM traffic.ferries",
    ],
)
def test_what_is_no_select_is_not_sent(query, declare, load, server):
    (trouble,) = load(declare(query=query)).troubles
    assert "statement" in trouble.message or "no SELECT" in trouble.message
    assert rows(server) == 3


def test_the_server_holds_a_function_that_writes_to_reading(declare, load, server):
    with server.connect() as connection:
        connection.execute(
            "CREATE OR REPLACE FUNCTION traffic.wipe() RETURNS bigint LANGUAGE sql AS "
            "'WITH gone AS (DELETE FROM traffic.ferries RETURNING 1) SELECT count(*) FROM gone'"
        )
    (trouble,) = load(declare(query="SELECT traffic.wipe()")).troubles
    assert "read-only transaction" in trouble.message
    assert rows(server) == 3


def test_a_query_that_takes_too_long_is_stopped_by_the_server(declare, load):
    (trouble,) = load(declare(query="SELECT pg_sleep(60)", timeout=0.3)).troubles
    assert "statement timeout" in trouble.message


def test_more_rows_than_may_be_are_not_fetched(declare, load):
    query = "SELECT generate_series(1, 100000000) AS n"
    (trouble,) = load(declare(query=query, limit=1000)).troubles
    assert "has more than 1,000 rows" in trouble.message


def test_a_wrong_password_is_told_and_not_shown(declare, load, monkeypatch):
    monkeypatch.setenv("FERRY_PASSWORD", "wr0ng")
    (trouble,) = load(declare(table="traffic.ferries")).troubles
    assert "password authentication failed" in trouble.message
    assert "wr0ng" not in str(trouble)


def test_a_table_that_is_not_there_is_told(declare, load):
    (trouble,) = load(declare(table="traffic.trains")).troubles
    assert 'relation "traffic.trains" does not exist' in trouble.message
    (trouble,) = load(declare()).troubles
    assert 'needs a "table" or a "query"' in trouble.message
