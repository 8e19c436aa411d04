"""Repeats: one measure of one period, told twice, in one document or in two of a batch."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pandas as pd

from audit.frames import Repeats
from audit.parts import RelationKind
from audit.relate import tellings
from audit.relate.grammar import Construction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.document import Document
    from audit.relate.passages import Passages

CONSTRUCTIONS: Final = (
    Construction(
        "told again",
        "We counted 12,048 bikes in Acton.\n\nIn all, about 12,000 bikes were counted in Acton.",
        "first:any second:any",
    ),
    Construction(
        "told again for one period",
        "In 2019 the Acme works sold 12,048 bikes. The Acme works sold about 12,000 bikes in 2019.",
        "first:any second:any",
    ),
)
_UNDATED, _DATED = (each.name for each in CONSTRUCTIONS)
_KINDS: Final = ("count", "percent", "money", "quantity")
_BOUNDS: Final = ("exact", "about")
_PERIOD: Final = ["period_start", "period_end"]
#: What tellings of one measure have in common.
_TOLD: Final = ["kind", "unit", "direction", *_PERIOD, "words", "move"]
#: Columns of a closed set of words.
_CHOSEN: Final = frozenset({"kind", "direction"})
_COLUMNS: Final = ("claim", "value", "low", "high", "unit")
#: Columns of the claims that are read; fewer are carried through faster.
_READ: Final = [
    *("document", "sentence", "start", "end", "kind", "bound", "direction", "measure"),
    *_PERIOD,
    *_COLUMNS,
]
#: A block of at most so many characters that does not end as a sentence does is a heading.
_HEADING: Final = 80


@cache
def _numbered() -> re.Pattern[str]:
    """What a text says that has several parts with measures of their own: "Experiment 2"."""
    parts = "|".join(sorted(tellings.listed("parts")))
    return re.compile(rf"\b(?:{parts})\s+(?:\d|[IVX]+\b|one\b|two\b|[AB]\b)", re.IGNORECASE)


def candidates(passages: Passages) -> pd.DataFrame:
    """The claims that may tell a measure another one tells: alike in all but the value, or one in
    the headline and without a period.
    """
    claims = passages.claims
    prose = claims[
        claims["sentence"].ge(0)
        & claims["kind"].isin(_KINDS)
        & claims["bound"].isin(_BOUNDS)
        & claims["unit"].ne("")
        & claims["low"].notna()
        # behind another number of its unit it goes on a list, or is what that is compared with
        & ~claims.duplicated(["document", "sentence", "unit"])
    ]
    prose = pd.concat([prose, _cells_beside(claims, prose)])
    alike = {
        "kind": prose["kind"].astype(str),
        "unit": prose["unit"],
        "start_": prose["period_start"],
        "end_": prose["period_end"],
    }
    here = prose["value"].groupby([prose["document"], *alike.values()], dropna=False, sort=False)
    there = prose["value"].groupby(
        [prose["measure"].str.lower(), *alike.values()], dropna=False, sort=False
    )
    dated = prose["period_start"].notna()
    several = here.transform("nunique").gt(1) | (dated & there.transform("nunique").gt(1))
    of_headline = _of_headline(passages.documents, prose)
    return prose.loc[(several | of_headline).to_numpy(), _READ]


def _cells_beside(claims: pd.DataFrame, prose: pd.DataFrame) -> pd.DataFrame:
    """The cells of tables that are of a unit and a period of which the prose of their document
    tells.
    """
    told = ["document", "kind", "unit", *_PERIOD]
    cells = claims[
        claims["sentence"].lt(0)
        & claims["kind"].isin(_KINDS)
        & claims["bound"].eq("exact")
        & claims["unit"].ne("")
        & claims["period_start"].notna()
    ]
    if cells.empty or prose.empty:
        return cells.iloc[:0]
    keys = pd.MultiIndex.from_frame(prose[told].astype({"kind": str}))
    return cells[pd.MultiIndex.from_frame(cells[told].astype({"kind": str})).isin(keys)]


def _of_headline(documents: Sequence[Document], prose: pd.DataFrame) -> pd.Series[bool]:
    """Which claims stand in the first block without a period, or are of the unit of one that
    does.
    """
    ends = {each.name: each.blocks[0][1] for each in documents if each.blocks}
    end = prose["document"].map(ends).astype(float)
    first = prose["start"].lt(end) & prose["period_start"].isna()
    return first.groupby([prose["document"], prose["unit"]], sort=False).transform("any")


def told(passages: Passages) -> pd.DataFrame:
    """The candidates with what they tell: `words`, `move`, `names`, and the `block` they stand
    in.
    """
    found = candidates(passages)
    numbers, with_date = _sentences(passages.claims)
    documents = {document.name: document for document in passages.documents}
    rows = []
    for claim in _each(found):
        document = documents[claim.document]
        block = bisect_right(document.blocks, (claim.start, len(document.text))) - 1
        place = claim.document, claim.sentence
        if claim.sentence < 0:
            cell = tellings.read_cell(claim.measure)
            rows.append({"index": claim.Index, **cell._asdict(), "block": block})
            continue
        dated = not pd.isna(claim.period_start)
        if not dated and place in with_date:
            continue  # of which period it is the sentence does not say clearly
        telling = tellings.read(
            document.text,
            document.sentences[claim.sentence],
            numbers[place],
            (claim.start, claim.end, claim.unit),
            dated=dated,
        )
        if telling is not None:
            rows.append({"index": claim.Index, **telling._asdict(), "block": block})
    read = pd.DataFrame(rows, columns=["index", *tellings.Telling._fields, "block"])
    return found.join(read.set_index("index"), how="inner")


_Place: TypeAlias = tuple[str, int]


def _sentences(
    claims: pd.DataFrame,
) -> tuple[dict[_Place, list[tellings.Number]], set[_Place]]:
    """The numbers of each sentence, by document and ordinal, and which sentences have a date."""
    numbers: dict[_Place, list[tellings.Number]] = {}
    with_date: set[_Place] = set()
    columns = ("document", "sentence", "kind", "start", "end", "unit")
    cells = (claims[name].tolist() for name in columns)
    for document, sentence, kind, start, end, unit in zip(*cells, strict=True):
        if kind in {"date", "duration"}:  # "over the two years" they add up
            with_date.add((document, sentence))
        if kind not in {"date", "time"}:
            numbers.setdefault((document, sentence), []).append((start, end, unit))
    return numbers, with_date


def _each(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows; their columns are what the frame's are, and no more is known of them."""
    return frame.itertuples()


