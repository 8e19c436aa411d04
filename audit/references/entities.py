"""The entities that are named around a number: filters of a reference, with how well they fit."""

from __future__ import annotations

from functools import cached_property
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING, Final, TypeAlias

from audit.references.words import all_cues, listed, stems, stems_of, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from audit.references.columns import Column
    from audit.references.contexts import Context
    from audit.references.queries import Where
    from audit.references.store import Table
    from audit.references.words import Token

#: How well an entity fits by where it is named.
_IN_CLAUSE, _BEFORE, _BEHIND, _ABOVE = 1.0, 0.8, 0.7, 0.6
#: And how well it fits to leave it out, though it is named there, or nowhere.
_LEFT_OUT: Final[Mapping[float, float]] = {
    _IN_CLAUSE: 0.1,
    _BEFORE: 0.6,
    _BEHIND: 0.65,
    _ABOVE: 0.7,
    0.0: 0.97,
}
#: How well it fits as the end of a longer name.
_OF_ANOTHER: Final = 0.5
#: How well one fits of which another number is told to be a part, and how well to leave it out.
_OF_WHOLE: Final = 0.7
_WHOLE: Final = 0.95
#: So many entities of a column are tried, and so many filters in all.
_MOST_NAMED: Final = 4
_MOST_FILTERS: Final = 96

#: Values by the stem of their first word, each behind the stems of all its words.
_Index: TypeAlias = "Mapping[str, list[tuple[tuple[str, ...], str]]]"


class Entities:
    """The entity columns of a reference."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns = table.of_role("entity")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Words of which a claim's surroundings have one, or it is about something else."""
        return frozenset().union(
            self._table.words,
            stems(self._table.declaration.rows),
            *(column.words for column in self._table.of_role("value")),
            *(stems(column.name) for column in self._columns),
            *self._indices.values(),
        )

    def filters(self, context: Context) -> Iterator[tuple[Where, float]]:
        """Filters by entities that are named, each with how well it fits."""
        choices = []
        for column in self._columns:
            named = self._named(column, context)
            best = max(named.values(), default=0.0)
            left_out = _LEFT_OUT.get(best, _LEFT_OUT[_ABOVE])
            if context.whole and best:
                left_out = _WHOLE
                named = {value: min(fit, _OF_WHOLE) for value, fit in named.items()}
            options: list[tuple[tuple[str, str] | None, float]] = [(None, left_out)]
            ranked = sorted(named.items(), key=lambda each: -each[1])[:_MOST_NAMED]
            options += [((column.name, value), fit) for value, fit in ranked]
            if len(column.values) == 1:
                options = [(None, 1.0)]
            choices.append(options)
        for chosen in islice(product(*choices), _MOST_FILTERS):
            where = tuple(term for term, _ in chosen if term is not None)
            yield where, prod(fit for _, fit in chosen)

    def name_number(self, context: Context) -> bool:
        """Whether the number is part of an entity's name: "60 and over"."""
        claim = context.claim
        return any(
            start <= claim.start and claim.end <= end
            for column in self._columns
            for _, start, end in _mentions(self._indices[column.name], context.tokens)
        )

    def words(self, context: Context) -> frozenset[str]:
        """The words of the entities that the sentence names, for whichever of its numbers."""
        return frozenset(
            word
            for column in self._columns
            for value, _, _ in _mentions(self._indices[column.name], context.tokens)
            for word in stems(value)
        )

    def _named(self, column: Column, context: Context) -> dict[str, float]:
        """The values of an entity column that are named around a claim, with how well they fit.

        Where a value is part of a longer one that is named, the longer one is meant.
        """
        found: dict[str, tuple[float, int, int]] = {}
        for above, words in ((False, context.tokens), (True, context.around_tokens)):
            for value, start, end in _mentions(self._indices[column.name], words):
                weight = _ABOVE if above else _place(context, start)
                if context.claim.sentence >= 0 and self._is_longer(words, start):
                    weight = min(weight, _OF_ANOTHER)
                if value not in found or found[value][0] < weight:
                    found[value] = (weight, start, end)
        kept = {}
        for value, (weight, start, end) in found.items():
            inside = any(
                (a <= start and end <= b) and (a, b) != (start, end) for _, a, b in found.values()
            )
            if not inside:
                kept[value] = weight
        return kept

    def _is_longer(self, words: Sequence[Token], start: int) -> bool:
        """Whether a name seems to be the end of a longer one that the data do not have: "New
        Jersey" is not Jersey.
        """
        before = next((word for word in reversed(words) if word.start < start), None)
        if before is None or before.end < start - 1:
            return False
        word = before.raw.lower()
        known = (
            word in listed("empty")
            or word.endswith("ed")
            or word in listed("verbs")
            or not word.isalpha()
        )
        return not (known or before.stem in self.vocabulary | stems_of("times") | all_cues())

    @cached_property
    def _indices(self) -> dict[str, _Index]:
        """The values of each column by the stem of their first word."""
        indices: dict[str, _Index] = {}
        for column in self._columns:
            index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
            for value in column.values:
                words = tuple(token.stem for token in tokens(value.replace("_", " ")))
                if words:
                    index.setdefault(words[0], []).append((words, value))
            indices[column.name] = index
        return indices


def _place(context: Context, start: int) -> float:
    """How well an entity fits that is named in the sentence, by where."""
    if context.in_clause(start):
        return _IN_CLAUSE
    return _BEFORE if start < context.claim.start else _BEHIND


def _mentions(index: _Index, words: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The values that are named, with where."""
    found = [word.stem for word in words]
    for at, first in enumerate(found):
        for value_words, value in index.get(first, ()):
            end = at + len(value_words)
            if tuple(found[at:end]) == value_words and _alike(words[at].raw, value):
                yield value, words[at].start, words[end - 1].end


def _alike(word: str, value: str) -> bool:
    """Whether a word is meant as a name, where the value is one: "march" is not March."""
    return not (value[:1].isupper() and word.islower() and len(value) <= 3)
