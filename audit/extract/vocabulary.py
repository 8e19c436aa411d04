"""What every word means to the grammar.

One `Lexeme` a word form, read from the files in `data/`.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from audit.extract.lexicon import AS_NOUN, AS_VERB, noun_lemma, parts_of_speech

_DATA = Path(__file__).with_name("data")

# Roles in the grammar of numbers; 0 is none.
DIGITS = 1
CARDINAL = 2
SCALE = 3
ORDINAL = 4
DENOMINATOR = 5
FACTOR = 6
VAGUE = 7
FRACTION_SIGN = 8

# What else a word can be, as bits.
STOP = 1 << 0  # ends a noun phrase
VERB = 1 << 1
UP = 1 << 2
DOWN = 1 << 3
CHANGE_NOUN = 1 << 4
MONTH = 1 << 5
WEEKDAY = 1 << 6
LABEL = 1 << 7
WEAK_LABEL = 1 << 8
PLURAL = 1 << 9
WORD = 1 << 10  # made of letters
CAPITAL = 1 << 11  # begins with a capital
UPPER = 1 << 12  # all capitals, two letters or more
PREPOSITION = 1 << 13
DETERMINER = 1 << 14
WHOSE = 1 << 15
PRONOUN = 1 << 17
AUXILIARY = 1 << 18
ADVERB = 1 << 19
CONJUNCTION = 1 << 20
WEAK_CHANGE = 1 << 21
PERIOD = 1 << 22  # tells a time together with what stands around it: "quarter", "summer", "today"
ONLY_VERB = 1 << 23  # a verb and nothing else: "requires"
NO_NOUN = 1 << 24  # known, and no noun: "requires", "impressive"
CAN_BE_VERB = 1 << 25  # "cause", "requires"

CHANGE = UP | DOWN


class Lexeme:
    """What the grammar needs to know of a word form.

    Attributes:
        lower: The word in lower case.
        role: Its role in the grammar of numbers.
        value: The number that it stands for there.
        flags: What else it can be, a sum of the bits above.
    """

    __slots__ = ("flags", "lower", "role", "value")

    def __init__(self, lower: str, role: int = 0, value: float = 0.0, flags: int = 0) -> None:
        self.lower = lower
        self.role = role
        self.value = value
        self.flags = flags


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of the data file of this name."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def word_list(text: str) -> frozenset[str]:
    """The words of a list that a data file writes as running text."""
    return frozenset(text.split())


def listed(name: str) -> frozenset[str]:
    """The words of the list of this name that a step of the grammar asks for."""
    return word_list(load("grammar")[name])


@cache
def _roles() -> dict[str, tuple[int, float]]:
    """Role and value of each number word."""
    numbers = load("numbers")
    roles: dict[str, tuple[int, float]] = {}
    for table, role in (
        ("cardinals", CARDINAL),
        ("scales", SCALE),
        ("ordinals", ORDINAL),
        ("denominators", DENOMINATOR),
        ("factors", FACTOR),
    ):
        roles |= {word: (role, float(value)) for word, value in numbers[table].items()}
    # "two thirds": the plural of an ordinal is a denominator; "seconds" are time
    roles |= {
        f"{word}s": (DENOMINATOR, float(value))
        for word, value in numbers["ordinals"].items()
        if word not in ("first", "second")
    }
    roles["firsts"] = (DENOMINATOR, 1.0)
    roles |= {word: (VAGUE, float(low)) for word, (low, _) in numbers["vague"].items()}
    return roles


@cache
def number_words() -> frozenset[str]:
    """The words with which a number can begin.

    An ordinal begins none, except a fraction's denominator.
    """
    return frozenset(word for word, (role, _) in _roles().items())


@cache
def _flags() -> dict[str, int]:
    """The flags of each word that a data file lists."""
    words = load("words")
    flags: dict[str, int] = {}

    def mark(text: str, flag: int) -> None:
        for word in text.split():
            flags[word] = flags.get(word, 0) | flag

    mark(words["stop"]["determiners"], STOP | DETERMINER)
    mark(words["stop"]["prepositions"], STOP | PREPOSITION)
    mark(words["stop"]["conjunctions"], STOP | CONJUNCTION)
    mark(words["stop"]["pronouns"], STOP | PRONOUN)
    mark(words["stop"]["auxiliaries"], STOP | VERB | AUXILIARY)
    mark(words["stop"]["adverbs"], STOP | ADVERB)
    mark(words["verbs"]["list"], VERB)
    mark(words["changes"]["up"], UP)
    mark(words["changes"]["down"], DOWN)
    mark(words["changes"]["nouns"], CHANGE_NOUN)
    mark(words["changes"]["weak"], WEAK_CHANGE)
    mark(" ".join(words["months"]), MONTH)
    mark(words["weekdays"]["list"], WEEKDAY)
    mark(words["labels"]["list"], LABEL)
    mark(words["labels"]["weak"], WEAK_LABEL)
    mark(words["whose"]["list"], WHOSE)
    periods = load("periods")
    for table in ("units", "plurals", "seasons", "days"):
        mark(" ".join(f"{word} {word}'s" for word in periods[table]), PERIOD)
    mark(f"{periods['words']['spells']} q h ytd century", PERIOD)
    return flags


@cache
def _not_plural() -> frozenset[str]:
    return word_list(load("words")["singular"]["list"])


@cache
def irregular_plurals() -> dict[str, str]:
    """Irregular plurals and their singulars."""
    return dict(load("words")["plurals"])


def looks_plural(lower: str) -> bool:
    """Whether a word can be a plural noun: the lexicon says so, or its form where that is silent.

    "crises", "savings"; not "news", and not "spends", which is a verb only.
    """
    if lower in irregular_plurals():
        return True
    parts = parts_of_speech(lower)
    if parts and (not parts & AS_NOUN or noun_lemma(lower) != lower):
        return bool(parts & AS_NOUN)
    return (
        len(lower) > 3
        and lower[-1] == "s"
        and lower[-2:] not in ("ss", "us", "is")
        and lower[-2] not in "'’"
        and lower not in _not_plural()
    )


def _parts(lower: str) -> int:
    """The flags that say which parts of speech a word can be."""
    parts = parts_of_speech(lower)
    flags = CAN_BE_VERB if parts & AS_VERB else 0
    if parts and not parts & AS_NOUN:
        flags |= NO_NOUN | (ONLY_VERB if parts == AS_VERB else 0)
    return flags


#: Numerals are too many to remember; all share this lexeme, their value is read from their text.
NUMERAL = Lexeme("0", DIGITS)
#: What stands before the first and behind the last token of a sentence.
NOTHING = Lexeme("")


@lru_cache(maxsize=1 << 16)
def lexeme(word: str) -> Lexeme:
    """What the grammar knows of this token."""
    if word[-1].isdecimal() and (word[0].isdecimal() or word[0] == "."):
        return NUMERAL
    lower = word.lower().replace("’", "'")
    role, value = _roles().get(lower, (0, 0.0))
    flags = _flags().get(lower, 0)
    if word[0].isalpha():
        flags |= WORD
        if word.lower() != word:  # "Pixel", "iPhone"
            flags |= CAPITAL | (UPPER if len(word) > 1 and word.isupper() else 0)
            if flags & UPPER and flags & WHOSE:
                flags &= ~(STOP | PRONOUN)  # "US" is no pronoun
        flags |= _parts(lower) | (PLURAL if looks_plural(lower) else 0)
    elif len(word) == 1 and word in VULGAR_FRACTIONS:
        role, value = FRACTION_SIGN, VULGAR_FRACTIONS[word]
    return Lexeme(lower, role, value, flags)


#: Characters that are a fraction, and their value.
VULGAR_FRACTIONS = {
    **{
        "½": 1 / 2,
        "⅓": 1 / 3,
        "⅔": 2 / 3,
        "¼": 1 / 4,
        "¾": 3 / 4,
        "⅕": 1 / 5,
        "⅖": 2 / 5,
        "⅗": 3 / 5,
    },
    **{
        "⅘": 4 / 5,
        "⅙": 1 / 6,
        "⅚": 5 / 6,
        "⅐": 1 / 7,
        "⅛": 1 / 8,
        "⅜": 3 / 8,
        "⅝": 5 / 8,
        "⅞": 7 / 8,
    },
    **{"⅑": 1 / 9, "⅒": 1 / 10},
}
