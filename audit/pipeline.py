"""From documents to a report: one direction, no stage entered twice.

    paths --readers--> Document --extract--> Claims --relate--> Changes, Shares, ... --judge-->
    Findings --silences--> Report

Every stage works on a batch of documents, so that the fixed cost of a frame is paid once a batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from audit import readers, remembered
from audit.batches import concat, joined, runs
from audit.claim_order import located, merged, overlap
from audit.config import Config
from audit.document import Document
from audit.errors import AuditError, Interrupted, Trouble
from audit.frames import Claims, Frame
from audit.judge import judge
from audit.plugins import Plugins
from audit.plugins.vetting import fault_of_frame
from audit.relate.kinds import without_echoes
from audit.relate.passages import Passages
from audit.report import Report, Tally
from audit.silences.stage import Looked, settle

if TYPE_CHECKING:
    import datetime

    from audit.parts import RelationKind
    from audit.remembered import Store

    Source: TypeAlias = str | Path | Document
    Progress: TypeAlias = Callable[[Tally], None]

#: Characters of text in a batch: enough to make the fixed cost of frames small, few enough to stay
#: in memory.
_BATCH = 2_000_000
#: Characters of text that are extracted and related at once: so much is lost when Ctrl-C comes.
_PART = 400_000


def check(
    paths: Source | Sequence[Source] | None = None,
    *,
    text: str | None = None,
    date: datetime.date | None = None,
    config: Config | None = None,
    plugins: Plugins | None = None,
    progress: Progress | None = None,
    wanted: Callable[[str], bool] | None = None,
    store: Store | None = None,
) -> Report:
    """Audit files, documents or a text.

    Args:
        paths: A path, a `Document`, or several; a directory is walked, "-" is standard input.
        text: A plain text to audit instead.
        date: The day on which the text or documents speak, for "last May"; it wins over what they
            tell themselves.
        config: The settings; the defaults, if None. No file is looked for.
        plugins: The plugins; loaded as `config` says, if None.
        progress: Called with how far it is, a batch of documents at a time.
        wanted: Which of the files that the paths lead to are audited, by their paths; all, if None.
        store: What is known of documents, and is not found in them again, if anything is.

    Returns:
        The frames of claims, relations and findings, and what went wrong on the way. A file that
        cannot be read and a plugin that fails are troubles of the report, not exceptions.

    Raises:
        AuditError: If neither paths nor a text is given, or two documents have one name.
        Interrupted: A `KeyboardInterrupt`, on Ctrl-C, with the report of what was done before.
    """
    if text is not None and (paths is not None or not isinstance(text, str)):
        raise AuditError("text= is a string, and is audited instead of paths, not beside them")
    config = config or Config()
    plugins = plugins or _loaded(config)
    troubles: list[Trouble] = []
    reports: list[Report] = []
    tally = Tally()
    try:
        for batch in _batches(
            _dated(_documents(paths, text, config, plugins, troubles, wanted), date)
        ):
            tick = None if progress is None else partial(_advanced, progress, tally)
            reports.append(audit_batch(batch, config, plugins, troubles, tick, store))
            tally += reports[-1]
            if progress is not None:
                progress(tally)
    except KeyboardInterrupt as stop:
        if isinstance(stop, Interrupted):
            reports.append(stop.report)
            tally += stop.report
        troubles.append(Trouble("audit", f"was stopped, {tally.documents:,} documents done"))
        raise Interrupted(_complete(reports, config, plugins, troubles)) from None
    return _complete(reports, config, plugins, troubles)


def _advanced(progress: Progress, tally: Tally, documents: int, claims: int, name: str) -> None:
    """Tell how far the run is within a batch, whose findings are not known yet."""
    done = replace(tally, documents=tally.documents + documents, claims=tally.claims + claims)
    progress(replace(done, latest=name))


def _complete(
    reports: list[Report], config: Config, plugins: Plugins, troubles: list[Trouble]
) -> Report:
    """The report of all batches, with the rules that looked and all that went wrong."""
    report = joined(reports or [audit_batch([], config, plugins, troubles)])
    return replace(
        report,
        rules={rule.code: rule for rule in plugins.rules() if config.selects(rule)},
        kinds={kind.name: kind.model for kind in plugins.kinds()},
        troubles=tuple(
            dict.fromkeys([*plugins.troubles, *config.troubles_with(plugins.rules()), *troubles])
        ),
    )


def extract(
    source: str | Document | Iterable[Document],
    *,
    date: datetime.date | None = None,
    config: Config | None = None,
    plugins: Plugins | None = None,
) -> pd.DataFrame:
    """The numeric claims of a text or of documents, as a `Claims` frame.

    Args:
        source: The text or documents.
        date: The day on which they speak; it wins over what they tell themselves.
        config: The settings; the defaults, if None.
        plugins: The plugins; loaded as `config` says, if None.

    Raises:
        AuditError: If an extractor fails, or two documents have one name.
    """
    if isinstance(source, str):
        source = Document.from_text(source)
    documents = [source] if isinstance(source, Document) else source
    if isinstance(documents, (bytes, Path)) or not isinstance(documents, Iterable):
        what = type(documents).__name__
        raise AuditError(f"extract takes a text, a Document or several, not {what}")
    plugins = plugins or _loaded(config or Config())
    return concat(extract_batches(documents, plugins, date))


def extract_batches(
    documents: Iterable[Document], plugins: Plugins, date: datetime.date | None = None
) -> Iterator[pd.DataFrame]:
    """The claims of the documents batch by batch, one frame at least; they speak on `date`, if any.

    Raises:
        AuditError: If an extractor fails, or two documents have one name.
    """
    none = True
    for batch in _batches(_dated(documents, date)):
        troubles: list[Trouble] = []
        claims = extract_claims(batch, plugins, troubles)
        if troubles:
            raise AuditError("; ".join(map(str, troubles)))
        none = False
        yield claims
    if none:
        yield Claims.from_rows([])


def _loaded(config: Config) -> Plugins:
    """The plugins, once they have seen the configuration."""
    plugins = Plugins.load(config)
    plugins.configure(config)
    return plugins


def audit_batch(
    documents: Sequence[Document],
    config: Config,
    plugins: Plugins,
    troubles: list[Trouble],
    tick: Callable[[int, int, str], None] | None = None,
    store: Store | None = None,
) -> Report:
    """The path of one batch through all stages.

    Args:
        documents: The batch.
        config: The settings.
        plugins: The plugins.
        troubles: Where what goes wrong is added.
        tick: Called with the numbers of documents and claims that are related, and the latest.
        store: What is known of documents, if anything is.

    Raises:
        Interrupted: On Ctrl-C between two parts of the batch, with the report of those before.
    """
    parts: list[_Part] = []
    own: list[Trouble] = []
    stopped = False
    try:
        for some in runs(documents, _PART):
            parts.append(_Part.of(some, plugins, own, store))
            if tick:
                done = sum(len(part.documents) for part in parts)
                tick(done, sum(len(part.claims) for part in parts), some[-1].name)
    except KeyboardInterrupt:
        stopped = True
        documents = [document for part in parts for document in part.documents]
    report = _judged(documents, parts, config, plugins, own)
    troubles += own
    if stopped:
        raise Interrupted(report)
    return report


@dataclass(frozen=True)
class _Part:
    """Some documents of a batch, with what is found in each of them alone."""

    documents: Sequence[Document]
    claims: pd.DataFrame
    relations: Mapping[str, pd.DataFrame]

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        plugins: Plugins,
        troubles: list[Trouble],
        store: Store | None = None,
    ) -> _Part:
        """Their claims, related within each document, in the order of the documents."""
        kinds = [kind for kind in plugins.kinds() if not kind.across_documents]
        models: dict[str, type[Frame]] = {kind.name: kind.model for kind in kinds}
        frames = remembered.found(
            documents,
            partial(_found, kinds, plugins),
            {"claims": Claims, **models},
            troubles,
            store,
        )
        return cls(documents, frames.pop("claims"), frames)


def _found(
    kinds: Sequence[RelationKind],
    plugins: Plugins,
    documents: Sequence[Document],
    troubles: list[Trouble],
) -> dict[str, pd.DataFrame]:
    claims = extract_claims(documents, plugins, troubles)
    return {"claims": claims, **_related(documents, claims, kinds, plugins, troubles)}


def _judged(
    documents: Sequence[Document],
    parts: Sequence[_Part],
    config: Config,
    plugins: Plugins,
    troubles: list[Trouble],
) -> Report:
    """The report of a batch whose parts have been related: what reaches across documents, what the
    rules say, and what the documents silence of it. `troubles` are those of the batch.
    """
    parts = parts or [_Part.of([], plugins, troubles)]
    claims = concat(part.claims for part in parts)
    across = [kind for kind in plugins.kinds() if kind.across_documents]
    further = _related(documents, claims, across, plugins, troubles)
    relations = {
        kind.name: further[kind.name]
        if kind.across_documents
        else concat(part.relations[kind.name] for part in parts)
        for kind in plugins.kinds()
    }
    relations = without_echoes(relations, {kind.name: kind.model for kind in plugins.kinds()})
    rules = [rule for rule in plugins.rules() if config.selects(rule)]
    verdicts = judge(documents, claims, relations, rules, plugins, config)
    troubles += verdicts.troubles
    findings = plugins.last_word(verdicts.findings, claims, verdicts.relations)
    complete = not troubles and not plugins.troubles
    settled = settle(findings, documents, Looked(plugins.rules(), rules, complete, config))
    return Report(
        claims,
        verdicts.relations,
        settled.findings,
        documents,
        silenced=settled.silenced,
        silences=settled.silences,
    )


def extract_claims(
    documents: Sequence[Document], plugins: Plugins, troubles: list[Trouble]
) -> pd.DataFrame:
    """The claims that all extractors find, in reading order, numbered and located."""
    frames = []
    for extractor in plugins.extractors():
        frame = _contained(
            partial(extractor.extract, documents), Claims, plugins.provider_of(extractor), troubles
        )
        if frame is not None:
            frames.append(frame)
    if not frames:
        return Claims.from_rows([])
    claims = frames[0]
    if len(frames) > 1 or overlap(claims):
        claims = merged(frames, documents)
    return located(claims, documents)


def relate_claims(
    documents: Sequence[Document],
    claims: pd.DataFrame,
    plugins: Plugins,
    troubles: list[Trouble],
) -> dict[str, pd.DataFrame]:
    """One frame for each kind of relation; an empty one where the kind fails."""
    frames = _related(documents, claims, plugins.kinds(), plugins, troubles)
    return without_echoes(frames, {kind.name: kind.model for kind in plugins.kinds()})


def _related(
    documents: Sequence[Document],
    claims: pd.DataFrame,
    kinds: Sequence[RelationKind],
    plugins: Plugins,
    troubles: list[Trouble],
) -> dict[str, pd.DataFrame]:
    """A frame for each of these kinds, where each claim may be related more than once."""
    passages = Passages(documents, claims)
    frames = {}
    for kind in kinds:
        frame = _contained(
            partial(passages.related, kind.relate), kind.model, plugins.provider_of(kind), troubles
        )
        frames[kind.name] = kind.model.from_rows([]) if frame is None else frame
    troubles += passages.troubles
    return frames


def _contained(
    stage: Callable[[], pd.DataFrame],
    model: type[Frame],
    provider: str,
    troubles: list[Trouble],
) -> pd.DataFrame | None:
    """The frame that a part gives, validated; None and a trouble that names its provider, where it
    fails.
    """
    try:
        frame = stage()
    except (Exception, SystemExit) as error:  # a part is anybody's code: name it and go on
        troubles.append(Trouble(provider, f"raised {type(error).__name__}: {error}"))
        return None
    if fault := fault_of_frame(frame, model):
        troubles.append(Trouble(provider, f"gave {fault}"))
        return None
    return frame


def _documents(
    paths: Source | Sequence[Source] | None,
    text: str | None,
    config: Config,
    plugins: Plugins,
    troubles: list[Trouble],
    wanted: Callable[[str], bool] | None = None,
) -> Iterator[Document]:
    """The documents asked for, read as they are wanted; what cannot be read becomes a trouble."""
    if text is not None:
        yield Document.from_text(text)
        return
    given = _sources(paths)
    yield from (source for source in given if isinstance(source, Document))
    files = [source for source in given if isinstance(source, (str, Path))]
    for found in readers.documents(
        files, plugins.readers(), exclude=config.exclude, root=config.root, wanted=wanted
    ):
        if isinstance(found, Trouble):
            troubles.append(found)
        else:
            yield found


def _dated(documents: Iterable[Document], date: datetime.date | None) -> Iterable[Document]:
    """The documents, as of this day if one is given."""
    return documents if date is None else (replace(one, date=date) for one in documents)


def _sources(paths: object) -> list[str | Path | Document]:
    """What was given to audit as a list, if every item is something that can be."""
    one = isinstance(paths, (str, Path, Document))
    given = [paths] if one else list(paths) if isinstance(paths, Iterable) else [paths]
    strange = [source for source in given if not isinstance(source, (str, Path, Document))]
    if paths is None or isinstance(paths, bytes) or not given or strange:
        what = type((strange or [paths])[0]).__name__ if given else "an empty list"
        raise AuditError(f"nothing to audit: give paths, Documents or text=, not {what}")
    return [source for source in given if isinstance(source, (str, Path, Document))]


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in batches, each under a name of its own."""
    names: set[str] = set()

    def named() -> Iterator[Document]:
        for document in documents:
            if document.name in names:
                raise AuditError(
                    f"two documents are called {document.name!r}; give each its own name"
                )
            names.add(document.name)
            yield document

    return runs(named(), _BATCH)
