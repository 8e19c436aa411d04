"""Powers behind a numeral: "1.5e-3", "6 × 10−4", "3 × 10⁶", "10⁶", "2^10"."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_EXPONENT = re.compile(
    r"[eE]([+\-−]?[0-9]{1,3})(?!\w|\.\d)"  # 1.5e-3
    r"|\s?[x×·*]\s?10\s?\^?\s?((?:[+\-−–]\s?)?[0-9]{1,3})(?![\w])"  # 1.3x10^6, 6 × 10−4
    r"|\s?[x×·*]\s?10([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?!\w)"  # 6 × 10⁻⁴
)
_POWER = re.compile(r"\^((?:[+-]{0,2})[0-9]{1,3})")
#: A small figure is a power above ten alone ("10⁶"); elsewhere it may be the mark of a note.
_RAISED_POWER = re.compile(r"([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?!\w)")
#: What an exponent can begin with.
EXPONENT_MARKS = frozenset({*"ex×·*^⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹"})
_PLAIN = str.maketrans("−–⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "---0123456789")


def read_exponent(tokens: Tokens, mention: Mention) -> None:
    """Scientific notation behind the numeral: "1.5e-3", "6 × 10−4", "3 × 10⁶", "2^10"."""
    at = tokens.ends[mention.last - 1]
    match = _EXPONENT.match(tokens.text, at)
    if match is None and tokens.words[mention.first] == "10":
        match = _RAISED_POWER.match(tokens.text, at)
        if match:
            mention.value, mention.step, mention.power = 1.0, 0.0, True
    if match:
        power = int(re.sub(r"[^\d-]", "", match[match.lastindex or 1].translate(_PLAIN)))
        if abs(power) > 300:
            return
        # Decimal digits make the product exact to the last place: 1.99 * 10**-30 would not be.
        mention.value = float(Decimal(repr(mention.value)).scaleb(power))
        mention.step = float(Decimal(repr(mention.step)).scaleb(power))
    else:
        match = _POWER.match(tokens.text, at)
        if not match:
            return
        sign = -1 if match[1].count("-") == 1 else 1
        power = sign * int(match[1].lstrip("+-"))
        if not mention.value or abs(power * math.log10(mention.value)) > 300:
            return
        mention.value, mention.step, mention.power = mention.value**power, 0.0, True
    while mention.last < tokens.count and tokens.starts[mention.last] < match.end():
        mention.last += 1
    mention.right = mention.last
