"""Lists in words: so many things, and each of them by name.

"Four priorities: housing, transport and schools" names three. An "and" may belong to an item
("research and development"), so a list has between so few and so many items; where it is open, or
its items are not clearly parted, it is none.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from audit.frames import Lists
from audit.parts import RelationKind
from audit.relate.grammar import Construction

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from audit.document import Document
    from audit.relate.passages import Passages

CONSTRUCTIONS: Final = (
    Construction(
        "so many: items",
        "The plan has three priorities: housing, transport and schools.",
        "stated:count :",
    ),
    Construction(
        "so many (items)",
        "Three people (Ann Lee, Bo Ray and Cy Dow) signed the letter.",
        "stated:count (",
    ),
    Construction(
        "so many – items –",
        "Three towns — Acton, Barnes and Crewe — signed the letter.",
        "stated:count -",
    ),
)
_BY_OPENER: Final = {
    ":": CONSTRUCTIONS[0].name,
    "(": CONSTRUCTIONS[1].name,
    **dict.fromkeys("–—", CONSTRUCTIONS[2].name),
}
#: How many things a text may list by name.
_FEWEST, _MOST = 2, 12
#: Words of an item; a longer one is a clause.
_LONGEST: Final = 6
_OPENER = re.compile(r"((?:\s+[^\W\d_][\w’'-]*){1,3})\s*(?:,?\s+namely)?\s*([:(—–])\s*(?=\S)")
_UNCLEAR = re.compile(r"[\d“”\"«»:()]")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_JOINED = re.compile(r"\s+(?:and|or)\s+")
_LAST = re.compile(r"(?:and|or)\s+")
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|of|de|van|von|the))*")


@cache
def _words(name: str) -> list[str]:
    data = files("audit.relate").joinpath("data/lists.toml").read_text(encoding="utf-8")
    found: list[str] = tomllib.loads(data)[name]
    return found


@cache
def _any_of(name: str) -> re.Pattern[str]:
    choices = "|".join(re.escape(word) for word in sorted(_words(name), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)


@cache
def _some() -> re.Pattern[str]:
    choices = "|".join(map(re.escape, _words("some_of")))
    return re.compile(rf"\b(?:{choices})\s+\Z", re.IGNORECASE)


def items(listed: str) -> list[str] | None:
    """The items of a list, as many as there may be; None where they are not clearly parted.

    The last two are one where an "and" may belong to it, see `least`.
    """
    plain = _ASIDE.sub("", listed).strip()
    if _UNCLEAR.search(plain) or any(_any_of(name).search(plain) for name in ("open", "numbers")):
        return None
    mark = ";" if ";" in plain else ","
    *parts, last = (part.strip() for part in plain.split(mark))
    if any(_JOINED.search(part) or _LAST.match(part) for part in parts):
        return None
    closed = _LAST.match(last)
    joined = _JOINED.split(last[closed.end() :] if closed else last)
    if len(joined) != (1 if closed else 2) or (mark == ";" and not closed):
        return None
    named = [*parts, *joined]
    if not all(0 < len(part.split()) <= _LONGEST for part in named) or _tells_more(named):
        return None
    return named if len(named) > 1 else None


def least(listed: str, named: list[str]) -> int:
    """How many items a list has at least: "retail, research and development" are two or three.

    A comma before "and" parts the last two, and so do names of people.
    """
    comma = re.search(r"[,;]\s*(?:and|or)\s+[^,;]*\Z", _ASIDE.sub("", listed)) is not None
    people = all(_NAME.fullmatch(part) and " " in part for part in named)
    return len(named) if comma or people or len(named) == _FEWEST else len(named) - 1


def _tells_more(named: list[str]) -> bool:
    """Whether some of the items may be appositions: "Ann Lee, the mayor, and Bo Ray"."""
    begun = [part.split()[0].lower() in _words("appositions") for part in named]
    return any(begun) and not all(begun)


def _list_behind(text: str, opener: re.Match[str], end: int) -> str | None:
    """The text of the list, from its colon, bracket or dash to where that closes."""
    start = opener.end()
    mark = opener[2]
    if mark == ":":
        closing = re.compile(r"\.?\s*\Z").search(text, start, end)
    elif mark == "(":
        closing = re.compile(r"\)").search(text, start, end)
    else:
        closing = re.compile(rf"\s*{mark}|\.?\s*\Z").search(text, start, end)
    return text[start : closing.start()] if closing else None


def _row(document: Document, claim: Any) -> dict[str, Any] | None:
    start, end = document.sentences[claim.sentence]
    opener = _OPENER.match(document.text, claim.end, end)
    if opener is None or _any_of("no_noun").search(opener[1]):
        return None
    if _some().search(document.text, start, claim.start):
        return None
    listed = _list_behind(document.text, opener, end)
    named = items(listed) if listed else None
    if not listed or named is None or _may_be_pairs(claim.value, named):
        return None
    return {
        "document": claim.document,
        "sentence": claim.sentence,
        "start": claim.start,
        "end": opener.end() + len(listed),
        "construction": _BY_OPENER[opener[2]],
        "settled": True,
        **{
            f"stated_{name}": getattr(claim, name)
            for name in ("claim", "value", "low", "high", "unit")
        },
        "least": least(listed, named),
        "most": len(named),
    }


def _may_be_pairs(stated: float, named: list[str]) -> bool:
    """Whether each thing, or one of them, may be told by two items: "Leeds, England, and Lyon,
    France".
    """
    places = all(_NAME.fullmatch(part) for part in named) and any(" " not in part for part in named)
    return len(named) == 2 * stated or (places and stated < len(named))


def _counts(claims: pd.DataFrame) -> Iterator[Any]:
    """The claims that may count a list."""
    few = claims["value"].between(_FEWEST, _MOST) & claims["value"].mod(1).eq(0)
    counts = claims["kind"].eq("count") & claims["unit"].ne("") & claims["bound"].eq("exact")
    return claims[few & counts & claims["sentence"].ge(0)].itertuples()


def relate(passages: Passages) -> pd.DataFrame:
    """The `Lists` of a batch."""
    documents = {document.name: document for document in passages.documents}
    rows = (_row(documents[claim.document], claim) for claim in _counts(passages.claims))
    return Lists.from_rows(row for row in rows if row is not None)


KIND: Final = RelationKind("lists", Lists, relate)
