"""What a document says itself of where its figures come from."""

from __future__ import annotations

from textwrap import dedent

import pytest

NORTHERN = "month=2024-01 route=Northern"


@pytest.mark.parametrize(
    ("text", "told", "value"),
    [
        ("11,840 passengers", NORTHERN, 11840),
        ("11,840 passengers", "MONTH=2024-01 Route=northern column=Passengers", 11840),
        ("20,055 passengers", "month=2024-01 sum", 20055),
        ("40,620 passengers", "sum", 40620),
        ("11,840 passengers", "month='January 2024' route=Northern", 11840),
        ("40,620 passengers", "month=2024 sum", 40620),
        ("40,620 passengers", "month=2024-01..2024-02 sum", 40620),
        ("12,105 passengers", "max", 12105),
        ("8,215 passengers", "min", 8215),
        ("10,155 passengers", "average", 10155),
        ("4 rows", "count", 4),
        ("59%", "month=2024-01 route=Northern share", 100 * 11840 / 20055),
        ("2%", "month=2024-02 route=Northern change from month=2024-01", 100 * (12105 / 11840 - 1)),
        ("265 passengers", "month=2024-02 route=Northern difference from month=2024-01", 265),
        (
            "3,625 passengers",
            "month=2024-01 route=Northern difference from route=Southern",
            11840 - 8215,
        ),
    ],
)
def test_what_can_be_told(text, told, value, check):
    report = check(f"It was {text} there. <!-- audit: bind ferries.csv {told} -->")
    assert not report.troubles
    (row,) = report.relations["bindings"].itertuples()
    assert row.data_value == pytest.approx(value)
    assert row.explicit
    assert row.holds
    assert row.construction == "by the document"


def test_the_query_that_is_shown_gives_the_value(bound, load):
    texts = {
        11840: f"It was 11,840 there. <!-- audit: bind ferries.csv {NORTHERN} -->",
        265: "It was 265 more. <!-- audit: bind ferries.csv month=2024-02 route=Northern "
        "difference from month=2024-01 -->",
        10155: "It was 10,155 on the whole. <!-- audit: bind ferries.csv average -->",
    }
    queries = bound("\n\n".join(texts.values()))
    assert set(queries) == set(texts)
    connection = load("ferries.csv").connection
    for value, query in queries.items():
        assert connection.execute(query).fetchall()[0][0] == pytest.approx(value)


def test_a_wrong_figure_is_told_with_the_query(check):
    report = check(f"It was 11,480 there. <!-- audit: bind ferries.csv {NORTHERN} -->")
    (finding,) = report.findings.itertuples()
    assert (finding.rule, finding.severity, finding.suggestion) == ("REF001", "error", "11,840")
    assert finding.message == (
        '"11,480": ferries.csv has 11,840 (SELECT "passengers" FROM "ferries.csv" '
        "WHERE \"route\" = 'Northern' AND \"month\" = '2024-01')"
    )


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("ferry.csv", 'no reference is called "ferry.csv"; did you mean "ferries.csv"?'),
        ("ferries.csv", "4 rows are such: name one of"),
        ("ferries.csv months=2024-01", 'no rows are told by "months"; did you mean "month"?'),
        ("ferries.csv route=North", '"route" is nowhere "North"; did you mean "Northern"?'),
        ("ferries.csv month=2023-01", "the reference has no period 2023-01"),
        ("ferries.csv month=May..x sum", '"May..x" is no range of periods'),
        ("ferries.csv avrage", '"avrage" is neither COLUMN=VALUE nor an aggregate; did you mean'),
        ("ferries.csv column=route sum", 'no values are in a column "route"'),
        ("ferries.csv route=Northern change", "told from where"),
        ("ferries.csv sum from month=2024-01", '"from" is for change, difference, share'),
        ("ferries.csv sum sql='SELECT 1'", "SQL says all by itself"),
        ("ferries.csv route='Northern", "cannot be read: no closing quotation"),
    ],
)
def test_what_cannot_be_told_says_why(told, fault, check):
    report = check(f"It was 11,840 there. <!-- audit: bind {told} -->")
    (trouble,) = report.troubles
    assert trouble.where.endswith("note.md:1")
    assert fault in trouble.message
    assert report.relations["bindings"].empty


def test_it_is_of_the_number_before_it_or_else_of_the_one_behind(check):
    text = dedent(f"""\
        It has 12 men. It was 11,840 there <!-- audit: bind ferries.csv {NORTHERN} -->, not 7.

        <!-- audit: bind ferries.csv max -->
        They were 12,105 in the other.
        """)
    report = check(text)
    assert not report.troubles
    bound = report.relations["bindings"]
    assert bound["stated_value"].tolist() == [11840, 12105]


def test_a_directive_without_a_number_is_told(check):
    (trouble,) = check(f"Nothing. <!-- audit: bind ferries.csv {NORTHERN} -->").troubles
    assert "there is no number beside it" in trouble.message


@pytest.mark.parametrize("name", ["note.md", "note.html", "note.txt"])
def test_every_format_can_tell(name, check):
    text = f"It was 11,840 there. <!-- audit: bind ferries.csv {NORTHERN} -->"
    report = check(f"<p>{text}</p>" if name.endswith("html") else text, name=name)
    assert not report.troubles
    assert report.relations["bindings"]["stated_value"].tolist() == [11840]


def test_an_attribute_of_markdown(check):
    text = f'It was 11,840{{audit="bind ferries.csv {NORTHERN}"}} there.'
    report = check(text)
    assert not report.troubles
    assert report.relations["bindings"]["stated_value"].tolist() == [11840]
    assert report.relations["sources"]["stated_value"].tolist() == [11840]


def test_a_file_beside_the_document(check, folder):
    (folder / "note.md.audit.toml").write_text(
        dedent(f"""\
        [[bind]]
        claim = "It was 11,840"
        to = "ferries.csv {NORTHERN}"

        [[bind]]
        claim = "12,105 in the other"
        to = "ferries.csv max"
        """)
    )
    report = check("It was\n11,840 there, and 12,105 in the other.")
    assert not report.troubles
    assert report.relations["bindings"]["stated_value"].tolist() == [11840, 12105]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('[[bind]]\nclaim = "11,840"', '[[bind]] has two texts: "claim"'),
        ("[[bound]]", 'holds tables [[bind]] with "claim" and "to"'),
        ("bind = ", "Invalid value"),
        ('[[bind]]\nclaim = "none"\nto = "ferries.csv sum"', '"none" stands 0 times in'),
        ('[[bind]]\nclaim = "there"\nto = "ferries.csv sum"', 'there is no number in "there"'),
    ],
)
def test_faults_of_that_file_are_told(content, fault, check, folder):
    (folder / "note.md.audit.toml").write_text(content)
    (trouble,) = check("It was 11,840 there.").troubles
    assert trouble.where.endswith("note.md.audit.toml")
    assert fault in trouble.message


def test_units_are_converted_or_refused(check, folder):
    (folder / "ships.csv").write_text("ship,length_m\nHeron,30.5\nWren,12.0\n")
    bind = "<!-- audit: bind ships.csv ship=Heron -->"
    report = check(f"She is 100 feet long. {bind}", "ships.csv")
    assert not report.troubles
    (row,) = report.relations["bindings"].itertuples()
    assert row.data_value == pytest.approx(30.5 / 0.3048)
    assert row.holds
    (trouble,) = check(f"She weighs 100 tonnes. {bind}", "ships.csv").troubles
    assert '"100 tonnes" is not in meter' in trouble.message
