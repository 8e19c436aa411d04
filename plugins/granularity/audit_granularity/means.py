"""From what is told to the frame of means, with what is possible beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from audit_granularity.frames import Means
from audit_granularity.prose import means
from audit_granularity.rounding import ends
from audit_granularity.sizes import people_in
from audit_granularity.squares import Samples, possible
from audit_granularity.sums import MOST, sums
from audit_granularity.tables import means_in_tables

if TYPE_CHECKING:
    from audit.relate.passages import Passages
    from audit_granularity.settings import Settings
    from audit_granularity.told import Told

_CLAIMED: Final = ("sentence", "kind", "bound", "unit", "value", "start", "end")


def relate(passages: Passages, settings: Settings) -> pd.DataFrame:
    """The `Means` of a batch."""
    claims = passages.claims[passages.claims["kind"].eq("count") & passages.claims["value"].notna()]
    by_name = {
        str(name): list(rows[list(_CLAIMED)].itertuples(index=False, name=None))
        for name, rows in claims.groupby("document", sort=False)
    }
    rows = [
        _row(document.name, told, settings)
        for document in passages.documents
        for told in [
            *means(document, people_in(by_name.get(document.name, []))),
            *means_in_tables(document),
        ]
        if told.n * told.nature.items <= MOST
    ]
    frame = Means.from_rows(rows)
    return frame if frame.empty else _with_verdicts(frame, settings)


def _row(name: str, told: Told, settings: Settings) -> dict[str, Any]:
    """A mean as a row, nothing judged yet."""
    sd, data = told.sd, told.nature
    off = data.ceiling is not None and not data.near and told.mean.value > data.ceiling
    # what lies off a scale that another sentence tells was rated on another one
    whole = "" if off else _whole(data.whole, settings)
    return {
        "document": name,
        "sentence": told.sentence,
        "start": min(told.start, sd.start if sd else told.start),
        "end": max(told.mean.end, sd.end if sd else told.mean.end),
        "construction": told.construction,
        "settled": whole == "told" and told.sure and data.near,
        "measure": told.words,
        "whole": whole,
        "mean": told.mean.value,
        "mean_digits": told.mean.units,
        "mean_decimals": told.mean.decimals,
        "mean_start": told.start,
        "mean_end": told.mean.end,
        "n": told.n,
        "items": data.items,
        "floor": data.floor,
        "ceiling": data.ceiling,
        "least_sum": 0,
        "most_sum": 0,
    } | (
        {
            "sd": sd.value,
            "sd_digits": sd.units,
            "sd_decimals": sd.decimals,
            "sd_start": sd.start,
            "sd_end": sd.end,
        }
        if sd
        else {}
    )


def _whole(told: str, settings: Settings) -> str:
    """Whether data are taken for whole numbers, as the settings will have it."""
    if settings.integers == "all":
        return told or "likely"
    return "" if settings.integers == "told" and told == "likely" else told


def _with_verdicts(frame: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """The frame with the sums that means leave, and what is possible with each."""
    least, most = sums(
        frame["mean_digits"],
        frame["mean_decimals"],
        frame["n"],
        frame["items"],
        rounding=settings.rounding,
    )
    frame = frame.assign(least_sum=least, most_sum=most)
    return frame.assign(
        sd_possible=_possible(frame, settings, scaled=False, population=False),
        sd_of_population=_possible(frame, settings, scaled=False, population=True),
        on_scale=_on_scale(frame, settings),
    )


def _possible(
    frame: pd.DataFrame, settings: Settings, *, scaled: bool, population: bool
) -> pd.Series[Any]:
    """Whether there are samples with the mean and the standard deviation; missing without one, or
    where the mean alone is impossible.
    """
    judged = frame["sd"].notna() & (frame["least_sum"] <= frame["most_sum"])
    told = frame[judged]
    verdict = pd.Series(pd.NA, index=frame.index, dtype="boolean")
    digits, decimals = (told[name].astype(np.int64) for name in ("sd_digits", "sd_decimals"))
    unknown = np.full(len(told), np.nan)
    verdict[judged] = possible(
        Samples(
            least=told["least_sum"].to_numpy(),
            most=told["most_sum"].to_numpy(),
            n=told["n"].to_numpy(),
            items=told["items"].to_numpy(),
            deviation=ends(digits, decimals, settings.rounding),
            floor=told["floor"].to_numpy() if scaled else unknown,
            ceiling=told["ceiling"].to_numpy() if scaled else unknown,
        ),
        population=population,
    )
    return verdict


def _on_scale(frame: pd.DataFrame, settings: Settings) -> pd.Series[Any]:
    """Whether the mean, and the standard deviation that is told with it, are possible on the scale;
    missing where no floor is told.
    """
    numbers = frame["n"] * frame["items"]
    inside = ~(frame["most_sum"] < numbers * frame["floor"]) & ~(
        frame["least_sum"] > numbers * frame["ceiling"]
    )
    spread = _possible(frame, settings, scaled=True, population=False) | _possible(
        frame, settings, scaled=True, population=True
    )
    both = inside & spread.fillna(value=True)
    return both.astype("boolean").mask(frame["floor"].isna())
