"""The page, as its source tells it; tests/browser looks at it in a browser."""

from __future__ import annotations

import base64
import datetime
import hashlib
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_of import Page

import audit
from audit.config import Config
from audit.document import Document
from audit.errors import Trouble
from audit.frames import Changes, Claims, Findings, Relation
from audit.parts import Panel
from audit.report import Report
from audit.reports import html
from audit.reports.html import scope
from audit.reports.html.words import shown

SEEDS = Path(__file__).parent.parent.parent / "seeds"
FLEET = (
    "Of the 52 ships, 13 (35 percent) run on gas.\n\n"
    "The crew numbered 14 people: eight sailors and five cooks.\n"
)


@pytest.fixture(scope="module")
def page_of(plugins):
    """The page of an audit: of a text, or of documents."""

    def page_of(*texts, name="note.txt"):
        documents = [
            each if isinstance(each, Document) else Document.from_text(each, name) for each in texts
        ]
        return Page(html.render(audit.check(documents, plugins=plugins)))

    return page_of


@pytest.fixture(scope="module")
def seeds(plugins):
    return audit.check(SEEDS, plugins=plugins, config=Config(third_party=False))


@pytest.fixture(scope="module")
def page(seeds):
    return Page(html.render(seeds))


def test_page_is_found_as_a_format(plugins):
    assert plugins.reports()["html"] is html.FORMAT
    assert html.FORMAT.shows_panels


def test_only_its_own_style_and_script_are_allowed(page):
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": hash_of(page.one("style").text),
        "script-src": hash_of(page.one("script").text),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def hash_of(content):
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_nothing_leads_out_of_the_page(page):
    addresses = [
        value
        for each in page.elements
        for name, value in each.attributes.items()
        if name in {"href", "src", "srcset", "action", "data", "xlink:href"}
    ]
    assert addresses
    assert [one for one in addresses if not one.startswith("#") and one != "data:,"] == []
    assert "//" not in page.one("style").text
    assert "url(" not in page.one("style").text


def test_nothing_stands_in_attributes_that_the_policy_forbids(page):
    names = {name for each in page.elements for name in each.attributes}
    assert "style" not in names
    assert [name for name in names if name.startswith("on")] == []


def test_every_link_and_label_leads_to_one_place(page):
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    wanted = {
        reference
        for each in page.elements
        for reference in [
            each.attributes.get("href", "#main").removeprefix("#"),
            *each.attributes.get("aria-labelledby", "").split(),
            *each.attributes.get("aria-describedby", "").split(),
        ]
    }
    assert wanted - {"data:,"} <= set(ids)


def test_all_text_is_shown_with_every_claim_marked(page, seeds):
    for at, document in enumerate(seeds.documents):
        article = page.one("article", id=f"d{at}")
        blocks = [
            piece.text.strip()
            for piece in page.all("div", class_="piece", inside=article)
            if not page.all("table", inside=piece)
        ]
        assert blocks == [document.text[start:end] for start, end in document.blocks]
        cells = [
            cell.text
            for cell in [*page.all("td", inside=article), *page.all("th", inside=article)]
            if cell.text
        ]
        assert sorted(cells) == sorted(
            document.text[cell.start : cell.end]
            for table in document.tables
            for cell in table.cells
        )
        marked = [claim.text for claim in page.all("a", class_="claim", inside=article)]
        claims = seeds.claims[seeds.claims["document"] == document.name]
        assert marked == claims["text"].tolist()


def test_headings_are_headings(page):
    assert "Coalition strikes along the Euphrates, 4 June 2018" in [
        each.text for each in page.all("h3", class_="l1")
    ]


def test_a_claim_is_told_in_full(page_of):
    page = page_of("In May 2018 revenue rose to about $1.2 billion from $1.1 billion.")
    row = page.one("tr", id="k0-1")
    cells = [cell.text.strip() for cell in page.all("td", inside=row)]
    where, words, value, stands_for, unit, about, period, relations = cells
    assert (where, words, value) == ("1", "$1.2 billion", "1.2 billion")
    assert stands_for == "1.14 to 1.26 billion"
    assert (unit, about, period) == ("USD money", "revenue", "May 2018")
    assert relations in {"", "orders"}


