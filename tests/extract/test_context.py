"""What the sentence around a number adds: elided units, gapped verbs, what is counted, by whom."""

import pandas as pd
import pytest
from extracted import claim_of, claims

from audit.extract.lexicon import noun_lemma
from audit.extract.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        # the second of two changes in percent
        ("Imports rose by 2 percent but exports fell by 1.", "1", 1, "percent"),
        ("Imports rose 2 percent and we lost 3 to injury.", "3", 3, ""),
        # parts of a unit: both ends of a range are in cents
        ("It costs between 20 and 30 cents.", "20 and 30 cents", 0.25, "USD"),
        ("It costs 20 to 30 cents.", "20 to 30 cents", 0.25, "USD"),
        ("It went from 20 to 30 cents.", "20", 0.2, "USD"),
        ("Rates may rise 25 to 50 basis points.", "25 to 50 basis points", 0.375, "point"),
        # the m of a number next to a sum of money is a million
        ("Sales rose from $5m to 10m.", "10m", 10e6, "USD"),
        ("Debt went from 900m to $1.2bn.", "900m", 900e6, "USD"),
        ("He ran from 5m to 10m.", "5m to 10m", 7.5, "meter"),
        # what rises to "ten thousand" between two ends is not told in thousands
        ("Between fifty-two and ten thousand came.", "fifty-two and ten thousand", 5026, ""),
        ("They slept 6.8 (±1.2) hours.", "6.8 (±1.2) hours", 6.8, "hour"),
        # a rate passes on only between sums of one order
        ("Oil fell from $75 a barrel to $46.", "$46", 46, "USD per barrel"),
        ("They paid 93 cents a share, from $1.1 billion.", "$1.1 billion", 1.1e9, "USD"),
        # the sides of a surface
        ("The rug is 4 by 6 feet.", "4", 4, "foot"),
        ("The panel has 1,170 x 2,532 pixels.", "1,170", 1170, "pixel"),
        # some of those counted before
        ("The ward has 120 beds, 80 of them free.", "80", 80, "bed"),
        ("He made 8-of-14 shots.", "8", 8, ""),
        ("He made 8-of-14 shots.", "14", 14, "shot"),
        # nothing happens three and a half times
        ("Homes cost 3.5 times average income.", "3.5 times", 3.5, "factor"),
        ("He won four times.", "four", 4, "time"),
        # what compares a number with another stands before the noun that it counts
        ("He hired 40 more people.", "40", 40, "person"),
        ("They have 40 more than in May.", "40", 40, ""),
        ("We saw three other ships.", "three", 3, "ship"),
        ("It has two very large dogs.", "two", 2, "large dog"),
        ("The loan runs for 48 monthly payments.", "48", 48, "payment"),
        # behind a number, a word that is else a verb is counted
        ("He has 11 goals and 9 assists.", "9", 9, "assist"),
        ("The toll rose to 212 dead and nine hurt.", "212", 212, "dead"),
        ("It has 2,300 clerks, of whom 1,100 write.", "1,100", 1100, "clerk"),
        ("They were 34 ms faster.", "34 ms", 34, "millisecond"),
        # points of percent told by their part
        ("It rose by a quarter point to 5%.", "a quarter point", 0.25, "point"),
        ("It fell half a percentage point.", "half a percentage point", 0.5, "point"),
        ("At follow-up 90 of 300 (30%) smoked.", "90", 90, ""),
        # ages that no word behind the number tells
        ("The average age of the nurses is 42.", "42", 42, "year of age"),
        ("Life expectancy in Ghent was around 73.", "73", 73, "year of age"),
        ("They take children as young as 12.", "12", 12, "year of age"),
        ("It takes money from people over 60.", "60", 60, "year of age"),
        ("They raised the pension age to 70.", "70", 70, "year of age"),
        ("People over 60 countries signed.", "60", 60, "country"),
        ("They asked women aged 45 to 84.", "45 to 84", 64.5, "year of age"),
        ("Their mean age was 22.4 years.", "22.4 years", 22.4, "year of age"),
        ("The age limit is 18 months.", "18 months", 18, "month"),
        ("The age limit rose 20 percent.", "20 percent", 20, "percent"),
        # fractions and multiples joined by hyphens
        ("It took two-and-a-half hours.", "two-and-a-half hours", 2.5, "hour"),
        ("A half-dozen judges left.", "A half-dozen", 6, "judge"),
        ("They took a half-hour walk.", "a half-hour", 0.5, "hour"),
        ("It cut deaths by a third compared with rest.", "a third", 1 / 3, "fraction"),
        ("Rents are a quarter higher than in Bonn.", "a quarter", 0.25, "fraction"),
    ],
)
def test_value_and_unit(text, words, value, unit):
    claim = claim_of(text, words)
    assert claim.value == pytest.approx(value)
    assert claim.unit == unit


