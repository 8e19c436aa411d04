import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import assert_found, assert_sound, blocks, grid, headers, written

from audit.readers.markdown import read


def document(text):
    found = read(text.encode(), "a.md")
    assert_sound(found)
    return found


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("A **304** percent _rise_.", "A 304 percent rise."),
        ("**304**-fold, ***5***th, a_b_c, 2 * 3 * 4", "304-fold, 5th, a_b_c, 2 * 3 * 4"),
        ('[304 percent](http://x.org/5 "a 6") up', "304 percent up"),
        ("[304 percent][r] up\n\n[r]: http://x.org/5", "304 percent up"),
        ("![chart of 5](chart-6.png) 304", "304"),
        ("up `x = 5` 304", "up 304"),
        ("5`x`3", "5 3"),
        ("see <https://x.org/2018/05> 304", "see 304"),
        ("see https://x.org/2018/a_5_b. And 304", "see . And 304"),
        ("(www.x.org/5) 304", "() 304"),
        ("304 <!-- 5 --> percent", "304 percent"),
        ("304 <span class='n5'>percent</span>", "304 percent"),
        ("5\\% of \\*304\\*", "5% of *304*"),
        ("5&nbsp;&euro; &amp; 6 &lt; 7", "5\xa0€ & 6 < 7"),
        ("304[^1] percent.[^note]", "304 percent."),
        ("304[^1]5", "304 5"),
        ("~~303~~ 304 percent", "304 percent"),
        ("10<sup>6</sup> and 5 km<sup>2</sup>", "10^6 and 5 km^2"),
        ("304  \npercent", "304\npercent"),
        ("304\\\npercent", "304\npercent"),
        ("304<br>percent", "304\npercent"),
        ("wrapped\nline", "wrapped line"),
        ("# Heading 304 ##", "Heading 304"),
        ("Heading 304\n===", "Heading 304"),
    ],
)
def test_what_a_block_says(markdown, text):
    assert blocks(document(markdown)) == [text]


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("1. one 5\n2. two\n   more\n", ["one 5", "two more"]),
        ("- one\n- two\n\n  para\n  - three", ["one", "two", "para", "three"]),
        ("> one\n> two\nlazy\n>> deep", ["one two lazy", "deep"]),
        ("> one\n>\n>> deep", ["one", "deep"]),
        ("one\n\n    code 5\n\n```\ncode 6\n```\n\ntwo", ["one", "two"]),
        ("one\n***\ntwo", ["one", "two"]),
        ("<div>\none <b>two</b>\n</div>\n\nthree", ["one two", "three"]),
        ("<script>\nvar x = 5;\n\nvar y = 6;\n</script>\n\nthree", ["three"]),
        ("<!-- 5\n\n6 -->\n\nthree", ["three"]),
        ("<object>\n\nstill read", ["still read"]),
        ("<details><summary>sum 5</summary>\n\nin *it*\n\n</details>", ["sum 5", "in it"]),
        ("text[^1]\n\n[^1]: The note 12.\n", ["text", "The note 12."]),
        ("> <p>\n> one 5\n> </p>", ["one 5"]),
    ],
)
def test_which_blocks_there_are(markdown, texts):
    assert blocks(document(markdown)) == texts


def test_offsets_lead_to_the_source():
    found = document(
        "Para one.\n\n> quoted **304** percent\n> and [link 5](http://x/304 '304') 304 more\n"
        ">\n> 1. item &mdash; 7\\% `8` 9\n"
    )
    assert written(found, "304 percent") == "304** percent"
    assert written(found, "304") == "304"
    assert written(found, "304 more") == "304 more"
    assert written(found, "7%") == "7\\%"
    assert written(found, "9") == "9"
    assert written(found, "—") == "&mdash;"
    at = found.text.index("304 more")
    assert found.position(at) == (4, 36)
    assert found.source_line(4)[35:] == "304 more"
    assert_found(found)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines(newline):
    found = document(
        newline.join(["---", "date: 2018-06-17", "---", "", "# A", "", "- b", "  **304**"])
    )
    assert blocks(found) == ["A", "b 304"]
    assert found.position(found.text.index("304")) == (8, 5)
    assert found.date == datetime.date(2018, 6, 17)
    assert_found(found)


def test_tables_are_tables():
    found = document(
        "Before\n\n| Month | Strikes \\| n |\n|---|--:|\n"
        "| May | **225** |\n| x \\| 3 y | |\n\nAfter"
    )
    assert blocks(found) == ["Before", "After"]
    assert grid(found) == {
        (0, 0): "Month",
        (0, 1): "Strikes | n",
        (1, 0): "May",
        (1, 1): "225",
        (2, 0): "x | 3 y",
    }
    assert headers(found) == {(0, 0), (0, 1)}
    assert written(found, "x | 3 y") == "x \\| 3 y"
    assert written(found, "225") == "225"
    assert_found(found)


