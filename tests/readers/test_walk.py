import io
import os
import sys
from pathlib import Path

import pytest

from audit.document import Document
from audit.errors import Trouble, Unreadable
from audit.parts import Reader
from audit.readers import documents, files, read


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Prose of {name}.")


def names(found) -> list[str]:
    return [each.where if isinstance(each, Trouble) else each.name for each in found]


def told(found) -> list[tuple[str, str]]:
    return [(each.where, each.message) for each in found if isinstance(each, Trouble)]


def test_a_folder_is_walked_in_order(here, builtin):
    write(
        here, "b.txt", "a.md", "c/d.html", "c.htm", "c/a.TXT", "z.py", "README", "data.csv", "x.log"
    )
    assert names(documents(["."], builtin)) == ["a.md", "b.txt", "c/a.TXT", "c/d.html", "c.htm"]


def test_names_are_the_paths_as_given(here, builtin):
    write(here, "docs/a.md")
    assert names(documents(["docs"], builtin)) == ["docs/a.md"]
    assert names(documents([Path("docs")], builtin)) == ["docs/a.md"]
    assert names(documents(["./docs/"], builtin)) == ["docs/a.md"]
    assert names(documents([here / "docs"], builtin)) == [(here / "docs/a.md").as_posix()]
    assert names(documents(["docs/a.md"], builtin)) == ["docs/a.md"]


def test_each_file_is_read_once(here, builtin):
    write(here, "docs/a.md", "docs/b.md")
    (here / "docs/c.md").symlink_to("a.md")
    found = names(
        documents(["docs/b.md", "docs", here / "docs/a.md", "docs/../docs/b.md"], builtin)
    )
    assert found == ["docs/b.md", "docs/a.md"]


def test_hidden_and_foreign_folders_are_skipped(here, builtin):
    write(
        here, ".hidden/a.md", ".b.md", "node_modules/c.md", "env/d.md", "__pycache__/e.txt", "f.md"
    )
    write(here, "env/pyvenv.cfg", "CVS/g.txt")
    assert names(documents(["."], builtin)) == ["f.md"]


def test_a_named_file_is_always_read(here, builtin):
    write(here, ".hidden/a.md", "node_modules/b.md", "ignored.md", "c.py", "README")
    (here / ".git").mkdir()
    (here / ".gitignore").write_text("ignored.md\n")
    paths = [".hidden/a.md", "node_modules/b.md", "ignored.md", "c.py", "README"]
    found = list(documents(paths, builtin, exclude=["*"]))
    assert names(found) == paths
    assert not told(found)


def test_gitignore_at_every_level(here, builtin):
    write(
        here,
        "repo/a.md",
        "repo/out.md",
        "repo/build/b.md",
        "repo/sub/out.md",
        "repo/sub/deep/keep.md",
    )
    write(
        here, "repo/sub/deep/x.md", "repo/sub/only-here.md", "repo/only-here.md", "repo/private.md"
    )
    (here / "repo/.git/info").mkdir(parents=True)
    (here / "repo/.git/info/exclude").write_text("private.md\n")
    (here / "repo/.gitignore").write_text("# comment\n/out.md\nbuild/\nx.md\nkeep.md\n")
    (here / "repo/sub/.gitignore").write_text("/only-here.md\n")
    (here / "repo/sub/deep/.gitignore").write_text("!keep.md\n")
    kept = ["a.md", "only-here.md", "sub/deep/keep.md", "sub/out.md"]
    assert names(documents(["repo"], builtin)) == [f"repo/{name}" for name in kept]
    assert names(documents(["repo/sub"], builtin)) == [f"repo/{name}" for name in kept[2:]]
    assert names(documents(["repo/sub/deep"], builtin)) == ["repo/sub/deep/keep.md"]


def test_a_named_folder_is_read_though_git_ignores_it(here, builtin):
    write(here, "build/a.md", "build/b.md")
    (here / ".git").mkdir()
    (here / ".gitignore").write_text("build/\n")
    (here / "build/.gitignore").write_text("b.md\n")
    assert names(documents(["build"], builtin)) == ["build/a.md"]