def pairs(found: pd.DataFrame) -> pd.DataFrame:
    """Each telling that differs, beside the one it differs from, in one document or else in two."""
    here = _differing(found, ["document", *_TOLD])
    # one word says too little, but for a cell and its heading
    cell = here["sentence"].lt(0) | here["sentence_first"].lt(0)
    here = here[cell | here["words"].map(len).ge(tellings.FEWEST)]
    dated = found[
        found["period_start"].notna()
        & found["sentence"].ge(0)
        & found["words"].map(len).ge(tellings.FEWEST)
    ]
    there = _differing(dated, _TOLD)
    there = there[there["document"].ne(there["document_first"]) & ~there.index.isin(here.index)]
    return pd.concat([here, there, _under_headlines(found)])


def _under_headlines(found: pd.DataFrame) -> pd.DataFrame:
    """The numbers of headlines, which tell no period, beside the one value and period for which the
    text below tells the same measure.
    """
    alike = [name for name in _TOLD if name not in _PERIOD]
    prose = found[found["sentence"].ge(0) & found["words"].map(len).ge(tellings.FEWEST)]
    group = prose.groupby(
        ["document", *(prose[name].astype(str) if name in _CHOSEN else name for name in alike)],
        dropna=False,
        sort=False,
    ).ngroup()
    prose = prose.assign(group=group)
    headline = prose["block"].eq(0) & prose["period_start"].isna()
    below = prose[~headline]
    told = below.groupby("group")
    once = below[
        told["value"].transform("nunique").eq(1)
        & told["period_start"].transform("nunique").eq(1)
        & ~below["period_start"].isna().groupby(below["group"]).transform("any")
    ].drop_duplicates("group")
    beside = prose[headline].join(once.set_index("group").add_suffix("_first"), on="group")
    beside = beside[beside["value_first"].notna() & beside["value"].ne(beside["value_first"])]
    # what may be missing in a join is a float
    whole = ("claim", "sentence", "start", "end", "block")
    return beside.astype({f"{name}_first": "int64" for name in whole})


