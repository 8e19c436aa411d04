"""The pieces of results in a text, found by one pattern in one pass; `audit_nhst.results` puts
together what stands together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from audit_nhst.glyphs import JUNK, relation
from audit_nhst.numbers import UNKNOWN, Written, written
from audit_nhst.patterns import SIGN, pattern
from audit_nhst.pieces import (
    Error,
    Freedom,
    Interval,
    Named,
    Other,
    P,
    Size,
    Statistic,
    Tail,
    Token,
)
from audit_nhst.symbols import EFFECTS, ESTIMATES, NO_DF, RATIOS, SIGNED, TWO_DF, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Every piece has a digit this near: no name of a statistic is longer, nor what follows its number.
_BEFORE: Final = 32
_BEHIND: Final = 24
_DIGITS: Final = re.compile(rf"\d(?:[^\d]{{0,{_BEFORE}}}\d)*+")


def tokens(text: str) -> Iterator[Token]:
    """The pieces in a text that `audit_nhst.glyphs.plain` made plain, in reading order.

    Only what stands near digits is looked at.
    """
    done = 0
    for digits in _DIGITS.finditer(text):
        start = max(done, digits.start() - _BEFORE)
        done = digits.end() + _BEHIND
        for match in pattern().finditer(text, start, done):
            token = _READ[str(match.lastgroup)](match)
            if token is not None:
                done = max(done, token.end)
                yield token


def _number(match: re.Match[str], name: str, slot: str = "", *, exact: bool = False) -> Written:
    negative = bool(slot) and _is_minus(match, slot)
    return written(match[name], match.start(name), negative=negative, exact=exact)


def _is_minus(match: re.Match[str], slot: str) -> bool:
    """Whether what stands between a sign and its number is a minus.

    Junk is one where it touches the number or stands apart from the sign, and not where it is stuck
    to the sign, as a part of it.
    """
    between = match[slot]
    return "-" in between or "?" in between or JUNK in between.lstrip(JUNK)


_NOT_TOLD: Final = float("nan")
_NO_FREEDOM: Final[tuple[tuple[Written, ...], float]] = ((), _NOT_TOLD)
#: "t1" and "Q3" are names more often than degrees of freedom.
_NUMBERING: Final = 4
_LETTER_ONE: Final = re.compile(r"(?<![A-Za-z\d])[lI](?![A-Za-z])")
_SIZE_INSIDE: Final = re.compile(
    rf"[Nn]s?_?(?:total)?[ ]?(?:{SIGN}|p|5|{JUNK})?[ {JUNK}]*(\d{{1,3}}(?:,\d{{3}})+|\d+)"
)
_FREEDOM_WORD: Final = re.compile(r"d\.?f\.?[12]?[ ]?=?")
_ONE_DF: Final = re.compile(rf"[\s,;{JUNK}]*(\d{{1,3}}(?:,\d{{3}})+|\d*\.?\d+)[\s,;{JUNK}]*")
_TWO_DF: Final = re.compile(
    rf"[\s{JUNK}]*(\d*\.?\d+)[ ]?[\s,;/{JUNK}][\s{JUNK}]*"
    rf"(\d{{1,3}}(?:,\d{{3}})+|\d*\.?\d+)[\s{JUNK}]*"
)


def _statistic(match: re.Match[str]) -> Statistic | None:
    kind = kind_of(match["symbol"])
    told, below = match["df"], match["below"]
    inside = _freedom_inside(told or below or "", kind) if told or below else _NO_FREEDOM
    if inside is None:
        return None
    df: tuple[Written, ...] = inside[0]
    size = inside[1]
    if below and kind != "chi2" and max((each.value for each in df), default=0) <= _NUMBERING:
        df = ()
    if kind == "R" and len(df) == 1:  # a correlation with a capital; that of a model has two
        kind = "r"
    if kind in NO_DF:  # "z(40)" says how many
        size = next((each.value for each in df), size)
        df = ()
    sign = match["told"] or match["sign_below"] or match["sign"] or ""
    # what cannot be negative may still have a dash for its sign
    slot = "minus" if kind in SIGNED or ("-" in match["minus"] and sign) else ""
    return Statistic(
        match.start("symbol"),
        match.end(),
        match["symbol"],
        kind,
        relation(sign),
        _number(match, "value", slot),
        df,
        size,
        told is not None,
        _number(match, "second") if match["second"] else None,
    )


def _freedom_inside(words: str, kind: str) -> tuple[tuple[Written, ...], float] | None:
    """The degrees of freedom and the sample size in these words, None where they are others."""
    words = _LETTER_ONE.sub("1", words)
    found = _SIZE_INSIDE.search(words)
    size = float(found[1].replace(",", "")) if found else _NOT_TOLD
    if found:
        words = words[: found.start()] + words[found.end() :]
    words = _FREEDOM_WORD.sub("", words)
    if not words.strip(f" \n,;{JUNK}"):
        return ((), size) if found else None
    if kind not in TWO_DF and (one := _ONE_DF.fullmatch(words)):
        return (written(one[1], exact=True),), size
    two = _TWO_DF.fullmatch(words)
    if two is None:
        return None
    first, last = written(two[1], exact=True), written(two[2], exact=True)
    if kind in TWO_DF:
        return (first, last), size
    if kind == "U":  # "U(10, 12)": of the groups
        return (), first.value + last.value
    # "χ²(1, 226)": the second is the sample size
    return ((first,), last.value) if kind == "chi2" else None


def _p(match: re.Match[str]) -> P | None:
    start, end, tails = match.start(), match.end(), _tails(match["p_tails"])
    if match["p_ns"]:
        return P(start, end, "ns", UNKNOWN, tails)
    if match["p_sign"] and "-" in match["p_slot"]:
        return None
    sign = match["p_sign"] or match["p_letter"] or ""
    name = next(name for name in ("p", "p_behind", "p_bare") if match[name])
    value = _number(match, name)
    if value.value > 1 and not value.value % 1:  # "p = 3" is something else
        return None
    return P(start, end, relation(sign), value, tails)


def _tails(words: str | None) -> int:
    """How many tails these words tell of; 0 without any."""
    return 0 if not words else 1 if words[0] in "oO1" else 2


def _ns(match: re.Match[str]) -> P:
    return P(match.start("ns"), match.end("ns"), "ns", UNKNOWN, 0)


def _freedom(name: str) -> Callable[[re.Match[str]], Freedom]:
    def read(match: re.Match[str]) -> Freedom:
        numbers = re.findall(r"\d+(?:\.\d+)?", match[name])
        return Freedom(match.start(), match.end(), tuple(written(n, exact=True) for n in numbers))

    return read


def _size(match: re.Match[str]) -> Size:
    value = float(match["size"].replace(",", ""))
    return Size(match.start(), match.end(), value, match["group"] is not None)


def _interval(match: re.Match[str]) -> Interval:
    level = match["level"] or match["level_behind"]
    ends = []
    for name in ("lower", "upper"):
        bare = match[name].lstrip(f"-?{JUNK} ")
        ends.append(written(bare, match.end(name) - len(bare), negative=bare != match[name]))
    return Interval(match.start(), match.end(), float(level) if level else float("nan"), *ends)


def _error(match: re.Match[str]) -> Error:
    return Error(match.start(), match.end(), _number(match, "error"))


def _tail(match: re.Match[str]) -> Tail:
    return Tail(match.start(), match.end(), _tails(match["tail"]))


def _name(group: str, measures: tuple[str, ...]) -> Callable[[re.Match[str]], Named]:
    def read(match: re.Match[str]) -> Named:
        at = next(at for at in range(len(measures)) if match[f"{group}_{at}"] is not None)
        value = _number(match, group, f"{group}_minus")
        return Named(match.start(), match.end(), measures[at], value, group == "effect")

    return read


def _other(match: re.Match[str]) -> Other:
    return Other(match.start(), match.end())


#: What reads a match, by the last of its groups.
_READ: Final[dict[str, Callable[[re.Match[str]], Token | None]]] = {
    "value": _statistic,
    "second": _statistic,
    "p": _p,
    "p_behind": _p,
    "p_bare": _p,
    "p_ns": _p,
    "ns": _ns,
    "df_told": _freedom("df_told"),
    "df_before": _freedom("df_before"),
    "size": _size,
    "upper": _interval,
    "error": _error,
    "tail": _tail,
    "effect": _name("effect", tuple(EFFECTS)),
    "ratio": _name("ratio", tuple(RATIOS)),
    "estimate": _name("estimate", tuple(ESTIMATES)),
    "other": _other,
}
