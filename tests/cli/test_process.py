"""The command as a process: what it imports, pipes, terminals."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pandas", "numpy", "pandera", "pydantic", "rich", "pyarrow")
COMMAND = [sys.executable, "-c", "from audit.cli import main; main()"]
PROJECT = Path(__file__).parent.parent.parent


def environment(**variables):
    """Those of a person at a terminal; the package is found, installed or not."""
    plain = {
        name: value
        for name, value in os.environ.items()
        if name not in {"NO_COLOR", "CI", "COLUMNS"}
    }
    return {**plain, "TERM": "xterm", "PYTHONPATH": str(PROJECT), **variables}


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments):
    code = (
        "import sys\nfrom audit.cli import main\n"
        f"try: main({arguments})\nexcept SystemExit: pass\n"
        f"sys.stderr.write(' '.join(set({HEAVY}) & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment()
    )
    assert result.stdout
    assert result.stderr == ""


def test_pipe_that_is_closed_early(here):
    # more than a pipe holds, so that the command is still writing when its reader leaves
    (here / "many.md").write_text((here / "wrong.md").read_text() * 400)
    with subprocess.Popen(
        [*COMMAND, "check", "many.md", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_encoding_that_lacks_characters(here):
    (here / "wrong.md").write_text(
        (here / "wrong.md").read_text().replace("coalition", "„Koalición“"), encoding="utf-8"
    )
    result = subprocess.run(
        [*COMMAND, "check", "wrong.md"],
        capture_output=True,
        env=environment(PYTHONIOENCODING="ascii"),
        check=False,
    )
    assert (result.returncode, result.stderr) == (1, b"")
    assert b"\n3 | ?condu" in result.stdout  # the ellipsis where the line is cut


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
@pytest.mark.parametrize(
    ("variables", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_colours_on_a_terminal(here, variables, colored):
    shown, code = on_terminal(["check", "wrong.md"], environment(**variables))
    assert code == 1
    assert ("\x1b[31m" in shown) is colored
    assert "CHG001" in shown


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
def test_parquet_is_not_for_a_terminal(here):
    shown, code = on_terminal(["extract", "wrong.md", "-f", "parquet"], environment())
    assert code == 2
    assert shown == "parquet is not for a terminal; name a file with --output\r\n"


def on_terminal(arguments, variables, command=COMMAND, stop_at=None):
    """What a terminal shows of the command, and its exit code; Ctrl-C is typed once it shows
    `stop_at`.
    """
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*command, *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=variables,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    with os.fdopen(ours, "rb", buffering=0) as stream:
        while True:
            try:
                part = stream.read(65536)
            except OSError:  # Linux ends a terminal so
                break
            if not part:
                break
            shown += part
            if stop_at and stop_at in shown:
                process.send_signal(signal.SIGINT)
                stop_at = None
    return shown.decode(), process.wait()


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
def test_ctrl_c_reports_what_was_found_so_far(here):
    """Parts of a run are made small, so that some are done when the rest is stopped."""
    for number in range(60):
        (here / f"wrong{number:02}.md").write_text((here / "wrong.md").read_text() * 20)
    code = (
        "from audit import pipeline\nfrom audit.cli import main, progress\n"
        "pipeline._PART = 1_000\nprogress._PATIENCE = 0\nmain(['check', '.', '-o', 'found.txt'])"
    )
    shown, exit_code = on_terminal(
        [], environment(), command=[sys.executable, "-c", code], stop_at=b" claims, "
    )
    assert exit_code == 130
    told = shown.rpartition("\x1b[K")[2]
    done = int(re.fullmatch(r"audit: was stopped, (\d+) documents done\r\n", told)[1])
    assert 0 < done < 62
    report = (here / "found.txt").read_text()
    assert f" errors in {done} document" in report
    assert "The audit is not complete: 1 thing did not run." in report
