"""The words of `data/en/periods.toml`, as the readers of periods ask for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audit.extract.dates import integer
from audit.extract.tokens import HYPHENS
from audit.extract.vocabulary import CARDINAL, load, word_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.extract.times import Span
    from audit.extract.tokens import Tokens

    Reader = Callable[[Tokens, int], list[Span]]

#: No more months or days than these make a period worth telling.
_LONGEST = 1200
#: Words that may stand between what leads to a period and the period: "since early in 2015".
QUIET = frozenset({"on", "the", "in", "late", "early", "around", "mid", "-"})


@cache
def period_words(name: str) -> frozenset[str]:
    """The words of this list."""
    return word_list(load("periods")["words"][name])


@cache
def _units() -> dict[str, tuple[str, int, int]]:
    """The units of time in singular, plural and genitive, to name, months and days."""
    tables = load("periods")
    names = {name: name for name in tables["units"]} | tables["plurals"]
    known = {word: (name, *tables["units"][name]) for word, name in names.items()}
    return known | {f"{word}'s": known[word] for word in tables["units"]}


def unit_of_time(lower: str) -> tuple[str, int, int] | None:
    """Name, months and days of a unit of time."""
    return _units().get(lower)


def skip_back(tokens: Tokens, j: int, words: frozenset[str]) -> int:
    """The token at or before `j` that is none of these words."""
    while tokens.lexemes[j].lower in words:
        j -= 1
    return j


def count_before(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The whole number before the unit at `i` and its token: "12 months", "three-year"."""
    j = i - 2 if tokens.words[i - 1] in HYPHENS else i - 1
    if j < 0:
        return None
    j = skip_back(tokens, j, period_words("between"))
    lexeme = tokens.lexemes[j]
    count = int(lexeme.value) if lexeme.role == CARDINAL else integer(tokens, j)
    before = tokens.words[j - 1]
    if not count or count > _LONGEST or tokens.glued(j) or before in HYPHENS:
        return None  # "twenty-four months", "$3 months"
    return count, j


def lowers(tokens: Tokens, first: int, last: int) -> list[str]:
    """The words from one token to before another, in lower case."""
    return [lexeme.lower for lexeme in tokens.lexemes[first:last]]


def is_possessive(tokens: Tokens, i: int) -> bool:
    """Whether token `i` belongs to what stands behind it: "last year's", "Tuesday's"."""
    return tokens.lexemes[i].lower.endswith("'s")
