"""One of a unit that an article tells behind a hedge: "more than a foot", "in under an hour".

Without a hedge an article states no number: "a foot of snow" is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audit.extract.mention import Mention
from audit.extract.vocabulary import STOP, WORD, listed

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

_ARTICLE = re.compile(r" an? ([a-z]+)")
#: Units that are no words for other things.
_UNITS = listed("single_units")
#: Hedges of one word; those that are prepositions too need another in front: "in under an hour".
_ALONE, _LED, _LEADERS = listed("single_hedges"), frozenset({"under", "over"}), listed("led_hedges")
#: Behind "than a year" they show a comparison with that time: "more than a year ago".
_AGO = frozenset({"ago", "earlier", "before", "later", "previously", "prior"})


def may_tell_one(text: str, start: int, end: int) -> bool:
    """Whether an article stands before a unit in `text[start:end]`."""
    return any(found[1] in _UNITS for found in _ARTICLE.finditer(text, start, end))


def add_singles(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions with those of one of a unit, in reading order."""
    end = tokens.ends[tokens.count - 1] if tokens.count else 0
    if not tokens.count or not may_tell_one(tokens.text, tokens.starts[0], end):
        return mentions
    singles = [
        Mention(i, i + 1, 1.0, 1.0, words=True)
        for i in range(1, tokens.count)
        if tokens.lexemes[i].lower in ("a", "an") and _is_one(tokens, i)
    ]
    return sorted([*mentions, *singles], key=lambda mention: mention.first)


def _is_one(tokens: Tokens, i: int) -> bool:
    """Whether the article at token `i` stands behind a hedge and before a unit."""
    unit, following = tokens.lexemes[i + 1].lower, tokens.lexemes[i + 2]
    if unit not in _UNITS or following.role or following.lower == "and":
        return False
    if unit == "second" and following.flags & WORD and not following.flags & STOP:
        return False  # "more than a second chance"
    before = tokens.lexemes[i - 1].lower
    if before == "than" and following.lower in _AGO:
        return False
    if before in _ALONE or (before in _LED and tokens.lexemes[i - 2].lower in _LEADERS):
        return True
    for words, _ in tokens.vocabulary.leading.get(before, ()):
        first = i - len(words)
        told = [tokens.lexemes[first + n].lower for n in range(len(words))]
        if len(words) > 1 and told == list(words):
            compared = tokens.lexemes[first - 1]  # "5 percent more than a gallon"
            return not compared.role and tokens.words[first - 1] != "%"
    return False
