"""Stated p that do not follow from their tests, and values that cannot be."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
import pandera.pandas as pa

from audit import Finding, Flagged, Rule
from audit.interval import Interval, overlaps
from audit_nhst.frames import Tests
from audit_nhst.pvalues import consistent
from audit_nhst.rules.words import p_words, told

_ADJUSTED: Final = (
    "A p that was adjusted for several comparisons is only held to be no smaller than what follows,"
    " where the sentence says so. A p from a permutation, bootstrap or exact test"
    " is not judged where the sentence says so."
)


class _P(Rule):
    """What the rules that compare p share: the rows they look at, and the words."""

    blind_spots = _ADJUSTED

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        told = frame["p_comparison"].ne("") & ~(frame["p_stated_low"] > 1.0)
        return told & frame["exact"] & frame["p_low"].notna()

    def explain(self, row: Any) -> Finding:
        given = told(row, row.start, row.statistic_end)
        stated = told(row, row.p_start, row.p_end)
        follows = p_words(row.p_low, row.p_high)
        if row.corrected:
            follows = f"{p_words(row.p_low, row.p_low)} at least"
        return Finding(
            int(row.p_start),
            int(row.p_end),
            f'"{stated}": of {given} p is {follows}{self.verdict(row)}',
            self.diagnosis(row),
            float(row.p),
            float(row.p_low),
            float(row.p_high),
        )

    def verdict(self, row: Any) -> str:
        """What to add to the arithmetic."""
        return "; that is the p of one tail" if _is_half(row) else ""

    def diagnosis(self, row: Any) -> str:
        """A slip of the decimal point where one fits."""
        stated = Interval(np.array([row.p_stated_low]), np.array([row.p_stated_high]))
        follows = Interval(np.array([row.p_low]), np.array([row.p_high]))
        comparable = row.p_comparison == "=" and not row.corrected
        slips = (overlaps(stated.scaled(times), follows)[0] for times in (0.1, 10.0))
        return "magnitude" if comparable and any(slips) else "other"


def _is_half(row: Any) -> bool:
    """Whether the stated p is that of one tail, of a test that was not said to have one."""
    halved = row.kind in {"t", "z", "r"} or row.df1 == 1
    one = not pd.isna(row.tails) and row.tails == 1
    if one or not halved or row.p_comparison != "=":
        return False
    half = Interval(np.array([row.p_low / 2]), np.array([row.p_high / 2]))
    stated = Interval(np.array([row.p_stated_low]), np.array([row.p_stated_high]))
    return bool(overlaps(stated, half)[0])


class DecisionError(_P):
    """A p is called significant, or not significant, and its test says the opposite.

    The p is worked out from the statistic and its degrees of freedom, for every value that their
    rounding leaves; only where all of them lie on the other side of alpha is the decision wrong.
    Alpha is .05, or what `plugins.nhst.alpha` says. One of the three figures is wrong, and the text
    does not say which, so that no correction is offered.
    """

    code = "NHS001"
    name = "decision-error"
    flagged = (
        Flagged("The groups differed, t(28) = 1.20, p = .03.", at="p = .03"),
        Flagged("There was no effect, F(1, 40) = 9.50, ns.", at="ns"),
        Flagged("The groups differed, χ²(1, N = 90) = 2.20, p < .05.", at="p < .05"),
    )
    accepted = (
        "The groups differed, t(28) = 2.0, p < .05.",
        "There was no effect, F(1, 40) = 1.50, ns.",
        "As we predicted, t(28) = 1.75, p = .045, one-tailed.",
    )

    class Schema(Tests):
        """Stated and computed p are not on different sides of alpha."""

        @pa.dataframe_check
        @classmethod
        def same_decision(cls, tests: pd.DataFrame) -> pd.Series[bool]:
            return ~tests["decision_error"]

    def verdict(self, row: Any) -> str:
        alpha = f"{row.alpha:g}".removeprefix("0")
        side = "not significant" if row.p_low > row.alpha else "significant"
        return f", {side} at {alpha}" + super().verdict(row)


class InconsistentP(_P):
    """A p does not follow from its test.

    It is worked out as for NHS001; the decision at alpha stays what it is.
    """

    code = "NHS002"
    name = "p-does-not-follow"
    severity = "warning"
    flagged = (
        Flagged("The groups differed, t(28) = 2.60, p = .024.", at="p = .024"),
        Flagged("They were related, r(48) = .42, p < .001.", at="p < .001"),
        Flagged("Groups differed, t(30) = 2.75, p = .001.", at="p = .001", diagnosis="magnitude"),
    )
    accepted = (
        "The groups differed, t(28) = 2.60, p = .015.",
        "The groups differed, F(2, 57) = 4.1, p = .02.",
        "Tukey's test told them apart, t(28) = 2.60, p = .038.",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        return super().applies(frame) & ~frame["decision_error"]

    class Schema(Tests):
        """Some p that follows is one that the stated p stands for."""

        @pa.dataframe_check
        @classmethod
        def follows(cls, tests: pd.DataFrame) -> pd.Series[bool]:
            return pd.Series(consistent(tests), index=tests.index)


class PIsNeverZero(Rule):
    """A p is given as zero.

    No statistic has a p of zero; a program that prints ".000" means less than .0005. Write
    "p < .001" (Publication Manual of the American Psychological Association, 7th ed., 6.36).
    """

    code = "NHS003"
    name = "p-is-never-zero"
    severity = "info"
    flagged = (
        Flagged("Ages differed, t(28) = 7.20, p = .000.", at="p = .000", suggestion="p < .001"),
    )
    accepted = ("Ages differed, t(28) = 7.20, p < .001.",)

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        # a p of which nothing is known is not said to hold
        return frame["p"].eq(0) | (frame["p"].notna() & frame["p_low"].notna())

    class Schema(Tests):
        """p is not zero."""

        @pa.dataframe_check
        @classmethod
        def above_zero(cls, tests: pd.DataFrame) -> pd.Series[bool]:
            return tests["p"] > 0

    def explain(self, row: Any) -> Finding:
        stated = told(row, row.p_start, row.p_end)
        start, end = int(row.p_start), int(row.p_end)
        written = row.document_text[start:end]
        small = row.p_comparison == "=" and not row.p_low >= 0.001 and written.endswith(".000")
        return Finding(
            start,
            end,
            f'"{stated}": no p is zero; one that rounds to it is below .001',
            stated=float(row.p),
            expected_high=0.001,
            suggestion=_less_than(written) if small and "=" in written else None,
        )


def _less_than(written: str) -> str:
    """The words "p < .001" for "p = .000", with spaces and a leading zero as they were."""
    return written.replace("=", "<")[: -len("000")] + "001"


def _impossible(tests: pd.DataFrame) -> pd.Series[bool]:
    """Which rows have a value that cannot be, however it was rounded."""
    low, high, kind = tests["statistic_low"], tests["statistic_high"], tests["kind"]
    related = kind.isin(["r", "rho", "tau", "R"]) & ((low > 1.0) | (high < -1.0))
    negative = kind.isin(["F", "chi2", "Q", "H", "U", "W"]) & (high < 0)
    return related | negative | (low > tests["most"]) | (tests["p_stated_low"] > 1.0)


class ImpossibleStatistic(Rule):
    """A statistic or a p has a value that it cannot have.

    A correlation is at most 1, a p too; F, χ², Q and H are not negative; U of groups of n1 and n2
    is at most n1 × n2 (Mann & Whitney, Annals of Mathematical Statistics 18, 1947, 50).
    """

    code = "NHS004"
    name = "impossible-statistic"
    flagged = (
        Flagged("They were related, r(48) = 1.42, p < .001.", at="r(48) = 1.42"),
        Flagged("The groups differed, F(1, 40) = -9.50, p = .004.", at="F(1, 40) = -9.50"),
        Flagged("Ranks differed, U = 145.5, n1 = 10, n2 = 12, p = .03.", at="U = 145.5"),
    )
    accepted = (
        "They were related, r(48) = .42, p = .002.",
        "Ranks differed, U = 25.5, n1 = 10, n2 = 12, p = .03.",
    )

    def applies(self, frame: pd.DataFrame) -> pd.Series[bool]:
        # a value that is possible is not said to hold if nothing else is known of it
        known = frame["p_low"].notna() | frame["most"].notna()
        return frame["p_comparison"].ne("") & (known | _impossible(frame))

    class Schema(Tests):
        """Some value that is written so is possible."""

        @pa.dataframe_check
        @classmethod
        def possible(cls, tests: pd.DataFrame) -> pd.Series[bool]:
            return ~_impossible(tests)

    def explain(self, row: Any) -> Finding:
        if row.p_stated_low > 1.0:
            words = told(row, row.p_start, row.p_end)
            return Finding(int(row.p_start), int(row.p_end), f'"{words}": p is at most 1')
        words = told(row, row.start, row.statistic_end)
        if row.statistic > row.most:
            limit = f"U is at most {row.most:g}, the product of the group sizes"
        elif row.kind in {"r", "rho", "tau", "R"}:
            limit = "a correlation lies between −1 and 1"
        else:
            limit = "such a statistic is not negative"
        return Finding(int(row.start), int(row.statistic_end), f'"{words}": {limit}')
