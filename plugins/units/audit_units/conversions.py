"""Amounts that the core reads as told in two currencies or on two scales, and holds possible."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from audit import arithmetic
from audit.extract.dateline import find_dateline
from audit.relate import conversions
from audit_units import rates
from audit_units.frames import Exchanges, TemperatureDifferences

if TYPE_CHECKING:
    import datetime

    from audit.document import Document
    from audit.relate.passages import Passages

_SHARED: Final = (
    *("document", "sentence", "start", "end", "construction", "settled"),
    *(
        f"{role}_{name}"
        for role in ("stated", "source")
        for name in ("claim", "value", "low", "high", "unit")
    ),
)
#: Countries besides the United States whose dollars are written "$".
_OTHER_DOLLARS: Final = re.compile(
    r"\b(?:Canad|Australia|New\s+Zealand|Singapore|Hong\s+Kong|Taiwan|Jamaica|Fiji|Bermuda|Barbad"
    r"|Bahama|Namibia|Liberia|Mexic|Argentin|Chile|Colombia|Brazil|Trinidad|Belize|Guyana)",
)
#: A price in two countries is no conversion: "the phone costs $699 (€799)", "(€12 in Europe)".
_PRICES: Final = re.compile(
    r"\b(?:costs|prices?|priced|pricing|retails?|retailing|tickets?|subscriptions?|available|on\s+sale"
    r"|starts?\s+at|starting\s+at|sells?|launch\w*|fares?|fees?)\b",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(r"\s+(?:in|for)\s+(?:the\s+)?[A-Z]")
_US: Final = re.compile(r"\bUS ?\$|\$US|\bUSD\b|\bU\.?S\.? dollar")


def _possible(passages: Passages) -> pd.DataFrame:
    """The core's conversions that it finds no fault with; others are its own to tell."""
    found = passages.related(conversions.relate)
    return found[arithmetic.conversion(found).holds] if len(found) else found


def exchanges(passages: Passages, lag: int) -> pd.DataFrame:
    """The `Exchanges` of a batch: those of a known time, whose rates are known.

    The rate may be that of the period that the text tells of the amounts, or that of the day on
    which the document speaks, or any between them.
    """
    found = _possible(passages)
    found = found[found["rate_low"].notna()]
    if found.empty:
        return Exchanges.from_rows([])
    spans = _Periods.of(passages)
    rows = (_exchange(row, spans, lag) for row in _records(found))
    return Exchanges.from_rows(row for row in rows if row is not None)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows, each by its columns."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, cells, strict=True)) for cells in frame.itertuples(index=False)]


@dataclass(frozen=True)
class _Periods:
    """What is known of the time of claims."""

    documents: dict[str, Document]
    told: dict[tuple[str, int], tuple[datetime.date, datetime.date]]

    @classmethod
    def of(cls, passages: Passages) -> _Periods:
        claims = passages.claims
        dated = claims[claims["kind"].eq("money") & claims["period_start"].notna()]
        columns = (dated[name].tolist() for name in ("document", "claim"))
        days = (dated[name].dt.date.tolist() for name in ("period_start", "period_end"))
        told = {
            (name, claim): (first, last)
            for name, claim, first, last in zip(*columns, *days, strict=True)
        }
        return cls({document.name: document for document in passages.documents}, told)

    def spoken(self, name: str) -> datetime.date | None:
        """The day on which a document speaks, as it was given or as its first lines tell."""
        return self.documents[name].date or find_dateline(self.documents[name].text)

    def reach(self, row: dict[str, Any]) -> tuple[datetime.date, datetime.date] | None:
        """The days whose rate may have been meant; None where no day is known."""
        name = row["document"]
        keys = ((name, int(row[f"{role}_claim"])) for role in ("source", "stated"))
        told = [self.told[key] for key in keys if key in self.told]
        spoken = self.spoken(name)
        days = [day for period in told for day in period] + ([spoken] if spoken else [])
        return (min(days), max(days)) if days else None


def _exchange(row: dict[str, Any], periods: _Periods, lag: int) -> dict[str, Any] | None:
    text = periods.documents[row["document"]].text
    pair = [row[f"{role}_unit"].split(" per ")[0] for role in ("source", "stated")]
    if "USD" in pair and not _US.search(text) and _OTHER_DOLLARS.search(text):
        return None  # "$" may be another country's
    if _is_price(periods.documents[row["document"]], row):
        return None
    reach = periods.reach(row)
    rate = rates.between(pair[0], pair[1], *reach, lag) if reach else None
    if reach is None or rate is None:
        return None
    return {
        **{name: row[name] for name in _SHARED},
        # a document of no known day may have converted at the rate of a later one
        "settled": periods.spoken(row["document"]) is not None,
        "rate_low": rate.low,
        "rate_high": rate.high,
        "since": pd.Timestamp(reach[0]),
        "until": pd.Timestamp(reach[1]),
    }


def _is_price(document: Document, row: dict[str, Any]) -> bool:
    """Whether the two amounts may be what something costs in two countries."""
    sentence = document.sentences[row["sentence"]]
    elsewhere = _ELSEWHERE.match(document.text, row["end"], sentence[1])
    return elsewhere is not None or _PRICES.search(document.text, *sentence) is not None


_DEGREES: Final = ("degree Celsius", "degree Fahrenheit")
_HEDGE: Final = (
    r"(?:\s+(?:about|around|some|up\s+to|nearly|almost|at\s+least|at\s+most|more\s+than|less\s+than|only|just"
    r"|another|roughly|approximately|an?|additional|average|further|extra|as\s+much\s+as))*"
)
_MOVED: Final = re.compile(
    r"\b(?:(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|dropped|drops?|dropping|increased?|increas(?:es|ing)"
    r"|decreased?|decreas(?:es|ing)|warmed|warms?|cooled|cools?|climbed|climbs?|declined?|went\s+up|went\s+down)\s+by"
    r"|(?:rise|increase|drop|fall|decrease|warming|cooling|decline|difference|change)\s+of)"
    rf"{_HEDGE}\s+\Z",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(r"\s*\)?\s+(?:warmer|cooler|colder|hotter)\b", re.IGNORECASE)
_REACH: Final = 80


def temperature_differences(passages: Passages) -> pd.DataFrame:
    """The `TemperatureDifferences` of a batch: degrees of which the words say that they are a
    difference, as "a rise of 2 °C (3.6 °F)".
    """
    found = _possible(passages)
    scales = found["stated_unit"].isin(_DEGREES) & found["source_unit"].isin(_DEGREES)
    documents = {document.name: document for document in passages.documents}
    rows = [
        {**{name: row[name] for name in _SHARED}, **_as_differences(row)}
        for row in _records(found[scales])
        if _is_difference(documents[row["document"]].text, row["start"], row["end"])
    ]
    return TemperatureDifferences.from_rows(rows)


def _is_difference(text: str, start: int, end: int) -> bool:
    before = _MOVED.search(text, max(start - _REACH, 0), start)
    return before is not None or _COMPARED.match(text, end) is not None


def _as_differences(row: dict[str, Any]) -> dict[str, str]:
    return {f"{role}_unit": f"delta {row[f'{role}_unit']}" for role in ("stated", "source")}
