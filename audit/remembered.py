"""What is found in each document alone, kept as columns by document, and made frames again.

Whoever audits the same documents again gives the pipeline a `Store`. What it does not know is
worked out, and is put into it unless something went wrong; what it knows is as it was found, to the
dtype and the row.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

import numpy as np
import pandas as pd

from audit.batches import concat, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from audit.document import Document
    from audit.errors import Trouble
    from audit.frames import Frame

    #: The columns of each frame with rows that speak of one document, in what JSON can hold.
    Rows: TypeAlias = Mapping[str, Mapping[str, list[Any]]]
    Frames: TypeAlias = dict[str, pd.DataFrame]
    #: What finds something in documents, and tells what goes wrong.
    Work: TypeAlias = Callable[[Sequence[Document], list[Trouble]], Frames]

#: What JSON gives back as it was; not so what derives from it, such as the floats of numpy.
_PLAIN: Final = frozenset({str, int, float, bool, type(None)})


class Store(Protocol):
    """Where what is found in each document is kept, for the setup of this run."""

    def get(self, document: Document) -> Rows | None:
        """What was found in a document that was in all the same; None if that is not known."""

    def put(self, document: Document, rows: Rows) -> None:
        """Keep what is found in a document."""


def found(
    documents: Sequence[Document],
    work: Work,
    models: Mapping[str, type[Frame]],
    troubles: list[Trouble],
    store: Store | None,
) -> Frames:
    """What `work` finds in these documents, in their order; nothing is worked out that is known.

    Args:
        documents: Where to look.
        work: Gives a frame for each model, whose rows hang on one document each.
        models: The models of the frames.
        troubles: Where what goes wrong is added.
        store: What is known of documents, if anything is.
    """
    known = _known(documents, store)
    fresh = [each for each in documents if each.name not in known]
    own: list[Trouble] = []
    frames = [work(fresh, own)] if fresh or not known else []
    if own and known:  # what fails at one document would have found nothing in the others either
        own, known = [], {}
        frames = [work(documents, own)]
    if store is not None and frames and not own:
        _put(store, fresh, frames[0], models)
    if known:
        frames.append(_recalled(list(known.values()), models))
    troubles += own
    return {name: in_order(concat(each[name] for each in frames), documents) for name in models}


def _known(documents: Sequence[Document], store: Store | None) -> dict[str, Rows]:
    """What the store knows, by the names of the documents."""
    if store is None:
        return {}
    kept = ((each.name, store.get(each)) for each in documents)
    return {name: rows for name, rows in kept if rows is not None}


def _put(
    store: Store, documents: Sequence[Document], frames: Frames, models: Mapping[str, type[Frame]]
) -> None:
    """Keep the rows by document; none of them where one could not be had back as it is."""
    order = {document.name: at for at, document in enumerate(documents)}
    rows: list[dict[str, dict[str, list[Any]]]] = [{} for _ in documents]
    for name, frame in frames.items():
        if frame.empty:
            continue
        ordered = in_order(frame, documents)
        columns = _columns(ordered, models[name])
        places = ordered["document"].map(order).to_numpy()
        bounds = np.searchsorted(places, np.arange(len(documents) + 1)).tolist()
        if columns is None or bounds[-1] != len(ordered):  # of a document that is not among these
            return
        for own, start, end in zip(rows, bounds, bounds[1:], strict=False):
            if start < end:
                own[name] = {column: cells[start:end] for column, cells in columns.items()}
    for document, own in zip(documents, rows, strict=True):
        store.put(document, own)


def _columns(frame: pd.DataFrame, model: type[Frame]) -> dict[str, list[Any]] | None:
    """The cells of the columns; None if they do not make this frame again."""
    if not frame.dtypes.equals(model.from_rows([]).dtypes):
        return None
    columns = {str(name): _cells(column) for name, column in frame.items()}
    return columns if all(map(_is_plain, columns.values())) else None


def _cells(column: pd.Series[Any]) -> list[Any]:
    if column.dtype == "datetime64[ns]":
        return column.to_numpy().view(np.int64).tolist()  # of which pandas makes the same days
    return [None if cell is pd.NA else cell for cell in column.tolist()]


def _is_plain(cell: Any) -> bool:
    return all(map(_is_plain, cell)) if type(cell) is list else type(cell) in _PLAIN


def _recalled(known: Sequence[Rows], models: Mapping[str, type[Frame]]) -> Frames:
    """The frames of which these are the rows."""
    frames = {}
    for name, model in models.items():
        own = [rows[name] for rows in known if name in rows]
        frames[name] = model.from_columns(
            {
                column: list(chain.from_iterable(columns[column] for columns in own))
                for column in model.to_schema().columns
            }
        )
    return frames
