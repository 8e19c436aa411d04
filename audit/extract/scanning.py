"""Where words, signs and numerals begin and end in a text, before anything is known of them."""

from __future__ import annotations

import re

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
#: Numerals that are written as one; the others are lists ("22,24,26") and come apart.
_WELL_FORMED = re.compile(
    r"\d*\.\d+(?:\.\d+)*"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:['’\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?:\.\d{3})+,\d+"
    r"|\d+,\d{1,2}"
)
#: Signs that part decimals and groups in other scripts, and what is read for them.
_FOREIGN = str.maketrans({"٫": ".", "．": ".", "٬": "'", "，": "'"})


def scan(text: str, start: int, end: int) -> list[str]:
    """The tokens of `text[start:end]`, each with the white space behind it."""
    parts: list[str] = _TOKEN.findall(text, start, end)
    return parts


def split(phrase: str) -> list[str]:
    """The words and signs of a phrase."""
    return [part.rstrip() for part in scan(phrase.strip(), 0, len(phrase))]


def plain_hyphens(text: str) -> str:
    """The text with the hyphens of Unicode told as that of ASCII; every offset stays."""
    return text.replace("\u2010", "-").replace("\u2011", "-")


def is_numeral(word: str) -> bool:
    """Whether a token is a number in digits."""
    return word[-1].isdecimal() and (word[0].isdecimal() or word[0] == ".")


def is_one_number(word: str) -> bool:
    """Whether the separators in a numeral make it one number."""
    return word.isdecimal() or _WELL_FORMED.fullmatch(plain_separators(word)) is not None


def plain_separators(word: str) -> str:
    """A numeral with the separators of other scripts told as those of English."""
    return word if word.isascii() else word.translate(_FOREIGN)


def pieces(word: str, at: int) -> list[tuple[str, int]]:
    """The token, or the parts of a numeral that is no one number; "4 2018" may have one space."""
    if not is_numeral(word) or is_one_number(word):
        return [(word, at)]
    parts = ((piece.group(), at + piece.start()) for piece in _PIECE.finditer(word))
    return [(part, start) for part, start in parts if not part.isspace()]
