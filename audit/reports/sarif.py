"""SARIF 2.1.0 (OASIS), which code scanning and editors read.

Written as plain objects: of the libraries that model SARIF one is of 2019, the others lack
notifications or accept any key. The official schema has the last word, in the tests.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, Final

from audit import __version__
from audit.parts import ReportFormat
from audit.reports import places, rule_text
from audit.reports.advice import advice
from audit.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audit.document import Document
    from audit.errors import Trouble
    from audit.report import Report
    from audit.rule import Rule

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: The folder to which relative URIs are relative; whoever reads the log knows where it is.
_BASE: Final = "%SRCROOT%"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
#: What would be read as a link in a message: "[words](target)".
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
#: What HTML and Markdown read as markup: a suggestion may not bring in any.
_MARKUP: Final = frozenset("<>&*_`[]\\|#~$")


def render(report: Report) -> str:
    """One run: the rules, what was read, the findings with their fixes, and what did not run."""
    documents = {document.name: document for document in report.documents}
    codes = sorted(report.rules)
    indices = {code: index for index, code in enumerate(codes)}
    findings = report.findings.itertuples(index=False)
    run = {
        "tool": {"driver": _driver([report.rules[code] for code in codes])},
        "invocations": [_invocation(report.troubles)],
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The folder in which the audit ran."}}
        },
        "artifacts": [
            {"location": _location(name), "roles": ["analysisTarget"]} for name in documents
        ],
        "results": [_result(finding, documents, indices) for finding in findings],
        "columnKind": "utf16CodeUnits",
        # a file may be of an old Macintosh, whose lines end so
        "newlineSequences": ["\r\n", "\n", "\r"],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _driver(rules: Sequence[Rule]) -> dict[str, Any]:
    return {"name": "claim-audit", "version": __version__, "rules": list(map(_rule, rules))}


def _invocation(troubles: Sequence[Trouble]) -> dict[str, Any]:
    return {
        "executionSuccessful": not troubles,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": _message(str(trouble))}} for trouble in troubles
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _braced(rule_text.summary(rule))},
        "fullDescription": {"text": _braced(rule_text.description(rule))},
        "help": {
            "text": _braced(rule_text.as_text(rule)),
            "markdown": _braced(rule_text.as_markdown(rule)),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["numbers"]},
    }
    if rule.blind_spots:
        described["properties"]["blindSpots"] = rule_text.blind_spots(rule)
    return described


def _result(
    finding: Any, documents: Mapping[str, Document], indices: Mapping[str, int]
) -> dict[str, Any]:
    document = documents.get(finding.document)
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in indices:  # a plugin's last word may add findings of no rule
        result["ruleIndex"] = indices[finding.rule]
    region = _region(finding, document)
    place = {"artifactLocation": _location(finding.document), "region": region}
    if document is not None:
        place["region"] = {**region, "snippet": {"text": _words(finding, document)}}
    result |= {
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding.message)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"claimAudit/v1": finding.fingerprint},
        "properties": _properties(finding),
    }
    if document is not None and _fits(finding, document):
        result["fixes"] = [_fix(finding, region)]
    return result


def _region(finding: Any, document: Document | None) -> dict[str, Any]:
    region = places.in_utf16(finding, document)
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _properties(finding: Any) -> dict[str, Any]:
    """What the finding knows in numbers; infinite ones JSON has none for, and they are left out."""
    numbers = {
        "stated": finding.stated,
        "expectedLow": finding.expected_low,
        "expectedHigh": finding.expected_high,
    }
    told = {name: value for name, value in numbers.items() if math.isfinite(value)}
    return {"diagnosis": finding.diagnosis, **told}


def _words(finding: Any, document: Document) -> str:
    """The words of the finding in the source, markup inside and all."""
    start, end = document.source_span(finding.start, finding.end)
    return document.source[start:end]


def _fits(finding: Any, document: Document) -> bool:
    """Whether the suggestion can stand in the source for the words: neither holds markup that the
    other lacks.
    """
    if not isinstance(finding.suggestion, str):
        return False
    words = document.text[finding.start : finding.end]
    return _words(finding, document) == words and _MARKUP.isdisjoint(
        set(finding.suggestion) - set(words)
    )


def _fix(finding: Any, region: dict[str, Any]) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": finding.suggestion}}
    return {
        "description": {"text": _message(advice(finding))},
        "artifactChanges": [
            {"artifactLocation": _location(finding.document), "replacements": [replacement]}
        ],
    }


def _location(name: str) -> dict[str, Any]:
    address = places.uri(name)
    return {"uri": address} if "://" in address else {"uri": address, "uriBaseId": _BASE}


def _message(text: str) -> str:
    """Words of anybody's as a message that holds neither links nor placeholders."""
    return _LINK.sub(r"\\[", _braced(clean(text)))


def _braced(text: str) -> str:
    """The text with its braces doubled: a single one begins a placeholder."""
    return text.replace("{", "{{").replace("}", "}}")


FORMAT = ReportFormat("sarif", render)
