"""`audit explain`: what a line says, and why that holds or not."""

from __future__ import annotations

import json

import pytest

EXPLAINED = """\
wrong.md:3: The coalition conducted 225 strikes in May 2018. This is a 304 percent increase over \
the 74 strikes…

Claims
  3:25  225          225                   count, strike  \
of strikes, coalition, 2018-05-01 to 2018-05-31
  3:40  May 2018                           date           2018-05-01 to 2018-05-31
  3:60  304 percent  304 (303.5 to 304.5)  percent, up
  3:90  74           74                    count, strike  of strikes

changes "so much of a change over, current before" (settled): does not hold
  stated   304 percent  304 (303.5 to 304.5)
  base     74           74
  current  225          225
  Stated is 303.5 to 304.5, what follows is 204.0541: they have no value in common.

CHG001 [error] "304 percent increase": 225 is 204% more than 74; 304% is what 225 is *of* 74
  write "204 percent"
"""


def test_a_line(run):
    code, out, err = run("explain", "wrong.md:3")
    assert (code, err) == (0, "")
    assert out == EXPLAINED


def test_what_holds(run):
    _, out, _ = run("explain", "right.md:3:60")
    assert "(settled): holds\n" in out
    assert "Stated is 203.5 to 204.5, what follows is 204.0541: they have a value in common." in out
    assert "CHG001" not in out


def test_a_place_as_reports_write_it(run):
    _, out, _ = run("explain", "wrong.md:3:92:")
    assert "No claim stands there." in run("explain", "wrong.md:3:1")[1]
    assert out.count("3:90") == 0
    _, out, _ = run("explain", "wrong.md:3:91:")
    assert "  3:90  74  74  count, strike  of strikes\n" in out
    assert "CHG001" in out


def test_silenced_findings_say_where(run, here):
    text = (here / "wrong.md").read_text()
    (here / "wrong.md").write_text(text.rstrip() + " <!-- audit: ignore CHG001 -- as told -->\n")
    _, out, _ = run("explain", "wrong.md:3")
    assert "does not hold" in out
    assert "  silenced in line 3: as told\n" in out


def test_json(run):
    code, out, _ = run("explain", "wrong.md:3:60", "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert [claim["text"] for claim in told["claims"]] == ["304 percent"]
    (change,) = told["relations"]
    assert (change["kind"], change["settled"], change["holds"]) == ("changes", True, False)
    assert change["roles"]["base"]["value"] == 74
    assert change["roles"]["amount"] is None
    assert change["stated"] == [303.5, 304.5]
    assert change["computed"] == [pytest.approx(100 * (225 / 74 - 1))] * 2
    (finding,) = told["findings"]
    assert (finding["rule"], finding["silenced_by"]) == ("CHG001", None)


def test_many_parts_and_no_bounds(run, here):
    (here / "sum.txt").write_text(
        "It sold 12 cars, 7 vans and 5 buses, 25 vehicles in all.\n\nMore than 40 came.\n"
    )
    _, out, _ = run("explain", "sum.txt:1")
    if "sums" in out:
        assert out.count("parts") == 3
    _, out, _ = run("explain", "sum.txt:3")
    assert "(40 or more)" in out
    assert (
        json.loads(run("explain", "sum.txt:3", "-f", "json")[1])["claims"][0]["high"] == "Infinity"
    )


def test_nothing_there(run):
    assert run("explain", "wrong.md:1")[:2] == (
        0,
        "wrong.md:1: # Strikes\n\nNo claim stands there.\n",
    )


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("wrong.md", "wrong.md: is no place; write FILE:LINE or FILE:LINE:COLUMN"),
        ("wrong.md:99", "wrong.md: has no line 99, it has 4 lines"),
        ("wrong.md:0", "wrong.md: has no line 0, it has 4 lines"),
        ("gone.md:1", "gone.md: does not exist"),
        (".:1", ".: is a folder; name a file"),
    ],
)
def test_what_is_no_place(run, place, message):
    assert run("explain", place) == (2, "", f"{message}\n")


def test_a_name_with_colons(run, here):
    (here / "a:1.md").write_text((here / "wrong.md").read_text())
    assert run("explain", "a:1.md:3:60")[1].startswith("a:1.md:3:60: ")
