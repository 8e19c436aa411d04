"""`--watch`: a process that audits anew what changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from test_process import COMMAND, environment

RAN = b"watching for changes"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as Unix does")
def test_what_changes_is_audited_anew(here):
    with subprocess.Popen(
        [*COMMAND, "check", ".", "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(PYTHONUNBUFFERED="1"),
        cwd=here,
    ) as process:
        try:
            first = shown(process)
            assert b"wrong.md:3:60: CHG001" in first
            assert b"in 2 documents" in first
            replace(here / "right.md", (here / "wrong.md").read_text())
            second = shown(process)
            assert b"right.md:3:60: CHG001" in second
            assert b"in 1 document (" in second
            assert b"Audited right.md, which changed" in second
            (here / "other.bin").write_bytes(b"no document")
            replace(here / "wrong.md", "Nothing any more.\n")
            third = shown(process)
            assert b"Audited wrong.md, which changed" in third
            assert b"CHG001" not in third
        finally:
            process.send_signal(signal.SIGINT)
        rest, _ = process.communicate()
        assert b"Traceback" not in rest
    assert process.returncode == 130


def shown(process):
    """What it prints until it waits again."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if RAN in line:
            return b"".join(lines)
    raise AssertionError(b"".join(lines))


def replace(path, text):
    """As editors do it."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text)
    beside.replace(path)


def test_without_the_extra(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run("check", ".", "--watch") == (
        2,
        "",
        '--watch needs watchfiles: pip install "claim-audit[watch]"\n',
    )


def test_standard_input_does_not_change(run):
    code, _, err = run("check", "-", "--watch")
    assert (code, err) == (
        2,
        "--watch: standard input does not change; name files or folders\n",
    )
