"""What is told around a number: the words of its sentence or of its row and column, the headings
above it, and the period that they speak of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from audit.references import periods
from audit.references.periods import Period
from audit.references.words import Token, all_cues, cues, listed, stems, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.document import Document, Table

#: Kinds of claim that say how much of something there is.
QUANTITIES: Final = frozenset(
    ["count", "percent", "point", "money", "quantity", "duration", "age", "factor", "fraction"]
)
_HEADING: Final = 100
_CLAUSE: Final = re.compile(
    r"[;:()—–]|,\s|\s-\s|[.!?]\s+(?=[A-Z])|\b(?:while|whereas|and|but|against|versus|than)\b"
)
_LATEST: Final = re.compile(
    r"\b(?:latest|most recent|currently|current|to date|so far|as of now|at present|now|today"
    r"|up to date|newest)\b",
    re.IGNORECASE,
)
#: Where a sentence ends with an abbreviated unit, which may be taken for another abbreviation.
_UNIT_END: Final = re.compile(r"\d\s?[A-Za-z]{1,3}\.\s+(?=[A-Z])")
#: "24 of the 60", "40 percent of the 60"
_WHOLE: Final = re.compile(
    r"(?:\d|%|percent|per cent)\)?\s+(?:out\s+)?of\s+(?:the\s+|all\s+|its\s+|our\s+)?\Z"
    r"|\bof\s+(?:the|all)\s+\Z",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(r"[.!?|]\s+\Z")
_EXPECTED: Final = re.compile(
    r"\b(?:expect(?:s|ed)?|forecasts?|targets?|plan(?:s|ned)?|would|could|will|project(?:s|ed)\b|aims?|goals?"
    r"|budget(?:ed)?|if|should|hopes?|estimated?)\b"
)
_APART: Final = re.compile(
    r"\b(?:of\s+which|respectively|includ(?:es?|ed|ing)|exclud(?:es?|ed|ing)|compris\w+|consist\w*"
    r"|attribut\w+|related\s+to|due\s+to|primarily|mainly|partly|partially|offset|net\s+of|driven\s+by)\b"
    r"|\bOf\s+(?:the|this|that|these|those)\b[^,]*,\s+[$€£]",
)
_OF: Final = re.compile(r"\)?\s+of\b", re.IGNORECASE)
#: A level, not by how much it changed: "rose to 4.2%".
_TO: Final = re.compile(
    r"\b(?:to|at|from|reach(?:ed|ing)?|was|is|were|are)\s+(?:\w+\s+)?\Z", re.IGNORECASE
)
_YEAR_BEFORE: Final = re.compile(
    r"\b(?:a|one|the)\s+(?:year|quarter|month)\s+(?:earlier|before|ago)|\bprevious\s+(?:year|quarter|month)"
    r"|\byear[- ](?:on|over)[- ]year|\blast\s+year|\bthe\s+(?:year|month|quarter)\s+before",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Context:
    """A claim and what is told around it.

    Attributes:
        claim: The row of the claims frame.
        tokens: The words of its sentence, or of the heads of its row and column.
        clause: From where to where its clause reaches.
        around: Stems of the sentence before it, of the headings above it, and of the title.
        own: Stems of the words that say what it measures.
        told: The periods that it may be of: told with it, in its sentence without a year, or above.
        others: Further periods that the sentence tells.
        latest: Whether it is told as the latest state.
        before: Whether it is compared with the period before.
        names: Stems of the names in its sentence.
        title: Stems of the document's title.
        whole: Whether another number is told to be of it: "24 of 60 stations".
        moves: Whether it is by how much something changed.
        expected: Whether the sentence tells what is planned, and not what was.
        apart: Whether it takes numbers apart: tells parts of them, sorts them, nets them.
        of: Whether it is told to be so much "of" something.
    """

    claim: Any
    tokens: tuple[Token, ...]
    clause: tuple[int, int]
    around: frozenset[str]
    around_tokens: tuple[Token, ...]
    own: frozenset[str]
    told: tuple[tuple[Period, float], ...]
    others: tuple[Period, ...]
    latest: bool
    before: bool
    names: frozenset[str]
    title: frozenset[str]
    whole: bool
    moves: bool
    expected: bool
    apart: bool
    of: bool

    @cached_property
    def here(self) -> frozenset[str]:
        """Stems of the words of the sentence."""
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def near(self) -> frozenset[str]:
        """Stems of the words of the clause."""
        start, end = self.clause
        return frozenset(token.stem for token in self.tokens if start <= token.start < end)

    def asks(self, aggregate: str, known: frozenset[str]) -> bool:
        """Whether the sentence has a word for this aggregate, which is not among those that name
        columns.
        """
        return bool((self.here & cues()[aggregate]) - known)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The words for aggregates in the sentence."""
        return self.here & all_cues()

    def in_clause(self, at: int) -> bool:
        """Whether something stands in the clause of the number."""
        return self.clause[0] <= at < self.clause[1]


