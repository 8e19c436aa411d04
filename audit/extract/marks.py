"""Numbers that order a text: list markers, citations in brackets, footnote marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.tokens import HYPHENS_AND_DASH
from audit.extract.vocabulary import CAPITAL, DIGITS, STOP, WORD

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: List markers and footnotes are smaller than this, citations than that.
_MOST_ITEMS, _MOST_CITATIONS = 100, 1000
#: How many tokens a list of citations has to either side.
_LONGEST = 16
#: In front of a bracket they show it to be an interval of values: "the range [1, 5]".
_INTERVALS = frozenset({"interval", "range", "ci", "cri", "iqr", "in", "from", "scale", "%", "of"})


def mark_marks(tokens: Tokens, mentions: list[Mention]) -> None:
    """Gives the kind `identifier` to numbers that order or point instead of counting."""
    bare = [mention for mention in mentions if not mention.kind and not mention.words]
    for mention in bare:
        whole = mention.step == 1.0 and mention.scale == 1.0 and mention.value >= 0
        points = whole and (
            _is_footnote(tokens, mention)
            or _is_citation(tokens, mention)
            or _is_subsection(tokens, mention)
            or _is_argument(tokens, mention)
        )
        if points or _opens_line(tokens, mention):
            mention.kind = "identifier"
    _mark_items(tokens, bare)


def _opens_line(tokens: Tokens, mention: Mention) -> bool:
    """Whether it begins a line and a sign closes it: "1. Results", "2) Methods", "(3) Data"."""
    i, j = mention.first, mention.last
    opened = i == 1 and tokens.words[0] == "("
    if not (i == 0 or opened) or mention.value >= _MOST_ITEMS or not tokens.glued(j):
        return False
    closed = tokens.words[j] == ")" or (tokens.words[j] == "." and not opened)
    return closed and bool(tokens.lexemes[j + 1].flags & WORD) and not tokens.glued(j + 1)


def _is_footnote(tokens: Tokens, mention: Mention) -> bool:
    """Whether it is glued to the end of a sentence or clause: "as shown.3 They agreed"."""
    i, j = mention.first, mention.last
    sign = tokens.words[i - 1]
    if i < 2 or mention.value >= _MOST_ITEMS or mention.left < i:
        return False
    if sign not in (".", ",", ";", "”", '"') or not (tokens.glued(i) and tokens.glued(i - 1)):
        return False
    before = tokens.lexemes[i - 2]
    ends = not tokens.words[j] or (tokens.lexemes[j].flags & WORD and not tokens.glued(j))
    follows = CAPITAL | STOP if sign in (",", ";") else CAPITAL
    sentence = not tokens.words[j] or tokens.lexemes[j].flags & follows
    return bool(before.flags & WORD and len(before.lower) > 1 and ends and sentence)


def _is_citation(tokens: Tokens, mention: Mention) -> bool:
    """Whether it stands in square brackets with nothing but its like: "[12]", "[3, 5-7]"."""
    i, j = mention.first - 1, mention.last
    while _in_list(tokens, i) and mention.first - i < _LONGEST:
        i -= 1
    while _in_list(tokens, j) and j - mention.last < _LONGEST:
        j += 1
    if tokens.words[i] != "[" or tokens.words[j] != "]" or i < 1:
        return False
    if not 0 < mention.value < _MOST_CITATIONS:
        return False
    before = {tokens.lexemes[i - 1].lower, tokens.lexemes[i - 2].lower}
    return j - i == 2 or _INTERVALS.isdisjoint(before)  # "as in [3]"


def _in_list(tokens: Tokens, k: int) -> bool:
    whole = tokens.lexemes[k].role == DIGITS and tokens.words[k].isdecimal() and k >= 0
    return whole or (tokens.words[k] in HYPHENS_AND_DASH | {",", ";"} and k >= 0)


def _is_subsection(tokens: Tokens, mention: Mention) -> bool:
    """Whether letters or figures in brackets are glued to it or around it: "401(k)", "3(2)(b)"."""
    i, j = mention.first, mention.last
    if tokens.words[j] == "(" and tokens.glued(j) and tokens.words[j + 2] == ")":
        inner = tokens.words[j + 1]
        return len(inner) == 1 and inner.isalpha() and inner not in "sS" and tokens.glued(j + 1)
    inside = tokens.words[i - 1] == "(" and tokens.words[j] == ")" and tokens.glued(i - 1)
    return inside and i > 1 and tokens.lexemes[i - 2].role == DIGITS and tokens.glued(i)


def _is_argument(tokens: Tokens, mention: Mention) -> bool:
    """Whether a letter stands right before the bracket around it: "t(48) = 2.3", "F(2, 48)"."""
    i, j = mention.first - 1, mention.last
    if tokens.words[i] == "," and tokens.lexemes[i - 1].role == DIGITS:
        i -= 2
    if tokens.words[j] == "," and tokens.lexemes[j + 1].role == DIGITS:
        j += 2
    letter = tokens.words[i - 1]
    enclosed = tokens.words[i] == "(" and tokens.words[j] == ")" and tokens.glued(i)
    return enclosed and len(letter) == 1 and letter.isalpha()


def _mark_items(tokens: Tokens, mentions: list[Mention]) -> None:
    """Marks the numbers of a list within a sentence: "either (1) to wait or (2) to pay"."""
    items = [mention for mention in mentions if _numbers_item(tokens, mention)]
    counted = [mention.value for mention in items]
    if len(items) > 1 and counted == [float(n) for n in range(1, len(items) + 1)]:
        for mention in items:
            mention.kind = "identifier"


def _numbers_item(tokens: Tokens, mention: Mention) -> bool:
    """Whether brackets hold the number alone and a word follows: "(2) to pay", "2) to pay"."""
    i, j = mention.first, mention.last
    if tokens.words[j] != ")" or mention.kind or not tokens.glued(j):
        return False
    opened = tokens.words[i - 1] == "(" and not tokens.lexemes[i - 2].role
    alone = (
        opened or tokens.words[i - 1] in ("", ",", ":", ";") or tokens.lexemes[i - 1].flags & WORD
    )
    return bool(alone and tokens.lexemes[j + 1].flags & WORD)
