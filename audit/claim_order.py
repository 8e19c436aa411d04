"""Claims as extractors give them, put in reading order and located in their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.document import Document


def overlap(claims: pd.DataFrame) -> bool:
    """Whether a claim begins before the one before it in its document has ended."""
    same = claims["document"].eq(claims["document"].shift())
    return bool((same & (claims["start"] < claims["end"].shift())).any())


def merged(frames: list[pd.DataFrame], documents: Sequence[Document]) -> pd.DataFrame:
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


def located(claims: pd.DataFrame, documents: Sequence[Document]) -> pd.DataFrame:
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
