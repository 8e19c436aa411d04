"""Units and currencies by the words and symbols they are written with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from audit.extract.vocabulary import load, word_list

if TYPE_CHECKING:
    from audit.extract.tokens import Tokens

_PREFIXES = {
    **{"k": "kilo", "K": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta", "h": "hecto"},
    **{
        "c": "centi",
        "m": "milli",
        "μ": "micro",
        "µ": "micro",
        "u": "micro",
        "n": "nano",
        "p": "pico",
    },
    **{"d": "deci", "f": "femto"},
}
#: The longest unit or name of a currency, in words.
_LONGEST = 4


@cache
def durations() -> frozenset[str]:
    """The units of time."""
    return word_list(load("units")["durations"]["list"])


@cache
def measured_durations() -> frozenset[str]:
    """The units of time that are measured and rounded, where days and years are counted."""
    return word_list(load("units")["durations"]["measured"])


@cache
def symbols() -> dict[str, str]:
    """Symbols of units as written, and the names they stand for."""
    units = load("units")
    known: dict[str, str] = {}
    for symbol, (name, prefixes) in units["prefixed"].items():
        known[symbol] = name
        for prefix in prefixes.split():
            known[prefix + symbol] = _PREFIXES[prefix] + name
    known |= units["symbols"]
    return known


@cache
def only_glued() -> frozenset[str]:
    """Symbols that are read only where no space parts them from the number."""
    return word_list(load("units")["only_glued"]["list"])


def _plurals(phrase: str) -> list[str]:
    """A phrase with each of its words in the plural in turn, and as it is."""
    words = phrase.split()
    forms = [phrase]
    for n, word in enumerate(words):
        plural = word[:-1] + "ies" if word[-1] == "y" and word[-2:-1] not in "aeo" else f"{word}s"
        if word.endswith(("ch", "ss", "x")):
            plural = f"{word}es"
        forms.append(" ".join([*words[:n], plural, *words[n + 1 :]]))
    return forms


@cache
def phrases() -> dict[str, tuple[str, str]]:
    """Units and currencies in words, lower case, to name and kind ("unit", "money")."""
    known: dict[str, tuple[str, str]] = {}
    currencies = load("currencies")
    for name, others in load("units")["words"].items():
        for phrase in (name.lower(), *others):
            for form in _plurals(phrase.replace("-", " ")):
                known[form] = (name, "unit")
    for table in ("names", "coins", "ambiguous"):
        for phrase, code in currencies[table].items():
            for form in _plurals(phrase):
                known[form] = (code, "money" if table != "ambiguous" else "ambiguous")
    known["hertz"] = ("hertz", "unit")
    return known


@cache
def first_words() -> frozenset[str]:
    """The words that begin a unit or the name of a currency."""
    return frozenset(phrase.split()[0] for phrase in phrases())


@cache
def codes() -> frozenset[str]:
    """The currency codes of ISO 4217 and of some currencies that are gone."""
    return word_list(load("currencies")["codes"]["list"])


@cache
def currency_symbols() -> dict[str, str]:
    """Symbols of currencies and the codes they stand for."""
    return dict(load("currencies")["symbols"])


def is_currency(word: str) -> bool:
    """Whether a word is a currency's symbol or code: "RM", "USD", or millions of one, "MAUD"."""
    known = codes()
    return (
        word in currency_symbols()
        or word in known
        or (len(word) == 4 and word[0] == "M" and word[1:] in known)
    )


def read_phrase(tokens: Tokens, j: int) -> tuple[str, str, int] | None:
    """The longest unit or currency in words at token `j`: name, kind, the token behind it."""
    if tokens.lexemes[j].lower not in first_words():
        return None
    words: list[str] = []
    ends: list[int] = []
    k = j
    while len(words) < _LONGEST and tokens.words[k]:
        words.append(tokens.lexemes[k].lower)
        k += 1
        ends.append(k)
        if tokens.words[k] in ("-", "‐", "‑") and tokens.glued(k) and tokens.glued(k + 1):
            k += 1
    known = phrases()
    for length in range(len(words), 0, -1):
        found = known.get(" ".join(words[:length]))
        if found is not None:
            return found[0], found[1], ends[length - 1]
    return None
