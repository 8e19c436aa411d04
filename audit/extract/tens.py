"""What tens with an "s" stand for: a decade, an age, degrees, or seconds.

"In the 70s", "in her 40s", "lows in the upper 20s", "a wait of 30s".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.vocabulary import DETERMINER, STOP, WORD, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_POSSESSIVES = frozenset({"his", "her", "their", "my", "your", "our"})
_PARTS = listed("parts_of_tens")
_TEMPERATURES = listed("temperatures")
#: What lasts so many seconds: "a 30s timeout".
_LASTING = listed("lasting")
_BOUNDS = frozenset({"upper", "lower", "high", "low"})
_APOSTROPHES = frozenset("'’‘")
#: How far around degrees are spoken of, in words.
_AROUND = 30


def read_tens(tokens: Tokens, mention: Mention) -> str:
    """What two digits ending in a nought with an "s" are, "" where the mention is no such thing.

    "decade", "age", "degree", "count" or "second". What tells any but seconds is an article, a
    possessive, "early", "mid" and "late", an apostrophe, or a noun behind: "70s music".
    """
    i, j = mention.first, mention.last
    digits = tokens.words[i]
    if tokens.words[j] != "s" or not tokens.glued(j) or not digits.isdecimal():
        return ""
    if len(digits) != len("70") or digits[1] != "0":
        return ""
    k, part = _over_parts(tokens, i - 1)
    leader = tokens.lexemes[k].lower
    if leader in _POSSESSIVES:
        return "age"
    placed = bool(part) or leader == "the"
    if placed and tokens.words[i - 1] not in _APOSTROPHES:
        around = tokens.lexemes[max(i - _AROUND, 0) : j + _AROUND]
        hot = any(lexeme.lower in _TEMPERATURES for lexeme in around)
        return "degree" if hot else "count" if part in _BOUNDS else "decade"
    spoken = tokens.words[i - 1] in _APOSTROPHES or _goes_on_list(tokens, mention)
    return "decade" if spoken or _describes(tokens, j + 1) else "second"


def _over_parts(tokens: Tokens, k: int) -> tuple[int, str]:
    """The token before "early", "mid-" and the like that end at token `k`, and the last of them."""
    part = ""
    while tokens.lexemes[k].lower in _PARTS or (tokens.words[k] == "-" and not part):
        if tokens.words[k] != "-":
            part = tokens.lexemes[k].lower
        elif tokens.lexemes[k - 1].lower not in _PARTS:
            break
        k -= 1
    return k, part


def _goes_on_list(tokens: Tokens, mention: Mention) -> bool:
    """Whether a decade stands before, that shares its article: "the 60s and 70s"."""
    k = mention.first - 1
    joined = tokens.lexemes[k].lower in ("and", "or", ",", "to", "-", "–")
    article = tokens.words[k - 3] in _APOSTROPHES or tokens.lexemes[k - 3].flags & DETERMINER
    return joined and tokens.words[k - 1] == "s" and tokens.glued(k - 1) and bool(article)


def _describes(tokens: Tokens, j: int) -> bool:
    """Whether the tens describe a noun at token `j` that does not last them: "70s music"."""
    if tokens.words[j] == "-":
        j += 1
    lexeme = tokens.lexemes[j]
    noun = lexeme.flags & WORD and not lexeme.flags & STOP and not lexeme.lower.endswith("ly")
    return bool(noun) and lexeme.lower not in _LASTING
