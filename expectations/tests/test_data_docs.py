"""Data Docs of an audit: readable without a network, whatever a document has in its text."""

from __future__ import annotations

import os
import shutil

import pytest


@pytest.fixture
def pages(audit, folder):
    """The pages of an audit, by name."""
    with (folder / "note.md").open("a") as note:
        note.write("\nRents rose 60 percent to $300 from $200.\n")
    (folder / "<b>.md").write_text(
        "In January 2024 the Southern route carried 8,215 passengers.\n\n"
        "Fares rose 60 percent to $30 from $20.\n"
    )
    code, out, err = audit("check", ".", "--format", "data-docs", "--output", "site")
    assert (code, out, err) == (1, "", "")
    return folder / "site"


def test_pages_load_nothing_and_tell_all(pages):
    told = {path.name: path.read_text() for path in pages.iterdir()}
    assert sorted(told) == ["1-ferries.csv.html", "2-the_texts_themselves.html", "index.html"]
    for page in told.values():
        assert "https://" not in page
        assert "http://" not in page
        for tag in ("<script", "<link", "<img", "<iframe"):
            assert tag not in page
        assert "default-src 'none'" in page
    assert "4 of 5" in told["index.html"]
    claims = told["1-ferries.csv.html"]
    assert "note.md:3:45: 8,640" in claims
    assert "&lt;b&gt;.md:1:44: 8,215" in claims
    texts = told["2-the_texts_themselves.html"]
    assert "60 percent to $300 from $200" in texts
    assert "60 percent to $30 from $20" in texts
    assert "<b>" not in texts


def test_pages_of_a_run_have_the_sentences_as_text(audit, folder):
    hostile = (
        "<b>In all</b> <form>, both routes carried $x 40,620 passengers [here](https://x.org)."
    )
    (folder / "note.txt").write_text(hostile)
    assert audit("expectations", "export", "note.txt", "--out", "suite.json")[0] == 0
    code, _, err = audit("expectations", "run", "suite.json", "--docs", "site")
    assert (code, err) == (0, "1 claim asked, 0 not borne out\n")
    page = (folder / "site" / "1-ferries.csv.html").read_text()
    assert "&lt;b&gt;In all&lt;/b&gt;" in page
    assert "<form" not in page
    assert 'href="https' not in page


@pytest.mark.slow
@pytest.mark.browser
def test_pages_open_in_a_browser(pages, tmp_path_factory):
    executable = shutil.which("chromium")
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("there is no chromium: apt-get install chromium")
        pytest.skip("there is no chromium")
    from playwright.sync_api import sync_playwright

    home = str(tmp_path_factory.mktemp("home"))
    asked, said = [], []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            env={**os.environ, "HOME": home, "TMPDIR": home},
        )
        page = chromium.new_page(viewport={"width": 1200, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto((pages / "index.html").as_uri())
        assert "Failed" in page.inner_text("tr.failed")
        page.click("text=ferries.csv")
        shown = page.inner_text("body")
        mark = page.evaluate(
            "getComputedStyle(document.querySelector('td .text-danger'), '::before').content"
        )
        wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        chromium.close()
    assert "note.md:3:45: 8,640" in shown
    assert mark == '"✗"'
    assert wide
    assert said == []
    assert all(url.startswith("file://") for url in asked)
