"""The lines of each page, through PDFium, which is quick and keeps the order of drawing.

PDFium puts U+0002 where a hyphen ends a line within a word, and leaves the line's end out; here it
is the end of a line again.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from audit.errors import Unreadable
from audit_pdf.lines import Line, Raised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE: Final = re.compile("([^\r\n\x02\ufffe]*)([\x02\ufffe]|\r\n|\r|\n|$)")
_PARTED: Final = frozenset("\x02\ufffe")
_SOFT_HYPHEN: Final = "\u00ad"
_DIGITS: Final = re.compile(r"\d+")
_SIGNS: Final = frozenset("+-−–")
#: How far above its line a raised digit stands at least, and how small it is at most, in sizes of
#: the line; raised digits are set a third of it higher at two thirds of it.
_RAISED: Final = 0.15
_SMALL: Final = 0.88
#: What parts two words of a line, in sizes of it.
_SPACE: Final = 0.12


class _Character(NamedTuple):
    left: float
    right: float
    baseline: float
    size: float


def pages_of(content: bytes) -> list[list[Line]]:
    """The lines of each page.

    Raises:
        Unreadable: If the file asks for a password or is damaged.
    """
    import pypdfium2 as pdfium

    try:
        with pdfium.PdfDocument(content) as pdf:
            return [_lines(pdf, number) for number in range(len(pdf))]
    except pdfium.PdfiumError as error:
        raise Unreadable(_why(error)) from None


def _why(error: Any) -> str:
    """What PDFium says, and what to do about it."""
    from pypdfium2 import raw

    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return "is encrypted and asks for a password; save it without one"
    if code == raw.FPDF_ERR_SECURITY:
        return "is encrypted in a way that PDFium does not know; save it without encryption"
    return "is damaged, or no PDF; save or export it again"


def _lines(pdf: Any, number: int) -> list[Line]:
    page = pdf[number]
    try:
        text = page.get_textpage()
        try:
            return _put_together(_split(text, text.get_text_range()))
        finally:
            text.close()
    finally:
        page.close()


def _put_together(pieces: Iterable[Line]) -> list[Line]:
    """The pieces of one printed line as one: PDFium ends a line behind raised digits."""
    lines: list[Line] = []
    for piece in pieces:
        before = lines[-1] if lines else None
        if before is not None and _goes_on(before, piece):
            lines[-1] = _continued(before, piece)
        else:
            lines.append(piece)
    return lines


def _goes_on(before: Line, piece: Line) -> bool:
    """Whether a piece stands in the line before it, right behind it."""
    distance = piece.left - before.right
    return (
        before.size > 0
        and piece.size > 0
        and not before.hyphen
        and abs(piece.baseline - before.baseline) < _RAISED * before.size
        and -_RAISED * before.size < distance < before.size
    )


def _continued(before: Line, piece: Line) -> Line:
    words = piece.text
    if piece.left - before.right > _SPACE * before.size and not words[:1].isspace():
        words = f" {words}"
    shift = len(before.text) + len(words) - len(piece.text)
    raised = tuple(Raised(each.start + shift, each.end + shift) for each in piece.raised)
    return replace(
        before,
        text=before.text + words,
        right=piece.right,
        size=max(before.size, piece.size),
        hyphen=piece.hyphen,
        raised=(*before.raised, *raised),
    )


def _split(page: Any, text: str) -> Iterator[Line]:
    """The lines of a page's text."""
    for found in _LINE.finditer(text):
        words, end = found.group(1), found.group(2)
        if not words and not end:
            continue
        hyphen = (bool(end) and end in _PARTED) or words.endswith(_SOFT_HYPHEN)
        yield _line(page, words.removesuffix(_SOFT_HYPHEN), found.start(), hyphen=hyphen)


def _line(page: Any, words: str, start: int, *, hyphen: bool) -> Line:
    """A line with where it stands; one without characters has no place."""
    stripped = words.strip()
    if not stripped:
        return Line(words, hyphen=hyphen)
    begin = start + words.index(stripped[0])
    first = _character(page, begin)
    last = _character(page, begin + len(stripped) - 1)
    # the first may be the raised mark of a note
    tallest = max(first, last, key=lambda each: each.size)
    return Line(
        words,
        first.left,
        last.right,
        tallest.baseline,
        tallest.size,
        hyphen,
        tuple(_raised(page, words, start, tallest)),
    )


def _raised(page: Any, words: str, start: int, line: _Character) -> Iterator[Raised]:
    """The ends of runs of digits that stand above the line, with a sign before them."""

    def is_raised(at: int) -> bool:
        each = _character(page, start + at)
        higher = each.baseline - line.baseline > _RAISED * line.size
        return higher and each.size < _SMALL * line.size

    for digits in _DIGITS.finditer(words):
        first = digits.end()
        while first > digits.start() and is_raised(first - 1):
            first -= 1
        if first == digits.end():
            continue
        signed = first == digits.start() > 0 and words[first - 1] in _SIGNS
        yield Raised(first - (signed and is_raised(first - 1)), digits.end())


def _character(page: Any, at: int) -> _Character:
    """Where a character of the page's text stands."""
    from pypdfium2 import raw

    index = max(raw.FPDFText_GetCharIndexFromTextIndex(page, at), 0)
    left, bottom, right, top = page.get_charbox(index, loose=True)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    return _Character(left, right, y.value, top - bottom)
