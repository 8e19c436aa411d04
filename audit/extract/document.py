"""One document: its dateline, its sentences, its tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audit.extract.dateline import find_dateline
from audit.extract.fiscal import fiscal_year_end
from audit.extract.sentence import read_sentence
from audit.extract.tables import read_tables
from audit.extract.times import Times

if TYPE_CHECKING:
    from audit.document import Document
    from audit.extract.collect import Columns
    from audit.extract.vocabulary import Vocabulary

#: "1.234,5" or "1.234.567": points group, commas are decimal signs; the hint is quick to look for.
_HINT = re.compile(r"\d\.\d{3}[.,]\d")
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
    found = []
    for n, (start, end) in enumerate(document.sentences):
        tokens, mentions = read_sentence(text, start, end, times, vocabulary, european=european)
        if tokens is not None:
            found += [(tokens, mention, n, _NO_CELL) for mention in mentions]
    if document.tables:
        cells = read_tables(document, times, vocabulary, european=european)
        found += [(tokens, mention, -1, cell) for tokens, mention, cell in cells]
        found.sort(key=lambda claim: claim[0].starts[claim[1].left])
    for tokens, mention, sentence, cell in found:
        place = sentence, tokens.starts[mention.left], tokens.ends[mention.right - 1]
        columns.add(document.name, text, place, mention, cell)


_NO_CELL: tuple[int | None, int | None, int | None] = (None, None, None)
