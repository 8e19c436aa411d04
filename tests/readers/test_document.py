import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.document import Document


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one", ["one"]),
        ("one\ntwo\n\n\nthree  \n", ["one\ntwo", "three"]),
        ("one\r\n\r\ntwo\r\nmore", ["one", "two\r\nmore"]),
        ("one\r\rtwo", ["one", "two"]),
        ("  one\n \t \n two", ["one", "two"]),
    ],
)
def test_blank_lines_end_the_blocks_of_a_text(text, blocks):
    document = Document.from_text(text)
    assert [text[start:end] for start, end in document.blocks] == blocks
    assert document.text == document.source == text


def test_name_and_date_of_a_text():
    document = Document.from_text("x", "note.txt", datetime.date(2018, 6, 17))
    assert (document.name, document.date) == ("note.txt", datetime.date(2018, 6, 17))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_editors_end_them(newline):
    document = Document.from_text(f"ab{newline}{newline}cde{newline}f")
    at = document.text.index("d")
    assert document.position(at) == (3, 2)
    assert document.source_line(1) == "ab"
    assert document.source_line(2) == ""
    assert document.source_line(3) == "cde"
    assert document.source_line(4) == "f"
    assert document.position(len(document.text)) == (4, 2)


def test_an_end_stays_on_its_line():
    document = Document.from_text("ab\ncd")
    assert document.end_position(2) == (1, 3)
    assert document.end_position(3) == (1, 4)
    assert document.end_position(5) == (2, 3)
    assert document.end_position(0) == (1, 1)


@settings(deadline=None)
@given(st.text(alphabet="ab \r\n\u00e9\U0001f600", max_size=60))
def test_positions_at_once_are_positions_one_by_one(text):
    document = Document.from_text(text)
    offsets = list(range(len(text) + 1))
    for many in (offsets, np.array(offsets, dtype=np.int64)):
        lines, columns = document.positions(many)
        assert list(zip(lines, columns, strict=True)) == [document.position(at) for at in offsets]


def test_positions_of_nothing():
    lines, columns = Document.from_text("").positions([])
    assert len(lines) == len(columns) == 0


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_string_is_a_document(text):
    document = Document.from_text(text)
    behind = 0
    for start, end in document.blocks:
        assert behind <= start < end
        assert not text[behind:start].strip()
        behind = end
    assert not text[behind:].strip()


def test_anchors_tell_what_was_left_out():
    document = Document(
        name="x",
        text="304 up",
        blocks=((0, 6),),
        source="**304** up",
        anchors=((0, 2), (3, 5), (3, 7)),
    )
    assert document.source_span(0, 3) == (2, 5)
    assert document.source_span(0, 4) == (2, 8)
    assert document.source_span(3, 3) == (7, 7)
    assert document.source_offset(4) == 8


def test_line_beyond_the_last_is_empty():
    document = Document.from_text("a\nb\n")
    assert [document.source_line(line) for line in (1, 2, 3, 4)] == ["a", "b", "", ""]
