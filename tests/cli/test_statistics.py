"""`--statistics`: how much of what."""

from __future__ import annotations

import json


def test_a_table(run, here):
    (here / "silenced.md").write_text(
        "<!-- audit: ignore CHG -->\n\n" + (here / "wrong.md").read_text().split("\n\n")[1]
    )
    code, out, _ = run("check", ".", "--statistics")
    assert code == 1
    assert out == (
        "documents:  3\nfindings:   1\nsilenced:   1\n\n"
        "By rule\n1  CHG001  error  percent-change-does-not-follow\n\n"
        "By diagnosis\n1  percent-of-as-increase\n\n"
        "By document\n1  wrong.md\n\n"
        "Claims by kind\n6  count\n3  date\n3  percent\n\n"
        "Relations\n         hold  do not  not judged\nchanges  1     2       0\n"
    )


def test_json(run):
    code, out, _ = run("check", ".", "--statistics", "--format", "json")
    told = json.loads(out)
    assert code == 1
    assert told["by_rule"] == [
        {
            "rule": "CHG001",
            "severity": "error",
            "name": "percent-change-does-not-follow",
            "findings": 1,
        }
    ]
    assert told["relations"]["changes"] == {"hold": 1, "do_not": 1, "not_judged": 0}
    assert told["by_document"] == {"wrong.md": 1}


def test_nothing_found(run, here):
    (here / "empty.txt").write_text("No numbers.\n")
    code, out, _ = run("check", "empty.txt", "--statistics")
    assert (code, out) == (0, "documents:  1\nfindings:   0\nsilenced:   0\n")
