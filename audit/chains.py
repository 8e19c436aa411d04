"""One wrong number, one finding: where several statements fail that share a number, and another
value of it would make all of them true, the finding stands at that number.

What other value that is follows from the rules themselves: the claim is replaced by intervals,
those with which every statement about it holds are split again, and what is left is rounded to the
place to which the number is written.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from audit.diagnosis import diagnose
from audit.interval import Interval
from audit.rule import Finding
from audit.wording import decimals, figure, restate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from audit.frames import Relation
    from audit.interval import Floats, Truths
    from audit.rule import Operand, Rule

#: Of the numbers that most failing statements of a document share, so many are tried.
_MOST_TRIED = 3
#: And so many findings of a document are put in the place of others.
_MOST_JOINED = 5
#: How far off a number may be, and in how many steps what is left of the range is looked through.
_FARTHEST = 64.0
_CELLS = 96
_ROUNDS = 9
_KEPT = 12


@dataclass(frozen=True)
class Failure:
    """A statement that does not hold, and what its rule says of it."""

    rule: Rule
    document: str
    severity: str
    claims: frozenset[int]
    finding: Finding


def related(row: Mapping[Any, Any], model: type[Relation]) -> frozenset[int]:
    """The ordinals of the claims that a row of a relation frame relates."""
    single = [row[f"{role}_claim"] for role in model.roles()]
    many = [claim for role in model.many() for claim in row[f"{role}_claim"]]
    return frozenset(int(claim) for claim in [*single, *many] if not pd.isna(claim))


@dataclass(frozen=True)
class Chains:
    """What is needed to try another value for a number.

    Attributes:
        frames: The judged relation frames by kind.
        models: Their models.
        rules: The rules that judge each kind.
        failing: The labels of a frame's rows that fail a rule.
        operand: A claim by its document and ordinal.
    """

    frames: Mapping[str, pd.DataFrame]
    models: Mapping[str, type[Relation]]
    rules: Mapping[str, Sequence[Rule]]
    failing: Callable[[Rule, pd.DataFrame], Iterable[int]]
    operand: Callable[[str, int], Operand]

    def joined(self, failures: Sequence[Failure]) -> list[Failure]:
        """The failures, with one in the place of all that a single wrong number explains."""
        documents: dict[str, list[Failure]] = {}
        for failure in failures:
            documents.setdefault(failure.document, []).append(failure)
        return [each for group in documents.values() for each in self._of_document(group)]

    def _of_document(self, failures: list[Failure]) -> list[Failure]:
        left = list(failures)
        found: list[Failure] = []
        for _ in range(_MOST_JOINED):
            errors = [each for each in left if each.severity != "info"]
            shared = Counter(claim for failure in errors for claim in failure.claims)
            most = max(shared.values(), default=0)
            if most < 2:
                break
            tried = [claim for claim, times in shared.items() if times == most][:_MOST_TRIED]
            mended = [(self._mended(left[0].document, claim), claim) for claim in tried]
            mending = [(value, claim) for value, claim in mended if value is not None]
            if not mending:
                break
            value, claim = min(mending, key=lambda each: self._distance(left[0].document, *each))
            explained = [failure for failure in errors if claim in failure.claims]
            found.append(self._blamed(claim, value, explained))
            left = [failure for failure in left if failure not in explained]
        return left + found

    def _distance(self, document: str, value: float, claim: int) -> float:
        return abs(math.log(value / self.operand(document, claim).value))

    def _blamed(self, claim: int, value: float, explained: list[Failure]) -> Failure:
        """The failure of one number that several statements contradict."""
        first = explained[0]
        operand = self.operand(first.document, claim)
        half = (operand.high - operand.low) / 2
        computed = Interval(np.array([value - half]), np.array([value + half]))
        told = restate(operand, value) or figure(value, decimals(operand.text))
        against = "; ".join(failure.finding.message for failure in explained)
        finding = Finding(
            operand.start,
            operand.end,
            f'"{operand.text}": {len(explained)} statements contradict it, {told} would fit them '
            f"({against})",
            diagnose(operand, computed, {}),
            operand.value,
            value - half,
            value + half,
            restate(operand, value),
        )
        claims = frozenset().union(*(failure.claims for failure in explained))
        return Failure(first.rule, first.document, first.severity, claims, finding)

    def _mended(self, document: str, claim: int) -> float | None:
        """The value with which every statement about a claim holds, as precise as it is written;
        None without one.
        """
        operand = self.operand(document, claim)
        value, half = operand.value, (operand.high - operand.low) / 2
        if not 0 < value < math.inf or not math.isfinite(half):
            return None
        told = list(self._statements(document, claim))
        step = 2 * half or 10.0 ** -decimals(operand.text)
        edges = value * np.geomspace(1 / _FARTHEST, _FARTHEST, _CELLS + 1)
        low, high = edges[:-1], edges[1:]
        for _ in range(_ROUNDS):
            holding = self._hold(told, value, low, high)
            spare = max(int(holding.sum()) - _KEPT, 0) // 2
            middle = np.flatnonzero(holding)[spare:][:_KEPT]
            low, high = low[middle], high[middle]
            if not len(low) or np.max(high - low) <= step / 2:
                break
            parts = np.linspace(low, high, 9)
            low, high = parts[:-1].ravel(), parts[1:].ravel()
        written = np.unique(np.round((low + high) / 2 / step) * step)
        written = written[(written > 0) & ~np.isclose(written, value)]
        for around in (0.0, half):
            fitting = written[self._hold(told, value, written - around, written + around)]
            if len(fitting):
                return float(fitting[len(fitting) // 2])
        return None

    def _statements(self, document: str, claim: int) -> Iterable[_Told]:
        """The rows that a claim takes part in, by the rule that judges them."""
        for kind, frame in self.frames.items():
            model = self.models.get(kind)
            if model is None or frame.empty:
                continue
            rows = frame[frame["document"] == document]
            takes_part = [claim in related(row, model) for row in rows.to_dict("records")]
            if any(takes_part):
                about = rows[takes_part].reset_index(drop=True)
                yield from (_Told(rule, about, model, claim) for rule in self.rules.get(kind, ()))

    def _hold(self, told: Sequence[_Told], value: float, low: Floats, high: Floats) -> Truths:
        """Which of these intervals, in the place of the claim, make all statements hold."""
        holding = np.ones(len(low), dtype=bool)
        if not len(low):
            return holding
        for each in told:
            failing = self.failing(each.rule, each.tried(value, low, high))
            holding[np.asarray(list(failing), dtype=int) // len(each.rows)] = False
        return holding


@dataclass(frozen=True)
class _Told:
    """Statements about a claim, and the rule that judges them."""

    rule: Rule
    rows: pd.DataFrame
    model: type[Relation]
    claim: int

    def tried(self, value: float, low: Floats, high: Floats) -> pd.DataFrame:
        """The rows once for each interval, with it in the place of the claim."""
        tried = pd.concat([self.rows] * len(low), ignore_index=True)
        lows, highs = np.repeat(low, len(self.rows)), np.repeat(high, len(self.rows))
        for role in self.model.roles():
            here = (tried[f"{role}_claim"] == self.claim).fillna(value=False).to_numpy(dtype=bool)
            for name, ends in (("value", (lows + highs) / 2), ("low", lows), ("high", highs)):
                column = tried[f"{role}_{name}"].to_numpy(dtype=float, copy=True)
                column[here] = ends[here]
                tried[f"{role}_{name}"] = column
        for role in self.model.many():
            columns = [tried[f"{role}_{name}"].tolist() for name in ("value", "low", "high")]
            for at, claims in enumerate(tried[f"{role}_claim"].tolist()):
                for place in (place for place, one in enumerate(claims) if one == self.claim):
                    sign = math.copysign(1.0, columns[0][at][place] * value)
                    least, most = sorted((sign * lows[at], sign * highs[at]))
                    for cells, end in zip(columns, ((least + most) / 2, least, most), strict=True):
                        cells[at] = [*cells[at][:place], end, *cells[at][place + 1 :]]
            for name, cells in zip(("value", "low", "high"), columns, strict=True):
                tried[f"{role}_{name}"] = pd.Series(cells, index=tried.index, dtype=object)
        return tried
