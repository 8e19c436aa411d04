"""JUnit XML, read back by a library that CI tools use."""

from __future__ import annotations

from dataclasses import replace

import pytest
from junitparser import Error, Failure, JUnitXml

from audit.errors import Trouble
from audit.reports import junit
from audit.rule import Rule


class Wrong(Rule):
    """Something is wrong."""

    code = "CHG001"
    name = "wrong"


class Other(Rule):
    """Something else is wrong."""

    code = "CHG002"
    name = "other-wrong"


@pytest.fixture
def read():
    """The suites of a report by name, as junitparser reads them."""

    def read(report, *rules):
        report = replace(report, rules={each.code: each() for each in rules})
        xml = JUnitXml.fromstring(junit.render(report).encode())
        counted = (xml.tests, xml.failures, xml.errors)
        xml.update_statistics()
        assert counted == (xml.tests, xml.failures, xml.errors)
        return {suite.name: list(suite) for suite in xml}

    return read


def test_a_suite_is_a_document_and_a_case_a_rule(seeds_report):
    xml = JUnitXml.fromstring(junit.render(seeds_report).encode())
    names = [document.name for document in seeds_report.documents]
    assert [suite.name for suite in xml] == names
    assert {suite.tests for suite in xml} == {len(seeds_report.rules)}
    failed = {
        (suite.name, case.name.split()[0]) for suite in xml for case in suite if not case.is_passed
    }
    found = seeds_report.findings[["document", "rule"]].itertuples(index=False, name=None)
    assert failed == set(found)
    assert xml.failures == len(failed)


def test_findings_of_a_rule_are_one_failure(report_of, read):
    report = report_of(
        "Up 304 percent\nand 12.",
        ("304 percent", {"message": 'no "304"', "suggestion": "204 percent"}),
        ("12", {"severity": "warning", "message": "not <12>", "suggestion": ""}),
    )
    (wrong, other) = read(report, Wrong, Other)["notes.md"]
    assert (wrong.classname, wrong.name) == ("notes.md", "CHG001 wrong")
    (failure,) = wrong.result
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == ('no "304" (and 1 more)', "CHG001")
    assert failure.text == (
        'notes.md:1:4: CHG001 [error] no "304"\nhelp: write "204 percent"\n'
        "notes.md:2:5: CHG001 [warning] not <12>\nhelp: leave it out"
    )
    assert other.name == "CHG002 other-wrong"
    assert other.is_passed


def test_what_is_info_fails_nothing(report_of, read):
    ((case,),) = read(report_of("304", ("304", {"severity": "info"})), Wrong).values()
    assert case.is_passed
    assert case.system_out == "notes.md:1:1: CHG001 [info] does not follow"


def test_what_did_not_run_is_an_error(report_of, read):
    troubles = [Trouble("a.pdf", "is no text"), Trouble("plugin x 1", "failed")]
    suites = read(report_of("", troubles=[*troubles, Trouble("plugin x 1", "twice")]), Wrong)
    assert list(suites) == ["notes.md", "a.pdf", "plugin x 1"]
    (case,) = suites["a.pdf"]
    (error,) = case.result
    assert isinstance(error, Error)
    assert (error.message, error.text) == ("is no text", "a.pdf: is no text")
    assert [case.result[0].message for case in suites["plugin x 1"]] == ["failed", "twice"]


def test_finding_of_no_rule_that_looked_has_a_case(report_of, read):
    ((case,),) = read(report_of("304", ("304", {"rule": "HSE001"}))).values()
    assert (case.name, case.is_passed) == ("HSE001", False)


def test_what_xml_cannot_hold_is_shown_as_a_sign(report_of, read):
    faults = {"message": 'a\x00b\x1b&<"\ufffe\nc', "suggestion": "\x0b]]>\uffff"}
    # a name of bytes that are no text
    undecoded = Trouble("\udcff.txt", "does not exist")
    report = report_of("304", ("304", faults), name="evil\x01 <&> \ufffe.md", troubles=[undecoded])
    (case,), (trouble,) = read(report, Wrong).values()
    (failure,) = case.result
    assert failure.message == 'a␀b␛&<"� c'
    assert failure.text.endswith('help: write "␋]]>�"')
    assert case.classname == "evil� <&> �.md"
    assert trouble.classname == "�.txt"
