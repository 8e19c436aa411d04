"""Sections that plugins add to a page."""

from __future__ import annotations

import re

import pytest
from test_docs import DOCS

import audit
from audit.config import Config
from audit.parts import Panel
from audit.plugins import Plugins

BRINGS = (
    "import audit\nfrom audit.parts import Panel\n@audit.hookimpl\ndef audit_panels(report):\n    "
)


@pytest.fixture(scope="module")
def report():
    return audit.check(text="Of the 52 ships, 13 (35 percent) run on gas.")


def panels(told, report):
    plugins, _ = told()
    return plugins.panels(report), [str(trouble) for trouble in plugins.troubles]


def test_a_panel_is_made_of_the_report(install, told, report):
    install("acme-audit", "0.3", BRINGS + "return [Panel('All', str(len(report.claims)))]")
    assert panels(told, report) == ([Panel("All", "3")], [])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "return 1 / 0",
            "audit_panels raised ZeroDivisionError: division by zero (acme_audit.py, line 5)",
        ),
        ("return 3", "audit_panels returned 3, where a list is asked for"),
        ("return ['<svg>']", "audit_panels gave '<svg>': is no audit.parts.Panel"),
        (
            "return [Panel('All', None)]",
            "audit_panels gave Panel(title='All', html=None, css=''): html is no text",
        ),
        (
            "return [Panel(' ', '')]",
            "audit_panels gave Panel(title=' ', html='', css=''): has no title",
        ),
        (
            "return [Panel('All', '', '</STYLE >')]",
            "audit_panels gave Panel(title='All', html='', css='</STYLE >'): "
            "css ends its own element",
        ),
    ],
)
def test_a_panel_that_is_none_is_told(install, told, report, body, message):
    install("acme-audit", "0.3", BRINGS + body)
    assert panels(told, report) == ([], [f"plugin acme-audit 0.3: {message}"])


def test_what_a_plugin_does_to_the_report_reaches_nobody(install, told, report):
    install("acme-audit", "0.3", BRINGS + "report.findings['rule'] = 'X'; return []")
    assert panels(told, report) == ([], [])
    assert report.findings["rule"].tolist() == ["SHR001"]


def test_the_panel_of_the_manual_is_one(tmp_path, report):
    source = (DOCS / "hooks" / "audit_panels.py").read_text(encoding="utf-8")
    (tmp_path / "panel.py").write_text(source, encoding="utf-8")
    plugins = Plugins.load(Config(rules=("panel.py",), root=tmp_path))
    (panel,) = plugins.panels(report)
    assert plugins.troubles == []
    assert 'aria-label="SHR001 1"' in panel.html
    assert re.findall(r"<text[^>]*>(.*?)</text>", panel.html) == ["SHR001"]
