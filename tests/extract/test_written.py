"""Every written form of a number is read back to its value, wherever it stands."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
import written
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.document import Document
from audit.extract import extract

#: For each of many forms.
FEW = settings(max_examples=12)
#: What stands before and behind a number, how far its claim then reaches, kind and unit.
DRESSES = (
    ("", " grains", False, "count", "grain"),
    ("", " meters", True, "quantity", "meter"),
    ("", " percent", True, "percent", "percent"),
    ("", " dollars", True, "money", "USD"),
)
#: Those that only digits have.
OF_DIGITS = (
    ("", "%", True, "percent", "percent"),
    ("", " kg", True, "quantity", "kilogram"),
)
#: Those that stand before digits without a sign.
OF_PLAIN_DIGITS = (
    ("$", "", True, "money", "USD"),
    ("€", "", True, "money", "EUR"),
    ("CHF ", "", True, "money", "CHF"),
)
CARRIERS = (
    *("{} were found.", "They found {} in the barn.", "They found {}.", "Was it {}?"),
    *("The rest (they found {}) was lost.", "“{} in all” was what they wrote.", "Found: {}; gone."),
    *("* {} in all", "- {} in all", "They saw [{}] there.", "They found—{}—and left."),
    *("**{}**", "In all, {}, they said.", "{}"),
)


def dresses(number):
    yield from DRESSES
    if not number.words:
        yield from OF_DIGITS
    if number.text[0].isdecimal():
        yield from OF_PLAIN_DIGITS


def interval(number, kind):
    """What a written number stands for: half a unit of its last place; counts are exact."""
    counted = kind == "count" and (number.step == 1 or (number.step == 100 and number.words))
    half = Fraction(0) if counted else number.step / 2
    return float(number.value - half), float(number.value + half)


def read(*texts):
    """The claims of each text."""
    frame = extract([Document.from_text(text, name=str(n)) for n, text in enumerate(texts)])
    found = {str(n): [] for n in range(len(texts))}
    for claim in frame.itertuples():
        found[claim.document].append(claim)
    return list(found.values())


def only(found, text, claimed):
    """The one claim that was found in a text, which must stand exactly where the number does."""
    (claim,) = found
    assert claim.text == claimed
    assert claim.start == text.index(claimed)
    return claim


def put(carrier, words):
    """The words in their carrier, with a capital where they begin it."""
    words = words[0].upper() + words[1:] if carrier.startswith("{") else words
    return carrier.format(words), words


@pytest.mark.parametrize("form", written.FORMS)
@FEW
@given(data=st.data(), carrier=st.sampled_from(CARRIERS))
def test_number_is_read_back(form, data, carrier):
    number = data.draw(written.FORMS[form])
    told = list(dresses(number))
    placed = [put(carrier, f"{before}{number.text}{behind}") for before, behind, *_ in told]
    found = read(*(text for text, _ in placed))
    for claims, (text, words), dress in zip(found, placed, told, strict=True):
        _, behind, spans, kind, unit = dress
        claim = only(claims, text, words if spans else words.removesuffix(behind))
        assert math.isclose(claim.value, number.value, rel_tol=1e-9)
        if number.share and kind == "count":  # "¾ grains" is a fraction
            assert claim.kind == "fraction"
            continue
        assert (claim.kind, claim.unit) == (kind, unit)
        within = {"rel_tol": 1e-9, "abs_tol": float(number.step) * 1e-6}
        low, high = interval(number, kind)
        assert math.isclose(claim.low, low, **within)
        assert math.isclose(claim.high, high, **within)


@pytest.mark.parametrize("form", written.ENDS)
@FEW
@given(data=st.data(), carrier=st.sampled_from(CARRIERS))
def test_range_is_read_back(form, data, carrier):
    ends, joints = written.ENDS[form]
    pair = st.lists(ends, min_size=2, max_size=2, unique_by=lambda number: number.value)
    low, high = sorted(data.draw(pair), key=lambda number: number.value)
    told = [*(("", joint) for joint in joints), *written.LEADERS]
    leader, joint = data.draw(st.sampled_from(told))
    words = f"{low.text}{joint}{high.text}"
    behinds = {" grains": "count", " meters": "quantity", " percent": "percent"}
    texts = [carrier.format(leader + words + behind) for behind in behinds]
    for claims, text, (behind, kind) in zip(read(*texts), texts, behinds.items(), strict=True):
        claim = only(claims, text, words if kind == "count" else words + behind)
        assert (claim.bound, claim.kind) == ("range", kind)
        assert math.isclose(claim.low, low.value, rel_tol=1e-9)
        assert math.isclose(claim.high, high.value, rel_tol=1e-9)


@given(written.share_in_words | written.slashed.filter(lambda number: number.share))
def test_share_is_read_back(share):
    nouns = ("the grain", "all grains", "their land")
    placed = [put("{} was lost.", f"{share.text} of {noun}") for noun in nouns]
    for claims, (text, _) in zip(read(*(text for text, _ in placed)), placed, strict=True):
        claim = only(claims, text, text.partition(" of ")[0])
        assert math.isclose(claim.value, share.value)
        assert (claim.kind, claim.unit) == ("fraction", "fraction")


@given(written.european_grouped, st.sampled_from(CARRIERS))
def test_european_grouping_is_read_where_the_document_shows_it(number, carrier):
    ((first, claim),) = read(f"Gewicht: 1.234,5 kg.\n\n{carrier.format(number.text + ' kg')}")
    assert first.value == 1234.5
    assert claim.text == f"{number.text} kg"
    assert math.isclose(claim.value, number.value)


ACCOUNTING = (
    "{sign}({number}) million",
    "({sign}{number}) million",
    "({sign}{number} million)",
    "({sign}{number}m)",
)


@given(written.small_decimal, st.sampled_from("$€£"), st.sampled_from(ACCOUNTING))
def test_sum_in_brackets_is_below_nought(number, sign, form):
    words = form.format(sign=sign, number=number.text)
    text = f"There was a loss of {words} in all."
    claim = only(*read(text), text, words)
    assert claim.kind == "money"
    assert math.isclose(claim.value, -number.value * 10**6)


@given(st.integers(1, 200), st.sampled_from(("She came {} in the race.", "It was the {} try.")))
def test_ordinal_in_digits_is_read_back(number, carrier):
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 // 10 != 1 else 0, "th")
    text = carrier.format(f"{number}{ending}")
    claim = only(*read(text), text, f"{number}{ending}")
    assert (claim.value, claim.kind) == (number, "ordinal")


@given(
    written.small | written.comma_grouped,
    st.sampled_from(
        [("ms", "millisecond"), ("GB", "gigabyte"), ("kg", "kilogram"), ("GHz", "gigahertz")]
    ),
    st.sampled_from(CARRIERS),
)
def test_glued_unit_is_read_back(number, unit, carrier):
    symbol, name = unit
    text, words = put(carrier, f"{number.text}{symbol}")
    claim = only(*read(text), text, words)
    assert math.isclose(claim.value, number.value)
    assert claim.unit == name


MONEY_SCALES = {
    **{"m": 10**6, "bn": 10**9, "tn": 10**12, "k": 10**3, "M": 10**6, "B": 10**9, "T": 10**12},
    **{"b": 10**9, "t": 10**12, "mn": 10**6, "mm": 10**6},
}


@given(
    written.small,
    st.sampled_from(sorted(MONEY_SCALES.items())),
    st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("C$", "CAD"), ("₹", "INR")]),
    st.sampled_from(["", "-", "−"]),
    st.sampled_from(CARRIERS),
)
def test_scaled_sum_is_read_back(number, scale, currency, minus, carrier):
    text, words = put(carrier, f"{minus}{currency[0]}{number.text}{scale[0]}")
    claim = only(*read(text), text, words)
    value = number.value * scale[1]
    assert math.isclose(claim.value, -value if minus else value)
    assert claim.unit == currency[1]
