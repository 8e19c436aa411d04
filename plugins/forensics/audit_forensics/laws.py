"""What digits are expected to follow: uniform terminal digits, and Benford's law.

- F. Benford (1938), The law of anomalous numbers, Proc. Am. Philos. Soc. 78, 551-572.
- T. P. Hill (1995), A statistical derivation of the significant-digit law, Stat. Sci. 10, 354-363.
- M. J. Nigrini (2012), Benford's Law, Wiley, table 7.1: the bounds of the mean absolute deviation.
- B. J. Barney, K. S. Schulzke (2016), Moderating "cry wolf" events with excess MAD in Benford's law
  research and practice, J. Forensic Account. Res. 1, A66-A90: what chance adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Fewest that a digit must be expected to occur for chi-square to be its distribution (W. G.
#: Cochran (1954), Some methods for strengthening the common chi-square tests, Biometrics 10).
LEAST_EXPECTED: Final = 5.0
#: Nigrini's bounds of close, acceptable and marginal conformity; what is beyond does not conform.
FIRST_BANDS: Final = (0.006, 0.012, 0.015)
SECOND_BANDS: Final = (0.008, 0.010, 0.012)


def first_digit() -> Floats:
    """Benford's shares of the first digits 0 to 9, of which 0 is none."""
    digits = np.arange(1, 10)
    return np.concatenate([[0.0], np.log10(1 + 1 / digits)])


def second_digit() -> Floats:
    """Benford's shares of the second digits 0 to 9."""
    both = np.arange(10, 100)
    return np.asarray(np.log10(1 + 1 / both).reshape(9, 10).sum(axis=0))


def third_digit() -> Floats:
    """Benford's shares of the third digits 0 to 9, nearly uniform."""
    three = np.arange(100, 1000)
    return np.asarray(np.log10(1 + 1 / three).reshape(90, 10).sum(axis=0))


def expected_deviation(shares: Floats, numbers: NDArray[Any]) -> Floats:
    """The mean absolute deviation from `shares` that chance alone brings to so many numbers.

    The share of each digit is normal about p with the variance p (1 - p) / n, so that its mean
    absolute deviation is the square root of 2 p (1 - p) / (π n).

    Args:
        shares: The law, a column a digit; digits with the share 0 are not tested.
        numbers: How many numbers, one a row.
    """
    tested = shares > 0
    spread = np.sqrt(2 * shares * (1 - shares) / (np.pi * numbers[:, None]))
    return np.asarray((spread * tested).sum(axis=1) / tested.sum(axis=-1))


def band(deviation: float, bands: tuple[float, float, float]) -> str:
    """What Nigrini calls a mean absolute deviation."""
    names = ("close conformity", "acceptable conformity", "marginal conformity", "nonconformity")
    return names[int(np.searchsorted(bands, deviation))]
