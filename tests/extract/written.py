"""Written numbers for property tests: each draw is a text with the exact value it stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORD_SCALES = (
    ("trillion", 10**12),
    ("billion", 10**9),
    ("million", 10**6),
    ("thousand", 10**3),
)
#: Scales behind digits, by what may stand between the digits and the scale.
SPACED_SCALES = {
    **{"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    **{"lakh": 10**5, "crore": 10**7, "mn": 10**6, "bn": 10**9, "tn": 10**12, "mln": 10**6},
}
GLUED_SCALES = {"k": 10**3, "M": 10**6, "bn": 10**9, "tn": 10**12, "mn": 10**6}
#: Denominators in the singular, what they are and their plural.
DENOMINATORS = {
    **{"half": (2, "halves"), "third": (3, "thirds"), "fourth": (4, "fourths")},
    **{"fifth": (5, "fifths"), "sixth": (6, "sixths"), "eighth": (8, "eighths")},
    **{"tenth": (10, "tenths"), "twelfth": (12, "twelfths"), "twentieth": (20, "twentieths")},
}
VULGAR = {
    **{"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5)},
    **{"⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8)},
    **{"⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10)},
}
MINUS_SIGNS = ("-", "−", "–", "minus ", "negative ")


@dataclass(frozen=True)
class Written:
    """A number as it is written.

    Attributes:
        text: The words, signs and digits.
        value: What they stand for.
        step: What one more in the last place would add, 0 where there is none ("10⁶").
        words: Whether it is written in words.
        share: Whether it is a fraction alone, which is a kind of its own.
    """

    text: str
    value: Fraction
    step: Fraction = Fraction(1)
    words: bool = False
    share: bool = False

    def times(self, text: str, scale: int) -> Written:
        """The number with a scale behind it."""
        return replace(
            self, text=self.text + text, value=self.value * scale, step=self.step * scale
        )


def place(part: Fraction) -> Fraction:
    """What one more in the last place of a fraction adds: tenths if it can be told in them."""
    return Fraction(1, 10) if (part * 10).denominator == 1 else min(Fraction(1, 100), part / 10)


def _of_digits(text: str, plain: str | None = None) -> Written:
    plain = text if plain is None else plain
    decimals = len(plain.partition(".")[2])
    return Written(text, Fraction(plain), Fraction(1, 10**decimals))


def _no_year(number: int) -> bool:
    return not 1000 <= number <= 2200


def _grouped(number: int, comma: str) -> str:
    return f"{number:,}".replace(",", comma)


def _indian(number: int) -> str:
    head, tail = divmod(number, 1000)
    groups = []
    while head:
        head, group = divmod(head, 100)
        groups.append(f"{group:02}" if head else str(group))
    return ",".join([*reversed(groups), f"{tail:03}"])


whole = st.integers(0, 10**15).filter(_no_year).map(lambda number: _of_digits(str(number)))
comma_grouped = st.integers(1000, 10**15).map(
    lambda number: _of_digits(_grouped(number, ","), str(number))
)
otherwise_grouped = st.builds(
    lambda number, comma: _of_digits(_grouped(number, comma), str(number)),
    st.integers(1000, 10**15),
    st.sampled_from(["'", "’", "\u2009", "\u202f", "\u00a0"]),
)
#: The last group ends in a nought: two numbers side by side are not joined.
space_grouped = st.integers(100, 10**11).map(
    lambda number: _of_digits(_grouped(number * 10, " "), str(number * 10))
)
indian_grouped = st.integers(10**5, 10**12).map(
    lambda number: _of_digits(_indian(number), str(number))
)
european_grouped = st.builds(
    lambda number, decimals: _of_digits(
        f"{_grouped(number, '.')},{decimals}", f"{number}.{decimals}"
    ),
    st.integers(1000, 10**12),
    st.from_regex(r"\A[0-9]{1,2}\Z"),
)
decimal = st.builds(
    lambda number, decimals: _of_digits(f"{number}.{decimals}"),
    st.integers(0, 10**6),
    st.from_regex(r"\A[0-9]{1,6}\Z"),
)
grouped_decimal = st.builds(
    lambda number, decimals: _of_digits(f"{number:,}.{decimals}", f"{number}.{decimals}"),
    st.integers(1000, 10**9),
    st.from_regex(r"\A[0-9]{1,4}\Z"),
)
point_first = st.from_regex(r"\A\.[0-9]{1,6}\Z").map(lambda text: _of_digits(text, f"0{text}"))
small_decimal = st.builds(
    lambda number, decimals: _of_digits(f"{number}.{decimals}"),
    st.integers(0, 999),
    st.from_regex(r"\A[0-9]{1,2}\Z"),
)
small_whole = st.integers(1, 999).map(lambda number: _of_digits(str(number)))
small = small_whole | small_decimal


def _scaled(number: Written, scale: tuple[str, int], gap: str) -> Written:
    return number.times(gap + scale[0], scale[1])


spaced_scale = st.builds(
    _scaled, small, st.sampled_from(sorted(SPACED_SCALES.items())), st.just(" ")
)
glued_scale = st.builds(_scaled, small, st.sampled_from(sorted(GLUED_SCALES.items())), st.just(""))


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _raised(whole: Written, number: Written, mark: str) -> Written:
    """The number with its exponent in small figures."""
    stem = number.text + mark
    return replace(whole, text=stem + whole.text.removeprefix(stem).translate(_RAISED))


def _exponential(number: Written, mark: str, power: int, minus: str) -> Written:
    sign = minus if power < 0 else ""
    factor = Fraction(10) ** power
    return replace(
        number,
        text=f"{number.text}{mark}{sign}{abs(power)}",
        value=number.value * factor,
        step=number.step * factor,
    )


e_notation = st.builds(
    _exponential, small, st.sampled_from("eE"), st.integers(-30, 30), st.just("-")
)
times_ten = st.builds(
    _exponential,
    small,
    st.sampled_from([" × 10^", " x 10^", "×10^", " · 10^", " × 10", "x10"]),
    st.integers(-30, 30).filter(bool),
    st.sampled_from("-−"),
)
raised = st.builds(
    lambda number, mark, power: _raised(_exponential(number, mark, power, "-"), number, mark),
    small,
    st.sampled_from([" × 10", "×10", " · 10", " x 10"]),
    st.integers(-30, 30).filter(bool),
)
power_of_ten = st.integers(-30, 30).map(
    lambda power: Written("10" + str(power).translate(_RAISED), Fraction(10) ** power, Fraction(0))
)


def below_hundred(number: int, hyphen: str = "-") -> str:
    """A number from 0 to 99 in words."""
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"{hyphen}{ONES[ones]}" if ones else "")


def below_thousand(number: int, joint: str = " and ", hyphen: str = "-") -> str:
    """A number from 0 to 999 in words."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return below_hundred(rest, hyphen)
    return f"{ONES[hundreds]} hundred" + (joint + below_hundred(rest, hyphen) if rest else "")


