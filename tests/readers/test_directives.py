"""Comments that speak to the audit: found in every format, and not part of the text."""

import pytest

import audit
from audit import readers
from audit.document import Directive

READERS = {reader.name: reader for reader in readers.builtin()}


def read(name, source):
    return READERS[name].read(source.encode(), f"x.{name}")


def said(document):
    """What each directive says, and the comment as the source has it."""
    return [
        (each.text, document.source[each.source_start : each.source_end])
        for each in document.directives
    ]


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "comment",
    ["<!-- audit: ignore CHG001 -- as quoted -->", "<!--audit:ignore CHG001 -- as quoted-->"],
)
def test_a_comment_of_html(name, comment):
    source = f"The fund paid out 510 grants.\n\n{comment}\n\nIt has 12 staff.\n"
    document = read(name, source)
    assert said(document) == [("ignore CHG001 -- as quoted", comment)]
    assert "audit" not in document.text
    assert "CHG001" not in " ".join(audit.extract(document)["text"])


@pytest.mark.parametrize("mark", ["#", "##", "//", "%", "%%", ".."])
def test_a_line_of_a_plain_text(mark):
    line = f"  {mark} audit: ignore SUM"
    document = read("text", f"One line\n{line}\nand another.\n")
    assert said(document) == [("ignore SUM", line)]
    # the paragraph goes on across it
    assert len(document.blocks) == 1
    assert document.text.split() == ["One", "line", "and", "another."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_keep_their_places(end):
    source = f"a{end}# audit: ignore{end}225 strikes <!-- audit: ignore --> flown{end}"
    document = read("text", source)
    assert [text for text, _ in said(document)] == ["ignore", "ignore"]
    assert len(document.text) == len(source)
    assert document.position(document.text.index("225")) == (3, 1)


@pytest.mark.parametrize(
    "line",
    [
        "# audit 2018: 304 percent",
        "# Audit: ignore",
        "the audit: ignore that",
        "#audit",
        "# audit: 304 percent",
        "<!-- audit ignore -->",
        "<!-- audit: ignore",
    ],
)
def test_what_is_no_directive_stays_in_a_plain_text(line):
    document = read("text", line)
    assert document.directives == ()
    assert document.text == line


def test_a_heading_of_markdown_is_no_comment():
    document = read("markdown", "# audit: ignore CHG001\n\nText.\n")
    assert document.directives == ()
    assert document.text == "audit: ignore CHG001\n\nText."


@pytest.mark.parametrize(
    "title", ["(audit: ignore DIF)", '"audit: ignore DIF"', "'audit: ignore DIF'"]
)
def test_a_reference_that_nobody_sees(title):
    document = read("markdown", f"a\n\n[//]: # {title}\nb\n\n> [//]: # {title}\n> c\n")
    assert [(each.start, each.text) for each in document.directives] == [
        (1, "ignore DIF"),
        (4, "ignore DIF"),
    ]
    assert document.text == "a\n\nb\n\nc"


def test_directives_are_in_order_whatever_their_form():
    source = (
        "[//]: # (audit: 1)\n\na <!-- audit: 2 -->\n\n[//]: # (audit: 3)\n\n<!-- audit: 4 -->\n"
    )
    assert [each.text for each in read("markdown", source).directives] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("markdown", "```\n<!-- audit: ignore -->\n```\n\n`<!-- audit: ignore -->`\n\nx\n"),
        ("html", "<script><!-- audit: ignore --></script><textarea><!-- audit: ignore -->"),
        ("markdown", "[x]: http://example.org 'a title' \n\n<!-- note: audit: this -->\n\nx\n"),
    ],
)
def test_what_only_looks_like_one(name, source):
    assert read(name, source).directives == ()


def test_where_in_the_text_it_stands():
    document = read("html", "<p>225 <!-- audit: here -->strikes</p><!-- audit: behind --><p>x</p>")
    assert document.text == "225 strikes\n\nx"
    assert [(each.start, each.end) for each in document.directives] == [(3, 3), (11, 11)]


def test_a_comment_over_lines_is_one():
    document = read("markdown", "<!-- audit: bind strikes.csv\n  month=May -->\n\nx\n")
    assert said(document)[0][0] == "bind strikes.csv\n  month=May"


def test_a_directive_can_be_made_of_what_it_says():
    assert Directive(0, 0, "ignore").source_end == 0
