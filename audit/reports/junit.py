"""JUnit XML, which every CI server shows as tests.

A suite is a document, a case a rule that looked at it. Not a relation: servers follow a case by its
name from run to run, and a rule keeps its name when the text around a number changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from audit.parts import ReportFormat
from audit.reports import places
from audit.reports.advice import advice
from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from audit.errors import Trouble
    from audit.report import Report
    from audit.rule import Rule

#: What no XML document may hold, not even by reference.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """The documents as suites, and a suite of errors for each thing that did not run.

    Errors and warnings make a case fail; what is `info` stands in its output.
    """
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for finding in report.findings.itertuples(index=False):
        found[str(finding.document)][str(finding.rule)].append(finding)
    names = dict.fromkeys([*(document.name for document in report.documents), *found])
    suites = [_document(name, report.rules, found[name]) for name in names]
    failed: dict[str, list[Trouble]] = defaultdict(list)
    for trouble in report.troubles:
        failed[trouble.where].append(trouble)
    suites += [_suite(where, map(_error, troubles)) for where, troubles in failed.items()]
    root = _element("testsuites", name="claim-audit", **_totals(suites))
    root.extend(suites)
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def _document(
    name: str, rules: Mapping[str, Rule], found: Mapping[str, Sequence[Any]]
) -> ElementTree.Element:
    """A case for every rule that looked, and for what a plugin found in the name of another."""
    codes = dict.fromkeys([*sorted(rules), *found])
    cases = (_case(name, code, rules.get(code), found.get(code, ())) for code in codes)
    return _suite(name, cases, file=places.path(name))


def _case(
    document: str, code: str, rule: Rule | None, findings: Sequence[Any]
) -> ElementTree.Element:
    name = f"{code} {rule.name}" if rule else code
    case = _element("testcase", classname=document, name=name)
    grave = [finding for finding in findings if finding.severity != "info"]
    if grave:
        # one failure a case: of several, many readers show the first
        more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
        failure = _element("failure", message=clean(grave[0].message) + more, type=code)
        failure.text = _legal("\n".join(map(_told, grave)))
        case.append(failure)
    if slight := [finding for finding in findings if finding.severity == "info"]:
        output = _element("system-out")
        output.text = _legal("\n".join(map(_told, slight)))
        case.append(output)
    return case


def _told(finding: Any) -> str:
    """The finding on one line, its correction on the next."""
    place = f"{clean(finding.document)}:{finding.line}:{finding.column}"
    line = f"{place}: {finding.rule} [{finding.severity}] {clean(finding.message)}"
    what = advice(finding)
    return f"{line}\nhelp: {what}" if what else line


def _error(trouble: Trouble) -> ElementTree.Element:
    case = _element("testcase", classname=trouble.where, name="runs in full")
    error = _element("error", message=clean(trouble.message), type="trouble")
    error.text = _legal(clean(str(trouble)))
    case.append(error)
    return case


def _suite(
    name: str, cases: Iterable[ElementTree.Element], **attributes: str
) -> ElementTree.Element:
    cases = list(cases)
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
        "skipped": 0,
    }
    told = {key: str(count) for key, count in counts.items()}
    suite = _element("testsuite", name=name, **told, **attributes)
    suite.extend(cases)
    return suite


def _totals(suites: Sequence[ElementTree.Element]) -> dict[str, str]:
    # the schema that Jenkins asks for has no "skipped" here
    keys = ("tests", "failures", "errors")
    return {key: str(sum(int(suite.get(key, "0")) for suite in suites)) for key in keys}


def _element(tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.Element(tag, {key: _legal(value) for key, value in attributes.items()})


def _legal(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


FORMAT = ReportFormat("junit", render)