def in_words(number: int, joint: str = " and ", hyphen: str = "-", comma: str = " ") -> str:
    """A number below 10^15 in words: "two million, three hundred and six"."""
    parts = []
    rest = number
    for name, scale in WORD_SCALES:
        many, rest = divmod(rest, scale)
        if many:
            parts.append(f"{below_thousand(many, joint, hyphen)} {name}")
    if not parts:
        return below_thousand(rest, joint, hyphen)
    text = comma.join(parts)
    if rest:
        text += (joint if rest < 100 else comma) + below_thousand(rest, joint, hyphen)
    return text


def _last_place(number: int) -> int:
    """The last place that the words of a number name: 1,000 for 12,000, 100 for 300."""
    scale = 1
    while number and number % 1000 == 0:
        number, scale = number // 1000, scale * 1000
    return scale * (100 if number and number % 100 == 0 else 1)


def _cardinal(number: int, joint: str, hyphen: str, comma: str) -> Written:
    text = in_words(number, joint, hyphen, comma)
    return Written(text, Fraction(number), Fraction(_last_place(number)), words=True)


def _sparse(digits: int, places: list[int]) -> int:
    """A number some of whose groups are nought, as those that are told in words are."""
    return sum(digit * 1000**place for place, digit in enumerate(places)) or digits


