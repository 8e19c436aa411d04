"""A sentence as parallel lists of words, lexemes and offsets: what the grammar walks over."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from audit.extract.vocabulary import NOTHING, NUMERALS, Vocabulary, is_numeral, is_one_number

if TYPE_CHECKING:
    from audit.extract.vocabulary import Lexeme

#: A letter: what makes a word, less digits and the small figures that are none ("m²", "3½").
_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f]"
#: What may stand between the digits of a numeral, those of Arabic and full-width digits too.
SEPARATORS = ".,'’\u00a0\u2009\u202f٫٬．，"
#: One token with the white space behind it: a numeral with the separators inside it, a link, dotted
#: initials, a word, a sign. Behind the first token's start every character belongs to one, and no
#: alternative gives back what it has read: scanning is linear on any text. The first two are plain
#: words and numerals, as most are; the others would read them alike, in twice the time.
_TOKEN = re.compile(
    r"(?:[A-Za-z]++(?=[ ,;()\n-])"
    r"|\d++(?=[ ;()\n%-])"
    rf"|(?:https?://|www\.)\S++"
    rf"|(?:{_LETTER}\.){{2,}}+"
    rf"|{_LETTER}++(?:['’]{_LETTER}++)*+"
    rf"|\d++(?:[{SEPARATORS}]\d++)*+"
    r"|(?<![\w.,])\.\d++"
    r"|\S)\s*+"
)
_PIECE = re.compile(r"\d++|[^\d]")
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
        parts: list[str] = _TOKEN.findall(text, start, end)
        words = [*map(str.rstrip, parts)]
        starts = [*accumulate(map(len, parts), initial=start)][: len(words)]
        lexemes: list[Lexeme] = [*map(lexeme, words)]
        if NUMERALS in lexemes:
            pieces = [piece for pair in zip(words, starts, strict=True) for piece in _pieces(*pair)]
            words, starts = [word for word, _ in pieces], [at for _, at in pieces]
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


def plain_hyphens(text: str) -> str:
    """The text with the hyphens of Unicode told as that of ASCII; every offset stays."""
    return text.replace("\u2010", "-").replace("\u2011", "-")


def split(phrase: str) -> list[str]:
    """The words and signs of a phrase."""
    return [part.rstrip() for part in _TOKEN.findall(phrase.strip())]


def _pieces(word: str, at: int) -> list[tuple[str, int]]:
    """The token, or the parts of a numeral that is no one number; "4 2018" may have one space."""
    if not is_numeral(word) or is_one_number(word):
        return [(word, at)]
    pieces = ((piece.group(), at + piece.start()) for piece in _PIECE.finditer(word))
    return [(piece, start) for piece, start in pieces if not piece.isspace()]
