"""Relation frames and claims to findings: every rule's schema over its frame, and the words for the
rows that fail.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.errors

from audit.chains import Chains, Failure, related
from audit.errors import Trouble
from audit.frames import Findings
from audit.rule import Finding, Operand, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from audit.config import Config
    from audit.document import Document
    from audit.frames import Relation
    from audit.plugins import Plugins
    from audit.rule import Rule

#: What follows a number and belongs to how it is told: "304 percent increase".
_NOUN_OF_CHANGE = re.compile(
    r"[ \u00a0](?:increase|decrease|rise|fall|drop|decline|growth|gain|loss|cut|reduction|jump"
    r"|surge|hike)\b"
)


@dataclass(frozen=True)
class Verdicts:
    """What the rules say of a batch: the relation frames with `holds`, the findings, and which
    rules did not run.
    """

    relations: Mapping[str, pd.DataFrame]
    findings: pd.DataFrame
    troubles: Sequence[Trouble]


def judge(
    documents: Sequence[Document],
    claims: pd.DataFrame,
    relations: Mapping[str, pd.DataFrame],
    rules: Iterable[Rule],
    plugins: Plugins,
    config: Config,
) -> Verdicts:
    """Run every rule over the frame that it looks at.

    Args:
        documents: The batch.
        claims: Its `Claims`.
        relations: Its relation frames by kind, not judged yet.
        rules: The rules to run.
        plugins: Which frame a rule looks at, and who brings it.
        config: Which severity a rule has, and where it is ignored.
    """
    bench = _Bench({document.name: document for document in documents}, claims, config)
    frames = {"claims": claims, **{name: frame.copy() for name, frame in relations.items()}}
    models = {kind.name: kind.model for kind in plugins.kinds()}
    failures: list[Failure] = []
    judging: dict[str, list[Rule]] = {}
    troubles: list[Trouble] = []
    for rule in rules:
        kind = plugins.frame_of(rule)
        frame = frames.get(kind)
        if frame is None or frame.empty:
            continue
        try:
            judged, failing = apply(rule, frame)
            found = [
                (index, _checked(rule.explain(statement), statement.document_text))
                for index, statement in bench.statements(frame.loc[failing], models.get(kind))
            ]
        except (Exception, SystemExit) as error:  # a rule is anybody's code: name it and go on
            said = f"rule {rule.code} raised {type(error).__name__}: {error}"
            troubles.append(Trouble(plugins.provider_of(rule), said))
            continue
        if kind != "claims":
            _mark(frame, judged, failing)
            judging.setdefault(kind, []).append(rule)
        for index, finding in found:
            row = frame.loc[index]
            settled = bool(row.get("settled", True))
            severity = config.severity_of(rule) if settled else "info"
            if not config.ignored_in(str(row["document"]), rule):
                among = related(row, models[kind]) if kind in models else frozenset()
                failures.append(Failure(rule, str(row["document"]), severity, among, finding))
    del frames["claims"]
    chains = Chains(frames, models, judging, _failing_if, bench.operand)
    rows = [
        bench.row(each.rule, each.severity, each.document, each.finding)
        for each in chains.joined(failures)
    ]
    return Verdicts(frames, bench.findings(rows), troubles)


def _failing_if(rule: Rule, frame: pd.DataFrame) -> pd.Index:
    """The labels of the rows that would fail a rule; all of them where it raises."""
    try:
        return apply(rule, frame)[1]
    except (Exception, SystemExit):  # it judged the rows as they are, and was not asked for others
        return frame.index


def apply(rule: Rule, frame: pd.DataFrame) -> tuple[pd.Index, pd.Index]:
    """The labels of the rows that a rule judges, and of those that fail its schema."""
    subject = frame[rule.applies(frame).to_numpy(dtype=bool)]
    if subject.empty:
        return subject.index, subject.index[:0]
    try:
        rule.Schema.validate(subject, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        strange = cases[cases["index"].isna()]
        if not strange.empty:  # a check that raised, or a schema that does not fit the frame
            case = strange.iloc[0]
            raise ValueError(f"{case['check']}: {case['failure_case']}") from None
        return subject.index, pd.Index(sorted({int(label) for label in cases["index"]}))
    return subject.index, subject.index[:0]


def _checked(finding: object, text: str) -> Finding:
    """What a rule gives to explain a row, if it is a finding that lies in the document."""
    if not isinstance(finding, Finding):
        raise TypeError(f"explain gave {type(finding).__name__}, where a Finding is asked for")
    if not 0 <= finding.start < finding.end <= len(text):
        raise ValueError(
            f"explain gave the span {finding.start} to {finding.end}, outside the text"
        )
    return finding


def _mark(frame: pd.DataFrame, judged: pd.Index, failing: pd.Index) -> None:
    """Write a rule's verdict into `holds`: what one rule refutes stays refuted."""
    standing = frame.loc[judged, "holds"].fillna(value=True)
    frame.loc[judged, "holds"] = standing & ~judged.isin(failing)


