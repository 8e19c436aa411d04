"""Numbers as they are written, and the values and units they are read as."""

import math

import pytest

from audit.document import Document
from audit.extract import extract


def claims(text, **about):
    return list(extract([Document.from_text(text, **about)]).itertuples())


def only(text):
    found = claims(text)
    assert len(found) == 1, [claim.text for claim in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "kind"),
    [
        # digits
        ("The barn holds 1,250 sheep.", "1,250", 1250, "sheep", "count"),
        ("Some 12,34,567 voters came.", "12,34,567", 1234567, "voter", "count"),
        ("Il pesa 1.234.567,5 kg.", "1.234.567,5 kg", 1234567.5, "kilogram", "quantity"),
        ("It weighs 3.2 kg.", "3.2 kg", 3.2, "kilogram", "quantity"),
        ("The slope was -0.25 here.", "-0.25", -0.25, "", "count"),
        ("The effect was .07 overall.", ".07", 0.07, "", "count"),
        ("It took 1.5e-3 s to open.", "1.5e-3 s", 0.0015, "second", "duration"),
        ("A charge of 6.2 × 10−4 C flowed.", "6.2 × 10−4", 6.2e-4, None, None),
        ("They sold 40 000 tickets.", "40 000", 40000, "ticket", "count"),
        ("Storage rose to 2'500'000 bytes.", "2'500'000 bytes", 2500000, "byte", "quantity"),
        # magnitudes
        ("They hired 3 million clerks.", "3 million", 3e6, "clerk", "count"),
        ("It has 10k users.", "10k", 10000, "user", "count"),
        ("Debt of £2.7m was paid.", "£2.7m", 2.7e6, "GBP", "money"),
        ("A fund of $1.2bn closed.", "$1.2bn", 1.2e9, "USD", "money"),
        ("Over 4 crore homes have power.", "4 crore", 4e7, "home", "count"),
        (
            "The road is 3 million and a half miles long.",
            "3 million and a half miles",
            3.5e6,
            "mile",
            "quantity",
        ),
        # words
        ("He keeps twenty-one goats.", "twenty-one", 21, "goat", "count"),
        ("Two hundred and six bones were found.", "Two hundred and six", 206, "bone", "count"),
        (
            "It sold three thousand four hundred lamps.",
            "three thousand four hundred",
            3400,
            "lamp",
            "count",
        ),
        ("He wrote four hundred million lines.", "four hundred million", 4e8, "line", "count"),
        ("It scored minus five point five.", "minus five point five", -5.5, None, None),
        ("They bought half a dozen mugs.", "half a dozen", 6, "mug", "count"),
        ("A million shells lay there.", "A million", 1e6, "shell", "count"),
        # fractions
        ("Two-thirds of the town left.", "Two-thirds", 2 / 3, "fraction", "fraction"),
        ("A quarter of the wheat rotted.", "A quarter", 0.25, "fraction", "fraction"),
        ("One in five families moved.", "One in five", 0.2, "fraction", "fraction"),
        ("The board is 3½ inches thick.", "3½ inches", 3.5, "inch", "quantity"),
        ("The board is 10 1/2 inches thick.", "10 1/2 inches", 10.5, "inch", "quantity"),
        ("They walked half a mile.", "half a mile", 0.5, "mile", "quantity"),
        # percent and points
        ("Rents rose 4.5 percent.", "4.5 percent", 4.5, "percent", "percent"),
        ("Rents rose 4.5 per cent.", "4.5 per cent", 4.5, "percent", "percent"),
        ("The rate gained 3 percentage points.", "3 percentage points", 3, "point", "point"),
        ("The margin gained 80 basis points.", "80 basis points", 0.8, "point", "point"),
        ("A rate of (48.3)% was booked.", "(48.3)%", -48.3, "percent", "percent"),
        # factors
        ("Output doubled.", "doubled", 2, "factor", "factor"),
        ("Costs were halved.", "halved", 0.5, "factor", "factor"),
        ("It is ten times as large.", "ten times", 10, "factor", "factor"),
        ("A threefold rise followed.", "threefold", 3, "factor", "factor"),
        # money
        ("It cost US$40.", "US$40", 40, "USD", "money"),
        ("It cost 40 Danish kroner.", "40 Danish kroner", 40, "DKK", "money"),
        ("It cost RM23.50.", "RM23.50", 23.5, "MYR", "money"),
        ("It cost CHF 200.", "CHF 200", 200, "CHF", "money"),
        ("It cost 63 cents.", "63 cents", 0.63, "USD", "money"),
        ("A loss of $(1.2) million followed.", "$(1.2) million", -1.2e6, "USD", "money"),
        (
            "It cost fifteen dollars and forty cents.",
            "fifteen dollars and forty cents",
            15.4,
            "USD",
            "money",
        ),
        ("Oil fetched $58.24 a barrel.", "$58.24 a barrel", 58.24, "USD per barrel", "money"),
        # measures
        ("It ran at 140 km/h.", "140 km/h", 140, "kilometer per hour", "quantity"),
        ("It ran at 60 miles per hour.", "60 miles per hour", 60, "mile per hour", "quantity"),
        ("The hall covers 90 sq m.", "90 sq m", 90, "square meter", "quantity"),
        ("The hall covers 90 m2 now.", "90 m2", 90, "square meter", "quantity"),
        ("A gap of 4,110ms was set.", "4,110ms", 4110, "millisecond", "duration"),
        ("A disk of 1.5GB failed.", "1.5GB", 1.5, "gigabyte", "quantity"),
        ("It was 32 degrees Celsius.", "32 degrees Celsius", 32, "degree Celsius", "quantity"),
        ("She is 5 feet 3 inches tall.", "5 feet 3 inches", 5.25, "foot", "quantity"),
        # time and age
        ("The seven-year war ended.", "seven-year", 7, "year", "duration"),
        ("A 78-year-old farmer won.", "78-year-old", 78, "year of age", "age"),
        ("He died aged 78.", "78", 78, "year of age", "age"),
        ("She will be 35 in May.", "35", 35, "year of age", "age"),
        ("The calf is 6 months old.", "6 months old", 6, "month of age", "age"),
        # counted nouns
        ("Over 2,000 US soldiers left.", "2,000", 2000, "soldier", "count"),
        ("The 74 raids conducted in March failed.", "74", 74, "raid", "count"),
        ("An 11-member board met.", "11", 11, "member", "count"),
        ("It runs 3,000 tests per day.", "3,000", 3000, "test per day", "count"),
        ("He stayed another night or two.", "two", 2, "night", "count"),
        ("It made thousands of COVID-19 tests.", "thousands", math.nan, "COVID-19 test", "count"),
        ("The plot ≈ 32m2.", "32m2", 32, "square meter", "quantity"),
        ("A grid of 2.1 pm was cut.", "2.1 pm", 2.1, "picometer", "quantity"),
        ("It is a twenty-first of the whole.", "a twenty-first", 1 / 21, "fraction", "fraction"),
        ("It hosts 243 Welsh-speaking guests.", "243", 243, "guest", "count"),
        ("The 56 family-owned firms won.", "56", 56, "firm", "count"),
        ("He sold4 acres.", "4 acres", 4, "acre", "quantity"),
        ("It fell by 0.9 point lower than that.", "0.9", 0.9, "point", "count"),
        ("Mould (26 of 14,374, or 0.2% of all) is rare.", "14,374", 14374, "", "count"),
        ("The other half left.", "half", 0.5, "fraction", "fraction"),
        ("Nine came by bus and one by train.", "one", 1, "", "count"),
        ("(One in Experiment 1, two in Experiment 2)", "One", 1, None, "count"),
        # dozens, and parts of a scale or unit
        ("They sank a dozen wells.", "a dozen", 12, "well", "count"),
        ("They sank 2.5 dozen wells.", "2.5 dozen", 30, "well", "count"),
        ("It has a quarter of a million rivets.", "a quarter of a million", 250000, "rivet", None),
        ("It has two-thirds of a billion rivets.", "two-thirds of a billion", 2e9 / 3, None, None),
        ("It has a million and a half rivets.", "a million and a half", 1.5e6, "rivet", "count"),
        ("It has 2 million 40 thousand rivets.", "2 million 40 thousand", 2040000, "rivet", None),
        ("Yields fell half a percent.", "half a percent", 0.5, "percent", "percent"),
        ("Yields fell half a percentage point.", "half a percentage point", 0.5, "point", "point"),
        ("It swam a quarter of a nautical mile.", "a quarter", 0.25, "nautical mile", "quantity"),
        # powers
        ("A charge of 6.2 × 10⁻⁴ C flowed.", "6.2 × 10⁻⁴", 6.2e-4, None, None),
        ("Some 10⁶ cells died.", "10⁶", 1e6, "cell", "count"),
        ("Some 12² cells died.", "12", 12, None, "count"),
        ("The grant was $1.5e6.", "$1.5e6", 1.5e6, "USD", "money"),
        ("The lamp drew 0.00002e5 A.", "0.00002e5", 2, None, None),
        ("It is 10^90 million million light.", "10^90 million million", math.nan, "", None),
        # signs
        ("- 14 wells ran dry.", "14", 14, "well", "count"),
        ("- 14%", "- 14%", -14, "percent", "percent"),
        ("They lost cash (-$5m).", "-$5m", -5e6, "USD", "money"),
        ("“-$5 million” it said.", "-$5 million", -5e6, "USD", "money"),
        ("A loss of (5.2) million followed.", "(5.2) million", -5.2e6, "", "count"),
        ("The loss fell by ($5.2) million.", "($5.2) million", -5.2e6, "USD", "money"),
        # other scripts
        ("It weighs ３４５．５ kg.", "３４５．５ kg", 345.5, "kilogram", "quantity"),
        ("It weighs ٣٬٤٥٦٫٥ kg.", "٣٬٤٥٦٫٥ kg", 3456.5, "kilogram", "quantity"),
    ],
)
def test_number_is_read(text, words, value, unit, kind):
    found = [claim for claim in claims(text) if claim.text == words]
    assert found, [claim.text for claim in claims(text)]
    claim = found[0]
    assert claim.value == pytest.approx(value, nan_ok=True)
    assert unit is None or claim.unit == unit
    assert kind is None or claim.kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("See Figure 4.", "identifier"),
        ("See Section 3.2 below.", "identifier"),
        ("An F-16 crashed.", "identifier"),
        ("The iPhone 11 sells well.", "identifier"),
        ("Call +1-222-555-0199 now.", "identifier"),
        ("They won 3-1 at home.", "identifier"),
        ("Release 3.11.4 is out.", "identifier"),
        ("He lives at 49 Oak Ranch Road.", "identifier"),
        ("See Fig. 3b.", "identifier"),
        ("So it was (Lee, 2018b).", "date"),
        ("It began in 2018.", "date"),
        ("It began on May 1.", "date"),
        ("It began on 17 June 2018.", "date"),
        ("It is of 2018-06-17.", "date"),
        ("It was the 1990s.", "date"),
        ("It began at 22:39.", "time"),
        ("It began at 5 p.m. sharp.", "time"),
    ],
)
def test_what_is_no_quantity_is_kept_apart(text, kind):
    found = claims(text)
    assert found
    assert {claim.kind for claim in found} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "No one knows this one.",
        "They helped one another.",
        "The first half was dull, the second worse.",
        "It may march on.",
        "Read https://example.org/2019/04/7 first.",
        "The third quarter was good.",
        "The twenty-first century began.",
        "See Chapter XII and Phase II first.",
        "It ended World War II under Henry VIII.",
    ],
)
def test_nothing_is_claimed(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It takes 10 to 20 minutes.", (10, 20)),
        ("It takes 10–20 minutes.", (10, 20)),
        ("It takes between 10 and 20 minutes.", (10, 20)),
        ("The bid was $26 to $31 million.", (26e6, 31e6)),
        ("Bids ranged from $200 to $4 million.", (200, 4e6)),
        ("It is above 1,000 and below 1,500.", (1000, 1500)),
        ("Three or four days passed.", (3, 4)),
        ("It measures 4.1 ± 0.2 mm.", (3.9, 4.3)),
        ("Dozens of people came.", (12, 120)),
        ("It sold tens of millions of bulbs.", (1e7, 1e8)),
        ("It needs one or two pumps.", (1, 2)),
        ("It needs a two-to-three week stay.", (2, 3)),
        ("It serves 10k-20k homes.", (10000, 20000)),
        ("It lies 5km-10km away.", (5, 10)),
        ("It emits 3e-15–5e16 quanta.", (3e-15, 5e16)),
        ("It serves between two hundred and five thousand homes.", (200, 5000)),
        ("It serves between two hundred and five and three hundred homes.", (205, 300)),
    ],
)
def test_range_is_one_claim(text, ends):
    claim = only(text)
    assert claim.bound == "range"
    assert (claim.low, claim.high) == pytest.approx(ends)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It holds 1½ million bolts.", (1.45e6, 1.55e6)),
        ("It holds one and a half million bolts.", (1.45e6, 1.55e6)),
        ("It holds 3 million and a half bolts.", (3.45e6, 3.55e6)),
        ("It holds 12 million million bolts.", (11.5e12, 12.5e12)),
        ("It took two and a half hours.", (2.45, 2.55)),
        ("It took two and a third hours.", (2 + 1 / 3 - 0.005, 2 + 1 / 3 + 0.005)),
        ("It rose half a percent.", (0.45, 0.55)),
    ],
)
def test_fraction_is_rounded_to_its_last_place(text, ends):
    claim = only(text)
    assert claim.bound == "exact"
    assert (claim.low, claim.high) == pytest.approx(ends)


