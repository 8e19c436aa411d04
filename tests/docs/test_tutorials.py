"""What the tutorials and the first page show is what the commands print."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from shown import Terminal, played

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
TUTORIALS = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob("tutorials/*.md"))


@pytest.fixture
def terminal(tmp_path):
    """A terminal in a folder of its own."""
    folder = tmp_path / "work"
    folder.mkdir()
    return Terminal(folder, tmp_path / "bin")


def test_there_is_a_tutorial_for_each():
    assert TUTORIALS == ["tutorials/ci.md", "tutorials/editors.md", "tutorials/newsroom.md"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["index.md", *TUTORIALS])
def test_the_commands_print_what_is_shown(name, terminal, request):
    if name == "index.md":
        shutil.copytree(ROOT / "seeds", terminal.folder / "seeds")
    page = (DOCS / name).read_text(encoding="utf-8")
    really = played(page, terminal)
    if request.config.getoption("--update-golden"):
        (DOCS / name).write_text(really, encoding="utf-8")
        return
    assert page.count("\n$ ") >= 1
    assert really == page, "pytest --update-golden writes what is printed; read it"
