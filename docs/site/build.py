"""What "mkdocs build" adds to docs/: pages from elsewhere in the repository, and their places.

The pages of the project's plugins are their READMEs with their rules below, made anew with each
build: a folder in plugins/ is a page, and nothing else names it.
"""

from __future__ import annotations

import posixpath
import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT: Final = Path(__file__).parents[2]
#: Pages that stand elsewhere, by their path in the repository. The first page of the site is its
#: own, and what leads to the README leads there.
_ELSEWHERE: Final = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "CHANGELOG.md": "CHANGELOG.md",
    "plugins/README.md": "plugins/index.md",
}
_ALL_PLUGINS: Final = _ELSEWHERE["plugins/README.md"]
_MORE: Final = "More"
_LINK: Final = re.compile(r"\[([^\]]*)\]\((?![a-z]+:)([^)#\s]+)(#[^)]*)?\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The settings with a place for every page, also for those that they do not name."""
    nav: list[Any] = list(config.nav or [])
    named = {*_pages_of(nav)}
    for section in nav:
        for pages in section.values():
            if isinstance(pages, list) and _ALL_PLUGINS in pages:
                pages += [uri for uri in _sources().values() if uri not in named]
    if further := sorted({*_in_docs()} - {*_pages_of(nav)}):
        nav.append({_MORE: further})
    config.nav = nav
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The files of docs/ and the pages from elsewhere."""
    rules: Callable[[Path, str], str] = runpy.run_path(str(ROOT / "docs/generate.py"))[
        "plugin_rules"
    ]
    for source, uri in _sources().items():
        if uri in files.src_uris:
            continue
        content = (ROOT / source).read_text(encoding="utf-8")
        if source not in _ELSEWHERE:
            content = f"{content.rstrip()}\n\n{rules((ROOT / source).parent, content)}"
        files.append(File.generated(config, uri, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """The page with links that lead to where its neighbours in the repository are in the site.

    What is in the repository and not in the site, such as a module, is named without a link.
    """
    sites = _sources()
    here = next((source for source, uri in sites.items() if uri == page.file.src_uri), "")
    if here in ("", "README.md"):
        here = f"docs/{page.file.src_uri}"

    def relinked(link: re.Match[str]) -> str:
        words, target, part = link[1], link[2], link[3] or ""
        source = posixpath.normpath(posixpath.join(posixpath.dirname(here), target))
        if not (ROOT / source).exists():
            return link[0]  # strict mode tells it
        uri = sites.get(source) or (source[5:] if source.startswith("docs/") else "")
        if not uri:
            return words
        base = posixpath.dirname(page.file.src_uri)
        return f"[{words}]({posixpath.relpath(uri, base or '.')}{part})"

    return _LINK.sub(relinked, markdown)


def _sources() -> dict[str, str]:
    """The pages from elsewhere: path in the repository, and in the site."""
    found = [*ROOT.glob("plugins/*/pyproject.toml"), *ROOT.glob("expectations/pyproject.toml")]
    return _ELSEWHERE | {
        f"{each.parent.relative_to(ROOT).as_posix()}/README.md": f"plugins/{each.parent.name}.md"
        for each in sorted(found)
    }


def _in_docs() -> Iterable[str]:
    docs = ROOT / "docs"
    return (path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))


def _pages_of(nav: Iterable[Any]) -> Iterable[str]:
    """The pages that a navigation names, at any depth."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, dict):
            for inner in entry.values():
                yield from [inner] if isinstance(inner, str) else _pages_of(inner)
