import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import assert_found, assert_sound, blocks, grid, headers, written
from work import calls

from audit.readers.html import looks_like_html, read


def document(text, encoding="utf-8"):
    found = read(text.encode(encoding), "a.html")
    assert_sound(found)
    return found


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("A <b>304</b> percent <em>rise</em>", "A 304 percent rise"),
        ("A  304\n\t percent", "A 304 percent"),
        ("<b>304 </b> percent", "304 percent"),
        ("<b>304</b>percent", "304percent"),
        (
            "304&nbsp;percent &amp; &lt;5&gt; &#8364;6 &#x20AC;7 &pound",
            "304\xa0percent & <5> €6 €7 £",
        ),
        ("AT&T &unknown; & 5 < 6 <7", "AT&T &unknown; & 5 < 6 <7"),
        ("one<br>two", "one\ntwo"),
        ("3<!-- x -->04", "304"),
        ("3<wbr>0&shy;4", "304"),
        ("5<button>x</button>3", "5 3"),
        ("5<img alt='6'>3", "5 3"),
        ("A <code>x = 5</code> <kbd>6</kbd> rise", "A rise"),
        ("<del>303</del> <ins>304</ins>", "304"),
        (
            "a <b hidden>5</b><b aria-hidden='true'>6</b><i style='DISPLAY : none'>7</i>b",
            "a b",
        ),
        ("a <svg><text>5</text><path/></svg> b", "a b"),
        ("<a title='5 > 4' href=x>six</a>", "six"),
        ('<a title="unclosed href=x>six</a> seven', "six seven"),
    ],
)
def test_what_a_block_says(html, text):
    assert blocks(document(f"<p>{html}</p>")) == [text]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("304<sup>1</sup> percent", "304 percent"),
        ("304<sup><a href='#n'>12</a></sup>percent", "304 percent"),
        ("304<a href='#n'><sup>12</sup></a> percent", "304 percent"),
        ("strikes.<sup>[3]</sup> More", "strikes. More"),
        (
            "12.5<sup>a</sup> 13<sup>*</sup> 14<sup>1,2</sup> 15<sup>[citation needed]</sup>",
            "12.5 13 14 15",
        ),
        ("<sup>1</sup> Source", "Source"),
        ("10<sup>6</sup> 2<sup>10</sup> 10<sup>-3</sup> 5<sup>−2</sup>", "10^6 2^10 10^-3 5^−2"),
        (
            "5 km<sup>2</sup> 6 m<sup>3</sup> r<sup>2</sup> miles<sup>2</sup>",
            "5 km^2 6 m^3 r^2 miles^2",
        ),
        ("5<sup>1</sup>/<sub>2</sub> and <sup>3</sup>&frasl;<sub>4</sub>", "5 1/2 and 3⁄4"),
        ("17<sup>th</sup> 1<sup>ST</sup>", "17th 1ST"),
        ("CO<sub>2</sub> PM<sub>2.5</sub> H<sub>2</sub>O 5<sub>3</sub>", "CO2 PM2.5 H2O 5_3"),
        ("Brand<sup>TM</sup> 5", "BrandTM 5"),
        ("Ca<sup>2+</sup>", "Ca^2+"),
        ("x<sup></sup>y", "x y"),
    ],
)
def test_superscripts_never_run_into_numbers(html, text):
    assert blocks(document(f"<p>{html}</p>")) == [text]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<ul><li>one<ul><li>1a</ul><li>two</ul>", ["one", "1a", "two"]),
        ("<dl><dt>one<dd>two<dt>three</dl>", ["one", "two", "three"]),
        ("<h1>one</h1>two<hr>three", ["one", "two", "three"]),
        ("one<br><br>two<br> <br/>three", ["one", "two", "three"]),
        ("<p>one</b></div></p>two</p>three", ["one", "two", "three"]),
        ("<p>&nbsp;</p><p>one&nbsp;</p>", ["one"]),
        ("<figure><img><figcaption>one</figcaption></figure>", ["one"]),
        ("<blockquote>one<footer>by two</footer></blockquote>", ["one"]),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", ["one", "two"]),
        ("<table><tr><td>left<td>right</table>", ["left", "right"]),
        ("<table role=presentation><tr><th>a<td>b<tr><td>c<td>d</table>", ["a", "b", "c", "d"]),
        ("<table><tr><td>a<table><tr><td>b</table>c<td>d<tr><td>e<td>f</table>", list("abcdef")),
        (
            f"<table><tr><td>nav<td>{'word ' * 200}<tr><td>x<td>y</table>",
            ["nav", ("word " * 200).strip(), "x", "y"],
        ),
        ("<table><tr><th>a<caption>b</caption><th>c<thead><tr><td>d<td>e</table>", ["b"]),
        ("<p>a<sup>x<br>y</sup><br>b", ["ax y\nb"]),
        ("a<![CDATA[b]]><!doctype c><?d e?></f>g", ["ag"]),
    ],
)
def test_which_blocks_there_are(html, texts):
    assert blocks(document(f"<body>{html}")) == texts


