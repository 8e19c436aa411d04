"""A paragraph as a short string of symbols, a letter for each claim and each word that relates.

"Sales rose 5 percent to $21 million from $20 million." reads

    _uPtMfM.    _ for words, u a word for up, P percent, t to, M money, f from, . end of sentence

and behind the letter of each claim stands one for its unit. Constructions (`audit.relate.grammar`)
are patterns over such strings. Dates, ordinals, identifiers and the statistics of a paper
("SD = 2.1", "p = .04", "95% CI") relate to nothing by these constructions and count as words.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from audit.relate.cues import WORDS, cues_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd

    from audit.document import Document
    from audit.errors import Trouble

#: The letter that stands for a claim of each kind; kinds without one count as words.
SYMBOLS: Final[Mapping[str, str]] = {
    "count": "N",
    "percent": "P",
    "point": "B",
    "money": "M",
    "quantity": "Q",
    "duration": "D",
    "age": "A",
    "factor": "X",
    "fraction": "F",
    "date": "Y",
    "ordinal": "O",
}
#: Behind the letter of a claim stands one for its unit: equal units, equal letters. They end at
#: U+00FF, for `re` compiles sets of larger characters slowly; no paragraph has more units than
#: that.
UNIT_SYMBOLS: Final = 0x80
UNITS: Final = 0x80
SENTENCE_END: Final = "."

#: What a paper tells of its tests in brackets behind a result, and what relates to nothing else:
#: "SD = 2.1", "p < .05", "t(24) =", "95% CI = [1.2, 3.4]", "age range 19-35".
_STATISTIC = re.compile(
    r"(?:\b(?:SDs?|SEs?|SEM|p|t|F|z|Z|Q|df|BF\w*|alpha|range|IQR)|[αχ][²2]?)"
    r"\s*(?:\([^()]*\))?\s*(?:[=<>≤≥:]|was|of|\bat)?\s*$"
)
#: "6 per 100,000", "one in every 40"
_DENOMINATOR = re.compile(r"\b(?:per|for every|in every|out of every)\s*$", re.IGNORECASE)
#: The degrees of freedom of a test, and not Fahrenheit's: "36 °F (2 °C)".
_DEGREES = re.compile(r"(?:(?<!°)(?<!°\s)(?<!degrees\s)\b[tFzrQ]|χ[²2]?)\s*\([^()]*$")
_INTERVAL = re.compile(r"\b(?:CI|HDI|CrI|interval)s?\s*(?:[=:]|of|was)?\s*[\[(][^\])]*$")
_CONFIDENCE = re.compile(r"\s*(?:CI|HDI|CrI|confidence|credible|power)\b")
#: What an ordinal counts from a year to another.
_ANNIVERSARY = re.compile(r"\s+(?:anniversary|birthday)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
#: Cues that are hedges where they stand right before a number with a bound, and how many at most.
_HEDGES: Final = frozenset("udgpvt@_")
_LONGEST_HEDGE: Final = 2
#: And more claims in a stretch than this are a table in words; looking each up among all takes too
#: long.
_MOST_CLAIMS: Final = 100
#: A paragraph longer than this many sentences is read in stretches: what relates stands close
#: together.
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the claims frame, as constructions see it."""

    claim: int
    sentence: int
    start: int
    end: int
    value: float
    low: float
    high: float
    text: str
    unit: str
    kind: str
    bound: str


#: A sentence, as its span, and the claims in it.
Told: TypeAlias = tuple[tuple[int, int], list[Claim]]
#: Kinds that say how long it is from one date to another.
_LENGTHS: Final = frozenset({"duration", "age", "ordinal"})
#: Kinds that only constructions about dates know.
_DATED: Final = frozenset({"date", "ordinal"})
_NUMBERS: Final = ("claim", "sentence", "start", "end", "value", "low", "high")
_WORDS: Final = ("text", "unit", "kind", "bound")


