"""Documents as tests: `pytest --audit docs/`; and `assert_claims_hold(text)` for other texts.

With `--audit`, each document that `audit check` would find below the arguments of pytest is a test,
`docs/report.md::audit`, which fails with the findings as the console report shows them. All
documents of a session are audited at once, when the first of them is run. One more test, `audit`,
fails where settings, rules or plugins made trouble, so that nothing is passed over in silence.

Without `--audit` this loads nothing but itself, unless a test asks for the fixture `audit`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from audit.config import Config
    from audit.document import Document
    from audit.errors import Trouble
    from audit.plugins import Plugins
    from audit.report import Report

__all__ = ["Auditor", "assert_claims_hold"]

_SETTINGS: Final = "settings, rules and plugins"


def assert_claims_hold(
    text: str | Document,
    *,
    name: str = "<text>",
    date: datetime.date | None = None,
    config: Config | None = None,
) -> Report:
    """Fail, with the findings, unless the numbers in a text agree with each other.

    Args:
        text: A plain text, or a document.
        name: What the findings call the text.
        date: The day on which the text speaks.
        config: The settings, by which it is decided what is grave enough; the defaults, if None.

    Returns:
        The report, to ask for more: that something was compared, for instance.
    """
    __tracebackhide__ = True
    from audit.config import Config

    return Auditor(config or Config()).assert_claims_hold(text, name=name, date=date)


@dataclass(frozen=True)
class Auditor:
    """Audits texts with the settings of a test session; what the fixture `audit` gives."""

    config: Config

    def __call__(
        self, text: str | Document, *, name: str = "<text>", date: datetime.date | None = None
    ) -> Report:
        """The report on a text."""
        from audit import pipeline
        from audit.document import Document

        document = Document.from_text(text, name) if isinstance(text, str) else text
        return pipeline.check(document, date=date, config=self.config, plugins=self.plugins)

    def assert_claims_hold(
        self, text: str | Document, *, name: str = "<text>", date: datetime.date | None = None
    ) -> Report:
        """As `audit.pytest_plugin.assert_claims_hold`, with the settings of the session."""
        __tracebackhide__ = True
        report = self(text, name=name, date=date)
        told = _told(report, report.documents[0], self.config, report.troubles)
        if told:
            raise AssertionError(told)
        return report

    @cached_property
    def plugins(self) -> Plugins:
        """The plugins, loaded once a session."""
        from audit.plugins import Plugins

        plugins = Plugins.load(self.config)
        plugins.configure(self.config)
        return plugins


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options and settings."""
    group = parser.getgroup("audit", "numbers in prose")
    group.addoption(
        "--audit",
        action="store_true",
        dest="audit_documents",
        help="Audit the numbers in text, Markdown and HTML documents, each a test.",
    )
    for name, kind, told in (
        ("audit_files", "args", "Documents to audit, as patterns of a .gitignore; all, if none."),
        ("audit_select", "args", "The only rules that look: codes, beginnings of codes or names."),
        ("audit_ignore", "args", "Rules that do not look."),
        ("audit_severity", "string", "The slightest severity that fails: error, warning or info."),
        ("audit_config", "string", "File with settings; those found from the root, if none."),
    ):
        parser.addini(name, told, type=kind)  # type: ignore[arg-type]  # one of its words


def pytest_configure(config: pytest.Config) -> None:
    """Collect documents, if that is asked for."""
    if config.getoption("audit_documents"):
        documents = _Documents(config, Auditor(_settings(config)))
        config.pluginmanager.register(documents, "audit-documents")


@pytest.fixture(scope="session")
def audit(pytestconfig: pytest.Config) -> Auditor:
    """Audits texts: `audit(text)` gives the report, `audit.assert_claims_hold(text)` fails."""
    documents: _Documents | None = pytestconfig.pluginmanager.get_plugin("audit-documents")
    return documents.auditor if documents else Auditor(_settings(pytestconfig))


