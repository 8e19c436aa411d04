"""The claims as a table in a file or on standard output, written batch by batch."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from io import RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from audit.cli.output import opened, to_stdout
from audit.errors import AuditError

if TYPE_CHECKING:
    import pandas as pd

    Put: TypeAlias = Callable[[str | bytes], object]


def write_claims(
    batches: Iterable[pd.DataFrame], format_name: str | None, output: str | None
) -> None:
    """Writes csv, json or parquet: as told, or else as the suffix of the output says.

    A file is there when all is written; of what goes to standard output, a batch at a time.
    """
    suffix = Path(output or "").suffix.removeprefix(".")
    format_name = format_name or (suffix if suffix in _WRITERS else "csv")
    if format_name == "parquet" and output is None and sys.stdout.isatty():
        raise AuditError("parquet is not for a terminal; name a file with --output")
    with ExitStack() as stack:
        put: Put = to_stdout
        if output is not None:
            put = _encoded(stack.enter_context(opened(output)))
        _WRITERS[format_name](batches, put)


def _encoded(stream: BinaryIO) -> Put:
    return lambda content: stream.write(
        content.encode("utf-8", "replace") if isinstance(content, str) else content
    )


def _csv(batches: Iterable[pd.DataFrame], put: Put) -> None:
    for number, claims in enumerate(batches):
        put(str(claims.to_csv(index=False, header=number == 0, lineterminator="\n")))


def _json(batches: Iterable[pd.DataFrame], put: Put) -> None:
    from audit.reports.records import records

    joint = "[\n"
    for claims in batches:
        if len(claims):
            rows = json.dumps(records(claims), ensure_ascii=False, indent=1)
            put(joint + rows[len("[\n") : -len("\n]")])
            joint = ",\n"
    put("[]\n" if joint == "[\n" else "\n]\n")


def _parquet(batches: Iterable[pd.DataFrame], put: Put) -> None:
    """A row group a batch."""
    from audit.reports.parquet import arrow

    pa = arrow()
    batches = iter(batches)
    first = pa.Table.from_pandas(next(batches), preserve_index=False)
    with pa.parquet.ParquetWriter(_Sink(put), first.schema) as writer:
        writer.write_table(first)
        for claims in batches:
            writer.write_table(pa.Table.from_pandas(claims, first.schema, preserve_index=False))


class _Sink(RawIOBase):
    """What hands on the bytes that are written to it."""

    def __init__(self, put: Put) -> None:
        self._put = put

    def writable(self) -> bool:
        """Always, as its base asks."""
        return True

    def write(self, data: Any) -> int:
        """The number of bytes that were handed on."""
        content = bytes(data)
        self._put(content)
        return len(content)


_WRITERS: dict[str, Callable[[Iterable[pd.DataFrame], Put], None]] = {
    "csv": _csv,
    "json": _json,
    "parquet": _parquet,
}
