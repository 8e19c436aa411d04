"""The generated pages say what the code says of itself, and links lead somewhere."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from audit.testing import examples

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def generate():
    return runpy.run_path(str(DOCS / "generate.py"))


@pytest.mark.parametrize(
    "name", ["rules.md", "relations.md", "hooks.md", "reference.md", "index.md"]
)
def test_is_current(generate, name):
    assert (DOCS / name).read_text(encoding="utf-8") == generate["pages"]()[name], "run: make docs"


def test_shows_every_example(generate):
    page = generate["page"]().replace("**", "")
    assert [str(case) for case in examples() if case.text not in page] == []


def test_every_link_of_the_documentation_leads_somewhere():
    for path in [*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")]:
        for target in re.findall(
            r"\]\((?!https:)([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")
        ):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
