"""Where the words of a hedge are prepositions, verbs or comparisons, and set no bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.vocabulary import CHANGE, ONLY_VERB, STOP, UP, VERB, WEAK_CHANGE, WORD, listed

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

_MOVES = listed("moves")
_MODALS = listed("modals")
#: Behind these nouns "about" tells a topic: "a book about 40 ships".
_TOPICS = listed("topics")
#: Behind these verbs "under" tells a place in an order: "filed under 30 headings".
_FILED = listed("filed")
#: Behind these "over" tells how long something has lasted.
_WAITING = listed("waiting")
#: What an amount ends with, besides a name and the sign of a currency.
_AMOUNT_ENDS = frozenset({"%", ",", ")"})
#: Hedges that tell a direction or a distance behind what was measured: "2 miles north of 3 farms".
_PLACES = frozenset(
    {"north", "south", "short", "shy", "beyond", "past", "above", "below", "within"}
)
_SHAFTS = frozenset("-–—")
#: Kinds that are counted: "within 3 districts" sets them no bound.
_COUNTED = frozenset({"count", "", "factor", "fraction"})


def is_preposition(
    tokens: Tokens, words: tuple[str, ...], first: int, mention: Mention, previous: Mention | None
) -> bool:
    """Whether the words from token `first` to the mention, a hedge elsewhere, are none here."""
    if _compares(tokens, words, first, mention, previous):
        return True
    if words[0] == ">" and _is_arrow(tokens, first, previous):
        return True
    if len(words) > 1:
        return words == ("up", "to") and _leads_up(tokens, first - 1)
    before, lead = tokens.lexemes[first - 1], words[0]
    if lead in ("over", "about") and tokens.lexemes[first + 1].lower == "the":
        return True  # "over the last two years", "increase over the 74"
    if lead == "over" and mention.kind == "duration":
        return _stretches(tokens, first)
    moved = before.flags & CHANGE or before.lower in _MOVES
    counted = mention.kind in _COUNTED
    passed = mention.noun[1] > mention.noun[0] and counted and not moved  # "walked past 3 guards"
    none_here = {
        "c": tokens.words[first] != "c",
        "about": before.lower in _TOPICS,
        "under": before.lower in _FILED,
        "past": before.lower in ("the", "this") or passed,
        "beyond": passed,
        "min": bool(before.role),
        "within": counted,
        "near": counted,  # "near 3 farms"
    }
    return bool(none_here.get(lead))


def _is_arrow(tokens: Tokens, first: int, previous: Mention | None) -> bool:
    """Whether ">" is the head of an arrow: "40 kB -> 31 kB", "40 kB => 31 kB"."""
    shaft = tokens.words[first - 1] if tokens.glued(first) else ""
    return shaft in _SHAFTS or (shaft == "=" and previous is not None)


def _stretches(tokens: Tokens, over: int) -> bool:
    """Whether "over" before a span of time tells when something happened.

    "spent $5 million over eight years"; "lasted over eight years" and "for over eight years" set a
    bound.
    """
    before = tokens.lexemes[over - 1]
    name = before.flags & WORD and not before.flags & (STOP | VERB | ONLY_VERB)
    name = name and before.lower not in _WAITING  # "past due over 90 days"
    word = tokens.words[over - 1]
    ends = word in _AMOUNT_ENDS or word in tokens.vocabulary.names.signs
    return bool(before.role or name) or ends


def _compares(
    tokens: Tokens, words: tuple[str, ...], first: int, mention: Mention, previous: Mention | None
) -> bool:
    """Whether the number right before the hedge tells how far off: "$5 million above $300 million".

    "Twice as many as 70", "3 short of 500", "20 miles north of 3 villages".
    """
    if previous is None or words[-1] not in _COMPARED:
        return False
    if previous.right == first and (len(words) > 1 or _comparable(words[0], previous, mention)):
        return True
    counted = previous.noun[1] == first and previous.noun[0] < first
    points = tokens.lexemes[first - 1].lower in ("point", "points")
    return counted and words[0] in _PLACES and (points or words[-1] == "of")


def _comparable(lead: str, one: Mention, two: Mention) -> bool:
    """Whether one number can tell how far off another is, or over what time it stretches.

    "$5 million above $300 million", "5 percent above 40", "$24 billion over eight years"; "20
    million under 25" counts those who are younger.
    """
    stretches = lead == "over" and two.kind == "duration"
    return stretches or one.kind in _DISTANCES or (one.kind == two.kind and one.kind != "count")


#: Kinds that tell how far off any other number is.
_DISTANCES = frozenset({"percent", "point"})
#: The last words of hedges that compare with another number.
_COMPARED = frozenset({"than", "over", "above", "below", "under", "of", "past", "beyond", "as"})


def _leads_up(tokens: Tokens, j: int) -> bool:
    """Whether "up to" behind token `j` tells where something rose to.

    "Back up to", "rose up to"; "may rise up to" and "cut up to" set a bound.
    """
    lexeme = tokens.lexemes[j]
    leader = tokens.lexemes[j - 1]
    if leader.lower == "to" or leader.lower in _MODALS:
        return False
    rises = lexeme.flags & UP and not lexeme.flags & WEAK_CHANGE
    return bool(rises) or lexeme.lower == "back" or lexeme.lower in _MOVES