def test_a_finding_spells_the_recomputation_out(page_of):
    page = page_of(FLEET)
    note = page.one("section", id="f0")
    assert "error" in note.classes
    assert page.one("p", class_="message", inside=note).text == '"35 percent": 13 of 52 is 25%'
    assert page.one("p", class_="fix", inside=note).text == "Write 25 percent for 35 percent"
    assert [each.text for each in page.all("span", class_="op", inside=note)] == [
        "stated 35 percent (34.5 to 35.5)",
        "part 13",
        "whole 52",
    ]
    assert [link.attributes["href"] for link in page.all("a", inside=note)] == [
        *("#rule-SHR001", "#m0", "#r0-0", "#c0-2", "#c0-1", "#c0-0")
    ]
    assert [mark.text for mark in page.all("mark")] == ["35 percent", "14"]


def test_what_is_stated_and_what_follows_is_drawn(page_of):
    page = page_of(FLEET)
    note = page.one("section", id="f1")
    drawn, parts = page.all("svg", class_="chart", inside=note)
    (title, told) = (page.one(name, inside=drawn).text for name in ("title", "desc"))
    assert title == "What is stated and what follows"
    assert told == "14: 14; follows: 13"
    (stated,) = page.all("circle", class_="stated", inside=drawn)
    (follows,) = page.all("circle", class_="follows", inside=drawn)
    # 88 percent of the width are 14
    assert stated.attributes["cx"] == "94.0%"
    assert follows.attributes["cx"] == f"{6 + 88 * 13 / 14:.2f}%"
    assert page.one("desc", inside=parts).text == "parts: eight: 8; parts: five: 5"
    assert [bar.attributes["width"] for bar in page.all("rect", inside=parts)] == [
        "100.0%",
        "62.5%",
    ]


def test_whether_anything_was_found_is_the_heading(page_of, report_of):
    assert page_of(FLEET).one("h1").text == "2 errors in 1 document"
    assert page_of("Sales rose 5% to $21 million from $20 million.").one("h1").text == (
        "No findings: every relation holds"
    )
    assert page_of("It flew 225 strikes.").one("h1").text == "Nothing to compare"
    assert heading(report_of("3", holds=[False])) == "No findings: what does not hold is ignored"
    assert heading(report_of("3", holds=[True, None])) == "No findings: 1 could not be judged"


def heading(report):
    return Page(html.render(report)).one("h1").text.strip()


def test_troubles_are_told(report_of):
    page = Page(html.render(report_of("3", troubles=[Trouble("a<b.pdf", "is no text")])))
    assert [each.text for each in page.all("li", dir="auto")] == ["a<b.pdf: is no text"]


def test_the_day_on_which_a_document_speaks(page_of):
    page = page_of(Document.from_text("It flew 225 strikes.", "a.txt", datetime.date(2018, 6, 4)))
    assert "as of 2018-06-04" in page.one("article").text


def test_findings_at_one_place_each_have_their_own_relations(plugins):
    # 65.2 percent is no share of 214 in 381, and no change from 381 to 214
    report = audit.check(text="Of 381 students, 214 (65.2%) were women.", plugins=plugins)
    other = report.findings.assign(rule="CHG001")
    change = {
        **{name: report.relations["shares"][name][0] for name in ("document", "sentence")},
        **{"start": 3, "end": 27, "construction": "by-hand", "settled": True, "holds": False},
        **{"stated_claim": 2, "stated_value": 65.2, "base_claim": 0, "current_claim": 1},
    }
    both = replace(
        report,
        findings=Findings.from_rows(
            [*report.findings.to_dict("records"), *other.to_dict("records")]
        ),
        relations={**report.relations, "changes": Changes.from_rows([change])},
    )
    page = Page(html.render(both))
    kinds = [
        [link.text for link in page.all("a", inside=note) if "#r" in link.attributes["href"]]
        for note in page.all("section", class_="note")
    ]
    assert [[kind for kind in each if kind in {"shares", "changes"}] for each in kinds] == [
        ["shares"],
        ["changes"],
    ]


class Doses(Relation, roles=("daily",), many=("doses",)):
    """`doses` add up to the `daily` amount.

    More that is not shown.
    """

    route: str