@dataclass(frozen=True)
class Passage:
    """A paragraph with at least two numbers in it, and the symbols that it is read as.

    `symbols` has two characters for a claim (kind and unit) and one for anything else; `claims`
    maps the position of a claim's first character to the claim.
    """

    document: Document
    symbols: str
    claims: Mapping[int, Claim]
    positions: tuple[int, ...]
    """Positions of the claims in `symbols`, ascending."""
    offsets: tuple[int, ...]
    """Where in the document's text each symbol begins."""

    def place(self, claim: Claim) -> int:
        """Where the claim's symbols stand."""
        return self._places[claim.claim]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {claim.claim: at for at, claim in self.claims.items()}

    def depth(self, claim: Claim) -> int:
        """How many brackets are open where the claim stands."""
        return self._depths[self.place(claim)]

    def shallowest(self, one: Claim, other: Claim) -> int:
        """The least number of open brackets from one claim to another."""
        start, end = sorted((self.place(one), self.place(other)))
        return min(self._depths[start : end + 1])

    @cached_property
    def _depths(self) -> list[int]:
        depths, depth = [], 0
        for symbol in self.symbols:
            depth = 0 if symbol == SENTENCE_END else depth + (symbol == "(") - (symbol == ")")
            depths.append(max(depth, 0))
        return depths


@dataclass(frozen=True)
class Passages:
    """A batch of documents with their claims, for the functions that relate them."""

    documents: Sequence[Document]
    claims: pd.DataFrame
    troubles: list[Trouble] = field(default_factory=list, repr=False)
    """What could not be related, for a kind to add to: the frame that it gives counts all the
    same."""
    _frames: dict[Callable[[Passages], pd.DataFrame], pd.DataFrame] = field(
        default_factory=dict, repr=False
    )

    def related(self, relate: Callable[[Passages], pd.DataFrame]) -> pd.DataFrame:
        """What `relate` gives for this batch; computed once, however many kinds build on it."""
        if relate not in self._frames:
            self._frames[relate] = relate(self)
        return self._frames[relate]

    @cached_property
    def passages(self) -> list[Passage]:
        """Every passage of the batch in reading order, dates left out."""
        return list(self._read(dates=False))

    @cached_property
    def dated(self) -> list[Passage]:
        """The same with dates as claims, and with the ordinals of anniversaries: for constructions
        that count from one date to another.
        """
        return list(self._read(dates=True))

    def _read(self, *, dates: bool) -> Iterator[Passage]:
        rows = self._rows
        for document in self.documents:
            for paragraph in _paragraphs(document, rows.get(document.name, {})):
                if dates and not _tells_times(paragraph):
                    continue
                for sentences in _stretches(paragraph):
                    passage = read_passage(document, sentences, dates=dates)
                    if len(passage.positions) > 1:
                        yield passage

    @cached_property
    def _rows(self) -> dict[str, dict[int, list[Claim]]]:
        """The claims in prose, by document and sentence."""
        prose = self.claims[self.claims["sentence"] >= 0]
        columns = [prose[name].tolist() for name in _NUMBERS]
        words = [prose[name].astype(str).tolist() for name in _WORDS]
        rows: dict[str, dict[int, list[Claim]]] = {}
        for document, *cells in zip(prose["document"], *columns, *words, strict=True):
            claim = Claim(*cells)
            rows.setdefault(document, {}).setdefault(claim.sentence, []).append(claim)
        return rows


def _stretches(paragraph: list[Told]) -> Iterator[list[Told]]:
    """The paragraph in stretches of so many claims that what is compared with what is soon looked
    through.
    """
    stretch: list[Told] = []
    claims = 0
    for (start, end), inside in paragraph:
        for first in range(0, max(len(inside), 1), _MOST_CLAIMS):
            some = inside[first : first + _MOST_CLAIMS]
            begin = start if first == 0 else inside[first].start
            last = first + _MOST_CLAIMS >= len(inside)
            if stretch and claims + len(some) > _MOST_CLAIMS:
                yield stretch
                stretch, claims = [], 0
            stretch.append(((begin, end if last else some[-1].end), some))
            claims += len(some)
    if stretch:
        yield stretch


def _tells_times(sentences: list[Told]) -> bool:
    """Whether a paragraph has two dates, or a date and a number, and how long it is from one to the
    other.
    """
    kinds = [claim.kind for _, claims in sentences for claim in claims]
    if not _LENGTHS & set(kinds):
        return False
    return kinds.count("date") > 1 or ("date" in kinds and "count" in kinds)


