"""Which claims have digits of their own, and which digits."""

from __future__ import annotations

import pytest
from audit_forensics.figures import figures_of, significant

import audit

#: Words; digits, exponent, whole, bare year.
READ = {
    "They moved 1,240 crates.": (1240, 0, True, False),
    "They moved 12.40 tons.": (1240, -2, False, False),
    "The share is 0.050 percent.": (50, -3, False, False),
    "They sold 1.25 million crates.": (125, 4, False, False),
    "They sold 12 million crates.": (12, 6, True, False),
    "They spent $3,400.": (3400, 0, True, False),
}


@pytest.mark.parametrize("text", READ)
def test_digits(text):
    (row,) = figures_of(audit.extract(text)).itertuples()
    assert (row.digits, row.exponent, row.whole, row.bare_year) == READ[text]


@pytest.mark.parametrize(
    "text",
    [
        "They moved dozens of crates.",
        "They moved seven crates.",
        "It holds 10^6 grains.",
        "It took 4 to 5 days.",
        "It was on 3 May 2019.",
        "They moved none: 0 crates.",
    ],
)
def test_no_digits(text):
    claims = audit.extract(text)
    assert len(claims)
    assert figures_of(claims).empty


def test_zeros_at_the_end_are_not_significant():
    claims = audit.extract("They moved 1,240 crates, 300 sacks and 12.50 tons.")
    assert significant(figures_of(claims)).tolist() == [3, 1, 3]
