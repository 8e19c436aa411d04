"""What is said of a row that does not hold; the panels and the last word say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from audit_forensics.frames import TESTS
from audit_forensics.laws import FIRST_BANDS, SECOND_BANDS, band

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXPECTS: Final = {
    TESTS[0]: "are not spread evenly",
    TESTS[1]: "do not follow Benford's law",
    TESTS[2]: "do not follow Benford's law",
}
_BANDS: Final = {TESTS[1]: FIRST_BANDS, TESTS[2]: SECOND_BANDS}
#: How far off a digit must be to be named, in standard errors.
_NAMED: Final = 2.0
_MOST_NAMED: Final = 3


def whose(test: Any) -> str:
    """The numbers that a test took: "241 numbers of table 2"."""
    where = {
        "table": f"table {int(test.table) + 1}" if test.scope == "table" else "",
        "document": "the document",
        "corpus": "all documents",
    }
    return f"{test.numbers:,} numbers of {where[test.scope]}"


def odd_digits(test: Any) -> str:
    """Whether digits follow their law, with the figures."""
    said = (
        f"the {test.construction} of {whose(test)} {_EXPECTS[test.construction]}: "
        f"{named(test.observed, test.expected)} "
        f"(χ²({test.freedom}) = {test.chi_square:.1f}, p {chance(test.p)}, "
        f"{chance(test.p_adjusted)} among all tests"
    )
    if test.construction in _BANDS:
        conformity = band(test.deviation - test.by_chance, _BANDS[test.construction])
        said += (
            f"; mean deviation {test.deviation:.3f}, {test.by_chance:.3f} of it by chance: "
            f"{conformity}"
        )
    return f"{said})"


def named(observed: Sequence[float], expected: Sequence[float]) -> str:
    """The digits that are farthest off, with how often they occur and should."""
    off = [
        ((seen - due) / due**0.5, digit, seen, due)
        for digit, (seen, due) in enumerate(zip(observed, expected, strict=True))
        if due > 0
    ]
    off.sort(key=lambda each: -abs(each[0]))
    told = [each for each in off if abs(each[0]) >= _NAMED][:_MOST_NAMED] or off[:1]
    return ", ".join(f"{digit} occurs {seen} times, not {due:.0f}" for _, digit, seen, due in told)


def copied(copy: Any) -> str:
    """Which numbers stand in which two places, and how little chance explains it."""
    there = _line(copy, "first")
    if copy.first_document != copy.document:
        there += f" of {copy.first_document}"
    said = (
        f"{copy.numbers} numbers of {_line(copy, 'second')} are those of {there} (line "
        f"{copy.first_line}), in the same order: {copy.words}; chance lets expect "
        f"{copy.by_chance:.1g} such runs"
    )
    return said + (f"; {copy.further} more runs are shared" if copy.further else "")


def chance(p: float) -> str:
    """A probability behind its sign: "= 0.012", "< 0.0001"."""
    return f"= {p:.2g}" if p >= 0.0001 else "< 0.0001"


def _line(copy: Any, role: str) -> str:
    """Where a run is: "a column of table 2"."""
    if copy.direction == "list":
        return "a list"
    return f"a {copy.direction} of table {int(getattr(copy, f'{role}_table')) + 1}"
