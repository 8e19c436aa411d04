"""One document: its dateline, its sentences, its tables."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from audit.extract.dateline import find_dateline
from audit.extract.fiscal import fiscal_year_end
from audit.extract.scanning import plain_hyphens
from audit.extract.sentence import read_sentence
from audit.extract.tables import read_tables
from audit.extract.times import Times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from audit.document import Document
    from audit.extract.collect import Columns
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens
    from audit.extract.vocabulary import Vocabulary

    #: The place of a claim, what its words say, and its table, row and column.
    _Claim: TypeAlias = tuple[tuple[int, int, int], Mention, tuple[int, int, int]]

#: Table, row and column of what stands in no table.
_NO_CELL = (-1, -1, -1)
#: "1.234,5" or "1.234.567": points group, commas are decimal signs; the hint is quick to look for,
#: from point to point.
_HINT = re.compile(r"\.(?<=\d\.)\d{3}[.,]\d")
_EUROPEAN = re.compile(
    r"(?<![\d.,])\d{1,3}(?:\.\d{3}){1,9},\d{1,2}(?!\d)|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,9}(?![\d.])"
)
_ENGLISH = re.compile(r"\d,\d{3}(?:\.\d|,\d{3})")


def is_european(text: str) -> bool:
    """Whether the text groups digits with points and writes decimals behind a comma."""
    return (
        _HINT.search(text) is not None
        and _ENGLISH.search(text) is None
        and _EUROPEAN.search(text) is not None
    )


def read_document(document: Document, columns: Columns, vocabulary: Vocabulary) -> None:
    """Adds the claims of a document to the columns, in reading order."""
    text = document.text
    times = Times(document.date or find_dateline(text), *fiscal_year_end(text))
    european = is_european(text)
    claims = _in_sentences(document, times, vocabulary, european=european)
    if document.tables:
        cells = read_tables(document, times, vocabulary, european=european)
        inside = ((_place(tokens, mention, -1), mention, cell) for tokens, mention, cell in cells)
        claims = iter(sorted(chain(claims, inside), key=lambda claim: claim[0][1]))
    for place, mention, cell in claims:
        columns.add(document.name, text, place, mention, cell)


def _in_sentences(
    document: Document, times: Times, vocabulary: Vocabulary, *, european: bool
) -> Iterator[_Claim]:
    text = plain_hyphens(document.text)
    for n, (start, end) in enumerate(document.sentences):
        tokens, mentions = read_sentence(text, start, end, times, vocabulary, european=european)
        for mention in mentions:
            assert tokens is not None
            yield _place(tokens, mention, n), mention, _NO_CELL


def _place(tokens: Tokens, mention: Mention, sentence: int) -> tuple[int, int, int]:
    """The sentence of a mention, its first offset and the one behind its last."""
    return sentence, tokens.starts[mention.left], tokens.ends[mention.right - 1]
