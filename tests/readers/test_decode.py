import codecs

import charset_normalizer
import pytest

from audit.errors import Unreadable
from audit.readers.decode import decode

LATIN = "Le café a vendu 225 unités à 5 £ – « soit » 304 % de plus."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_with_its_mark(mark, encoding):
    assert decode(mark + LATIN.encode(encoding)) == LATIN


@pytest.mark.parametrize(
    "text",
    [
        LATIN,
        "£5",
        "It fell – “sharply” – to 225.",
        "Umsatz: 5 € ± 3 × 2 ½ °C",
        "Fünfzig Prozent der Größe, 225 Flüge",
        "naïve",
    ],
)
def test_western_text_needs_no_mark(text):
    assert decode(text.encode("cp1252")) == text


def test_latin_1_far_behind_in_a_file():
    text = "225 strikes were flown. " * 10_000 + LATIN.replace("–", "-")
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Число ударов выросло на 304 процента по сравнению с мартом, сообщило министерство.",
            "cp1251",
        ),
        (
            "Liczba nalotów wzrosła o 204 procent; zażółć gęślą jaźń, źdźbło, więcej łodzi.",
            "cp1250",
        ),
        ("空爆の回数は三月の七十四回から二百二十五回に増えたと国防総省は発表した。", "shift_jis"),
    ],
)
def test_other_scripts_are_detected(text, encoding):
    assert decode((text * 4).encode(encoding)) == text * 4


def test_a_declared_charset_is_believed_when_it_is_not_utf_8():
    content = "Число: 225".encode("koi8-r")
    assert decode(content, "koi8-r") == "Число: 225"
    assert decode("Число: 225".encode(), "koi8-r") == "Число: 225"


@pytest.mark.parametrize(
    "declared", ["rot13", "unicode_escape", "hex", "undefined", "no\0ne", "ü", ""]
)
def test_a_codec_that_is_no_charset_is_not_believed(declared):
    assert decode("£5 \\N{BULLET}".encode("cp1252"), declared) == "£5 \\N{BULLET}"


def test_a_declared_latin_1_is_windows_1252():
    assert decode(b"\x93225\x94 strikes", "iso-8859-1") == "“225” strikes"


def test_a_few_broken_bytes_do_not_make_it_another_encoding():
    content = LATIN.encode() + b" \xff " + LATIN.encode()
    assert decode(content) == f"{LATIN} \ufffd {LATIN}"
    assert decode(LATIN.encode() + "é".encode()[:1]) == LATIN + "\ufffd"


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b" \0"]
)
def test_empty(content):
    with pytest.raises(Unreadable, match=r"^is empty$"):
        decode(content)


@pytest.mark.parametrize(
    "content",
    [
        b"text\0more",
        bytes(range(256)),
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 20,
        b"PK\x03\x04\x01\x02\x03\x04 abc" * 20,
        codecs.BOM_UTF16_LE + b"a\0\0\0",
    ],
)
def test_binary(content):
    with pytest.raises(Unreadable, match=r"^is binary, not text$"):
        decode(content)


def test_broken_utf_16_says_where():
    with pytest.raises(Unreadable, match=r"cannot be decoded: begins as UTF-16, byte 4"):
        decode(codecs.BOM_UTF16_LE + b"a\0" + b"\x00\xd8" + b"a\0")


def test_form_feeds_and_escapes_are_text():
    assert decode(b"page one\f\x1b[1mpage two\x1b[0m") == "page one\f\x1b[1mpage two\x1b[0m"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp1251"])
def test_an_encoding_is_guessed_from_a_sample_of_a_large_file(encoding, monkeypatch):
    guessed = []
    made = charset_normalizer.from_bytes

    def from_bytes(content, **options):
        guessed.append(len(content))
        return made(content, **options)

    monkeypatch.setattr(charset_normalizer, "from_bytes", from_bytes)
    tail = "число ударов выросло на 304 процента" if encoding == "cp1251" else LATIN
    text = "The coalition has conducted 225 strikes in May.\r\n" * 20_000 + tail * 100
    assert decode(text.encode(encoding)) == text
    assert all(size <= 32 * 1024 for size in guessed)
    assert bool(guessed) == (encoding == "cp1251")
