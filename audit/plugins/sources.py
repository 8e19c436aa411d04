"""Where plugins come from: this package, entry points, rule files."""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import sys
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from audit import __version__, hookimpl
from audit.config.source import Source as SettingsFile
from audit.declared import DeclaredRules
from audit.errors import AuditError, Trouble
from audit.plugins.provider import Provider
from audit.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from audit.config import Config
    from audit.extract.wordlists import Tables

ENTRY_POINT_GROUP = "audit"


@dataclass(frozen=True, slots=True)
class Source:
    """A plugin that has been found, and what loads it: the objects to register.

    `module` is the one that an entry point leads to.
    """

    provider: Provider
    load: Callable[[], list[object]]
    module: str = ""


def built_in() -> Source:
    """The parts of this package, brought by the same hooks as anybody's."""
    provider = Provider("claim-audit", __version__, "built-in")
    return Source(provider, lambda: [importlib.import_module("audit.builtin")])


def entry_points() -> Iterator[Source]:
    """The plugins that are installed, by name."""
    found = importlib.metadata.entry_points(group=ENTRY_POINT_GROUP)
    for point in sorted(found, key=lambda each: (each.dist.name if each.dist else "", each.name)):
        name, version = (point.dist.name, point.dist.version) if point.dist else (point.name, "")
        yield Source(
            Provider(name, version, f"entry point {point.name}", point.name),
            # bound here: the loop goes on before it is called
            lambda point=point: [point.load()],  # type: ignore[misc]
            point.module,
        )


def rule_file(path: Path, name: str) -> Source:
    """A file that the configuration names: each rule that it defines, and its hooks."""
    return Source(Provider(name, "", "rule file"), lambda: _load_file(path))


def declared(config: Config) -> Source:
    """The rules that the settings declare."""
    name = config.declared[0].place.rpartition(":")[0] or "settings"
    return Source(Provider(name, "", "settings"), lambda: [DeclaredRules(config.declared)])


def vocabulary_file(path: Path) -> tuple[Tables, list[Trouble]]:
    """What of a file of words can be used, and a trouble with its line for all that cannot."""
    from audit.extract.wordlists import checked

    try:
        file = SettingsFile.read(path)
    except AuditError as error:
        where, _, message = str(error).partition(": ")
        return {}, [Trouble(where, message)]
    tables, faults = checked(file.settings)
    return tables, [Trouble(file.where(*keys), message) for keys, message in faults]


def _load_file(path: Path) -> list[object]:
    module = _import_file(path)
    rules = _DefinedRules(module)
    return [module, rules] if rules.audit_rules() else [module]


class _DefinedRules:
    """Brings the rules that a module defines; a base of others without a code is none."""

    def __init__(self, module: ModuleType) -> None:
        defined = [
            each
            for each in vars(module).values()
            if isinstance(each, type) and issubclass(each, Rule)
            if each.__module__ == module.__name__
        ]
        self._rules = [
            each for each in defined if hasattr(each, "code") or not each.__subclasses__()
        ]

    @hookimpl
    def audit_rules(self) -> list[type[Rule]]:
        return self._rules


def _import_file(path: Path) -> ModuleType:
    """The module, run anew.

    It stays in `sys.modules` because pandera resolves the annotations of a schema there; the name
    comes from the path, so that two files of one name are two modules.
    """
    name = f"audit_rule_file_{sha256(str(path).encode()).hexdigest()[:12]}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError("is not called *.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
