"""The currencies of ISO 4217 as Unicode's CLDR has them: codes, names, symbols; read through Babel.

Babel and its data take some 30 ms to load, and are loaded for the first sentence with a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import Final, NamedTuple

#: "Afghan afghani (1927–2002)": such a name is nobody's words.
_DATED: Final = re.compile(r"\d")
#: Numbers that between them meet the plural forms of most languages.
_COUNTS: Final = (1, 2, 5)


class Currencies(NamedTuple):
    """The currencies of all countries, as one language writes them.

    Attributes:
        codes: The codes of those in use.
        names: Names in the singular and the plural, in lower case, to codes; also of many that are
            gone.
        nouns: Names without their country, where one currency alone is called so ("tenge").
        symbols: Symbols to codes.
    """

    codes: frozenset[str]
    names: dict[str, str]
    nouns: dict[str, str]
    symbols: dict[str, str]


@cache
def currencies(language: str) -> Currencies:
    """The currencies of the world in this language."""
    from babel import Locale
    from babel.numbers import get_currency_name

    locale = Locale.parse(language)
    codes, known = _in_use(), [str(code) for code in locale.currencies]
    names = {
        spelling: code
        for code in known
        if code in codes or not code.startswith("X")
        for count in _COUNTS
        for spelling in _spellings(get_currency_name(code, count=count, locale=locale).lower())
        if not _DATED.search(spelling)
    }
    symbols = {str(symbol): str(code) for code, symbol in locale.currency_symbols.items()}
    symbols = {symbol: code for symbol, code in symbols.items() if symbol != code in codes}
    return Currencies(codes, names, _nouns(names, codes), symbols)


def _in_use() -> frozenset[str]:
    """The codes of what is legal tender somewhere."""
    from babel.core import get_global

    return frozenset(
        code
        for histories in get_global("territory_currencies").values()
        for code, _, end, tender in histories
        if tender and end is None
    )


def _spellings(name: str) -> set[str]:
    """A name as it stands, without accents, and with "and" for "&"."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return {each for form in (name, plain) for each in (form, form.replace("&", "and"))}


def _nouns(names: dict[str, str], codes: frozenset[str]) -> dict[str, str]:
    """The last words of names that all belong to one currency in use."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, code in names.items():
        owners[name.rpartition(" ")[2]].add(code)
    return {noun: min(of) for noun, of in owners.items() if len(of) == 1 and of <= codes}
