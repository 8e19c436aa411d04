"""The patterns of the pieces that results are told in, and the one that holds them all.

The groups that a piece is read from are named; `audit_nhst.tokens` reads them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from audit_nhst.glyphs import JUNK
from audit_nhst.numbers import EXPONENT, NUMBER
from audit_nhst.symbols import EFFECTS, ESTIMATES, RATIOS, STATISTIC

if TYPE_CHECKING:
    from collections.abc import Mapping

#: White space, markup and junk, over one line end at most.
_GAP: Final = rf"(?>[ *_${JUNK}\\]*(?:\n[ *_${JUNK}]*)?)"
SIGN: Final = r"(?:<bc>|¼|<[ ]?=|>[ ]?=|=[ ]?[<>]|[=<>≤≥≈~])"
#: Letters that stand for a sign where a bracket or a p leaves no doubt that there is one.
_STAND_IN: Final = (
    rf"(?:[bpN!oP](?=[ {JUNK}?\-]*\.?\d)|5(?=[ \n]+-?\.?\d)|(?:is|of|was|:)(?=[ \n])|)"
)
_VERB: Final = r"(?:of|was|is|were|:)(?=[ \n])"
#: Between the sign and the number: what may be a minus.
_SLOT: Final = rf"(?P<%s>[ \n{JUNK}?*_$+\-]*)"

#: A number goes no further: it is neither cut short nor the first of a range.
_ENDED: Final = r"(?!\d|\.\d|-\.?\d)"

_STATISTIC: Final = rf"""
    (?P<symbol>{STATISTIC})
    (?: {_GAP}(?P<open>[(\[])(?P<df>[^()\[\]\n]{{1,48}}?(?:\n[^()\[\]\n]{{1,24}}?)?)[)\]]
        {_GAP}(?P<told>{SIGN}|{_STAND_IN})
      | {_GAP}(?P<below>\d{{1,5}}(?:\.\d+)?(?:[ ]?[,;][ ]?\d{{1,5}}(?:\.\d+)?)?
        (?:,[ ]?[Nn][ ]?=[ ]?\d+)?){_GAP}(?P<sign_below>{SIGN})
      | {_GAP}(?P<sign>{SIGN}|{_VERB})
    )
    {_SLOT % "minus"}(?P<value>{NUMBER}){_ENDED}
    (?: ,?[ \n]and[ \n](?P<second>{NUMBER})(?=[ ]?[,;)]) )?
"""
_P: Final = rf"""
    [pP](?:'?s)?(?:[ -]?values?)?(?:_?\{{?[ ]?(?:adj|corr|bonf|holm|tukey|FDR|fdr)\w*\}}?)?
    (?:[ ]?\(?(?P<p_tails>one|two|1|2)[ -]?(?:tailed|sided)\)?)?
    (?: {_GAP}(?P<p_sign>{SIGN}|of|was|is|:){_SLOT % "p_slot"}
        (?P<p>(?:10[ ]?\^?-[ ]?\d{{1,3}}|{NUMBER}(?:{EXPONENT})?)(?:[ ]?%)?){_ENDED}
      | {_GAP}(?P<p_letter>[bpNo!45]|1(?=[ ]))[ \n{JUNK}]*(?P<p_behind>0?\.[ ]?\d+){_ENDED}
      | [ \n]+(?P<p_bare>0?\.\d+){_ENDED}
      | {_GAP}{SIGN}?{_GAP}(?P<p_ns>n\.[ ]?s\.?|ns|N\.[ ]?S\.?|NS)(?![\w])
    )
"""
_NS: Final = r"""
    (?P<ns>n\.[ ]?s\.?|ns|N\.[ ]?S\.?|NS
    |(?:non-?|not[ \n])signi(?:fi|ﬁ)cant)(?![\w'])
"""
_DF: Final = rf"""
    (?:num[ ]|denom[ ])?(?:[dD]\.?[ ]?[fF]\.?s?|degrees[ ]of[ ]freedom)[12]?
    {_GAP}(?:{SIGN}|of|was|:){_GAP}\(?(?P<df_told>\d+(?:\.\d+)?(?:[ ]?[,;/][ ]?\d+(?:\.\d+)?)?)\)?
  | (?P<df_before>\d+(?:\.\d+)?(?:[ ]and[ ]\d+(?:\.\d+)?)?)[ \n](?:[dD]\.?[fF]\.?(?![A-Za-z])
    |degrees?[ \n]of[ \n]freedom)
"""
_SIZE: Final = rf"""
    [Nn]_?(?P<group>[12ab])?{_GAP}(?:{SIGN})[ ]?(?P<size>\d{{1,3}}(?:,\d{{3}})+|\d+)(?![.\d])
"""
_CI: Final = rf"""
    (?:(?P<level>\d\d(?:\.\d+)?)[ ]?%[ -]?\n?)?
    (?:CIs?|C\.I\.|[Cc]on(?:fi|ﬁ)dence[ \n][Ii]ntervals?)
    (?:[ ]?(?P<level_behind>\d\d(?:\.\d+)?)[ ]?%?)?
    {_GAP}(?:{SIGN}|:|of|was|from)?{_GAP}(?P<ci_open>[(\[{{])?{_GAP}
    (?P<lower>[-{JUNK}?]?[ ]?{NUMBER}){_GAP}(?:[,;]|to|and|-){_GAP}
    (?P<upper>[-{JUNK}?]?[ ]?{NUMBER})(?![\d%])(?(ci_open)(?:[ ]?[)\]}}])?|)
"""
_ERROR: Final = rf"""
    (?:SEs?|s\.e\.|S\.E\.|[Ss]tandard[ ][Ee]rror)(?![A-Za-z]){_GAP}(?:{SIGN}|of|:){_GAP}
    (?P<error>{NUMBER})(?![\d])
"""
_TAIL: Final = r"(?P<tail>(?:one|two|1|2)[ -]?\n?(?:tailed|sided))"


def _named(of: Mapping[str, str], group: str, sign: str) -> str:
    names = "|".join(f"(?P<{group}_{at}>{pattern})" for at, pattern in enumerate(of.values()))
    slot = _SLOT % f"{group}_minus"
    return rf"(?:{names})(?![A-Za-z]){_GAP}(?:{sign}){slot}(?P<{group}>{NUMBER}){_ENDED}"


_OTHER: Final = rf"""
    [A-Za-zα-ωΑ-ΩΔ][\w']{{0,9}}{_GAP}{SIGN}[ \n{JUNK}?\-]*(?P<other>{NUMBER})(?!\d)
"""


@cache
def pattern() -> re.Pattern[str]:
    """The pattern; compiled when it is first wanted."""
    pieces = (
        *(_P, _CI, _ERROR, _STATISTIC, _DF, _SIZE, _NS, _TAIL),
        _named(EFFECTS, "effect", f"{SIGN}|of"),
        _named(RATIOS, "ratio", f"{SIGN}|of|was|is|:|"),
        _named(ESTIMATES, "estimate", f"{SIGN}|of"),
        _OTHER,
    )
    return re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(pieces)})", re.VERBOSE)
