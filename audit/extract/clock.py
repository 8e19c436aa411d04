"""Clock times: "22:39", "5 p.m.", "10 o'clock"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from audit.extract.vocabulary import (
    DIGITS,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_HOURS, _MINUTES = 24, 60
_ZONES = frozenset(
    {"GMT", "UTC", "BST", "EST", "EDT", "CST", "CDT", "MST", "PST", "PDT", "CET", "CEST"}
)
#: Next to a ratio: "a ratio of 3:10", "1:10 odds".
_RATIOS = frozenset({"ratio", "ratios", "odds", "scale", "mix", "dilution"})
_OCLOCK = frozenset({"o'clock", "oclock"})
_HALF_DAYS = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m"})


def is_clock_time(tokens: Tokens, mentions: list[Mention], n: int) -> bool:
    """Marks "22:39", "5 p.m.", "10.45pm" and "1:36.6" as one time."""
    mention = mentions[n]
    j = mention.last
    if _past_hour(tokens, mention):
        return _mark(mentions, n, mention.last)
    zone = _zone_end(tokens, mention)
    if zone:
        return _mark(mentions, n, zone)
    if _is_ratio(tokens, j):
        return False
    if tokens.words[j] == ":" and tokens.glued(j) and tokens.glued(j + 1):
        while (
            tokens.words[j] == ":" and tokens.lexemes[j + 1].role == DIGITS and tokens.glued(j + 1)
        ):
            j += 2
        if j == mention.last:
            return False
        mention.kind = "time"
    clock = mention.step == 1.0 or (mention.step == 0.01 and mention.value % 1 < 0.6)
    if (tokens.lexemes[j].lower in _HALF_DAYS and mention.value <= 24 and clock) or tokens.lexemes[
        j
    ].lower in _OCLOCK:
        mention.kind, j = "time", j + 1
    if mention.kind == "time":
        _mark_opening(tokens, mentions, n)
        return _mark(mentions, n, j)
    return False


def _mark(mentions: list[Mention], n: int, end: int) -> bool:
    """Makes the mention a time that ends before token `end`, with all numbers within it."""
    mention = mentions[n]
    mention.kind, mention.value = "time", math.nan
    mention.last = mention.right = end
    k = n + 1
    while k < len(mentions) and mentions[k].first < end:
        mentions[k].kind = "within"
        k += 1
    return True


def tells_hour(tokens: Tokens, mention: Mention) -> bool:
    """Whether a number in words is an hour: "nine o'clock", "half past nine"."""
    return tokens.lexemes[mention.last].lower in _OCLOCK or _past_hour(tokens, mention)


def _past_hour(tokens: Tokens, mention: Mention) -> bool:
    """An hour behind the part of one: "half past 5", "a quarter to 6"."""
    i = mention.first
    hour = mention.step == 1.0 and mention.scale == 1.0 and 0 < mention.value <= _HOURS
    joint, part = tokens.lexemes[i - 1].lower, tokens.lexemes[i - 2].lower
    return hour and joint in ("past", "to") and part in ("half", "quarter")


def _zone_end(tokens: Tokens, mention: Mention) -> int:
    """The token behind the zone that makes four digits a time, or 0.

    "1900 GMT", "0630 local time", "0630 hours".
    """
    word, j = tokens.words[mention.first], mention.last
    if len(word) != len("1900") or not word.isdecimal():
        return 0
    if int(word[:2]) > _HOURS or int(word[2:]) >= _MINUTES:
        return 0
    following = tokens.lexemes[j].lower
    if following == "local" and tokens.lexemes[j + 1].lower == "time":
        return j + 2
    hours = following in ("hours", "hrs") and word[0] == "0"
    return j + 1 if hours or tokens.words[j] in _ZONES else 0


def _is_ratio(tokens: Tokens, j: int) -> bool:
    """Whether the numbers around the colon at token `j` are a ratio: "3:1", "16:9", "1:100"."""
    if tokens.words[j] != ":" or not (tokens.glued(j) and tokens.glued(j + 1)):
        return False
    below = tokens.words[j + 1]
    if tokens.words[j + 2] == ":" or not below.isdecimal():
        return False
    around = (tokens.lexemes[j - 3].lower, tokens.lexemes[j - 2].lower, tokens.lexemes[j + 2].lower)
    return len(below) != len("00") or not _RATIOS.isdisjoint(around)


def _mark_opening(tokens: Tokens, mentions: list[Mention], n: int) -> None:
    """Marks the hour that a range of times begins with: "from 9 to 11 a.m.", "2-3 p.m."."""
    one, two = mentions[n - 1] if n else None, mentions[n]
    if one is None or one.kind or one.step != 1.0 or not 0 < one.value <= _HOURS:
        return
    joint = tokens.lexemes[one.last].lower
    if two.first == one.last + 1 and joint in ("to", "and", "or", "-", "–"):
        one.kind, one.value = "time", math.nan
