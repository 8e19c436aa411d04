"""What a number is measured in.

Percent, points, money, physical units, ages, and compounds with "per".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.lookup import durations, first_words
from audit.extract.money import read_money
from audit.extract.nouns import singular
from audit.extract.physical import read_simple
from audit.extract.rates import read_rate
from audit.extract.tokens import HYPHENS_AND_DASH
from audit.extract.verbs import is_verb
from audit.extract.vocabulary import (
    AUXILIARY,
    CAPITAL,
    MONTH,
    STOP,
    WORD,
    load,
    word_list,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_PERCENT = frozenset({"%", "％", "percent", "percents", "pct", "percentage"})
_POINTS = frozenset({"point", "points", "pts", "pt"})


def attach_unit(tokens: Tokens, mention: Mention) -> None:
    """Finds what the mention is measured in and widens its span over it.

    Leaves counts without a unit.
    """
    if read_money(tokens, mention):
        read_rate(tokens, mention)
        return
    j = mention.right
    hyphen = (
        tokens.words[j] in HYPHENS_AND_DASH
        and tokens.glued(j)
        and tokens.starts[j + 1] == tokens.ends[j]
    )
    if hyphen:
        j += 1
    if _percent(tokens, mention, j):
        return
    end = _measure_unit(tokens, mention, j, hyphen=hyphen) or _part_of_unit(tokens, mention)
    if end:
        mention.right = end
        read_rate(tokens, mention)
        _age(tokens, mention)
    elif mention.step >= 1.0 and mention.value <= 120 and _is_age(tokens, mention):
        mention.kind, mention.unit = "age", "year of age"


def _part_of_unit(tokens: Tokens, mention: Mention) -> int:
    """A unit behind a fraction, read like the fraction's own.

    "1/16 of a US pint", "a quarter of a mile".
    """
    j = mention.right
    lexemes = tokens.lexemes
    if mention.kind not in ("fraction", "") or not 0 < mention.value < 1 or mention.step:
        return 0
    if lexemes[j].lower == "of":
        j += 1
    if lexemes[j].lower not in ("a", "an"):
        return 0
    end = _measure_unit(tokens, mention, j + 1, hyphen=True)
    if end:
        mention.right = mention.last
        mention.measure_in(
            mention.kind,
            mention.unit,
            end if tokens.lexemes[mention.last].lower != "of" else mention.last,
        )
    return mention.right if end else 0


def _is_age(tokens: Tokens, mention: Mention) -> bool:
    """Whether words say that a bare number is an age.

    "aged 78", "over the age of 21", "Ann Lee, 25, said".
    """
    lexemes, words = tokens.lexemes, tokens.words
    i = mention.left - 1
    before = lexemes[i].lower
    if before in ("of", "to", "from"):  # "at the age of 21", "raised the pension age to 70"
        before = lexemes[i - 1].lower
    if before in ("over", "under") and _is_person(tokens, i - 1):
        following = lexemes[mention.right].flags
        return not following & WORD or bool(following & STOP)
    if before in ("age", "aged", "ages") or (mention.value >= 3 and _turns(tokens, i)):
        return True
    if before == "as" and lexemes[i - 1].lower in ("young", "old"):  # "children as young as 12"
        return True
    if not mention.words and _ages_are(tokens, mention):
        return True
    if words[i] != "," or words[mention.right] not in (",", ".") or mention.words:
        return False
    name = lexemes[i - 1]
    named = (
        name.flags & CAPITAL
        and not name.flags & (MONTH | STOP)
        and name.lower not in first_words()
        and lexemes[i - 2].flags & (CAPITAL | WORD)
    )
    return (
        bool(named or (i == 1 and name.flags & CAPITAL))
        and lexemes[mention.right + 1].lower not in ("and", "or")
        and (not lexemes[mention.right + 1].role and mention.value >= 10)
    )


def _is_person(tokens: Tokens, k: int) -> bool:
    """Whether the word at token `k` is one for people: "women over 40", "children under 5"."""
    return singular(tokens.lexemes[k].lower) in _PERSONS


def _ages_are(tokens: Tokens, mention: Mention) -> bool:
    """Whether the number tells what an age is: "their age was 42", "life expectancy is 73"."""
    following = tokens.lexemes[mention.right].flags
    j = mention.left - 1
    while tokens.lexemes[j].flags & STOP and not tokens.lexemes[j].flags & AUXILIARY:
        j -= 1  # "is around 73"
    if not tokens.lexemes[j].flags & AUXILIARY or (following & WORD and not following & STOP):
        return False
    for k in range(j - 1, max(j - _SUBJECT, 0) - 1, -1):
        if tokens.lexemes[k].lower in _AGES:
            return True
        if tokens.words[k] in (",", ";") or is_verb(tokens, k):
            break
    return False


def _turns(tokens: Tokens, i: int) -> bool:
    """Whether the words up to token `i` tell somebody's age: "she is 35", "he will be 35"."""
    verb = tokens.lexemes[i].lower
    if verb == "be":
        i -= 1
    who = tokens.lexemes[i - 1].lower
    following = tokens.lexemes[i + 2 if verb != "be" else i + 3]
    measured = following.flags & WORD and not following.flags & STOP
    return verb in _TURNS and who in ("he", "she", "who") and not measured


