"""The frames that the plugin brings: means and proportions."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from audit.frames import Relation

#: Why data are taken for whole numbers; "" where nothing says so.
WHOLE = ("told", "likely", "")


class Means(Relation):
    """A mean of a sample whose size is told, perhaps with its standard deviation.

    What means relate are statistics, which the core does not take for claims; where the words stand
    that a finding points at, columns say. The figures are kept as written, in digits and how many
    of them are decimals, for 3.50 says more than 3.5.
    """

    measure: str = pa.Field(description="the words that say what it is a mean of")
    whole: str = pa.Field(isin=WHOLE, description='whether data are whole: "told", "likely" or ""')
    mean: float = pa.Field(description="as written")
    mean_digits: int = pa.Field(description="the digits of the mean, as an integer")
    mean_decimals: int = pa.Field(ge=0, description="how many of them are decimals")
    mean_start: int = pa.Field(ge=0, description="where the words of the mean begin")
    mean_end: int = pa.Field(ge=0, description="and end")
    sd: float = pa.Field(nullable=True, description="standard deviation as written")
    sd_digits: pd.Int64Dtype = pa.Field(nullable=True)
    sd_decimals: pd.Int64Dtype = pa.Field(nullable=True)
    sd_start: pd.Int64Dtype = pa.Field(nullable=True)
    sd_end: pd.Int64Dtype = pa.Field(nullable=True)
    n: int = pa.Field(ge=1, description="size of the sample")
    items: int = pa.Field(ge=1, description="of how many items a value is the mean")
    floor: float = pa.Field(nullable=True, description="least value of the scale, where told")
    ceiling: float = pa.Field(nullable=True, description="greatest value of the scale, where told")
    least_sum: int = pa.Field(description="least sum of all values with this mean")
    most_sum: int = pa.Field(description="greatest one; below the least where there is none")
    sd_possible: pd.BooleanDtype = pa.Field(nullable=True, description="of whole numbers")
    sd_of_population: pd.BooleanDtype = pa.Field(
        nullable=True, description="possible where squares are divided by n"
    )
    on_scale: pd.BooleanDtype = pa.Field(
        nullable=True, description="mean, and SD with it, are possible between floor and ceiling"
    )


class Proportions(Relation, roles=("stated", "whole")):
    """`stated` is the percentage of the `whole` that a whole number of them makes."""

    digits: int = pa.Field(description="the digits of the percentage, as an integer")
    decimals: int = pa.Field(ge=0, description="how many of them are decimals")
    least_count: int = pa.Field(description="least count that is such a percentage of the whole")
    most_count: int = pa.Field(description="greatest one; below the least where there is none")
