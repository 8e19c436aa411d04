"""Texts with so many numbers as the rules need, whose digits are laid out and not drawn by lot."""

from __future__ import annotations

from typing import Final

#: Multiples of the golden ratio fall evenly between whole numbers (H. Weyl (1916), Math. Ann. 77),
#: so that powers of ten of them follow Benford's law more closely than any chance does.
_GOLDEN: Final = 0.6180339887498949


def _weights(last_digits: str) -> str:
    """Sixty weights whose last digits are these in turn."""
    # 37 and 83 have no common divisor: no two weights are alike
    told = [f"{14 + at * 37 % 83}.{last_digits[at % len(last_digits)]}" for at in range(60)]
    return f"The sacks weighed {', '.join(told[:-1])} and {told[-1]} kg."


def _harvests(tons: list[int]) -> str:
    return f"The farms brought in {'; '.join(f'{each:,} t' for each in tons)}."


def _powers(numbers: int, least: float, orders: float) -> list[int]:
    """So many numbers from 10 to the power of `least` on, spread evenly over orders of
    magnitude.
    """
    return [round(10 ** (least + orders * (at * _GOLDEN % 1))) for at in range(1, numbers + 1)]


def _with_digit(place: int, digits: str, numbers: list[int]) -> list[int]:
    """The numbers with these digits in turn at a place from the left, the others as they were."""
    told = [str(each) for each in numbers]
    return [
        int(each[:place] + digits[at % len(digits)] + each[place + 1 :])
        for at, each in enumerate(told)
    ]


FAVOURED_DIGITS: Final = _weights("3738372377")
EVEN_DIGITS: Final = _weights("38172946")
BENFORD_FIRST_DIGITS: Final = _harvests(_powers(300, 1, 4))
LEVEL_FIRST_DIGITS: Final = _harvests(_with_digit(0, "123456789", _powers(300, 1, 4)))
BENFORD_SECOND_DIGITS: Final = _harvests(_powers(500, 2, 4))
FAVOURED_SECOND_DIGITS: Final = _harvests(_with_digit(1, "3798375387", _powers(500, 2, 4)))
COPIED: Final = (
    "Plot A gave 31.47, 28.92, 30.16, 27.83 and 32.59 kg a tree. "
    "Plot B gave 31.47, 28.92, 30.16, 27.83 and 32.59 kg a tree."
)
COPIED_SHORT: Final = "Plot A gave 14, 19 and 12 kg a tree. Plot B gave 14, 19 and 12 kg a tree."
