"""The settings of a run: `[tool.audit]` of a pyproject.toml, or an audit.toml, checked key by key.

To add a setting: a field of `Config`, and its line in `audit.config.settings`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.config.references import Declaration
from audit.config.settings import checked, gitignore, origins
from audit.config.source import Source
from audit.errors import AuditError, Trouble, what_next

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from audit.config.entries import Entry
    from audit.rule import Rule

#: What to do about a rule that is not there.
LIST_THEM = '"audit rules" lists those that are'


@dataclass(frozen=True)
class Config:
    """What to look for, where, and how to report it.

    Attributes:
        select: Rules that look: codes, beginnings of codes ("CHG") or names; all, if empty.
        ignore: Rules that do not. Where both name a rule, the more specific counts.
        severity: The slightest severity that makes `audit check` exit 1.
        severities: Severities that replace those of the rules, which are named as in `select`.
        exclude: Paths to pass over when a directory is walked, as in a .gitignore of `root`.
        per_file_ignores: Rules to ignore in the files of a pattern.
        declared: Rules that the settings themselves declare, `[[rule]]`.
        rules: Files with rules, relative to `root`.
        vocabulary: Files with words, relative to `root`.
        disabled: Plugins that are not loaded.
        plugin_settings: What the tables `plugins.NAME` hold; the plugins themselves check it.
        references: Tables that claims are checked against.
        third_party: Whether plugins and rule files are loaded at all.
        trusted: Whether rule files are run and references read: a file that was only found, above
            the working directory and outside its repository, may be anybody's.
        format: The report format.
        cache_dir: The folder of what earlier runs found, relative to `root`.
        baseline: The file of old findings, relative to `root`; empty without one.
        require_reasons: Whether silences in documents have to say why.
        root: The directory of the configuration file.
        path: The configuration file; None without one.
        origins: Where settings were written, for errors that only show later.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: str = "warning"
    severities: Mapping[str, str] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    declared: tuple[Entry, ...] = ()
    rules: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()
    plugin_settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    references: tuple[Declaration, ...] = ()
    third_party: bool = True
    trusted: bool = True
    format: str = "console"
    cache_dir: str = ".audit_cache"
    baseline: str = ""
    require_reasons: bool = False
    root: Path = field(default_factory=Path.cwd)
    path: Path | None = None
    origins: Mapping[tuple[str, ...], str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, path: str | Path) -> Config:
        """The settings in this file: `[tool.audit]` of a pyproject.toml, all of any other."""
        path = Path(path)
        source = Source.read(path)
        values = checked(source)
        root = path.absolute().parent
        values["references"] = tuple(replace(each, root=root) for each in values["references"])
        return cls(**values, root=root, path=path, origins=origins(source))

    @classmethod
    def discover(cls, start: str | Path | None = None) -> Config:
        """The settings that hold in `start` (the working directory), or the defaults.

        Looked for upwards, as far as the root of the repository: an audit.toml, or else a
        pyproject.toml with a table `[tool.audit]`. One that is found above `start` is `trusted`
        only within its repository: a folder above may be one that anybody can write to.
        """
        start = Path(start or Path.cwd()).absolute()
        for directory in (start, *start.parents):
            for candidate in (directory / "audit.toml", directory / "pyproject.toml"):
                if candidate.is_file() and Source.configures(candidate):
                    trusted = directory == start or _in_repository(directory)
                    return replace(cls.load(candidate), trusted=trusted)
            if (directory / ".git").exists():
                break
        return cls(root=start)

    def overridden(
        self, select: Iterable[str] = (), ignore: Iterable[str] = (), **settings: Any
    ) -> Config:
        """These settings with those of the command line; what is None is left as it is.

        `select` replaces what the file selects and ignores, `ignore` adds to it.
        """
        select, ignore = tuple(select), tuple(ignore)
        changes = {name: value for name, value in settings.items() if value is not None}
        changes["select"] = select or self.select
        changes["ignore"] = (*(() if select else self.ignore), *ignore)
        changes["origins"] = {
            **self.origins,
            **{("select", word): "--select" for word in select},
            **{("ignore", word): "--ignore" for word in ignore},
        }
        return replace(self, **changes)

    def with_reference_files(self, files: Iterable[str]) -> Config:
        """These settings with further files to check claims against, from the working directory.

        Raises:
            AuditError: If a reference of the settings has the name of another file.
        """
        references = {each.name: each for each in self.references}
        for file in files:
            added = Declaration.of_file(file, Path.cwd())
            same = references.setdefault(added.name, added)
            if (same.root / same.file).resolve() != (added.root / added.file).resolve():
                raise AuditError(f'--reference {file}: another reference is called "{added.name}"')
        return replace(self, references=tuple(references.values()))

    def selects(self, rule: Rule | type[Rule]) -> bool:
        """Whether the rule looks at all."""
        wanted = _closest(self.select, rule)[0] if self.select else 0
        return wanted is not None and wanted > (_closest(self.ignore, rule)[0] or -1)

    def severity_of(self, rule: Rule | type[Rule]) -> str:
        """The severity of the rule's findings."""
        _, selector = _closest(self.severities, rule)
        return rule.severity if selector is None else self.severities[selector]

    def ignored_in(self, document: str, rule: Rule | type[Rule]) -> bool:
        """Whether the rule's findings in the document of this name are left out."""
        if not self.per_file_ignores:
            return False
        path = self.from_root(document)
        return any(
            spec.match_file(path)
            for spec, selectors in self._ignores_by_file
            if _closest(selectors, rule)[1] is not None
        )

    def troubles_with(self, rules: Iterable[Rule | type[Rule]]) -> list[Trouble]:
        """Selectors that name none of these rules, and a selection of none: both would be silent.

        Without third-party plugins, only selectors of the command line count: the file may speak of
        rules that a plugin brings.
        """
        rules = list(rules)
        words = [name for rule in rules for name in (rule.code, rule.name)]
        unknown = [
            Trouble(where, f'no rule is called "{word}"; {what_next(word, words, LIST_THEM)}')
            for where, word in self._selectors()
            if all(_closeness(word, rule) is None for rule in rules)
            if self.third_party or where.startswith("--")
        ]
        if unknown or any(self.selects(rule) for rule in rules):
            return unknown
        return [Trouble("select and ignore", "no rule is left to look")]

    def _selectors(self) -> list[tuple[str, str]]:
        """Each word that should name rules, behind the place where it was written."""
        ignored_by_file = (word for words in self.per_file_ignores.values() for word in words)
        by_setting = {
            "select": self.select,
            "ignore": self.ignore,
            "severities": self.severities,
            "per-file-ignores": ignored_by_file,
        }
        return list(
            dict.fromkeys(
                (self.where(setting, word), word)
                for setting, words in by_setting.items()
                for word in words
            )
        )

    def where(self, setting: str, word: str = "") -> str:
        """Where a setting, or a word in it, was written: "audit.toml:3", or the setting's name."""
        return self.origins.get((setting, word)) or self.origins.get((setting,)) or setting

    def from_root(self, path: str | Path) -> str:
        """The path as it is seen from the configuration's folder, however it was given; one that
        lies elsewhere as it is.
        """
        absolute = Path(os.path.normpath(Path(path).absolute()))
        if absolute.is_relative_to(self.root):
            return absolute.relative_to(self.root).as_posix()
        return str(path)

    @cached_property
    def _ignores_by_file(self) -> list[tuple[GitIgnoreSpec, tuple[str, ...]]]:
        return [(gitignore([pattern]), words) for pattern, words in self.per_file_ignores.items()]


def _in_repository(directory: Path) -> bool:
    return any((each / ".git").exists() for each in (directory, *directory.parents))


def names(selector: str, rule: Rule | type[Rule]) -> bool:
    """Whether the word is the code of the rule, the beginning of one, or its name."""
    return _closeness(selector, rule) is not None


def _closeness(selector: str, rule: Rule | type[Rule]) -> int | None:
    """How specifically the selector names the rule: how much of the code it tells, or None."""
    if selector in {rule.code, rule.name}:
        return len(rule.code)
    return len(selector) if selector and rule.code.startswith(selector) else None


def _closest(selectors: Iterable[str], rule: Rule | type[Rule]) -> tuple[int | None, str | None]:
    """The most specific selector that names the rule, behind how specific it is."""
    matches = [(near, selector) for selector in selectors if (near := _closeness(selector, rule))]
    return max(matches, default=(None, None))
