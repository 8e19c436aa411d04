"""What `[[reference]]` declares: tables that claims are checked against, and what their columns
mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audit.errors import what_next

if TYPE_CHECKING:
    from collections.abc import Callable

    from pathspec import GitIgnoreSpec

ROLES: Final = ("value", "period", "entity", "none")


class Fault(Exception):  # noqa: N818  what is raised reads as a statement
    """Something that cannot be declared, and under which keys it stands."""

    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(message)
        self.keys = keys


@dataclass(frozen=True)
class ColumnDeclaration:
    """What a column means; what is left empty is guessed.

    Attributes:
        role: "value", "period", "entity", or "none" for a column that is left alone.
        unit: As claims have it: "percent", "USD", "strike", "mile per hour".
        measure: The words that texts use for what the column holds.
        scale: What a value is multiplied by: 1e6 for millions.
        additive: Whether values may be added up; None leaves it to the unit.
    """

    role: str = ""
    unit: str = ""
    measure: str = ""
    scale: float | None = None
    additive: bool | None = None


@dataclass(frozen=True)
class Declaration:
    """A reference as the settings declare it.

    Attributes:
        name: By which documents and reports call it; the file's name, if not told.
        file: A CSV, TSV, Parquet, JSON, Excel, SQLite or DuckDB file, from `root`.
        url: A SQLAlchemy URL, instead of a file.
        url_env: The environment variable that holds the URL.
        password_env: The environment variable that holds the password for the URL.
        table: The table of a database, the sheet of a workbook.
        query: A SELECT of the database, instead of a table.
        queries: SELECTs over the reference by name, to which documents may bind.
        rows: What a row is: "respondent"; counts of rows are counts of those.
        measure: Words for what all values are about.
        period: The period of all rows ("2018"), or the year that their months lack.
        documents: Patterns of the documents that speak of it; all, if empty.
        allow_sql: Whether documents may bind with SQL of their own.
        columns: What columns mean, by their names.
        timeout: Seconds that a query may take.
        limit: Rows that it may have.
        root: The folder of the settings.
    """

    name: str
    file: str = ""
    url: str = ""
    url_env: str = ""
    password_env: str = ""
    table: str = ""
    query: str = ""
    queries: Mapping[str, str] = field(default_factory=dict)
    rows: str = ""
    measure: str = ""
    period: str = ""
    documents: tuple[str, ...] = ()
    allow_sql: bool = False
    columns: Mapping[str, ColumnDeclaration] = field(default_factory=dict)
    timeout: float = 30.0
    limit: int = 1_000_000
    root: Path = field(default_factory=Path)

    @classmethod
    def of_file(cls, path: str | Path, root: Path) -> Declaration:
        """A file about which nothing is told."""
        return cls(name=Path(path).name, file=str(path), root=root)

    def speaks_of(self, document: str) -> bool:
        """Whether the document of this name speaks of the reference."""
        if not self.documents:
            return True
        path = Path(document).absolute()
        inside = path.is_relative_to(self.root.absolute())
        name = path.relative_to(self.root.absolute()).as_posix() if inside else document
        return self._patterns.match_file(name)

    @cached_property
    def _patterns(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.documents)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Fault(f"must be a text, not {value!r}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Fault(f"must be a list of texts, not {value!r}")
    return tuple(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Fault(f"must be true or false, not {value!r}")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        raise Fault(f"must be a number above 0, not {value!r}")
    return float(value)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise Fault(f"must be a whole number above 0, not {value!r}")
    return value


def _role(value: Any) -> str:
    if value not in ROLES:
        raise Fault(f"must be one of {', '.join(ROLES)}, not {value!r}")
    return str(value)


def _queries(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Fault(f"must be a table of SELECTs by name, not {value!r}")
    return {name: _at(name, _text, query) for name, query in value.items()}


def _column(value: Any) -> ColumnDeclaration:
    """A column; a text alone is its role."""
    if isinstance(value, str):
        return ColumnDeclaration(role=_role(value))
    return ColumnDeclaration(**_checked(value, _OF_COLUMN, "a column"))


def _columns(value: Any) -> dict[str, ColumnDeclaration]:
    if not isinstance(value, dict):
        raise Fault(f"must be a table of columns, not {value!r}")
    return {name: _at(name, _column, column) for name, column in value.items()}


_OF_COLUMN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "role": _role,
    "unit": _text,
    "measure": _text,
    "scale": _number,
    "additive": _truth,
}
_OF_REFERENCE: Final[Mapping[str, Callable[[Any], Any]]] = {
    "name": _text,
    "file": _text,
    "url": _text,
    "url-env": _text,
    "password-env": _text,
    "table": _text,
    "query": _text,
    "queries": _queries,
    "rows": _text,
    "measure": _text,
    "period": _text,
    "documents": _texts,
    "allow-sql": _truth,
    "columns": _columns,
    "timeout": _number,
    "limit": _whole,
}


def declared(value: Any) -> tuple[Declaration, ...]:
    """The references of a settings file.

    Raises:
        Fault: If one cannot be declared so.
    """
    if not isinstance(value, list):
        raise Fault("must be written [[reference]], for there may be several")
    references = [_at(str(at), _reference, each) for at, each in enumerate(value)]
    names = [each.name.lower() for each in references]
    for at, name in enumerate(names):
        if name in names[:at]:
            raise Fault(f'has a name that another has, "{name}"', str(at), "name")
    return tuple(references)


def _reference(value: Any) -> Declaration:
    fields = _checked(value, _OF_REFERENCE, "a reference")
    homes = [name for name in ("file", "url", "url_env") if fields.get(name)]
    if len(homes) != 1:
        raise Fault('has one of "file", "url" and "url-env", and no more')
    if "name" not in fields:
        if "file" not in fields:
            raise Fault('has no "name", by which documents and reports can call it')
        fields["name"] = Path(fields["file"]).name
    if fields.get("query") and fields.get("table"):
        raise Fault('has a "table" or a "query", not both')
    return Declaration(**fields)


def _checked(value: Any, checks: Mapping[str, Callable[[Any], Any]], what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Fault(f"must be a table, not {value!r}")
    fields = {}
    for key, each in value.items():
        if key not in checks:
            next_step = what_next(key, checks, "there are {}")
            raise Fault(f"cannot be told of {what}; {next_step}", key)
        fields[key.replace("-", "_")] = _at(key, checks[key], each)
    return fields


def _at(key: str, check: Callable[[Any], Any], value: Any) -> Any:
    """What `check` gives; its fault, under this key."""
    try:
        return check(value)
    except Fault as fault:
        raise Fault(str(fault), key, *fault.keys) from None
