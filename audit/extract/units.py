"""What a number is measured in.

Percent, points, money, physical units, ages, and compounds with "per".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.ages import read_age
from audit.extract.money import read_money
from audit.extract.physical import read_simple
from audit.extract.rates import read_rate
from audit.extract.tokens import HYPHENS_AND_DASH

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_PERCENT = frozenset({"%", "％", "percent", "percents", "pct", "percentage"})
_POINTS = frozenset({"point", "points", "pts", "pt"})
_PP = frozenset({"pp", "ppt", "ppts"})


def attach_unit(tokens: Tokens, mention: Mention) -> None:
    """Finds what the mention is measured in and widens its span over it.

    Leaves counts without a unit.
    """
    if read_money(tokens, mention):
        read_rate(tokens, mention)
        return
    j = mention.right
    hyphen = (
        tokens.words[j] in HYPHENS_AND_DASH
        and tokens.glued(j)
        and tokens.starts[j + 1] == tokens.ends[j]
    )
    if hyphen:
        j += 1
    if _percent(tokens, mention, j):
        return
    end = _measure_unit(tokens, mention, j, hyphen=hyphen) or _part_of_unit(tokens, mention)
    if end:
        mention.right = end
        read_rate(tokens, mention)
    read_age(tokens, mention)


def _part_of_unit(tokens: Tokens, mention: Mention) -> int:
    """A unit behind a fraction, read like the fraction's own.

    "1/16 of a US pint", "a quarter of a mile".
    """
    j = mention.right
    lexemes = tokens.lexemes
    if mention.kind not in ("fraction", "") or not 0 < mention.value < 1 or mention.step:
        return 0
    if lexemes[j].lower == "of":
        j += 1
    if lexemes[j].lower not in ("a", "an"):
        return 0
    mention.step = 0.1 if mention.value == 0.5 else 0.01  # as for fractions of no unit
    if _percent(tokens, mention, j + 1):  # "half a percent", "half a percentage point"
        return mention.right
    end = _measure_unit(tokens, mention, j + 1, hyphen=True)
    if end:
        mention.right = mention.last
        mention.measure_in(
            mention.kind,
            mention.unit,
            end if tokens.lexemes[mention.last].lower != "of" else mention.last,
        )
    return mention.right if end else 0


def _percent(tokens: Tokens, mention: Mention, j: int) -> bool:
    """Percent at token `j`, percentage points and basis points."""
    lower = tokens.lexemes[j].lower
    k = j + 1
    if (
        lower == ")" and tokens.words[j + 1] == "%" and tokens.words[mention.left - 1] == "("
    ):  # "(48.3)%"
        mention.value, mention.left = -abs(mention.value), mention.left - 1
        lower, k = "%", j + 2
    if lower == "per" and tokens.lexemes[j + 1].lower == "cent":
        lower, k = "percent", j + 2
    if lower == "pc" and not mention.words:
        lower = "percent"
    if lower not in _PERCENT:
        return _points(tokens, mention, j)
    behind = k + 1 if tokens.words[k] in HYPHENS_AND_DASH and tokens.glued(k) else k
    if tokens.lexemes[behind].lower in _POINTS:
        mention.measure_in("point", "point", behind + 1)
    else:
        mention.measure_in("percent", "percent", k)
    return True


def _points(tokens: Tokens, mention: Mention, j: int) -> bool:
    """Points of percent at token `j`: "80 basis points", "3 pp", "a quarter point"."""
    lower, end = tokens.lexemes[j].lower, j + 1
    part = mention.words and 0 < mention.value < 1 and not mention.step
    if lower == "basis" and tokens.lexemes[end].lower in _POINTS:
        mention.divide(100)
        end += 1
    elif lower in ("bp", "bps") and not mention.words:
        if tokens.glued(j) and lower == "bps" and mention.value > 10000:
            return False
        mention.divide(100)
    elif not ((part and lower in _POINTS) or (lower in _PP and not mention.words)):
        return False
    mention.measure_in("point", "point", end)
    return True


def _measure_unit(tokens: Tokens, mention: Mention, j: int, *, hyphen: bool) -> int:
    """Reads a physical unit or a span of time at token `j`; the token behind it, or 0."""
    read = read_simple(tokens, j, mention, hyphen=hyphen)
    if read is None:
        return 0
    name, end = read
    mention.unit = name
    mention.kind = "duration" if name in tokens.vocabulary.names.durations else "quantity"
    return end
