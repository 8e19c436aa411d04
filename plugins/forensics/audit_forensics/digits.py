"""Tests of digits: how many numbers of a table, a document or the batch have each, against what the
law lets expect.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from audit_forensics import samples
from audit_forensics.figures import figures
from audit_forensics.frames import SCOPES, TESTS, DigitTests
from audit_forensics.laws import (
    FIRST_BANDS,
    LEAST_EXPECTED,
    SECOND_BANDS,
    expected_deviation,
    third_digit,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audit.relate.passages import Passages
    from audit_forensics.laws import Floats

#: The columns that say whose numbers a scope holds.
_KEYS: Final = {"table": ["document", "table"], "document": ["document"], "corpus": []}
#: What numbers have in common that tell one thing twice; small ones are often alike by chance,
#: which terminal digits do not mind, and leading digits do.
_TOLD_ONCE: Final = ("digits", "exponent", "unit")
_OF_MEASURE: Final = (*_TOLD_ONCE, "document", "measure", "cell")


@dataclass(frozen=True)
class Law:
    """A test of digits.

    Attributes:
        name: One of `TESTS`.
        sample: The numbers that it takes, of figures.
        shares: The law, a row for each group of the sample, a column a digit.
        same: The columns in which two numbers are alike that tell one thing twice.
        fewest: How many digits must be expected often enough.
        allowed: Mean absolute deviation beyond what chance brings that is left alone.
        benford: Whether the law supposes numbers of many orders of magnitude.
    """

    name: str
    sample: Callable[[pd.DataFrame], pd.DataFrame]
    shares: Floats
    same: tuple[str, ...]
    fewest: int
    allowed: float
    benford: bool


LAWS: Final = (
    Law(
        TESTS[0],
        samples.terminal,
        samples.TERMINAL_LAW,
        _TOLD_ONCE,
        8,
        # even third digits of lawful numbers are not quite uniform
        float(np.abs(third_digit() - 0.1).mean()),
        benford=False,
    ),
    Law(
        TESTS[1],
        samples.first,
        samples.FIRST_LAW,
        _OF_MEASURE,
        9,
        FIRST_BANDS[-1],
        benford=True,
    ),
    Law(
        TESTS[2],
        samples.second,
        samples.SECOND_LAW,
        _OF_MEASURE,
        10,
        SECOND_BANDS[-1],
        benford=True,
    ),
)


def relate(passages: Passages) -> pd.DataFrame:
    """The `DigitTests` of a batch, in reading order."""
    found = passages.related(figures)
    rows = [row for law in LAWS for scope in SCOPES for row in _rows(law, scope, found)]
    for row, p in zip(rows, adjusted([row["p"] for row in rows]), strict=True):
        row["p_adjusted"] = p
    order = {document.name: at for at, document in enumerate(passages.documents)}
    rows.sort(key=lambda row: (order[row["document"]], row["start"]))
    return DigitTests.from_rows(rows)


def adjusted(p: list[float]) -> list[float]:
    """The p of many tests as the rate of false discoveries, however they depend on each other.

    Y. Benjamini, D. Yekutieli (2001), The control of the false discovery rate in multiple testing
    under dependency, Ann. Stat. 29: scopes share numbers, and tests share scopes.
    """
    if not p:
        return []
    from scipy.stats import false_discovery_control

    found: list[float] = false_discovery_control(p, method="by").tolist()
    return found


def _rows(law: Law, scope: str, found: pd.DataFrame) -> list[dict[str, Any]]:
    sample = _of_scope(law.sample(found), scope)
    sample = sample[~sample.duplicated([*_KEYS[scope], *law.same])]
    if sample.empty:
        return []
    whose = _whose(sample, scope)
    counts = _counts(sample, whose, len(law.shares))
    tested, expected = _expected(counts, law.shares)
    observed = counts.sum(axis=1) * tested
    # enough digits that are expected often enough, and so that chance alone is not remarkable
    enough = tested.sum(axis=1) >= law.fewest
    enough &= (expected >= LEAST_EXPECTED).sum(axis=1) == tested.sum(axis=1)
    if law.benford:
        orders = samples.orders_of_magnitude(sample, whose).to_numpy()
        enough &= orders >= samples.LEAST_ORDERS
        numbers = np.maximum(observed.sum(axis=1), 1)
        enough &= expected_deviation(law.shares, numbers) <= law.allowed
    firsts = sample[~whose.duplicated()]
    return [
        {**_place(firsts.iloc[at], scope), **measured}
        for at, measured in zip(
            np.flatnonzero(enough),
            _measures(law, observed[enough], expected[enough], tested[enough]),
            strict=True,
        )
    ]


def _of_scope(sample: pd.DataFrame, scope: str) -> pd.DataFrame:
    """The numbers of a sample that lie in scopes of this kind."""
    if scope == "table":
        return sample[sample["table"].notna()]
    if scope == "corpus" and sample["document"].nunique() < 2:
        return sample.iloc[:0]
    return sample


def _whose(sample: pd.DataFrame, scope: str) -> pd.Series[int]:
    """The ordinal of each number's scope, in the order in which they begin."""
    if not _KEYS[scope]:
        return pd.Series(0, index=sample.index)
    return sample.groupby(_KEYS[scope], sort=False).ngroup()


