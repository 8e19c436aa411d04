"""What a number is measured in.

Percent, points, money, physical units, ages, and compounds with "per".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.ages import read_age
from audit.extract.hedges import over_hedge
from audit.extract.mention import fraction_step
from audit.extract.money import read_money
from audit.extract.physical import read_simple
from audit.extract.rates import read_rate
from audit.extract.tokens import HYPHENS_AND_DASH
from audit.extract.vocabulary import DIGITS, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_PRIMES, _DOUBLE_PRIMES = frozenset("'’′"), frozenset('"”″')
_PERCENT = frozenset({"%", "％", "percent", "percents", "pct", "percentage"})
_POINTS = frozenset({"point", "points", "pts", "pt"})
#: What has base pairs, and what has basis points.
_MOLECULES, _RATES = listed("molecules"), listed("rates")
_PP = frozenset({"pp", "ppt", "ppts"})


def attach_unit(tokens: Tokens, mention: Mention) -> None:
    """Finds what the mention is measured in and widens its span over it.

    Leaves counts without a unit. What hedges a number may stand between both: "20-odd miles", "5 or
    more kg", "thousands of dollars".
    """
    bare = mention.right
    mention.right = over_hedge(tokens, bare)
    if mention.vague and tokens.lexemes[mention.right].lower == "of":
        mention.right += 1
    behind = mention.right
    _attach(tokens, mention)
    if mention.right == behind:
        mention.right = bare


def _attach(tokens: Tokens, mention: Mention) -> None:
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
    if _feet_and_inches(tokens, mention):
        return
    if _percent(tokens, mention, j):
        return
    end = (
        _measure_unit(tokens, mention, j, hyphen=hyphen)
        or _part_of_unit(tokens, mention)
        or _and_a_half(tokens, mention)
    )
    if end:
        mention.right = end
        read_rate(tokens, mention)
    read_age(tokens, mention)


def _feet_and_inches(tokens: Tokens, mention: Mention) -> bool:
    """Feet and inches by their marks: each of the numbers of `5'3"`."""
    j, words = mention.right, tokens.words
    if words[j] in _PRIMES and tokens.glued(j) and tokens.lexemes[j + 1].role == DIGITS:
        closed = words[j + 2] in _DOUBLE_PRIMES and tokens.glued(j + 2)
        if closed:
            mention.measure_in("quantity", "foot", j + 1)
        return closed
    if words[j] not in _DOUBLE_PRIMES or words[mention.left - 1] not in _PRIMES:
        return False
    if tokens.lexemes[mention.left - 2].role != DIGITS:
        return False
    mention.measure_in("quantity", "inch", j + 1)
    return True


def _part_of_unit(tokens: Tokens, mention: Mention) -> int:
    """A unit behind a fraction, read like the fraction's own.

    "1/16 of a US pint", "a quarter of a mile", "half a percentage point".
    """
    j = mention.right
    lexemes = tokens.lexemes
    if mention.kind not in ("fraction", "") or not 0 < mention.value < 1 or mention.step:
        return 0
    if lexemes[j].lower == "of":
        j += 1
    if lexemes[j].lower not in ("a", "an"):
        return 0
    mention.step = fraction_step(mention.value)  # "half a percent", "a quarter of a mile"
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


def _and_a_half(tokens: Tokens, mention: Mention) -> int:
    """A fraction behind one of a unit: "an hour and a half", "a mile and a quarter"."""
    j = mention.left - 1
    part = mention.words and 0 < mention.value < 1 and not mention.step
    if not part or tokens.lexemes[j].lower != "and":
        return 0
    read = read_simple(tokens, j - 1, None, hyphen=False)
    if read is None or read[1] != j or tokens.lexemes[j - 2].lower not in ("a", "an", "one"):
        return 0
    mention.value, mention.left, mention.unit = mention.value + 1.0, j - 2, read[0]
    mention.kind = "duration" if read[0] in tokens.vocabulary.names.durations else "quantity"
    return mention.right


def _percent(tokens: Tokens, mention: Mention, j: int) -> bool:
    """Percent at token `j`, percentage points and basis points."""
    lower = tokens.lexemes[j].lower
    k = j + 1
    if lower == ")" and _in_brackets(tokens, mention, j):
        mention.value, mention.left = -abs(mention.value), mention.left - 1
        lower, k = tokens.lexemes[j + 1].lower, j + 2
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
    elif lower == "bp" and not mention.words and _are_base_pairs(tokens, j):
        mention.measure_in("quantity", "base pair", end)
        return True
    elif lower in ("bp", "bps") and not mention.words:
        if tokens.glued(j) and lower == "bps" and mention.value > 10000:
            return False
        mention.divide(100)
    elif not ((part and lower in _POINTS) or (lower in _PP and not mention.words)):
        return False
    mention.measure_in("point", "point", end)
    return True


def _are_base_pairs(tokens: Tokens, j: int) -> bool:
    """Whether the "bp" at token `j` measures a molecule: "a 90 bp primer", "the gene has 900 bp".

    Else it is a basis point, as always where the sentence speaks of rates.
    """
    k = j + 1 if tokens.words[j + 1] != "-" else j + 2
    if tokens.lexemes[k].lower in _MOLECULES or tokens.lexemes[k].lower == "long":
        return True
    words = {tokens.vocabulary.singular(each.lower) for each in tokens.lexemes[: tokens.count]}
    return not _MOLECULES.isdisjoint(words) and _RATES.isdisjoint(words)


def _in_brackets(tokens: Tokens, mention: Mention, j: int) -> bool:
    """Whether brackets make a percentage negative: "(48.3)%".

    "Three (3) percent" tells it twice.
    """
    i = mention.left - 1
    opens = tokens.words[i] == "(" and not tokens.lexemes[i - 1].role
    return opens and tokens.lexemes[j + 1].lower in _PERCENT


def _measure_unit(tokens: Tokens, mention: Mention, j: int, *, hyphen: bool) -> int:
    """Reads a physical unit or a span of time at token `j`; the token behind it, or 0."""
    read = read_simple(tokens, j, mention, hyphen=hyphen)
    if read is None:
        return 0
    name, end = read
    mention.unit = name
    mention.kind = "duration" if name in tokens.vocabulary.names.durations else "quantity"
    return end
