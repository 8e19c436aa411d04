"""Extraction on whatever text there is: nothing raises, and claims stand where their words are."""

from __future__ import annotations

import os

import pytest
import written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_properties import HEAP, check

from audit.frames import Claims

#: Single characters that text from anywhere brings along, by what is odd about them.
ODD = {
    "surrogates": "\ud800\udc00\udfff",
    "combining marks": "\u0301\u0308\u20e3\u0338",
    "right to left": "\u200f\u202e\u05d0\u0627",
    "nothing to see": "\u200b\u200d\u2060\ufeff\u00ad\ufe0f",
    "control characters": "\x00\x01\x0b\x0c\x1c\x1f\x7f\x85\u2028\u2029",
    "digits": "٣٤४५４５০๓𝟏𝟗𝟘",
    "numbers that are no digits": "②⑳ⅧⅫ㊿五千〇²³₄½⅞৴",
    "separators": "٫٬．，·'’\u00a0\u2009\u202f",
    "signs": "−–—‐‑＋％٪‰€￥＄№℃°",
    "emoji": "🎉👨\u200d👩5️⃣",
    "private use": "\ue000\uf8ff\U0010fffd",
    "case that changes length": "İßŉǰﬀ",
}
odd = st.sampled_from("".join(ODD.values()))
number = st.one_of(list(written.FORMS.values())).map(lambda drawn: drawn.text)
piece = st.one_of(st.sampled_from(HEAP.split()), number, odd, odd, st.text(max_size=4))
texts = st.builds(
    lambda joint, pieces: joint.join(pieces),
    st.sampled_from(["", " ", " ", "\n", ", "]),
    st.lists(piece, max_size=25),
)
#: `make fuzz` sets how many texts are tried.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "500"))


@pytest.mark.parametrize("odd", ODD)
def test_odd_characters_are_read_over(odd):
    for character in ODD[odd]:
        beside = f"5{character} and {character}5 percent, one hundred{character}two, $5{character}m"
        check(f"{character}\n\n{character}5{character}\n\nThey sank 1{character}5 wells, {beside}.")


@pytest.mark.slow
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(texts)
def test_fuzz(text):
    Claims.validate(check(text))
