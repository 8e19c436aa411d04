"""Properties of extraction on generated text."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from work import calls

from audit.document import Document
from audit.extract import extract
from audit.extract.tokens import Tokens
from audit.frames import Claims

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

HEAP = """1 2,5 3.1 $ € % - – ( ) , . / to and from of a one two half third hundred million percent
May March 2018 : km mm in s per cent rose fell by about more than ± × ^ e US £ p m k bn ½ ' ″
12:30 10-20 -5 +3 dozen twice"""
pieces = st.sampled_from(HEAP.split())


def words_of(number):
    """The number below a trillion in English words."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens - 2] + (f"-{words_of(ones)}" if ones else "")
    for scale, name in (
        (10**9, "billion"),
        (10**6, "million"),
        (10**3, "thousand"),
        (100, "hundred"),
    ):
        if number >= scale:
            many, rest = divmod(number, scale)
            joint = " and " if 0 < rest < 100 else " "
            return f"{words_of(many)} {name}" + (joint + words_of(rest) if rest else "")
    raise AssertionError(number)


def check(text):
    frame = extract([Document.from_text(text)])
    for claim in frame.itertuples():
        assert text[claim.start : claim.end] == claim.text
        assert (
            math.isnan(claim.value)
            or claim.low <= claim.value <= claim.high
            or math.isnan(claim.low)
        )
    assert list(frame["start"]) == sorted(frame["start"])
    return frame


@RELAXED
@given(st.text())
def test_any_text_is_read(text):
    check(text)


@RELAXED
@given(st.lists(pieces, max_size=30), st.sampled_from([" ", "", " "]))
def test_any_heap_of_number_words_is_read(words, joint):
    Claims.validate(check(joint.join(words)))


@RELAXED
@given(st.integers(0, 10**12 - 1))
def test_number_in_words_is_read_back(number):
    text = f"They counted {words_of(number)} grains."
    frame = check(text)
    assert frame["value"].tolist() == [number]


@RELAXED
@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(number):
    assert check(f"They counted {number:,} grains of sand.")["value"].tolist() == [number]


@RELAXED
@given(st.decimals(0, 10**6, places=3))
def test_decimals_are_read_back(number):
    frame = check(f"The rope measured {number} meters.")
    assert frame["value"].tolist() == [float(number)]
    assert frame["high"][0] - frame["low"][0] == pytest.approx(0.001)


@given(st.text(), st.integers(0, 5))
def test_tokens_cover_the_text(text, start):
    start = min(start, len(text))
    tokens = Tokens(text, start, len(text))
    covered = "".join(tokens.words)
    assert covered == "".join(text[start:].split()) or covered == "".join(
        character for character in text[start:] if not character.isspace()
    )


#: What is repeated without end: single signs, number words, and the beginnings of constructions.
PIECES = """
9|1,|1.|one |-|1-|hundred |and |$|(|1 |½|' |a b |.|1/|to |May 1 |5 to |5 C |5 pounds |100 |a|
A|'|Figure 1, 2, |5 % , |May |2018 |in 2018, 2017 and |Q3 2018 |$5 (|5 million and |twenty-|
1:|12:30 |5x|10² |1e|5e3-|1 × 10|² |% |. |1 to |one-|up to |of |or |one or |million |
zero million |point five |half a |half of a |a dozen |and a half |two-thirds of a |
between 5 and |between two hundred and |hundreds of |$(|($5) |) million |5-to-|5 p.m. |5 per |
5 feet |5 ± |+/- |1 in 5 |one in |5 of |rose 5 |rose from 5 to |1 000 |5' 6" |Oak |49 Oak |a.|
U.S. |www.|http://|“|é|５|٣٫|−5|& |; 5|= 5, |[5] |about |less than |5 or more |respectively |
"""
PIECES = [piece for piece in PIECES.replace("\n", "").split("|") if piece]
PIECES += ["1 \n", "- 5\n", "5\u00a0", "\u0301", "word" * 100]


@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_with_the_text(piece):
    """Twice the text calls for about twice the steps, counted in calls, not in seconds."""
    steps = [_calls(piece * size) for size in (60, 120)]
    assert steps[1] < 2.3 * steps[0] + 300


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=3).map("".join))
def test_work_grows_with_the_text_of_mixed_pieces(piece):
    steps = [_calls(piece * size) for size in (25, 50)]
    assert steps[1] < 2.3 * steps[0] + 300


def _calls(text):
    return calls(lambda: extract([Document.from_text(text)]))
