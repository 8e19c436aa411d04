"""Which claims tell a measure that an entry names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from audit.extract.lexicon import noun_lemma

if TYPE_CHECKING:
    import pandas as pd

#: Words before a noun phrase that do not change what is measured.
_LEADING: Final = re.compile(
    r"(?:(?:the|a|an|its|their|our|his|her|this|that|total|overall|combined"
    r"|(?:total |overall |combined )?(?:number|count|amount) of)\s+)+"
)
_OF: Final = re.compile(r"(\S+) of (?:the )?(.+)")
#: What names something, or orders it, tells no measure.
_NO_FIGURES: Final = ("date", "time", "identifier", "ordinal")


@lru_cache(maxsize=1 << 14)
def phrase(measure: str) -> str:
    """A noun phrase as it is compared: in lower case and the singular, without article, and "rate
    of unemployment" as "unemployment rate".
    """
    plain = _LEADING.sub("", " ".join(measure.lower().split()), count=1)
    if turned := _OF.fullmatch(plain):
        plain = f"{turned[2]} {turned[1]}"
    return " ".join(noun_lemma(word) or word for word in plain.split())


def owner(measure: str) -> str | None:
    """Of whom a measure is told: "school" of "teachers, school"; None where it is not said."""
    return phrase(measure.partition(",")[2]) or None


def tell(claims: pd.DataFrame, measure: str) -> pd.Series[bool]:
    """Which claims tell this measure.

    The measure of a claim is a noun phrase and, behind a comma, of whom it is told ("teachers,
    school"); an entry names the first alone, or all. A change in a measure does not tell it.
    """
    wanted = phrase(measure)
    alike = [
        told
        for told in claims["measure"].unique()
        if wanted in {phrase(told), phrase(told.partition(",")[0])}
    ]
    return (
        claims["measure"].isin(alike)
        & ~claims["kind"].isin(_NO_FIGURES)
        & claims["direction"].isna()
        & claims["low"].notna()
    )
