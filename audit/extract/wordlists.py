"""The tables of words in data files: what each may hold, and how files add up.

The packaged files and those of a user or a plugin have one form: tables of words. A table is either
open, a line for each word, or has a fixed set of lists, to which a file adds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from audit.errors import what_next

#: Tables by name, as `tomllib` reads them.
Tables: TypeAlias = Mapping[str, Mapping[str, Any]]
#: What is wrong, behind the keys that lead to it.
Fault: TypeAlias = tuple[tuple[str, ...], str]

#: SI prefixes: what a letter before the symbol of a unit puts before its name.
PREFIXES: Final[Mapping[str, str]] = {
    **{"k": "kilo", "K": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    **{"h": "hecto", "d": "deci", "c": "centi", "m": "milli", "n": "nano", "p": "pico"},
    **{"f": "femto", "μ": "micro", "µ": "micro", "u": "micro"},
}
_COIN: Final = re.compile(r"[^\s/]+(?:/[1-9][0-9]*)?")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and value is not True and 0 < value < math.inf


def _is_cardinal(value: Any) -> bool:
    return _is_number(value) or (value == 0 and value is not False)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_ends(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(map(_is_number, value))
        and value[0] < value[1]
    )


def _is_coin(value: Any) -> bool:
    return isinstance(value, str) and _COIN.fullmatch(value) is not None


def _is_prefixed(value: Any) -> bool:
    if not (isinstance(value, list) and len(value) == 2 and _is_text(value[0])):
        return False
    return isinstance(value[1], str) and all(each in PREFIXES for each in value[1].split())


_NUMBER: Final = (_is_number, "a number above 0")
_TEXT: Final = (_is_text, "a text")
_TEXTS: Final = (_are_texts, "a list of texts")
_RUNNING: Final = (_is_text, "a text of words")
_COIN_OF: Final = (_is_coin, 'a currency and how many make one, like "USD/100"')

#: Tables with a line for each word: what checks it, and what it must be.
_OPEN: Final[Mapping[str, tuple[Callable[[Any], bool], str]]] = {
    "units": _TEXTS,
    "unit_symbols": _TEXT,
    "prefixed_symbols": (_is_prefixed, 'a unit and its prefixes, like ["meter", "k c m"]'),
    "powers": _TEXT,
    "currencies": _COIN_OF,
    "coins": _COIN_OF,
    "ambiguous_currencies": _TEXT,
    "currency_symbols": _COIN_OF,
    "cardinals": (_is_cardinal, "a number"),
    "scales": _NUMBER,
    "short_scales": _NUMBER,
    "glued_scales": _NUMBER,
    "money_scales": _NUMBER,
    "ordinals": _NUMBER,
    "denominators": _NUMBER,
    "factors": _NUMBER,
    "vague": (_are_ends, "the least and the greatest number, like [12, 120]"),
    "plurals": _TEXT,
}
#: Of these, the ones whose words are read in any case.
_ANY_CASE: Final = frozenset(
    ("powers", "cardinals", "scales", "short_scales", "ordinals", "denominators", "factors")
) | {"vague", "plurals"}
#: Tables of single words: what has a space or a hyphen would never be met.
_SINGLE: Final = _ANY_CASE | {"glued_scales", "money_scales"}
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Tables with lists of fixed names: what checks a list, and what it must be.
_CLOSED: Final[Mapping[str, tuple[frozenset[str], tuple[Callable[[Any], bool], str]]]] = {
    "hedges": (
        frozenset({"about", "below", "more_than", "at_least", "less_than", "at_most"}),
        _TEXTS,
    ),
    "trailing": (frozenset({"about", "at_least", "at_most"}), _TEXTS),
    "changes": (frozenset({"up", "down", "weak", "nouns"}), _RUNNING),
    "stop": (
        frozenset(
            ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries", "adverbs")
        ),
        _RUNNING,
    ),
    "verbs": (frozenset({"list"}), _RUNNING),
    "labels": (frozenset({"list", "weak"}), _RUNNING),
    "singular": (frozenset({"list"}), _RUNNING),
    "whose": (frozenset({"list"}), _RUNNING),
    "only_glued": (frozenset({"list"}), _RUNNING),
    "durations": (frozenset({"list", "measured"}), _RUNNING),
    "currency_codes": (frozenset({"list"}), _RUNNING),
}

TABLES: Final = (*_OPEN, *_CLOSED)


def checked(tables: Mapping[str, Any]) -> tuple[Tables, list[Fault]]:
    """What of these tables can be words, and the faults of the rest."""
    sound: dict[str, dict[str, Any]] = {}
    faults: list[Fault] = []
    for name, table in tables.items():
        entries, wrong = _checked_table(str(name), table)
        faults += wrong
        if entries:
            sound[name] = entries
    return sound, faults


def _checked_table(name: str, table: Any) -> tuple[dict[str, Any], list[Fault]]:
    """What of a table can be words, and the faults of the rest."""
    if name not in TABLES:
        hint = what_next(name, TABLES, "the tables are {}")
        return {}, [((name,), f'"{name}" is no table of the vocabulary; {hint}')]
    if not isinstance(table, Mapping):
        return {}, [((name,), f'"{name}" must be a table, not {_told(table)}')]
    lists, (fits, wanted) = _CLOSED[name] if name in _CLOSED else (None, _OPEN[name])
    entries: dict[str, Any] = {}
    faults: list[Fault] = []
    for word, value in table.items():
        if lists is not None and word not in lists:
            hint = what_next(word, lists, "the lists are {}")
            faults.append(((name, word), f'"{name}.{word}" is no list of the vocabulary; {hint}'))
        elif not str(word).strip():
            faults.append(((name,), f'"{name}" has a word without letters'))
        elif name in _SINGLE and not _WORD.fullmatch(word):
            faults.append(((name, word), f'"{name}.{word}" must be a single word of letters'))
        elif not fits(value):
            faults.append(((name, word), f'"{name}.{word}" must be {wanted}, not {_told(value)}'))
        else:
            entries[word] = value
    return entries, faults


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else repr(value)


def merged(files: Iterable[Tables]) -> dict[str, dict[str, Any]]:
    """The tables of all files as one: a later one adds to lists and has the last word on words."""
    tables: dict[str, dict[str, Any]] = {}
    for name, table in _tables(files):
        into = tables.setdefault(name, {})
        for key, value in table.items():
            word = key.lower() if name in _ANY_CASE else key
            into[word] = _added(name, into.get(word), value)
    return tables


def _tables(files: Iterable[Tables]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for file in files:
        yield from file.items()


def _added(table: str, old: Any, new: Any) -> Any:
    """A word's line, or a list, with what a later file says of it."""
    if old is None or (table in _OPEN and table != "units"):
        return new
    return f"{old} {new}" if isinstance(old, str) else [*old, *new]
