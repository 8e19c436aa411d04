"""Whether an audit says of a case what it should; if not, an `AssertionError` with all it said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from audit.testing.audited import Batch

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from audit.testing.audited import Audited
    from audit.testing.cases import Case


def verify(case: Case, audited: Audited | None = None) -> None:
    """Fail unless what was found is what the case says.

    A case that is accepted also fails if the rule looked at nothing: that nothing was found proves
    something only if something was seen.

    Args:
        case: The case.
        audited: What an audit of its document said; it is audited now, if None.
    """
    audited = audited or Run([case])[case]
    told = f"{case}\n{audited.told()}"
    findings = _compared(case, audited)
    assert audited.found_in(findings) == list(case.findings), (
        f"found {audited.found_in(findings)}, not {list(case.findings)}, in {told}"
    )
    for message, words in zip(findings["message"], case.messages, strict=False):
        assert words in message, f'the message is "{message}", without "{words}", in {told}'
    if case.sort == "accepted":
        _assert_seen(case, audited, told)


class Run(Mapping["Case", "Audited"]):
    """What an audit says of each of some cases, which have one bench and run as one batch."""

    def __init__(self, cases: Iterable[Case]) -> None:
        names = {case: f"{number} {case}" for number, case in enumerate(cases)}
        self._documents = {case: case.document(name) for case, name in names.items()}
        bench = next(iter(names)).bench
        self._batch = Batch(
            {each.name: each for each in self._documents.values()},
            config=bench.settings,
            plugins=bench.plugins,
        )

    def __getitem__(self, case: Case) -> Audited:
        return self._batch[self._documents[case].name]

    def __iter__(self) -> Iterator[Case]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def _compared(case: Case, audited: Audited) -> pd.DataFrame:
    """The findings that must be those of the case: all but remarks, unless it is about one."""
    severities = {case.bench.rules[case.code].severity, *(each.severity for each in case.findings)}
    findings = audited.findings
    about_remarks = (findings["rule"] == case.code) & ("info" in severities)
    return findings[(findings["severity"] != "info") | about_remarks]


def _assert_seen(case: Case, audited: Audited, told: str) -> None:
    rule = case.bench.rules[case.code]
    frame = audited.frame(case.bench.plugins.frame_of(rule))
    seen = frame[rule.applies(frame).to_numpy(dtype=bool)] if len(frame) else frame
    assert len(seen), f"{case.code} saw nothing to judge in {told}"
    if case.about:
        at = _at(case.about, seen, audited)
        assert at.any(), f'{case.code} saw nothing to judge at "{case.about}" in {told}'


def _at(words: str, seen: pd.DataFrame, audited: Audited) -> pd.Series[bool]:
    """Which rows reach over these words, at their first place in the text."""
    start = audited.document.text.find(words)
    return (seen["start"] <= start) & (seen["end"] >= start + len(words))
