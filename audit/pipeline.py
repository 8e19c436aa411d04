"""From documents to a report: one direction, no stage entered twice.

    paths --readers--> Document --extract--> Claims --relate--> Changes, Shares, ... --judge-->
    Findings --silences--> Report

Every stage works on a batch of documents, so that the fixed cost of a frame is paid once a batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from audit import readers
from audit.config import Config
from audit.document import Document
from audit.errors import AuditError, Trouble
from audit.frames import Claims, Frame
from audit.judge import judge
from audit.plugins import Plugins
from audit.plugins.vetting import fault_of_frame
from audit.relate.kinds import without_echoes
from audit.relate.passages import Passages
from audit.report import Report
from audit.silences.stage import Looked, settle

if TYPE_CHECKING:
    import datetime

    Source: TypeAlias = str | Path | Document
    Progress: TypeAlias = Callable[[int, str], None]

#: Characters of text in a batch: enough to make the fixed cost of frames small, few enough to stay
#: in memory.
_BATCH = 2_000_000


def check(
    paths: Source | Sequence[Source] | None = None,
    *,
    text: str | None = None,
    date: datetime.date | None = None,
    config: Config | None = None,
    plugins: Plugins | None = None,
    progress: Progress | None = None,
    wanted: Callable[[str], bool] | None = None,
) -> Report:
    """Audit files, documents or a text.

    Args:
        paths: A path, a `Document`, or several; a directory is walked, "-" is standard input.
        text: A plain text to audit instead.
        date: The day on which the text or documents speak, for "last May"; it wins over what they
            tell themselves.
        config: The settings; the defaults, if None. No file is looked for.
        plugins: The plugins; loaded as `config` says, if None.
        progress: Called with the number of documents done and the name of the last one.
        wanted: Which of the files that the paths lead to are audited, by their paths; all, if None.

    Returns:
        The frames of claims, relations and findings, and what went wrong on the way. A file that
        cannot be read and a plugin that fails are troubles of the report, not exceptions.

    Raises:
        AuditError: If neither paths nor a text is given, or two documents have one name.
    """
    if text is not None and (paths is not None or not isinstance(text, str)):
        raise AuditError("text= is a string, and is audited instead of paths, not beside them")
    config = config or Config()
    plugins = plugins or _loaded(config)
    troubles: list[Trouble] = []
    reports = []
    done = 0
    for batch in _batches(_dated(_documents(paths, text, config, plugins, troubles, wanted), date)):
        reports.append(audit_batch(batch, config, plugins, troubles))
        done += len(batch)
        if progress is not None:
            progress(done, batch[-1].name)
    report = _joined(reports or [audit_batch([], config, plugins, troubles)])
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
    return _concat(extract_batches(documents, plugins, date))


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
    documents: Sequence[Document], config: Config, plugins: Plugins, troubles: list[Trouble]
) -> Report:
    """The path of one batch through all stages."""
    before = len(troubles)
    claims = extract_claims(documents, plugins, troubles)
    relations = relate_claims(documents, claims, plugins, troubles)
    rules = [rule for rule in plugins.rules() if config.selects(rule)]
    verdicts = judge(documents, claims, relations, rules, plugins, config)
    troubles += verdicts.troubles
    findings = plugins.last_word(verdicts.findings, claims, verdicts.relations)
    complete = len(troubles) == before and not plugins.troubles
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
    if len(frames) > 1 or _overlap(claims):
        claims = _merged(frames, documents)
    return _located(claims, documents)


def relate_claims(
    documents: Sequence[Document],
    claims: pd.DataFrame,
    plugins: Plugins,
    troubles: list[Trouble],
) -> dict[str, pd.DataFrame]:
    """One frame for each kind of relation; an empty one where the kind fails."""
    passages = Passages(documents, claims)
    frames = {}
    for kind in plugins.kinds():
        frame = _contained(
            partial(passages.related, kind.relate), kind.model, plugins.provider_of(kind), troubles
        )
        frames[kind.name] = kind.model.from_rows([]) if frame is None else frame
    return without_echoes(frames, {kind.name: kind.model for kind in plugins.kinds()})


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


def _overlap(claims: pd.DataFrame) -> bool:
    """Whether a claim begins before the one before it in its document has ended."""
    same = claims["document"].eq(claims["document"].shift())
    return bool((same & (claims["start"] < claims["end"].shift())).any())


def _merged(frames: list[pd.DataFrame], documents: Sequence[Document]) -> pd.DataFrame:
    """Claims of several extractors in reading order; where two overlap the longer stays, of equals
    the later one's.
    """
    claims = pd.concat(frames, ignore_index=True)
    order = {document.name: at for at, document in enumerate(documents)}
    claims["_document"] = claims["document"].map(order)
    claims["_length"] = claims["start"] - claims["end"]
    claims["_extractor"] = -np.repeat(np.arange(len(frames)), [len(frame) for frame in frames])
    claims = claims.sort_values(["_document", "_length", "_extractor"], kind="stable")
    kept: list[int] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for label, name, start, end in zip(
        claims.index, claims["document"], claims["start"], claims["end"], strict=True
    ):
        spans = taken.setdefault(name, [])
        if not any(start < b and a < end for a, b in spans):
            spans.append((start, end))
            kept.append(label)
    merged = claims.loc[kept].sort_values(["_document", "start"], kind="stable")
    return merged.drop(columns=["_document", "_length", "_extractor"]).reset_index(drop=True)


def _located(claims: pd.DataFrame, documents: Sequence[Document]) -> pd.DataFrame:
    """The claims with their ordinals, and with the lines and columns of their first characters."""
    claims["claim"] = claims.groupby("document", sort=False).cumcount()
    lines = np.ones(len(claims), dtype=np.int64)
    columns = np.ones(len(claims), dtype=np.int64)
    by_name = {document.name: document for document in documents}
    starts = claims["start"].to_numpy()
    for name, rows in claims.groupby("document", sort=False).indices.items():
        lines[rows], columns[rows] = by_name[str(name)].positions(starts[rows])
    claims["line"], claims["column"] = lines, columns
    return claims


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
    """The documents in runs of about `_BATCH` characters."""
    names: set[str] = set()
    batch: list[Document] = []
    size = 0
    for document in documents:
        if document.name in names:
            raise AuditError(f"two documents are called {document.name!r}; give each its own name")
        names.add(document.name)
        batch.append(document)
        size += len(document.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _joined(reports: list[Report]) -> Report:
    """The reports of all batches as one."""
    if len(reports) == 1:
        return reports[0]
    return Report(
        _concat(report.claims for report in reports),
        {
            name: _concat(report.relations[name] for report in reports)
            for name in reports[0].relations
        },
        _concat(report.findings for report in reports),
        [document for report in reports for document in report.documents],
        silenced=_concat(report.silenced for report in reports if report.silenced is not None),
        silences=_concat(report.silences for report in reports if report.silences is not None),
    )


def _concat(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    all_frames = list(frames)
    # an empty frame adds nothing, and pandas would ask its dtypes
    filled = [frame for frame in all_frames if len(frame)] or all_frames[:1]
    return pd.concat(filled, ignore_index=True)
