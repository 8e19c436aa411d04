"""Percentages of a number of whole things, in sentences and tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from audit_granularity.frames import Proportions
from audit_granularity.sums import MOST, counts
from audit_granularity.table_percentages import percentages_in_tables
from audit_granularity.told import Claim, Share
from audit_granularity.words import is_no_share, is_people, is_weighted
from audit_granularity.written import NUMBER, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.document import Document
    from audit.relate.passages import Passages
    from audit_granularity.settings import Settings

_FIGURE: Final = re.compile(NUMBER)
_THE: Final = r"(?:(?:the|our|these|those|their|all|a\s+total\s+of)\s+){0,2}"
#: Between percentage and whole: "33.3% of the 20 patients".
_OF: Final = re.compile(rf"\s+of\s+{_THE}", re.IGNORECASE)
#: Before a whole, and between it and its percentage: "Of the 20 patients, 33.3% improved".
_OF_THE: Final = re.compile(rf"(?<!\beach )\b(?:of|among)\s+{_THE}$", re.IGNORECASE)
_COMMA: Final = re.compile(r"(?:\s+[a-z]+){0,6},\s+(?:only\s+|just\s+)?", re.IGNORECASE)
#: Of these, each person has a percentage, and what is told may be the mean of those.
_PER_PERSON: Final = re.compile(
    r"(?:trial|item|question|session|visit|word|task|hour|day|week|month|year|dose|meal|test"
    r"|point|percent|minute|second|block|round)s?$"
)
#: Between a whole and a percentage of it that says who they are: "28 students (53.6% female)".
_ASIDE: Final = re.compile(r"(?:\s+[a-z]+){0,4}?\s*[(\[,;]\s*", re.IGNORECASE)
_WHO: Final = re.compile(
    r"\s+(?:of\s+(?:whom|which|them)\s+)?(?:were\s+|are\s+)?(?:fe)?(?:males?|wom[ae]n|m[ae]n|girls?|boys?"
    r"|smokers?)\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"\b[nN]\s*=\s*$")
#: How far around a percentage and its whole words are looked at, and how far before a whole.
_NEAR: Final = 300
_BEFORE: Final = 40
#: What a role brings to the frame, and what is read of a claim.
_ROLE: Final = ("claim", "value", "low", "high", "unit")
_CLAIMED: Final = [
    *("sentence", "start", "end", "text", "kind", "bound"),
    *_ROLE,
]


def relate(passages: Passages, settings: Settings) -> pd.DataFrame:
    """The `Proportions` of a batch."""
    claimed = passages.claims[passages.claims["kind"].isin(["percent", "count"])]
    claimed = claimed[claimed["value"].notna()]
    by_name = dict(iter(claimed.groupby("document", sort=False)))
    rows = []
    for document in passages.documents:
        claims = by_name.get(document.name)
        if claims is None or not claims["kind"].eq("percent").any():
            continue
        shares = [*_in_prose(document, claims), *percentages_in_tables(document, claims)]
        rows += [row for share in shares if (row := _row(document.name, share))]
    frame = Proportions.from_rows(rows)
    if frame.empty:
        return frame
    least, most = counts(
        frame["digits"], frame["decimals"], frame["whole_value"], rounding=settings.rounding
    )
    return frame.assign(least_count=least, most_count=most)


def _is_figured(units: int, decimals: int) -> bool:
    """Whether a percentage looks worked out: round ones are often said of what nobody
    counted.
    """
    return decimals > 0 or units % 5 != 0


def _in_prose(document: Document, claims: pd.DataFrame) -> Iterator[Share]:
    """Percentages with their wholes: neighbours in a sentence."""
    prose = claims.loc[claims["sentence"] >= 0, _CLAIMED]
    for one, other in pairwise(prose.to_dict("records")):
        if one["sentence"] != other["sentence"] or one["kind"] == other["kind"]:
            continue
        start, end = document.sentences[one["sentence"]]
        stated, whole = (one, other) if one["kind"] == "percent" else (other, one)
        construction = _construction(document.text, start, stated, whole)
        words = document.text[max(start, one["start"] - _NEAR) : min(end, other["end"] + _NEAR)]
        if construction and _is_share(stated, whole) and not _says_otherwise(words):
            sure = is_people(whole["unit"]) or construction == "size, percentage who"
            yield Share(stated, whole, sure, construction)


def _construction(text: str, start: int, stated: Claim, whole: Claim) -> str:
    """In which words of a sentence that starts there the percentage is told of the whole."""
    if stated["start"] < whole["start"]:
        of = _OF.fullmatch(text, stated["end"], whole["start"])
        return "percentage of whole" if of else ""
    before = text[max(start, whole["start"] - _BEFORE) : whole["start"]]
    if _OF_THE.search(before) and _COMMA.fullmatch(text, whole["end"], stated["start"]):
        return "of whole, percentage"
    if _ASIDE.fullmatch(text, whole["end"], stated["start"]) and _WHO.match(text, stated["end"]):
        if _LABEL.search(before):
            return "size, percentage who"
        return "whole, percentage who" if is_people(whole["unit"]) else ""
    return ""


def _is_share(stated: Claim, whole: Claim) -> bool:
    """Whether these can be a percentage and what it is of: exact, and counted one by one."""
    counted = whole["value"] == int(whole["value"]) and whole["low"] == whole["high"]
    exact = stated["bound"] == whole["bound"] == "exact" and 0 <= stated["value"] <= 100
    return bool(counted and exact) and _PER_PERSON.search(whole["unit"]) is None


def _says_otherwise(words: str) -> bool:
    return is_weighted(words) or is_no_share(words)


def _row(name: str, share: Share) -> dict[str, Any] | None:
    """A percentage and its whole as a row; None without figures, or of more than is judged."""
    stated, whole = share.stated, share.whole
    figure = _FIGURE.search(stated["text"])
    number = written(figure[0]) if figure else None
    if number is None or not 0 < whole["value"] <= MOST:
        return None
    filled: dict[str, Any] = {
        "document": name,
        "sentence": stated["sentence"],
        "start": min(stated["start"], whole["start"]),
        "end": max(stated["end"], whole["end"]),
        "construction": share.construction,
        "settled": share.sure and _is_figured(number.units, number.decimals),
        "digits": number.units,
        "decimals": number.decimals,
        "least_count": 0,
        "most_count": 0,
    }
    for role, claim in (("stated", stated), ("whole", whole)):
        filled |= {f"{role}_{each}": claim[each] for each in _ROLE}
    return filled