def test_vague_number_has_no_value():
    assert math.isnan(only("Dozens of people came.").value)


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("The rate rose from 4.1 to 4.3 percent.", [4.1, 4.3], "percent"),
        ("Sales grew from $3m to $4m.", [3e6, 4e6], "USD"),
        ("Sales fell $2 million to $9 million.", [2e6, 9e6], "USD"),
        ("He went from 90 pounds to 82, dropping fast.", [90, 82], "pound"),
        ("They gained 5% and 8%, respectively.", [5, 8], "percent"),
        ("Tin fell from $75 per tonne to $45.88.", [75, 45.88], "USD per tonne"),
        ("It fell to $46, down from $75 a barrel.", [46, 75], "USD per barrel"),
        ("Calls soared between March and May, from 74 to 225.", [74, 225], ""),
        ("It went from 21 mpg combined to 23.", [21, 23], "mile per gallon"),
        ("It lent $2.1 and $3.4 million.", [2.1e6, 3.4e6], "USD"),
        ("They were given 45 and 50 mg.", [45, 50], "milligram"),
    ],
)
def test_two_numbers_share_a_unit(text, values, unit):
    found = claims(text)
    assert [claim.value for claim in found] == pytest.approx(values)
    assert {claim.unit for claim in found} == {unit}
