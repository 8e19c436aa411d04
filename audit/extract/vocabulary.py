"""What every word means to the grammar.

A `Vocabulary` has the words of one language, from the files in `data/` and from what a run adds to
them: one `Lexeme` a word form, and the `Names` of units and currencies.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.extract.lexicon import (
    AS_NOUN,
    AS_VERB,
    is_initials_plural,
    noun_lemma,
    parts_of_speech,
    verb_lemma,
)
from audit.extract.lookup import Names
from audit.extract.scanning import is_numeral, is_one_number, split
from audit.extract.wordlists import merged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from audit.extract.wordlists import Tables

_DATA = Path(__file__).with_name("data")
#: The files whose tables are the vocabulary: those of all languages, and those of each.
_SHARED = ("units", "currencies")
_SPOKEN = ("units", "currencies", "numbers", "words")
#: How many word forms are remembered before all are forgotten.
_MOST_FORMS = 1 << 16

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
MAYBE_VERB = 1 << 26  # listed as a verb or of the form of one; the words around decide

CHANGE = UP | DOWN
_VERBAL = AUXILIARY | CHANGE | VERB | PLURAL | ONLY_VERB | CAN_BE_VERB


class Lexeme:
    """What the grammar needs to know of a word form.

    Attributes:
        lower: The word in lower case.
        role: Its role in the grammar of numbers.
        value: The number that it stands for there.
        flags: What else it can be, a sum of the bits above.
        counts: Whether a number or a period can begin with it.
    """

    __slots__ = ("counts", "flags", "lower", "role", "value")

    def __init__(self, lower: str, role: int = 0, value: float = 0.0, flags: int = 0) -> None:
        self.counts = bool(role or flags & (MONTH | WEEKDAY | PERIOD))
        self.lower = lower
        self.role = role
        self.value = value
        self.flags = flags


@cache
def load(name: str, language: str = "en") -> dict[str, Any]:
    """The tables of the data file of this name; of the shared one where the language is ""."""
    return tomllib.loads((_DATA / language / f"{name}.toml").read_text(encoding="utf-8"))


def word_list(text: str) -> frozenset[str]:
    """The words of a list that a data file writes as running text."""
    return frozenset(text.split())


def listed(name: str) -> frozenset[str]:
    """The words of the list of this name that a step of the English grammar asks for."""
    return word_list(load("grammar")[name])


def _period_words(language: str) -> list[str]:
    """The words that can tell a period, in running text."""
    periods = load("periods", language)
    named = (word for table in ("units", "plurals", "seasons", "days") for word in periods[table])
    return [f"{word} {word}'s" for word in named] + [
        f"{periods['words']['spells']} q h ytd century"
    ]


def _parts(lower: str) -> int:
    """The flags that say which parts of speech a word can be."""
    parts = parts_of_speech(lower)
    flags = CAN_BE_VERB if parts & AS_VERB else 0
    if parts and not parts & AS_NOUN:
        flags |= NO_NOUN | (ONLY_VERB if parts == AS_VERB else 0)
    return flags


#: Numerals are too many to remember; all share this lexeme, their value is read from their text.
NUMERAL = Lexeme("0", DIGITS)
#: What is said of a list of numerals without spaces, before it comes apart.
NUMERALS = Lexeme("0", DIGITS)
#: What stands before the first and behind the last token of a sentence.
NOTHING = Lexeme("")

#: Characters that are a fraction, and their value.
VULGAR_FRACTIONS = {sign: unicodedata.numeric(sign) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}


@lru_cache(maxsize=8)
def _built(language: str, added: str) -> Vocabulary:
    files = [load(name, "") for name in _SHARED] + [load(name, language) for name in _SPOKEN]
    return Vocabulary(language, added, merged([*files, *json.loads(added)]))


class _Lexemes(dict[str, Lexeme]):
    """Lexemes by word form, made when they are first asked for; those of numerals are not kept."""

    def __init__(self, make: Callable[[str], Lexeme]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Lexeme:
        if is_numeral(word):
            return NUMERAL if is_one_number(word) else NUMERALS
        if len(self) >= _MOST_FORMS:
            self.clear()
        lexeme = self[word] = self._make(word)
        return lexeme


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of a run; made by `Vocabulary.of`, and never changed.

    Attributes:
        language: The language, as ISO 639 abbreviates it.
        added: What was added to the packaged tables, as JSON.
        tables: All tables, merged.
    """

    language: str
    added: str = field(repr=False)
    tables: Mapping[str, Mapping[str, Any]] = field(repr=False)

    @classmethod
    def of(cls, added: Sequence[Tables] = (), language: str = "en") -> Vocabulary:
        """The packaged words of a language and those that these tables add, the later ones on top.

        One value for the same tables, however often it is asked for: what it has made of a word is
        not made again.
        """
        return _built(language, json.dumps(list(added)))

    def __reduce__(self) -> tuple[Any, ...]:
        """Its origin: another process makes its own, once."""
        return _built, (self.language, self.added)

    @cached_property
    def names(self) -> Names:
        """The units and currencies."""
        return Names(self.tables, self.language)

    @cached_property
    def lexemes(self) -> Mapping[str, Lexeme]:
        """What the grammar knows of each token; each word form is looked up once."""
        return _Lexemes(self._lexeme)

    def _lexeme(self, word: str) -> Lexeme:
        lower = word.lower().replace("’", "'")
        role, value = self._roles.get(lower, (0, 0.0))
        flags = self._flags.get(lower, 0)
        if word[0].isalpha():
            flags |= WORD
            if word.lower() != word:  # "Pixel", "iPhone"
                flags |= CAPITAL | (UPPER if len(word) > 1 and word.isupper() else 0)
                if flags & UPPER and flags & WHOSE:
                    flags &= ~(STOP | PRONOUN)  # "US" is no pronoun
            plural = self.looks_plural(lower) or is_initials_plural(word)
            flags |= _parts(lower) | (PLURAL if plural else 0)
        elif len(word) == 1 and word in VULGAR_FRACTIONS:
            role, value = FRACTION_SIGN, VULGAR_FRACTIONS[word]
        if flags & _VERBAL or lower.endswith(("ed", "ing")):
            flags |= MAYBE_VERB
        return Lexeme(lower, role, value, flags)

    @cached_property
    def _roles(self) -> dict[str, tuple[int, float]]:
        """Role and value of each number word."""
        roles: dict[str, tuple[int, float]] = {}
        for table, role in _ROLES:
            roles |= {word: (role, float(value)) for word, value in self.tables[table].items()}
        # "two thirds": the plural of an ordinal is a denominator; "seconds" are time
        roles |= {
            f"{word}s": (DENOMINATOR, float(value))
            for word, value in self.tables["ordinals"].items()
            if word not in ("first", "second")
        }
        roles["firsts"] = (DENOMINATOR, 1.0)
        return roles | {word: (VAGUE, float(low)) for word, (low, _) in self.vague.items()}

    @cached_property
    def number_words(self) -> frozenset[str]:
        """The words with which a number can begin.

        An ordinal begins none, except a fraction's denominator.
        """
        return frozenset(self._roles)

    @cached_property
    def letters(self) -> re.Pattern[str]:
        """Finds the words of a text in lower case that can be number words."""
        plain = all(map(str.isascii, self.number_words))
        return re.compile(r"[a-z]+" if plain else r"[^\W\d_]+")

    @cached_property
    def vague(self) -> Mapping[str, tuple[float, float]]:
        """Plurals that give an order of magnitude, and its ends."""
        return {word: (float(a), float(b)) for word, (a, b) in self.tables["vague"].items()}

    @cached_property
    def scales(self) -> dict[str, float]:
        """Scales behind digits, with or without a space."""
        return {**self._numbers("scales"), **self._numbers("short_scales"), "dozens": 12.0}

    @cached_property
    def glued_scales(self) -> dict[str, float]:
        """Letters that are scales where no space parts them from the digits."""
        return self._numbers("glued_scales")

    @cached_property
    def money_scales(self) -> dict[str, float]:
        """Letters that are scales of money alone."""
        return self._numbers("money_scales")

    def _numbers(self, table: str) -> dict[str, float]:
        return {word: float(value) for word, value in self.tables[table].items()}

    @cached_property
    def leading(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        """The hedges before a number, by last word, longest first, with their bounds."""
        return self._hedges("hedges", -1)

    @cached_property
    def trailing(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        """The hedges behind a number, by first word, longest first, with their bounds."""
        return self._hedges("trailing", 0)

    def _hedges(self, table: str, key: int) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for bound, phrases in self.tables[table].items():
            for phrase in phrases:
                words = tuple(split(phrase.lower()))
                by_word.setdefault(words[key], []).append((words, bound))
        for entries in by_word.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return by_word

    @cached_property
    def _flags(self) -> dict[str, int]:
        """The flags of each word that a table lists."""
        flags: dict[str, int] = {}
        lists = [(self.tables[table][name], flag) for table, name, flag in _FLAGS]
        lists.append((" ".join(self.tables["months"]), MONTH))
        lists += [(words, PERIOD) for words in _period_words(self.language)]
        for text, flag in lists:
            for word in text.lower().split():
                flags[word] = flags.get(word, 0) | flag
        return flags

    @cached_property
    def _not_plural(self) -> frozenset[str]:
        return word_list(self.tables["singular"]["list"])

    def looks_plural(self, lower: str) -> bool:
        """Whether a word in lower case can be a plural noun.

        The lexicon says so, or its form where that is silent: "crises", "savings"; not "news", and
        not "spends", which is a verb only.
        """
        if lower in self.tables["plurals"]:
            return True
        parts = parts_of_speech(lower)
        if parts and (not parts & AS_NOUN or noun_lemma(lower) != lower):
            return bool(parts & AS_NOUN)
        return (
            len(lower) > 3
            and lower[-1] == "s"
            and lower[-2:] not in ("ss", "us", "is")
            and lower[-2] not in "'’"
            and lower not in self._not_plural
        )

    @cached_property
    def singular(self) -> Callable[[str], str]:
        """Tells the singular of a noun, by exception, lexicon and rule; others stay as they are."""
        return lru_cache(maxsize=1 << 14)(self._singular)

    def _singular(self, word: str) -> str:
        lower = word.lower()
        known = word[:-1] if is_initials_plural(word) else self.tables["plurals"].get(lower)
        if known is not None:
            return str(known)
        if not self.looks_plural(lower):
            counted = lower[-1:] == "s" and parts_of_speech(lower) == AS_VERB  # "45 likes"
            return verb_lemma(lower) or word if counted else word
        lemma = noun_lemma(lower)
        if lemma is not None and lemma != lower:
            return lemma if word == lower else word[0] + lemma[1:]
        if lower.endswith("ies") and len(lower) > 4:
            return word[:-3] + "y"
        if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "uses")) and len(lower) > 4:
            return word[:-2]
        return word[:-1]


#: The roles of the words in the tables of numbers.
_ROLES = (
    ("cardinals", CARDINAL),
    ("scales", SCALE),
    ("ordinals", ORDINAL),
    ("denominators", DENOMINATOR),
    ("factors", FACTOR),
)
#: The flags of the words in other tables' lists.
_FLAGS = (
    ("stop", "determiners", STOP | DETERMINER),
    ("stop", "prepositions", STOP | PREPOSITION),
    ("stop", "conjunctions", STOP | CONJUNCTION),
    ("stop", "pronouns", STOP | PRONOUN),
    ("stop", "auxiliaries", STOP | VERB | AUXILIARY),
    ("stop", "adverbs", STOP | ADVERB),
    ("verbs", "list", VERB),
    ("changes", "up", UP),
    ("changes", "down", DOWN),
    ("changes", "nouns", CHANGE_NOUN),
    ("changes", "weak", WEAK_CHANGE),
    ("labels", "list", LABEL),
    ("labels", "weak", WEAK_LABEL),
    ("whose", "list", WHOSE),
    ("weekdays", "list", WEEKDAY),
)
