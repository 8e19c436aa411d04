"""A text with each odd character replaced by one plain character, so that offsets stay as they are.

Typesetters and PDF files write a minus in six ways, a letter in italics as a mathematical symbol, a
space that must not break. What a font's table cannot say comes out as a control character, or as
the character that sits in its place in another table: "=" as "¼" or "p", "<" as "b" or "!".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

#: Stands for whatever no table could say.
JUNK: Final = "\x01"

_SPACES: Final = "\t\r\f\v\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_MINUSES: Final = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d"
_SIGNS: Final = {
    "＝": "=",
    "＜": "<",
    "＞": ">",
    "﹤": "<",
    "﹥": ">",
    "≦": "≤",
    "⩽": "≤",
    "≧": "≥",
    "⩾": "≥",
    "≅": "≈",
    "≃": "≈",
    "’": "'",
    "‘": "'",
    "′": "'",
    "✕": "×",
    "⋅": "·",
    "∗": "*",
    "Χ": "χ",  # a capital chi
    "Ꭓ": "χ",
    "ꭓ": "χ",
}

#: What is written for a relation, by the relation that is meant. Behind the signs stand the letters
#: that a font without them shows: Elsevier's b, o and ¼, Chicago's p, ! and 1, Wiley's 5. "<bc>" is
#: how R prints the byte of "¼".
MEANS: Final = {
    **dict.fromkeys(("<", "b", "!", "o"), "<"),
    **dict.fromkeys((">", "N", "4", "1"), ">"),
    **dict.fromkeys(("≤", "<=", "=<"), "≤"),
    **dict.fromkeys(("≥", ">=", "=>"), "≥"),
}

#: The mark of a note behind a number, which is no digit of it; behind 10 it is a power.
_NOTE_MARK: Final = re.compile(r"(?<=\d)(?<!10)[⁰¹²³⁴-⁹]+")
_RAISED_POINT: Final = re.compile(r"[·⋅](?=\d)(?!10[ ]?[\^\-−⁻])")


def relation(written: str) -> str:
    """Which of <, >, ≤, ≥ and = is meant; "=" for words and for what is not there."""
    return MEANS.get(written.replace(" ", ""), "=")


def plain(text: str) -> str:
    """The text, as long as before, in the characters that the patterns know."""
    if "·" in text or "⋅" in text:  # "0·036", as the Lancet prints it
        text = _RAISED_POINT.sub(".", text)
    if not text.isascii():
        text = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text)
    # most texts have only few characters outside ASCII, and translating all takes longer
    odd = {ord(one) for one in set(text)} & _table().keys()
    return text.translate({code: _table()[code] for code in odd}) if odd else text


@cache
def _table() -> dict[int, str]:
    table = dict.fromkeys(map(ord, _SPACES), " ")
    table |= dict.fromkeys(map(ord, _MINUSES), "-")
    table |= {ord(sign): meant for sign, meant in _SIGNS.items()}
    table |= dict.fromkeys((*range(9), *range(0xE, 0x20), 0x7F, *range(0x80, 0xA0), 0xFFFD), JUNK)
    # letters and digits in italics, raised, lowered, of full width
    ranges = ((0x1D400, 0x1D800), (0x2070, 0x20A0), (0xFF10, 0xFF5B), (0xB2, 0xB4), (0xB9, 0xBA))
    for first, last in ranges:
        for code in range(first, last):
            simple = unicodedata.normalize("NFKC", chr(code)).replace("\u2212", "-")
            if len(simple) == 1:
                table[code] = simple
    return table
