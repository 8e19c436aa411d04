from reading import assert_found, assert_sound, blocks

from audit.readers.text import read


def test_text_is_read_as_it_is():
    document = read("17 Jun, 2018\n\nThe rise – 304 percent.\nMore.\n".encode(), "a.txt")
    assert blocks(document) == ["17 Jun, 2018", "The rise – 304 percent.\nMore."]
    assert document.name == "a.txt"
    assert document.source == document.text
    assert_sound(document)


def test_carriage_returns_move_no_offset():
    document = read(b"one\r\n\r\nwrapped\r\nline 304\rlast", "a.txt")
    assert "\r" not in document.text
    assert len(document.text) == len(document.source)
    at = document.text.index("304")
    assert document.position(at) == (4, 6)
    assert document.source_line(4) == "line 304"
    assert document.source[slice(*document.source_span(at, at + 3))] == "304"
    assert blocks(document) == ["one", "wrapped \nline 304\nlast"]
    assert_found(document)


def test_markup_in_plain_text_is_text():
    document = read(b"5 &amp; 6 **7** <b>8</b>", "a.txt")
    assert document.text == "5 &amp; 6 **7** <b>8</b>"
