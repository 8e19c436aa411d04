"""What the plugin adds to the page of a report."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser

import audit_forensics
import pytest
from audit_forensics import examples
from forensic_texts import checked

import audit


@pytest.fixture(scope="module")
def report():
    documents = [
        audit.Document.from_text(examples.FAVOURED_DIGITS, name="<b>&.txt"),
        audit.Document.from_text(examples.COPIED, name="copied.txt"),
    ]
    return checked(*documents)


@pytest.fixture(scope="module")
def panels(report):
    return audit_forensics.audit_panels(report)


def test_bars_are_as_high_as_their_digits_are_frequent(panels):
    digits = panels[0]
    assert digits.title == "Digits"
    svg = digits.html[: digits.html.index("</svg>")]
    bars = [float(each) for each in re.findall(r'<rect [^>]*height="([\d.]+)"', svg)]
    # 1, 2, 3, 4, 6, 7, 8, 9: 24 of 3 and of 7, 6 of 2 and of 8
    assert bars == pytest.approx([0, 27.5, 110, 0, 0, 110, 27.5, 0])
    assert 'aria-label="Terminal digits of 60 numbers of the document, &lt;b&gt;&amp;.txt.' in svg
    assert "3: 24, expected 7.5" in svg
    assert digits.html.count("Not as the law lets expect.") == 2


def test_copies_are_listed(panels):
    assert panels[1].title == "Numbers in two places"
    assert "copied.txt: 5 numbers of a list are those of a list (line 1)" in panels[1].html


def test_the_page_heeds_all_of_it(panels):
    class Attributes(HTMLParser):
        def handle_starttag(self, tag, attrs):
            assert tag not in {"script", "style", "link", "b"}
            assert "style" not in dict(attrs)

    for panel in panels:
        Attributes().feed(panel.html)


def test_there_is_no_panel_of_nothing():
    assert (
        audit_forensics.audit_panels(checked(audit.Document.from_text("Of 12 ships 3 sank."))) == []
    )


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = "import sys, audit_forensics; print({'scipy', 'pandas', 'pandera'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
