"""Results put together from their pieces: a test with its p and its effect sizes, an estimate with
its standard error, its interval and its p.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from audit_nhst.pieces import (
    Error,
    Freedom,
    Interval,
    Named,
    Other,
    P,
    Size,
    Statistic,
    Tail,
    Token,
)
from audit_nhst.symbols import NO_DF, TWO_DF
from audit_nhst.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit_nhst.numbers import Written

#: What may stand between two pieces of one result. A full stop ends it, and so does a blank line.
_JOINT: Final = re.compile(
    r"[ ,;:()\[\]{}*^|$_\x01-]*(?:\n[ ,;:()\[\]{}*^|$_\x01-]*)?"
    r"(?:(?:and|with|on|at|an?|for|effect|size|the|which|was|is|were|but|not|non|statistically"
    r"|signi(?:fi|ﬁ)cant(?:ly)?|different|corresponding|associated|exact|to)[ \n(-]+){0,6}[ (\[]*"
)
_LONGEST_JOINT: Final = 50
#: More pieces in a row are a table in words; looking for the p of each among all takes too long.
_MOST_PIECES: Final = 60
#: Kinds that also serve as effect sizes of other tests.
_CORRELATIONS: Final = frozenset({"r", "rho", "tau"})
#: Kinds that are mostly told beside the z from which their p was taken.
_RANKED: Final = frozenset({"U", "W"})


@dataclass(frozen=True, slots=True)
class Test:
    """A statistic and what is told of it."""

    statistic: Statistic
    value: Written
    df: tuple[Written, ...]
    p: P | None
    size: float
    groups: tuple[float, ...]
    effects: tuple[Named, ...]
    tails: int
    """What the result itself says, 0 for nothing."""
    end: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate with an interval, a standard error or a p."""

    named: Token
    measure: str
    value: Written
    interval: Interval | None
    error: Error | None
    test: Test | None
    p: P | None
    doubtful: bool
    """Whether the interval may be that of another figure."""
    end: int


def results(text: str) -> tuple[list[Test], list[Estimate]]:
    """The tests and estimates of a plain text, in reading order."""
    tests: list[Test] = []
    estimates: list[Estimate] = []
    for run in _runs(text):
        if any(isinstance(piece, Statistic) for piece in run):
            tests += _tests(run)
        if any(isinstance(piece, Named | Interval) for piece in run):
            estimates += _estimates(run, tests)
    return tests, estimates


def _runs(text: str) -> Iterator[list[Token]]:
    """The pieces that stand together."""
    run: list[Token] = []
    for piece in tokens(text):
        if run and (len(run) == _MOST_PIECES or not _joined(text, run[-1].end, piece.start)):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _joined(text: str, end: int, start: int) -> bool:
    return start - end <= _LONGEST_JOINT and _JOINT.fullmatch(text, end, start) is not None


def _tests(run: Sequence[Token]) -> Iterator[Test]:
    """The tests of a run, each with the pieces from it to the next."""
    heads = _heads(run)
    taken = 0
    for at, following in pairwise([*heads, len(run)]):
        head = run[at]
        if not isinstance(head, Statistic):
            continue
        told = list(run[at + 1 : following])
        before = list(run[taken:at])
        taken = at + 1 + next((n for n, piece in enumerate(told) if isinstance(piece, P)), -1) + 1
        behind = run[following] if following < len(run) else None
        with_z = isinstance(behind, Statistic) and behind.kind == "z"
        yield from _of_head(head, before, told, with_z=with_z)


def _heads(run: Sequence[Token]) -> list[int]:
    """Where the tests of a run begin.

    A correlation behind another test is its effect size, unless it comes with degrees of freedom,
    or with a p of its own after the other's.
    """
    heads: list[int] = []
    for at, piece in enumerate(run):
        if not isinstance(piece, Statistic):
            continue
        if heads and piece.kind in _CORRELATIONS and not piece.firm:
            own = _first_p(run[at + 1 :])
            if not (own and _first_p(run[heads[-1] + 1 : at])):
                continue
        heads.append(at)
    return heads


def _first_p(pieces: Sequence[Token]) -> P | None:
    for piece in pieces:
        if isinstance(piece, P):
            return piece
        if isinstance(piece, Statistic) and piece.kind not in _CORRELATIONS:
            return None
    return None


