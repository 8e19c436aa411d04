"""The built-in parts and what is under test, and no other plugin that happens to be installed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING

from audit import hookimpl
from audit.config import Config
from audit.errors import AuditError
from audit.plugins import Plugins, sources
from audit.plugins.provider import Provider
from audit.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Bench:
    """What cases run with.

    Attributes:
        brought: The plugins under test: modules or objects with hooks, or rules.
        config: The settings. Rules that are not brought do not look, whatever it selects.
    """

    brought: tuple[object, ...]
    config: Config = field(default_factory=Config)

    @cached_property
    def plugins(self) -> Plugins:
        """The built-in parts and what is brought.

        Raises:
            AuditError: If some of it cannot be used, which would make every test pass in silence.
        """
        plugins = Plugins.load(self.config, list(_sources(self.brought)))
        plugins.configure(self.config)
        plugins.listing()
        if plugins.troubles:
            raise AuditError("\n".join(map(str, plugins.troubles)))
        return plugins

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """The rules under test by code: what is brought, and what the settings declare; without
        either the built-in ones.
        """
        rules = self.plugins.rules()
        if self.brought or self.config.declared:
            rules = [rule for rule in rules if self._is_under_test(rule)]
        return {rule.code: rule for rule in rules}

    def _is_under_test(self, rule: Rule) -> bool:
        under_test = list(_sources(self.brought))
        if self.config.declared:
            under_test.append(sources.declared(self.config))
        providers = {str(source.provider) for source in under_test}
        return type(rule) in self.brought or self.plugins.provider_of(rule) in providers

    @cached_property
    def settings(self) -> Config:
        """The settings of a run, in which only the rules under test look."""
        return replace(self.config, select=tuple(self.rules), ignore=())


def _sources(brought: Iterable[object]) -> Iterable[sources.Source]:
    """Each plugin under the name and version that it is installed under, the rules as one more."""
    rules = [each for each in brought if isinstance(each, type) and issubclass(each, Rule)]
    if rules:
        yield sources.Source(Provider("rules under test", "", "given"), lambda: [_Brings(rules)])
    for each in brought:
        if each not in rules:
            yield _installed(each) or sources.Source(
                Provider(getattr(each, "__name__", type(each).__name__), "", "given"),
                lambda each=each: [each],  # type: ignore[misc]  # bound now: the loop goes on
            )


def _installed(plugin: object) -> sources.Source | None:
    """The entry point that leads to this module, if it is installed."""
    if not isinstance(plugin, ModuleType):
        return None
    return next(
        (found for found in sources.entry_points() if found.module == plugin.__name__), None
    )


@dataclass(frozen=True)
class _Brings:
    """Brings rules that no plugin brings yet."""

    rules: list[type[Rule]]

    @hookimpl
    def audit_rules(self) -> list[type[Rule]]:
        """The rules."""
        return self.rules
