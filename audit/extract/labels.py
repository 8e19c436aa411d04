"""Numbers behind a word for numbered things: "Figure 4", "No. 1", "pages 12-15", "§ 3.2"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.vocabulary import (
    CAPITAL,
    DIGITS,
    LABEL,
    ORDINAL,
    PLURAL,
    PREPOSITION,
    STOP,
    VERB,
    WEAK_LABEL,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens
    from audit.extract.vocabulary import Lexeme

_CAPITAL_LABELS = listed("capital_labels")
_LOWER_LABELS = listed("lower_labels")
#: Labels that name their number before a plural too: "Grade 3 pupils", "Tier 1 banks".
_RANKS = listed("ranks")
_VERSIONED = listed("versioned")
#: Labels that are words unless a point or a capital shows an abbreviation: "No. 3", "p. 12".
_ABBREVIATED = frozenset({"no", "p", "sec", "art", "ch"})
#: Behind a label's number in brackets: "Equation (4)", "Section (3, 4)".
_BEHIND_BRACKETED = frozenset({")", ",", "-", "–", "&", "a", "b"})
#: Spans of time that a plan numbers, and the most that it numbers.
_NUMBERED_TIMES, _MOST_TIMES = frozenset({"day", "week", "month"}), 1000
#: Between the numbers of one label.
_JOINTS = frozenset({",", "-", "–", "&", "and", "or", "to", "through"})


def is_labelled(tokens: Tokens, mention: Mention) -> bool:
    """Whether the mention stands behind a word for numbered things.

    "Figure 4", "Sections 3.2", "No. 1", "Note 5 to the accounts", "§ 12".
    """
    i = mention.first
    j = i - 1
    if tokens.words[j] in ("§", "¶") or _numbers_time(tokens, j, mention):
        return True
    if tokens.words[j] in (".", "#", "(", ":") and tokens.starts[i] - tokens.ends[j] <= 1:
        j -= 1
    label = tokens.lexemes[j]
    # "of each type (20 old, 20 new)"
    aside = tokens.words[i - 1] == "(" and tokens.words[mention.last] not in _BEHIND_BRACKETED
    if not label.flags & LABEL or j < 0 or aside:
        return False
    if label.flags & WEAK_LABEL or _counts_among(label, tokens.lexemes[mention.last]):
        return bool(label.flags & WEAK_LABEL) and _labels_weakly(tokens, mention, label)
    if label.lower in _ABBREVIATED and not label.flags & CAPITAL:
        # "p. 12", but "5 sec. 12 of them"
        return tokens.words[j + 1] == "." and not tokens.lexemes[j - 1].role
    if label.lower in _VERSIONED and not label.flags & CAPITAL:
        return mention.step < 1.0  # "python 3.11", but "two windows 10 feet high"
    named = label.lower not in _CAPITAL_LABELS and mention.scale == 1.0
    return named or bool(label.flags & CAPITAL) or label.lower in ("phase", "stage", "type")


def _numbers_time(tokens: Tokens, j: int, mention: Mention) -> bool:
    """Whether a span of time right behind a preposition is numbered: "at week 68", "by day 3"."""
    before = tokens.lexemes[j - 1]
    leads = before.flags & PREPOSITION and before.lower not in ("per", "last", "next") and j > 0
    whole = mention.step == 1.0 and mention.scale == 1.0 and mention.value < _MOST_TIMES
    return bool(leads) and whole and tokens.lexemes[j].lower in _NUMBERED_TIMES


def _counts_among(label: Lexeme, following: Lexeme) -> bool:
    """Whether the number counts something of its own: "in some studies 3 patients died"."""
    lower = label.flags & PLURAL and not label.flags & CAPITAL
    return bool(lower and following.flags & PLURAL and not following.flags & (STOP | VERB))


def _labels_weakly(tokens: Tokens, mention: Mention, label: Lexeme) -> bool:
    """Whether a label that is a common word too labels here.

    "Grade 3 pupils", "port 8080", "on pages 12-15"; "Order 12 eggs" and "an error 5 times smaller"
    count.
    """
    following = tokens.lexemes[mention.last]
    plural = following.flags & PLURAL and not following.flags & VERB
    if label.flags & CAPITAL:
        return not plural or label.lower in _RANKS
    noun = following.flags & WORD and not following.flags & (STOP | VERB)
    plain = not noun or following.role == ORDINAL  # "open port 8080 first"
    return label.lower in _LOWER_LABELS and mention.step == 1.0 and bool(plain)


def list_end(tokens: Tokens, mention: Mention) -> int:
    """The token up to which numbers go on with a label.

    "Studies 1 and 3", "Experiments 1, 2 and 3", "1-3".
    """
    j = mention.last
    label = tokens.lexemes[mention.left - 1]
    several = label.flags & PLURAL and label.flags & LABEL  # "Articles 5 and 6 apply"
    # "Phase 2 and 3 trials"
    ranked = tokens.vocabulary.singular(label.lower) in _RANKS and label.flags & LABEL
    version = mention.step < 1.0 and label.lower in _VERSIONED | {"version", "versions"}
    last = mention.value
    while j < tokens.count:
        joint = j
        while tokens.lexemes[joint].lower in _JOINTS:
            joint += 1
        word = tokens.words[joint]
        short = (word.isdecimal() and len(word) <= 3) or (version and "." in word)
        if joint == j or tokens.lexemes[joint].role != DIGITS or not short:
            return j
        behind = tokens.lexemes[joint + 1]
        noun = behind.flags & WORD and not behind.flags & (STOP | VERB)
        follows = ranked and word == f"{last + 1:g}"
        if (noun and (behind.flags & PLURAL or not several) and not follows) or behind.lower == "%":
            return j
        last += 1
        j = joint + 1
    return j