@dataclass(frozen=True)
class _Bench:
    """Where a failing row is put together with the words it was read from."""

    documents: Mapping[str, Document]
    claims: pd.DataFrame
    config: Config

    @cached_property
    def _operands(self) -> dict[tuple[str, int], dict[str, Any]]:
        """The claims of the batch by document and ordinal; read only once something fails."""
        return {
            (cells[0], cells[1]): dict(zip(_OPERAND_COLUMNS, cells, strict=True))
            for cells in self.claims[_OPERAND_COLUMNS].itertuples(index=False, name=None)
        }

    def statements(
        self, failing: pd.DataFrame, model: type[Relation] | None
    ) -> Iterator[tuple[Any, Statement]]:
        """Each failing row as a `Statement`, with its label."""
        if failing.empty:
            return
        by_ordinal = self._operands
        names = [str(name) for name in failing.columns]
        for index, *cells in failing.itertuples(name=None):
            columns = dict(zip(names, cells, strict=True))
            text = self.documents[columns["document"]].text
            operands: dict[str, Any] = {}
            for role in model.roles() if model else ():
                ordinal = columns[f"{role}_claim"]
                told = ordinal is not None and not pd.isna(ordinal)
                name = columns.get(f"{role}_document", columns["document"])
                row = by_ordinal[name, int(ordinal)] if told else None
                words = self.documents[name].text
                operands[role] = row and _operand(row, columns[f"{role}_value"], words)
            for role in model.many() if model else ():
                values = zip(columns[f"{role}_claim"], columns[f"{role}_value"], strict=True)
                operands[role] = [
                    _operand(by_ordinal[columns["document"], int(ordinal)], value, text)
                    for ordinal, value in values
                ]
            yield index, Statement(columns, operands, text)

    def operand(self, document: str, claim: int) -> Operand:
        """A claim of a document, as it stands there."""
        row = self._operands[document, claim]
        return _operand(row, row["value"], self.documents[document].text)

    def row(self, rule: Rule, severity: str, name: str, finding: Finding) -> dict[str, Any]:
        """A finding as a row of `Findings`; its fingerprint hangs on the words, not on where they
        stand, nor on how the path was given.
        """
        document = self.documents[name]
        line, column = document.position(finding.start)
        end_line, end_column = document.end_position(finding.end)
        at = bisect_right(document.sentences, (finding.start, len(document.text))) - 1
        start, end = document.sentences[at] if at >= 0 else (finding.start, finding.end)
        sentence = document.text[start:end].split()
        path = self.config.from_root(name)
        words = " ".join([rule.code, path, document.text[finding.start : finding.end], *sentence])
        return {
            "rule": rule.code,
            "severity": severity,
            "document": name,
            "start": finding.start,
            "end": finding.end,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
            "message": finding.message,
            "diagnosis": finding.diagnosis,
            "stated": finding.stated,
            "expected_low": finding.expected_low,
            "expected_high": finding.expected_high,
            "suggestion": finding.suggestion,
            "fingerprint": hashlib.sha256(words.encode()).hexdigest()[:16],
        }

    def findings(self, rows: list[dict[str, Any]]) -> pd.DataFrame:
        """The findings of the batch in reading order; the same words twice in a file have two
        fingerprints.
        """
        order = {name: at for at, name in enumerate(self.documents)}
        rows = sorted(rows, key=lambda row: (order[row["document"]], row["start"], row["rule"]))
        seen: dict[str, int] = {}
        for row in rows:
            times = seen[row["fingerprint"]] = seen.get(row["fingerprint"], 0) + 1
            row["fingerprint"] += f"-{times}" if times > 1 else ""
        found = Findings.from_rows(rows)
        return Findings.validate(found, lazy=True) if rows else found


_OPERAND_COLUMNS = [
    *("document", "claim", "text", "value", "low", "high", "unit", "kind", "start", "end")
]


def _operand(row: Mapping[str, Any], value: float, document_text: str) -> Operand:
    noun = _NOUN_OF_CHANGE.match(document_text, row["end"])
    return Operand(
        claim=row["claim"],
        text=row["text"],
        value=value,
        low=row["low"],
        high=row["high"],
        unit=row["unit"],
        kind=row["kind"],
        start=row["start"],
        end=row["end"],
        phrase=document_text[row["start"] : noun.end() if noun else row["end"]],
    )