#: Nouns whose value is an age, and how many words of a subject are looked at.
_AGES, _SUBJECT = frozenset({"age", "expectancy", "lifespan"}), 10
_PERSONS = word_list(load("words")["persons"]["list"])
_TURNS = frozenset({"is", "was", "be", "turned", "turns", "turning"})


def _percent(tokens: Tokens, mention: Mention, j: int) -> bool:
    """Percent, percentage points and basis points."""
    lower = tokens.lexemes[j].lower
    k = j + 1
    if (
        lower == ")" and tokens.words[j + 1] == "%" and tokens.words[mention.left - 1] == "("
    ):  # "(48.3)%"
        mention.value, mention.left = -abs(mention.value), mention.left - 1
        lower, k = "%", j + 2
    if lower == "per" and tokens.lexemes[j + 1].lower == "cent":
        lower, k = "percent", j + 2
    if lower == "pc" and not mention.words:
        lower = "percent"
    if lower in _PERCENT:
        behind = k + 1 if tokens.words[k] in HYPHENS_AND_DASH and tokens.glued(k) else k
        if tokens.lexemes[behind].lower in _POINTS:
            mention.measure_in("point", "point", behind + 1)
        else:
            mention.measure_in("percent", "percent", k)
        return True
    if lower == "basis" and tokens.lexemes[k].lower in _POINTS:
        mention.divide(100)
        mention.measure_in("point", "point", k + 1)
        return True
    if lower in ("bp", "bps", "pp", "ppt", "ppts") and not mention.words:
        if lower in ("bp", "bps"):
            if tokens.glued(j) and lower == "bps" and mention.value > 10000:
                return False
            mention.divide(100)
        mention.measure_in("point", "point", k)
        return True
    return False


def _measure_unit(tokens: Tokens, mention: Mention, j: int, *, hyphen: bool) -> int:
    """Reads a physical unit or a span of time at token `j`; the token behind it, or 0."""
    read = read_simple(tokens, j, mention, hyphen=hyphen)
    if read is None:
        return 0
    name, end = read
    mention.unit = name
    mention.kind = "duration" if name in durations() else "quantity"
    return end


def _age(tokens: Tokens, mention: Mention) -> None:
    """Makes a duration an age: "78-year-old", "five years old", "3 years of age", "87 yo"."""
    if mention.kind != "duration":
        return
    j = mention.right
    lexemes = tokens.lexemes
    while tokens.words[j] in HYPHENS_AND_DASH:
        j += 1
    if lexemes[j].lower in ("old", "olds"):
        mention.right = j + 1
    elif lexemes[j].lower == "of" and lexemes[j + 1].lower == "age":
        mention.right = j + 2
    else:
        return
    mention.kind, mention.unit = "age", f"{mention.unit} of age"
