"""Results of games and votes, odds and ratios: two numbers that are no range and count nothing."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from audit.extract.vocabulary import (
    CAPITAL,
    LABEL,
    MONTH,
    PLURAL,
    SCALE,
    STOP,
    VERB,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_JOINTS = frozenset("-–:/")
#: Verbs and nouns of games, and of votes too: "won 3-1", "a 2-4 defeat", "voted 203-221".
_GAMES = listed("games")
_CONTESTS = _GAMES | listed("votes")
#: What a pair of numbers that make a hundred describes: "a 60-40 split".
_SPLITS = listed("splits")
#: Most that a side of a score or vote has, and of a score that no verb tells.
_MOST, _PLAIN = 999, 200
#: How far before a score its verb may stand, in words.
_REACH = 5
_HUNDRED = 100
_SPRINTS = listed("sprints")
#: The longest name of a team, in words.
_NAME = 3


def mark_scores(tokens: Tokens, mentions: list[Mention]) -> None:
    """Gives the kind `identifier` to the numbers of scores, votes, odds and splits."""
    for one, two in itertools.pairwise(mentions):
        if _is_traded(tokens, one, two) or _is_result(tokens, one, two):
            one.kind = two.kind = "identifier"
        if one.kind or two.kind or two.first != one.last + 1:
            continue
        timed = tokens.lexemes[two.last].lower in _SPRINTS  # "a 0-60 time"
        if timed and one.value == 0.0 and tokens.words[one.last] in ("-", "–"):
            one.kind = two.kind = "identifier"
        joint = tokens.words[one.last]
        counts = joint == ":" or _two_counts(one, two)  # odds may be 1.5:1
        if counts and _is_score(tokens, one, two, joint):
            one.kind = two.kind = "identifier"


def _is_traded(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether hyphens make odds or an exchange of two numbers: "a 3-for-1 split", "5-to-1"."""
    if two.first != one.last + 3 or one.kind or two.kind:
        return False
    first, word, second = (tokens.lexemes[one.last + n].lower for n in range(3))
    glued = all(tokens.glued(one.last + n) for n in range(4))
    odds = word == "to" and two.value == 1.0 and one.value > 1.0
    return first == second == "-" and glued and (word == "for" or odds)


def _is_result(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether two names with a number each are a game's result: "Mariners 5, Rangers 3."."""
    i, j = one.first, two.last
    small = _two_counts(one, two) and max(one.value, two.value) <= _PLAIN
    ends = not tokens.lexemes[j].flags & WORD and tokens.words[j] not in ("%", "°", "-", "–", ":")
    apart = tokens.words[one.last] == "," and 1 <= two.first - one.last - 1 <= _NAME
    if not (small and ends and apart and 1 <= i <= _NAME):
        return False
    names = [*tokens.lexemes[:i], *tokens.lexemes[one.last + 1 : two.first]]
    return all(name.flags & CAPITAL and not name.flags & (MONTH | STOP | LABEL) for name in names)


def _two_counts(one: Mention, two: Mention) -> bool:
    """Whether both are whole numbers in digits that can be a side's score."""
    whole = one.step == two.step == 1.0 and one.scale == two.scale == 1.0
    return whole and not (one.words or two.words) and max(abs(one.value), abs(two.value)) <= _MOST


def _is_score(tokens: Tokens, one: Mention, two: Mention, joint: str) -> bool:
    """Whether what joins two numbers and what stands around shows a score, odds or a split."""
    glued = tokens.glued(one.last) and tokens.glued(two.first)
    measured = _is_measured(tokens, two.last)
    if joint == "to":
        game = _told_by(tokens, one.first, _NEAR, _GAMES)
        return game and not measured and one.value >= two.value
    if not glued or joint not in _JOINTS:
        return False
    if joint == ":" or (one.value + two.value == _HUNDRED and _splits(tokens, two.last)):
        return True
    if joint == "/":
        return False
    named = tokens.lexemes[two.last].lower in _CONTESTS
    contest = named or (not measured and _told_by(tokens, one.first, _REACH, _CONTESTS))
    small = one.value <= _PLAIN and two.value <= _PLAIN
    return contest or (small and one.value >= two.value and not measured)


#: "Won 3 to 1" tells a score only right behind its verb.
_NEAR = 3


def _is_measured(tokens: Tokens, j: int) -> bool:
    """Whether a unit or noun at token `j` shows that the numbers before it measure or count."""
    following = tokens.lexemes[j]
    verb = following.flags & VERB and not following.flags & PLURAL
    noun = following.flags & WORD and not following.flags & STOP and not verb
    return bool(noun) or tokens.words[j] in ("%", "°", "-") or following.role == SCALE


def _told_by(tokens: Tokens, i: int, reach: int, words: frozenset[str]) -> bool:
    """Whether one of the words of games or votes stands shortly before token `i`."""
    for k in range(i - 1, max(i - 1 - reach, -1), -1):
        if tokens.lexemes[k].lower in words:
            return True
        if tokens.lexemes[k].flags & PLURAL and tokens.lexemes[k].flags & VERB:
            return False
    return False


def _splits(tokens: Tokens, j: int) -> bool:
    """Whether a pair that makes a hundred divides a whole: "50-50", "a 60/40 split"."""
    return not _is_measured(tokens, j) or tokens.lexemes[j].lower in _SPLITS
