"""Which numbers a test of digits takes, and which digit of each.

A sample is a frame of figures with `digit`, the one to test, and `group`, the row of the law that
holds for it. What an honest author does to digits must not look like what a dishonest one does, so
numbers are left out wherever how they are written, and not how they came about, chooses the digit.
Where that concerns some digits only (a number that ends in 00 may be rounded), numbers with these
are left out, and the law is that of the digits that are left.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from audit_forensics.figures import significant
from audit_forensics.laws import first_digit, second_digit

_AMOUNTS: Final = ("count", "money", "quantity")
#: A column with fewer figures does not show whether it goes in steps, or how far it reaches.
_LEAST_COLUMN: Final = 4
#: How far the middle half of a column must reach, in units of the last place: the last digit has
#: then gone round ten times.
_LEAST_SPREAD: Final = 100
#: Orders of magnitude that the middle nine tenths must span for Benford's law to be expected.
LEAST_ORDERS: Final = 3.0
#: The law of terminal digits, a row a group: decimals and whole numbers in tables, numbers in
#: prose.
_DECIMALS, _WHOLE, _PROSE = range(3)
TERMINAL_LAW: Final = np.array(
    [
        # spreadsheets drop a 0 at the end of a decimal
        [0, *[1 / 9] * 9],
        # of the hundred endings that a whole number may have, 00 is left out as rounded
        [9 / 99, *[10 / 99] * 9],
        # writers round to tens and fives
        [0, *[1 / 8] * 4, 0, *[1 / 8] * 4],
    ]
)
FIRST_LAW: Final = first_digit()[None, :]
SECOND_LAW: Final = second_digit()[None, :]


def terminal(figures: pd.DataFrame) -> pd.DataFrame:
    """Numbers of three digits and more, whose last digit nothing but the last place decides.

    Left out are prices, which end in 9, percentages and the like, which are fractions of small
    counts, and columns of tables that go in steps of the last place or do not reach far.
    """
    told = _exact(figures)
    told = told[told["length"] >= 3]
    in_table = told["table"].notna()
    price = told["exponent"].eq(-2) | (~in_table & told["exponent"].le(0))
    told = told[~(told["kind"].eq("money") & price)]
    in_table = told["table"].notna()
    cells = _measured(told[in_table])
    sample = pd.concat([cells, told[~in_table]]).sort_index(kind="stable")
    group = np.where(sample["table"].isna(), _PROSE, np.where(sample["whole"], _WHOLE, _DECIMALS))
    sample = sample.assign(digit=sample["digits"] % 10, group=group)
    rounded = (group == _WHOLE) & sample["digits"].mod(100).eq(0)
    lawful = TERMINAL_LAW[group, sample["digit"].to_numpy()] > 0
    tested: pd.Series[bool] = ~rounded & lawful
    return sample[tested]


def first(figures: pd.DataFrame) -> pd.DataFrame:
    """Amounts that are not bounded, with their first digits; counts below ten are told in words."""
    told = _exact(figures)
    told = told[~(told["whole"] & told["exponent"].eq(0) & told["digits"].lt(10))]
    return _leading(told, told["digits"] // 10 ** (told["length"] - 1))


def second(figures: pd.DataFrame) -> pd.DataFrame:
    """The same with their second digits, where a third one shows that it is not rounded to."""
    told = _exact(figures)
    told = told[significant(told) >= 3]
    return _leading(told, told["digits"] // 10 ** (told["length"] - 2) % 10)


def orders_of_magnitude(sample: pd.DataFrame, scope: pd.Series[int]) -> pd.Series[float]:
    """How many the middle nine tenths of each scope's values span."""
    size = pd.Series(np.log10(sample["value"].abs().to_numpy()), index=sample.index)
    of_scope = size.groupby(scope)
    orders: pd.Series[float] = of_scope.quantile(0.95) - of_scope.quantile(0.05)
    return orders


def _exact(figures: pd.DataFrame) -> pd.DataFrame:
    return figures[
        figures["bound"].eq("exact") & figures["kind"].isin(_AMOUNTS) & ~figures["bare_year"]
    ]


def _leading(told: pd.DataFrame, digit: pd.Series[int]) -> pd.DataFrame:
    """The numbers with this digit of each, and `cell`: in a table each is a number of its own, and
    prose tells one twice (all there have -1).
    """
    return told.assign(digit=digit, group=0, cell=told["claim"].where(told["table"].notna(), -1))


def _measured(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells of columns that reach far, in lines that do not go in steps of 2, 5 or 10."""
    if cells.empty:
        return cells
    column = cells.groupby(["document", "table", "col"], sort=False).ngroup()
    digits = cells["digits"].groupby(column)
    spread = digits.quantile(0.75) - digits.quantile(0.25)
    wide = column.map(spread).ge(_LEAST_SPREAD) & digits.transform("size").ge(_LEAST_COLUMN)
    row = cells.groupby(["document", "table", "row"], sort=False).ngroup()
    return cells[wide & ~_in_steps(cells["digits"], column) & ~_in_steps(cells["digits"], row)]


def _in_steps(digits: pd.Series[int], line: pd.Series[int]) -> pd.Series[bool]:
    """Whether the last digits of a number's line go in steps of 2, 5 or 10, as those of means of 5,
    25 or 50 whole numbers do.
    """
    order = np.argsort(line.to_numpy(), kind="stable")
    sorted_line = line.to_numpy()[order]
    starts = np.flatnonzero(np.diff(sorted_line, prepend=-1))
    sizes = np.diff(starts, append=len(order))
    sorted_digits = digits.to_numpy()[order]
    beyond_first = sorted_digits - np.repeat(sorted_digits[starts], sizes)
    step = np.gcd(np.gcd.reduceat(beyond_first, starts), 10)
    stepped = np.empty(len(order), dtype=bool)
    stepped[order] = np.repeat((step > 1) & (sizes >= _LEAST_COLUMN), sizes)
    return pd.Series(stepped, index=digits.index, dtype=bool)
