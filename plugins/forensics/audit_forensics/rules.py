"""The rules: remarks that no single number is at fault for, and so none of them graver than `info`.

A finding of many numbers stands at the first of them: it has to stand somewhere, and there a reader
begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit_forensics import examples
from audit_forensics.copies import EXPECTED
from audit_forensics.frames import TESTS, Copies, DigitTests
from audit_forensics.wording import copied, odd_digits

if TYPE_CHECKING:
    import pandas as pd

#: The rate of false discoveries that is put up with.
ALPHA: Final = 0.001


class _Lawful(DigitTests):
    """Tests whose deviation is no more than chance and the law's own slack explain."""

    @pa.dataframe_check
    @classmethod
    def follows_the_law(cls, tests: pd.DataFrame) -> pd.Series[bool]:
        """Whether the statistic is likely, or the deviation too small to matter."""
        beyond_chance = tests["deviation"] - tests["by_chance"]
        return (tests["p_adjusted"] >= ALPHA) | (beyond_chance <= tests["allowed"])


class _Digits(Rule):
    """What the rules of digits share."""

    severity = "info"
    test: ClassVar[str]
    Schema = _Lawful

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        """The tests of this rule's digits."""
        return frame["construction"].eq(self.test)

    def explain(self, row: Any) -> Finding:
        """The remark, at the first of the numbers."""
        return Finding(row.start, row.end, odd_digits(row))


class TerminalDigitsNotUniform(_Digits):
    """The last digits of many numbers are not spread evenly, as measured ones are.

    The last of three digits and more is as good as random in what was measured or counted; people
    who make up numbers favour some digits, and so do those who estimate (0 and 5) or read a coarse
    scale. Tested by chi-square for each table, each document and all documents of a batch, where
    each digit is expected five times at least, with the false discovery rate of all tests held
    below 0.001. A number that is told twice counts once. Left out are hedged numbers, whole
    numbers that end in 00, decimals that end in 0, numbers in prose that end in 0 or 5, each with
    the law for the digits that remain; prices, percentages, durations, what may be a year; columns
    with fewer than 4 numbers, that go in steps of 2, 5 or 10 of the last place, or whose middle
    half reaches less than 100 of it.
    """

    code = "FOR001"
    name = "terminal-digits-not-uniform"
    test = TESTS[0]
    blind_spots = (
        "What is rounded to other steps, or computed from counts of few things, may show the same "
        "pattern for honest reasons. Zeros are only looked at in whole numbers of tables."
    )
    flagged = (Flagged(examples.FAVOURED_DIGITS, at="14.3"),)
    accepted = (examples.EVEN_DIGITS,)


class FirstDigitsNotBenford(_Digits):
    """The first digits of many amounts do not follow Benford's law.

    Amounts of many orders of magnitude begin with 1 in 30 of 100 cases, with 9 in 5. Tested by
    chi-square for each table, each document and all documents of a batch, where the middle nine
    tenths of the values span three orders of magnitude, and there are so many that chance alone
    stays below Nigrini's bound of nonconformity (250, a mean absolute deviation of 0.015). What
    deviates by no more than this bound beyond what chance brings is left alone, however small p
    is. Left out are percentages, durations, what may be a year, and counts below ten.
    """

    code = "FOR002"
    name = "first-digits-not-benford"
    test = TESTS[1]
    blind_spots = (
        "Amounts with a floor, a ceiling or a customary size (prices, tariffs, quotas) need not "
        "follow the law although they span orders of magnitude."
    )
    flagged = (Flagged(examples.LEVEL_FIRST_DIGITS, at="1,966"),)
    accepted = (examples.BENFORD_FIRST_DIGITS,)


class SecondDigitsNotBenford(_Digits):
    """The second digits of many amounts do not follow Benford's law.

    They are tested as the first digits are, where numbers have a third digit that is not 0, so that
    none is rounded to the second; the bound of nonconformity is 0.012, which takes 400 numbers.
    """

    code = "FOR003"
    name = "second-digits-not-benford"
    test = TESTS[2]
    blind_spots = FirstDigitsNotBenford.blind_spots
    flagged = (Flagged(examples.FAVOURED_SECOND_DIGITS, at="23,658"),)
    accepted = (examples.BENFORD_SECOND_DIGITS,)


class NumbersInTwoPlaces(Rule):
    """The same numbers stand in the same order in two tables or lists that tell different things.

    A run may be a column of a table, a row, or a list in prose, and is compared with those read in
    the same direction, in the document and across those of a batch. How long it must be follows
    from its digits: each digit beyond the first makes it ten times less likely, and so few such
    runs must be expected among all that could be (0.001) that chance does not explain it. Zeros
    at the end, years, equal steps, equal factors and numbers that recur in the run count for
    nothing, nor does what tells the same measure of the same period in both places.
    """

    code = "FOR004"
    name = "numbers-in-two-places"
    severity = "info"
    blind_spots = (
        "What is told again on purpose under other labels is remarked on too. Runs of numbers of "
        "one or two digits must be long to be seen, and copies with every number changed are not."
    )
    flagged = (Flagged(examples.COPIED, at="31.47"),)
    accepted = (examples.COPIED_SHORT,)

    class Schema(Copies):
        """Runs that chance explains."""

        @pa.dataframe_check
        @classmethod
        def chance_explains(cls, copies: pd.DataFrame) -> pd.Series[bool]:
            """Whether so many such runs are to be expected."""
            return copies["by_chance"] > EXPECTED

    def explain(self, row: Any) -> Finding:
        """The remark, at the first number of the later run."""
        return Finding(row.second.start, row.second.end, copied(row))


RULES: Final = (
    TerminalDigitsNotUniform,
    FirstDigitsNotBenford,
    SecondDigitsNotBenford,
    NumbersInTwoPlaces,
)
