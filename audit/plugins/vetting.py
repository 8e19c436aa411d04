"""What a plugin may bring: each function gives the fault of a part, or None."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from audit import API_VERSION, __version__
from audit.parts import Extractor, Panel, Reader, RelationKind, ReportFormat
from audit.plugins.provider import shown
from audit.report import SEVERITY_ORDER
from audit.rule import Flagged, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audit.frames import Frame


def fault_of_api(plugin: object) -> str | None:
    """A plugin is built for this API; one that does not tell is taken to be.

    It tells by `AUDIT_API`, in itself or in the module that defines it.
    """
    module = sys.modules.get(type(plugin).__module__)
    told = getattr(plugin, "AUDIT_API", getattr(module, "AUDIT_API", API_VERSION))
    if type(told) is not int or told < 1:
        return f"AUDIT_API must be a whole number such as {API_VERSION}, not {told!r}"
    if told > API_VERSION:
        return (
            f"is built for API {told}, and claim-audit {__version__} has API {API_VERSION}; "
            "upgrade claim-audit, or install an earlier version of the plugin"
        )
    return None


def fault_of_reader(part: Any) -> str | None:
    """A reader has suffixes with their dots, in lower case."""
    if not isinstance(part, Reader):
        return _is_no(part, "audit.parts.Reader")
    if isinstance(part.suffixes, str) or not all(
        isinstance(suffix, str) and suffix.startswith(".") and suffix == suffix.lower()
        for suffix in part.suffixes
    ):
        return f'suffixes must be like (".txt",), not {part.suffixes!r}'
    return _not_callable(part, "read")


def fault_of_extractor(part: Any) -> str | None:
    """An extractor has a function."""
    if not isinstance(part, Extractor):
        return _is_no(part, "audit.parts.Extractor")
    return _not_callable(part, "extract")


def fault_of_kind(part: Any) -> str | None:
    """A kind of relation has a name that is free, and a model with roles."""
    from audit.frames import Relation

    if not isinstance(part, RelationKind):
        return _is_no(part, "audit.parts.RelationKind")
    if not part.name.isidentifier() or part.name in {"claims", "findings", "silences"}:
        return f'a frame cannot be called "{part.name}"'
    if not (isinstance(part.model, type) and issubclass(part.model, Relation)):
        return "model is no subclass of audit.frames.Relation"
    return _not_callable(part, "relate")


def fault_of_report(part: Any) -> str | None:
    """A report format can be named on the command line."""
    if not isinstance(part, ReportFormat):
        return _is_no(part, "audit.parts.ReportFormat")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", part.name):
        return f'a format is called in lower case, not "{part.name}"'
    return _not_callable(part, "render")


def fault_of_rendered(form: ReportFormat, rendered: Any) -> str | None:
    """A report is text or bytes; one of several files gives the bytes of each by its name."""
    if not form.folder:
        fits = isinstance(rendered, str | bytes)
        return None if fits else f"{shown(rendered)}, where text or bytes are asked for"
    if not isinstance(rendered, Mapping) or not all(
        isinstance(name, str) and isinstance(content, bytes) for name, content in rendered.items()
    ):
        return f"{shown(rendered)}, where bytes by file name are asked for"
    strange = next((name for name in rendered if PurePath(name).name != name), None)
    return None if strange is None else f'a file called "{strange}", outside its folder'


def fault_of_panel(part: Any) -> str | None:
    """A panel has a title, and its content as text."""
    if not isinstance(part, Panel):
        return _is_no(part, "audit.parts.Panel")
    lost = next((name for name in _PANEL if not isinstance(getattr(part, name), str)), None)
    if lost:
        return f"{lost} is no text"
    if "</style" in part.css.lower():
        return "css ends its own element"
    return None if part.title.strip() else "has no title"


def fault_of_rule(part: Any, models: Iterable[type[Any]]) -> str | None:
    """A rule is complete, and looks at one of the frames with these models."""
    if isinstance(part, Rule):
        return "is a rule, where its class is asked for"
    if not (isinstance(part, type) and issubclass(part, Rule)):
        return _is_no(part, "subclass of audit.Rule")
    return _fault_of_words(part) or _fault_of_examples(part) or _fault_of_schema(part, models)


def fault_of_frame(frame: Any, model: type[Frame]) -> str | None:
    """A frame has the columns that its model declares, and values that it allows."""
    import pandas as pd
    from pandera.errors import SchemaErrors

    if not isinstance(frame, pd.DataFrame):
        return f"{shown(frame)}, where a {model.__name__} frame is asked for"
    if model.is_blank(frame):
        return None
    try:
        model.validate(frame, lazy=True)
    except SchemaErrors as errors:
        failure = errors.failure_cases.iloc[0]
        return f"a frame that is no {model.__name__}: {_failure(failure)}"
    return None


def _failure(case: Mapping[str, Any]) -> str:
    """What pandera found, in words that do not name its own."""
    column, check, value = case["column"], str(case["check"]), case["failure_case"]
    if check.startswith("column_in_"):
        return (
            f'column "{value}" {"is not declared" if check == "column_in_schema" else "is missing"}'
        )
    if check.startswith("dtype("):
        dtype = check[len("dtype('") : -len("')")]
        return f'column "{column}" is not {dtype}'
    if check == "not_nullable":
        return f'column "{column}" has a missing value'
    return f'column "{column}" holds {value}, against {check}'


_PANEL: Final = ("title", "html", "css")
_WORDS: Final = {
    "code": (r"[A-Z]+[0-9]{3}", "letters of a family and three digits"),
    "name": (r"[a-z0-9]+(-[a-z0-9]+)*", "words joined by hyphens"),
}


def _fault_of_words(rule: type[Rule]) -> str | None:
    for attribute, (pattern, told) in _WORDS.items():
        word = getattr(rule, attribute, None)
        if not isinstance(word, str):
            return f"has no {attribute}"
        if not re.fullmatch(pattern, word):
            return f'a {attribute} is {told}, not "{word}"'
    if rule.severity not in SEVERITY_ORDER:
        return f'severity must be one of {", ".join(SEVERITY_ORDER)}, not "{rule.severity}"'
    if not (rule.__doc__ or "").strip():
        return "has no docstring, which is its documentation"
    if rule.explain is Rule.explain:
        return "has no explain"
    return None


def _fault_of_examples(rule: type[Rule]) -> str | None:
    if not all(isinstance(each, Flagged) for each in rule.flagged):
        return "flagged must hold audit.Flagged"
    if isinstance(rule.accepted, str) or not all(isinstance(each, str) for each in rule.accepted):
        return "accepted must hold texts"
    lost = next((each for each in rule.flagged if each.at not in each.text), None)
    return None if lost is None else f'the words "{lost.at}" are not in their example'


def _fault_of_schema(rule: type[Rule], models: Iterable[type[Any]]) -> str | None:
    schema = getattr(rule, "Schema", None)
    if schema is None:
        return "has no Schema"
    if not (isinstance(schema, type) and issubclass(schema, tuple(models))):
        return "Schema derives neither from audit.frames.Claims nor from the frame of a relation"
    try:
        schema.to_schema()  # type: ignore[attr-defined]
    except Exception as error:
        return f"Schema is none: {type(error).__name__}: {error}".splitlines()[0]
    return None


def _is_no(part: Any, wanted: str) -> str:
    return f"is no {wanted}"


def _not_callable(part: Any, attribute: str) -> str | None:
    return None if callable(getattr(part, attribute)) else f"{attribute} is no function"
