"""`--fix` and `--diff`: what is written where."""

from __future__ import annotations

import os

import pytest

from audit import pipeline
from audit.cli import fixing

LATIN = "Café £5.\r\n\r\nCosts rose by $4 million to $21 million from $20 million.\r\n"


def test_a_file_is_mended_and_what_is_left_reported(run, here):
    path = here / "wrong.md"
    path.chmod(0o640)
    before = path.read_bytes()
    code, out, err = run("check", "wrong.md", "--fix")
    assert (code, err) == (0, "mended 1 finding in 1 document\n")
    assert out.startswith("No findings in 1 document")
    assert path.read_bytes() == before.replace(b"304", b"204")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in here.iterdir()) == [".git", "right.md", "wrong.md"]

    written = path.stat().st_mtime_ns
    assert run("check", "wrong.md", "--fix")[2] == "mended 0 findings in 0 documents\n"
    assert path.stat().st_mtime_ns == written


def test_a_folder_with_other_encodings(run, here):
    (here / "latin.txt").write_bytes(LATIN.encode("cp1252"))
    (here / "wide.txt").write_bytes(LATIN.encode("utf-16"))
    code, _, err = run("check", ".", "--fix")
    assert (code, err) == (0, "mended 3 findings in 3 documents\n")
    assert (here / "latin.txt").read_bytes() == LATIN.replace("$4", "$1").encode("cp1252")
    assert (here / "wide.txt").read_bytes() == LATIN.replace("$4", "$1").encode("utf-16")


def test_what_is_not_certain_is_counted(run, here):
    wrong = (here / "wrong.md").read_text()
    (here / "entity.html").write_text(f"<p>{wrong}</p>".replace("304", "&#51;04"))
    code, out, err = run("check", "entity.html", "--fix")
    assert (code, err) == (
        1,
        "mended 0 findings in 0 documents; left 1 suggestion that is not certain\n",
    )
    assert "CHG001" in out


def test_a_link_stays_a_link(run, here):
    (here / "link.md").symlink_to("wrong.md")
    run("check", "link.md", "--fix")
    assert (here / "link.md").is_symlink()
    assert "204 percent" in (here / "wrong.md").read_text()


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(run, here, monkeypatch):
    check = pipeline.check

    def check_and_change(*arguments, **named):
        report = check(*arguments, **named)
        (here / "wrong.md").write_text("Somebody else's words.\n")
        return report

    monkeypatch.setattr(pipeline, "check", check_and_change)
    code, _, err = run("check", "wrong.md", "--fix")
    assert code == 2
    assert err.splitlines()[0] == (
        "wrong.md: was changed since it was read, and is left as it is; run it again"
    )
    assert (here / "wrong.md").read_text() == "Somebody else's words.\n"


def test_a_file_that_was_changed_while_it_was_mended(run, here, monkeypatch):
    mended = fixing.mended

    def mend_and_change(*arguments):
        result = mended(*arguments)
        (here / "wrong.md").write_text("Somebody else's words.\n")
        return result

    monkeypatch.setattr(fixing, "mended", mend_and_change)
    code, _, err = run("check", "wrong.md", "--fix")
    assert code == 2
    assert "was changed since it was read" in err
    assert err.splitlines()[-1].startswith("mended 0 findings in 0 documents")
    assert (here / "wrong.md").read_text() == "Somebody else's words.\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anything")
def test_a_file_that_may_not_be_written(run, here):
    (here / "wrong.md").chmod(0o444)
    code, _, err = run("check", "wrong.md", "--fix")
    assert (code, err.splitlines()[0]) == (2, "wrong.md: cannot be written: permission denied")


def test_standard_input_is_mended_to_standard_output(run, here):
    text = (here / "wrong.md").read_bytes() + "\nCafé\n".encode()
    code, out, err = run("check", "-", "--fix", input=text)
    assert (code, out.encode()) == (0, text.replace(b"304", b"204"))
    assert "mended 1 finding in 1 document" in err
    assert "No findings in 1 document" in err
    code, out, _ = run("check", "-", "--fix", input=out.encode())
    assert (code, out.encode()) == (0, text.replace(b"304", b"204"))


def test_a_diff_changes_nothing(run, here):
    before = (here / "wrong.md").read_text()
    code, out, err = run("check", ".", "--diff")
    assert (code, err) == (1, "would mend 1 finding in 1 document\n")
    assert out == (
        "--- wrong.md\n+++ wrong.md\n@@ -1,3 +1,3 @@\n # Strikes\n \n"
        "-The coalition conducted 225 strikes in May 2018. This is a 304 percent increase over the "
        "74 strikes conducted in March.\n"
        "+The coalition conducted 225 strikes in May 2018. This is a 204 percent increase over the "
        "74 strikes conducted in March.\n"
    )
    assert (here / "wrong.md").read_text() == before
    assert run("check", "right.md", "--diff") == (0, "", "would mend 0 findings in 0 documents\n")
    assert run("check", "gone.md", "wrong.md", "--diff")[0] == 2


def test_a_diff_of_a_text_without_a_last_line_end(run, here):
    text = (here / "wrong.md").read_text().rstrip("\n")
    _, out, _ = run("check", "-", "--diff", input=text)
    assert out.count("\\ No newline at end of file\n") == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--diff", "--watch"], "--diff and --watch exclude each other; give one of them"),
        (
            ["--fix", "--write-baseline", "b.json"],
            "--write-baseline and --fix exclude each other; give one of them",
        ),
        (["--fix", "-"], '--fix: "-" is mended alone; name the files in another run'),
    ],
)
def test_options_that_exclude_each_other(run, options, message):
    assert run("check", "wrong.md", *options) == (2, "", f"{message}\n")
