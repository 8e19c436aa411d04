"""Changes, shares and orders in many wordings: true ones are silent, false ones are found, and what
does not matter changes nothing.
"""

from __future__ import annotations

import pytest
from audited import Batch, unshrunk
from hypothesis import given
from hypothesis import strategies as st

#: How {what} went {up} by {percent} from {base} to {current}; {rise} is the noun.
CHANGES = {
    "to, from": "The {what} {up} {percent}% to {current} in June from {base} in May.",
    "from, to": "The {what} {up} by {percent} percent, from {base} in May to {current} in June.",
    "noun, from, to": "The {percent}% {rise} from {base} to {current} surprised them.",
    "apposed": "The {what} went from {base} to {current}, a {rise} of {percent}%.",
    "dash": "The {what} went from {base} to {current} – a {percent}% {rise}.",
    "next sentence": "The {what} went from {base} to {current}. This is a {percent}% {rise}.",
    "against": "The {what} came to {current} against {base} in 2019, a {percent}% {rise}.",
    "compared": "The {what} came to {current} compared with {base} then, a {rise} of {percent}%.",
    "compared, next": "The {what} was {current} versus {base}. That is a {rise} of {percent}%.",
    "base first": "Compared with {base} in 2019, the {what} {up} {percent}% to {current}.",
    "base in clause": "The {what}, which was {base} in 2019, {up} {percent}% to {current} then.",
    "base behind": "The {what} {up} {percent}% to {current}. A year earlier, it was {base}.",
    "bracket": "The {what} was {current} (2019: {base}), a {rise} of {percent}%.",
}
#: That {part} of {whole} is {percent}.
SHARES = {
    "bracket": "{part} of the {whole} clinics ({percent}%) replied.",
    "or": "In all {part} of {whole} clinics, or {percent} percent, replied.",
    "first": "In all {percent}%, or {part} of {whole} clinics, replied.",
    "of whole": "Of the {whole} clinics that we asked, {part} ({percent}%) replied.",
    "of whole, or": "Of the {whole} clinics that we asked, {part}, or {percent}%, replied.",
    "of whom": "We asked {whole} doctors, of whom {part} ({percent}%) replied.",
    "share before": "We asked {whole} doctors; {percent}% (n = {part}) replied.",
    "sample": "The final sample was {whole} pupils ({part} girls, {percent}%).",
    "rate": "We asked {whole} doctors and {part} replied, a response rate of {percent}%.",
    "next sentence": "Women hold {part} of the {whole} seats. That is {percent} percent.",
}
#: That {more} exceeds {less}.
ORDERS = {
    "to, from": "The {what} rose to {more} in June from {less} in May.",
    "from, to": "The {what} fell from {more} in May to {less} in June.",
    "up from": "The {what} was {more} in June, up from {less} in May.",
    "higher than": "The {what} of {more} was higher than the {less} of May.",
    "exceeded": "The {what} of {more} exceeded the {less} of May.",
    "next sentence": "The {what} was {less} compared to {more} in May. The decrease was small.",
}


def worded(change, base, percent, told, form="${:,} million"):
    """A change by `percent` from a base of so many hundreds, in which `told` percent are told."""
    current = base * (100 + percent)
    return change.format(
        what="budget",
        up="rose" if percent > 0 else "fell",
        rise="increase" if percent > 0 else "decrease",
        percent=abs(told),
        base=form.format(base * 100),
        current=form.format(current),
    )


bases = st.integers(2, 900)
percents = st.one_of(st.integers(-90, -2), st.integers(2, 300))
parts = st.integers(1, 92)


@unshrunk
@given(bases, percents)
def test_true_changes_are_silent(base, percent):
    batch = Batch({name: worded(each, base, percent, percent) for name, each in CHANGES.items()})
    for audited in batch.values():
        assert audited.found("error", "warning", "info") == [], audited.told()
        assert audited.relations["changes"]["holds"].tolist() == [True], audited.told()


@unshrunk
@given(bases, percents)
def test_false_changes_are_found(base, percent):
    told = abs(percent) + 40
    batch = Batch({name: worded(each, base, percent, told) for name, each in CHANGES.items()})
    for audited in batch.values():
        found = [(each.rule, each.at.startswith(f"{told}")) for each in audited.found()]
        assert found == [("CHG001", True)], audited.told()


