"""Directions that no change word tells: those of comparatives, and of changes without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.tokens import HYPHENS
from audit.extract.verbs import is_verb
from audit.extract.vocabulary import CAPITAL, DETERMINER, STOP, WORD, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Which way a comparative points: "faster" up in speed, "cheaper" down in price.
_UP, _DOWN = listed("greater"), listed("smaller")
_MUCH = frozenset({"more", "fewer", "less"})
_LEVELS = frozenset({"higher", "lower"})
#: Kinds whose changes can leave the verb out.
_SHARED = frozenset({"percent", "point", "money"})
#: What parts a change from the next, and what may stand before that one's number.
_JOINTS = frozenset({",", ";", "and", "but", "while"})
_ONLY = frozenset({"only", "just", "a", "by"})
#: Prepositions that tell where each of several changes happened: "5% in Asia, 3% in Europe".
_WHERE = frozenset({"in", "for", "at", "among", "on"})
#: Shares whose percentage is a level if no verb stands there: "revenue rose 5%, margin 12%".
_SHARES = listed("shares")
#: The longest way from a change to one without a verb, and the longest name before that.
_REACH, _NAME = 14, 5


def compared(tokens: Tokens, mention: Mention) -> str:
    """The direction of the comparative that the number tells the extent of, "" for none.

    "30% faster", "$40 cheaper", "12 kg less", "50 more cars", "four points lower". The comparative
    before a noun that is counted describes it: "3 larger boats".
    """
    if mention.kind == "age":
        return ""
    j = mention.right
    if mention.kind == "count":
        return _counted(tokens, mention)
    word, following = tokens.lexemes[j].lower, tokens.lexemes[j + 1]
    if word not in _UP | _DOWN or tokens.words[j + 1] in HYPHENS:  # "10% longer-term bonds"
        return ""
    if word in _LEVELS and following.lower == "to":
        return ""
    names = following.flags & WORD and not following.flags & STOP
    if word == "less" and mention.kind == "money" and names:  # "$40 less tax"
        return ""
    return _way(word)


def _counted(tokens: Tokens, mention: Mention) -> str:
    """The direction of a count: "50 more cars", "fewer" of them, "four points lower"."""
    word = tokens.lexemes[mention.right].lower
    if word in _MUCH and tokens.words[mention.right + 1] not in HYPHENS:
        return _way(word)
    end = mention.noun[1]
    word = tokens.lexemes[end].lower
    if not end or word not in (_LEVELS if mention.unit == "point" else _MUCH):
        return ""
    # "40 barges more than 20 m long"
    bound = word in _MUCH and tokens.lexemes[end + 1].lower == "than"
    return "" if bound or tokens.lexemes[end + 1].lower == "to" else _way(word)


def _way(comparative: str) -> str:
    return "up" if comparative in _UP else "down"


def shared(tokens: Tokens, mention: Mention, told: Mention | None) -> str:
    """The direction of the change before for one that leaves the verb out.

    "Profit fell 4% and revenue 2%", "rose 12% in Asia but only 3% in Europe". No verb and nothing
    that leads to a level stands between: "fell 4% and the margin was 2%".
    """
    if told is None or not told.direction or mention.kind != told.kind:
        return ""
    j = mention.begin - 1
    if mention.kind not in _SHARED or not 0 < j + 1 - told.right <= _REACH:
        return ""
    while tokens.lexemes[j].lower in _ONLY:
        j -= 1
    behind, where = tokens.lexemes[mention.right], tokens.lexemes[told.right].lower
    if tokens.words[j] in _JOINTS:
        alike = behind.lower == where and where in _WHERE
        return told.direction if alike and _is_verbless(tokens, told.right, j) else ""
    closed = not behind.flags & WORD or behind.lower in _WHERE | _JOINTS
    joint = -1 if tokens.lexemes[j].lower in _SHARES else _before_name(tokens, j)
    named = closed and joint >= told.right and tokens.words[mention.right] not in HYPHENS
    return told.direction if named and _is_verbless(tokens, told.right, joint) else ""


def _before_name(tokens: Tokens, j: int) -> int:
    """The joint before the name that ends at token `j`: "and" in "and net revenue"; or -1."""
    last = j
    while last - j < _NAME and _is_of_name(tokens, j):
        j -= 1
    return j if j < last and tokens.words[j] in _JOINTS else -1


def _is_of_name(tokens: Tokens, k: int) -> bool:
    lexeme = tokens.lexemes[k]
    noun = lexeme.flags & WORD and not lexeme.flags & STOP and not is_verb(tokens, k)
    return bool(noun or lexeme.flags & DETERMINER) and not lexeme.role


def _is_verbless(tokens: Tokens, first: int, last: int) -> bool:
    """Whether nothing but places, names and joints stands from one token to before another."""
    return all(
        tokens.lexemes[k].lower in _WHERE | _JOINTS
        or tokens.lexemes[k].flags & CAPITAL
        or tokens.lexemes[k].role
        or _is_of_name(tokens, k)
        for k in range(first, last)
    )