numbers_in_words = st.integers(2, 10**15 - 1) | st.builds(
    _sparse,
    st.integers(2, 99),
    st.lists(st.sampled_from([0, 0, 1, 5, 20, 21, 99, 100, 101, 340, 999]), max_size=5),
)
cardinal = st.builds(
    _cardinal,
    numbers_in_words.filter(lambda number: number > 1),
    st.sampled_from([" and ", " "]),
    st.sampled_from(["-", " ", "‐", "‑"]),
    st.sampled_from([" ", ", "]),
)
cardinal_below_hundred = st.integers(2, 99).map(lambda number: _cardinal(number, " ", "-", " "))
with_article = st.builds(
    lambda scale, rest: Written(
        f"a {scale[0]}" + (f" and {below_hundred(rest)}" if rest else ""),
        Fraction(scale[1] + rest),
        Fraction(1 if rest else scale[1]),
        words=True,
    ),
    st.sampled_from([("hundred", 100), *WORD_SCALES]),
    st.integers(0, 99),
)
article_and_scale = st.builds(
    lambda rest, scale: Written(
        f"a hundred{f' and {below_hundred(rest)}' if rest else ''} {scale[0]}",
        Fraction((100 + rest) * scale[1]),
        Fraction((1 if rest else 100) * scale[1]),
        words=True,
    ),
    st.integers(0, 99),
    st.sampled_from(WORD_SCALES),
)
decimal_in_words = st.builds(
    lambda number, digits: Written(
        f"{below_hundred(number)} point {' '.join(ONES[digit] for digit in digits)}",
        Fraction(f"{number}.{''.join(map(str, digits))}"),
        Fraction(1, 10 ** len(digits)),
        words=True,
    ),
    st.integers(0, 99),
    st.lists(st.integers(0, 9), min_size=1, max_size=4),
)
decimal_in_words_scaled = st.builds(
    lambda number, scale: number.times(f" {scale[0]}", scale[1]),
    decimal_in_words,
    st.sampled_from(WORD_SCALES),
)
hundreds = st.builds(
    lambda number: Written(
        f"{below_hundred(number)} hundred", Fraction(number * 100), Fraction(100), words=True
    ),
    st.integers(11, 99).filter(lambda number: number % 10),
)


def _share(above: int, denominator: tuple[str, tuple[int, str]], joint: str) -> Written:
    singular, (below, plural) = denominator
    name = singular if above == 1 else plural
    text = f"{below_hundred(above)}{joint}{name}"
    share = Fraction(above, below)
    return Written(text, share, place(share), words=True, share=True)


_denominators = st.sampled_from(sorted(DENOMINATORS.items()))
share_in_words = st.builds(
    _share,
    st.integers(1, 9),
    _denominators.filter(lambda pair: pair[0] != "half"),
    st.sampled_from(["-", " "]),
)
mixed_in_words = st.builds(
    lambda number, share: Written(
        f"{below_hundred(number)} and {share.text}",
        number + share.value,
        place(number + share.value),
        words=True,
    ),
    st.integers(2, 99),
    share_in_words
    | st.just(Written("a half", Fraction(1, 2)))
    | st.just(Written("a third", Fraction(1, 3))),
)


def _part_of(share: Written, joint: str, scale: tuple[str, int]) -> Written:
    text = f"{share.text}{joint}a {scale[0]}"
    return Written(text, share.value * scale[1], Fraction(scale[1], 10), words=True)


part_of_a_scale = st.builds(
    _part_of,
    share_in_words.filter(lambda share: share.value < 1),
    st.just(" of "),
    st.sampled_from(WORD_SCALES),
)
half_a_scale = st.sampled_from(WORD_SCALES).map(
    lambda scale: Written(
        f"half a {scale[0]}", Fraction(scale[1], 2), Fraction(scale[1], 10), words=True
    )
)
dozens = st.sampled_from(
    [
        Written("a dozen", Fraction(12), Fraction(0), words=True),
        Written("half a dozen", Fraction(6), Fraction(0), words=True),
    ]
) | st.integers(2, 99).map(
    lambda number: Written(
        f"{below_hundred(number)} dozen", Fraction(12 * number), Fraction(0), words=True
    )
)


def _vulgar(number: int, gap: str, sign: str) -> Written:
    part = Fraction(*VULGAR[sign])
    if not number:
        return Written(sign, part, place(part), share=True)
    return Written(f"{number}{gap}{sign}", number + part, place(part))


vulgar = st.builds(
    _vulgar, st.integers(0, 999), st.sampled_from(["", " "]), st.sampled_from(sorted(VULGAR))
)
slashed = st.builds(
    lambda number, below, above, gap: Written(
        f"{number}{gap}{above % below or 1}/{below}" if number else f"{above % below or 1}/{below}",
        number + Fraction(above % below or 1, below),
        place(number + Fraction(above % below or 1, below)),
        share=not number,
    ),
    st.integers(0, 999),
    st.sampled_from([2, 3, 4, 5, 6, 8, 10, 16, 32, 64]),
    st.integers(1, 63),
    st.sampled_from([" ", "-"]),
)


def _negative(number: Written, sign: str) -> Written:
    return replace(number, text=sign + number.text, value=-number.value)


