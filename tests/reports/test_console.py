"""What people read, to the letter."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from audit.errors import Trouble
from audit.reports import console
from audit.reports.excerpt import clean, excerpt

STRIKES = (
    "# Strikes\n\nIt flew 225 strikes in May.\n"
    "This is a 304 percent increase over the 74 in March.\n"
)
MESSAGE = '"304 percent increase": 225 is 204% more than 74; 304% is what 225 is *of* 74'


def shown(report, **settings):
    return console.render(report, **settings)


def test_finding_with_its_line_and_the_correction(report_of):
    report = report_of(
        STRIKES,
        ("304 percent increase", {"message": MESSAGE, "suggestion": "204 percent increase"}),
        holds=[False],
        claims=[{}, {"claim": 1}],
    )
    assert shown(report) == dedent(f"""\
        notes.md:4:11: CHG001 {MESSAGE}
          |
        4 | This is a 304 percent increase over the 74 in March.
          |           ^^^^^^^^^^^^^^^^^^^^
        help: write "204 percent increase"

        Found 1 error in 1 document (2 claims, 1 relation).
        """)


def test_several_findings_of_several_severities(report_of):
    report = report_of(
        STRIKES,
        ("225", {"severity": "info", "rule": "RNG001"}),
        ("304 percent", {}),
        ("74", {"severity": "warning"}),
    )
    assert shown(report) == dedent("""\
        notes.md:3:9: RNG001 [info] does not follow
          |
        3 | It flew 225 strikes in May.
          |         ^^^

        notes.md:4:11: CHG001 does not follow
          |
        4 | This is a 304 percent increase over the 74 in March.
          |           ^^^^^^^^^^^

        notes.md:4:41: CHG001 [warning] does not follow
          |
        4 | This is a 304 percent increase over the 74 in March.
          |                                         ^^

        Found 1 error, 1 warning and 1 remark in 1 document (0 claims, 0 relations).
        """)


def test_words_over_two_lines(report_of):
    report = report_of("A rise\n  of 304 \n percent it was.", ("304 \n percent", {}))
    assert shown(report) == dedent("""\
        notes.md:2:6: CHG001 does not follow
          |
        2 |   of 304
          |      ^^^
        3 |  percent it was.
          |  ^^^^^^^

        Found 1 error in 1 document (0 claims, 0 relations).
        """)


def test_words_over_many_lines_show_the_ends(report_of):
    text = "\n" * 8 + "304\nper\ncent\nof\nincrease"
    report = report_of(text, (text.strip(), {}))
    assert shown(report).split("\n\n")[0] == dedent("""\
        notes.md:9:1: CHG001 does not follow
           |
         9 | 304
           | ^^^
        ...
        13 | increase
           | ^^^^^^^^""")


def test_long_line_is_cut_around_the_words(report_of):
    text = f"{'Before it came a word. ' * 20}A 304 percent increase. {'After it came more. ' * 20}"
    report = report_of(text, ("304 percent", {}))
    assert shown(report, width=60).split("\n\n")[0] == dedent("""\
        notes.md:1:463: CHG001 does not follow
          |
        1 | …it came a word. A 304 percent increase. After it…
          |                    ^^^^^^^^^^^""")


def test_document_that_is_not_at_hand(report_of):
    report = report_of(STRIKES, ("304 percent", {"suggestion": "204 percent"}))
    assert console.render(type(report)(report.claims, {}, report.findings)) == dedent("""\
        notes.md:4:11: CHG001 does not follow
        help: write "204 percent"

        Found 1 error in 0 documents (0 claims, 0 relations).
        """)


@pytest.mark.parametrize(
    ("holds", "summary"),
    [
        ([True, True], "No findings in 1 document (1 claim, 2 relations): every relation holds."),
        (
            [True, None],
            "No findings in 1 document (1 claim, 2 relations): 1 could not be judged.",
        ),
        ([None], "Nothing to compare in 1 document (1 claim, 1 relation)."),
        ([], "Nothing to compare in 1 document (1 claim, 0 relations)."),
        (
            [False, True],
            "No findings in 1 document (1 claim, 2 relations): what does not hold is ignored.",
        ),
    ],
)
def test_silence_is_praise_only_where_something_was_judged(report_of, holds, summary):
    assert shown(report_of(STRIKES, holds=holds, claims=[{}])) == summary + "\n"


def test_incomplete_audit_says_so(report_of):
    report = report_of("", troubles=[Trouble("a.pdf", "is no text")])
    assert shown(report) == (
        "Nothing to compare in 1 document (0 claims, 0 relations).\n"
        "The audit is not complete: 1 thing did not run.\n"
    )


def test_colour_changes_nothing_but_colour(report_of):
    report = report_of(STRIKES, ("304 percent", {"suggestion": "x", "message": "[red]not[/red]"}))
    colored = shown(report, color=True)
    assert "\x1b[31m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == shown(report)
    assert "\x1b" not in shown(report)


def test_what_a_document_says_is_never_obeyed(report_of):
    text = "Up \x1b[2J304\x9b31m \u202epercent[bold] \x00"
    report = report_of(
        text,
        ("304", {"message": "a\x1b[2J\nb\u202e", "suggestion": "\x1b]0;title\x07"}),
        name="evil\x1b[1m\n.md",
    )
    assert shown(report).split("\n\n")[0] == dedent("""\
        evil␛[1m .md:1:8: CHG001 a␛[2J b�
          |
        1 | Up ␛[2J304�31m �percent[bold] ␀
          |        ^^^
        help: write "␛]0;title␇\"""")


@pytest.mark.parametrize(
    ("line", "words", "text", "underline"),
    [
        ("a 304 b", "304", "a 304 b", "  ^^^"),
        ("\ta\t304", "304", "    a    304", "         ^^^"),
        ("日本語 304 円", "304", "日本語 304 円", "       ^^^"),
        ("x 三百四 y", "三百四", "x 三百四 y", "  ^^^^^^"),
        ("cafe\u0301 304", "304", "cafe\u0301 304", "     ^^^"),
        ("3\u00ad04 \u200b5", "5", "304 5", "    ^"),
        ("304", "304", "304", "^^^"),
    ],
)
def test_caret_stands_below_the_words(line, words, text, underline):
    start = line.index(words)
    found = excerpt(line, start, start + len(words), 80)
    assert (found.text, found.underline) == (text, underline)


@pytest.mark.parametrize("width", [20, 21, 40, 79, 120])
@pytest.mark.parametrize("at", [0, 1, 30, 500, 990, 999])
def test_excerpt_fits_and_holds_the_words(width, at):
    line = ("word " * 200)[:at] + "304" + ("word " * 200)[at:]
    found = excerpt(line, at, at + 3, width)
    assert len(found.text) <= width
    assert found.text[found.start : found.end] == "304"


def test_words_longer_than_the_window_are_cut_too():
    found = excerpt("a" + "9" * 500, 1, 501, 30)
    assert found.text == "…" + "9" * 28 + "…"
    assert found.underline == " " + "^" * 28


def test_line_of_megabytes_is_not_read_through():
    line = "x" * 5_000_000 + " 304 " + "x" * 5_000_000
    found = excerpt(line, 5_000_001, 5_000_004, 41)
    assert found.text.strip("…x") == " 304 "


def test_positions_beyond_the_line_are_survived():
    assert excerpt("short", 9, 12, 80).underline == "     ^"


def test_clean_keeps_one_line():
    assert clean("a\nb\r\tc\u2028d\ud800") == "a b  c�d�"
