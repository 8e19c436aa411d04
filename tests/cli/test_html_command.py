"""`audit check --format html`."""

from __future__ import annotations

PANELS = """
import audit
from audit.parts import Panel


@audit.hookimpl
def audit_panels(report):
    print("asked")
    return [Panel("Rules", f"<p>{len(report.rules)} rules</p>")] if len(report.claims) else 3
"""


def test_the_page_is_written(run, here):
    code, out, err = run("check", "wrong.md", "--format", "html", "--output", "page.html")
    assert (code, out, err) == (1, "", "")
    page = (here / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>\n")
    assert page.endswith("</html>\n")
    assert "1 error in 1 document" in page


def test_plugins_are_asked_for_panels_where_they_are_shown(run, here):
    (here / "panels.py").write_text(PANELS)
    (here / "audit.toml").write_text('rules = ["panels.py"]\n')
    code, out, _ = run("check", "right.md", "--format", "html")
    assert code == 0
    assert out.startswith("asked\n")
    assert '<h2 id="panel-1-title">Rules</h2>\n<p>' in out
    code, out, _ = run("check", "right.md")
    assert code == 0
    assert "asked" not in out


def test_a_panel_that_fails_is_told_on_the_page(run, here):
    (here / "panels.py").write_text(PANELS)
    (here / "audit.toml").write_text('rules = ["panels.py"]\n')
    (here / "none.md").write_text("No numbers.\n")
    code, out, err = run("check", "none.md", "--format", "html")
    told = "audit_panels returned 3, where a list is asked for"
    assert code == 2
    assert err == f"rule file panels.py: {told}\n"
    assert f"<b>rule file panels.py</b>: {told}" in out
