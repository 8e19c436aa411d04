"""Ages: "78-year-old", "aged 25", "people over 60", "an average age of 42 years"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from audit.extract.tens import read_tens
from audit.extract.tokens import HYPHENS_AND_DASH
from audit.extract.verbs import acts, is_verb
from audit.extract.vocabulary import (
    AUXILIARY,
    CAPITAL,
    DIGITS,
    MONTH,
    ONLY_VERB,
    STOP,
    WORD,
    listed,
    load,
    word_list,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Words behind which "over 40" and "under 5" tell ages.
_PERSONS = word_list(load("words")["persons"]["list"])
#: In front of a number they tell it to be an age; nouns whose value is one.
_AGED, _AGES = frozenset({"age", "aged", "ages"}), frozenset({"age", "expectancy", "lifespan"})
_RANGES = frozenset({"to", "and", "or", "-", "–"})
#: Persons of whom a number between commas tells the age; what is glued to a number that is one.
_APPOSED, _YEARS_OLD = listed("apposed"), frozenset({"yo", "yos", "y.o."})
#: They lead to those whose age it is: "79 years for men".
_WHOSE = frozenset({"for", "in", "among"})
_SIDES = frozenset({"over", "above", "up", "under", "below"})
#: How many words of a subject are looked at.
_SUBJECT = 10
_TURNS = frozenset({"is", "was", "be", "turned", "turns", "turning"})
_OLDEST = 120
#: Kind and unit of tens with an "s" that are no decade.
_SPANNED = {
    "age": ("age", "year of age"),
    "degree": ("quantity", "degree"),
    "count": ("count", ""),
}


def read_age(tokens: Tokens, mention: Mention) -> None:
    """Makes an age of a span of time or a bare number, where the words tell one."""
    if mention.kind == "duration":
        end = _behind(tokens, mention.right)
        if end or _is_told(tokens, mention) or _are_told(tokens, mention):
            mention.measure_in("age", f"{mention.unit} of age", end or mention.right)
        return
    if _glued(tokens, mention) or _tens(tokens, mention):
        return
    bare = mention.kind in ("", "count") and mention.step >= 1.0 and mention.value <= _OLDEST
    if bare and _is_age(tokens, mention):
        mention.kind, mention.unit = "age", "year of age"


def share_ages(tokens: Tokens, mentions: list[Mention]) -> None:
    """Makes ages of the years that go on an age told for others.

    "Life expectancy was 79 years for men and 83 years for women".
    """
    for one, two in itertools.pairwise(mentions):
        same = one.kind == "age" and two.kind == "duration" and one.unit == f"{two.unit} of age"
        of_whom = tokens.lexemes[one.right].lower
        near = same and 0 < two.left - one.right <= _SUBJECT
        if near and of_whom in _WHOSE and of_whom == tokens.lexemes[two.right].lower:
            two.kind, two.unit = "age", one.unit


def _behind(tokens: Tokens, j: int) -> int:
    """The token behind what makes an age of a span of time: "-old", "old", "of age"; 0 for none."""
    while tokens.words[j] in HYPHENS_AND_DASH:
        j += 1
    if tokens.lexemes[j].lower in ("old", "olds"):
        return j + 1
    return j + 2 if [tokens.lexemes[k].lower for k in (j, j + 1)] == ["of", "age"] else 0


def _glued(tokens: Tokens, mention: Mention) -> bool:
    """Makes an age of a number with letters glued to it: "19yo", "the under-18s"."""
    j = mention.last
    lower = tokens.lexemes[j].lower
    old = lower in _YEARS_OLD and mention.right == j
    if not tokens.glued(j) or not (old or (lower == "s" and is_side(tokens, mention))):
        return False
    mention.measure_in("age", "year of age", j + 1)
    return True


def is_side(tokens: Tokens, mention: Mention) -> bool:
    """Whether a hyphen joins "under" or "over" to the number: "the under-18s"."""
    i = mention.first - 1
    return tokens.words[i] == "-" and tokens.lexemes[i - 1].lower in ("over", "under")


def _tens(tokens: Tokens, mention: Mention) -> bool:
    """Makes tens with an "s" the ages or degrees that they span: "in her 40s", "the upper 20s"."""
    told = read_tens(tokens, mention) if mention.kind == "" else ""
    if told not in _SPANNED:
        return False
    mention.measure_in(*_SPANNED[told], mention.last + 1)
    tens = mention.value
    mention.low, mention.high, mention.value = tens, tens + 9, tens + 4.5
    mention.bound = "range"
    return True


def _is_age(tokens: Tokens, mention: Mention) -> bool:
    """Whether words say that a bare number is an age."""
    return (
        _is_told(tokens, mention)
        or (mention.value >= 3 and _turns(tokens, mention))
        or _of_persons(tokens, mention)
        or _and_older(tokens, mention)
        or (not mention.words and (_are_told(tokens, mention) or _apposed(tokens, mention)))
    )


def _is_told(tokens: Tokens, mention: Mention) -> bool:
    """Whether the words right before the number tell an age.

    "aged 78", "over the age of 21", "raised the pension age to 70", "children as young as 12".
    """
    i = mention.left - 1
    before = tokens.lexemes[i].lower
    if before == "as":
        return tokens.lexemes[i - 1].lower in ("young", "old")
    if before in _RANGES and tokens.lexemes[i - 1].role == DIGITS:
        i -= 2  # "aged 6 to 23 months", "aged between 20 and 29 years"
    if tokens.lexemes[i].lower in ("of", "to", "from", "between"):
        i -= 1
    return tokens.lexemes[i].lower in _AGED


def _of_persons(tokens: Tokens, mention: Mention) -> bool:
    """Whether the number parts people by age: "women over 40", "children under 5"."""
    i = mention.left - 1
    if tokens.lexemes[i].lower not in ("over", "under") or _is_noun(tokens, mention.right):
        return False
    return tokens.vocabulary.singular(tokens.lexemes[i - 1].lower) in _PERSONS


def _and_older(tokens: Tokens, mention: Mention) -> bool:
    """Whether the words behind the number part people by age.

    "those 65 or older", "residents 65 and over".
    """
    joint, side = (tokens.lexemes[mention.last + n].lower for n in (0, 1))
    before = tokens.vocabulary.singular(tokens.lexemes[mention.left - 1].lower)
    told = side in ("older", "younger") or (side in _SIDES and before in _PERSONS)
    return joint in ("and", "or") and told


def _is_noun(tokens: Tokens, k: int) -> bool:
    """Whether token `k` can be a noun: the number before it counts it."""
    flags = tokens.lexemes[k].flags
    return bool(flags & WORD) and not flags & (STOP | ONLY_VERB) and not acts(tokens, k)


def _are_told(tokens: Tokens, mention: Mention) -> bool:
    """Whether the number tells what an age is: "their age was 42", "life expectancy is 73"."""
    j = mention.left - 1
    while tokens.lexemes[j].flags & STOP and not tokens.lexemes[j].flags & AUXILIARY:
        j -= 1  # "is around 73"
    if not tokens.lexemes[j].flags & AUXILIARY or _is_noun(tokens, mention.right):
        return False
    for k in range(j - 1, max(j - _SUBJECT, 0) - 1, -1):
        if tokens.lexemes[k].lower in _AGES and not _is_noun(tokens, k + 1):
            return True
        if tokens.words[k] in (",", ";") or is_verb(tokens, k):
            break
    return False


def _turns(tokens: Tokens, mention: Mention) -> bool:
    """Whether the words before the number tell somebody's age: "she is 35", "he will be 35"."""
    i = mention.left - 1
    verb = tokens.lexemes[i].lower
    who = tokens.lexemes[i - 2 if verb == "be" else i - 1].lower
    told = verb in _TURNS and who in ("he", "she", "who")
    return told and not _is_noun(tokens, mention.right)


def _apposed(tokens: Tokens, mention: Mention) -> bool:
    """Whether the number stands between commas behind a name: "Ann Lee, 25, said"."""
    lexemes, words = tokens.lexemes, tokens.words
    i = mention.left - 1
    if words[i] != "," or words[mention.right] not in (",", "."):
        return False
    if lexemes[i - 1].lower in _APPOSED and words[mention.right] == ",":
        return not lexemes[mention.right + 1].role  # "the driver, 19, and his wife, 22,"
    if mention.value < 10:
        return False
    name, following = lexemes[i - 1], lexemes[mention.right + 1]
    person = (
        name.flags & CAPITAL
        and not name.flags & (MONTH | STOP)
        and name.lower not in tokens.vocabulary.names.first_words
        and lexemes[i - 2].flags & (CAPITAL | WORD)
    )
    named = person or (i == 1 and name.flags & CAPITAL)
    return bool(named) and not following.role and following.lower not in ("and", "or")
