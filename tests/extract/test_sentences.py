"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.sentences import split_sentences


def split(text):
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. We left.", ["It rained.", "We left."]),
        ("It cost $2.5 million. We left.", ["It cost $2.5 million.", "We left."]),
        ("Dr. A. Lee met Mr. Poe. They ate.", ["Dr. A. Lee met Mr. Poe.", "They ate."]),
        ("He said “It rained.” We left.", ["He said “It rained.”", "We left."]),
        ("In the U.S. Senate it rained. We left.", ["In the U.S. Senate it rained.", "We left."]),
        ("It rained in the U.S. The rest is dry.", ["It rained in the U.S.", "The rest is dry."]),
        ("See Fig. 3 and e.g. Table 2. We left.", ["See Fig. 3 and e.g. Table 2.", "We left."]),
        ("Did it rain? Yes! Much.", ["Did it rain?", "Yes!", "Much."]),
        ("“Really?” he asked. We left.", ["“Really?” he asked.", "We left."]),
        ("A heading\n\nThe text.", ["A heading", "The text."]),
        ("A heading\nThe text goes on.", ["A heading", "The text goes on."]),
        (
            "This line is long enough to have been wrapped by an editor and cost $2\nmillion.",
            ["This line is long enough to have been wrapped by an editor and cost $2\nmillion."],
        ),
        ("1. Boil water.\n2. Add salt.", ["1. Boil water.", "2. Add salt."]),
        ("We need:\n- salt\n- two eggs", ["We need:", "- salt", "- two eggs"]),
        ("   ", []),
    ],
)
def test_sentences(text, sentences):
    assert split(text) == sentences


@given(st.text(alphabet='aA1.!? \n"”)-•e.g', max_size=60), st.integers(0, 5))
def test_spans_are_trimmed_ordered_and_lose_nothing(text, start):
    start = min(start, len(text))
    spans = split_sentences(text, start, len(text))
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)
    assert spans == sorted(spans)
    kept = "".join(text[a:b] for a, b in spans)
    assert "".join(kept.split()) == "".join(text[start:].split())