def _counts(sample: pd.DataFrame, whose: pd.Series[int], groups: int) -> NDArray[np.int64]:
    """How many numbers there are by scope, group and digit."""
    cell = (whose * groups + sample["group"]) * 10 + sample["digit"]
    scopes = int(whose.max()) + 1
    counts = np.bincount(cell.to_numpy(), minlength=scopes * groups * 10)
    return counts.reshape(scopes, groups, 10)


def _expected(counts: NDArray[np.int64], shares: Floats) -> tuple[NDArray[np.bool_], Floats]:
    """Which digits are tested in each scope, and how many of each the law lets expect.

    A digit that is expected too seldom is left out, and the law is that of the others. Groups with
    laws of their own vary less together than one group with the mean law, so that chi-square errs
    on the side of silence.
    """
    tested = (counts.sum(axis=2)[:, :, None] * shares).sum(axis=1) >= LEAST_EXPECTED
    of_group = shares[None, :, :] * tested[:, None, :]
    total = of_group.sum(axis=2, keepdims=True)
    of_group = np.divide(of_group, total, out=np.zeros_like(of_group), where=total > 0)
    numbers = (counts * tested[:, None, :]).sum(axis=2)
    return tested, np.asarray((numbers[:, :, None] * of_group).sum(axis=1))


def _measures(
    law: Law, observed: NDArray[np.int64], expected: Floats, tested: NDArray[np.bool_]
) -> list[dict[str, Any]]:
    """What is measured of each scope, a row a scope."""
    if not len(observed):
        return []
    from scipy.stats import chi2

    numbers = observed.sum(axis=1)
    squares = np.divide(
        (observed - expected) ** 2, expected, out=np.zeros_like(expected), where=tested
    )
    statistic = squares.sum(axis=1)
    freedom = tested.sum(axis=1) - 1
    deviation = (np.abs(observed - expected) / numbers[:, None] * tested).sum(axis=1)
    columns = {
        "numbers": numbers,
        "observed": observed,
        "expected": expected,
        "chi_square": statistic,
        "freedom": freedom,
        "p": chi2.sf(statistic, freedom),
        "deviation": deviation / tested.sum(axis=1),
        "by_chance": expected_deviation(expected / numbers[:, None], numbers),
    }
    told = zip(*(column.tolist() for column in columns.values()), strict=True)
    return [
        {**dict(zip(columns, row, strict=True)), "construction": law.name, "allowed": law.allowed}
        for row in told
    ]


def _place(figure: pd.Series[Any], scope: str) -> dict[str, Any]:
    """Where the row of a scope stands that begins with this figure."""
    return {
        **{name: figure[name] for name in ("document", "sentence", "start", "end")},
        **{f"first_{name}": figure[name] for name in ("claim", "value", "low", "high", "unit")},
        "scope": scope,
        "table": figure["table"] if scope == "table" else None,
        "settled": True,
    }
