"""What must not change a finding, and what must: the same sentence about other things."""

from __future__ import annotations

import random

import pytest
from audited import Batch, Found, audit_text, unshrunk
from hypothesis import given
from hypothesis import strategies as st

import audit

ITEM = (
    "The {who} made {current} {things} with {aside} {others} in {month}. “This demonstrates a "
    "{percent} percent {change} over the {base} {things} {done} in {before},” its {speaker} noted."
)
STRIKES = {
    "who": "coalition",
    "current": "225",
    "things": "strikes",
    "aside": "280",
    "others": "engagements",
    "month": "May",
    "percent": "304",
    "change": "increase",
    "base": "74",
    "done": "conducted",
    "before": "March",
    "speaker": "spokesman",
}
FOUND = [Found("CHG001", "304 percent", "percent-of-as-increase", "204 percent")]

VARIANTS = {
    "other things": {"things": "raids", "others": "patrols"},
    "things with two words": {"things": "safety inspections", "others": "written warnings"},
    "other nouns, ending in y": {"who": "city", "things": "deliveries", "others": "parties"},
    "an irregular plural": {"who": "hospital", "things": "children", "others": "women"},
    "other months": {"month": "October", "before": "January"},
    "months swapped": {"month": "March", "before": "May"},
    "another noun of change": {"change": "rise"},
    "a third noun of change": {"change": "jump"},
    "another speaker": {"speaker": "head of operations", "who": "ministry"},
    "the other number larger": {"aside": "1,280"},
    "the other number in words": {"aside": "twelve"},
}


@pytest.fixture(scope="module")
def variants():
    return Batch({name: ITEM.format(**{**STRIKES, **each}) for name, each in VARIANTS.items()})


@pytest.mark.parametrize("name", VARIANTS)
def test_what_the_item_is_about_does_not_matter(name, variants):
    assert variants[name].found() == FOUND, variants[name].told()


SAME = {
    "a sentence in front": "The summary has 12 pages and 4 tables. {item}",
    "a sentence behind": "{item} The summary has 12 pages and 4 tables.",
    "a paragraph in front": "In 2017 the staff was 1,400 people.\n\n{item}",
    "a paragraph behind": "{item}\n\nTickets cost $12, or $8 for children.",
    "a heading": "Strikes more than triple\n\n{item}",
    "lines that were wrapped": "{wrapped}",
    "windows line ends": "{windows}",
    "no-break spaces": "{nobreak}",
}


@pytest.mark.parametrize("name", SAME)
def test_what_stands_around_it_does_not_matter(name):
    item = ITEM.format(**STRIKES)
    words = item.split()
    wrapped = "\n".join(" ".join(words[at : at + 9]) for at in range(0, len(words), 9))
    text = SAME[name].format(
        item=item,
        wrapped=wrapped,
        windows=wrapped.replace("\n", "\r\n"),
        nobreak=item.replace("304 percent", "304\u00a0percent").replace("74 ", "74\u00a0"),
    )
    audited = audit_text(text)
    found = [(each.rule, each.at.split(), each.diagnosis) for each in audited.found()]
    assert found == [("CHG001", ["304", "percent"], "percent-of-as-increase")], audited.told()


@pytest.mark.parametrize(
    ("percent", "base"), [("204", "74"), ("23", "183"), ("12.5", "200"), ("nearly 13", "200")]
)
def test_the_right_percentage_is_accepted(percent, base):
    audited = audit_text(ITEM.format(**{**STRIKES, "percent": percent, "base": base}))
    assert audited.found() == [], audited.told()
    assert audited.relations["changes"]["holds"].tolist() == [True], audited.told()


@pytest.mark.parametrize("sign", ["$", "€", "£", "¥", "US$", "CHF "])
@pytest.mark.parametrize("scale", ["", " thousand", " million", " billion"])
def test_currency_and_scale_do_not_matter(sign, scale):
    text = f"Sales rose 15 percent to {sign}165.0{scale} from {sign}150.0{scale}."
    audited = audit_text(text)
    assert audited.found() == [Found("CHG001", "15 percent", "other", "10 percent")], audited.told()


TEXTS = {
    "change": ITEM.format(**STRIKES),
    "share": "Of the 80 clinics asked, 60 (70%) replied.",
    "sum": "The crew numbered 14 people: eight sailors and five cooks.",
    "right": "Revenue rose 9 percent to $1.2 billion from $1.1 billion.",
    "none": "Nothing to see here.",
}


def findings_of(names):
    report = audit.check([audit.Document.from_text(TEXTS[name], name=name) for name in names])
    return {
        name: frame.drop(columns="document").to_dict(orient="records")
        for name, frame in report.findings.groupby("document")
    }


def test_findings_do_not_depend_on_the_order_of_documents():
    names = list(TEXTS)
    told = findings_of(names)
    assert set(told) == {"change", "share", "sum"}
    for seed in range(3):
        shuffled = random.Random(seed).sample(names, len(names))
        assert findings_of(shuffled) == told


def test_findings_do_not_depend_on_what_else_is_audited():
    together = findings_of(TEXTS)
    assert {name: findings_of([name])[name] for name in together} == together


def test_a_fingerprint_survives_edits_elsewhere():
    before = audit.check(text=TEXTS["share"]).findings
    after = audit.check(text=f"A new first paragraph.\n\n{TEXTS['share']}").findings
    assert before["start"].tolist() != after["start"].tolist()
    assert before["fingerprint"].tolist() == after["fingerprint"].tolist()


counts = st.integers(2, 99_999)
places = st.integers(0, 2)


@unshrunk
@given(st.lists(st.tuples(counts, counts, places), min_size=1, max_size=20, unique=True))
def test_a_change_worked_out_exactly_and_rounded_is_accepted(changes):
    texts = [change_of(base, current, 0, places) for base, current, places in changes]
    for audited in Batch(dict(zip(texts, texts, strict=True))).values():
        assert audited.found() == [], audited.told()
        assert len(audited.relations["changes"]) == 1, audited.told()


@unshrunk
@given(st.lists(st.tuples(counts, counts, places), min_size=1, max_size=20, unique=True))
def test_what_it_is_of_told_as_what_it_is_more_is_flagged(changes):
    texts = [change_of(base, base + more, 100, places) for base, more, places in changes]
    for audited in Batch(dict(zip(texts, texts, strict=True))).values():
        found = [(each.rule, each.diagnosis) for each in audited.found()]
        assert found == [("CHG001", "percent-of-as-increase")], audited.told()


def change_of(base, current, off, places):
    """How much more or less `current` is than `base`, in a sentence; `off` by so many percent."""
    percent = abs(100 * (current - base) / base) + off
    change = "increase" if current >= base else "decrease"
    return (
        f"The office issued {current:,} permits in May. That is a {percent:,.{places}f} percent "
        f"{change} over the {base:,} permits of March."
    )
