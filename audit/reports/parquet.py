"""All frames as Parquet, a file a frame: claims, findings and every kind of relation."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from audit.errors import AuditError
from audit.parts import ReportFormat

if TYPE_CHECKING:
    import pandas as pd

    from audit.report import Report

#: The columns of a role that takes many claims, see `audit.frames.Relation`: their cells are lists.
_OF_MANY: Final = ("claim", "value", "low", "high")


def render(report: Report) -> dict[str, bytes]:
    """The files by name: `claims.parquet`, `findings.parquet`, and one for each kind of relation,
    as `changes.parquet`.
    """
    frames = {"claims": report.claims, "findings": report.findings, **report.relations}
    return {f"{name}.parquet": _file(frame) for name, frame in frames.items()}


def arrow() -> Any:
    """The pyarrow module.

    Raises:
        AuditError: If it is not installed: it is large, and few need it.
    """
    try:
        import pyarrow.parquet
    except ImportError:
        raise AuditError('parquet needs pyarrow: pip install "claim-audit[parquet]"') from None
    return pyarrow


def _file(frame: pd.DataFrame) -> bytes:
    pa = arrow()
    stream = io.BytesIO()
    pa.parquet.write_table(
        pa.Table.from_pandas(frame, schema=_schema(frame), preserve_index=False), stream
    )
    return stream.getvalue()


def _schema(frame: pd.DataFrame) -> Any:
    """The types of the columns; those of lists are told, for of no rows pyarrow could not guess."""
    pa = arrow()
    guessed = pa.Schema.from_pandas(frame, preserve_index=False)
    lists = {
        f"{role}_{name}": pa.list_(pa.int64() if name == "claim" else pa.float64())
        for role in _many(frame)
        for name in _OF_MANY
    }
    fields = [pa.field(each.name, lists.get(each.name, each.type)) for each in guessed]
    return pa.schema(fields, guessed.metadata)


def _many(frame: pd.DataFrame) -> list[str]:
    """The roles that take many claims."""
    from pandas.api.types import is_object_dtype

    objects = {str(name) for name, dtype in frame.dtypes.items() if is_object_dtype(dtype)}
    roles = [name.removesuffix("_claim") for name in objects if name.endswith("_claim")]
    return [role for role in roles if objects.issuperset(f"{role}_{name}" for name in _OF_MANY)]


FORMAT = ReportFormat("parquet", render, folder=True)
