"""A sentence as parallel lists of words, lexemes and offsets: what the grammar walks over."""

from __future__ import annotations

import re

from audit.extract.vocabulary import NOTHING, NUMERAL, Lexeme, lexeme

#: A letter: what makes a word, less digits and the small figures that are no letters ("m²", "3½").
_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f]"
#: One token: a numeral with the separators inside it; a link; dotted initials; a word; a sign.
#: No alternative gives back what it has read, so that scanning is linear on any text.
_TOKEN = re.compile(
    r"(\d++(?:[.,'’\u00a0\u2009\u202f]\d++)*+|(?<![\w.,])\.\d++)"
    r"|(?:https?://|www\.)\S++"
    rf"|(?:{_LETTER}\.){{2,}}+"
    rf"|{_LETTER}++(?:['’]{_LETTER}++)*+"
    r"|[^\w\s]|_|\w"
)
_PIECE = re.compile(r"\d++|[^\d]")
#: Numerals that are written as one; the others are lists ("22,24,26") and come apart.
_WELL_FORMED = re.compile(
    r"\d+"
    r"|\d*\.\d+(?:\.\d+)*"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:['’\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d+,\d{1,2}"
)
#: How many empty tokens follow the last, so that a look around needs no bounds; index -1 finds them too.
MARGIN = 8


class Tokens:
    """The tokens of `text[start:end]`, in parallel lists that end with `MARGIN` empty tokens.

    An index a little below 0 or behind the last token gives an empty token.
    """

    __slots__ = ("count", "ends", "lexemes", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        words: list[str] = []
        lexemes: list[Lexeme] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _TOKEN.finditer(text, start, end):
            word = match.group()
            if match.lastindex is None:
                words.append(word)
                lexemes.append(lexeme(word))
                starts.append(match.start())
                ends.append(match.end())
            else:
                for piece, at in numeral_pieces(word, match.start()):
                    words.append(piece)
                    lexemes.append(NUMERAL if piece[-1].isdigit() else lexeme(piece))
                    starts.append(at)
                    ends.append(at + len(piece))
        self.count = len(words)
        self.words = words + [""] * MARGIN
        self.lexemes = lexemes + [NOTHING] * MARGIN
        self.starts = starts + [end + 1] * MARGIN
        self.ends = ends + [start - 2] * MARGIN

    def glued(self, i: int) -> bool:
        """Whether no white space stands between token `i` and the one before it."""
        return self.starts[i] == self.ends[i - 1]


def numeral_pieces(word: str, at: int) -> list[tuple[str, int]]:
    """The numeral as it is, or its parts where its separators do not make it one number."""
    if word.isdigit() or _WELL_FORMED.fullmatch(word):
        return [(word, at)]
    return [(piece.group(), at + piece.start()) for piece in _PIECE.finditer(word)]
