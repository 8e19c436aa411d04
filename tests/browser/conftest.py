"""Pages in Chromium, the one that Debian packages."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import audit
from audit.config import Config
from audit.document import Document
from audit.parts import Panel
from audit.reports import html

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: What must stay text, in a document and in its name.
HOSTILE = Document.from_text(
    "<script>document.title = 'run'</script> \"><img src='https://example.org/x.png' onerror="
    "alert(1)> ]]> \u2028 \u202e Of the 52 <b>ships</b>, 13 (35 percent) run on gas.",
    "<script>document.title = 'run'</script>.md",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Chromium, while the tests of a module run: the event loop of its driver would be found by
    every later test.
    """
    executable = shutil.which("chromium")
    if executable is None:
        told = "there is no chromium: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    from playwright.sync_api import sync_playwright

    home = str(tmp_path_factory.mktemp("home"))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable,
            args=ARGUMENTS,
            env={**os.environ, "HOME": home, "TMPDIR": home},
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(plugins, tmp_path_factory):
    """Files with pages by name: of the seeds, of a text that tries to break out, of a corpus, of a
    report with a panel that tries to.
    """
    folder = tmp_path_factory.mktemp("pages")
    config = Config(third_party=False)
    seeds = audit.check(SEEDS, plugins=plugins, config=config)
    hostile = audit.check(HOSTILE, plugins=plugins, config=config)
    fleet = "Of the 52 ships, 13 (35 percent) run on gas."
    many = audit.check(
        [Document.from_text(fleet, f"notes/{at:03}.txt") for at in range(110)],
        plugins=plugins,
        config=Config(third_party=False, ignore=("RPT",)),
    )
    reports = {"seeds": seeds, "hostile": hostile, "many": many}
    found = {name: html.render(report) for name, report in reports.items()}
    found["panel"] = html.render(replace(hostile, panels=[PANEL]))
    for name, page in found.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return folder


PANEL = Panel(
    "Plot",
    '<svg width="10" height="10"><rect class="plot" width="10" height="10"/></svg>'
    '<img id="inside" alt="" src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\''
    " width='7' height='5'/%3E\">"
    '<img id="outside" alt="" src="https://example.org/x.png">'
    "<script>document.title = 'run'</script>",
    ".plot { fill: rgb(1, 2, 3) }",
)


@pytest.fixture
def open_page(browser, pages):
    """Open a page: `open_page("seeds", color_scheme="dark")`; nothing may be requested or told."""
    contexts = []
    faults = []

    def open_page(name, *, quiet=True, **options):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        address = (pages / f"{name}.html").as_uri()

        def answer(route):
            if route.request.url == address:
                route.continue_()
            else:
                faults.append(f"requested {route.request.url}")
                route.abort()

        page.route("**/*", answer)
        if quiet:
            page.on("console", lambda message: faults.append(f"console: {message.text}"))
            page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []
