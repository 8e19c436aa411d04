"""What a page of the documentation shows of a terminal, run as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.M | re.S
)
#: The command, without the project's own plugins, which may be installed beside it.
_AUDIT = """\
#!{python}
from audit import plugins
from audit.cli import main

found = plugins.entry_points
plugins.entry_points = lambda: (
    each for each in found() if not each.provider.name.startswith("claim-audit-")
)
main()
"""


@dataclass
class Terminal:
    """A shell in a folder that has an `audit` on its path; it remembers the last exit code."""

    folder: Path
    bin: Path
    code: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.bin.mkdir()
        (self.bin / "audit").write_text(_AUDIT.format(python=sys.executable), encoding="utf-8")
        (self.bin / "audit").chmod(0o755)

    def run(self, command: str) -> str:
        """What the command prints on both of its outputs."""
        settings = {"PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": str(self.folder)}
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.code}); {command}"],
            cwd=self.folder,
            env={**settings, "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.code = done.returncode
        return done.stdout


def played(page: str, terminal: Terminal) -> str:
    """The page with what its commands really print, run from top to bottom; blocks with a title
    are written to files of that name.
    """
    return _BLOCK.sub(lambda block: _played(block, terminal), page)


def _played(block: re.Match[str], terminal: Terminal) -> str:
    if block["title"]:
        path = terminal.folder / block["title"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["text"], encoding="utf-8")
    if block["language"] != "console":
        return block[0]
    return "".join(["```console\n", *_answers(block["text"], terminal), "```"])


def _answers(block: str, terminal: Terminal) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n{terminal.run(line[2:])}"
