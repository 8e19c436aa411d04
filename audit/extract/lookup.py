"""Units and currencies by the words and symbols they are written with."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from audit.extract.currencies import currencies
from audit.extract.scanning import split
from audit.extract.wordlists import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from audit.extract.tokens import Tokens


class Names:
    """The names and symbols of units and currencies in one vocabulary.

    Each is made when it is first asked for.
    """

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, Any]],
        language: str,
    ) -> None:
        self._tables = tables
        self._language = language

    def _list(self, table: str, name: str = "list") -> frozenset[str]:
        return frozenset(self._tables[table][name].split())

    @cached_property
    def durations(self) -> frozenset[str]:
        """The units of time."""
        return self._list("durations")

    @cached_property
    def measured_durations(self) -> frozenset[str]:
        """The units of time that are measured and rounded, where days and years are counted."""
        return self._list("durations", "measured")

    @cached_property
    def powers(self) -> Mapping[str, str]:
        """Words before a unit that make it a square or a cube."""
        return self._tables["powers"]

    @cached_property
    def symbols(self) -> dict[str, str]:
        """Symbols of units as written, and the names they stand for."""
        known: dict[str, str] = {}
        for symbol, (name, prefixes) in self._tables["prefixed_symbols"].items():
            known[symbol] = name
            known |= {each + symbol: PREFIXES[each] + name for each in prefixes.split()}
        return known | dict(self._tables["unit_symbols"])

    @cached_property
    def only_glued(self) -> frozenset[str]:
        """Symbols that are read only where no space parts them from the number."""
        return self._list("only_glued")

    @cached_property
    def codes(self) -> frozenset[str]:
        """The currency codes of ISO 4217 and of some currencies that are gone."""
        return currencies(self._language).codes | self._list("currency_codes")

    @cached_property
    def currency_symbols(self) -> dict[str, str]:
        """Symbols of currencies and the codes they stand for."""
        return currencies(self._language).symbols | dict(self._tables["currency_symbols"])

    @cached_property
    def signs(self) -> frozenset[str]:
        """The symbols of currencies that are one sign: "$", "€", "₹"."""
        return frozenset(
            each for each in self.currency_symbols if len(each) == 1 and not each.isalpha()
        )

    @cached_property
    def money_signs(self) -> re.Pattern[str]:
        """Finds the symbols of currencies that are not letters alone."""
        signs = (each for each in self.currency_symbols if not each.isalpha())
        return re.compile("|".join(map(re.escape, sorted(signs, key=len, reverse=True))))

    def is_currency(self, word: str) -> bool:
        """Whether a word is a currency's symbol or code, or tells millions of one: "MAUD"."""
        known = self.codes
        return (
            word in self.currency_symbols
            or word in known
            or (len(word) == 4 and word[0] == "M" and word[1:] in known)
        )

    @cached_property
    def phrases(self) -> dict[str, tuple[str, str]]:
        """Units and currencies in words, lower case, to name and kind ("unit", "money")."""
        return {self._key(phrase): meaning for phrase, meaning in self._phrases()}

    def _phrases(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Each phrase with what it means; of two meanings the later holds."""
        yield from self._world_currencies()
        for name, others in self._tables["units"].items():
            for phrase in (name.lower(), *others):
                yield from _forms(phrase, (name, "unit"))
        for table in ("currencies", "coins", "ambiguous_currencies"):
            kind = "money" if table != "ambiguous_currencies" else "ambiguous"
            for phrase, code in self._tables[table].items():
                yield from _forms(phrase, (code, kind))

    def _world_currencies(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """The names in CLDR with what they mean, less those that mean something else too."""
        world = currencies(self._language)
        alone = self._list("no_currencies", "alone")
        whole = frozenset(self._tables["no_currencies"]["whole"])
        other = {code for noun, code in world.nouns.items() if noun in alone}
        names = {noun: code for noun, code in world.nouns.items() if code not in other}
        names |= {name: code for name, code in world.names.items() if name not in whole}
        for name, code in names.items():
            yield name, (code, "money")
            yield f"{name}s", (code, "money")  # CLDR has "South African rand" for many, too

    def _key(self, phrase: str) -> str:
        """The phrase as `read_phrase` looks it up: its tokens, without hyphens."""
        return " ".join(split(phrase.replace("-", " ")))

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that begin a unit or the name of a currency."""
        return frozenset(phrase.split()[0] for phrase in self.phrases)

    @cached_property
    def longest(self) -> int:
        """The longest unit or name of a currency, in words."""
        return max(phrase.count(" ") for phrase in self.phrases) + 1


def _forms(phrase: str, meaning: tuple[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The phrase and its plurals with what they mean."""
    return ((form, meaning) for form in _plurals(phrase.lower().replace("-", " ")))


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


def read_phrase(tokens: Tokens, j: int) -> tuple[str, str, int] | None:
    """The longest unit or currency in words at token `j`: name, kind, the token behind it."""
    names = tokens.vocabulary.names
    if tokens.lexemes[j].lower not in names.first_words:
        return None
    words: list[str] = []
    ends: list[int] = []
    k = j
    while len(words) < names.longest and tokens.words[k]:
        words.append(tokens.lexemes[k].lower)
        k += 1
        ends.append(k)
        if tokens.words[k] == "-" and tokens.glued(k) and tokens.glued(k + 1):
            k += 1
    known = names.phrases
    for length in range(len(words), 0, -1):
        found = known.get(" ".join(words[:length]))
        if found is not None:
            return found[0], found[1], ends[length - 1]
    return None
