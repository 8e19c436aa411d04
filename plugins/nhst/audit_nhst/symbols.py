"""What statistics are called, and by which distribution they are judged.

A symbol counts only where a number and a degree of freedom or a p stand by it, so that single
letters and those that fonts put in the place of chi ("w2", "v2", "?2") can be heeded.
"""

from __future__ import annotations

import re
from typing import Final

_TO: Final = r"(?:[ -](?:tests?|values?|ratios?|statistics?|scores?|change))?"

#: Statistics, the way they are written; `KINDS` sorts them.
STATISTIC: Final = (
    # a B is what some fonts show for an opening quote
    rf"B?[tF](?:[12](?=[ ]?\())?{_TO}(?:'?s(?![A-Za-z]))?"
    rf"|[TzZ]{_TO}(?:'?s(?![A-Za-z]))?"
    r"|r(?:'?s|ho|pb|p)?(?![A-Za-z])|R(?![A-Za-z\d^])|ρ|τ|tau"
    r"|Q(?:[ -]?(?:between|within|total|model|residual|[A-Za-z]{1,7}))?(?![A-Za-z])"
    r"|(?:χ|[Cc]hi)[ -]?\^?[ ]?(?:2|squared?)?(?:'?s(?![A-Za-z]))?"
    r"|X-squared|[XG]\^?2"
    r"|(?:[xcCwvB]|[?\x01]{1,2}[ ]?)\^?2(?=[ ]?\()"
    r"|(?<![.,(\-])2(?=[ ]?\([ ]?\d{1,3},[ ]?[Nn][ ]?[=p])"
    r"|Wald(?:[ ](?:χ\^?2|statistics?|tests?))?|[HUW](?![A-Za-z])"
)

#: The kinds, each with the beginnings of the symbols that it goes by.
KINDS: Final = (
    ("t", re.compile(r"B?t(?!au)|T[ -](?:test|value|stat)|T\Z")),
    ("F", re.compile(r"B?F")),
    ("z", re.compile(r"[zZ]")),
    ("rho", re.compile(r"r'?s\Z|rho|ρ")),
    ("tau", re.compile(r"τ|tau")),
    ("r", re.compile(r"r")),
    ("R", re.compile(r"R")),
    ("Q", re.compile(r"Q")),
    ("H", re.compile(r"H")),
    ("U", re.compile(r"U")),
    ("W", re.compile(r"W(?!ald)")),
)
#: Kinds with two degrees of freedom, with one, with none.
TWO_DF: Final = frozenset({"F"})
NO_DF: Final = frozenset({"z", "U", "W"})
#: Kinds that may be negative.
SIGNED: Final = frozenset({"t", "z", "r", "rho", "tau"})

#: Effect sizes: measure and pattern.
EFFECTS: Final = {
    "dz": r"(?:Cohen'?s[ ])?d_?z",
    "d": r"(?:Cohen'?s[ ])?d_?(?:s|av|rm|Cohen)?",
    "g": r"(?:Hedges'?s?[ ])?g_?(?:s|av)?",
    "partial eta squared": (
        r"[Pp]artial[ \n](?:η|eta|h|g)[ -]?\^?[ ]?(?:2|squared?)"
        r"|(?:η|eta|h)_?p[ ]?\^?2|ηp|(?:η|eta|h)[ ]?\^?2[ ]?_?p(?:artial)?"
    ),
    "eta squared": r"(?:η|eta|h)[ -]?\^?[ ]?(?:2|squared?)(?:_?G)?|η_?G\^?2",
    "omega squared": r"(?:ω|omega)_?p?[ -]?\^?[ ]?(?:2|squared?)",
    "adjusted R squared": r"[Aa]dj(?:usted|\.)?[ ]R\^?2|R\^?2[ ]?_?(?:adj\w*)|R_?adj\^?2",
    "R squared": r"R[ -]?\^?(?:2|squared)",
}
#: Estimates that are compared with 1, and whose intervals are even in logarithms.
RATIOS: Final = {
    "odds ratio": r"a?OR|AOR|[Oo]dds[ \n][Rr]atio",
    "hazard ratio": r"a?HR|AHR|[Hh]azards?[ \n][Rr]atio",
    "risk ratio": r"a?RR|ARR|[Rr]isk[ \n][Rr]atio|[Rr]elative[ \n][Rr]isk",
    "rate ratio": r"IRR|[Rr]ate[ \n][Rr]atio",
}
#: Estimates that are compared with 0.
ESTIMATES: Final = {
    "beta": r"β|[Bb]eta",
    "difference": r"M_?(?:diff|Diff|D)|[Mm]ean[ \n][Dd]iff(?:erence)?|MD",
    "b": r"[bB]|[Ee]stimate|[Ee]st\.|[Cc]oeff?(?:icient|\.)?",
}


def kind_of(symbol: str) -> str:
    """The kind of a statistic that is written so; what goes by no other name is a chi-square."""
    return next((kind for kind, pattern in KINDS if pattern.match(symbol)), "chi2")
