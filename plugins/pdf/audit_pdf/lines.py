"""What is known of a line of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raised:
    """Digits of a line that stand above it: a power or the mark of a note."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is printed.

    Attributes:
        text: Its characters, without a hyphen that parts its last word.
        left: Where it begins, in points from the left edge of the page.
        right: Where it ends.
        baseline: How high it stands, in points from the lower edge.
        size: How high its letters are, with what reaches below and above.
        hyphen: Whether a hyphen at its end parts a word.
        raised: The digits that stand above it, in order.
        furniture: Whether it is a running head or a page number.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    baseline: float = 0.0
    size: float = 0.0
    hyphen: bool = False
    raised: tuple[Raised, ...] = ()
    furniture: bool = False
