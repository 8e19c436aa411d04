"""Suggestions in the source: just those bytes, and only if the document is the better for it."""

from __future__ import annotations

import codecs

import pytest
from audited import unshrunk
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.config import Config
from audit.document import Document
from audit.fixing.edits import Edit, apart, codec, edit, edited_source
from audit.fixing.mending import Mender
from audit.plugins import Plugins
from audit.readers.open import read_content

CONFIG = Config(third_party=False)
PLUGINS = Plugins.load(CONFIG)
WRONG = "The fund paid out 510 grants, a 340 percent increase over the 150 of last year."
RIGHT = WRONG.replace("340", "240")


def mend(content, name, **settings):
    config = Config(third_party=False, **settings)
    document = read_content(content, name, PLUGINS.readers())
    assert isinstance(document, Document), document
    return Mender(config, PLUGINS).mended(document, content)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.txt", WRONG, RIGHT),
        ("a.md", WRONG, RIGHT),
        ("a.html", f"<p>{WRONG}</p>", f"<p>{RIGHT}</p>"),
        # what differs is replaced, and the markup around and inside stays
        ("a.md", WRONG.replace("340", "**340**"), RIGHT.replace("240", "**240**")),
        ("a.md", WRONG.replace("340", "3*4*0"), RIGHT.replace("240", "2*4*0")),
        ("a.md", WRONG.replace("340 p", "[340 p](x)"), RIGHT.replace("240 p", "[240 p](x)")),
        ("a.md", f"| a | b |\n|---|---|\n| c | {WRONG} |", None),
        ("a.md", f"> {WRONG}".replace("a 340 ", "a\n> 340\n> "), None),
        ("a.html", f"<p>{WRONG}".replace("340 ", "34&#48;&nbsp;"), None),
        ("a.html", f"<p>{WRONG}".replace("340 ", "<b>340</b>&#32;"), None),
        ("a.html", f"<p>A &amp; B &lt;&copy;: {WRONG}", None),
        ("a.md", f"A \\* \\_B\\_ &amp; &copy; \\\\: {WRONG}", None),
        # a trailing comment, a heading, a list
        ("a.md", f"# {WRONG}\n\n- {WRONG} <!-- audit: bind x -->\n", None),
    ],
)
def test_only_what_differs_is_replaced(name, before, after):
    mended = mend(before.encode(), name)
    if after is None:
        after = before.replace("340", "240").replace("34&", "24&").replace("<b>340", "<b>240")
    if "| c |" in before:  # a cell is no sentence: nothing is related in it, or the same is
        assert mended is None or mended.content.decode() == after
        return
    assert mended is not None
    assert mended.content.decode() == after
    assert mended.count == before.count("grants")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        # what differs is written in another way than it reads
        ("a.html", f"<p>{WRONG}</p>".replace("340", "&#51;40")),
        ("a.html", f"<p>{WRONG}</p>".replace("340", "&#x33;40")),
        ("a.html", f"<p>{RIGHT}</p>"),
        ("a.txt", RIGHT),
        # silenced: that is nobody's error any more
        ("a.md", f"{WRONG} <!-- audit: ignore CHG001 -->"),
        # no suggestion
        ("a.txt", "Sales rose 5 percent to $19 million from $20 million."),
    ],
)
def test_what_is_left(name, source):
    assert mend(source.encode(), name) is None


def test_what_crosses_markup_is_left():
    document = read_content(b"a 3<b>4</b>0 percent", "a.html", PLUGINS.readers())
    at = document.text.index("340")
    assert edit(document, at, at + 3, "999") is None
    assert edit(document, at, at + 3, "390") == Edit(at + 1, at + 2, 6, 7, "9")


@pytest.mark.parametrize(
    ("old", "new", "source"),
    [
        ("5", "15", "x 15 y"),
        ("55", "555", "x 555 y"),
        ("100", "10", "x 10 y"),
        ("1,200", "12,000", "x 12,000 y"),
        ("six", "seven", "x seven y"),
    ],
)
def test_insertions_and_deletions(old, new, source):
    document = Document.from_text(f"x {old} y")
    made = edit(document, 2, 2 + len(old), new)
    assert made is not None
    assert made.end > made.start
    assert edited_source(document.source, [made]) == source


