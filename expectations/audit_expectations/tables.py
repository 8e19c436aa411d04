"""That a table of claims is well formed, and that what it states follows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Final

import numpy as np
import pandas as pd

from audit import arithmetic
from audit_expectations import metrics as measured
from audit_expectations import relating
from audit_expectations.forms import faulty_rows
from audit_expectations.rendering import Worded

if TYPE_CHECKING:
    from audit.arithmetic import Comparison

#: Registered by its import; whoever has the expectations has what they measure.
ROWS: Final = measured.Rows.metric_name
_SHOWN: Final = 20


class _OfRows(Worded, ABC):
    """An expectation over all rows of a table."""

    row_condition: Any = None
    condition_parser: Any = None

    metric_dependencies: ClassVar[tuple[str, ...]] = (ROWS,)
    domain_keys: ClassVar[tuple[str, ...]] = ("batch_id", "row_condition", "condition_parser")

    @abstractmethod
    def _judged(self, table: pd.DataFrame) -> tuple[pd.Series[bool], int]:
        """Which rows are at fault, and how many cannot be judged."""

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: Any = None,
    ) -> dict[str, Any]:
        table = metrics[ROWS].reset_index(drop=True)
        faulty, missing = self._judged(table)
        wrong, judged = int(faulty.sum()), len(table) - missing
        return {
            "success": not wrong,
            "result": {
                "element_count": len(table),
                "missing_count": missing,
                "missing_percent": 100.0 * missing / len(table) if len(table) else None,
                "unexpected_count": wrong,
                "unexpected_percent": 100.0 * wrong / judged if judged else None,
                "partial_unexpected_list": _plain(table[faulty].head(_SHOWN)),
                "partial_unexpected_index_list": np.flatnonzero(faulty)[:_SHOWN].tolist(),
            },
        }


def _plain(rows: pd.DataFrame) -> list[str]:
    """Each row as "name=value, …", for reports that know no rows."""
    return [
        ", ".join(f"{name}={value}" for name, value in row.items() if not _is_missing(value))
        for row in rows.to_dict("records")
    ]


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NaT or value is pd.NA or value != value  # noqa: PLR0124


class ExpectClaimsToBeWellFormed(_OfRows):
    """Expect a table to be one of claims, as `audit extract` writes it.

    Each column of `audit.frames.Claims` is there and of its type, no claim ends before it starts,
    none has its value outside the interval that it stands for, and none is told twice.
    """

    sentence: ClassVar[str] = "rows must be well-formed claims"

    def _judged(self, table: pd.DataFrame) -> tuple[pd.Series[bool], int]:
        return faulty_rows(table), 0


class _Relations(_OfRows, ABC):
    """An expectation that what is stated in a row follows from the row's other figures.

    Rounding is interval arithmetic: `decimals` tells for a column to how many places its figures
    are rounded; others are exact, and an audit's own frames bring the interval of each figure.
    """

    decimals: dict[str, int] = {}  # noqa: RUF012  pydantic copies it

    @abstractmethod
    def _compared(self, table: pd.DataFrame) -> Comparison:
        """What is stated beside what follows."""

    def _judged(self, table: pd.DataFrame) -> tuple[pd.Series[bool], int]:
        compared = self._compared(table)
        faulty = pd.Series(~compared.holds, index=table.index, dtype=bool)
        return faulty, int((~compared.known).sum())


class ExpectStatedChangesToFollow(_Relations):
    """Expect each stated change to follow from the two values that it compares.

    Args:
        stated: The column with the change.
        base: The column with the value before.
        current: The column with the value after.
        unit: What the change is told in: "percent", "fraction", "factor", or "" for the unit of the
            values. A column STATED_unit has the last word.
        decimals: To how many places columns are rounded.
    """

    stated: str = "stated"
    base: str = "base"
    current: str = "current"
    unit: str = "percent"

    success_keys: ClassVar[tuple[str, ...]] = ("stated", "base", "current", "unit", "decimals")
    args_keys: ClassVar[tuple[str, ...]] = success_keys
    sentence: ClassVar[str] = "$stated must be the change from $base to $current ($unit)"

    def _compared(self, table: pd.DataFrame) -> Comparison:
        names = {"stated": self.stated, "base": self.base, "current": self.current}
        return arithmetic.change(relating.changes(table, names, self.unit, self.decimals))


class ExpectStatedSharesToFollow(_Relations):
    """Expect each stated share to be the part in the whole.

    Args:
        stated: The column with the share.
        part: The column with the part.
        whole: The column with the whole.
        unit: "percent" or "fraction". A column STATED_unit has the last word.
        decimals: To how many places columns are rounded.
    """

    stated: str = "stated"
    part: str = "part"
    whole: str = "whole"
    unit: str = "percent"

    success_keys: ClassVar[tuple[str, ...]] = ("stated", "part", "whole", "unit", "decimals")
    args_keys: ClassVar[tuple[str, ...]] = success_keys
    sentence: ClassVar[str] = "$stated must be what $part is of $whole ($unit)"

    def _compared(self, table: pd.DataFrame) -> Comparison:
        names = {"stated": self.stated, "part": self.part, "whole": self.whole}
        return arithmetic.share(relating.shares(table, names, self.unit, self.decimals))


class ExpectStatedSumsToAddUp(_Relations):
    """Expect the parts to make the total.

    Args:
        total: The column with the total; without one, the parts make 100.
        parts: The columns with the parts, or the one whose cells are lists of them.
        decimals: To how many places columns are rounded.
    """

    total: str | None = "total"
    parts: list[str] = ["parts"]  # noqa: RUF012  pydantic copies it

    success_keys: ClassVar[tuple[str, ...]] = ("total", "parts", "decimals")
    args_keys: ClassVar[tuple[str, ...]] = success_keys
    sentence: ClassVar[str] = "$parts must add up to $total"

    def _compared(self, table: pd.DataFrame) -> Comparison:
        return arithmetic.total(relating.sums(table, self.total, self.parts, self.decimals))
