"""From documents to claims: every number of a text with what the words around it say of it.

The way of a document: its sentences (`audit.sentences`) become tokens (`tokens`), in which the
grammar finds numbers (`numerals`, `number_words`), sets apart those that name a day or a thing
(`dates`, `identifiers`), reads units (`units`, `money`, `nouns`), joins what belongs together
(`composites`, `ranges`), and asks the words around what they make of it (`hedges`, `changes`,
`measures`, `periods`). `sentence` calls these in turn.
The vocabulary is in `data/`, and what a run adds to it is a value (`vocabulary`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.collect import Columns
from audit.extract.document import read_document
from audit.extract.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from audit.document import Document

__all__ = ["extract"]


def extract(documents: Sequence[Document], *, vocabulary: Vocabulary | None = None) -> pd.DataFrame:
    """The `Claims` of these documents, in their order and in reading order.

    Neither numbered nor located in lines. Words are read as in the vocabulary; the packaged one, if
    none is given.
    """
    vocabulary = vocabulary or Vocabulary.of()
    columns = Columns()
    for document in documents:
        read_document(document, columns, vocabulary)
    return columns.frame()
