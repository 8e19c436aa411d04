"""Which of the periods that a sentence names a number speaks of."""

from __future__ import annotations

from bisect import bisect_left
from itertools import cycle, pairwise
from typing import TYPE_CHECKING

from audit.extract.mention import APART
from audit.extract.times import Span
from audit.extract.told_times import Between, Moved
from audit.extract.vocabulary import WORD, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.extract.mention import Mention, Period
    from audit.extract.times import Times
    from audit.extract.tokens import Tokens

#: Words that lead over to another thing, whose period is not that of the thing before.
_OTHER_CLAUSE = frozenset({";", "compared", "versus", "against", "than", "over", "from", "between"})
#: In front of a number they show that something is compared with it.
_BASES = frozenset({"compared", "versus", "vs", "against", "than", "from", "with", "over"})
#: How far from a number its period, its bracket and what shows it to be a base may stand, in words.
_REACH, _BRACKET, _NEAR = 60, 30, 6
#: How many lists of periods on either side of numbers are looked at.
_BESIDE = 2
#: How long an aside between commas may be, in words, and what leads into a period behind one.
_ASIDE, _INTO = 14, frozenset({"in", "for", "during", "the", "on"})
_LEAD_AWAY = listed("lead_away")
#: Behind "and", words that turn to how things are now.
_AND, _NOW = frozenset({"and", "but", "which"}), frozenset({"has", "have", "is", "are", "now"})
_JOINING = frozenset({",", "and", "or", "&"})


def assign_periods(
    tokens: Tokens,
    mentions: list[Mention],
    dated: list[tuple[Mention, Span]],
    lists: list[list[Span]],
    times: Times,
) -> None:
    """Gives each mention the period that it speaks of, where the sentence names one.

    What the sentence speaks of is noted in `times` for the one behind it.

    Args:
        tokens: The sentence.
        mentions: Its numbers.
        dated: Those that are dates, with their spans.
        lists: The periods that it names, those of a list together.
        times: What the document tells of its own time.
    """
    said, times.said = times.said, None
    for mention, span in dated:
        mention.period = span.when.period(times)
    spans = [span for listed_spans in lists for span in listed_spans]
    if not spans:
        return
    numbers = [m for m in mentions if m.kind not in APART]
    pairs = _pairs(tokens, numbers, lists)
    _resolve(tokens, pairs, times, said)
    told = [m.period for m, span in pairs if m.period and not span.when.is_compared]
    times.said = told[0] if told else spans[0].when.period(times, said)


def _pairs(
    tokens: Tokens, numbers: list[Mention], lists: list[list[Span]]
) -> list[tuple[Mention, Span]]:
    """Each number with the span that it belongs to, in the order of the numbers."""
    clauses = _Clauses(tokens, numbers, [span for spans in lists for span in spans])
    in_turn = _in_turn(tokens, numbers, lists, clauses)
    alone = {spans[0].first for spans in lists if len(spans) == 1}
    pairs = []
    for mention in numbers:
        span = in_turn.get(mention.first) or clauses.around(mention)
        if span is None:
            span = clauses.span(mention)
            span = span if span and span.first in alone else None
        if span is not None:
            pairs.append((mention, span))
    return pairs


def _in_turn(
    tokens: Tokens, numbers: list[Mention], lists: list[list[Span]], clauses: _Clauses
) -> dict[int, Span]:
    """Numbers by their first token, paired with the periods of a list in turn.

    "In 2019, 2018 and 2017 they were 5, 4 and 3, respectively"; without that word only where as
    many numbers are a list too.
    """
    respectively = "respectively" in tokens.words
    several = [spans for spans in lists if len(spans) > 1]
    if respectively and not several:
        several = [[span for spans in lists for span in spans]]
    if not several:
        return {}
    free = [m for m in numbers if m.kind != "ordinal" and clauses.around(m) is None]
    if respectively and len(several) == 1 and not len(free) % len(several[0]):
        runs = [free]
    else:
        lengths = {len(spans) for spans in several}
        runs = [run for run in _runs(tokens, free) if len(run) in lengths]
    return {m.first: span for run in runs for m, span in _paired(run, several)}


def _paired(run: list[Mention], lists: list[list[Span]]) -> Iterator[tuple[Mention, Span]]:
    """A run of numbers with the periods of the nearest list that they fit."""
    if not run:
        return
    n = bisect_left(lists, run[0].first, key=lambda spans: spans[0].first)
    beside = lists[max(n - _BESIDE, 0) : n + _BESIDE]
    fitting = [spans for spans in beside if not len(run) % len(spans)]
    if fitting:
        spans = min(fitting, key=lambda spans: abs(spans[0].first - run[0].first))
        yield from zip(run, cycle(spans), strict=False)


def _runs(tokens: Tokens, numbers: list[Mention]) -> list[list[Mention]]:
    """The numbers, those together that commas and "and" join."""
    runs = [[number] for number in numbers[:1]]
    for one, two in pairwise(numbers):
        between = tokens.lexemes[one.right : two.left]
        if between and all(lexeme.lower in _JOINING for lexeme in between):
            runs[-1].append(two)
        else:
            runs.append([two])
    return runs


