"""The claims whose digits can be looked at, with their digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from audit.relate.passages import Passages

_KINDS: Final = ("count", "percent", "money", "quantity", "duration", "factor", "point")
#: One number in digits, perhaps in groups, and no further digit or power beside it. Ten digits and
#: more are rather identifiers, and fifteen are all that a float holds.
_NUMBER: Final = r"^[^\d^]*(\d+(?:[.,'’\u00a0\u202f ]\d+)*)[^\d^]*$"
_MOST_DIGITS: Final = 12
_IN_GROUPS: Final = r"\d+|\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+"
_YEARS: Final = (1500, 2100)


def figures_of(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that tell an amount by one number in digits, in the order of `claims`.

    Further columns:

    - `digits`: the digits from the first that is not 0 to the last that is written, as an integer;
    - `length`: how many these are;
    - `exponent`: the power of ten of the last one; 6 in "12 million", -1 in "0.4";
    - `whole`: whether the number is written without a decimal mark;
    - `bare_year`: whether it may be a year: four digits between 1500 and 2100, with no unit; in a
      table those of its column or its row are years too.

    What is composed of several numbers ("3-foot-2", "10^6", "4 to 5") has no digits of its own.
    """
    amounts = claims[
        claims["kind"].isin(_KINDS)
        & claims["bound"].isin(("exact", "about"))
        & claims["value"].notna()
        & claims["value"].ne(0)
    ]
    written = amounts["text"].str.extract(_NUMBER, expand=False)
    plain = written.str.replace(r"\D", "", regex=True).str.lstrip("0")
    usable = plain.str.len().between(1, _MOST_DIGITS).fillna(False).to_numpy(dtype=bool)
    found = amounts[usable].copy()
    written, plain = written[usable], plain[usable]
    digits = plain.astype("int64").to_numpy()
    value = found["value"].abs().to_numpy()
    exponent = np.round(np.log10(value / digits)).astype(np.int64)
    found["digits"] = digits
    found["length"] = plain.str.len().astype("int64")
    found["exponent"] = exponent
    found["whole"] = (exponent >= 0) & written.str.fullmatch(_IN_GROUPS).to_numpy(dtype=bool)
    found["bare_year"] = _bare_years(found, written)
    one_number: pd.Series[bool] = pd.Series(
        np.isclose(digits * 10.0**exponent, value, rtol=1e-9), index=found.index
    )
    return found[one_number]


def _bare_years(found: pd.DataFrame, written: pd.Series[str]) -> pd.Series[bool]:
    year = (
        written.str.fullmatch(r"\d{4}").astype(bool)
        & found["unit"].eq("")
        & found["digits"].between(*_YEARS)
    )
    lines = [
        year.groupby([found["document"], found["table"], found[line]]).transform("all")
        for line in ("row", "col")
    ]
    # a cell alone in its row says nothing of the row
    alone = ~found.duplicated(["document", "table", "row"], keep=False)
    of_line = (lines[0].eq(True) & ~alone) | lines[1].eq(True)
    return year & (found["table"].isna() | of_line)


def figures(passages: Passages) -> pd.DataFrame:
    """The `figures_of` a batch, in the form in which it is computed once for all kinds."""
    return figures_of(passages.claims)


def significant(figures: pd.DataFrame) -> pd.Series[int]:
    """How many digits a figure has without the zeros at its end, which may be rounding."""
    stripped = figures["digits"].astype(str).str.rstrip("0")
    return stripped.str.len().astype("int64")
