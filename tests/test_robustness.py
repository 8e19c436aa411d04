"""No text makes an audit fail, and every claim and finding stands where its words are."""

from __future__ import annotations

import cProfile
import pstats
import re
import subprocess
import sys
from pathlib import Path

import audited
import pytest
from hypothesis import given
from hypothesis import strategies as st

import audit

WORDS = re.findall(
    r"[^|\n]+",
    """
percent|%|$|€1.2|million|billion|from|to|of|the|and|or|over|than|rose|fell|increase|down|up|doubled
half|three quarters|(|)|,|.|:|;|-|–|×|/|=|304|74|0|-5|1,000|2.50|1e9|.5|nine|twenty-one|dozens|3-1
10 to 4|10-4|May|2018|4 June 2018|09:30|a day|each|an average of|total|the remaining|leaving
of which|strikes|people|°C|km|miles|about|more than|at least|between|as many|%)|(n =|p < .001
95% CI|“|”|1/2|½|²|
#7|No. 5|II|+|±|~|1,2,3|00|1.2.3|9999999999999999999999|0.000000000001|£0|0%|-100%|Of those
""",
)
WORDS += ["\n", "\n\n"]


def hold_together(texts):
    for each in audited.Batch(dict(enumerate_names(texts))).values():
        text = each.document.text
        for row in each.claims.itertuples():
            assert text[row.start : row.end] == row.text
        starts, ends = each.claims["start"].tolist(), each.claims["end"].tolist()
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False)), each.told()
        for row in each.findings.itertuples():
            assert 0 <= row.start < row.end <= len(text)
            assert row.message
            assert row.suggestion != text[row.start : row.end]
        for frame in each.relations.values():
            assert frame["holds"].notna().all()


def enumerate_names(texts):
    return ((f"text {number}", text) for number, text in enumerate(texts))


from_words = st.lists(st.sampled_from(WORDS), max_size=40)


@audited.unshrunk
@given(st.lists(from_words.map(" ".join), min_size=1, max_size=20))
def test_any_row_of_number_words(texts):
    hold_together(texts)


@audited.unshrunk
@given(st.lists(from_words.map("".join), min_size=1, max_size=20))
def test_any_row_of_number_words_without_spaces(texts):
    hold_together(texts)


@audited.unshrunk
@given(st.lists(st.text(max_size=200), min_size=1, max_size=20))
def test_any_text(texts):
    hold_together(texts)


ODD = ["", " ", "\n", "\x00", "0", "%", "$", "٣٤ percent", "9" * 5000, "1," * 3000, "(" * 3000]
ODD += ["a" * 9000, "-" * 9000, "1 " * 3000, "\ud800", "\ufeff304 percent"]


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:8]))
def test_odd_texts(text):
    hold_together([text])


@pytest.mark.parametrize("gap", [" " * 20_000, "\u00a0" * 20_000, ") " * 5_000, ", " * 5_000])
def test_long_gaps_between_the_numbers_of_a_change(gap):
    """A pattern that tries every way to part the gap would not be through in a lifetime."""
    hold_together([f"Sales rose 5%{gap}to $21 million{gap}from $20 million, 8%{gap}more."])


PIECES = ["304 percent over ", "1,", "(12) ", "from 3 to 4 ", "nine and ", "up 5% ", "$1 or "]
PIECES += ["May 4, ", "12 people: 7 ", "\n\n5% "]


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_work_grows_in_proportion_to_the_text(piece):
    """Counted in calls, for seconds depend on the machine."""
    audit.check(text=piece)  # what is loaded once is loaded here
    short, long = (calls(piece * (size // len(piece))) for size in (5_000, 20_000))
    assert long < 6 * short


def calls(text):
    profile = cProfile.Profile()
    profile.enable()
    audit.check(text=text)
    profile.disable()
    return pstats.Stats(profile).total_calls


@pytest.mark.slow
def test_no_pattern_hangs():
    """A process of its own can be stopped; linear patterns need a few seconds, a bad one years."""
    tests = Path(__file__).parent
    seeds = [path for path in (tests.parent / "seeds").iterdir() if path.suffix != ".yaml"]
    try:
        done = subprocess.run(
            [sys.executable, tests / "pumping.py", *sorted(seeds)],
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=True,
        )
    except subprocess.TimeoutExpired as late:
        told = (late.stdout or b"").decode().splitlines()
        pytest.fail(f"this pattern takes too long: {told[-1:]}")
    patterns = int(done.stdout.splitlines()[-1].split()[0])
    assert patterns > 50