def _differing(found: pd.DataFrame, alike: list[str]) -> pd.DataFrame:
    """The tellings of groups that are alike in these columns, each that differs beside the value
    that most tell, or the first.

    Where a measure has more than two values the text tells a series, not one value.
    """
    same = [found[name].astype(str) if name in _CHOSEN else found[name] for name in alike]
    group = found.groupby(same, dropna=False, sort=False).ngroup()
    of_group = found["value"].groupby(group)
    found = found.assign(group=group)[of_group.transform("nunique").eq(2).to_numpy()]
    times = found.groupby(["group", "value"], sort=False)["claim"].transform("size")
    order = found.assign(times=times).sort_values("times", ascending=False, kind="stable")
    first = order.drop_duplicates("group").set_index("group").add_suffix("_first")
    beside = found.join(first, on="group")
    return beside[beside["value"].ne(beside["value_first"])]


def _is_one_measure(documents: dict[str, Document], pair: Any) -> bool:
    """Whether nothing between two tellings says that they are of two things."""
    one, other = documents[pair.document_first], documents[pair.document]
    dated = not pd.isna(pair.period_start)
    if pair.bound == pair.bound_first == "about" or _numbered().search(other.text):
        return False
    names = pair.names | pair.names_first
    if one is not other:
        return dated and bool(names)
    if pair.sentence == pair.sentence_first or (pair.block == pair.block_first and not dated):
        return False
    between = sorted((pair.block, pair.block_first))
    apart = one.blocks[between[0] + 1 : between[1]]
    if min(pair.sentence, pair.sentence_first) < 0:
        # a table is of what the heading over it names, and so may the prose be; the title is of all
        apart = one.blocks[max(between[0] - 1, 1) : between[1] + 1]
    elif names:
        return True
    return all(_is_structure(one.text[start:end], pair.words) for start, end in apart)


def _is_settled(document: Document, pair: Any) -> bool:
    """Whether two tellings in one document name what they are of, or one of them is the headline or
    stands under a heading like "Summary", or in a table: what a paragraph in between is about, it
    alone may say.
    """
    if pair.names or pair.names_first or min(pair.sentence, pair.sentence_first) < 0:
        return True
    block = min(pair.block, pair.block_first)
    start, end = document.blocks[max(block - 1, 0)]
    return block == 0 or _plain(document.text[start:end]) in tellings.listed("headings")


def _is_structure(block: str, words: frozenset[str]) -> bool:
    """Whether a block is no heading, or one that names no other thing than the measure."""
    if len(block) > _HEADING or block.rstrip()[-1:] in {".", "!", "?", '"', "”"}:
        return True
    plain = _plain(block)
    if plain in tellings.listed("headings"):
        return True
    return {tellings.stem(word) for word in re.findall(r"[^\W\d_]+", plain)} <= words


def _plain(heading: str) -> str:
    """A heading without its number and its colon, lower case."""
    return heading.lstrip("#0123456789. ").rstrip(": ").lower()


def _rows(documents: dict[str, Document], found: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for pair in _each(found):
        if not _is_one_measure(documents, pair):
            continue
        here = pair.document == pair.document_first
        starts = [pair.start, *([pair.start_first] if here else [])]
        ends = [pair.end, *([pair.end_first] if here else [])]
        yield {
            "document": pair.document,
            "first_document": pair.document_first,
            "sentence": pair.sentence,
            "start": min(starts),
            "end": max(ends),
            "construction": _UNDATED if pd.isna(pair.period_start) else _DATED,
            "settled": not here or _is_settled(documents[pair.document], pair),
            **{f"first_{name}": getattr(pair, f"{name}_first") for name in _COLUMNS},
            **{f"second_{name}": getattr(pair, name) for name in _COLUMNS},
        }


def relate(passages: Passages) -> pd.DataFrame:
    """The `Repeats` of a batch."""
    documents = {document.name: document for document in passages.documents}
    return Repeats.from_rows(_rows(documents, pairs(told(passages))))


KIND: Final = RelationKind("repeats", Repeats, relate, across_documents=True)
