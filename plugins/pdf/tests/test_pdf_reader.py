"""What is read of a file in PDF, and where it stands."""

from __future__ import annotations

import pytest
from audit_pdf.compose import compose
from audit_pdf.lines import Line
from audit_pdf.reader import READER, read
from pdf_files import Words, checked, lines, pdf

from audit.errors import Unreadable


def blocks(document):
    return [document.text[start:end] for start, end in document.blocks]


def read_lines(*texts, **place):
    return read(pdf(lines(*texts, **place)), "a.pdf")


def test_lines_of_a_paragraph_are_one_block():
    document = read_lines("The fund paid out 510 grants last year,", "after 150 the year before.")
    assert blocks(document) == [
        "The fund paid out 510 grants last year,\nafter 150 the year before."
    ]


def test_an_audit_counts_lines_within_the_page():
    first = lines("The fund opened in the spring of that year.")
    second = lines(
        "Much was said of it before, and much more behind it.",
        "The fund paid out 510 grants, a 340",
        "percent increase over the 150 of last year.",
    )
    report = checked(read(pdf(first, second), "fund.pdf"))
    (finding,) = report.findings.itertuples()
    assert (finding.rule, finding.line, finding.column) == ("CHG001", 2002, 33)
    assert (finding.end_line, finding.end_column) == (2003, 8)
    document = report.documents[0]
    assert document.source_line(2002) == "The fund paid out 510 grants, a 340"
    assert document.text[finding.start : finding.end].split() == ["340", "percent"]


def test_no_words_run_together_where_a_mark_is_left_out():
    page = [Words("They sold 304"), Words("1", 147.4, 704.5, 7), Words("ships.", 151.4)]
    assert read(pdf(page), "a.pdf").text == "They sold 304 ships."


@pytest.mark.parametrize(
    ("first", "second", "read_as"),
    [
        ("The corre-", "lation was 0.41.", "The correlation was 0.41."),
        ("It rose in 2010-", "2015 by 4 percent.", "It rose in 2010-2015 by 4 percent."),
        ("The Mann-", "Whitney test held.", "The Mann-Whitney test held."),
        ("They sent twenty-", "five ships.", "They sent twenty-five ships."),
    ],
)
def test_hyphens_at_the_end_of_a_line(first, second, read_as):
    document = read_lines(first, second)
    assert blocks(document) == [read_as]
    at = document.text.index(second.split()[-1])
    assert document.position(at) == (1002, second.index(second.split()[-1]) + 1)


def test_a_compound_keeps_its_hyphen_where_the_document_writes_it_elsewhere():
    document = read_lines("A well-known ship. It was a well-", "known ship of 40 tons.")
    assert blocks(document) == ["A well-known ship. It was a well-known ship of 40 tons."]


def raised(before, digits, after):
    """Words with raised digits: Helvetica's digits and the letters below are as wide as told."""
    width = {"They sold 304": 75.4, "10": 13.35, "an area of 40 km": 91.4}[before]
    return [
        Words(before),
        Words(digits, 72 + width, 704.5, 7),
        Words(after, 72 + width + 3.9 * len(digits), 700),
    ]


def test_a_raised_mark_is_no_digit_of_the_number_before_it():
    document = read(pdf(raised("They sold 304", "1", " ships.")), "a.pdf")
    assert document.text == "They sold 304 ships."
    assert document.source_line(1001) == "They sold 3041 ships."
    assert document.position(document.text.index("ships")) == (1001, 16)


@pytest.mark.parametrize(
    ("before", "digits", "read_as"),
    [("10", "6", "10^6 grains."), ("an area of 40 km", "2", "an area of 40 km^2 grains.")],
)
def test_a_raised_power(before, digits, read_as):
    document = read(pdf(raised(before, digits, " grains.")), "a.pdf")
    assert document.text == read_as
    assert document.source_line(1001)[document.position(read_as.index("grains"))[1] - 1 :] == (
        "grains."
    )