def test_gitignore_outside_a_repository_holds_for_its_folder(here, builtin):
    write(here, "docs/a.md", "docs/b.md")
    (here / "docs/.gitignore").write_text("b.md\n")
    (here / ".gitignore").write_text("a.md\n")
    assert names(documents(["docs"], builtin)) == ["docs/a.md"]


def test_a_worktree_keeps_its_excludes_in_the_repository(here, builtin):
    write(here, "tree/a.md", "tree/b.md")
    (here / "main/.git/worktrees/tree").mkdir(parents=True)
    (here / "main/.git/info").mkdir()
    (here / "main/.git/info/exclude").write_text("b.md")
    (here / "main/.git/worktrees/tree/commondir").write_text("../..\n")
    (here / "tree/.git").write_text(f"gitdir: {here}/main/.git/worktrees/tree\n")
    assert names(documents(["tree"], builtin)) == ["tree/a.md"]


def test_a_line_that_is_no_pattern_is_passed_over(here, builtin):
    write(here, "a.md", "b.md")
    (here / ".gitignore").write_bytes(b"!\n\xff\xfe\n\\\n[\n//\nb.md\n")
    assert names(documents(["."], builtin)) == ["a.md"]


def test_excludes_count_from_the_root(here, builtin):
    write(here, "docs/a.md", "docs/old/b.md", "old/c.md", "docs/draft-1.md")
    assert names(documents(["."], builtin, exclude=["/old/", "draft-*"])) == [
        "docs/a.md",
        "docs/old/b.md",
    ]
    found = documents(["."], builtin, exclude=["/old/"], root=here / "docs")
    assert names(found) == ["docs/a.md", "docs/draft-1.md", "old/c.md"]


def test_loops_of_links_are_survived(here, builtin):
    write(here, "docs/a.md")
    (here / "docs/loop").symlink_to(here / "docs", target_is_directory=True)
    (here / "docs/self.md").symlink_to("self.md")
    (here / "docs/gone.md").symlink_to("nowhere.md")
    found = list(documents(["docs"], builtin))
    assert names(found) == ["docs/a.md", "docs/gone.md", "docs/self.md"]
    assert told(found)[0] == ("docs/gone.md", "does not exist")
    assert told(found)[1][1].startswith("cannot be read: ")


def test_a_link_to_a_folder_is_walked_when_it_is_named(here, builtin):
    write(here, "docs/a.md")
    (here / "link").symlink_to("docs", target_is_directory=True)
    assert names(documents(["link"], builtin)) == ["link/a.md"]