@pytest.mark.parametrize("text", ["She scored a third in May.", "Half-year results fell."])
def test_no_fraction(text):
    assert not [claim for claim in claims(text) if claim.kind == "fraction"]


@pytest.mark.parametrize(
    ("text", "words", "direction"),
    [
        ("Prices have gone up 67 percent.", "67 percent", "up"),
        ("Rates have come down 11 percent.", "11 percent", "down"),
        ("They made up 5 percent of it.", "5 percent", ""),
        # a level that is reached is no change
        ("Staff fell to 61.", "61", ""),
        ("Sales rose 5% to $9.", "5%", "up"),
        ("Sales rose 5% to $9.", "$9", ""),
        ("It fell by up to 5 percent.", "5 percent", "down"),
        # the verb of the first change holds for the second
        ("Tea fell 5% to $4, cocoa 2% to $9.", "2%", "down"),
        ("Revenue rose 5%, operating margin 12%.", "12%", ""),
        ("Costs rose $4 million, or 12%, to $9 million.", "12%", "up"),
        ("Among those at follow-up 90 smoked.", "90", ""),
        ("They cut prices by 12 percent.", "12 percent", "down"),
        ("The growth rate of 5% held.", "5%", ""),
        ("It has 12% fewer clerks.", "12%", "down"),
        ("Costs were cut in half.", "half", "down"),
    ],
)
def test_direction(text, words, direction):
    found = claim_of(text, words).direction
    assert ("" if pd.isna(found) else found) == direction


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("We spent $24 billion over eight years.", "eight years", "exact"),
        ("It lasted over eight years.", "eight years", "more_than"),
        ("He served for over eight years.", "eight years", "more_than"),
        ("At least 11 people died and another 40 were hurt.", "40", "exact"),
    ],
)
def test_bound(text, words, bound):
    assert claim_of(text, words).bound == bound


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        # a number behind "of" is no part of the phrase
        ("Only 10% of 23 million people voted.", "10%", "people"),
        # what the things counted make up
        ("They marched after a run of seven games.", "seven", "games, run"),
        ("Lead stood above the limit of 15 ppb requiring action.", "15 ppb", "limit"),
        ("We baked four loaves (1 kg) for lunch.", "1 kg", "loaves"),
        ("It sold twice as many lamps.", "twice", "lamps"),
        ("They pay a 1-percent sales tax.", "1-percent", "sales tax"),
        # words that the lexicon knows as verbs only, or as no nouns
        ("The law may cause energy bills to rise 5 percent.", "5 percent", "energy bills"),
        ("A squad that contained just 17 men lost.", "17", "men, squad"),
        ("The drug cuts COVID-19 mortality by 81%.", "81%", "COVID-19 mortality, drug"),
        ("The firm cut 1,400 jobs.", "1,400", "jobs, firm"),
        ("Every year we spend $5.", "$5", ""),
        ("Rents average $900 a month.", "$900 a month", "Rents"),
        ("The price range was $4 to $5.", "$4 to $5", "price range"),
        ("They seized tea worth an estimated £120.", "£120", "tea"),
        ("They took 300 mg of the drug daily.", "300 mg", "drug"),
        ("They emit 3,000 tonnes of CO2 a year.", "3,000 tonnes", "CO2"),
        ("The ship is 40 metres long and carries nine men.", "nine", "men, ship"),
        ("The yield on the 10-year note fell 2%.", "2%", "yield on the 10-year note"),
    ],
)
def test_measure(text, words, measure):
    assert claim_of(text, words).measure == measure


def test_a_year_that_names_a_level_is_a_date():
    assert claim_of("Output must fall below 2010 levels.", "2010").kind == "date"
    assert claim_of("Output must fall below 2010 tons.", "2010 tons").kind == "quantity"


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        *(("people", "person"), ("women", "woman"), ("crises", "crisis"), ("Cities", "City")),
        *(("warehouses", "warehouse"), ("smartphones", "smartphone"), ("leaves", "leaf")),
        *(("news", "news"), ("likes", "like"), ("oils", "oil"), ("series", "series")),
    ],
)
def test_singular(plural, one):
    assert Vocabulary.of().singular(plural) == one


def test_the_lexicon_is_silent_where_it_knows_no_noun():
    assert noun_lemma("spends") is None
    assert noun_lemma("qwertz") is None


def test_an_age_told_for_others_is_an_age():
    text = "Life expectancy is 77.1 years for men and 81.6 years for women."
    assert claim_of(text, "81.6 years").unit == "year of age"
