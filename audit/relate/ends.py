"""The two ends of a range, each as a number of its own: "1 to 1.5 °C (1.8 to 2.7 °F)" relates the
lower ends and the upper ends.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from audit.relate.passages import Claim

_FIGURE: Final = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def both_ends(claim: Claim) -> tuple[Claim, Claim] | None:
    """The lower and the upper end of a range as written; None for what is no range in figures."""
    figures = list(_FIGURE.finditer(claim.text))
    if claim.bound != "range" or len(figures) != len(("lower", "upper")):
        return None
    lower, upper = (
        _exact(claim, value, len(figure[1] or ""))
        for value, figure in zip((claim.low, claim.high), figures, strict=True)
    )
    return lower, upper


def _exact(claim: Claim, value: float, decimals: int) -> Claim:
    half = 0.5 * 10.0**-decimals if decimals else 0.0
    return replace(claim, value=value, low=value - half, high=value + half, bound="exact")


def named(claim: Claim) -> Claim:
    """The number that a claim with an open side names, rounded to its last written place: 10 of
    "more than 10 miles".
    """
    if math.isfinite(claim.low) and math.isfinite(claim.high):
        return claim
    written = _FIGURE.search(claim.text)
    shown = float(written[0].replace(",", "")) if written else 0.0
    half = 0.0
    if written and shown:
        half = 0.5 * 10.0 ** -len(written[1] or "") * abs(claim.value / shown)
    return replace(claim, low=claim.value - half, high=claim.value + half)