@unshrunk
@given(parts, st.integers(2, 90))
def test_true_shares_are_silent_and_false_ones_found(part, hundreds):
    def told(percent):
        whole = f"{100 * hundreds:,}"
        numbers = {"part": f"{part * hundreds:,}", "whole": whole, "percent": percent}
        return {name: each.format(**numbers) for name, each in SHARES.items()}

    for audited in Batch(told(part)).values():
        assert audited.found("error", "warning", "info") == [], audited.told()
        assert audited.relations["shares"]["holds"].tolist() == [True], audited.told()
    for audited in Batch(told(part + 7)).values():
        found = [(each.rule, each.at.startswith(f"{part + 7}")) for each in audited.found()]
        assert found == [("SHR001", True)], audited.told()


@unshrunk
@given(st.integers(3, 9000), st.integers(2, 9000))
def test_true_orders_are_silent_and_false_ones_found(less, above):
    def told(more, less):
        numbers = {"what": "budget", "more": f"${more:,}", "less": f"${less:,}"}
        return {name: each.format(**numbers) for name, each in ORDERS.items()}

    more = less + above
    for audited in Batch(told(more, less)).values():
        assert audited.found("error", "warning", "info") == [], audited.told()
        assert audited.relations["orders"]["holds"].tolist() == [True], audited.told()
    for audited in Batch(told(less, more)).values():
        assert [each.rule for each in audited.found()] == ["ORD001"], audited.told()


FORMS = {
    "billions": "${:,} billion",
    "thousands": "${:,} thousand",
    "euros": "€{:,} million",
    "pounds": "£{:,}",
    "miles": "{:,} miles",
    "counted": "{:,} tickets",
}
AROUND = {
    "before": "The town has a park and a library. {text}",
    "behind": "{text} The town has a park and a library.",
    "numbers before": "The town lies 40 km from the sea.\n\n{text}",
    "quoted": "“{text}”",
}


@pytest.mark.parametrize("told", [25, 65])
@pytest.mark.parametrize("name", CHANGES)
def test_units_and_neighbours_change_nothing(name, told):
    text = worded(CHANGES[name], 8, 25, told)
    same = {form: worded(CHANGES[name], 8, 25, told, each) for form, each in FORMS.items()}
    same |= {where: each.format(text=text) for where, each in AROUND.items()}
    same["other nouns"] = text.replace("budget", "cost of the harbour")
    expected = ["CHG001"] if told == 65 else []
    for audited in Batch(same).values():
        assert [each.rule for each in audited.found()] == expected, audited.told()


PAIRS = {
    "rates, values": "Rents and fees rose {x}% and {y}%, respectively, to $230 million and "
    "$480 million from $200 million and $400 million.",
    "values, rates": "Rents and fees were $230 million and $480 million, up {x}% and {y}%, "
    "respectively, from $200 million and $400 million.",
}


@pytest.mark.parametrize(("x", "y"), [(15, 20), (55, 20), (15, 60)])
@pytest.mark.parametrize("name", PAIRS)
def test_lists_are_paired(name, x, y):
    audited = Batch({"": PAIRS[name].format(x=x, y=y)})[""]
    wrong = [f"{told}%" for told, true in ((x, 15), (y, 20)) if told != true]
    assert [each.at for each in audited.found()] == wrong, audited.told()
    assert audited.relations["changes"]["holds"].tolist() == [x == 15, y == 20], audited.told()


@unshrunk
@given(bases, st.integers(3, 200))
def test_one_wrong_number_is_one_finding(base, percent):
    amount, old, new = base * percent, base * 100, base * (100 + percent)
    wrong = new + base * 120
    text = (
        f"Fees rose by ${amount:,}, or {percent}%, to ${wrong:,} from ${old:,}. "
        f"The ${old:,} were spent."
    )
    audited = Batch({"": text})[""]
    found = [(each.at, each.suggestion) for each in audited.found()]
    assert found == [(f"${wrong:,}", f"${new:,}")], audited.told()
