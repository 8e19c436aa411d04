"""One document: its dateline, its sentences, its tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audit.extract.dates import find_dateline
from audit.extract.sentence import read_sentence

if TYPE_CHECKING:
    from audit.document import Document
    from audit.extract.collect import Columns

#: "1.234,5" or "1.234.567": points group, commas are decimal signs.
_EUROPEAN = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])")
_ENGLISH = re.compile(r"\d,\d{3}(?:\.\d|,\d{3})")


def is_european(text: str) -> bool:
    """Whether the text groups digits with points and writes decimals behind a comma."""
    return _ENGLISH.search(text) is None and _EUROPEAN.search(text) is not None


def read_document(document: Document, columns: Columns) -> None:
    """Adds the claims of a document to the columns, in reading order."""
    text = document.text
    told = document.date or find_dateline(text)
    european = is_european(text)
    for n, (start, end) in enumerate(document.sentences):
        tokens, mentions = read_sentence(text, start, end, told, european=european)
        if tokens is None:
            continue
        for mention in mentions:
            first, last = tokens.starts[mention.left], tokens.ends[mention.right - 1]
            columns.add(document.name, text, (n, first, last), mention)