@pytest.mark.parametrize(
    "left_out",
    [
        "<script>document.write('<p>304 percent</p>')</script>",
        "<script>if (a </p> b) '304'</SCRIPT >",
        "<style>p { width: 304% }</style>",
        "<noscript><p>304</p></noscript>",
        "<template><p>304</p></template>",
        "<nav><ul><li>304</ul></nav>",
        "<header><h1>304</h1></header><footer><p>304</footer>",
        "<aside>304</aside>",
        "<div><form><p>304</form></div>",
        "<select><option>304<option>305</select>",
        "<textarea><p>304</textarea>",
        "<iframe>304</iframe>",
        "<pre>304</pre>",
        "<div role=navigation>304</div>",
        "<div hidden><p>304</div>",
        "<!-- 304 <p>304 -->",
        "<title>304</title>",
        "<p><label>304</label>",
        "<math><mn>304</mn></math>",
    ],
)
def test_what_is_left_out(left_out):
    found = document(
        "<!doctype html><html><head><title>304</title></head>"
        f"<body>{left_out}<p>Prose.</p>{left_out}"
    )
    assert blocks(found) == ["Prose."]
    assert "304" not in found.text


def test_main_is_read_alone():
    found = document(
        "<p>a<article>b</article><main><article><header>c</header>d<aside>e</aside></article></main>f"
    )
    assert blocks(found) == ["c", "d"]


def test_articles_are_read_where_there_is_no_main():
    assert blocks(document("<p>a<article>b</article>c<article><footer>d</footer></article>")) == [
        "b",
        "d",
    ]


def test_role_main():
    assert blocks(document("<p>a<div role='main'>b</div>c")) == ["b"]


def test_an_empty_main_hides_nothing():
    assert blocks(document("<main><script>x</script></main><p>a")) == ["a"]


def test_where_all_is_furniture_it_is_read_after_all():
    found = document(
        "<body><nav>a</nav><div><form><p>b</form></div><pre>c\nd\n\ne</pre><script>x</script>"
    )
    assert blocks(found) == ["a", "b", "c\nd", "e"]


def test_a_form_around_the_page_is_the_page():
    found = document(
        "<html><body><p>one</p><form id=aspnetForm><p>two</p><div><form>x</form></div></form>"
    )
    assert blocks(found) == ["one", "two"]


def test_nothing_shown_is_a_document_without_prose():
    found = document("<script>304</script>")
    assert (found.text, found.blocks, found.tables) == ("", (), ())


def test_tables():
    found = document(
        """<p>Before<table><caption>Strikes</caption>
        <thead><tr><td>Month<td colspan=2>Strikes<td>Share</tr></thead>
        <tbody><tr><th rowspan="2">Spring<td>April<td>183<td>&nbsp;</tr>
        <tr><td>May</td><td>225<sup>1</sup></td><td>55&percnt;</td></tr>
        </table>After"""
    )
    assert blocks(found) == ["Before", "Strikes", "After"]
    assert grid(found) == {
        (0, 0): "Month",
        (0, 1): "Strikes",
        (0, 3): "Share",
        (1, 0): "Spring",
        (1, 1): "April",
        (1, 2): "183",
        (2, 1): "May",
        (2, 2): "225",
        (2, 3): "55%",
    }
    assert headers(found) == {(0, 0), (0, 1), (0, 3), (1, 0)}
    assert written(found, "55%") == "55&percnt;"
    assert_found(found)


def test_a_table_in_a_layout_is_a_table():
    found = document("<table><tr><td>a<table><tr><th>b<td>5<tr><th>c<td>6</table><td>d</table>")
    assert blocks(found) == ["a", "d"]
    assert grid(found) == {(0, 0): "b", (0, 1): "5", (1, 0): "c", (1, 1): "6"}


def test_paragraphs_in_a_cell_are_one_cell():
    found = document("<table><tr><th>a<th>b<tr><td><p>5<p>6<td>7</table>")
    assert grid(found)[1, 0] == "5\n6"


@pytest.mark.parametrize("span", ["0", "-1", "x", "9" * 400, "1e3", ""])
def test_spans_may_be_any_nonsense(span):
    found = document(f"<table><tr><th colspan={span} rowspan={span}>a<th>b<tr><td>c<td>d</table>")
    assert len(found.tables[0].cells) == 4


