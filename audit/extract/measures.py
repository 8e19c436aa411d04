"""What a number is about.

The noun phrase that it counts or describes, and the subject of its clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.clauses import (
    COMPOUND,
    COUNTED,
    LONGEST,
    TIME_NOUNS,
    find_subject,
    is_nominal,
    phrase_before,
    text_of,
)
from audit.extract.mention import NO_QUANTITY
from audit.extract.phrases import noun_phrase
from audit.extract.tokens import HYPHENS
from audit.extract.vocabulary import (
    CAPITAL,
    CHANGE_NOUN,
    DETERMINER,
    ORDINAL,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Words between a number and the noun phrase before it that it measures: "sales by 35 percent".
_LINKS = listed("links")
#: Between an amount and the level that it leads to, and in lists that leave the verb out.
_CONTINUES = frozenset({"to", "at", ",", ";", "("})
#: Prepositions that tie to a noun phrase what stands behind it.
_COMPLEMENT, _OF = frozenset({"of", "on", "for", "in"}), frozenset({"of"})
#: Nouns that say how much, not of what: the phrase behind them counts.
_VACUOUS = listed("vacuous")
#: Adjectives behind a measure: "90 miles wide".
_EXTENTS = frozenset(
    {"wide", "long", "deep", "tall", "high", "thick", "higher", "lower", "away", "slim"}
)
_COMPARED = frozenset({"as", "many", "much", "more", "fewer", "less", "the"})
#: The longest phrase before a number that is read, in words.
_LONGEST = 5
_TIMES = frozenset({"ago", "later", "earlier", "after", "before", "to"})
_PERIODS = TIME_NOUNS | {f"{word}s" for word in TIME_NOUNS} | {"fiscal", "half", "season"}


def read_measures(tokens: Tokens, mentions: list[Mention]) -> None:
    """Tells what each mention is about.

    The nearest phrase first, the subject of the clause behind a comma.
    """
    spans = bytearray(tokens.count + 1)
    for mention in mentions:
        if tokens.words[mention.last] in HYPHENS and mention.kind != "identifier":
            spans[mention.left : mention.right] = bytes([COMPOUND]) * (mention.right - mention.left)
        elif mention.kind != "identifier":
            end = mention.right
            if tokens.lexemes[end].lower in _EXTENTS:  # "59 metres wide"
                end += 1
            spans[mention.left : end] = b"\1" * (end - mention.left)
        if mention.kind == "count":
            for k in range(max(mention.right, mention.noun[0]), mention.noun[1]):
                spans[k] |= COUNTED
    previous: Mention | None = None
    for mention in mentions:
        if mention.kind in NO_QUANTITY:
            continue
        if previous is not None and _goes_on(tokens, previous, mention):
            mention.measure = previous.measure
        else:
            mention.measure = _measure(tokens, mention, spans)
        previous = mention


def _measure(tokens: Tokens, mention: Mention, spans: bytearray) -> str:
    if mention.kind == "count" and mention.noun[1] > mention.noun[0]:
        first, last = mention.noun
        if tokens.words[first - 1] in HYPHENS:  # "six-cylinder engines"
            last = max(last, noun_phrase(tokens, first))
        near = _with_complement(tokens, first, last, ties=_OF)
        owner = _group(tokens, mention, spans)
    else:
        near = (
            _behind(tokens, mention) or _before(tokens, mention, spans) or _purpose(tokens, mention)
        )
        owner = _elliptic(tokens, mention, spans)
    start = mention.begin
    owner = owner or find_subject(tokens, start, spans)
    if owner in near:
        return near
    return f"{near}, {owner}" if near else owner


def _group(tokens: Tokens, mention: Mention, spans: bytearray) -> str:
    """What the things counted make up: "a run of seven games", "a fleet of about 40 ships"."""
    j = mention.begin - 1
    return _before(tokens, mention, spans) if tokens.lexemes[j].lower == "of" else ""


def _purpose(tokens: Tokens, mention: Mention) -> str:
    """What a sum is paid for: "paid $3 million for repairs"; "$3 million for the year" is none."""
    j = mention.right
    if mention.kind != "money" or tokens.lexemes[j].lower != "for":
        return ""
    first = _skip_determiners(tokens, j + 1)
    end = noun_phrase(tokens, first)
    if end == first or any(tokens.lexemes[k].lower in _PERIODS for k in range(first, end)):
        return ""
    return text_of(tokens, first, end)


def _elliptic(tokens: Tokens, mention: Mention, spans: bytearray) -> str:
    """The name before a comma and a direction: "Led by Acme, down 68p", "Acme (ACM), up 3%"."""
    j = mention.left - 1
    while tokens.lexemes[j].lower in ("by", "about", "nearly", "almost", "some", "sharply"):
        j -= 1
    if tokens.lexemes[j].lower not in ("up", "down") or tokens.words[j - 1] != ",":
        return ""
    if not is_nominal(tokens, j - 2, spans) or not tokens.lexemes[j - 2].flags & CAPITAL:
        return ""
    return phrase_before(tokens, j - 1, max(j - LONGEST, 0), spans)


def _goes_on(tokens: Tokens, one: Mention, two: Mention) -> bool:
    """Whether the second of two numbers is about what the first is.

    It is a conversion of it, the other end of a range, or goes on a list.

    "7 miles (11 km)", "to $7 million from $6 million", "between 4% and 5%".
    """
    if not 1 <= two.left - one.right <= 4 or two.noun[1] > two.noun[0]:
        return False
    gap = {tokens.lexemes[k].lower for k in range(one.right, two.left)}
    listed = gap - {"and"} <= {",", ";"} and ";" in gap
    if (gap <= _CONTINUES or listed) and not _behind(
        tokens, two
    ):  # "up 4 percent to $84", "$2 to $3 million, 99 days"
        return True
    if two.kind != one.kind or one.noun[1] > one.right:
        return False
    return all(
        not tokens.lexemes[k].flags & WORD
        or tokens.lexemes[k].lower in ("to", "from", "and", "or", "about")
        for k in range(one.right, two.left)
    ) and not _behind(tokens, two)


def _behind(tokens: Tokens, mention: Mention) -> str:
    """The noun phrase behind the number: "60 percent of its revenue", "a 25% tax on imports"."""
    j = _over_brackets(tokens, mention.right)
    lexeme = tokens.lexemes[j]
    if lexeme.lower == "of" or (lexeme.lower == "in" and mention.kind == "money"):
        return _phrase_from(tokens, j + 1)
    extent = lexeme.lower in _EXTENTS
    bare = tokens.words[j - 1] not in HYPHENS and mention.right == j
    if lexeme.lower in _TIMES or (extent and bare):
        return ""
    first = j + 1 if extent else j
    if mention.kind == "factor":
        first = _over_comparison(tokens, first)
    end = noun_phrase(tokens, first)
    if end == first:
        return ""
    if tokens.lexemes[end - 1].flags & CHANGE_NOUN and tokens.lexemes[end].lower in ("in", "of"):
        return _phrase_from(tokens, end + 1)
    if end - first == 1 and lexeme.flags & CHANGE_NOUN:
        return ""
    return _with_complement(tokens, first, end)


def _over_comparison(tokens: Tokens, j: int) -> int:
    """The token behind what compares amounts: "twice as many lamps", "six times more people"."""
    while tokens.lexemes[j].lower in _COMPARED:
        j += 1
    return j


def _phrase_from(tokens: Tokens, j: int) -> str:
    """The noun phrase at token `j`, articles and numbers left out, with what is tied to it.

    "the ships", "10 percent of 23 million people".
    """
    first = _skip_determiners(tokens, j)
    figures = first
    while tokens.lexemes[first].role or tokens.words[first] == "%":
        first += 1
    if first > figures and tokens.glued(first):  # the scale of "4.3M sales"
        first += 1
    end = noun_phrase(tokens, first)
    return _with_complement(tokens, first, end) if end > first else ""


def _over_brackets(tokens: Tokens, j: int) -> int:
    """The token behind a conversion in brackets and a hyphen: "a 37m (121ft)-long hull"."""
    if tokens.words[j] == "(":
        close = next((k for k in range(j, j + 8) if tokens.words[k] == ")"), j)
        if (close > j and tokens.lexemes[j + 1].role) or tokens.words[
            j + 1
        ] in tokens.vocabulary.names.signs:
            j = close + 1
    return j + 1 if tokens.words[j] in HYPHENS else j


def _skip_determiners(tokens: Tokens, j: int) -> int:
    while tokens.lexemes[j].flags & DETERMINER or tokens.lexemes[j].lower in (
        "total",
        "combined",
        "such",
        "us",
    ):
        j += 1
    return j


def _with_complement(
    tokens: Tokens, first: int, last: int, ties: frozenset[str] = _COMPLEMENT
) -> str:
    """The noun phrase with the phrase that "of", "in", "on" or "for" ties to it."""
    if tokens.lexemes[last].lower in ties:
        start = _skip_determiners(tokens, last + 1)
        end = noun_phrase(tokens, start)
        if end > start:
            return text_of(tokens, first, end)
    return text_of(tokens, first, last)


def _is_inner(tokens: Tokens, j: int, spans: bytearray) -> bool:
    """Whether token `j` is a word of a noun phrase or the hyphen within one: "GP-led care"."""
    hyphen = tokens.words[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1)
    return hyphen or is_nominal(tokens, j, spans)


def _before(tokens: Tokens, mention: Mention, spans: bytearray) -> str:
    """The noun phrase that a preposition ties the number to.

    "a fine of $3 billion", "sales by 5 percent".
    """
    j = mention.begin - 1
    while tokens.lexemes[j].lower in ("a", "an", "the", "just", "only", "about", "around"):
        j -= 1
    if tokens.words[j] == "(":  # "four loaves (1 kg)"
        j -= 1
    for _ in range(3):
        if tokens.lexemes[j].lower in _LINKS or (
            tokens.words[j] in ("-", "–") and not tokens.glued(j)
        ):
            j -= 1
    while tokens.words[j] in HYPHENS or tokens.lexemes[j].role == ORDINAL:
        j -= 1  # "EPA-estimated 28 mpg", "in its first 2 weeks"
    last = j + 1
    while j >= 0 and last - j <= _LONGEST and _is_inner(tokens, j, spans):
        j -= 1
    while j + 1 < last and not is_nominal(tokens, j + 1, spans):
        j += 1
    if j + 1 >= last or last <= 0:
        return ""
    head = tokens.lexemes[last - 1]
    sums_up = mention.kind == "money" and head.lower in ("loss", "losses", "gain", "gains")
    if head.lower in _VACUOUS or (head.flags & CHANGE_NOUN and last - j <= 3 and not sums_up):
        return ""
    return text_of(tokens, j + 1, last)