def contexts(document: Document, claims: Sequence[Any]) -> Iterator[Context]:
    """The context of each quantity that a document tells.

    Args:
        document: The document.
        claims: Its claims, dates among them, as rows of the claims frame.
    """
    reading = _Reading(document, claims)
    for claim in claims:
        if claim.kind in QUANTITIES and not pd.isna(claim.value):
            yield reading.of(claim)


@dataclass(frozen=True)
class _Reading:
    """A document that is read number by number; what was read of a span is kept."""

    document: Document
    claims: Sequence[Any]
    _words: dict[tuple[int, int], list[Token]] = field(default_factory=dict)
    _periods_in: dict[tuple[int, int], list[tuple[int, Period]]] = field(default_factory=dict)

    def of(self, claim: Any) -> Context:
        """The context of one claim."""
        text = self.document.text
        if claim.sentence < 0:
            found, start, end = self._cell(claim)
        else:
            start, end = self._sentence(claim)
            found = self._tokens(start, end)
        around = self._around(start)
        told, others = self._periods(claim, start, end, around)
        words = [token for span in around for token in self._tokens(*span)]
        return Context(
            claim=claim,
            tokens=tuple(found),
            clause=(start, end) if claim.sentence < 0 else self._clause(claim, start, end),
            around=frozenset(token.stem for token in words) | self._title,
            around_tokens=tuple(words),
            own=self._own(claim),
            told=told,
            others=others,
            latest=_LATEST.search(text, start, end) is not None,
            before=_YEAR_BEFORE.search(text, start, end) is not None,
            names=_names(found, claim, text),
            title=self._title,
            whole=claim.sentence >= 0 and _WHOLE.search(text, start, claim.start) is not None,
            moves=_moves(claim, text),
            expected=_EXPECTED.search(text, start, end) is not None,
            apart=_APART.search(text, start, end) is not None,
            of=_OF.match(text, claim.end) is not None,
        )

    def _sentence(self, claim: Any) -> tuple[int, int]:
        """The sentence of a claim; one that goes on behind "2.8 ms." is none."""
        start, end = self.document.sentences[claim.sentence]
        ends = [found.end() for found in _UNIT_END.finditer(self.document.text, start, end)]
        start = max([at for at in ends if at <= claim.start], default=start)
        return start, min([at for at in ends if at > claim.start], default=end)

    def _tokens(self, start: int, end: int) -> list[Token]:
        if (start, end) not in self._words:
            self._words[start, end] = tokens(self.document.text, start, end)
        return self._words[start, end]

    @cached_property
    def _headings(self) -> frozenset[int]:
        return frozenset(start for start, _ in self.document.headings)

    @cached_property
    def _blocks(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.document.blocks)

    @cached_property
    def _title(self) -> frozenset[str]:
        """The stems of the words of the title: a heading that the document begins with."""
        span = self._title_span
        return stems(self.document.text[slice(*span)]) if span else frozenset()

    @cached_property
    def _title_span(self) -> tuple[int, int] | None:
        return self.document.blocks[0] if self.document.blocks and self._is_heading(0) else None

    def _own(self, claim: Any) -> frozenset[str]:
        """The words of its measure and of what it counts, without what is only told beside it."""
        measure, _, _ = claim.measure.partition(",")
        counted = claim.unit if claim.kind == "count" else ""
        return frozenset(word for word in stems(f"{measure} {counted}") if word.isalpha())

    def _cell(self, claim: Any) -> tuple[list[Token], int, int]:
        """The heads of the row and the column of a cell."""
        table = self.document.tables[claim.table]
        heads = [cell for cell in table.cells if _heads(cell, claim, table)]
        found = [token for cell in heads for token in self._tokens(cell.start, cell.end)]
        first = min([claim.start, *(cell.start for cell in heads)])
        return found, first, claim.end

    def _clause(self, claim: Any, start: int, end: int) -> tuple[int, int]:
        text = self.document.text
        breaks = [found.start() for found in _CLAUSE.finditer(text, start, end)]
        before = [at for at in breaks if at < claim.start]
        behind = [at for at in breaks if at >= claim.end]
        return max(before, default=start), min(behind, default=end)

    def _around(self, start: int) -> list[tuple[int, int]]:
        """The spans of the sentence before in the paragraph, and of the headings above."""
        blocks = self.document.blocks
        at = bisect_right(blocks, (start, len(self.document.text))) - 1
        spans = []
        sentence = bisect_right(self.document.sentences, (start, 0)) - 1
        if at >= 0 and sentence >= 0:
            before = self.document.sentences[sentence]
            if before[1] <= start and before[0] >= blocks[at][0]:
                spans.append(before)
        above = range(at if at >= 0 and blocks[at][1] < start else at - 1, -1, -1)
        heading = next((each for each in above if self._is_heading(each)), None)
        spans += [blocks[heading]] if heading is not None else []
        if above and above[0] >= 0 and above[0] != heading and blocks[above[0]][1] <= start:
            last = blocks[above[0]]  # the words that lead over to a list or a table
            if self.document.text[last[1] - 1] == ":":
                spans.append(last)
        return spans

    def _is_heading(self, at: int) -> bool:
        start, end = self.document.blocks[at]
        if self.document.headings:
            return start in self._headings
        words = self.document.text[start:end].rstrip("\"'”’)")
        return len(words) <= _HEADING and words[-1:] not in ".!?:;,"

    def _periods(
        self, claim: Any, start: int, end: int, around: Sequence[tuple[int, int]]
    ) -> tuple[tuple[tuple[Period, float], ...], tuple[Period, ...]]:
        """The periods that a claim may be of, each with how surely; and others in its sentence."""
        here = self._named(start, end)
        above = [
            # the sentence before speaks of a period less surely than a heading
            (period, 0.6 if span in self._blocks else 0.5)
            for span in around
            for _, period in self._named(*span)
        ]
        title = self._named(*self._title_span) if self._title_span else []
        known = [
            *(period for _, period in here),
            *(period for period, _ in above),
            *(period for _, period in title),
        ]
        years = [each.start.year for each in known if not each.yearless]
        told: dict[Period, float] = {}

        def add(period: Period, surely: float) -> None:
            if period.yearless and years:
                period = period.of_year(years[0])
            told[period] = max(surely, told.get(period, 0.0))

        if _has_period(claim):
            add(_period(claim), 1.0)
        clause = self._clause(claim, start, end)
        for at, period in here:
            add(period, 0.95 if clause[0] <= at < clause[1] else 0.7)
        mentioned = tuple(told)
        if not told:
            for period, surely in above or [(period, 0.6) for _, period in title]:
                add(period, surely)
        return tuple(told.items()), mentioned

    def _named(self, start: int, end: int) -> list[tuple[int, Period]]:
        """The periods that are named from `start` to `end`, each behind where it stands."""
        if (start, end) not in self._periods_in:
            self._periods_in[start, end] = self._read_periods(start, end)
        return self._periods_in[start, end]

    def _read_periods(self, start: int, end: int) -> list[tuple[int, Period]]:
        spans = list(periods.named(self.document.text, start, end))
        first = bisect_left(self._dates, (start,))
        dates = [
            (at, period)
            for at, last, period in self._dates[first : bisect_left(self._dates, (end,))]
            # the year of a quarter is no period of its own
            if last <= end and not any(begin <= at < stop for begin, stop, _ in spans)
        ]
        return sorted([*dates, *((begin, period) for begin, _, period in spans)])

    @cached_property
    def _dates(self) -> list[tuple[int, int, Period]]:
        """Where the dates of the document stand, and what they are."""
        return [
            (claim.start, claim.end, _period(claim))
            for claim in self.claims
            if claim.kind == "date" and _has_period(claim)
        ]


