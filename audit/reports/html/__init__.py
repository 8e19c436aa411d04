"""The report as one page to read: the texts with every claim marked, the findings beside them,
charts of what they compare, and lists to filter.

The page is one file that loads nothing. What it shows of documents is escaped by the template; its
style and script are allowed by their hashes, and nothing else is (Content Security Policy 3).
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from audit import __version__
from audit.parts import ReportFormat
from audit.reports import rule_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Template

    from audit.parts import Panel
    from audit.report import Report


def render(report: Report) -> str:
    """The page."""
    from markupsafe import Markup

    from audit.reports.html.view import view
    from audit.reports.html.words import counted, number, shown

    styles = [_static("report.css"), *_styles_of(report.panels)]
    script = _static("report.js")
    return _template().render(
        page=view(report),
        version=__version__,
        policy=_policy(styles, [script]),
        styles=[Markup(style) for style in styles],
        script=Markup(script),
        counted=counted,
        rule_text=rule_text,
        number=number,
        shown=shown,
    )


def _styles_of(panels: Iterable[Panel]) -> dict[str, None]:
    """The style that panels bring, each once, with line ends as browsers read them."""
    styles = (panel.css.replace("\r\n", "\n").replace("\r", "\n") for panel in panels)
    return dict.fromkeys(style for style in styles if style)


def _policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """The Content Security Policy that allows just these inline styles and scripts."""
    return "; ".join(
        [
            "default-src 'none'",
            "style-src " + " ".join(map(_hash, styles)),
            "script-src " + " ".join(map(_hash, scripts)),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _static(name: str) -> str:
    return (resources.files(__name__) / "static" / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(__name__),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")


FORMAT = ReportFormat("html", render, shows_panels=True)