def test_kinds_of_plugins_show_by_their_models():
    text = "Take 2 mg and 3 mg, 6 mg a day."
    claims = [
        {**CLAIM, "claim": at, "start": start, "end": start + 4, "text": text[start : start + 4]}
        for at, start in enumerate((5, 14, 20))
    ]
    dose = {
        **{"document": "note.txt", "sentence": 0, "start": 5, "end": 24, "construction": "by-hand"},
        **{"settled": False, "holds": None, "route": "by mouth"},
        **{"daily_claim": 2, "daily_value": 6.0, "daily_low": 6.0, "daily_high": 6.0},
        **{"doses_claim": [0, 1], "doses_value": [2.0, 3.0]},
        **{"doses_low": [2.0, 3.0], "doses_high": [2.0, 3.0]},
    }
    report = Report(
        Claims.from_rows(claims),
        {"doses": Doses.from_rows([dose])},
        Findings.from_rows([]),
        [Document.from_text(text, "note.txt")],
        kinds={"doses": Doses},
    )
    page = Page(html.render(report))
    row = page.one("tr", id="r0-0")
    assert [" ".join(cell.text.split()) for cell in page.all("td", inside=row)] == [
        "1",
        "doses",
        "daily 6 mg (6) doses 2 mg (2) doses 3 mg (3) route by mouth",
        "not judged in doubt",
    ]
    assert page.one("dd", inside=page.one("dl", class_="kinds")).text == (
        "doses add up to the daily amount."
    )


CLAIM = {
    **{"document": "note.txt", "sentence": 0, "line": 1, "column": 1, "value": 2.0, "low": 2.0},
    **{"high": 2.0, "bound": "exact", "kind": "quantity", "unit": "milligram"},
}


def test_relations_without_a_model_are_left_out(report_of):
    page = Page(html.render(report_of("It rose 3 percent.", holds=[True])))
    assert page.all("table", id="relations-list") == []


# What documents hold

HOSTILE = (
    "<script>alert(1)</script> \"><img src=x onerror=alert(2)> ' onfocus='alert(3)' ]]> <!-- -->"
    " &lt;b&gt; {{ 7 * 7 }} {% raw %} Of the 52 <ships>, 13 (35 percent) run."
)


def test_markup_in_a_document_is_text(page_of):
    page = page_of(HOSTILE, name="<script>alert(4)</script>.txt")
    assert len(page.all("script")) == 1
    assert page.all("img") == page.all("ships") == []
    assert page.one("div", class_="piece").text == HOSTILE
    assert page.one("h2", id="h0").text == "<script>alert(4)</script>.txt"
    assert "<script>alert" not in page.source


