"""The periods that are told around a number: rows of a reference, with how well they fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.references.contexts import Context
    from audit.references.periods import Period
    from audit.references.store import Table

#: A period that fits so well is told in the sentence; else it is only told above.
_TOLD: Final = 0.7
#: Periods before the newest for which a claim without a period may have been true.
_OLDER: Final = 3
#: From so many days on a period is a year.
_YEAR: Final = 300
#: By how many days months, quarters and years differ from others.
_ALIKE: Final = 3


@dataclass(frozen=True, slots=True)
class Occasion:
    """Periods that a claim may be of, by their numbers in the table, and how well that fits."""

    numbers: tuple[int, ...] | None
    fit: float
    told: Period | None = None
    complete: bool = True
    newest: bool = False
    older: bool = False


class Occasions:
    """The periods of a reference."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def of(self, context: Context) -> Iterator[Occasion]:
        """The periods that a claim may be of."""
        if not self._table.periods:
            # a table without periods is of one, which may be declared
            declared = self._table.period
            clash = declared and any(
                fit >= _TOLD and not (declared.holds(each) or each.holds(declared))
                for each, fit in context.told
            )
            yield Occasion(None, 0.0 if clash else 1.0 if declared or not context.told else 0.8)
            return
        for told, fit in context.told:
            numbers, complete = self._inside(told)
            if numbers:
                yield Occasion(numbers, fit, told, complete, context.latest)
        every = tuple(range(len(self._table.periods)))
        surest = max((fit for _, fit in context.told), default=0.0)
        yield Occasion(every, 0.9 if not surest else 0.55 if surest < _TOLD else 0.2)
        if len(every) > 1 and (not surest or (context.latest and surest < _TOLD)):
            yield from self._up_to_now(context)

    def _up_to_now(self, context: Context) -> Iterator[Occasion]:
        """The newest period for a claim that tells none, and older ones, that it may have been
        written in; likewise all periods but the newest.
        """
        ordered = sorted(set(self._table.periods), key=lambda each: (each.end, each.start))
        fit = 1.0 if context.latest else 0.7
        for age, period in enumerate(reversed(ordered[-1 - _OLDER :])):
            numbers = self._numbers(period)
            yield Occasion(numbers, fit * 0.95 if age else fit, period, newest=True, older=age > 0)
        if len(ordered) > 2:
            before = tuple(at for at, each in enumerate(self._table.periods) if each != ordered[-1])
            yield Occasion(before, 0.85, newest=True, older=True)

    def _numbers(self, period: Period) -> tuple[int, ...]:
        return tuple(at for at, each in enumerate(self._table.periods) if each == period)

    def _inside(self, told: Period) -> tuple[tuple[int, ...], bool]:
        """The periods of the table inside the one that is told, and whether they fill it.

        Without a year only one part of one year can be meant.
        """
        found = [(at, each) for at, each in enumerate(self._table.periods) if told.holds(each)]
        if told.yearless and len({each.start.year for _, each in found}) > 1:
            return (), False
        shorter = [each for _, each in found if each != told]
        exact = [(at, each) for at, each in found if each.days == told.days]
        found = exact or found
        if not found:
            return (), False
        days = sum(each.days for each in {each for _, each in found})
        return tuple(at for at, _ in found), bool(exact) or days >= told.days or _daily(shorter)

    def before(self, context: Context, now: Period) -> Iterator[tuple[tuple[int, ...], float]]:
        """The periods that a change may start from: another that is told, else the one before."""
        told = False
        for each in context.others:
            numbers, _ = self._inside(each)
            if numbers and each.start < now.start:
                told = True
                yield numbers, 1.0
        if told:
            return
        before = [each for each in self._table.periods if each.end < now.start]
        alike = [each for each in before if abs(each.days - now.days) <= _ALIKE]
        if alike:
            numbers = self._numbers(max(alike))
            yearly = now.days > _YEAR
            yield numbers, 0.95 if context.before and yearly else 0.9 if yearly else 0.7
        year = now.start.year - 1
        if now.days < _YEAR and not now.yearless:
            numbers, _ = self._inside(now.of_year(year))
            if numbers:
                yield numbers, 0.95 if context.before else 0.7


def _daily(periods: Sequence[Period]) -> bool:
    """Whether these are days, of which some may have nothing to tell."""
    return bool(periods) and all(each.days == 1 for each in periods)
