"""What the build of the site adds to the pages of docs/."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

BUILD = runpy.run_path(str(Path(__file__).parents[2] / "docs/site/build.py"))


def navigated(*nav):
    return BUILD["on_config"](SimpleNamespace(nav=list(nav))).nav


def relinked(markdown, page):
    return BUILD["on_page_markdown"](markdown, SimpleNamespace(file=SimpleNamespace(src_uri=page)))


def test_a_page_that_is_named_nowhere_joins_at_the_end():
    nav = navigated({"Overview": "index.md"}, {"Found": ["rules.md", {"Deep": ["cli.md"]}]})
    more = nav[-1]["More"]
    assert {"relations.md", "tutorials/ci.md"} < set(more)
    assert not {"index.md", "rules.md", "cli.md"} & set(more)
    assert more == sorted(more)


def test_every_plugin_joins_beside_the_others():
    folders = Path(__file__).parents[2].glob("plugins/*/pyproject.toml")
    nav = navigated({"Plugins": ["plugins/index.md"]})
    assert set(nav[0]["Plugins"]) >= {f"plugins/{each.parent.name}.md" for each in folders}


@pytest.mark.parametrize(
    ("page", "link", "leads"),
    [
        ("index.md", "[a](../CONTRIBUTING.md)", "[a](CONTRIBUTING.md)"),
        ("index.md", "[a](../README.md#try-it)", "[a](index.md#try-it)"),
        ("CONTRIBUTING.md", "[a](docs/testing.md)", "[a](testing.md)"),
        ("plugins/index.md", "[a](../docs/plugins.md)", "[a](../plugins.md)"),
        ("tutorials/ci.md", "[a](../rules.md#x)", "[a](../rules.md#x)"),
        ("CONTRIBUTING.md", "[the frames](audit/frames.py)", "the frames"),
        ("index.md", "[a](nowhere.md)", "[a](nowhere.md)"),
        ("index.md", "[a](https://example.org/b.md)", "[a](https://example.org/b.md)"),
    ],
)
def test_links_lead_to_where_their_targets_are_in_the_site(page, link, leads):
    assert relinked(f"See {link}.", page) == f"See {leads}."