def test_nothing_to_change_is_no_edit():
    document = Document.from_text("x 5 y")
    assert edit(document, 2, 3, "5") is None
    assert edit(document, 2, 3, "") is None


def test_edits_that_overlap():
    first, inside, next_to = Edit(0, 3, 0, 3, "a"), Edit(2, 4, 2, 4, "b"), Edit(3, 4, 3, 4, "c")
    assert apart([next_to, inside, first]) == [first, next_to]


def test_severity_is_asked():
    assert mend(WRONG.encode(), "a.txt", severities={"CHG001": "warning"}) is None


def test_a_document_that_got_no_cleaner_is_left(monkeypatch):
    """The suggestion must make an error go away when the document is audited again."""
    rule = next(type(rule) for rule in PLUGINS.rules() if rule.code == "CHG001")
    explain = rule.explain

    def misled(self, row):
        from dataclasses import replace

        return replace(explain(self, row), suggestion="999 percent")

    monkeypatch.setattr(rule, "explain", misled)
    assert mend(WRONG.encode(), "a.txt") is None
    # the wrong advice in one place does not keep the right one from another
    other = "Costs rose by $4 million to $21 million from $20 million."
    mended = mend(f"{WRONG}\n\n{other}\n".encode(), "a.txt")
    assert mended is not None
    assert mended.content.decode() == f"{WRONG}\n\n{other.replace('$4', '$1')}\n"


def test_a_suggestion_that_the_encoding_lacks_is_left(monkeypatch):
    rule = next(type(rule) for rule in PLUGINS.rules() if rule.code == "CHG001")
    explain = rule.explain

    def unwritable(self, row):
        from dataclasses import replace

        return replace(explain(self, row), suggestion="240 percent \u2713")

    monkeypatch.setattr(rule, "explain", unwritable)
    assert mend(f"Café: {WRONG}".encode("cp1252"), "a.txt") is None


def test_bytes_that_no_text_has_are_kept_by_leaving_the_file():
    content = b"caf\xc3\xa9 \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 \xff " + WRONG.encode()
    assert mend(content, "a.txt") is None


WORDS = st.text(
    st.characters(codec="cp1252", exclude_categories=["Cc", "Cs", "Nd", "No"]), max_size=30
)
FORMS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("cp1252", b""),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end(form, end):
    encoding, mark = form
    source = f"Café – £5{end}{end}{WRONG}{end}no end"
    mended = mend(mark + source.encode(encoding), "a.txt")
    assert mended.content == mark + source.replace("340", "240").encode(encoding)


@settings(parent=unshrunk, max_examples=10)
@given(
    before=WORDS,
    behind=WORDS,
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    form=st.sampled_from(FORMS),
)
def test_no_other_byte_changes(before, behind, end, form):
    """Whatever the encoding and the line ends, and a second time nothing does."""
    encoding, mark = form
    source = f"{before}{end}{end}{WRONG}{end}{end}{behind}{end}"
    content = mark + source.encode(encoding)
    document = read_content(content, "a.txt", PLUGINS.readers())
    if not isinstance(document, Document) or document.source != source:
        # the encoding was taken for another, which is the reader's right
        return
    mended = Mender(CONFIG, PLUGINS).mended(document, content)
    if mended is None:  # the words around may change what is related, not the bytes
        return
    assert mended.content == mark + source.replace("340", "240").encode(encoding)
    assert Mender(CONFIG, PLUGINS).mended(mended.document, mended.content) is None


@settings(deadline=None)
@given(content=st.binary(max_size=200))
def test_what_is_encoded_again_is_the_same(content):
    found = codec(content, content.decode("utf-8", "replace"))
    assert found is None or found.encode(found.text) == content
