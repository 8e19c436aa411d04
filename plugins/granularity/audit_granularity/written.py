"""Decimal numbers as they are written: an integer and how many of its digits are decimals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: "3.45", ".45", "1,234.5", "3"; a minus before it is read apart.
NUMBER: Final = r"(?:[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_MINUS: Final = "-−–‐‑"
SIGNED: Final = rf"[{_MINUS}]?{NUMBER}"
#: No number that people write for a mean has more digits.
_MOST_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Written:
    """A number in a text, exactly: `units` / 10 ** `decimals`."""

    units: int
    decimals: int
    start: int = -1
    end: int = -1

    @property
    def value(self) -> float:
        """The number as a float."""
        return float(self.units / 10**self.decimals)


def written(words: str, start: int = -1) -> Written | None:
    """The number in these words, which match `SIGNED`; None where it has too many digits."""
    digits = words.strip(_MINUS).replace(",", "")
    whole, _, decimals = digits.partition(".")
    if len(digits) > _MOST_DIGITS:
        return None
    units = int(whole + decimals) * (-1 if words[0] in _MINUS else 1)
    return Written(units, len(decimals), start, start + len(words))