@pytest.mark.parametrize(
    ("character", "sign"),
    [
        ("\u2028", "\n"),
        ("\r", "\n"),
        ("\r\n", " \n"),
        ("\u202e", "\ufffd"),
        ("\u2066", "\ufffd"),
        ("\x00", "\ufffd"),
        ("\x1b", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("\U000e0041", "\ufffd"),
        ("\u05d0", "\u05d0"),
        ("\u200d", "\u200d"),
        ("\u200f", "\u200f"),
        ("\t", "\t"),
    ],
)
def test_marks_that_would_not_show_are_shown_as_a_sign(character, sign):
    assert shown(f"a{character}b") == f"a{sign}b"


def test_a_page_is_utf_8_whatever_a_text_holds(report_of):
    document = Document.from_text("3 \ud800 5", "note.txt")
    source = html.render(Report(Claims.from_rows([]), {}, Findings.from_rows([]), [document]))
    assert source.encode().decode() == source
    assert "\u202e" not in html.render(report_of("3\u202e5", name="a\u202etxt.exe"))


@given(
    st.text(
        st.one_of(st.sampled_from("<>&\"'/=`{}%]-! \r\n35"), st.characters(codec="utf-8")),
        max_size=80,
    )
)
def test_any_text_is_shown_as_it_is(text):
    document = Document.from_text(text, f"{text[:20]}.txt")
    report = Report(Claims.from_rows([]), {}, Findings.from_rows([]), [document])
    page = Page(html.render(report))
    assert [piece.text for piece in page.all("div", class_="piece")] == [
        shown(text[start:end]) for start, end in document.blocks
    ]


# Panels

DRAWN = Panel(
    "Shape & size", "<svg role='img'><circle r='3'></circle></svg>", ".shape { color: red }"
)


def test_panels_are_shown_with_their_style(report_of):
    report = replace(report_of("3"), panels=[DRAWN, replace(DRAWN, title="Again")])
    page = Page(html.render(report))
    first, again = page.all("section", class_="panel")
    assert page.one("h2", inside=first).text == "Shape & size"
    assert [len(page.all("circle", inside=each)) for each in (first, again)] == [1, 1]
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    own, brought = page.all("style")
    assert f"style-src {hash_of(own.text)} {hash_of('.shape { color: red }')};" in policy
    assert brought.text == ".shape { color: red }"


# Corpora


@pytest.fixture
def corpus(plugins):
    """Forty documents, every fourth of them with a fault."""
    wrong = "Of the 52 ships, 13 (35 percent) run on gas."
    right = "Of the 52 ships, 13 (25 percent) run on gas."
    return audit.check(
        [Document.from_text(right if at % 4 else wrong, f"{at:02}.txt") for at in range(40)],
        plugins=plugins,
        config=Config(third_party=False, ignore=("RPT",)),
    )


def told(page):
    return [each.text for each in page.all("p", class_="notice")]


def test_all_texts_of_a_few_documents_are_shown(corpus):
    page = Page(html.render(corpus))
    assert len(page.all("article")) == 40
    assert told(page) == []


def test_of_many_documents_those_with_findings_are_shown(corpus, monkeypatch):
    monkeypatch.setattr(scope, "MOST_TEXTS", 20)
    page = Page(html.render(corpus))
    assert [each.text for each in page.all("h2", dir="auto")] == [
        f"{at:02}.txt" for at in range(0, 40, 4)
    ]
    assert len(page.all("tr", inside=page.one("section", id="documents"))) == 2 + 40
    assert len(page.all("tr", inside=page.one("table", id="claims-list"))) == 1 + 3 * 10
    assert told(page) == [
        "The text of 30 documents is not shown. audit check --format json writes everything."
    ]


def test_of_many_findings_the_gravest_are_shown(corpus, monkeypatch):
    monkeypatch.setattr(scope, "MOST_TEXT", 100)
    monkeypatch.setattr(scope, "MOST_FINDINGS", 2)
    monkeypatch.setattr(scope, "MOST_LISTED", 5)
    monkeypatch.setattr(scope, "MOST_DOCUMENTS", 30)
    slight = corpus.findings["severity"].where(corpus.findings.index.isin([3, 7]), "info")
    page = Page(html.render(replace(corpus, findings=corpus.findings.assign(severity=slight))))
    assert [each.text for each in page.all("h2", dir="auto")] == ["12.txt", "28.txt"]
    listed = page.all("td", class_="where", inside=page.one("table", id="findings-list"))
    assert [each.text.partition(":")[0] for each in listed] == [
        *("00.txt", "04.txt", "08.txt", "12.txt", "28.txt")
    ]
    (notice,) = told(page)
    assert "the 2 gravest of 10 findings" in notice
    assert "The 5 gravest findings are listed" in notice
    assert "names 30 of 40 documents" in notice


def test_of_a_long_document_what_is_near_findings_is_shown(page_of, monkeypatch):
    monkeypatch.setattr(scope, "MOST_TEXT", 1_000)
    filler = "The port lies in the north. " * 20
    page = page_of("\n\n".join([filler, filler, *FLEET.split("\n\n"), filler]))
    assert [piece.text.strip() for piece in page.all("div", class_="piece")] == [
        each.strip() for each in FLEET.split("\n\n")
    ]
    assert len(page.all("p", class_="gap")) == 2
    assert len(page.all("tr", inside=page.one("table", id="claims-list"))) == 1 + 6
    assert told(page)[0].startswith("Of long documents only what is near a finding is shown.")


def test_a_page_does_not_grow_with_what_it_leaves_out(plugins, monkeypatch):
    monkeypatch.setattr(scope, "MOST_TEXTS", 5)
    monkeypatch.setattr(scope, "MOST_FINDINGS", 5)
    monkeypatch.setattr(scope, "MOST_LISTED", 5)
    monkeypatch.setattr(scope, "MOST_DOCUMENTS", 5)

    def length(count):
        documents = [Document.from_text(FLEET, f"{at:03}.txt") for at in range(count)]
        config = Config(third_party=False, ignore=("RPT",))
        report = audit.check(documents, plugins=plugins, config=config)
        return len(html.render(report))

    assert length(60) - length(30) < 40  # some digits more


def test_values_that_have_no_end_are_drawn(report_of):
    report = report_of(
        "It rose by more than 304 percent.",
        ("304", {"stated": 304.0, "expected_low": -math.inf, "expected_high": 204.0}),
    )
    (drawn,) = Page(html.render(report)).all("desc")
    assert drawn.text == "stated: 304; follows: 204 or less"
