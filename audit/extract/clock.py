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

_HALF_DAYS = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m"})


def is_clock_time(tokens: Tokens, mentions: list[Mention], n: int) -> bool:
    """Marks "22:39", "5 p.m.", "10.45pm" and "1:36.6" as one time."""
    mention = mentions[n]
    j = mention.last
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
    ].lower in ("o'clock", "oclock"):
        mention.kind, j = "time", j + 1
    if mention.kind == "time":
        mention.last = mention.right = j
        mention.value = math.nan
        k = n + 1
        while k < len(mentions) and mentions[k].first < j:
            mentions[k].kind = "within"
            k += 1
        return True
    return False
