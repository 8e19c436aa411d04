"""What each setting may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from audit.config.entries import Entry, EntryError, read_entry
from audit.config.references import Declaration, Fault
from audit.config.references import declared as declared_references
from audit.errors import AuditError, what_next
from audit.report import SEVERITY_ORDER

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from audit.config.source import Source


def gitignore(patterns: Iterable[str]) -> GitIgnoreSpec:
    """What matches these patterns of a .gitignore."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


class _InvalidError(Exception):
    """A value that a setting cannot take: what it must be, and under which keys the fault lies."""

    def __init__(self, message: str, *keys: str) -> None:
        super().__init__(message)
        self.keys = keys


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _InvalidError(f"must be a text, not {_told(value)}")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _InvalidError(f"must be true or false, not {_told(value)}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _InvalidError(f"must be a list of texts, not {_told(value)}")
    return tuple(value)


def _severity(value: Any) -> str:
    if value not in SEVERITY_ORDER:
        raise _InvalidError(f'must be "error", "warning" or "info", not {_told(value)}')
    return str(value)


def _patterns(value: Any) -> tuple[str, ...]:
    patterns = _texts(value)
    for pattern in patterns:
        try:
            gitignore([pattern])
        except ValueError:
            raise _InvalidError(
                f"holds {_told(pattern)}, which is no pattern of a .gitignore"
            ) from None
    return patterns


def _table(of: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """What checks a table, each of whose values is checked by `of`."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _InvalidError(f"must be a table, not {_told(value)}")
        checked = {}
        for key, each in value.items():
            try:
                checked[key] = of(each)
            except _InvalidError as error:
                raise _InvalidError(str(error), key, *error.keys) from None
        return checked

    return check


def _ignores_by_file(value: Any) -> dict[str, tuple[str, ...]]:
    ignores: dict[str, tuple[str, ...]] = _table(_texts)(value)
    for pattern in ignores:
        try:
            _patterns([pattern])
        except _InvalidError:
            raise _InvalidError("is no pattern of a .gitignore", pattern) from None
    return ignores


def _plugins(value: Any) -> dict[str, Any]:
    """`disabled`, and a table for each plugin that has settings."""
    table = _table(lambda each: each)(value)
    disabled = {"disabled": table.pop("disabled", [])}
    for name, settings in table.items():
        if not isinstance(settings, dict):
            raise _InvalidError('is neither "disabled" nor the table of a plugin', name)
    return {**_table(_texts)(disabled), "plugin_settings": table}


def _entries(value: Any) -> tuple[Entry, ...]:
    """What is declared in tables [[rule]]."""
    if not isinstance(value, list):
        raise _InvalidError(f"must be tables [[rule]], not {_told(value)}")
    entries: list[Entry] = []
    for number, table in enumerate(value):
        try:
            entry = read_entry(table)
        except EntryError as error:
            raise _InvalidError(str(error), str(number), *error.keys) from None
        for key in ("code", "name"):
            if getattr(entry, key) in {getattr(other, key) for other in entries}:
                raise _InvalidError("is that of a rule above", str(number), key)
        entries.append(entry)
    return tuple(entries)


def _references(value: Any) -> tuple[Declaration, ...]:
    """What is declared in tables [[reference]]."""
    try:
        return declared_references(value)
    except Fault as fault:
        raise _InvalidError(str(fault), *fault.keys) from None


def _told(value: Any) -> str:
    words = {True: "true", False: "false"}.get(value) if isinstance(value, bool) else None
    return words or (f'"{value}"' if isinstance(value, str) else repr(value))


#: The settings of the file, and what checks their values.
_SETTINGS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "select": _texts,
    "ignore": _texts,
    "severity": _severity,
    "severities": _table(_severity),
    "exclude": _patterns,
    "per-file-ignores": _ignores_by_file,
    "rule": _entries,
    "rules": _texts,
    "vocabulary": _texts,
    "plugins": _plugins,
    "reference": _references,
    "format": _text,
    "cache-dir": _text,
    "baseline": _text,
    "require-reasons": _flag,
}


#: Settings that are tables of their own, whose words are no rules and files.
_DECLARED: Final = frozenset({"rule", "reference"})


def checked(source: Source) -> dict[str, Any]:
    """The fields of a `Config`; an `AuditError` with a line for each setting that cannot be one."""
    values: dict[str, Any] = {}
    faults = []
    for name, value in source.settings.items():
        if name not in _SETTINGS:
            next_step = what_next(name, _SETTINGS, "the settings are {}")
            faults.append(f'{source.where(name)}: "{name}" is not a setting; {next_step}')
            continue
        try:
            values[name.replace("-", "_")] = _SETTINGS[name](value)
        except _InvalidError as error:
            keys = (name, *error.keys)
            # which of the tables it is, its line says
            shown = ".".join(key for key in keys if not key.isdigit())
            faults.append(f'{source.where(*keys)}: "{shown}" {error}')
    if faults:
        raise AuditError("\n".join(faults))
    plugins = values.pop("plugins", {})
    declared = tuple(
        replace(entry, place=source.where("rule", str(number)))
        for number, entry in enumerate(values.pop("rule", ()))
    )
    references = values.pop("reference", ())
    return {**values, **plugins, "declared": declared, "references": references}


def origins(source: Source) -> dict[tuple[str, ...], str]:
    """Where each setting, and each word of those that hold words, is written."""
    places: dict[tuple[str, ...], str] = {}
    for name, value in source.settings.items():
        places[name,] = source.where(name)
        listed = (
            dict.fromkeys(value) if isinstance(value, list) and name not in _DECLARED else value
        )
        for word, each in listed.items() if isinstance(listed, dict) else ():
            places[name, word] = source.where(name, word)
            for inner in each if isinstance(each, list) else ():
                places[name, inner] = source.where(name, word, inner)
    return places
