"""The plugin manager of one run: what is registered, under whose name, and what went wrong."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pluggy

from audit import hookspecs
from audit.errors import Trouble
from audit.plugins.provider import Provider, one_line, raised
from audit.plugins.vetting import fault_of_api

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from audit.plugins.sources import Source

HOOKS = tuple(name for name in vars(hookspecs) if name.startswith("audit_"))


class Registry:
    """Plugins by name, in the order in which they came, with the troubles that they made.

    Attributes:
        troubles: What failed, each told once.
        states: Whether a plugin is "loaded", "disabled" or "failed".
    """

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self.states: dict[Provider, str] = {}
        self._manager = pluggy.PluginManager("audit")
        self._manager.add_hookspecs(hookspecs)
        self._registered: dict[str, Provider] = {}

    def load(self, source: Source) -> None:
        """Import and register the plugin, or tell why not."""
        provider = source.provider
        self.states[provider] = "failed"
        # A plugin that exits when it is imported must not end the audit.
        try:
            objects = source.load()
        except (Exception, SystemExit) as error:
            if provider.is_ours:
                raise
            self.tell(provider, raised("importing it", error))
            return
        if fault := next(filter(None, map(fault_of_api, objects)), None):
            self.tell(provider, fault)
            return
        for number, plugin in enumerate(objects):
            self._register(plugin, f"{provider.source} {provider.name} {number}", provider)

    def _register(self, plugin: object, name: str, provider: Provider) -> None:
        self._registered[name] = provider
        try:
            self._manager.register(plugin, name)
        except (Exception, SystemExit) as error:
            with contextlib.suppress(Exception):
                self._manager.unregister(name=name)
            self.tell(provider, f"cannot be registered: {one_line(error)}")
            return
        self.states[provider] = "loaded"
        self._check_hooks(plugin, name, provider)

    def _check_hooks(self, plugin: object, name: str, provider: Provider) -> None:
        """Tell of functions that look like hooks and would never be called."""
        callers = self._manager.get_hookcallers(plugin) or []
        for caller in callers:
            for implementation in caller.get_hookimpls():
                if implementation.plugin_name != name:
                    continue
                if caller.spec is None and not implementation.optionalhook:
                    known = ", ".join(_nearest_first(caller.name))
                    self.tell(provider, f"no hook is called {caller.name}; the hooks are {known}")
                elif implementation.wrapper or implementation.hookwrapper:
                    self.tell(provider, f"{caller.name} is a wrapper, which audit does not call")
        marked = {caller.name for caller in callers}
        for hook in HOOKS:
            if hook not in marked and callable(getattr(plugin, hook, None)):
                self.tell(provider, f"{hook} is not marked with @audit.hookimpl")
        if not callers and provider.source != "rule file":
            self.tell(provider, "has no function that is marked with @audit.hookimpl")

    def leave_out(self, provider: Provider, message: str) -> None:
        """Go on without this plugin."""
        self.tell(provider, message)
        self.states[provider] = "failed"
        for other, owner in self._registered.items():
            if owner == provider and self._manager.has_plugin(other):
                self._manager.unregister(name=other)

    def registered(self) -> Iterable[object]:
        """The modules and objects whose hooks are called."""
        plugins: Iterable[object] = self._manager.get_plugins()
        return plugins

    def implementations(self, hook: str) -> list[tuple[Provider, Any]]:
        """The implementations of a hook, each behind its plugin, in the order of calls."""
        places = {name: place for place, name in enumerate(self._registered)}
        implementations = [
            each
            for each in getattr(self._manager.hook, hook).get_hookimpls()
            if not (each.wrapper or each.hookwrapper)
        ]
        implementations.sort(
            key=lambda each: (each.trylast - each.tryfirst, places[each.plugin_name])
        )
        return [(self._registered[each.plugin_name], each) for each in implementations]

    @staticmethod
    def call(implementation: Any, arguments: Mapping[str, Any]) -> Any:
        """What the implementation returns, given those of the arguments that it names."""
        return implementation.function(*(arguments[name] for name in implementation.argnames))

    def tell(self, provider: Provider, message: str) -> None:
        """Note a fault of this plugin."""
        self.trouble(Trouble(str(provider), message))

    def trouble(self, trouble: Trouble) -> None:
        """Note a trouble once, though every batch may meet it again."""
        if trouble not in self.troubles:
            self.troubles.append(trouble)


def _nearest_first(word: str) -> list[str]:
    from difflib import SequenceMatcher

    return sorted(HOOKS, key=lambda hook: -SequenceMatcher(None, word, hook).ratio())