def test_running_heads_and_page_numbers_are_left_out():
    pages = [
        [
            Words("Annals of Ships 12 (2019)", y=760),
            *lines(text, "that is told on this page alone."),
            Words(f"- {number} -", x=290, y=30),
        ]
        for number, text in enumerate(
            ("Of sails there is much", "Of ropes there is less", "Of oars there is something"),
            start=211,
        )
    ]
    document = read(pdf(*pages), "a.pdf")
    assert "Annals" not in document.text
    assert "21" not in document.text
    # lines are counted with what is left out
    assert document.position(document.text.index("Of oars")) == (3002, 1)


def test_heads_that_change_with_the_chapters_are_left_out():
    heads = ("1. Sails 3", "1. Sails 4", "2. Ropes 5", "3. Oars 6")
    bodies = [f"There is {much} of it." for much in ("much", "more", "less", "little")]
    pages = [[Words(head, y=760), *lines(one)] for head, one in zip(heads, bodies, strict=True)]
    assert blocks(read(pdf(*pages), "a.pdf")) == bodies


def test_pages_that_are_alike_are_read():
    document = read(pdf(*[lines("There is much of it.")] * 3), "a.pdf")
    assert blocks(document) == ["There is much of it."] * 3


def test_numbers_at_the_edge_that_do_not_grow_with_the_pages_are_kept():
    pages = [lines("Ships were counted here.", f"{count}") for count in (41, 57, 12)]
    document = read(pdf(*pages), "a.pdf")
    assert [count in document.text for count in ("41", "57", "12")] == [True] * 3


def test_a_paragraph_goes_on_over_a_page():
    document = read(
        pdf(lines("The fund paid out 510 grants last year, and"), lines("150 the year before.")),
        "a.pdf",
    )
    assert len(document.blocks) == 2  # a page that begins with a number may begin anew
    document = read(
        pdf(lines("The fund paid out 510 grants and"), lines("lent 150 more.")), "a.pdf"
    )
    assert blocks(document) == ["The fund paid out 510 grants and\nlent 150 more."]


def test_paragraphs_and_headings_are_apart():
    page = [
        Words("Results", size=16, y=740),
        *lines("Sales were high in all of the years of the war, and", "fell."),
        *lines("Costs were low.", top=650),
    ]
    assert blocks(read(pdf(page), "a.pdf")) == [
        "Results",
        "Sales were high in all of the years of the war, and\nfell.",
        "Costs were low.",
    ]


def test_columns_are_read_one_behind_the_other():
    page = [
        *lines("The fund paid out 510", "grants in all, and lent"),
        *lines("150 more to the", "towns of the north.", left=330),
    ]
    document = read(pdf(page), "a.pdf")
    assert document.text.split("\n\n")[0].startswith("The fund paid out 510\ngrants in all")
    assert document.position(document.text.index("150")) == (1003, 1)


def test_a_page_of_a_thousand_lines():
    many = [Line(f"Ship {at} sailed.") for at in range(1, 1002)]
    document = compose([[Line("A head.")], many], "a.pdf")
    assert document.position(document.text.index("Ship 1001 ")) == (21001, 1)
    assert document.source_line(21001) == "Ship 1001 sailed."


def test_rows_of_a_table_are_no_sentence():
    document = read_lines(
        "Sales in the years are told here", "North 1,452 1,146", "South 44.1 56.7"
    )
    assert len(document.blocks) == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is damaged, or no PDF"),
        (b"%PDF-1.4\nnothing of the kind", "is damaged, or no PDF"),
        (pdf([], []), r"has 2 pages and no text; if it is a scan"),
        (
            pdf(
                lines("Secret."),
                trailer="/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                f"/O <{'41' * 32}> /U <{'42' * 32}> >>",
            ),
            "is encrypted and asks for a password; save it without one",
        ),
    ],
    ids=["empty", "damaged", "scan", "encrypted"],
)
def test_what_cannot_be_read_says_why(content, message):
    with pytest.raises(Unreadable, match=message):
        read(content, "a.pdf")


def test_the_command_reads_it(tmp_path):
    path = tmp_path / "fund.PDF"
    path.write_bytes(pdf(lines("Of the 52 ships, 13 (35 percent) run on gas.")))
    report = checked(path)
    assert report.findings["rule"].tolist() == ["SHR001"]
    assert report.findings["line"].tolist() == [1001]
    assert READER.suffixes == (".pdf",)
