"""What a number is about.

The noun phrase that it counts or describes, and the subject of its clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.extract.nouns import noun_phrase
from audit.extract.vocabulary import (
    AUXILIARY,
    CAPITAL,
    CHANGE,
    CHANGE_NOUN,
    DETERMINER,
    DIGITS,
    MONTH,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    STOP,
    VERB,
    WEEKDAY,
    WORD,
    listed,
)

if TYPE_CHECKING:
    from audit.extract.mention import Mention
    from audit.extract.tokens import Tokens

#: Prepositions that tie a noun phrase to the one before it.
_TIES = frozenset({"of", "in", "for", "on", "between", "per"})
#: Words between a number and the noun phrase before it that it measures: "sales by 35 percent".
_LINKS = listed("links")
#: Between an amount and the level that it leads to, and in lists that leave the verb out.
_CONTINUES = frozenset({"to", "at", ",", ";", "("})
#: Participles whose subject stands right before them: "bids ranging from $2 to $4".
_TIED = frozenset({"ranging", "totaling", "totalling", "averaging", "amounting"})
#: Prepositions that tie to a noun phrase what stands behind it.
_COMPLEMENT, _OF = frozenset({"of", "on", "for", "in"}), frozenset({"of"})
#: In front of a word in -s they show it to be a verb.
_SINGULAR_SUBJECTS = frozenset({"this", "it", "he", "she", "which", "who", "that"})
_RELATIVES = frozenset({"which", "that", "who", "whose"})
_HYPHENS = frozenset("-‐‑")
_INNER_SIGNS = frozenset("-&’'/")
#: Nouns that say how much, not of what: the phrase behind them counts.
_VACUOUS = listed("vacuous")
#: Adjectives behind a measure: "90 miles wide".
_EXTENTS = frozenset(
    {"wide", "long", "deep", "tall", "high", "thick", "higher", "lower", "away", "slim"}
)
_TIMES = frozenset({"ago", "later", "earlier", "after", "before", "to"})
#: Nouns that place a clause in time and are no subjects: "fell last year having risen".
_SPANS = frozenset(
    {
        "year",
        "quarter",
        "month",
        "week",
        "day",
        "decade",
        "period",
        "time",
        "today",
        "season",
        "end",
    }
)
_PERIODS = _SPANS | {f"{word}s" for word in _SPANS} | {"fiscal", "half", "season"}
_LONGEST = 14
#: How far before a number its subject is looked for, in words.
_REACH = 60


def read_measures(tokens: Tokens, mentions: list[Mention]) -> None:
    """Tells what each mention is about.

    The nearest phrase first, the subject of the clause behind a comma.
    """
    spans = bytearray(tokens.count + 1)
    for mention in mentions:
        if mention.kind != "identifier":
            spans[mention.left : mention.right] = b"\1" * (mention.right - mention.left)
    previous: Mention | None = None
    for mention in mentions:
        if mention.kind in ("date", "time", "identifier", "ordinal"):
            continue
        if previous is not None and _goes_on(tokens, previous, mention):
            mention.measure = previous.measure
        else:
            mention.measure = _measure(tokens, mention, spans)
        previous = mention


def _measure(tokens: Tokens, mention: Mention, spans: bytearray) -> str:
    if mention.kind == "count" and mention.noun[1] > mention.noun[0]:
        near = _with_complement(tokens, *mention.noun, ties=_OF)
    else:
        near = (
            _behind(tokens, mention) or _before(tokens, mention, spans) or _purpose(tokens, mention)
        )
    owner = _elliptic(tokens, mention, spans) or _subject(tokens, mention.left, spans)
    if owner in near:
        return near
    return f"{near}, {owner}" if near else owner


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
    if not _nominal(tokens, j - 2, spans) or not tokens.lexemes[j - 2].flags & CAPITAL:
        return ""
    return _phrase_before(tokens, j - 1, max(j - _LONGEST, 0), spans)


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


def text_of(tokens: Tokens, first: int, last: int) -> str:
    """The words from token `first` up to `last`, with single spaces."""
    return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def _behind(tokens: Tokens, mention: Mention) -> str:  # noqa: PLR0911
    """The noun phrase behind the number: "60 percent of its revenue", "a 25% tax on imports"."""
    j = _over_brackets(tokens, mention.right)
    lexeme = tokens.lexemes[j]
    if lexeme.lower == "of" or (lexeme.lower == "in" and mention.kind == "money"):
        first = _skip_determiners(tokens, j + 1)
        end = noun_phrase(tokens, first)
        return _with_complement(tokens, first, end) if end > first else ""
    if lexeme.lower in _TIMES:
        return ""
    if lexeme.lower in _EXTENTS:
        if tokens.words[j - 1] not in _HYPHENS and mention.right == j:
            return ""
        j += 1
    end = noun_phrase(tokens, j)
    if end == j:
        return ""
    if tokens.lexemes[end - 1].flags & CHANGE_NOUN and tokens.lexemes[end].lower in ("in", "of"):
        first = _skip_determiners(tokens, end + 1)
        behind = noun_phrase(tokens, first)
        return _with_complement(tokens, first, behind) if behind > first else ""
    if end - j == 1 and lexeme.flags & CHANGE_NOUN:
        return ""
    return _with_complement(tokens, j, end)


def _over_brackets(tokens: Tokens, j: int) -> int:
    """The token behind a conversion in brackets and a hyphen: "a 37m (121ft)-long hull"."""
    if tokens.words[j] == "(":
        close = next((k for k in range(j, j + 8) if tokens.words[k] == ")"), j)
        if (close > j and tokens.lexemes[j + 1].role) or tokens.words[j + 1] == "$":
            j = close + 1
    return j + 1 if tokens.words[j] in _HYPHENS else j


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


def _nominal(tokens: Tokens, k: int, spans: bytearray) -> bool:
    """Whether token `k` can belong to a noun phrase."""
    lexeme = tokens.lexemes[k]
    flags = lexeme.flags
    if spans[k] or not flags & WORD or flags & STOP:
        return lexeme.role == DIGITS and not spans[k]  # the number of a name: "TX-40"
    if flags & (MONTH | WEEKDAY) and flags & CAPITAL:
        return False
    return not _is_verb(tokens, k)


def _is_verb(tokens: Tokens, k: int) -> bool:  # noqa: PLR0911
    """Whether token `k` is a verb.

    Listed as one and not before a noun, or a participle behind an auxiliary.
    """
    lexeme = tokens.lexemes[k]
    flags, lower = lexeme.flags, lexeme.lower
    before = tokens.lexemes[k - 1]
    if flags & AUXILIARY:
        return True
    if flags & CHANGE:
        if flags & STOP or lower in ("higher", "lower", "lowest"):
            return False
        if before.lower == "to" or tokens.lexemes[k + 1].lower in ("to", "by"):
            return not before.flags & DETERMINER
        noun = flags & CHANGE_NOUN and (
            before.flags & (DETERMINER | PREPOSITION)
            or (before.flags & WORD and not before.flags & (STOP | VERB | PLURAL))
        )
        return not noun and not (lower.endswith(("ing", "ed")) and before.flags & DETERMINER)
    if lower.endswith(("ed", "ing")) and before.flags & AUXILIARY:
        return True
    if flags & PLURAL and before.lower in _SINGULAR_SUBJECTS:
        return True  # "this shows"
    if not flags & VERB:
        return lower.endswith("ed") and _is_past(tokens, k)
    if before.lower == "to" or before.flags & (AUXILIARY | PRONOUN):
        return not before.flags & DETERMINER
    if before.flags & (DETERMINER | PREPOSITION) or before.lower.endswith("'s"):
        return (
            lower.endswith("ing")
            and bool(before.flags & PREPOSITION)
            and not before.flags & DETERMINER
        )
    return True


def _is_past(tokens: Tokens, k: int) -> bool:
    """Whether an unlisted word in -ed is a verb: behind a noun and before what is none."""
    before, behind = tokens.lexemes[k - 1].flags, tokens.lexemes[k + 1]
    follows = before & WORD and not before & (STOP | VERB) and len(tokens.words[k]) > 4
    return bool(follows) and (not behind.flags & WORD or bool(behind.flags & STOP))


def _before(tokens: Tokens, mention: Mention, spans: bytearray) -> str:
    """The noun phrase that a preposition ties the number to.

    "a fine of $3 billion", "sales by 5 percent".
    """
    j = (mention.hedge if 0 <= mention.hedge < mention.left else mention.left) - 1
    while tokens.lexemes[j].lower in ("a", "an", "the", "just", "only", "about", "around"):
        j -= 1
    for _ in range(3):
        if tokens.lexemes[j].lower in _LINKS or (
            tokens.words[j] in ("-", "–") and not tokens.glued(j)
        ):
            j -= 1
    last = j + 1
    while j >= 0 and last - j <= 5 and _nominal(tokens, j, spans):
        j -= 1
    if j + 1 == last or last <= 0:
        return ""
    head = tokens.lexemes[last - 1]
    sums_up = mention.kind == "money" and head.lower in ("loss", "losses", "gain", "gains")
    if head.lower in _VACUOUS or (head.flags & CHANGE_NOUN and last - j <= 3 and not sums_up):
        return ""
    return text_of(tokens, j + 1, last)


def _subject(tokens: Tokens, j: int, spans: bytearray) -> str:
    """The subject of the clause that token `j` stands in.

    Without a verb, the noun phrase before it.
    """
    floor = max(j - _REACH, 0)
    nearest = j
    while True:
        verb = _verb_before(tokens, j - 1, floor)
        if verb < 0:
            return _phrase_before(tokens, nearest, floor, spans)
        before = tokens.lexemes[verb - 1]
        nearest = j = verb
        if before.lower == "to" and _is_object(tokens, verb - 2, spans):  # "lets prices rise to"
            return _phrase_before(tokens, verb - 1, floor, spans)
        if before.lower == ",":
            opened = _apposition(tokens, verb - 1, floor)
            if opened > floor:
                return _phrase_before(tokens, opened, floor, spans)
        if tokens.lexemes[verb].lower in _TIED:
            return _phrase_before(tokens, verb, floor, spans)
        pronoun = before.flags & PRONOUN and before.lower not in _RELATIVES
        pronoun = pronoun and not tokens.lexemes[verb - 2].flags & PREPOSITION
        participle = (
            tokens.lexemes[verb].lower.endswith("ing")
            and not before.flags & AUXILIARY
            and not _is_object(tokens, verb - 1, spans)
        )
        if before.lower in ("to", "and", "or", "but", ",") or participle or pronoun:
            continue
        return _phrase_before(tokens, verb, floor, spans)


def _is_object(tokens: Tokens, k: int, spans: bytearray) -> bool:
    """Whether token `k` ends the object of a verb: "lets prices", not "tuned by Acme"."""
    if not _nominal(tokens, k, spans) or tokens.lexemes[k].lower in _SPANS:
        return False
    while (
        _nominal(tokens, k, spans)
        or tokens.words[k] in _HYPHENS
        or tokens.lexemes[k].flags & DETERMINER
        or tokens.lexemes[k].lower == "of"
    ):
        k -= 1
    return not tokens.lexemes[k].flags & PREPOSITION


def _apposition(tokens: Tokens, comma: int, floor: int) -> int:
    """The comma that opens the apposition which the comma before a verb closes.

    "Lee, a teacher in Bonn, won".
    """
    for k in range(comma - 1, max(comma - 16, floor), -1):
        if tokens.words[k] == ",":
            return k if tokens.lexemes[k + 1].flags & (DETERMINER | CAPITAL) else -1
        if tokens.lexemes[k].flags & WORD and _is_verb(tokens, k):
            return -1
    return -1


def _verb_before(tokens: Tokens, j: int, floor: int) -> int:
    """The first verb of the chain nearest before token `j`, or -1."""
    while j >= floor:
        if tokens.lexemes[j].flags & WORD and _is_verb(tokens, j):
            while j > floor and (
                tokens.lexemes[j - 1].flags & AUXILIARY
                or tokens.lexemes[j - 1].lower in ("not", "also", "only", "just", "still")
                or tokens.lexemes[j - 1].lower.endswith("ly")
                or (tokens.lexemes[j - 1].flags & VERB and _is_verb(tokens, j - 1))
            ):
                j -= 1
            return j
        if tokens.words[j] == ";":
            return -1
        j -= 1
    return -1


def _phrase_before(tokens: Tokens, end: int, floor: int, spans: bytearray) -> str:
    """The noun phrase that ends nearest before token `end`, with what prepositions tie into it."""
    last = end
    while last > floor and not _nominal(tokens, last - 1, spans):
        if tokens.words[last - 1] == ";":
            return ""
        last -= 1
        if tokens.words[last] == ")":  # "Acme (ACM) said"
            last = next(
                (k for k in range(last, max(last - 8, floor), -1) if tokens.words[k] == "("), last
            )
    first = last
    while first > floor and last - first < _LONGEST:
        lexeme = tokens.lexemes[first - 1]
        inner = (
            lexeme.lower in _TIES
            or (lexeme.lower == "to" and tokens.lexemes[first].flags & CAPITAL)
            or (lexeme.flags & DETERMINER and not lexeme.flags & PRONOUN)
            or tokens.words[first - 1] in _INNER_SIGNS
            or (lexeme.lower == "and" and _nominal(tokens, first, spans))
            or lexeme.role
        )
        if not (inner or _nominal(tokens, first - 1, spans)):
            break
        first -= 1
    while first < last and not _nominal(tokens, first, spans):
        first += 1
    return text_of(tokens, first, last) if first < last else ""