def _heads(cell: Any, claim: Any, table: Table) -> bool:
    """Whether a cell heads the row or the column of a claim: a header, or the first of its row."""
    if (cell.row, cell.col) == (claim.row, claim.col):
        return False
    of_column = cell.col == claim.col and (cell.header or cell.row == 0) and cell.row < claim.row
    of_row = cell.row == claim.row and cell.col < claim.col
    of_all = cell.row == cell.col == 0  # the corner tells of what the rows are
    return bool(of_column or of_row or of_all)


def _has_period(row: Any) -> bool:
    return not (pd.isna(row.period_start) or pd.isna(row.period_end))


def _period(row: Any) -> Period:
    return Period(row.period_start.date(), row.period_end.date())


def _names(found: Sequence[Token], claim: Any, text: str) -> frozenset[str]:
    """The stems of words with a capital within the sentence."""
    return frozenset(
        token.stem
        for token in found[1:]
        if token.raw[0].isupper()
        and not token.raw.isupper()
        and token.raw.lower() not in listed("empty")
        and not _in(token, claim)
        and not _BEGINS.search(text, max(token.start - 4, 0), token.start)
    )


def _moves(claim: Any, text: str) -> bool:
    """Whether a claim says by how much something changed, and not to what."""
    if claim.kind == "point":
        return True
    if pd.isna(claim.direction) or claim.bound in {"at_least", "more_than", "at_most", "less_than"}:
        return False
    return _TO.search(text, max(claim.start - 30, 0), claim.start) is None


def _in(token: Token, claim: Any) -> bool:
    return bool(claim.start <= token.start < claim.end)