def test_offsets_lead_to_the_source():
    found = document("<p>The <b>304</b>&nbsp;percent   rise\n   to 5&euro; or 6&pound</p>")
    assert written(found, "304") == "304"
    assert written(found, "304\xa0percent") == "304</b>&nbsp;percent"
    assert written(found, "5€") == "5&euro;"
    assert written(found, "6£") == "6&pound"
    assert written(found, "rise to") == "rise\n   to"
    assert found.position(found.text.index("5€")) == (2, 7)
    assert found.end_position(found.text.index("5€") + 2) == (2, 14)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines(newline):
    found = document(newline.join(["<p", ">one", "", "<b>304</b>", "two</p>"]))
    assert found.text == "one 304 two"
    assert found.position(found.text.index("304")) == (4, 4)
    assert found.source_line(4) == "<b>304</b>"
    assert_found(found)


@pytest.mark.parametrize(
    ("html", "date"),
    [
        (
            "<meta property='article:published_time' content='2018-06-17T22:39+00:00'>",
            (2018, 6, 17),
        ),
        ("<meta name=date content=2018-06-17><p><time datetime=2019-01-01>x</time>", (2018, 6, 17)),
        (
            "<p><time datetime='PT2H'>x</time><time datetime='2018-06-17 10:00'>y</time>",
            (2018, 6, 17),
        ),
        (
            "<nav><time datetime='2017-01-01'>x</time></nav><time datetime='2018-06-17'>y</time>",
            (2018, 6, 17),
        ),
        (
            "<time datetime=2018-06-16>x</time><meta itemprop=datePublished content=2018-06-17>",
            (2018, 6, 17),
        ),
        ("<meta name=date content=2018-13-17>", None),
        ("<meta name=date>", None),
        ("2018-06-17", None),
    ],
)
def test_dates(html, date):
    assert document(f"{html}<p>a").date == (date and datetime.date(*date))


def test_a_declared_charset():
    page = "<html><head><meta {}></head><body>Число 225</body></html>"
    for meta in ("charset=koi8-r", 'http-equiv="Content-Type" content="text/html; charset=koi8-r"'):
        assert blocks(document(page.format(meta), "koi8-r")) == ["Число 225"]
    xml = "<?xml version='1.0' encoding='koi8-r'?><html><script src='x'/>Число 225</html>"
    assert blocks(document(xml, "koi8-r")) == ["Число 225"]


@pytest.mark.parametrize(
    ("content", "is_page"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf  <!-- x --> <html lang=en>", True),
        ("<html><body>".encode("utf-16"), True),
        (b"<?xml version='1.0'?><html>", True),
        (b"5 < 6 <html>", False),
        (b"<note>5</note>", False),
        (b"", False),
    ],
)
def test_what_looks_like_html(content, is_page):
    assert looks_like_html(content) is is_page


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "<a",
        "<!--",
        "&#",
        "<a b='",
        "<a b=\"'",
        "<![x",
        "</",
        "<div>",
        "<table>",
        "<table><tr><td>",
        "<p>",
        "<sup>1",
        "<table><td>x<table>",
        "<tr><td rowspan=65000 colspan=999>",
        "</div>",
        "<form>",
        "&amp",
        "<br>",
        '= "',
        "<",
    ],
)
def test_work_grows_with_a_broken_page(piece):
    def work(count):
        content = (piece * count).encode()
        return calls(lambda: assert_sound(read(content, "x")))

    assert work(4_000) < 2.3 * work(2_000) + 300
    assert_sound(read((piece * 40_000).encode(), "x"))  # hangs where a search is quadratic


def test_a_hundred_thousand_elements_deep():
    assert blocks(document("<div>" * 100_000 + "304" + "</div>" * 100_000)) == ["304"]


_PIECES = (
    "304|percent| |\n |&nbsp;|&amp;|&euro;|&|<|<b>|</b>|<p>|</p>|<br>|<table>|<tr>|<td>|</table>"
    "|<th colspan=2>|<th rowspan=3>|<ul>|<li>|</ul>|<div>|</div>|<sup>|</sup>|<sub>|</sub>|1|</a>"
    "|<a href='#x'>|<script>|</script>|<!-- 5 -->|<main>|</main>|<article>|</article>|<nav>|</nav>"
    "|<header>|<form>|<body>|<head>|</head>|<span hidden>|</span>|<caption>|<thead>|</thead>|<pre>"
    "|</pre>|€|\r\n|&shy;|/|<h1>|<time datetime='2018-06-17'>|<![CDATA[|]]>|<tr/>"
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES.split("|")), max_size=60).map("".join))
def test_every_word_is_found_where_it_is_said_to_be(source):
    if source.strip():
        assert_found(document(source))


def test_headings_are_told_with_their_levels():
    page = "<h1>Ferries</h1><p>12 sail.<h3> Of <b>2</b> </h3><table><tr><td><h2>3</h2></table>"
    found = document(page)
    told = [(found.text[start:].partition("\n")[0], level) for start, level in found.headings]
    assert told == [("Ferries", 1), ("Of 2", 3)]
