"""Claims find their figure by their words, or none; the seeds have what their answers say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

import audit
from audit.config import Config
from audit.config.references import Declaration

SEEDS = Path(__file__).parents[2] / "seeds" / "references"
DOCUMENTS = sorted(SEEDS.glob("*.md"))
QUERY = 'SELECT {} FROM "ferries.csv"{}'


@cache
def audited():
    config = Config.load(SEEDS / "audit.toml")
    return audit.check([str(path) for path in DOCUMENTS], config=config)


@cache
def expected(path):
    return yaml.safe_load(path.with_suffix(".expected.yaml").read_text(encoding="utf-8"))


each_seed = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


@each_seed
def test_exactly_the_planted_mistakes_are_found(path):
    report = audited()
    document = next(each for each in report.documents if each.name == str(path))
    rows = report.at_least("warning")
    found = [
        {
            "rule": row.rule,
            "severity": row.severity,
            "at": document.text[row.start : row.end],
            "line": row.line,
            "diagnosis": row.diagnosis,
            "suggestion": row.suggestion if isinstance(row.suggestion, str) else None,
        }
        for row in rows[rows["document"] == str(path)].itertuples()
    ]
    planted = [
        {"diagnosis": "other", "suggestion": None, **each} for each in expected(path)["findings"]
    ]
    assert found == planted


@each_seed
def test_figures_are_bound_to_what_they_are(path):
    report = audited()
    document = next(each for each in report.documents if each.name == str(path))
    frame = report.relations["bindings"]
    found = {
        document.text[row.start : row.end]: [row.query, pytest.approx(row.data_value)]
        for row in frame[frame["document"] == str(path)].itertuples()
    }
    for row in report.claims.itertuples():
        key = document.text[row.start : row.end]
        if row.document == str(path) and key in found:
            assert row.text == key
    wanted = {words: [query, value] for words, (query, value) in expected(path)["bound"].items()}
    assert found == wanted


@each_seed
def test_the_rest_has_no_source(path):
    report = audited()
    document = next(each for each in report.documents if each.name == str(path))
    sources = report.relations["sources"]
    rest = sources[(sources["document"] == str(path)) & (sources["reference"] == "")]
    words = expected(path)["unbound"]
    assert len(rest) == len(words)
    for row, told in zip(rest.itertuples(), words, strict=True):
        assert document.text[row.start :].startswith(told)
        assert row.reason


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (
            "The Northern route carried 11,840 passengers in January 2024.",
            QUERY.format('"passengers"', " WHERE \"route\" = 'Northern' AND \"month\" = '2024-01'"),
        ),
        (
            "In January 2024, 20,055 passengers took a ferry.",
            QUERY.format('sum("passengers")', " WHERE \"month\" = '2024-01'"),
        ),
        (
            "The highest number of passengers of a route in a month was 12,105.",
            QUERY.format('max("passengers")', ""),
        ),
    ],
)
def test_words_find_the_figure(text, query, bound):
    assert list(bound(text).values()) == [query]


@pytest.mark.parametrize(
    "text",
    [
        "The Northern route carried 11,840 sheep in January 2024.",
        "The Eastern line carried 11,840 passengers in January 2024, as Corland Ferries says.",
        "The Northern route will carry 11,480 passengers in February 2024.",
        "The Northern route carried 11,480 passengers in March 2024.",
        "The Northern route carried 11,480 passengers in January 2023.",
        "It cost $11,840 in January 2024.",
        "Of the passengers in January 2024, 25 fell ill.",
        "The routes carried 11,480 and 8,215 passengers, respectively, in January 2024.",
    ],
)
def test_what_is_in_doubt_is_no_mistake(text, check):
    report = check(text)
    assert not report.troubles
    assert report.at_least("warning").empty
    assert len(report.relations["sources"])


def test_a_number_that_stands_elsewhere_in_the_data_is_not_bound_to_it(bound):
    """12,105 is the figure of February."""
    queries = bound("The Northern route carried 12,105 passengers in January 2024.")
    assert "'2024-01'" in queries[12105]


def test_the_wrong_month_is_a_mistake(check):
    report = check("The Northern route carried 12,105 passengers in January 2024.")
    (finding,) = report.findings.itertuples()
    assert (finding.rule, finding.suggestion) == ("REF001", "11,840")


def test_every_number_must_have_a_source_if_the_settings_say_so(folder):
    config = Config(
        references=(Declaration("ferries.csv", file="ferries.csv", root=folder),),
        severities={"REF003": "error"},
        root=folder,
    )
    report = audit.check(text="The depot keeps 48 lorries.", config=config)
    (finding,) = report.findings.itertuples()
    assert (finding.rule, finding.severity) == ("REF003", "error")


def test_references_of_other_documents_are_left_alone(check):
    text = "The Northern route carried 12,105 passengers in January 2024."
    report = check(text, documents=("reports/",))
    assert report.relations["sources"].empty
    assert report.findings.empty


def test_without_references_nothing_is_bound():
    report = audit.check(text="The Northern route carried 12,105 passengers in January 2024.")
    assert report.relations["bindings"].empty
    assert report.relations["sources"].empty
