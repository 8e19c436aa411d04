"""The pieces that results are told in: statistics, p, degrees of freedom, sample sizes, effect
sizes, estimates with their errors and intervals, and which tail.

One pattern finds them all in one pass over the text; `audit_nhst.results` puts together what
stands together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from audit_nhst.glyphs import JUNK, relation
from audit_nhst.numbers import EXPONENT, NUMBER, UNKNOWN, Written, written
from audit_nhst.symbols import (
    EFFECTS,
    ESTIMATES,
    NO_DF,
    RATIOS,
    SIGNED,
    STATISTIC,
    TWO_DF,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: White space, markup and junk, over one line end at most.
_GAP: Final = rf"(?>[ *_${JUNK}\\]*(?:\n[ *_${JUNK}]*)?)"
_SIGN: Final = r"(?:<bc>|¼|<[ ]?=|>[ ]?=|=[ ]?[<>]|[=<>≤≥≈~])"
#: Letters that stand for a sign where a bracket or a p leaves no doubt that there is one.
_STAND_IN: Final = (
    rf"(?:[bpN!oP](?=[ {JUNK}?\-]*\.?\d)|5(?=[ \n]+-?\.?\d)|(?:is|of|was|:)(?=[ \n])|)"
)
_VERB: Final = r"(?:of|was|is|were|:)(?=[ \n])"
#: Between the sign and the number: what may be a minus.
_SLOT: Final = rf"(?P<%s>[ \n{JUNK}?*_$+\-]*)"

_STATISTIC: Final = rf"""
    (?P<symbol>{STATISTIC})
    (?: {_GAP}(?P<open>[(\[])(?P<df>[^()\[\]\n]{{1,48}}?(?:\n[^()\[\]\n]{{1,24}}?)?)[)\]]
        {_GAP}(?P<told>{_SIGN}|{_STAND_IN})
      | {_GAP}(?P<below>\d{{1,5}}(?:\.\d+)?(?:[ ]?[,;][ ]?\d{{1,5}}(?:\.\d+)?)?
        (?:,[ ]?[Nn][ ]?=[ ]?\d+)?){_GAP}(?P<sign_below>{_SIGN})
      | {_GAP}(?P<sign>{_SIGN}|{_VERB})
    )
    {_SLOT % "minus"}(?P<value>{NUMBER})(?![\d])(?!-\d)
    (?: ,?[ \n]and[ \n](?P<second>{NUMBER})(?=[ ]?[,;)]) )?
"""
_P: Final = rf"""
    [pP](?:'?s)?(?:[ -]?values?)?(?:_?\{{?[ ]?(?:adj|corr|bonf|holm|tukey|FDR|fdr)\w*\}}?)?
    (?: {_GAP}(?P<p_sign>{_SIGN}|of|was|is|:){_SLOT % "p_slot"}
        (?P<p>(?:10[ ]?\^?-[ ]?\d{{1,3}}|{NUMBER}(?:{EXPONENT})?)(?:[ ]?%)?)(?![\d])
      | {_GAP}(?P<p_letter>[bpNo!45]|1(?=[ ]))?(?:(?<!\w)|(?<=[pPsbNo!45 \n{JUNK}]))
        {_SLOT % "p_slot_letter"}(?P<p_bare>0?\.[ ]?\d+)
      | {_GAP}{_SIGN}?{_GAP}(?P<p_ns>[nN]\.?[ ]?[sS]\.?)(?![A-Za-z])
    )
"""
_NS: Final = r"(?P<ns>n\.?[ ]?s|N\.?S)\.?(?![\w'])"
_DF: Final = rf"""
    (?:num[ ]|denom[ ])?(?:d\.?[ ]?f\.?s?|degrees[ ]of[ ]freedom)[12]?{_GAP}(?:{_SIGN}|of|was|:)
    {_GAP}\(?(?P<df_told>\d+(?:\.\d+)?(?:[ ]?[,;/][ ]?\d+(?:\.\d+)?)?)\)?
  | (?P<df_before>\d+(?:\.\d+)?(?:[ ]and[ ]\d+(?:\.\d+)?)?)[ \n](?:d\.?f\.?(?![A-Za-z])
    |degrees?[ \n]of[ \n]freedom)
"""
_SIZE: Final = rf"""
    [Nn]_?(?P<group>[12ab])?{_GAP}(?:{_SIGN})[ ]?(?P<size>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![.\d])
"""
_CI: Final = rf"""
    (?:(?P<level>\d\d(?:\.\d+)?)[ ]?%[ -]?\n?)?(?:CIs?|C\.I\.|[Cc]on(?:fi|ﬁ)dence[ \n][Ii]ntervals?)
    (?:[ ]?(?P<level_behind>\d\d(?:\.\d+)?)[ ]?%?)?
    {_GAP}(?:{_SIGN}|:|of|was|from)?{_GAP}(?P<ci_open>[(\[{{])?{_GAP}
    (?P<lower>[-{JUNK}?]?[ ]?{NUMBER}){_GAP}(?:[,;]|to|and|-){_GAP}
    (?P<upper>[-{JUNK}?]?[ ]?{NUMBER})(?![\d%])(?(ci_open)(?:[ ]?[)\]}}])?|)
"""
_ERROR: Final = rf"""
    (?:SEs?|s\.e\.|S\.E\.|[Ss]tandard[ ][Ee]rror)(?![A-Za-z]){_GAP}(?:{_SIGN}|of|:){_GAP}
    (?P<error>{NUMBER})(?![\d])
"""
_TAIL: Final = r"(?P<tail>(?:one|two|1|2)[ -]?\n?(?:tailed|sided))"


def _named(of: Mapping[str, str], group: str, sign: str) -> str:
    names = "|".join(f"(?P<{group}_{at}>{pattern})" for at, pattern in enumerate(of.values()))
    slot = _SLOT % f"{group}_minus"
    return rf"(?:{names})(?![A-Za-z]){_GAP}(?:{sign}){slot}(?P<{group}>{NUMBER})(?!\d)"


_OTHER: Final = rf"""
    [A-Za-zα-ωΑ-ΩΔ][\w']{{0,9}}{_GAP}{_SIGN}[ \n{JUNK}?\-]*(?P<other>{NUMBER})(?!\d)
"""


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern; compiled when it is first wanted."""
    pieces = (
        *(_P, _CI, _ERROR, _STATISTIC, _DF, _SIZE, _NS, _TAIL),
        _named(EFFECTS, "effect", f"{_SIGN}|of"),
        _named(RATIOS, "ratio", f"{_SIGN}|of|:|"),
        _named(ESTIMATES, "estimate", f"{_SIGN}|of"),
        _OTHER,
    )
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(pieces)})", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a result, and where it stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statistic(Token):
    """A statistic with the degrees of freedom that stand at it."""

    kind: str
    relation: str
    value: Written
    df: tuple[Written, ...]
    size: float
    firm: bool
    """Whether degrees of freedom in brackets leave no doubt that it is one."""
    second: Written | None = None
    """The other of two values: "F(1, 15) = 19.9 and 5.16"."""