def test_every_problem_is_told_and_the_rest_goes_on(here, builtin):
    write(here, "a.md", "nothing/x.py", "z.md")
    (here / "binary.txt").write_bytes(b"\x7fELF\0\1")
    (here / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (here / "empty.txt").write_bytes(b" \n")
    (here / "latin.txt").write_bytes("Umsatz: 5 £, naïve".encode("latin-1"))
    paths = [
        "a.md",
        "missing.md",
        "nothing",
        "binary.txt",
        "picture.png",
        "empty.txt",
        "latin.txt",
        "nul\0",
        "z.md",
    ]
    found = list(documents(paths, builtin))
    assert [each.name for each in found if isinstance(each, Document)] == [
        "a.md",
        "latin.txt",
        "z.md",
    ]
    assert told(found)[:5] == [
        ("missing.md", "does not exist"),
        (
            "nothing",
            "holds no document that a reader reads: .htm, .html, .markdown, .md, .mdown, .mkd,"
            " .text, .txt, .xhtml",
        ),
        ("binary.txt", "is binary, not text"),
        ("picture.png", "is binary, not text"),
        ("empty.txt", "is empty"),
    ]
    assert told(found)[5][1].startswith("cannot be read: ")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_told(here, builtin):
    write(here, "a.md", "locked.md", "closed/b.md", "z.md")
    (here / "locked.md").chmod(0)
    (here / "closed").chmod(0)
    try:
        found = list(documents(["."], builtin))
    finally:
        (here / "closed").chmod(0o755)
    assert names(found) == ["a.md", "closed", "locked.md", "z.md"]
    assert {message for _, message in told(found)} == {"cannot be read: permission denied"}


def test_a_folder_that_cannot_be_listed_is_told(here, builtin, monkeypatch):
    write(here, "a.md", "closed/b.md", "z.md")
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(documents(["."], builtin))
    assert names(found) == ["a.md", "closed", "z.md"]
    assert told(found) == [("closed", "cannot be read: permission denied")]


def test_standard_input(builtin):
    (found,) = documents(["-", "-"], builtin, stdin=io.BytesIO(b"The rise: 304 percent."))
    assert (found.name, found.text) == ("<stdin>", "The rise: 304 percent.")


def test_standard_input_may_be_a_page(builtin):
    (found,) = documents(
        ["-"], builtin, stdin=io.BytesIO(b"<!doctype html><p>The rise: <b>304</b>")
    )
    assert found.text == "The rise: 304"


def test_standard_input_is_the_process_s_unless_another_is_given(builtin, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert list(documents(["-"], builtin)) == [Trouble("<stdin>", "is empty")]


def test_documents_come_one_at_a_time(here, builtin):
    write(here, *(f"{at}.md" for at in range(10)))
    found = documents(["."], builtin)
    assert next(found).name == "0.md"
    (here / "9.md").unlink()
    assert told(found) == [("9.md", "does not exist")]


def test_thousands_of_files(here, builtin):
    write(here, *(f"{at % 40}/{at}.txt" for at in range(4000)))
    found = list(files(["."], builtin))
    assert len({each.path for each in found}) == 4000


def _reader(name, suffixes, result):
    def read_it(content, called):
        if isinstance(result, Exception):
            raise result
        return result if result is not None else Document.from_text(content.decode(), called)

    return Reader(name, suffixes, read_it)


def test_a_later_reader_goes_first_and_the_longest_suffix(here, builtin):
    write(here, "a.md", "b.notes.md", "c.notes")
    later = Document.from_text("later", "later")
    longer = Document.from_text("longer", "longer")
    readers = [
        _reader("y", (".notes.md", ".notes"), longer),
        *builtin,
        _reader("x", (".md",), later),
    ]
    assert names(documents(["."], readers)) == ["later", "longer", "longer"]


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (ValueError("no\nsuch"), "the reader 'x' failed: ValueError: no"),
        (KeyError(), "the reader 'x' failed: KeyError"),
        (RecursionError("deep"), "the reader 'x' failed: RecursionError: deep"),
        (Unreadable("is a draft"), "is a draft"),
        ("text", "the reader 'x' gave no document but a str"),
    ],
)
def test_a_reader_that_fails_costs_its_file_only(here, builtin, result, message):
    write(here, "a.x", "b.md")
    found = list(documents(["a.x", "b.md"], [*builtin, _reader("x", (".x",), result)]))
    assert names(found) == ["a.x", "b.md"]
    assert told(found) == [("a.x", message)]


def test_unknown_suffixes_are_looked_into(here, builtin):
    (here / "page.asp").write_text("<html><body><script>5</script>304")
    (here / "note.rst").write_text("The <b>304</b>")
    assert [each.text for each in documents(["page.asp", "note.rst"], builtin)] == [
        "304",
        "The <b>304</b>",
    ]


def test_a_format_that_no_reader_reads(here):
    write(here, "a.md")
    assert read("a.md", []) == Trouble("a.md", "no reader reads this format")


def test_reading_a_folder_as_a_file_is_told(here, builtin):
    assert read(here, builtin) == Trouble(here.as_posix(), "is a folder")


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_name_that_is_not_utf_8_can_be_shown(here, builtin):
    Path(os.fsdecode(b"\xff.md")).write_text("x")
    (found,) = documents(["."], builtin)
    assert found.name.encode()
