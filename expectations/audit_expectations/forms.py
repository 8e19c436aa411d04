"""Which rows of a table are no well-formed claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.errors

from audit.errors import AuditError
from audit.frames import Claims

if TYPE_CHECKING:
    from collections.abc import Iterable


def faulty_rows(table: pd.DataFrame) -> pd.Series[bool]:
    """Which rows are at fault, whatever types a database has left of the columns.

    Raises:
        AuditError: If a column is missing, or holds what cannot be read as its type.
    """
    declared = Claims.to_schema().columns
    if missing := [name for name in declared if name not in table.columns]:
        raise AuditError(f"is no table of claims, for it has no {', '.join(missing)}")
    try:
        claims = Claims.from_columns({name: _plain(table[name]) for name in declared})
    except (TypeError, ValueError) as error:
        raise AuditError(f"is no table of claims: {error}") from None
    faulty = claims.duplicated(["document", "claim"], keep="first")
    return faulty | claims.index.isin(_failing(claims))


def _plain(column: pd.Series[Any]) -> list[Any]:
    """Cells as Python objects, None where there is nothing."""
    return [None if pd.isna(cell) else cell for cell in column.tolist()]


def _failing(claims: pd.DataFrame) -> Iterable[object]:
    """The rows that pandera finds at fault; all, if it is the table that is.

    Raises:
        AuditError: If the fault is in no row.
    """
    try:
        Claims.validate(claims, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
        if cases["index"].isna().any():
            told = cases[cases["index"].isna()].iloc[0]
            raise AuditError(f"is no table of claims: {told['check']}") from None
        return [int(label) for label in cases["index"].unique()]
    return []