def _of_head(
    head: Statistic, before: Sequence[Token], told: Sequence[Token], *, with_z: bool
) -> Iterator[Test]:
    """The test or tests of one head, if it is one: a p or degrees of freedom in brackets say so, or
    of a rank test the z that follows.
    """
    ps = [piece for piece in told if isinstance(piece, P)]
    if not ps and before and isinstance(before[-1], P):  # "p = .03, t(28) = 2.3"
        ps = [before[-1]]
    ps = [p for p in ps if head.firm or not p.value.value > 1]
    alone = head.firm and head.kind not in _CORRELATIONS  # "r(5) = 25" may be any function
    if not (ps or alone or (head.kind in _RANKED and with_z)):
        return
    freedom = [
        df for piece in (*told, *reversed(before)) if isinstance(piece, Freedom) for df in piece.df
    ]
    sizes = [piece for piece in (*told, *before) if isinstance(piece, Size)]
    tail = [piece.tails for piece in (*before[-1:], *told) if isinstance(piece, Tail | P)]
    test = Test(
        head,
        head.value,
        head.df or _freedom(head.kind, freedom),
        ps[0] if ps else None,
        next((size.value for size in sizes if not size.group), head.size),
        tuple(size.value for size in sizes if size.group),
        () if head.second else _effects([*before[-1:], *told]),
        next(filter(None, tail), 0),
        max([head.end, *(piece.end for piece in told if isinstance(piece, P | Tail))]),
    )
    yield test
    if head.second:
        # of "p = .03 and .2" the second is not read
        shared = len(ps) > 1 or (ps and ps[0].relation != "=")
        yield replace(test, value=head.second, p=ps[-1] if shared else None)


def _freedom(kind: str, told: Sequence[Written]) -> tuple[Written, ...]:
    """The degrees of freedom told apart, as many as the kind has."""
    wanted = 0 if kind in NO_DF else 2 if kind in TWO_DF else 1
    return tuple(told[:wanted]) if len(told) >= wanted else ()


def _effects(told: Sequence[Token]) -> tuple[Named, ...]:
    """The effect sizes at a test, each measure once; a correlation is one of them."""
    found: dict[str, Named] = {}
    for piece in told:
        if isinstance(piece, Named) and piece.effect:
            found.setdefault(piece.measure, piece)
        elif isinstance(piece, Statistic) and piece.kind == "r" and not piece.df:
            found.setdefault("r", Named(piece.start, piece.end, "r", piece.value, effect=True))
    return tuple(found.values())


def _estimates(run: Sequence[Token], tests: Sequence[Test]) -> Iterator[Estimate]:
    """The estimates of a run that come with an interval, a standard error or a p of their own."""
    places = [at for at, piece in enumerate(run) if _value(piece) is not None]
    heads = {test.statistic.start: test for test in tests}
    for at, following in pairwise([*places, len(run)]):
        named, told = run[at], _until_next_estimate(run[at + 1 : following])
        interval = next((piece for piece in told if isinstance(piece, Interval)), None)
        error = next((piece for piece in told if isinstance(piece, Error)), None)
        value = _value(named)
        ps = [piece for piece in told if isinstance(piece, P)]
        first_p = ps[0].start if ps else run[-1].end
        # a statistic behind the p is that of another result
        beside = [it for it in (named, *told) if it.start in heads and it.start < first_p]
        tests_told = [heads[it.start] for it in beside]
        bare = interval is None and error is None
        if value is None or (bare and (tests_told or not ps or not isinstance(named, Named))):
            continue
        yield Estimate(
            named,
            named.measure if isinstance(named, Named) else "r",
            value,
            interval,
            error,
            tests_told[0] if tests_told else None,
            ps[0] if ps else None,
            interval is not None and _is_doubtful(run, at, interval),
            max(piece.end for piece in told),
        )


def _value(piece: Token) -> Written | None:
    """The value of what may be an estimate."""
    if isinstance(piece, Named) or (isinstance(piece, Statistic) and piece.kind == "r"):
        return piece.value
    return None


def _is_doubtful(run: Sequence[Token], at: int, interval: Interval) -> bool:
    """Whether an interval may belong to another figure: one of the run before it fits better, or a
    test is told with an effect size, of whose difference the interval may be.
    """
    named = run[at]
    others = [value for piece in run[:at] if (value := _value(piece)) is not None]
    if any(interval.lower.low <= other.value <= interval.upper.high for other in others):
        return True
    tested = any(isinstance(piece, Statistic) and piece is not named for piece in run)
    return tested and isinstance(named, Named) and named.effect


def _until_next_estimate(told: Sequence[Token]) -> Sequence[Token]:
    """The pieces up to one that another estimate begins with, or a second test."""
    seen: set[type[Token]] = set()
    for at, piece in enumerate(told):
        kind = type(piece)
        if isinstance(piece, Other) or (kind in seen and kind in {Statistic, Interval, Error, P}):
            return told[:at]
        seen.add(kind)
    return told
