"""Tables of figures as the relation frames on which the rules' arithmetic works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from audit.errors import AuditError, what_next
from audit.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def operand(table: pd.DataFrame, name: str, decimals: Mapping[str, int]) -> Interval:
    """What the figures under this name stand for.

    An audit's own frames have the ends of each interval, `NAME_low` and `NAME_high`. Another table
    has a column of figures, which are exact, or rounded to so many decimals.

    Raises:
        AuditError: If the table has neither, or holds what is no number.
    """
    if {f"{name}_low", f"{name}_high"} <= set(table.columns):
        return Interval(*(_floats(table, f"{name}_{end}") for end in ("low", "high")))
    if name not in table.columns:
        hint = what_next(name, map(str, table.columns), "there are {}")
        raise AuditError(f'there is no column "{name}", nor "{name}_low" and "{name}_high"; {hint}')
    figures = Interval.exactly(_floats(table, name))
    if name not in decimals:
        return figures
    half = 0.5 * 10.0 ** -decimals[name]
    return Interval(figures.low - half, figures.high + half)


def with_role(role: str, told: Interval, unit: Any = "") -> dict[str, Any]:
    """The columns that a role brings to a relation frame."""
    return {f"{role}_low": told.low, f"{role}_high": told.high, f"{role}_unit": unit}


def unit_of(table: pd.DataFrame, name: str, otherwise: str) -> Any:
    """The unit of each figure under this name."""
    told = f"{name}_unit"
    return table[told].to_numpy(dtype=object) if told in table.columns else otherwise


def changes(
    table: pd.DataFrame, names: Mapping[str, str], unit: str, decimals: Mapping[str, int]
) -> pd.DataFrame:
    """The frame of `audit.arithmetic.change`."""
    nothing = Interval.unknown(len(table))
    columns = with_role("amount", nothing)
    for role, name in names.items():
        # a frame of an audit has changes without a base, whose amount is told instead
        columns |= with_role(role, operand(table, name, decimals), unit_of(table, name, unit))
    if {"amount_low", "amount_high"} <= set(table.columns):
        columns |= with_role("amount", operand(table, "amount", decimals))
    columns["direction"] = (
        table["direction"].to_numpy(dtype=object) if "direction" in table.columns else None
    )
    return pd.DataFrame(columns, index=table.index)


def shares(
    table: pd.DataFrame, names: Mapping[str, str], unit: str, decimals: Mapping[str, int]
) -> pd.DataFrame:
    """The frame of `audit.arithmetic.share`."""
    columns: dict[str, Any] = {}
    for role, name in names.items():
        columns |= with_role(role, operand(table, name, decimals), unit_of(table, name, unit))
    return pd.DataFrame(columns, index=table.index)


def sums(
    table: pd.DataFrame, total: str | None, parts: Sequence[str], decimals: Mapping[str, int]
) -> pd.DataFrame:
    """The frame of `audit.arithmetic.total`; without a total, the parts make 100.

    The parts are several columns, or one whose cells are lists, as in an audit's own frame.
    """
    if len(parts) == 1 and f"{parts[0]}_low" in table.columns:
        ends = {end: table[f"{parts[0]}_{end}"].tolist() for end in ("low", "high")}
    else:
        told = [operand(table, name, decimals) for name in parts]
        ends = {
            end: list(np.column_stack([getattr(each, end) for each in told]))
            for end in ("low", "high")
        }
    whole = operand(table, total, decimals) if total else Interval.unknown(len(table))
    columns = {f"parts_{end}": pd.Series(cells, dtype=object) for end, cells in ends.items()}
    frame = pd.DataFrame(columns).assign(total_low=whole.low, total_high=whole.high)
    # an audit's own frame has no claim for the total where the parts make 100
    told_at_all = table["total_claim"].notna() if "total_claim" in table.columns else bool(total)
    frame["total_claim"] = pd.Series(np.where(told_at_all, 0, np.nan), index=frame.index)
    return frame.set_axis(table.index, axis="index")


def _floats(table: pd.DataFrame, name: str) -> Any:
    try:
        return pd.to_numeric(table[name]).to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError) as error:
        raise AuditError(f'the column "{name}" holds what is no number: {error}') from None
