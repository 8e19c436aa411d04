"""What the plugin adds to a page: the digits of each test as bars beside their law, and the runs of
numbers that stand in two places.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from audit.parts import Panel
from audit_forensics.wording import chance, copied, whose

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from audit.report import Report

#: The most plots and the most runs on a page; what fails comes first.
_MOST_PLOTS: Final = 12
_MOST_COPIES: Final = 50
_HEIGHT, _WIDTH, _BASE, _STEP = 150, 320, 120, 30
_CSS: Final = """
.for-plots { display: flex; flex-wrap: wrap; gap: 1.5rem; }
.for-plots figure { margin: 0; max-width: 20rem; }
.for-plots figcaption { font-size: 0.85em; color: var(--soft); }
.for-bar { fill: var(--accent); opacity: 0.75; }
.for-law { stroke: var(--ink); stroke-width: 2; }
.for-base { stroke: var(--line); }
.for-plots text { fill: var(--ink); font-size: 12px; text-anchor: middle; }
.for-odd { color: var(--info); }
"""


def panels(report: Report) -> list[Panel]:
    """The panels of a report; none where there was nothing to test and no run was found."""
    found = []
    tests = report.relations.get("digit_tests")
    if tests is not None and len(tests):
        found.append(Panel("Digits", _digits(tests, len(report.documents)), _CSS))
    copies = report.relations.get("copies")
    if copies is not None:
        failing = copies[copies["holds"].eq(False).fillna(value=False)]
        if len(failing):
            found.append(Panel("Numbers in two places", _copies(failing)))
    return found


def _digits(tests: pd.DataFrame, documents: int) -> str:
    order = tests.assign(failing=tests["holds"].eq(False).fillna(value=False)).sort_values(
        ["failing", "p_adjusted", "numbers"], ascending=[False, True, False], kind="stable"
    )
    shown = list(order.head(_MOST_PLOTS).itertuples())
    plots = "".join(_figure(test, named=documents > 1) for test in shown)
    left = len(tests) - len(shown)
    more = f"<p>{left} more tests are in the frame <code>digit_tests</code>.</p>" if left else ""
    return (
        "<p>Bars: how many numbers have each digit. Lines: how many the law lets expect.</p>"
        f'<div class="for-plots">{plots}</div>{more}'
    )


def _figure(test: Any, *, named: bool) -> str:
    """A test as a plot with its caption."""
    title = f"{test.construction[:1].upper()}{test.construction[1:]} of {whose(test)}"
    if named and test.scope != "corpus":
        title += f", {test.document}"
    verdict = f"χ²({test.freedom}) = {test.chi_square:.1f}, p {chance(test.p)}"
    odd = ' <strong class="for-odd">Not as the law lets expect.</strong>' if test.failing else ""
    return (
        f"<figure>{_plot(test.observed, test.expected, title)}"
        f"<figcaption>{escape(title)}: {verdict}, mean deviation {test.deviation:.3f} "
        f"(by chance {test.by_chance:.3f}).{odd}</figcaption></figure>"
    )


def _plot(observed: Iterable[int], expected: Iterable[float], title: str) -> str:
    """Bars of what was seen, and a line across each at what was expected, digit by digit."""
    pairs = [
        (digit, seen, due)
        for digit, (seen, due) in enumerate(zip(observed, expected, strict=True))
        if due > 0
    ]
    scale = (_BASE - 10) / max(max(seen, due) for _, seen, due in pairs)
    told = "; ".join(f"{digit}: {seen}, expected {due:.1f}" for digit, seen, due in pairs)
    marks = "".join(_column(digit, seen * scale, due * scale) for digit, seen, due in pairs)
    return (
        f'<svg width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(f"{title}. {told}")}">'
        f'<line class="for-base" x1="5" x2="{_WIDTH - 5}" y1="{_BASE}" y2="{_BASE}"/>'
        f"{marks}</svg>"
    )


def _column(digit: int, seen: float, due: float) -> str:
    left = 10 + digit * _STEP
    return (
        f'<rect class="for-bar" x="{left + 4}" y="{_BASE - seen:.1f}" width="{_STEP - 8}" '
        f'height="{seen:.1f}"/>'
        f'<line class="for-law" x1="{left}" x2="{left + _STEP}" y1="{_BASE - due:.1f}" '
        f'y2="{_BASE - due:.1f}"/>'
        f'<text x="{left + _STEP // 2}" y="{_BASE + 18}">{digit}</text>'
    )


def _copies(copies: pd.DataFrame) -> str:
    rows = list(copies.head(_MOST_COPIES).itertuples())
    items = "".join(
        f"<li>{escape(str(copy.document))}: {escape(copied(copy))}</li>" for copy in rows
    )
    left = len(copies) - len(rows)
    more = f"<p>{left} more are in the frame <code>copies</code>.</p>" if left else ""
    return f"<ul>{items}</ul>{more}"