class _Clauses:
    """The spans of a sentence, and which of them stands in the clause of a number."""

    def __init__(self, tokens: Tokens, numbers: list[Mention], spans: list[Span]) -> None:
        self._tokens = tokens
        self._spans = spans
        self._firsts = [span.first for span in spans]
        self._numbers = {number.first for number in numbers} if "(" in tokens.words else set()

    def span(self, mention: Mention) -> Span | None:
        """The period named behind the number in the same clause, else before it."""
        return self._in_bracket(mention) or self._behind(mention) or self._before(mention)

    def around(self, mention: Mention) -> Span | None:
        """The period that a number helps to tell: "the past 12 months"."""
        n = bisect_left(self._firsts, mention.first + 1) - 1
        return self._spans[n] if n >= 0 and mention.first < self._spans[n].last else None

    def _in_bracket(self, mention: Mention) -> Span | None:
        """The period before the number in one bracket: "(2017: $1.1bn)"."""
        if not self._numbers:
            return None
        words = self._tokens.words
        for k in range(mention.left - 1, max(mention.left - _BRACKET, 0) - 1, -1):
            if words[k] == ")":
                return None
            if words[k] == "(":
                n = bisect_left(self._firsts, mention.left) - 1
                return self._before(mention) if n >= 0 and self._firsts[n] > k else None
        return None

    def _behind(self, mention: Mention) -> Span | None:
        """The first period behind, unless the words lead over to another thing first."""
        start = self._behind_aside(self._behind_bracket(mention.right))
        n = self._over_brackets(start, bisect_left(self._firsts, start))
        if n == len(self._firsts) or self._firsts[n] - start > _REACH or self._spans[n].own:
            return None
        span = self._spans[n]
        if self._ends_clause(start, span):
            return span
        between = self._tokens.lexemes[start : span.first]
        return None if any(lexeme.lower in _LEAD_AWAY for lexeme in between) else span

    def _behind_aside(self, start: int) -> int:
        """The comma that closes an aside at `start`: ", or $0.25 a share,"."""
        words = self._tokens.words
        if words[start] == "," and self._tokens.lexemes[start + 1].lower == "or":
            for k in range(start + 2, min(start + _ASIDE, self._tokens.count)):
                if words[k] == ",":
                    return k
        return start

    def _ends_clause(self, start: int, span: Span) -> bool:
        """Whether a comma and the period close the clause: ", in the quarter ended March 31,"."""
        lexemes = self._tokens.lexemes
        between = [lexeme.lower for lexeme in lexemes[start + 1 : span.first]]
        if self._tokens.words[start] != "," or not _INTO.issuperset(between):
            return False
        behind = lexemes[span.last]
        return not behind.flags & WORD or behind.lower in _BASES | _JOINING | {"up", "down"}

    def _behind_bracket(self, start: int) -> int:
        """The token behind a bracket at `start` that has a number of its own: "(2017: $1.1bn)"."""
        words = self._tokens.words
        if self._numbers and words[start] == "(":
            for k in range(start, min(start + _BRACKET, self._tokens.count)):
                if words[k] == ")":
                    return k + 1 if any(n in self._numbers for n in range(start, k)) else start
        return start

    def _over_brackets(self, start: int, n: int) -> int:
        """The first span from the `n`-th on that no bracket behind `start` gives its own number.

        "€41m was booked (2020: €38m)".
        """
        words = self._tokens.words
        while self._numbers and n < len(self._firsts) and self._firsts[n] - start <= _REACH:
            before = range(self._firsts[n], start, -1)
            opened = next((k for k in before if words[k] in ("(", ")")), start)
            behind = self._behind_bracket(opened)
            if opened == start or behind <= opened:
                break
            n = bisect_left(self._firsts, behind)
        return n

    def _before(self, mention: Mention) -> Span | None:
        """The period before, in the same clause: "In May 2018 revenue was $5 million"."""
        n = bisect_left(self._firsts, mention.left) - 1
        if n < 0 or mention.left - self._spans[n].last > _REACH:
            return None
        led_away = previous = ""
        between = isinstance(self._spans[n].when, Between)
        for lexeme in self._tokens.lexemes[self._spans[n].last : mention.left]:
            if previous in _AND and lexeme.lower in _NOW:  # "was founded in 1950 and has"
                led_away = lexeme.lower
            elif lexeme.lower == "to" and led_away == "from":  # "in 2018 it fell from 9 to 7"
                led_away = "from" if between else ""
            elif lexeme.lower in _OTHER_CLAUSE:
                led_away = lexeme.lower
            previous = lexeme.lower
        return None if led_away else self._spans[n]


def _resolve(
    tokens: Tokens,
    pairs: list[tuple[Mention, Span]],
    times: Times,
    said: Period | None,
) -> None:
    """Gives the numbers the days of their spans.

    "A year earlier" is told from the number before that names a time of its own, else from the
    next, else from the sentence before.
    """
    for mention, span in pairs:
        if not span.when.is_compared:
            mention.period = span.when.period(times)
    plain = [m for m, span in pairs if m.period and not span.when.is_compared]
    beside = plain[0].period if plain else said
    for mention, span in pairs:
        if span.when.is_compared:
            mention.period = span.when.period(
                times, None if _stands_alone(mention, span, tokens) else beside
            )
        elif mention.period:
            beside = mention.period


def _stands_alone(mention: Mention, span: Span, tokens: Tokens) -> bool:
    """Whether "two years ago" is told from the document's day: nothing is compared with it."""
    when = span.when
    ago = isinstance(when, Moved) and when.alone is not None and when.length == (0, 0)
    return ago and not _is_base(tokens, mention)


def _is_base(tokens: Tokens, mention: Mention) -> bool:
    """Whether something is compared with a number: "from 20", "compared with 4 percent"."""
    before = tokens.lexemes[max(mention.left - _NEAR, 0) : mention.left]
    return any(lexeme.lower in _BASES for lexeme in before)
