"""Counted nouns: the noun phrase behind a number, and the singular of its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.hedges import over_hedge
from audit.extract.phrases import noun_phrase
from audit.extract.tokens import HYPHENS
from audit.extract.verbs import acts
from audit.extract.vocabulary import (
    DETERMINER,
    DIGITS,
    MONTH,
    PLURAL,
    STOP,
    VERB,
    WEEKDAY,
    WHOSE,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_UNCOUNTED, _SCALED = listed("uncounted"), listed("scales_of_names")
#: Between a number and what it counts they tell how it compares: "40 more people".
_COMPARED = listed("compared")
_THESE = frozenset({"them", "these", "those", "whom", "which"})
_OF_WHOM = (["of", "whom"], ["of", "which"])
#: Units whose modifiers are no part of them, as of spans of time: "517 rushing yards".
_HEADS_ALONE = frozenset({"yard", "mile", "point", "foot"})


def attach_noun(tokens: Tokens, mention: Mention) -> None:
    """Finds the noun phrase behind the mention; a mention without a unit counts its head."""
    j = over_hedge(tokens, mention.right)
    lexemes = tokens.lexemes
    if (
        tokens.words[j] in HYPHENS
        and tokens.glued(j)
        and tokens.glued(j + 1)
        and lexemes[j + 1].flags & WORD
    ):
        if not lexemes[j + 1].flags & STOP:  # "8-of-14" counts no "of"
            mention.noun = (j + 1, j + 2)  # "11-member board"
        return
    if lexemes[j].lower in ("x", "×") and lexemes[j + 1].role:
        return  # "40 x 60 tiles"
    j = _over_of(tokens, mention, j)
    while lexemes[j].lower in _COMPARED:
        j += 1
    if _counts_nothing(tokens, mention, j):
        return
    end = noun_phrase(tokens, j, many=mention.value != 1.0)
    if end == j and mention.value == 2.0 and _or_two(tokens, mention):
        j, end = mention.left - 2, mention.left - 1  # "another pick or two"
    if mention.step < 1.0 < mention.value and not tokens.lexemes[end - 1].flags & PLURAL:
        return  # "closed at 148.75 late", "a 6.1 earthquake"
    if end > j and not _is_no_object(tokens, mention, end):
        mention.noun = (j, end)


def _counts_nothing(tokens: Tokens, mention: Mention, j: int) -> bool:
    """Whether what stands at token `j` behind the number is no noun that it counts.

    "Women over 30 vote more", "the turbo four makes 241 hp", "get 1 free", "22 early Friday", "a
    magnitude 6 earthquake".
    """
    lexeme, following = tokens.lexemes[j], tokens.lexemes[j + 1]
    leader = tokens.lexemes[mention.left - 1]
    if leader.lower in _SCALED or (mention.value != 1.0 and acts(tokens, j)):
        return True
    engine = mention.words and leader.flags & WORD and not leader.flags & STOP
    if engine and lexeme.flags & VERB and lexeme.flags & PLURAL and following.role == DIGITS:
        return True
    noun = following.flags & WORD and not following.flags & (STOP | WEEKDAY | MONTH)
    return lexeme.lower in _UNCOUNTED and not noun


def _is_no_object(tokens: Tokens, mention: Mention, end: int) -> bool:
    """Whether a verb follows "or more": "groups of 20 or more get a rebate"; "20 or more cooks"."""
    hedged = tokens.lexemes[mention.right].lower == "or"
    return hedged and not tokens.lexemes[end - 1].flags & PLURAL


def _over_of(tokens: Tokens, mention: Mention, j: int) -> int:
    """The token behind "of" where it leads to what is counted."""
    lexemes = tokens.lexemes
    if lexemes[j].lower != "of":
        return j
    if mention.vague:
        j += 1  # "dozens of people"
        while lexemes[j].lower in ("the", "these", "those", "its", "their", "our"):
            j += 1
    elif mention.value == 1.0 and lexemes[j + 1].flags & DETERMINER:
        j += 2  # "one of the oldest bridges"
    return j


def of_these(tokens: Tokens, mention: Mention) -> bool:
    """Whether the mention counts some of the things counted before.

    "120 beds, 80 of them free", "40 men, of whom six left".
    """
    ahead = tokens.lexemes[mention.right : mention.right + 2]
    before = [tokens.lexemes[mention.left - k].lower for k in (2, 1)]
    return (ahead[0].lower == "of" and ahead[1].lower in _THESE) or before in _OF_WHOM


def _or_two(tokens: Tokens, mention: Mention) -> bool:
    """Whether "or two" goes on a single thing: "a day or two"."""
    noun, leader = tokens.lexemes[mention.left - 2], tokens.lexemes[mention.left - 3]
    thing = noun.flags & WORD and not noun.flags & (STOP | VERB) and leader.flags & DETERMINER
    return mention.words and tokens.lexemes[mention.left - 1].lower == "or" and bool(thing)


def _behind_participle(tokens: Tokens, first: int, last: int) -> int:
    """The token behind a compound participle: "English-speaking guests" are guests."""
    if last - first > 3 and tokens.words[first + 1] in HYPHENS:
        return first + 3 if tokens.lexemes[first + 2].lower.endswith(("ing", "ed")) else first
    return first


def count_unit(tokens: Tokens, mention: Mention) -> str:
    """The singular of the noun that the mention counts, with its modifiers."""
    first, last = mention.noun
    words: list[str] = []
    for k in range(_behind_participle(tokens, first, last), last):
        lexeme = tokens.lexemes[k]
        coded = tokens.lexemes[k + 1].role == DIGITS and tokens.glued(k + 1)  # "A100 cards"
        compound = coded or (words and words[-1] in HYPHENS)  # "HDMI-A plugs"
        if (
            k < last - 1
            and not compound
            and (lexeme.flags & (WHOSE | STOP) or (k == first and lexeme.lower.endswith("ed")))
        ):
            continue
        glued = words and words[-1] not in HYPHENS and tokens.glued(k)
        if glued and tokens.lexemes[k].role == DIGITS:
            words[-1] += tokens.words[k]  # "T4 cards"
        else:
            words.append(tokens.words[k])
    if not words:
        return ""
    words[-1] = tokens.vocabulary.singular(words[-1])
    if len(words) > 1 and words[-1].lower() in tokens.vocabulary.names.durations | _HEADS_ALONE:
        words = words[-1:]  # "50 previous years", "517 rushing yards"
    text = "".join(
        word if word in HYPHENS or (n and words[n - 1] in HYPHENS) or not n else f" {word}"
        for n, word in enumerate(words)
    )
    return text
