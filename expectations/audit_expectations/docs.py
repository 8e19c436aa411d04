"""Data Docs that need no network: the pages of Great Expectations with a style of their own."""

from __future__ import annotations

import copy
import html
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from audit_expectations.quietly import quiet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from great_expectations.core import ExpectationSuiteValidationResult

#: What loads something or runs: the pages are made to be looked at with a server behind them.
_LOADING: Final = re.compile(
    r"<script\b.*?</script>|<link\b[^>]*>|<style\b.*?</style>|<img\b[^>]*>|<!--.*?-->", re.DOTALL
)
#: The bar on top with a logo, the buttons that scripts would act on, an invitation to a newsletter.
_NAVIGATION: Final = re.compile(r'<nav class="navbar.*?</nav>\s*</div>\s*</nav>', re.DOTALL)
_ACTIONS: Final = re.compile(
    r'<div class="card mb-3">\s*<div class="card-header p-2">\s*<strong>Actions</strong>.*?'
    r"(?=<div class=\"card d-md-block)",
    re.DOTALL,
)
_ELSEWHERE: Final = re.compile(r'<a\b[^>]*\bhref="(?!#)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_BODY: Final = re.compile(r"<body[^>]*>(.*?)(?:<footer|</body>)", re.DOTALL)
#: Nothing is loaded and nothing runs, whatever a document has in its text.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def pages(results: Mapping[str, ExpectationSuiteValidationResult]) -> dict[str, bytes]:
    """The pages by the names of their files: index.html, and one for each result.

    Args:
        results: What suites say, by what they say it of.
    """
    named = {f"{at}-{_safe(name)}.html": name for at, name in enumerate(results, 1)}
    made = {file: _page(name, _rendered(results[name])) for file, name in named.items()}
    rows = "".join(_row(file, name, results[name]) for file, name in named.items())
    head = "<tr><th>Data</th><th>Suite</th><th>Status</th><th>Expectations met</th></tr>"
    table = f'<h1>Data Docs</h1><table class="table">{head}{rows}</table>'
    return {"index.html": _page("Data Docs", table), **made}


def _row(file: str, name: str, result: ExpectationSuiteValidationResult) -> str:
    met = sum(bool(each.success) for each in result.results)
    status = "Succeeded" if result.success else "Failed"
    return (
        f'<tr class="{status.lower()}"><td><a href="{html.escape(file)}">{html.escape(name)}</a>'
        f"</td><td>{html.escape(result.suite_name)}</td><td>{status}</td>"
        f"<td>{met} of {len(result.results)}</td></tr>"
    )


def _rendered(result: ExpectationSuiteValidationResult) -> str:
    """The body of the page that Great Expectations makes, without what would load or run."""
    from great_expectations.render.renderer import ValidationResultsPageRenderer
    from great_expectations.render.view import DefaultJinjaPageView

    with quiet():
        view: Any = DefaultJinjaPageView()
        page = str(view.render(ValidationResultsPageRenderer().render(_as_text(result))))
    found = _BODY.search(page)
    body = found[1] if found else page
    for pattern in (_LOADING, _NAVIGATION, _ACTIONS):
        body = pattern.sub("", body)
    return '<p><a href="index.html">All suites</a></p>' + _ELSEWHERE.sub(r"\1", body)


def _as_text(result: ExpectationSuiteValidationResult) -> ExpectationSuiteValidationResult:
    """The result with what was found escaped, which the renderers take for HTML."""
    result = copy.deepcopy(result)
    for each in result.results:
        each.result = _escaped(each.result)
    return result


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return html.escape(value, quote=False)
    if isinstance(value, list):
        return [_escaped(each) for each in value]
    if isinstance(value, dict):
        return {name: _escaped(each) for name, each in value.items()}
    return value


def _page(title: str, body: str) -> bytes:
    style = files("audit_expectations").joinpath("docs.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _safe(name: str) -> str:
    return re.sub(r"[^\w.-]+", "_", name)[:80]
