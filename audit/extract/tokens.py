"""A sentence as parallel lists of words, lexemes and offsets: what the grammar walks over."""

from __future__ import annotations

from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from audit.extract.scanning import pieces, scan
from audit.extract.vocabulary import NOTHING, NUMERALS, Vocabulary

if TYPE_CHECKING:
    from audit.extract.vocabulary import Lexeme

#: The hyphen within a word; and with the dash that some write for one.
HYPHENS = frozenset("-")
HYPHENS_AND_DASH = HYPHENS | {"–"}
#: How many empty tokens follow the last, so that a look around needs no bounds; index -1 finds them
#: too.
MARGIN = 8
_NO_WORDS = [""] * MARGIN
_NO_LEXEMES = [NOTHING] * MARGIN


class Tokens:
    """The tokens of `text[start:end]`, in parallel lists that end with `MARGIN` empty tokens.

    An index a little below 0 or behind the last token gives an empty token. The lexemes are those
    of the vocabulary; of the packaged one, if none is given. `counting` are the indices of those
    with which a number or a period can begin.
    """

    __slots__ = ("count", "counting", "ends", "lexemes", "starts", "text", "vocabulary", "words")

    def __init__(
        self, text: str, start: int, end: int, vocabulary: Vocabulary | None = None
    ) -> None:
        self.vocabulary = vocabulary or Vocabulary.of()
        lexeme = self.vocabulary.lexemes.__getitem__
        while start < end and text[start].isspace():
            start += 1
        parts = scan(text, start, end)
        words = [*map(str.rstrip, parts)]
        starts = [*accumulate(map(len, parts), initial=start)][: len(words)]
        lexemes: list[Lexeme] = [*map(lexeme, words)]
        if NUMERALS in lexemes:
            apart = [piece for pair in zip(words, starts, strict=True) for piece in pieces(*pair)]
            words, starts = [word for word, _ in apart], [at for _, at in apart]
            lexemes = [*map(lexeme, words)]
        self.counting = [i for i, known in enumerate(lexemes) if known.counts]
        self.text = text
        self.count = len(words)
        self.ends: list[int] = [*map(add, starts, map(len, words)), *([start - 2] * MARGIN)]
        self.words = words + _NO_WORDS
        self.lexemes = lexemes + _NO_LEXEMES
        self.starts: list[int] = starts + [end + 1] * MARGIN

    def glued(self, i: int) -> bool:
        """Whether no white space stands between token `i` and the one before it."""
        return self.starts[i] == self.ends[i - 1]
