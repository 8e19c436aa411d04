"""Many documents cut into batches, and what was found in each put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from audit.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audit.document import Document


def runs(documents: Iterable[Document], length: int) -> Iterator[list[Document]]:
    """The documents in runs of about so many characters."""
    run: list[Document] = []
    size = 0
    for document in documents:
        run.append(document)
        size += len(document.text)
        if size >= length:
            yield run
            run, size = [], 0
    if run:
        yield run


def joined(reports: list[Report]) -> Report:
    """The reports of all batches as one."""
    if len(reports) == 1:
        return reports[0]
    return Report(
        concat(report.claims for report in reports),
        {
            name: concat(report.relations[name] for report in reports)
            for name in reports[0].relations
        },
        concat(report.findings for report in reports),
        [document for report in reports for document in report.documents],
        silenced=concat(report.silenced for report in reports if report.silenced is not None),
        silences=concat(report.silences for report in reports if report.silences is not None),
    )


def concat(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The rows of all frames, of which there is one at least."""
    all_frames = list(frames)
    # an empty frame adds nothing, and pandas would ask its dtypes
    filled = [frame for frame in all_frames if len(frame)] or all_frames[:1]
    return pd.concat(filled, ignore_index=True)


def in_order(frame: pd.DataFrame, documents: Sequence[Document]) -> pd.DataFrame:
    """The rows in the order of their documents; those of one document stay as they are."""
    order = {document.name: at for at, document in enumerate(documents)}
    places = frame["document"].map(order)
    if places.is_monotonic_increasing:
        return frame
    return frame.iloc[np.argsort(places.to_numpy(), kind="stable")].reset_index(drop=True)
