"""The site builds strictly, leads everywhere, and asks nobody for anything."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
HOST = "http://site.test"
#: Elements that load what an attribute of theirs names.
LOADING = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src", "srcdoc"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "form": ("action",),
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built as `make site` does."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


class Loaded(HTMLParser):
    """What a page loads, and what it links to."""

    def __init__(self, page):
        super().__init__()
        self.loads = []
        self.links = []
        self.styles = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.loads += [given[name] for name in LOADING.get(tag, ()) if given.get(name)]
        self.styles.append(given.get("style") or "")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])


def pages(site):
    return {
        path.relative_to(site).as_posix(): Loaded(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


def foreign(address):
    """Whether an address leads out of the site."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def test_no_page_loads_anything_from_elsewhere(site):
    for name, page in pages(site).items():
        assert page.loads, name
        assert [each for each in page.loads if foreign(each)] == [], name
        assert not any("url(" in style for style in page.styles), name


def test_no_style_loads_anything_from_elsewhere(site):
    styles = list(site.rglob("*.css"))
    assert styles
    for path in styles:
        style = path.read_text(encoding="utf-8")
        assert "@import" not in style, path.name
        assert [each for each in re.findall(r"url\(['\"]?([^'\")]+)", style) if foreign(each)] == []


def test_every_page_can_be_reached_from_the_first(site):
    found = pages(site)
    reached, todo = set(), ["index.html"]
    while todo:
        name = todo.pop()
        if name in reached or name not in found:
            continue
        reached.add(name)
        here = (site / name).parent
        links = (urlsplit(each).path for each in found[name].links if not foreign(each))
        todo += [
            Path(os.path.normpath(here / link)).relative_to(site).as_posix()
            for link in links
            if link
        ]
    assert reached == set(found) - {"404.html"}


def test_plugins_of_the_project_have_pages(site):
    folders = [each.parent for each in ROOT.glob("plugins/*/pyproject.toml")]
    for folder in folders:
        assert (site / f"plugins/{folder.name}.html").exists()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    """Chromium, while the tests of this module run."""
    executable = shutil.which("chromium")
    if executable is None:
        told = "there is no chromium: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    from playwright.sync_api import sync_playwright

    home = str(tmp_path_factory.mktemp("home"))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            env={**os.environ, "HOME": home, "TMPDIR": home},
        )
        yield started
        started.close()


@pytest.fixture
def visit(site, chromium):
    """Open a page of the site at this size; every request is answered from its files."""
    contexts = []

    def visit(name, width=1280, scheme="light"):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, service_workers="block"
        )
        contexts.append(context)
        asked, said = [], []

        def answer(route):
            address = route.request.url
            asked.append(address)
            path = site / urlsplit(address).path.lstrip("/")
            if address.startswith(f"{HOST}/") and path.is_file():
                route.fulfill(path=path)
            else:
                route.abort()

        context.route("**/*", answer)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{HOST}/{name}")
        return page, asked, said

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reader_asks_no_other_host(visit, scheme):
    page, asked, said = visit("index.html", scheme=scheme)
    page.get_by_text("Type to start searching").wait_for(state="attached")
    page.get_by_role("textbox").press_sequentially("rounding")
    page.locator(".md-search-result__item").first.wait_for()
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_load_state()
    assert len(asked) > 5
    assert [each for each in asked if not each.startswith(f"{HOST}/")] == []
    assert said == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "name", ["index.html", "rules.html", "cli.html", "tutorials/newsroom.html"]
)
def test_a_phone_needs_no_scrolling_sideways(visit, name):
    page, _, _ = visit(name, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.browser
def test_the_first_page_marks_the_strike_item(visit):
    page, _, _ = visit("index.html")
    marks = page.locator(".audited mark")
    assert [" ".join(each.split()) for each in marks.all_inner_texts()] == [
        "225 current",
        "304 percent 204 percent stated",
        "74 base",
        "123 percent 23 percent stated",
        "183 base",
    ]
