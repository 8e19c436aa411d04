"""Words are data: those of the package, of CLDR and Pint, and those that a run adds."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name
from click.testing import CliRunner

import audit
from audit.cli import main
from audit.config import Config
from audit.document import Document
from audit.extract import extract
from audit.extract.vocabulary import Vocabulary, load
from audit.extract.wordlists import TABLES, checked
from audit.plugins import Plugins
from audit.units import conversion

DOCS = Path(__file__).parent.parent.parent / "docs"
IN_USE = sorted(
    {
        code
        for histories in get_global("territory_currencies").values()
        for code, _, end, tender in histories
        if tender and end is None
    }
)
#: "Five Zimbabwean gold" are medals more often than money.
NAMES_NOT_READ = {"ZWG"}
#: No units to Pint: what is counted, what has no fixed size, and shares.
NO_PINT_UNITS = {
    *("baker's dozen", "beat per minute", "twenty-foot equivalent unit", "win above replacement"),
    *("night", "weekday", "weekend", "barrel of oil equivalent", "base pair"),
    *("part per million", "part per billion", "decibel milliwatt", "frame per second"),
}
FURLETS = {"units": {"furlet": ["fur let"]}, "hedges": {"about": ["within a whisker of"]}}


def claims(text, **about):
    return list(extract([Document.from_text(text)], **about).itertuples())


def only(text, **about):
    (claim,) = claims(text, **about)
    return claim


def house(folder, words):
    """A folder whose configuration names a file with these words."""
    (folder / "words").mkdir()
    (folder / "words" / "house.toml").write_text(words, encoding="utf-8")
    (folder / "audit.toml").write_text('vocabulary = ["words/house.toml"]\n')
    return Config.load(folder / "audit.toml")


def troubles(config):
    plugins = Plugins.load(config)
    plugins.configure(config)
    plugins.listing()
    return plugins, [str(trouble) for trouble in plugins.troubles]


def read(texts):
    """The words, values, units and kinds of one claim in each of these texts, by their names."""
    documents = [Document.from_text(text, name=name) for name, text in texts.items()]
    return {
        claim.document: (claim.text, claim.value, claim.unit, claim.kind)
        for claim in extract(documents).itertuples()
    }


def test_every_currency_is_read_by_its_code():
    words_too = set(load("grammar")["words_too"].split())
    # a code that is a word is one only where it touches its number: "the TOP 5", but "TOP5 million"
    written = {code: f"{code}5" if code in words_too else f"5 {code}" for code in IN_USE}
    found = read({code: f"They paid {words} for it." for code, words in written.items()})
    assert found == {code: (words, 5.0, code, "money") for code, words in written.items()}


@pytest.mark.parametrize("count", [1, 5])
def test_every_currency_is_read_by_its_name(count):
    codes = set(IN_USE) - NAMES_NOT_READ
    written = {
        code: f"{count} {get_currency_name(code, count=count, locale=Locale('en'))}"
        for code in codes
    }
    found = read({code: f"They paid {words} for it." for code, words in written.items()})
    assert found == {code: (words, count, code, "money") for code, words in written.items()}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The fare is 40 bucks.", 40, "USD"),
        ("It sold for fifty quid.", 50, "GBP"),
        ("Tickets cost C$12 each.", 12, "CAD"),
        ("Tickets cost A$12 each.", 12, "AUD"),
        ("Tickets cost EC$12 each.", 12, "XCD"),
        ("The plant cost ¥900 million.", 900e6, "JPY"),
        ("The plant cost 900 million yuan.", 900e6, "CNY"),
        ("The plant cost RMB 900 million.", 900e6, "CNY"),
        ("The bridge cost £3 million.", 3e6, "GBP"),
        ("They paid 300 pounds sterling.", 300, "GBP"),
        ("The sack weighs 300 pounds.", 300, "pound"),
        ("A stamp costs 63 cents.", 0.63, "USD"),
        ("They were fined 900 tenge.", 900, "KZT"),
        ("They were fined 900 Trinidad and Tobago dollars.", 900, "TTD"),
        ("They were fined 900 south african rands.", 900, "ZAR"),
        ("The fund lent 3 billion special drawing rights.", 3e9, "XDR"),
    ],
)
def test_money_is_read(text, value, unit):
    claim = only(text)
    assert (claim.value, claim.unit) == (value, unit)


@pytest.mark.parametrize("text", ["We saw 12 quetzals.", "He won 3 Zimbabwean gold medals."])
def test_words_that_are_money_elsewhere_are_none_here(text):
    assert only(text).kind != "money"


def test_units_are_called_as_pint_calls_them():
    vocabulary = Vocabulary.of()
    names = {*vocabulary.tables["units"], *vocabulary.names.symbols.values()}
    unknown = {name for name in names if conversion(name, name) is None}
    assert unknown == NO_PINT_UNITS


@pytest.mark.parametrize("unit", sorted(Vocabulary.of().names.durations - NO_PINT_UNITS))
def test_spans_of_time_are_that_to_pint(unit):
    assert conversion(unit, "second") is not None


def test_pressure_is_converted_as_a_force():
    scale, _ = conversion("pound per square inch", "kilopascal")
    assert scale == pytest.approx(6.894757, rel=1e-6)


def test_house_words_of_the_page_are_read(tmp_path, monkeypatch):
    words = re.findall(r"```toml\n(.*?)```", (DOCS / "vocabulary.md").read_text(), re.DOTALL)[1]
    house(tmp_path, words)
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(
        "The dig is within a whisker of 40 furlets deep.\n\n"
        "It cost 5 grand. It lasts 12 moons. It takes 30 fl of rope.\n"
    )
    result = CliRunner().invoke(main, ["extract", "note.txt"])
    assert result.exit_code == 0, result.output
    rows = [line.split(",") for line in result.stdout.splitlines()]
    names = ("text", "value", "bound", "unit", "kind")
    columns = [rows[0].index(name) for name in names]
    assert [[row[column] for column in columns] for row in rows[1:]] == [
        ["40 furlets", "40.0", "about", "furlet", "quantity"],
        ["5 grand", "5000.0", "exact", "", "count"],
        ["12 moons", "12.0", "exact", "moon", "duration"],
        ["30 fl", "30.0", "exact", "furlet", "quantity"],
    ]
    assert CliRunner().invoke(main, ["check", "note.txt"]).exit_code == 0


def test_house_words_are_heeded_by_a_check(tmp_path):
    text = "Output rose 70 percent to 3.1 grand tons from 2.1 grand tons."  # 42 to 54 percent
    config = house(tmp_path, "[short_scales]\ngrand = 1_000\n")
    assert audit.check(text=text, config=config).findings["rule"].tolist() == ["CHG001"]
    assert audit.extract(text, config=config)["value"].tolist() == [70, 3100, 2100]


def test_words_are_data_and_need_no_plugins(tmp_path):
    config = house(tmp_path, "[units]\nfurlet = []\n")
    plugins = Plugins.load(Config(vocabulary=config.vocabulary, root=tmp_path, third_party=False))
    assert audit.extract("It is 9 furlets.", plugins=plugins)["kind"].tolist() == ["quantity"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[unit]\nx = []", '1: "unit" is no table of the vocabulary; did you mean "units"?'),
        ("units = 3", '1: "units" must be a table, not 3'),
        ("[units]\nfurlet = 7", '2: "units.furlet" must be a list of texts, not 7'),
        ('[units]\nfurlet = [""]', "2: \"units.furlet\" must be a list of texts, not ['']"),
        ('[units]\n"" = []', '1: "units" has a word without letters'),
        ("[scales]\nnone = 0", '2: "scales.none" must be a number above 0, not 0'),
        ("[scales]\nbig = inf", '2: "scales.big" must be a number above 0, not inf'),
        ("[scales]\nbig = true", '2: "scales.big" must be a number above 0, not true'),
        ("[cardinals]\nsome = -1", '2: "cardinals.some" must be a number, not -1'),
        (
            "[vague]\nheaps = [9, 2]",
            '2: "vague.heaps" must be the least and the greatest number, like [12, 120], '
            "not [9, 2]",
        ),
        (
            '[coins]\ndime = "USD/ten"',
            '2: "coins.dime" must be a currency and how many make one, like "USD/100", '
            'not "USD/ten"',
        ),
        (
            '[prefixed_symbols]\nq = ["quirk", "k z"]',
            '2: "prefixed_symbols.q" must be a unit and its prefixes, like ["meter", "k c m"], '
            "not ['quirk', 'k z']",
        ),
        ("[scales]\nhalf-score = 10", '2: "scales.half-score" must be a single word of letters'),
        (
            '[hedges]\nabot = ["x"]',
            '2: "hedges.abot" is no list of the vocabulary; did you mean "about"?',
        ),
        ("[units\n", "1: is not TOML: expected ']' at the end of a table declaration"),
    ],
)
def test_what_can_be_no_words_is_told(tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    _, told = troubles(house(tmp_path, words))
    assert told == [f"words/house.toml:{message}"]


def test_every_table_is_told():
    page = (DOCS / "vocabulary.md").read_text()
    assert [name for name in TABLES if f"`{name}`" not in page] == []


def test_a_fault_leaves_the_other_words_and_exits_2(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    house(tmp_path, "[unit]\nx = []\n\n[units]\nbad = 3\nfurlet = []\n")
    Path("note.txt").write_text("The dig is 40 furlets deep.\n")
    result = CliRunner().invoke(main, ["extract", "note.txt"])
    assert result.exit_code == 2
    assert '"unit" is no table of the vocabulary; did you mean "units"?' in result.stderr
    assert '"units.bad" must be a list of texts, not 3' in result.stderr
    assert ",furlet,quantity," in result.stdout


def test_file_that_is_not_there_is_told(tmp_path):
    (tmp_path / "audit.toml").write_text('vocabulary = [\n  "none.toml",\n]\n')
    _, (told,) = troubles(Config.load(tmp_path / "audit.toml"))
    assert told.endswith(f"audit.toml:2: there is no file {tmp_path / 'none.toml'}")


def test_words_of_one_run_are_unknown_to_another():
    text = "The dig is within a whisker of 40 furlets deep."
    added = Vocabulary.of([FURLETS])
    for _ in range(2):
        one, other = only(text, vocabulary=added), only(text)
        assert (one.unit, one.kind, one.bound) == ("furlet", "quantity", "about")
        assert (other.unit, other.kind, other.bound) == ("furlet", "count", "exact")


def test_the_same_words_are_one_value():
    assert Vocabulary.of() is Vocabulary.of()
    assert Vocabulary.of([FURLETS]) is Vocabulary.of([dict(FURLETS)])
    assert Vocabulary.of([FURLETS]) is not Vocabulary.of()


def test_a_vocabulary_travels_as_its_origin():
    added = Vocabulary.of([FURLETS])
    only("It is 9 furlets.", vocabulary=added)  # the memo stays at home
    pickled = pickle.dumps(added)
    assert len(pickled) < 500
    assert pickle.loads(pickled) is added


def test_later_words_have_the_last_word():
    words = Vocabulary.of([{"scales": {"gross": 144}}, {"scales": {"Gross": 100}}])
    assert only("They sold 3 gross.", vocabulary=words).value == 300


def test_packaged_tables_are_words():
    for name, language in (
        *(("units", ""), ("currencies", "")),
        *((each, "en") for each in ("units", "currencies", "numbers", "words")),
    ):
        fixed = {"months", "weekdays", "no_currencies", "persons"}
        tables = {k: v for k, v in load(name, language).items() if k not in fixed}
        assert checked(tables)[1] == []