def _paragraphs(document: Document, claims: Mapping[int, list[Claim]]) -> Iterator[list[Told]]:
    """The sentences of each paragraph with their claims, from the first that has any to the
    last.
    """
    paragraph: list[Told] = []
    sentences = document.sentences
    last_end = 0
    wanted = sorted(claims)
    for ordinal in _with_gaps(wanted, len(sentences)):
        span = sentences[ordinal]
        apart = paragraph and (
            _PARAGRAPH.search(document.text, last_end, span[0]) or len(paragraph) >= _LONGEST
        )
        if apart or (paragraph and ordinal not in claims and ordinal - 1 not in claims):
            yield paragraph
            paragraph = []
        if paragraph or ordinal in claims:
            paragraph.append((span, claims.get(ordinal, [])))
        last_end = span[1]
    if paragraph:
        yield paragraph


def _with_gaps(ordinals: list[int], sentences: int) -> Iterator[int]:
    """These ordinals and those of up to two sentences behind each.

    A comparison reaches over a sentence without numbers, and "The increase ..." may stand in the
    next.
    """
    for ordinal, following in pairwise([*ordinals, sentences]):
        yield from range(ordinal, min(ordinal + 3, following))


def read_passage(document: Document, sentences: list[Told], *, dates: bool = False) -> Passage:
    """These sentences as symbols; dates count as claims where they are asked for."""
    text = document.text
    symbols: list[str] = []
    offsets: list[int] = []
    claims: dict[int, Claim] = {}
    units: dict[str, str] = {}

    def add(found: list[tuple[str, int]]) -> None:
        for symbol, offset in found:
            if symbol != WORDS or not symbols or symbols[-1] != WORDS:
                symbols.append(symbol)
                offsets.append(offset)

    for (start, end), inside in sentences:
        at = start
        for claim in inside:
            if claim.start < at:
                continue
            if not _relates(text, start, claim, dates=dates):
                if text[at : claim.start].strip() != ",":  # "31 May, 2019" may be two claims
                    add(cues_in(text, at, claim.start))
                add([(WORDS, claim.start)])
                at = claim.end
                continue
            add(_unhedged(cues_in(text, at, claim.start), claim))
            group = _group(claim)
            unit = units.setdefault(group, chr(UNIT_SYMBOLS + len(units) % UNITS))
            claims[len(symbols)] = claim
            symbols += [SYMBOLS[claim.kind], unit]
            offsets += [claim.start, claim.start]
            at = claim.end
        add(cues_in(text, at, end))
        add([(SENTENCE_END, end)])
    return Passage(document, "".join(symbols), claims, tuple(claims), tuple(offsets))


def _group(claim: Claim) -> str:
    """What claims must share to be compared: a unit, or that both are counted, or both measured."""
    if claim.kind in {"money", "quantity", "duration"}:
        return claim.unit
    # the coefficients of a paper are no counts: ".04", "0.38"
    return claim.kind if claim.kind != "count" or not is_coefficient(claim) else "coefficient"


def is_coefficient(claim: Claim) -> bool:
    """Whether a number is a bare decimal below one, as statistics are."""
    return claim.kind == "count" and not claim.unit and 0 < abs(claim.value) < 1


def _relates(text: str, sentence_start: int, claim: Claim, *, dates: bool) -> bool:
    """Whether a claim can be a role: a quantity, and none of a paper's statistics."""
    if claim.kind not in SYMBOLS or (claim.kind in _DATED and not dates):
        return False
    if claim.kind == "ordinal":
        return _ANNIVERSARY.match(text, claim.end) is not None
    if math.isnan(claim.value) and claim.kind != "date":  # "dozens"; a day without its year
        return False
    # searched in place, for a piece cut out of the text may begin within a word
    before = (text, max(sentence_start, claim.start - 60), claim.start)
    if _DENOMINATOR.search(*before):
        return False
    if _STATISTIC.search(*before) or _DEGREES.search(*before) or _INTERVAL.search(*before):
        return False
    return not (claim.kind == "percent" and _CONFIDENCE.match(text, claim.end))


def _unhedged(cues: list[tuple[str, int]], claim: Claim) -> list[tuple[str, int]]:
    """The cues before a claim without those that hedge it: "more than" 40, "up to" 40, "below"
    40.
    """
    if claim.bound not in {"more_than", "at_least", "less_than", "at_most"}:
        return cues
    kept = list(cues)
    while kept and kept[-1][0] in _HEDGES and len(cues) - len(kept) < _LONGEST_HEDGE:
        kept.pop()
    return [*kept, (WORDS, claim.start)]
