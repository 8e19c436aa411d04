"""The stage behind the judgement: what documents silence is taken out of the findings, and what
silences nothing is found.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from audit.config import LIST_THEM, names
from audit.errors import what_next
from audit.frames import Findings, Silences
from audit.judge import apply
from audit.rule import Statement
from audit.silences.reading import silences
from audit.silences.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from audit.config import Config
    from audit.document import Document
    from audit.rule import Rule

_OWN: Final = frozenset(rule.code for rule in RULES)
_PLACE: Final = ("start", "end", "line", "column", "end_line", "end_column")


@dataclass(frozen=True)
class Settled:
    """The findings that stand, those that are silenced, and the `Silences`."""

    findings: pd.DataFrame
    silenced: pd.DataFrame
    silences: pd.DataFrame


@dataclass(frozen=True)
class Looked:
    """Which rules there are, and which of them looked.

    Attributes:
        every: All rules.
        selected: Those that the configuration lets look.
        complete: Whether nothing failed; else no silence is blamed for what it does not silence.
        config: The configuration.
    """

    every: Sequence[Rule]
    selected: Sequence[Rule]
    complete: bool
    config: Config


def settle(findings: pd.DataFrame, documents: Sequence[Document], looked: Looked) -> Settled:
    """Part the findings into those that stand and those that their documents silence.

    Those of the rules about silences are added, and cannot be silenced.
    """
    speaking = [document for document in documents if document.directives]
    if not speaking:
        return Settled(findings, findings.iloc[:0], Silences.from_rows([]))
    rows = [row for document in speaking for row in _rows(document, looked)]
    frame = Silences.from_rows(rows)
    silenced = _apply_to(findings, frame, {rule.code: rule for rule in looked.every})
    stated = Silences.validate(frame, lazy=True)
    own = _own_findings(stated, {each.name: each for each in speaking}, looked)
    standing = findings[~silenced]
    if own:
        standing = pd.concat([standing, Findings.from_rows(own)], ignore_index=True)
        places = {document.name: at for at, document in enumerate(documents)}
        standing = standing.sort_values(
            ["document", "line", "column"],
            key=lambda column: column.map(places) if column.name == "document" else column,
            kind="stable",
        )
    return Settled(standing.reset_index(drop=True), findings[silenced], stated)


def _rows(document: Document, looked: Looked) -> Iterator[dict[str, Any]]:
    """The rows of a document's silences, as far as they can be told without its findings."""
    for silence in silences(document):
        said = silence.directive
        line, column = document.source_position(said.source_start)
        end_line, end_column = document.source_position(said.source_end)
        for selector in silence.selectors or ("",):
            named = [
                rule
                for rule in looked.every
                if (names(selector, rule) if selector else rule.code not in _OWN)
            ]
            yield {
                "document": document.name,
                "start": said.start,
                "end": said.end,
                "line": line,
                "column": column,
                "end_line": end_line,
                "end_column": end_column,
                "text": " ".join(said.text.split()),
                "selector": selector,
                "first_line": silence.first,
                "last_line": silence.last,
                "reason": silence.reason,
                "fault": silence.fault or _fault(selector, named, looked),
                "judged": _judged(document.name, named, looked),
                "lacks_reason": looked.config.require_reasons and not silence.reason,
                "silenced": 0,
            }


def _fault(selector: str, named: Sequence[Rule], looked: Looked) -> str:
    """What is wrong with the name of a rule; one may be a plugin's that is not loaded or failed."""
    if selector and not _OWN.isdisjoint(rule.code for rule in named):
        return f"{selector} cannot be silenced here; the settings can ignore it"
    all_loaded = looked.complete and looked.config.third_party and not looked.config.disabled
    if named or not all_loaded:
        return ""
    words = [word for rule in looked.every for word in (rule.code, rule.name)]
    return f'no rule is called "{selector}"; {what_next(selector, words, LIST_THEM)}'


def _judged(document: str, named: Sequence[Rule], looked: Looked) -> bool:
    """Whether all these rules looked at the document."""
    selected = {rule.code for rule in looked.selected}
    return (
        looked.complete
        and bool(named)
        and all(
            rule.code in selected and not looked.config.ignored_in(document, rule) for rule in named
        )
    )


def _apply_to(
    findings: pd.DataFrame, frame: pd.DataFrame, rules: Mapping[str, Rule]
) -> pd.Series[bool]:
    """Which findings are silenced; how many each silence takes is written into the frame."""
    silenced = pd.Series(False, index=findings.index)
    counts = []
    for silence in frame.itertuples():
        hit = hits(silence, findings, rules)
        counts.append(int(hit.sum()))
        silenced |= hit
    frame["silenced"] = pd.Series(counts, index=frame.index, dtype="int64")
    return silenced


def hits(silence: Any, findings: pd.DataFrame, rules: Mapping[str, Rule]) -> pd.Series[bool]:
    """Which findings a row of `Silences` silences; those about silences never are."""
    codes = [str(code) for code in findings["rule"].unique()]
    named = [code for code in codes if _selects(silence.selector, code, rules)]
    on_its_lines = (findings["line"] <= silence.last_line) & (
        findings["end_line"] >= silence.first_line
    )
    in_document = findings["document"] == str(silence.document)
    told = [] if silence.fault else [code for code in named if code not in _OWN]
    silenced: pd.Series[bool] = on_its_lines & in_document & findings["rule"].isin(told)
    return silenced


def _selects(selector: str, code: str, rules: Mapping[str, Rule]) -> bool:
    """Whether a silence is about the rule of this code, which only a plugin may know."""
    if not selector or code.startswith(selector):
        return True
    return code in rules and names(selector, rules[code])


def _own_findings(
    frame: pd.DataFrame, documents: Mapping[str, Document], looked: Looked
) -> list[dict[str, Any]]:
    """What the rules about silences find, each once; a comment may silence several rules."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    times: Counter[str] = Counter()
    for rule in (rule for rule in looked.selected if rule.code in _OWN):
        _, failing = apply(rule, frame)
        for row in frame.loc[failing].to_dict("records"):
            name = str(row["document"])
            columns = {str(column): value for column, value in row.items()}
            finding = rule.explain(Statement(columns, {}, documents[name].text))
            key = (rule.code, name, row["line"], row["column"], finding.message)
            if key in found or looked.config.ignored_in(name, rule):
                continue
            mark = _fingerprint(rule.code, looked.config.from_root(name), row)
            times[mark] += 1
            found[key] = {
                **{place: row[place] for place in _PLACE},
                "rule": rule.code,
                "severity": looked.config.severity_of(rule),
                "document": name,
                "message": finding.message,
                "diagnosis": finding.diagnosis,
                "fingerprint": mark if times[mark] == 1 else f"{mark}-{times[mark]}",
            }
    return list(found.values())


def _fingerprint(code: str, name: str, row: Mapping[Any, Any]) -> str:
    words = " ".join([code, name, str(row["text"]), str(row["selector"])])
    return hashlib.sha256(words.encode()).hexdigest()[:16]
