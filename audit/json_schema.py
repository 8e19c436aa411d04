"""JSON Schemas of the JSON reports, made from the models of the frames; `make docs` writes them.

A further key is no other version, so objects may hold more than is declared, and plugins bring
kinds of relation that no schema here knows: of those what all relations have is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from audit.frames import SEVERITIES, Claims, Findings, Relation
from audit.reports.records import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandera.pandas as pa

    from audit.frames import Frame

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_COUNT: Final = {"type": "integer", "minimum": 0}
_NUMBER: Final = {
    "description": "a number, or a string where it is infinite",
    "anyOf": [{"type": "number"}, {"enum": ["Infinity", "-Infinity"]}],
}
_DAY: Final = {
    "description": "a day, with a time if it has one",
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}(T.+)?$",
}


def report_schema(kinds: Mapping[str, type[Relation]]) -> dict[str, Any]:
    """The schema of the JSON report, with these kinds of relation."""
    return {
        "$schema": _DIALECT,
        "title": f"JSON report of claim-audit, version {SCHEMA_VERSION}",
        **_object(
            {
                **_head(),
                "summary": _ref("summary"),
                "documents": _array(_ref("document")),
                "rules": _array(_ref("rule")),
                "findings": _array(_ref("finding")),
                "troubles": _array(_ref("trouble")),
                "claims": _array(_ref("claim")),
                "relations": {
                    "type": "object",
                    "properties": {kind: _array(_ref(_named(kind))) for kind in kinds},
                    "additionalProperties": _array(_ref("relation")),
                },
            }
        ),
        "$defs": _definitions(kinds),
    }


def line_schema(kinds: Mapping[str, type[Relation]]) -> dict[str, Any]:
    """The schema of a line of the JSON lines report, with these kinds of relation."""
    plain = ("head", "document", "rule", "finding", "trouble", "claim", "summary")
    others = {"type": "string", "not": {"enum": list(kinds)}}
    return {
        "$schema": _DIALECT,
        "title": f"A line of the JSON lines report of claim-audit, version {SCHEMA_VERSION}",
        "oneOf": [
            *(_object({"type": {"const": each}, "data": _ref(each)}) for each in plain),
            *(_relation_line({"const": kind}, _named(kind)) for kind in kinds),
            _relation_line(others, "relation"),
        ],
        "$defs": {"head": _object(_head()), **_definitions(kinds)},
    }


def _relation_line(kind: dict[str, Any], definition: str) -> dict[str, Any]:
    return _object({"type": {"const": "relation"}, "kind": kind, "data": _ref(definition)})


def _named(kind: str) -> str:
    """The name of the definition of a kind of relation, apart from all others."""
    return f"relation-{kind}"


def _head() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "schema_version": {"const": SCHEMA_VERSION},
        "tool": _object({"name": {"const": "claim-audit"}, "version": text}),
    }


def _definitions(kinds: Mapping[str, type[Relation]]) -> dict[str, Any]:
    text = {"type": "string"}
    severity = {"enum": list(SEVERITIES)}
    return {
        "number": _NUMBER,
        "day": _DAY,
        "summary": _object(
            {
                "ok": {"type": "boolean"},
                "documents": _COUNT,
                "claims": _COUNT,
                "relations": {"type": "object", "additionalProperties": _COUNT},
                "findings": _object(dict.fromkeys(SEVERITIES, _COUNT)),
                "troubles": _COUNT,
            }
        ),
        "document": _object({"name": text, "date": _or_null(_ref("day"))}),
        "rule": _object(
            {
                "code": {"type": "string", "pattern": "^[A-Z]+[0-9]{3}$"},
                "name": text,
                "severity": severity,
                "summary": text,
                "blind_spots": text,
            }
        ),
        "trouble": _object({"where": text, "message": text}),
        "finding": _frame(Findings),
        "claim": _frame(Claims),
        "relation": _frame(Relation),
        **{_named(kind): _frame(model) for kind, model in kinds.items()},
    }


def _frame(model: type[Frame]) -> dict[str, Any]:
    """A row of a frame, every column asked for."""
    lists = {
        f"{role}_{name}": _array({"type": "integer"} if name == "claim" else _ref("number"))
        for role in (model.many() if issubclass(model, Relation) else ())
        for name in ("claim", "value", "low", "high")
    }
    described = " ".join((model.__doc__ or "").split())
    columns = {
        name: _column(column, lists.get(name)) for name, column in model.to_schema().columns.items()
    }
    return {"description": described, **_object(columns)}


def _column(column: pa.Column, many: dict[str, Any] | None) -> dict[str, Any]:
    """What a cell may hold, by the dtype and the bounds that the model declares."""
    cell = many or _cell(column.dtype.type)
    for check in column.checks:
        bound = {"greater_than_or_equal_to": "minimum", "less_than_or_equal_to": "maximum"}
        if keyword := bound.get(str(check.name)):
            (value,) = (check.statistics or {}).values()
            cell = {**cell, keyword: value}
    if column.nullable:
        cell = _or_null(cell)
    return {"description": column.description, **cell} if column.description else cell


def _cell(dtype: Any) -> dict[str, Any]:
    """A cell of this dtype that is not missing; anything, where the dtype does not tell."""
    if isinstance(dtype, pd.CategoricalDtype):
        return {"enum": list(dtype.categories)}
    if pd.api.types.is_bool_dtype(dtype):
        return {"type": "boolean"}
    if pd.api.types.is_integer_dtype(dtype):
        return {"type": "integer"}
    if pd.api.types.is_float_dtype(dtype):
        return _ref("number")
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return _ref("day")
    return {} if str(dtype) == "object" else {"type": "string"}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": dict(properties)}


def _array(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]} if schema else {}
