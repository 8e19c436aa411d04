"""What GitHub and GitLab show beside the lines of a change."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from audit.errors import Trouble
from audit.reports import github, gitlab


def commands(report):
    """The workflow commands as the runner reads them: name, properties, message; other lines."""
    read, rest = [], []
    for line in re.split("\r\n|\r|\n", github.render(report).rstrip("\n")):
        told = re.fullmatch("::([a-z]+) (.*?)::(.*)", line)
        if told is None:
            rest.append(line)
            continue
        pairs = (pair.split("=", 1) for pair in told[2].split(","))
        read.append((told[1], {key: decoded(value) for key, value in pairs}, decoded(told[3])))
    return read, rest


def decoded(text):
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_command_for_each_finding(report_of):
    report = report_of(
        "Up\n🚀 304 percent, 12 and 13.",
        ("304 percent", {"message": "100% no:\nnot, it", "suggestion": "204 percent"}),
        ("12", {"severity": "warning", "suggestion": ""}),
        ("13", {"severity": "info"}),
        name="./a,b:c 100%.md",
    )
    (error, warning, notice), (summary,) = commands(report)
    assert error == (
        "error",
        {
            "file": "a,b:c 100%.md",
            **{"line": "2", "col": "4", "endLine": "2", "endColumn": "15"},
            "title": "claim-audit CHG001",
        },
        './a,b:c 100%.md:2:3: CHG001 100% no: not, it; write "204 percent"',
    )
    assert warning[0] == "warning"
    assert warning[2].endswith("does not follow; leave it out")
    assert notice[0] == "notice"
    assert notice[2].endswith("does not follow")
    assert summary.startswith("Found 1 error, 1 warning and 1 remark in 1 document")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("docs/a.md", "docs/a.md"),
        ("./docs/../a.md", "a.md"),
        ("/srv/a.md", "/srv/a.md"),
        ("https://ex.org/a?b=1,2", "https://ex.org/a?b=1,2"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_paths(name, file, report_of):
    report = report_of("304", ("304", {}), name=name)
    ((_, properties, _),), _ = commands(report)
    (issue,) = json.loads(gitlab.render(report))
    assert properties["file"] == issue["location"]["path"] == file


def test_words_over_several_lines_have_no_columns(report_of):
    ((_, properties, _),), _ = commands(report_of("Up 304\npercent", ("304\npercent", {})))
    assert properties == {
        **{"file": "notes.md", "line": "1", "endLine": "2", "title": "claim-audit CHG001"}
    }


def test_what_did_not_run_is_an_error(report_of):
    (command,), _ = commands(report_of("", troubles=[Trouble("a.pdf", "is\nno text")]))
    assert command == ("error", {"title": "claim-audit did not run in full"}, "a.pdf: is no text")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x85", "\x0b", "%0A"])
def test_no_document_gives_a_command(end, report_of):
    evil = f"x{end}::stop-commands::y{end}::error::z"
    report = report_of(
        "304",
        ("304", {"message": evil, "suggestion": evil, "rule": "A"}),
        troubles=[Trouble(evil, evil)],
        name=evil,
    )
    read, rest = commands(report)
    assert [name for name, _, _ in read] == ["error", "error"]
    assert not [line for line in rest if "::" in line]


#: The keys and words that GitLab documents for a report of code quality.
QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_quality_of_the_seeds(seeds_report):
    issues = json.loads(gitlab.render(seeds_report))
    jsonschema.validate(issues, QUALITY)
    assert len(issues) == len(seeds_report.findings) > 5
    # GitLab shows one of several with the same fingerprint
    assert len({each["fingerprint"] for each in issues}) == len(issues)


def test_an_issue(report_of):
    report = report_of("Up\n304\npercent", ("304\npercent", {"severity": "warning"}), name="./a.md")
    assert json.loads(gitlab.render(report)) == [
        {
            "description": "CHG001 does not follow",
            "check_name": "CHG001",
            "fingerprint": "0123456789abcdef",
            "severity": "minor",
            "location": {"path": "a.md", "lines": {"begin": 2, "end": 3}},
        }
    ]


def test_no_issues_are_an_empty_array(report_of):
    assert json.loads(gitlab.render(report_of(""))) == []