@pytest.mark.parametrize("prefix", ["> ", "- ", "> - ", "1. ", "10) "])
def test_tables_in_quotes_and_lists(prefix):
    rest = "".join(char if char == ">" else " " for char in prefix)
    lines = ["| 1 | 1 |", "|---|---|", "| 1 | 2 |", "3 | 1"]
    found = document(
        "\n".join((prefix if not at else rest) + line for at, line in enumerate(lines))
    )
    assert grid(found) == {
        (0, 0): "1",
        (0, 1): "1",
        (1, 0): "1",
        (1, 1): "2",
        (2, 0): "3",
        (2, 1): "1",
    }
    places = [found.position(cell.start) for cell in found.tables[0].cells]
    column = len(prefix) + 1
    assert places == [
        (line, column + at)
        for line, columns in ((1, (2, 6)), (3, (2, 6)), (4, (0, 4)))
        for at in columns
    ]


def test_tables_in_html_are_tables_too():
    found = document(
        "<table>\n<tr><th>May<td>225</tr>\n\n<tr><th>June<td>226</tr>\n</table>\n\nAfter"
    )
    assert grid(found) == {(0, 0): "May", (0, 1): "225", (1, 0): "June", (1, 1): "226"}
    assert blocks(found) == ["After"]


@pytest.mark.parametrize(
    ("front", "date"),
    [
        ("---\ntitle: x\ndate: 2018-06-17\n---\n", datetime.date(2018, 6, 17)),
        ("---\nDate: '2018-06-17T10:00:00Z'\n...\n", datetime.date(2018, 6, 17)),
        ("+++\ndate = 2018-06-17\n+++\n", datetime.date(2018, 6, 17)),
        ("---\ndate: 2018-02-31\n---\n", None),
        ("---\ndate: yesterday\n---\n", None),
        ("---\ntitle: 304 percent\n---\n", None),
    ],
)
def test_front_matter(front, date):
    found = document(front + "Prose 5.")
    assert blocks(found) == ["Prose 5."]
    assert found.date == date
    assert found.position(0) == (front.count("\n") + 1, 1)


@pytest.mark.parametrize("text", ["---\n\nProse 5.\n\n---\n\nMore.", "---\nprose without an end\n"])
def test_a_rule_is_no_front_matter(text):
    assert blocks(document(text))[-1] in {"More.", "prose without an end"}


def test_nothing_but_code_is_a_document_without_prose():
    found = document("```\n5\n```\n")
    assert (found.text, found.blocks, found.tables) == ("", (), ())


@pytest.mark.parametrize("odd", ["\x0b", "\u2028", "\x85", "\x0c"])
def test_odd_white_space_moves_no_line(odd):
    found = document(f"{odd}\n304 percent\n{odd}\n5{odd}6\n\n> {odd}\n> 7")
    assert found.position(found.text.index("304")) == (2, 1)
    assert found.position(found.text.index("5")) == (4, 1)
    assert found.position(found.text.index("7")) == (7, 3)
    assert_found(found)


_WORDS = (
    "304 percent a_b *5* **6** _7_ [8](x) [9][r] `10` \\* &amp; &nbsp; <b>11</b> <!--12--> [^13]"
    " ![14](y) <sup>15</sup> ~~16~~ http://x.org/17 ** _ ` [ ] | \\| ~~ <s> </s> ! ![ € 𝟙"
    " m<sup>2</sup> <https://a.b>"
)
_LINES = st.lists(st.sampled_from(_WORDS.split()), max_size=8).map(" ".join)
_MARKS = st.sampled_from(
    ["", "", "> ", "- ", "1. ", "# ", "    ", "  ", "| ", "\t", "> - ", "|-|-|"]
)


@settings(deadline=None)
@given(
    st.lists(st.tuples(_MARKS, _LINES), max_size=12),
    st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_every_word_is_found_where_it_is_said_to_be(lines, newline):
    source = newline.join(mark + line for mark, line in lines) + newline + "end"
    found = document(source)
    assert_found(found)


def test_headings_are_told_with_their_levels():
    found = document("Ferries\n===\n\n12 sail.\n\n> ## Of 2\n\n#\n")
    told = [(found.text[start:].partition("\n")[0], level) for start, level in found.headings]
    assert told == [("Ferries", 1), ("Of 2", 2)]
