"""The plugins of one run: found, loaded and called one by one, so that a fault has a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from audit.config import Config
from audit.errors import AuditError, Trouble, what_next
from audit.plugins import vetting
from audit.plugins.provider import Provider, raised, shown
from audit.plugins.registry import Registry
from audit.plugins.sources import (
    Source,
    built_in,
    declared,
    entry_points,
    rule_file,
    vocabulary_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas as pd

    from audit.config.references import Declaration
    from audit.extract.vocabulary import Vocabulary
    from audit.extract.wordlists import Tables
    from audit.parts import Extractor, Panel, Reader, RelationKind, ReportFormat
    from audit.references.kinds import Rows
    from audit.report import Report
    from audit.rule import Rule

__all__ = ["Listed", "Plugins", "Provider"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of `audit plugins`: a plugin, whether it runs, and how much of what it brings."""

    name: str
    version: str
    source: str
    state: str
    brings: Mapping[str, int]


class Plugins:
    """What the built-in parts and the plugins bring to one run; what fails is told in `troubles`.

    Every run loads its own, so nothing is carried from one to the next. Parts are gathered when
    they are first asked for. Plugins are called in one order: the built-in parts, entry points by
    name, rule files as listed; `tryfirst` and `trylast` move an implementation to an end of it.
    """

    def __init__(self) -> None:
        self._registry = Registry()
        self._providers: dict[int, Provider] = {}
        self._brought: dict[Provider, Counter[str]] = {}
        self._words: list[Tables] = []
        self._config = Config()

    @property
    def troubles(self) -> list[Trouble]:
        """What failed so far, each told once."""
        return self._registry.troubles

    @property
    def repeatable(self) -> bool:
        """Whether what the plugins bring hangs on nothing but documents, settings and their code,
        so that a run that is repeated need not be worked out again.
        """
        return all(getattr(each, "AUDIT_CACHE", True) for each in self._registry.registered())

    @classmethod
    def load(
        cls, config: Config | None = None, installed: Iterable[Source] | None = None
    ) -> Plugins:
        """The built-in parts, and what the configuration lets in of plugins and rule files.

        Args:
            config: The settings; the defaults, if None.
            installed: The plugins that there are; those with an entry point, if None.
        """
        config = config or Config()
        plugins = cls()
        plugins._config = config
        plugins._registry.load(built_in())
        if config.third_party:
            for source in entry_points() if installed is None else installed:
                plugins._load_unless_disabled(source, config)
            plugins._load_rule_files(config)
            plugins._check_names(config)
        if config.declared:  # data, and no code
            plugins._registry.load(declared(config))
        plugins._load_vocabulary_files(config)
        return plugins

    def readers(self) -> list[Reader]:
        """The readers, built-in first: where several read a suffix, the last is the plugin's."""
        return self._readers

    def vocabulary(self) -> Vocabulary:
        """The words of the run: the packaged ones, those of plugins, those of the configuration."""
        return self._vocabulary

    def extractors(self) -> list[Extractor]:
        """The extractors of claims."""
        return self._extractors

    def kinds(self) -> list[RelationKind]:
        """The kinds of relation, each under a name of its own."""
        return self._kinds

    def rules(self) -> list[Rule]:
        """The rules, each with a code and a name of its own."""
        return self._rules

    def reports(self) -> dict[str, ReportFormat]:
        """The report formats by name."""
        return self._reports

    def frame_of(self, rule: Rule | type[Rule]) -> str:
        """The name of the frame that a rule looks at: "claims", "silences", or a kind of
        relation.
        """
        from audit.frames import Silences

        names: dict[type[Any], str] = {kind.model: kind.name for kind in self.kinds()}
        names[Silences] = "silences"
        bases: tuple[type[Any], ...] = rule.Schema.__mro__
        return next((names[base] for base in bases if base in names), "claims")

    def configure(self, config: Config) -> None:
        """Show every plugin the configuration; one that cannot run with it is left out of the run.

        To be called before parts are asked for.
        """
        for provider, implementation in self._registry.implementations("audit_configure"):
            try:
                self._registry.call(implementation, {"config": config})
            except AuditError as error:
                self._registry.leave_out(provider, str(error))
            except (Exception, SystemExit) as error:
                self._registry.leave_out(provider, raised("audit_configure", error))

    def faults_of(self, reference: Declaration, rows: Rows) -> list[str]:
        """What plugins find wrong with a reference."""
        given = self._given("audit_references", config=self._config, reference=reference, rows=rows)
        return [str(fault) for _, fault in given]

    def last_word(
        self, findings: pd.DataFrame, claims: pd.DataFrame, relations: Mapping[str, pd.DataFrame]
    ) -> pd.DataFrame:
        """The findings after every plugin has seen them, each what the one before returned.

        What a plugin does to the frames that it is given reaches nobody, only what it returns does.
        """
        from audit.frames import Findings

        for provider, implementation in self._registry.implementations("audit_findings"):
            arguments = {
                "findings": findings.copy(deep=False),
                "claims": claims.copy(deep=False),
                "relations": {kind: frame.copy(deep=False) for kind, frame in relations.items()},
            }
            try:
                result = self._registry.call(implementation, arguments)
            except (Exception, SystemExit) as error:
                self._registry.tell(provider, raised("audit_findings", error))
                continue
            if fault := vetting.fault_of_frame(result, Findings):
                self._registry.tell(provider, f"audit_findings returned {fault}; it was not heeded")
            else:
                findings = result.reset_index(drop=True)
        return findings

    def rendered(self, form: ReportFormat, report: Report) -> str | bytes | Mapping[str, bytes]:
        """What a format makes of the report.

        Raises:
            AuditError: If the format cannot, or a plugin's fails or gives what cannot be written.
        """
        try:
            rendered = form.render(report)
        except (Exception, SystemExit) as error:
            provider = self._providers[id(form)]
            if provider.is_ours or isinstance(error, AuditError):  # a bug, or told in its words
                raise
            what = raised(f"report format {form.name}", error)
            raise AuditError(f"{provider}: {what}") from None
        if fault := vetting.fault_of_rendered(form, rendered):
            raise AuditError(f"{self.provider_of(form)}: report format {form.name} gave {fault}")
        return rendered

    def panels(self, report: Report) -> list[Panel]:
        """What plugins add to the page of a report; what they do to its frames reaches nobody."""
        lent = replace(
            report,
            claims=report.claims.copy(deep=False),
            relations={kind: frame.copy(deep=False) for kind, frame in report.relations.items()},
            findings=report.findings.copy(deep=False),
        )
        return self._gather("audit_panels", vetting.fault_of_panel, report=lent)

    def provider_of(self, part: object) -> str:
        """Who brings this part, as errors name it: "plugin acme-audit 0.3"."""
        provider = self._providers.get(id(part)) or self._providers.get(id(type(part)))
        return str(provider) if provider else type(part).__name__

    def listing(self) -> list[Listed]:
        """Every plugin that was found, also those that are disabled or failed."""
        for gather in (
            self.readers,
            self.vocabulary,
            self.extractors,
            self.kinds,
            self.rules,
            self.reports,
        ):
            gather()
        for hook in (
            "audit_configure",
            "audit_references",
            "audit_findings",
            "audit_panels",
        ):
            for provider, _ in self._registry.implementations(hook):
                self._count(provider, hook)
        return [
            Listed(
                provider.name,
                provider.version,
                provider.source,
                state,
                dict(self._brought.get(provider, {})),
            )
            for provider, state in self._registry.states.items()
        ]

    @cached_property
    def _readers(self) -> list[Reader]:
        return self._gather("audit_readers", vetting.fault_of_reader)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from audit.extract.vocabulary import Vocabulary
        from audit.extract.wordlists import checked

        words: list[Tables] = []
        for provider, part in self._given("audit_vocabulary"):
            if not isinstance(part, Mapping):
                self._registry.tell(
                    provider, f"audit_vocabulary gave {shown(part)}: is no mapping of tables"
                )
                continue
            tables, faults = checked(part)
            for _, fault in faults:
                self._registry.tell(provider, f"audit_vocabulary: {fault}")
            words.append(tables)
            self._count(provider, "audit_vocabulary")
        return Vocabulary.of([*words, *self._words])

    @cached_property
    def _extractors(self) -> list[Extractor]:
        return self._gather(
            "audit_extractors", vetting.fault_of_extractor, vocabulary=self.vocabulary()
        )

    @cached_property
    def _kinds(self) -> list[RelationKind]:
        return self._gather(
            "audit_relations",
            vetting.fault_of_kind,
            lambda kind: [f'relation kind "{kind.name}"'],
            config=self._config,
            faults_of=self.faults_of,
        )

    @cached_property
    def _reports(self) -> dict[str, ReportFormat]:
        formats: list[ReportFormat] = self._gather(
            "audit_reports", vetting.fault_of_report, lambda part: [f'report format "{part.name}"']
        )
        return {each.name: each for each in formats}

    @cached_property
    def _rules(self) -> list[Rule]:
        from audit.frames import Claims, Silences

        models: list[type[Any]] = [Claims, Silences, *(kind.model for kind in self.kinds())]
        classes: list[type[Rule]] = self._gather(
            "audit_rules",
            lambda part: vetting.fault_of_rule(part, models),
            lambda rule: [f"rule {rule.code}", f'rule "{rule.name}"'],
        )
        return [rule for each in classes if (rule := self._made(each))]

    def _made(self, rule_class: type[Rule]) -> Rule | None:
        provider = self._providers[id(rule_class)]
        try:
            rule = rule_class()
        except (Exception, SystemExit) as error:
            self._registry.tell(provider, raised(f"rule {rule_class.code}", error))
            return None
        self._providers[id(rule)] = provider
        return rule

    def _load_unless_disabled(self, source: Source, config: Config) -> None:
        if any(source.provider.is_called(name) for name in config.disabled):
            self._registry.states[source.provider] = "disabled"
        else:
            self._registry.load(source)

    def _load_rule_files(self, config: Config) -> None:
        for name in config.rules:
            path = config.root / name
            if not config.trusted:
                fault = (
                    f"{name} was not run: these settings were found above the working directory "
                    f"and in no repository; if they are yours: --config {config.path}"
                )
            elif not path.is_file():
                fault = f"there is no file {path}"
            else:
                self._load_unless_disabled(rule_file(path.resolve(), name), config)
                continue
            self._registry.trouble(Trouble(config.where("rules", name), fault))

    def _load_vocabulary_files(self, config: Config) -> None:
        """Read the words that the configuration names; they are data, and no plugin."""
        for name in config.vocabulary:
            path = config.root / name
            if not path.is_file():
                where = config.where("vocabulary", name)
                self._registry.trouble(Trouble(where, f"there is no file {path}"))
                continue
            tables, troubles = vocabulary_file(path)
            self._words.append(tables)
            for trouble in troubles:
                self._registry.trouble(trouble)

    def _check_names(self, config: Config) -> None:
        """Tell of names in the configuration that seem to mean a plugin, and none answers to."""
        names = [
            each for provider in self._registry.states for each in (provider.entry, provider.name)
        ]
        names = [name for name in dict.fromkeys(names) if name]
        for setting in (*config.disabled, *config.plugin_settings):
            if any(provider.is_called(setting) for provider in self._registry.states):
                continue
            hint = what_next(setting, names, "the plugins are {}")
            # A plugin that is not installed here is as good as disabled; a misspelt one is not.
            if setting in config.plugin_settings or hint.startswith("did you mean"):
                where = config.where("plugins", setting)
                self._registry.trouble(Trouble(where, f'no plugin is called "{setting}"; {hint}'))

    def _gather(
        self,
        hook: str,
        fault_of: Callable[[Any], str | None],
        names_of: Callable[[Any], list[str]] = lambda part: [],
        **arguments: Any,
    ) -> list[Any]:
        """The sound parts that a hook gives when it is called with these, the first of a name."""
        taken: dict[str, Provider] = {}
        parts: list[Any] = []
        for provider, part in self._given(hook, **arguments):
            if any(part is other for other in parts):
                continue
            if fault := fault_of(part):
                self._registry.tell(provider, f"{hook} gave {shown(part)}: {fault}")
            elif clash := next((name for name in names_of(part) if name in taken), None):
                where = getattr(part, "declared_at", "") or str(provider)
                fault = f"{clash} is already brought by {taken[clash]}"
                self._registry.trouble(Trouble(where, fault))
            else:
                parts.append(part)
                taken |= dict.fromkeys(names_of(part), provider)
                self._providers[id(part)] = provider
                self._count(provider, hook)
        return parts

    def _given(self, hook: str, **arguments: Any) -> Iterator[tuple[Provider, Any]]:
        for provider, implementation in self._registry.implementations(hook):
            try:
                result = self._registry.call(implementation, arguments)
                parts = list(result) if _is_series(result) else None
            except (Exception, SystemExit) as error:
                if provider.is_ours:  # a bug, whose traceback is wanted
                    raise
                self._registry.tell(provider, raised(hook, error))
                continue
            if parts is None:
                self._registry.tell(
                    provider, f"{hook} returned {shown(result)}, where a list is asked for"
                )
            for part in parts or ():
                yield provider, part

    def _count(self, provider: Provider, hook: str) -> None:
        counter = self._brought.setdefault(provider, Counter())
        counter[hook.removeprefix("audit_")] += 1


def _is_series(result: Any) -> bool:
    return hasattr(result, "__iter__") and not isinstance(result, str | bytes | Mapping | type)
