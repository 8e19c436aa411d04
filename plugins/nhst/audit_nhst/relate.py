"""The kinds of relation that the plugin brings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from audit.parts import RelationKind
from audit_nhst.effects import effects
from audit_nhst.estimates import as_tests, estimates
from audit_nhst.frames import Effects, Estimates, Tests
from audit_nhst.pvalues import tests
from audit_nhst.reading import readings

if TYPE_CHECKING:
    from audit.relate.passages import Passages
    from audit_nhst.settings import Settings


def kinds(settings: Settings) -> list[RelationKind]:
    """The kinds of relation, for a run with these settings."""
    estimating = partial(_estimates, alpha=settings.alpha)
    return [
        RelationKind("tests", Tests, partial(_tests, alpha=settings.alpha, estimating=estimating)),
        RelationKind("effects", Effects, _effects),
        RelationKind("estimates", Estimates, estimating),
    ]


def _tests(passages: Passages, alpha: float, estimating: partial[pd.DataFrame]) -> pd.DataFrame:
    told = tests(readings(passages), alpha)
    estimated = as_tests(passages.related(estimating), alpha)
    if estimated.empty:
        return told
    both = pd.concat([told, estimated], ignore_index=True) if len(told) else estimated
    order = {document.name: at for at, document in enumerate(passages.documents)}
    places = both["document"].map(order)
    return (
        both.assign(_document=places)
        .sort_values(["_document", "start"], kind="stable")
        .drop(columns="_document")
        .reset_index(drop=True)
    )


def _effects(passages: Passages) -> pd.DataFrame:
    return effects(readings(passages))


def _estimates(passages: Passages, alpha: float) -> pd.DataFrame:
    return estimates(readings(passages), alpha)
