"""Numbers that name: "Figure 4", "F-16", "iPhone 11", "+1-222-2222", "3.11.4"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from audit.extract.labels import is_labelled, list_end
from audit.extract.lookup import read_phrase
from audit.extract.physical import read_simple
from audit.extract.versions import is_version
from audit.extract.vocabulary import (
    CAPITAL,
    CHANGE,
    DIGITS,
    MONTH,
    PLURAL,
    PREPOSITION,
    STOP,
    UPPER,
    VERB,
    WEEKDAY,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Behind a number they show it to be measured, not to name.
_MEASURED = frozenset("%-")
_JOINTS = frozenset("-–_/#.@")
#: What stands before a hyphen and a number that is a quantity all the same: "sub-7 nanometer", "a
#: now-18 month-old".
_HEDGE_PREFIXES = listed("hedge_prefixes")
_SCREENS = listed("screens")
_THOUSAND, _MOST_K = 1000.0, 16000.0
#: Letters glued to numbers that are scales or coins further on.
_LETTER_UNITS = frozenset({"M", "B", "T", "MM", "C", "P", "X", "AM", "PM", "KM", "KG"})


def mark_identifiers(tokens: Tokens, mentions: list[Mention]) -> None:
    """Gives the kind `identifier` to mentions that name or place something."""
    named_until = tail = -1
    for mention in mentions:
        behind, tail = tail, mention.last if mention.last > mention.first + 1 else -1
        if mention.kind or mention.words:
            continue
        i = mention.first
        if (
            i < named_until
            or _postcode(tokens, mention)
            or (i != behind + 1 and _joined_to_letters(tokens, mention))
            or is_labelled(tokens, mention)
            or is_version(tokens, mention)
        ):
            mention.kind = "identifier"
            if i >= named_until:
                named_until = list_end(tokens, mention)
        elif (
            mention.value != mention.value
            or _model(tokens, mention)
            or _before_name(tokens, mention)
            or _lettered(tokens, mention)
            or (tokens.words[i][0] == "0" and tokens.words[i][1:].isdecimal())
        ):
            mention.kind = "identifier"
    for mention in mentions:  # "the 96th-minute goal", "9 Elm St"
        behind = mention.last + 1 if tokens.words[mention.last] == "-" else mention.last
        named = tokens.lexemes[behind].flags & CAPITAL or behind > mention.last
        if mention.kind == "ordinal" and named:
            mention.kind = "identifier"
    for one, two in itertools.pairwise(mentions):  # "16-18 Mill Lane", "Boeing 737-800"
        joined = two.first == one.last + 1 and tokens.words[one.last] in ("-", "–")
        glued = joined and tokens.glued(one.last) and tokens.glued(two.first)
        if glued and {one.kind, two.kind} == {"identifier", ""}:
            one.kind = two.kind = "identifier"


def _postcode(tokens: Tokens, mention: Mention) -> bool:
    """Letters and digits that alternate without a space: "9AB8"."""
    j = mention.last
    return (
        tokens.glued(j)
        and bool(tokens.lexemes[j].flags & WORD)
        and (
            tokens.glued(j + 1)
            and tokens.lexemes[j + 1].role == DIGITS
            and tokens.lexemes[j].lower not in ("x", "e", "h")
            and not joins_parts(tokens, j)
            and not (
                tokens.words[j + 1] in ("2", "3")
                and tokens.words[j] in tokens.vocabulary.names.symbols
            )
        )
    )


def joins_parts(tokens: Tokens, j: int) -> bool:
    """Whether the letter at token `j` stands between minutes and seconds: "4m20s"."""
    digits = tokens.lexemes[j - 1].role == DIGITS and tokens.lexemes[j + 1].role == DIGITS
    closed = tokens.words[j + 2] in ("s", "sec") and tokens.glued(j + 2)
    return tokens.words[j] == "m" and digits and closed and tokens.glued(j)


def _lettered(tokens: Tokens, mention: Mention) -> bool:
    """Letters glued behind the number that are no unit: "a 3D print", "SW1A 2AA", "the 49ers".

    A screen of "4K" has no four thousand of anything.
    """
    j = mention.last
    if mention.scale == _THOUSAND and tokens.words[j - 1] == "K":
        return tokens.lexemes[j].lower in _SCREENS and mention.value <= _MOST_K
    letters = tokens.words[j]
    if not tokens.glued(j) or mention.scale != 1.0 or not letters[:1].isalpha():
        return False
    if letters == "ers" or (letters == "s" and _model(tokens, mention)):
        return True
    currency = tokens.vocabulary.names.is_currency(letters)
    named = letters.isupper() and letters not in _LETTER_UNITS and not currency
    return named and read_simple(tokens, j, mention, hyphen=False) is None


def _joined_to_letters(tokens: Tokens, mention: Mention) -> bool:
    """Letters glued before the number, with or without a hyphen: "XC40", "F-16", "COVID-19"."""
    i = mention.first
    before = tokens.words[i - 1]
    if i == 0 or not tokens.glued(i):
        return False
    if before[0].isalpha():
        names = tokens.vocabulary.names
        pair = tokens.words[i - 2] + before
        currency = names.is_currency(before) or pair in names.currency_symbols
        digits = tokens.lexemes[i - 2].role == DIGITS
        parts = (before in ("h", "x") and digits) or joins_parts(tokens, i - 1)  # "3h20m", "10x12"
        return not currency and not parts and not _lacks_space(tokens, i - 1)
    if before in ("-", "–", "/") and i > 1 and tokens.glued(i - 1):
        leader = tokens.lexemes[i - 2]
        inches = leader.lower == "foot" and tokens.lexemes[i - 4].role  # "6-foot-3"
        if inches or (leader.flags & WORD and _ends_number(tokens, i - 2)):
            return False  # "10k-20k"
        if leader.flags & WORD and before != "/":
            measured = tokens.words[mention.last] in ("%", "°")
            joint = leader.flags & PREPOSITION and tokens.words[i - 2].islower()  # "8-of-14"
            name = not joint and leader.lower not in _HEDGE_PREFIXES
            return mention.left == i and not measured and name
        joined = i > 3 and tokens.words[i - 3] in _JOINTS and tokens.glued(i - 2)
        return leader.role == DIGITS and joined
    zone = before == "+" and i > 1 and tokens.glued(i - 1) and tokens.lexemes[i - 2].flags & UPPER
    power = before == "^" and tokens.glued(i - 1) and tokens.lexemes[i - 2].flags & WORD  # "n^2"
    return before in "#_@" or bool(zone or power)  # "UTC+2"


def _ends_number(tokens: Tokens, k: int) -> bool:
    """Whether the letters at token `k` are glued to a number that nothing else is glued to."""
    apart = not (tokens.glued(k - 1) and tokens.lexemes[k - 2].flags & WORD)
    return tokens.glued(k) and tokens.lexemes[k - 1].role == DIGITS and apart


def _lacks_space(tokens: Tokens, k: int) -> bool:
    """Whether the word glued to a number is a verb or preposition: "sold4 acres"."""
    word, flags = tokens.words[k], tokens.lexemes[k].flags
    written = word.islower() and len(word) > 2 and not tokens.glued(k)
    return written and bool(flags & (VERB | PREPOSITION))


def _model(tokens: Tokens, mention: Mention) -> bool:
    """A bare whole number behind a name: "iPhone 11", "Galaxy Note 20", "ASC 842", "S&P 500"."""
    i, behind = mention.first, mention.last
    name, following = tokens.lexemes[mention.left - 1], tokens.lexemes[behind]
    word = tokens.words[behind]
    if not name.flags & CAPITAL or mention.step < 1.0 or i < 1 or mention.scale != 1.0:
        return False
    if mention.left < i and name.flags & UPPER and tokens.glued(i):  # "COVID -19"
        return not following.role and word not in ("%", "°", ".")
    if not _can_name(tokens, mention) or _is_several(tokens, behind):
        return _can_name(tokens, mention)
    names = tokens.vocabulary.names
    measured = word in _MEASURED or word in names.signs
    if measured or (tokens.glued(behind) and following.flags & WORD):
        return word == "-" and not tokens.lexemes[behind + 1].flags & WORD
    symbol = word in names.symbols and word not in names.only_glued
    unit = symbol or following.lower in names.first_words
    plural = following.flags & PLURAL and not following.flags & (STOP | VERB)
    if plural or unit or following.role:
        return False
    ends = not following.flags & WORD or following.flags & (STOP | VERB | CAPITAL | CHANGE)
    return bool(ends) or mention.value < 2000


def _is_several(tokens: Tokens, j: int) -> bool:
    """Whether token `j` is the plural of a name in digits: "two Airbus 320s"."""
    return tokens.words[j] == "s" and tokens.glued(j)


def _can_name(tokens: Tokens, mention: Mention) -> bool:
    """Whether the word before the number can be a name and the number its own."""
    i = mention.first
    name = tokens.lexemes[mention.left - 1]
    if name.flags & (STOP | MONTH | WEEKDAY | VERB) or mention.left < i or "," in tokens.words[i]:
        return False
    is_currency = tokens.vocabulary.names.is_currency
    return not is_currency(tokens.words[i - 1]) and (i > 1 or bool(name.flags & UPPER))


def _before_name(tokens: Tokens, mention: Mention) -> bool:
    """Digits before a name in the singular.

    "49 Oak Ranch Road", "787 Dreamliner"; "13 Americans" counts.
    """
    j = mention.last
    if (
        mention.scale != 1.0
        or mention.step < 1.0
        or mention.left < mention.first
        or "," in tokens.words[mention.first]
    ):
        return False
    names = tokens.vocabulary.names
    money = tokens.words[mention.first - 1] in names.currency_symbols  # "$5 Canadian"
    if money or not tokens.lexemes[j].flags & CAPITAL or tokens.glued(j):
        return False
    while tokens.lexemes[j].flags & CAPITAL:
        lexeme = tokens.lexemes[j]
        if _begins_compound(tokens, j):
            return False
        if (
            lexeme.flags & (PLURAL | MONTH | WEEKDAY | STOP)
            or lexeme.role
            or read_phrase(tokens, j) is not None
        ):
            return False
        if (
            names.is_currency(tokens.words[j])
            or tokens.words[j] in names.symbols
            or tokens.words[j] in ("C", "F")
        ):
            return False
        j = _behind_glued(tokens, j + 1)
    return not tokens.lexemes[j].flags & PLURAL or bool(tokens.lexemes[j].flags & (STOP | VERB))


def _behind_glued(tokens: Tokens, j: int) -> int:
    """The token behind the digits and letters glued to a name: "8 M3 laptops", "4 HDMI-A plugs"."""
    while tokens.glued(j) and (
        tokens.lexemes[j].role == DIGITS or (tokens.words[j] == "-" and tokens.glued(j + 1))
    ):
        j += 2 if tokens.words[j] == "-" else 1
    return j


def _begins_compound(tokens: Tokens, j: int) -> bool:
    """Whether a name begins a compound adjective: "243 English-speaking guests"."""
    tail = tokens.lexemes[j + 2].flags
    hyphen = tokens.words[j + 1] == "-" and tokens.glued(j + 1) and tokens.glued(j + 2)
    return hyphen and bool(tail & WORD) and not tail & CAPITAL
