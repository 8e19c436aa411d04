"""Bytes to text: which encoding a file is in, and whether it is a text at all."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from audit.errors import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1a\x1b")) + b"\x7f"
_HEAD = 64 * 1024  # bytes looked at to tell a binary
_SAMPLE = (
    32 * 1024
)  # bytes looked at to tell an encoding: charset-normalizer takes 100 ms for these
_BEFORE = 2 * 1024  # of them, before the first byte that is not UTF-8

# What a page may declare and Python may decode by: no codec that is not a charset ("rot13",
# "unicode_escape").
_CHARSET = re.compile(r"(iso8859|cp|gb|big5|euc|shift_jis|iso2022|koi8|mac|hz|tis|johab|ptcp|kz)")
# Asked last: of old computers, and as good a guess as the right one for a short text.
_RARE = (
    "mac_cyrillic mac_greek mac_iceland mac_latin2 mac_roman mac_turkish cp037 cp273 cp424 cp437"
    " cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864"
    " cp865 cp866 cp869 cp875 cp1006 cp1026 cp1125 cp1140 hp_roman8 kz1048 ptcp154 utf_16_be"
    " utf_16_le utf_32_be utf_32_le utf_7"
)
_LETTER = r"[A-Za-zÀ-ÖØ-öø-ÿ]"
_OUT_OF_PLACE = re.compile(rf"(?<={_LETTER})[¡-¶¸-¿×÷†‡‰‹›‚„ˆ˜€™ŽžŸƒ](?={_LETTER})")


class Decoded(NamedTuple):
    """The text of a file, and how to write it again."""

    text: str
    encoding: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """A text as this file would have it; a `UnicodeEncodeError` if its encoding cannot."""
        return self.mark + text.encode(self.encoding)


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of a file, without a byte order mark, its line ends as they are; see `decoded`."""
    return decoded(content, declared).text


def decoded(content: bytes, declared: str | None = None) -> Decoded:
    """The text of a file and its encoding.

    UTF-8 if it is that, then the charset the file declares, then the likeliest. The cost is
    bounded: an encoding is guessed from a sample.

    Raises:
        Unreadable: It is empty, binary, or in an encoding that cannot be told.
    """
    found = _decode_marked(content)
    if found is None:
        if is_binary(content):
            raise Unreadable("is binary, not text")
        found = _decode_unmarked(content, declared)
    if not found.text or found.text.isspace():
        raise Unreadable("is empty")
    return found


def is_binary(content: bytes) -> bool:
    """Whether a file without a byte order mark has bytes that no text has."""
    if b"\0" in content:
        return True
    head = content[:_HEAD]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 50


def _decode_marked(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _decode_declared_unicode(content[len(mark) :], encoding)
            return Decoded(text, encoding, mark)
    return None


def _decode_declared_unicode(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return content.decode(encoding, "replace")
        raise Unreadable(
            f"cannot be decoded: begins as {encoding[:6].upper()}, byte {error.start + 2} is not"
        ) from None
    if "\0" in text:
        raise Unreadable("is binary, not text")
    return text


def _decode_unmarked(content: bytes, declared: str | None) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        begin = max(error.start - _BEFORE, 0)
    sample = content[begin : begin + _SAMPLE]
    if _mostly_utf8(sample):
        return Decoded(content.decode("utf-8", "replace"), "utf-8")
    encoding = _charset(declared) or _likeliest(sample)
    if encoding is None:
        raise Unreadable("cannot be decoded: its encoding cannot be told; save it as UTF-8")
    return Decoded(content.decode(encoding, "replace"), encoding)


def _mostly_utf8(sample: bytes) -> bool:
    """Whether it is UTF-8 with a few broken bytes: other encodings hardly ever look like it."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return beyond_ascii - broken > 4 * broken


def _charset(declared: str | None) -> str | None:
    """The codec for a declared charset; Latin-1 and ASCII are Windows-1252, as in browsers."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    return name if _CHARSET.match(name) else None


def _likeliest(sample: bytes) -> str | None:
    if _western(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=_RARE.split()).best() or from_bytes(sample).best()
    return best.encoding if best else None


def _western(sample: bytes) -> bool:
    """Whether it reads well as Windows-1252.

    Asked first, as of "£5" alone charset-normalizer makes Japanese: accented letters are few among
    plain ones, and hardly ever does a sign such as £, ³ or ¿ stand within a word.
    """
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = [char for char in text if char > "\x7f"]
    accented = sum(map(str.isalpha, beyond))
    plain = sum(map(str.isalpha, text)) - accented
    return accented * 3 <= plain and len(_OUT_OF_PLACE.findall(text)) * 10 <= len(beyond)