negative = st.builds(
    _negative,
    decimal | comma_grouped | grouped_decimal | spaced_scale | glued_scale | vulgar | point_first,
    st.sampled_from(MINUS_SIGNS),
)
negative_in_words = st.builds(
    _negative,
    cardinal | decimal_in_words | mixed_in_words,
    st.sampled_from(["minus ", "negative "]),
)
positive = st.builds(lambda number: replace(number, text=f"+{number.text}"), small | comma_grouped)


def _in_script(number: Written, zero: str) -> Written:
    """The number in the digits that begin with this nought."""
    digits = {ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)}
    separators = {",": "，", ".": "．"} if zero == "０" else {",": "٬", ".": "٫"}
    return replace(number, text=number.text.translate(digits | str.maketrans(separators)))


other_script = st.builds(
    _in_script, whole | comma_grouped | decimal | grouped_decimal, st.sampled_from("０٠۰")
)
scaled_fraction = st.builds(
    lambda number, sign, scale: Written(
        f"{number}{sign} {scale[0]}",
        (number + Fraction(*VULGAR[sign])) * scale[1],
        Fraction(scale[1], 10),
    ),
    st.integers(1, 99),
    st.sampled_from(sorted(VULGAR)),
    st.sampled_from(sorted(SPACED_SCALES.items())),
)
mixed_in_words_scaled = st.builds(
    lambda number, scale: number.times(f" {scale[0]}", scale[1]),
    mixed_in_words,
    st.sampled_from(WORD_SCALES),
)
digits_and_words = st.builds(
    lambda one, above, two, below: Written(
        f"{one} {above[0]} {two} {below[0]}",
        Fraction(one * above[1] + two * below[1]),
        Fraction(below[1]),
    ),
    st.integers(1, 999),
    st.sampled_from(WORD_SCALES[:3]),
    st.integers(1, 999),
    st.just(WORD_SCALES[3]),
)
capitals = (cardinal | mixed_in_words | with_article).flatmap(
    lambda number: st.sampled_from([number.text.upper(), number.text.title()]).map(
        lambda text: replace(number, text=text)
    )
)
wrapped = st.builds(
    lambda number: replace(number, text=number.text.replace(" ", "\n", 1)),
    cardinal | spaced_scale,
)

#: Every way of writing a number, by name.
FORMS = {
    "whole": whole,
    "grouped by commas": comma_grouped,
    "grouped by other signs": otherwise_grouped,
    "grouped by spaces": space_grouped,
    "grouped as in India": indian_grouped,
    "decimal": decimal,
    "grouped decimal": grouped_decimal,
    "point first": point_first,
    "in digits of another script": other_script,
    "with a scale": spaced_scale,
    "with a glued scale": glued_scale,
    "with two scales": digits_and_words,
    "fraction with a scale": scaled_fraction,
    "e notation": e_notation,
    "times a power of ten": times_ten,
    "times a raised power of ten": raised,
    "power of ten": power_of_ten,
    "cardinal": cardinal,
    "cardinal with an article": with_article,
    "article and scale": article_and_scale,
    "hundreds": hundreds,
    "in capitals": capitals,
    "over a line end": wrapped,
    "decimal in words": decimal_in_words,
    "decimal in words with a scale": decimal_in_words_scaled,
    "mixed number in words": mixed_in_words,
    "mixed number in words with a scale": mixed_in_words_scaled,
    "half a scale": half_a_scale,
    "part of a scale": part_of_a_scale,
    "dozens": dozens,
    "vulgar fraction": vulgar,
    "mixed number in digits": slashed,
    "negative": negative,
    "negative in words": negative_in_words,
    "positive": positive,
}
#: What may be told of a range whose ends are both written in this way.
ENDS = {
    "decimal": (decimal, (" to ", "-", "–", " – ")),
    "small": (small, (" to ", "-", "–", " – ")),
    "grouped by commas": (comma_grouped, (" to ", "-", "–", " – ")),
    "with a scale": (spaced_scale, (" to ", " – ")),
    "with a glued scale": (glued_scale, (" to ", "-", "–", " – ")),
    "e notation": (e_notation, (" to ", "–")),
    "times a raised power of ten": (raised, (" to ", "–")),
    "mixed number in digits": (vulgar.filter(lambda number: not number.share), (" to ", "–")),
    "in words": (cardinal_below_hundred, (" to ",)),
    "hundreds": (hundreds, (" to ",)),
    "decimal in words": (decimal_in_words, (" to ",)),
    "negative": (negative.filter(lambda number: not number.share), (" to ",)),
}
#: What stands before a range and between its ends, where words tell that it is one.
LEADERS = (("from ", " to "), ("between ", " and "))
