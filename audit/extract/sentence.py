"""The claims of one sentence: the steps of the grammar in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audit.extract.ages import share_ages
from audit.extract.changes import read_directions
from audit.extract.codes import mark_codes
from audit.extract.composites import join_composites
from audit.extract.dates import mark_dates
from audit.extract.find_periods import find_periods
from audit.extract.hedges import join_bounds, read_bound
from audit.extract.identifiers import mark_identifiers
from audit.extract.marks import mark_marks
from audit.extract.measures import read_measures
from audit.extract.mention import NO_QUANTITY
from audit.extract.nouns import attach_noun, count_unit, of_these
from audit.extract.numerals import find_numbers
from audit.extract.periods import assign_periods
from audit.extract.ranges import join_ranges
from audit.extract.rates import count_frequency, rate_of_count
from audit.extract.scanning import plain_hyphens
from audit.extract.scores import mark_scores
from audit.extract.singles import add_singles, may_tell_one
from audit.extract.tokens import Tokens
from audit.extract.units import attach_unit
from audit.extract.vocabulary import VULGAR_FRACTIONS

if TYPE_CHECKING:
    from audit.extract.mention import Mention, Period
    from audit.extract.times import Times
    from audit.extract.vocabulary import Vocabulary

#: Digits and signs that are a fraction.
_FIGURE = re.compile(rf"[\d{''.join(VULGAR_FRACTIONS)}]")


def read_sentence(
    text: str, start: int, end: int, times: Times, vocabulary: Vocabulary, *, european: bool
) -> tuple[Tokens | None, list[Mention]]:
    """The numbers of a sentence with all that its words say of them, in reading order."""
    if not _has_number(text, start, end, vocabulary):
        times.said = None
        return None, []
    tokens = Tokens(text, start, end, vocabulary)
    mentions = add_singles(tokens, find_numbers(tokens, european))
    if not mentions:
        times.said = None
        return tokens, mentions
    mark_codes(tokens, mentions)
    dated = mark_dates(tokens, mentions)
    periods = find_periods(tokens, mentions, dated)
    mentions = [mention for mention in mentions if mention.kind != "within"]
    mark_scores(tokens, mentions)
    mark_marks(tokens, mentions)
    mark_identifiers(tokens, mentions)
    _measure(tokens, mentions)
    mentions = join_ranges(tokens, join_composites(tokens, _apart(mentions)))
    mentions = _settle(tokens, mentions)
    assign_periods(tokens, mentions, dated, periods, times)
    return tokens, mentions


def read_periods(text: str, times: Times, vocabulary: Vocabulary) -> list[Period]:
    """The periods that a short text such as a table's header names."""
    tokens = Tokens(plain_hyphens(text), 0, len(text), vocabulary)
    mentions = find_numbers(tokens)
    lists = find_periods(tokens, mentions, mark_dates(tokens, mentions))
    periods = (span.when.period(times) for spans in lists for span in spans)
    return [period for period in periods if period is not None]


def _has_number(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a sentence has a figure or a number word.

    The others, most of a novel, are not read further.
    """
    if _FIGURE.search(text, start, end) is not None:
        return True
    words = vocabulary.letters.findall(text[start:end].lower())
    return not vocabulary.number_words.isdisjoint(words) or may_tell_one(text, start, end)


def _measure(tokens: Tokens, mentions: list[Mention]) -> None:
    """Units and counted nouns."""
    for mention in mentions:
        if mention.kind in NO_QUANTITY or mention.kind == "factor":
            continue
        fraction = mention.kind == "fraction"
        mention.kind = "" if fraction else mention.kind
        attach_unit(tokens, mention)
        if mention.kind in ("", "count") and not fraction and count_frequency(tokens, mention):
            continue
        if fraction and not mention.kind:
            mention.kind, mention.unit = "fraction", "fraction"
        if mention.kind in ("", "count"):
            attach_noun(tokens, mention)
    share_ages(tokens, mentions)


def _apart(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that lie within another's span.

    Those within its noun phrase name ("737 jets").
    """
    apart: list[Mention] = []
    for mention in mentions:
        if apart and mention.first < apart[-1].right:
            continue
        if apart and apart[-1].noun[0] <= mention.first < apart[-1].noun[1]:
            mention.kind, mention.unit, mention.noun = "identifier", "", (0, 0)
        apart.append(mention)
    return apart


def _settle(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The mentions with kinds for what has no unit, bounds, directions, measures."""
    previous: Mention | None = None
    counted = ""
    percent = any(mention.kind == "percent" for mention in mentions)
    for mention in mentions:
        if mention.kind == "":
            mention.kind = "count"
        if mention.kind == "count" and not mention.unit:
            mention.unit = count_unit(tokens, mention)
            if not mention.unit and of_these(tokens, mention):
                mention.unit = counted
            counted = mention.unit or counted
            rate_of_count(tokens, mention)
        if mention.unit == "point" and mention.kind == "count" and percent and mention.value < 100:
            mention.kind = "point"
        if mention.kind not in NO_QUANTITY:
            read_bound(tokens, mention, previous)
            previous = mention
    mentions = join_bounds(tokens, mentions)
    read_directions(tokens, mentions)
    read_measures(tokens, mentions)
    return mentions
