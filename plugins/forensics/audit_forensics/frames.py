"""The frames that the plugin brings: tests of digits, and sequences that stand in two places."""

import pandas as pd
import pandera.pandas as pa

from audit.frames import Relation

#: What is tested, in the order of the rules.
TESTS = ("terminal digits", "first digits", "second digits")
#: Whose numbers are tested, from the smallest.
SCOPES = ("table", "document", "corpus")


class DigitTests(Relation, roles=("first",)):
    """The digits of the numbers of a table, a document or a corpus follow the law that they are
    expected to follow.

    `first` is the first number that was tested, and stands for all. The construction is the test.
    A row of a corpus stands in its first document with numbers to test.
    """

    scope: str = pa.Field(isin=SCOPES, description="table, document or corpus")
    table: pd.Int64Dtype = pa.Field(nullable=True, description="ordinal of the table, from 0")
    numbers: int = pa.Field(ge=1, description="how many were tested")
    observed: object = pa.Field(description="how many have each digit, a list from 0 to 9")
    expected: object = pa.Field(description="how many the law lets expect; 0: digit is not tested")
    chi_square: float = pa.Field(ge=0, description="Pearson's statistic")
    freedom: int = pa.Field(ge=1, description="its degrees of freedom")
    p: float = pa.Field(ge=0, le=1, description="chance of so large a statistic under the law")
    p_adjusted: float = pa.Field(ge=0, le=1, description="p, with all tests of the run in view")
    deviation: float = pa.Field(ge=0, description="mean absolute deviation of the shares")
    by_chance: float = pa.Field(ge=0, description="the mean deviation that chance alone brings")
    allowed: float = pa.Field(ge=0, description="deviation beyond chance that is left alone")


class Copies(Relation, roles=("first", "second")):
    """`first` and `second` begin runs of equal numbers in two places: `second` in `document`, and
    `first` in `first_document`, whose claims `first_claim` counts.
    """

    first_document: str
    first_line: int = pa.Field(ge=1, description="line of the first number of the earlier run")
    first_table: pd.Int64Dtype = pa.Field(nullable=True, description="missing for a list in prose")
    second_table: pd.Int64Dtype = pa.Field(nullable=True, description="missing for a list in prose")
    direction: str = pa.Field(isin=("column", "row", "list"), description="how the runs are read")
    numbers: int = pa.Field(ge=3, description="how many numbers the run has")
    words: str = pa.Field(description="the numbers of the later run as written, the first few")
    free_digits: int = pa.Field(ge=0, description="digits that nothing but the numbers explains")
    by_chance: float = pa.Field(ge=0, description="such runs that chance lets expect in the batch")
    further: int = pa.Field(ge=0, description="how many more such runs the two places share")
