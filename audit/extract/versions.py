"""Numbers of versions: "updated Rails from 2.2 to 3.1", "the 0.9.x series", "Node >= 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.lexicon import parts_of_speech
from audit.extract.vocabulary import CAPITAL, DIGITS, SCALE, STOP, WORD, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_VERSIONED = listed("versioned")
#: Verbs that take a program from one version to another, and words that speak of versions.
_UPGRADES = listed("upgrades")
_VERSIONS = frozenset({"version", "versions", "release", "releases"})
_SPOKEN = _UPGRADES | _VERSIONS | listed("of_versions")
_LEVELS = frozenset({"to", "from"})
_COMPARISONS = frozenset("<>=~^≥≤")
#: How far before its numbers the verb of an upgrade stands, in words.
_REACH = 5


def is_version(tokens: Tokens, mention: Mention) -> bool:
    """Whether a number in digits tells a version of a program."""
    j = mention.last
    if tokens.words[j] == "." and tokens.words[j + 1] in ("x", "X") and tokens.glued(j + 1):
        return tokens.glued(j)  # "the 0.9.x series"
    if mention.scale != 1.0 or _is_measured(tokens, j):
        return False
    return _is_required(tokens, mention) or (mention.step < 1.0 and _is_reached(tokens, mention))


def _is_measured(tokens: Tokens, j: int) -> bool:
    """Whether what stands at token `j`, behind the number or its range, is a unit or a noun."""
    if tokens.lexemes[j].lower == "to" and tokens.lexemes[j + 1].role == DIGITS:
        j += 2
    following = tokens.lexemes[j]
    noun = following.flags & WORD and not following.flags & STOP
    return bool(noun) or tokens.words[j] in ("%", "°", "-") or following.role == SCALE


def _is_required(tokens: Tokens, mention: Mention) -> bool:
    """Whether a program and a sign stand before the number: "Node >= 12"."""
    k = mention.left - 1
    while tokens.words[k] and tokens.words[k] in _COMPARISONS:
        k -= 1
    program = tokens.lexemes[k].lower in _VERSIONED and tokens.lexemes[k].flags & CAPITAL
    return k < mention.left - 1 and bool(program)


def _is_reached(tokens: Tokens, mention: Mention) -> bool:
    """Whether an upgrade goes from or to the number.

    "raised the Rust version to 1.70", "updated Rails from 2.2 to 3.1"; not "raised the forecast
    from 2.2 to 3.1".
    """
    k = mention.left - 1
    if tokens.lexemes[k].lower not in _LEVELS:
        return False
    k -= 1
    if tokens.lexemes[k].role == DIGITS:  # "from 2.2 to"
        k -= 2 if tokens.lexemes[k - 1].lower == "from" else 1
    program = tokens.lexemes[k]
    if program.lower in _VERSIONS:
        return True
    named = program.flags & CAPITAL or not parts_of_speech(program.lower)
    verbs = (tokens.lexemes[n].lower for n in range(max(k - _REACH, 0), k))
    return bool(program.flags & WORD and named) and not _UPGRADES.isdisjoint(verbs)


def is_dotted_version(tokens: Tokens, i: int) -> bool:
    """Whether the two points of the numeral at token `i`, "4.17.15", part a version and no date.

    The sentence speaks of versions, or the next numeral begins as this one does: "4.17.15 to
    4.17.21".
    """
    if not _SPOKEN.isdisjoint(each.lower for each in tokens.lexemes[: tokens.count]):
        return True
    stem = tokens.words[i].rpartition(".")[0]
    return any(tokens.words[k].rpartition(".")[0] == stem for k in (i - 2, i + 2) if k >= 0)