class _Documents:
    """The documents of a session."""

    def __init__(self, config: pytest.Config, auditor: Auditor) -> None:
        self.auditor = auditor
        self._config = config
        self._report: Report | None = None

    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> pytest.Collector | None:
        """A collector for each file that `audit check` would find."""
        if os.path.realpath(file_path) not in self._wanted:
            return None
        return _File.from_parent(parent, path=file_path, documents=self)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, items: list[pytest.Item]
    ) -> None:
        """One more test, for what went wrong with no document in particular."""
        if any(isinstance(item, _DocumentItem) for item in items):
            items.append(
                _SettingsItem.from_parent(session, name=_SETTINGS, nodeid="audit", documents=self)
            )

    def report(self, session: pytest.Session) -> Report:
        """The report on all documents that are tests of this session."""
        if self._report is None:
            paths = [item.path for item in session.items if isinstance(item, _DocumentItem)]
            self._report = self._audited(paths)
        return self._report

    def name_of(self, path: Path) -> str:
        """A path as reports show it: from the root of the session."""
        root = self._config.rootpath
        return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()

    @cached_property
    def _wanted(self) -> frozenset[str]:
        from audit import readers
        from audit.config.settings import gitignore
        from audit.readers.walk import Found

        config = self.auditor.config
        patterns = self._config.getini("audit_files")
        files = gitignore(patterns) if patterns else None
        wanted = set()
        places = dict.fromkeys(_path(each, self._config) for each in self._config.args)
        known = self.auditor.plugins.readers()
        for found in readers.files(places, known, exclude=config.exclude, root=config.root):
            if not isinstance(found, Found):
                continue  # pytest tells of what does not exist; others hold no document
            path = Path(os.path.realpath(found.path))
            if files.match_file(self.name_of(path)) if files else _is_read(path, known):
                wanted.add(str(path))
        return frozenset(wanted)

    def _audited(self, paths: Sequence[Path]) -> Report:
        from audit import pipeline, readers
        from audit.errors import Trouble

        auditor = self.auditor
        read = [
            readers.read(path, auditor.plugins.readers(), name=self.name_of(path)) for path in paths
        ]
        documents = [each for each in read if not isinstance(each, Trouble)]
        troubles = [each for each in read if isinstance(each, Trouble)]
        report: Report = (
            pipeline.check(documents, config=auditor.config, plugins=auditor.plugins)
            if documents
            else auditor("")
        )
        return replace(report, troubles=(*report.troubles, *troubles))


class _File(pytest.File):
    """A document."""

    def __init__(self, *, documents: _Documents, **told: Any) -> None:
        super().__init__(**told)
        self.documents = documents

    def collect(self) -> Iterator[pytest.Item]:
        """The one test of the document."""
        yield _DocumentItem.from_parent(self, name="audit", documents=self.documents)


class _AuditItem(pytest.Item):
    """A test that fails with words of ours instead of a traceback."""

    def __init__(self, *, documents: _Documents, **told: Any) -> None:
        super().__init__(**told)
        self.documents = documents

    def runtest(self) -> None:
        """Fail, if there is something to tell."""
        if told := self.told():
            raise _FoundError(told)

    def told(self) -> str:
        """What is wrong; empty, if nothing is."""
        raise NotImplementedError

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The words alone."""
        if isinstance(excinfo.value, _FoundError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class _DocumentItem(_AuditItem):
    """The test of a document: nothing is found in it."""

    def told(self) -> str:
        report = self.documents.report(self.session)
        name = self.documents.name_of(self.path)
        own = [trouble for trouble in report.troubles if trouble.where == name]
        document = next((each for each in report.documents if each.name == name), None)
        if document is None:
            return "\n".join(map(str, own))
        return _told(report, document, self.documents.auditor.config, own)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"audit of {self.documents.name_of(self.path)}"


class _SettingsItem(_AuditItem):
    """The test that everything ran."""

    def told(self) -> str:
        report = self.documents.report(self.session)
        names = {
            self.documents.name_of(item.path)
            for item in self.session.items
            if isinstance(item, _DocumentItem)
        }
        return "\n".join(str(each) for each in report.troubles if each.where not in names)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.config.rootpath, None, f"audit: {_SETTINGS}"


class _FoundError(Exception):
    """Something was found; the message shows it."""


def _settings(config: pytest.Config) -> Config:
    """The settings that hold in the root of the session, and those of pytest's own file."""
    from audit.config import Config
    from audit.errors import AuditError
    from audit.report import SEVERITY_ORDER

    severity = config.getini("audit_severity") or None
    if severity not in {None, *SEVERITY_ORDER}:
        words = ", ".join(SEVERITY_ORDER)
        raise pytest.UsageError(f'audit_severity must be one of {words}, not "{severity}"')
    file = config.getini("audit_config")
    try:
        found = Config.load(config.rootpath / file) if file else Config.discover(config.rootpath)
    except AuditError as error:
        raise pytest.UsageError(*str(error).splitlines()) from None
    return found.overridden(
        config.getini("audit_select"), config.getini("audit_ignore"), severity=severity
    )


def _path(argument: str, config: pytest.Config) -> str:
    """The path in an argument of pytest, without the name of a test."""
    return str(config.invocation_params.dir / argument.partition("::")[0])


def _is_read(path: Path, readers: Sequence[Any]) -> bool:
    from audit.readers.open import suffix_reader

    return suffix_reader(path.name, readers) is not None


def _told(report: Report, document: Document, config: Config, troubles: Iterable[Trouble]) -> str:
    """Troubles and grave findings in one document, as a terminal shows them; empty without any."""
    from audit.report import Report
    from audit.reports import console

    lines = [str(trouble) for trouble in troubles]
    findings = report.at_least(config.severity)
    findings = findings[findings["document"].eq(document.name)]
    if len(findings):
        relations = {
            kind: frame[frame["document"].eq(document.name)]
            for kind, frame in report.relations.items()
        }
        claims = report.claims[report.claims["document"].eq(document.name)]
        lines.append(console.render(Report(claims, relations, findings, [document])).rstrip())
    return "\n".join(lines)