@dataclass(frozen=True, slots=True)
class P(Token):
    """A stated p; `relation` is "ns" where it is only called not significant."""

    relation: str
    value: Written


@dataclass(frozen=True, slots=True)
class Freedom(Token):
    """Degrees of freedom told apart from their statistic."""

    df: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Size(Token):
    """A sample size, or that of a group."""

    value: float
    group: bool


@dataclass(frozen=True, slots=True)
class Interval(Token):
    """A confidence interval; the level in percent, NaN where it is not told."""

    level: float
    lower: Written
    upper: Written


@dataclass(frozen=True, slots=True)
class Error(Token):
    """A standard error."""

    value: Written


@dataclass(frozen=True, slots=True)
class Named(Token):
    """An effect size or an estimate."""

    measure: str
    value: Written
    effect: bool


@dataclass(frozen=True, slots=True)
class Tail(Token):
    """How many tails a test has."""

    tails: int


@dataclass(frozen=True, slots=True)
class Other(Token):
    """Some other figure, over which a result goes on: "MSE = 2.1"."""


def tokens(text: str) -> Iterator[Token]:
    """The pieces in a text that `audit_nhst.glyphs.plain` made plain, in reading order."""
    for match in _pattern().finditer(text):
        token = _READ[str(match.lastgroup)](match)
        if token is not None:
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
#: "t1" and "Q3" are names more often than degrees of freedom.
_NUMBERING: Final = 4
_LETTER_ONE: Final = re.compile(r"(?<![A-Za-z\d])[lI](?![A-Za-z])")
_SIZE_INSIDE: Final = re.compile(
    rf"[Nn]s?_?(?:total)?[ ]?(?:{_SIGN}|p|5|{JUNK})?[ {JUNK}]*(\d{{1,3}}(?:,\d{{3}})+|\d+)"
)
_FREEDOM_WORD: Final = re.compile(r"d\.?f\.?[12]?[ ]?=?")
_ONE_DF: Final = re.compile(rf"[\s,;{JUNK}]*(\d{{1,3}}(?:,\d{{3}})+|\d*\.?\d+)[\s,;{JUNK}]*")
_TWO_DF: Final = re.compile(
    rf"[\s{JUNK}]*(\d*\.?\d+)[ ]?[\s,;/{JUNK}][\s{JUNK}]*(\d{{1,3}}(?:,\d{{3}})+|\d*\.?\d+)[\s{JUNK}]*"
)


def _statistic(match: re.Match[str]) -> Statistic | None:
    kind = kind_of(match["symbol"])
    told, below = match["df"], match["below"]
    inside = _freedom_inside(told or below, kind) if told or below else ((), _NOT_TOLD)
    if inside is None:
        return None
    df, size = inside
    if below and kind != "chi2" and df[-1:] and df[-1].value <= _NUMBERING:
        df = ()
    if kind in NO_DF and df:  # "z(40)" says how many
        df, size = (), df[0].value
    sign = match["told"] or match["sign_below"] or match["sign"] or ""
    # what cannot be negative may still have a dash for its sign
    slot = "minus" if kind in SIGNED or "-" in match["minus"] and sign else ""
    return Statistic(
        match.start("symbol"),
        match.end(),
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
    # "χ²(1, 226)": the second is the sample size
    return ((first,), last.value) if kind == "chi2" else None


def _p(match: re.Match[str]) -> P | None:
    if match["p_ns"]:
        return P(match.start(), match.end(), "ns", UNKNOWN)
    sign, name = match["p_sign"], "p"
    if sign is None:
        sign, name = match["p_letter"] or "", "p_bare"
    elif _is_minus(match, "p_slot") and "-" in match["p_slot"]:
        return None
    return P(match.start(), match.end(), relation(sign), _number(match, name))


def _ns(match: re.Match[str]) -> P:
    return P(match.start("ns"), match.end("ns"), "ns", UNKNOWN)


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
    return Tail(match.start(), match.end(), 1 if match["tail"][0] in "oO1" else 2)


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
