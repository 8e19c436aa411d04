"""What a superscript or a subscript says about the number it hangs on."""

from __future__ import annotations

import re

_ORDINAL = re.compile(r"st|nd|rd|th|er|re|ème|ª|º", re.IGNORECASE)
_NUMBER = re.compile(r"[+\-−–]?\d+(?:[.,]\d+)*")
_MARK = re.compile(
    r"[\d*†‡§¶#‖|,;\s–-]+|[a-z](?:\s*,\s*[a-z])*|[\[(].*[\])]", re.IGNORECASE | re.DOTALL
)
_UNIT = re.compile(
    r"(?<![^\W\d_])(?:[kcdmnµμ]?m|ft|in|mi|yd|km|inch|inches|feet|foot|(?:kilo|centi|milli)?met(?:er|re)s?|miles?"
    r"|yards?)$"
)
_POWER_OF = re.compile(r"(?:(?<![\d.,])(?:10|2)|(?<![^\W\d_])[^\W\d_]|[)\]])$")
_SLASH = re.compile(r"\s*(?:/|⁄|&frasl;|&#8260;|&#x2044;)", re.IGNORECASE)
_LONGEST_LINK = 16
_LONGEST_MARK = 40  # "[citation needed]"


def superscript(content: str, before: str, after: str, *, linked: bool) -> str | None:
    """What to write before a superscript, so that no numbers run together; None: leave it out.

    A note mark is left out: a link, something in brackets, a sign, a letter, or a number. A number
    is an exponent after 10, 2, a unit of length or a single letter (10^6, 5 km^2, r^2) and whenever
    it has a sign; a numerator where a slash follows (5 1/2).
    """
    if not content or (linked and len(content) <= _LONGEST_LINK):
        return None
    if _ORDINAL.fullmatch(content):
        return ""
    if _NUMBER.fullmatch(content):
        return _raised_number(content, before, after)
    if len(content) <= _LONGEST_MARK and _MARK.fullmatch(content):
        return None
    return "^" if content[0].isdigit() else ""


def _raised_number(content: str, before: str, after: str) -> str | None:
    if _SLASH.match(after):
        return " " if before[-1:].isdigit() else ""
    if not content[0].isdigit() or _POWER_OF.search(before):
        return "^"
    return "^" if content in {"2", "3"} and _UNIT.search(before) else None


def subscript(content: str, before: str) -> str | None:
    """What to write before a subscript: nothing after a letter (CO2), "_" after a digit."""
    if not content:
        return None
    return "_" if before[-1:].isdigit() and content[0].isdigit() else ""
