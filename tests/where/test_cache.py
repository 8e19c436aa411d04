"""The cache answers what an audit would, and nothing that is not certain."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit import pipeline
from audit.cache import setup, store

PROJECT = Path(__file__).parent.parent.parent
WRONG = "In May the yard built 225 boats, a 304 percent increase over the 74 boats of March.\n"
RIGHT = WRONG.replace("304", "204")
HOUSE_RULE = '''
import audit
import pandera.pandas as pa
from audit.frames import Claims

class TooMany(audit.Rule):
    """A count of boats is above the limit."""

    code = "HSE001"
    name = "too-many-boats"

    class Schema(Claims):
        @pa.dataframe_check
        def few(cls, claims):
            return claims["value"] <= LIMIT

    def applies(self, claims):
        return claims["unit"] == "boat"

    def explain(self, claim):
        return audit.Finding(claim.start, claim.end, f'"{claim.text}" is many')

LIMIT = 1000
'''


@pytest.fixture
def audits(monkeypatch):
    """How many audits were worked out so far."""
    done = []
    worked_out = pipeline.check
    monkeypatch.setattr(
        pipeline, "check", lambda *given, **told: done.append(1) or worked_out(*given, **told)
    )
    return lambda: len(done)


@pytest.fixture
def documents(folder):
    (folder / "a.md").write_text(WRONG)
    (folder / "b.md").write_text(RIGHT)
    return folder


def kept(folder, kind="answer"):
    return sorted((folder / ".audit_cache").glob(f"{kind}-*.json"))


def test_an_unchanged_run_is_answered_and_not_worked_out(documents, audit_command, audits):
    first = audit_command("check", ".")
    assert first[0] == 1
    assert audit_command("check", ".") == first
    assert audits() == 1
    assert audit_command("check", ".", "--no-cache") == first
    assert audits() == 2


def test_the_answer_is_written_where_it_is_wanted(documents, audit_command, audits):
    audit_command("check", ".", "--format", "json", "--output", "one.json")
    code, out, err = audit_command("check", ".", "--format", "json", "--output", "two.json")
    assert (code, out, err, audits()) == (1, "", "", 1)
    assert (documents / "two.json").read_text() == (documents / "one.json").read_text()
    assert json.loads((documents / "two.json").read_text())["summary"]["documents"] == 2


@pytest.mark.parametrize(
    "options",
    [
        ["--format", "json"],
        ["--select", "SHR"],
        ["--ignore", "CHG"],
        ["--severity", "info"],
        ["--date", "2018-05-01"],
        ["--no-plugins"],
    ],
)
def test_other_options_are_another_question(documents, audit_command, audits, options):
    audit_command("check", ".")
    answer = audit_command("check", ".", *options)
    assert audits() == 2
    assert answer == audit_command("check", ".", *options, "--no-cache")
    assert audit_command("check", ".", *options) == answer
    assert audits() == 3


def mend(folder):
    (folder / "a.md").write_text(RIGHT)


def rename(folder):
    (folder / "a.md").rename(folder / "c.md")


def add(folder):
    (folder / "c.md").write_text(WRONG)


def remove(folder):
    (folder / "b.md").unlink()


def ignore(folder):
    (folder / ".gitignore").write_text("a.md\n")


def configure(folder):
    (folder / "audit.toml").write_text('ignore = ["CHG"]\n')


def declare_a_rule(folder):
    (folder / "audit.toml").write_text(
        '[[rule]]\ncode = "HSE002"\nname = "too-many"\nmeasure = "boats"\nhigh = 50\n'
    )


def change_the_rule_file(folder):
    (folder / "house.py").write_text(HOUSE_RULE.replace("1000", "100"))


def change_the_words(folder):
    (folder / "words.toml").write_text('[units]\nboat = ["yacht"]\n')


@pytest.mark.parametrize("change", [mend, rename, add, remove, ignore, configure, declare_a_rule])
def test_a_change_is_seen(documents, audit_command, audits, change):
    before = audit_command("check", ".")
    change(documents)
    answer = audit_command("check", ".")
    assert audits() == 2
    assert answer == audit_command("check", ".", "--no-cache")
    assert answer != before


def test_a_change_that_is_taken_back_is_answered(documents, audit_command, audits):
    before = audit_command("check", ".")
    mend(documents)
    audit_command("check", ".")
    (documents / "a.md").write_text(WRONG)
    assert audit_command("check", ".") == before
    assert audits() == 2


@pytest.mark.parametrize("change", [change_the_rule_file, change_the_words])
def test_a_change_of_rules_and_words_is_seen(documents, audit_command, audits, change):
    (documents / "house.py").write_text(HOUSE_RULE)
    (documents / "words.toml").write_text("[plurals]\nyachts = 'yacht'\n")
    (documents / "audit.toml").write_text('rules = ["house.py"]\nvocabulary = ["words.toml"]\n')
    first = audit_command("check", ".")
    assert first[2] == ""
    assert audit_command("check", ".") == first
    assert audits() == 1
    change(documents)
    answer = audit_command("check", ".")
    assert audits() == 2
    assert answer == audit_command("check", ".", "--no-cache")


def test_a_module_that_a_rule_file_imports_is_watched(
    documents, audit_command, audits, monkeypatch
):
    elsewhere = documents.parent / "code"
    elsewhere.mkdir()
    limits = elsewhere / "newsroom_limits.py"
    limits.write_text("LIMIT = 1000\n")
    os.utime(limits, (1, 1))
    monkeypatch.syspath_prepend(str(elsewhere))
    rule = HOUSE_RULE.replace("LIMIT = 1000", "from newsroom_limits import LIMIT")
    (documents / "house.py").write_text(rule)
    os.utime(documents / "house.py", (1, 1))
    (documents / "audit.toml").write_text('rules = ["house.py"]\n')
    try:
        first = audit_command("check", ".")
        assert audit_command("check", ".") == first
        assert audits() == 1
        limits.write_text("LIMIT = 100\n")
        sys.modules.pop("newsroom_limits")
        code, out, _ = audit_command("check", ".")
        assert (code, audits()) == (1, 2)
        assert "HSE001" in out
    finally:
        sys.modules.pop("newsroom_limits", None)


def test_a_plugin_can_rule_it_out(documents, audit_command, audits):
    (documents / "house.py").write_text("AUDIT_CACHE = False\n" + HOUSE_RULE)
    (documents / "audit.toml").write_text('rules = ["house.py"]\n')
    audit_command("check", ".")
    audit_command("check", ".")
    assert audits() == 2
    assert kept(documents) == []


def test_a_run_with_trouble_is_not_kept(documents, audit_command, audits):
    (documents / "broken.txt").write_bytes(bytes(range(256)) * 8)
    first = audit_command("check", ".")
    assert first[0] == 2
    assert audit_command("check", ".") == first
    assert audit_command("check", "gone.md")[0] == 2
    assert audits() == 3
    assert kept(documents) == []


def test_a_document_that_changes_meanwhile_is_not_kept(documents, audit_command, monkeypatch):
    worked_out = pipeline.check

    def check(*given, **told):
        mend(documents)
        return worked_out(*given, **told)

    monkeypatch.setattr(pipeline, "check", check)
    assert audit_command("check", ".")[0] == 0
    assert kept(documents) == []


@pytest.mark.parametrize("damage", ["cut", "turned", "other", "folder"])
@pytest.mark.parametrize("kind", ["answer", "setup"])
def test_what_is_damaged_is_passed_over(documents, audit_command, audits, kind, damage):
    first = audit_command("check", ".")
    (path,) = kept(documents, kind)
    content = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        damaged = {
            "cut": content[:-5],
            "turned": content.replace(b"1", b"0"),
            "other": store._checksum(b"[]") + b"\n[]",
        }
        path.write_bytes(damaged[damage])
    assert audit_command("check", ".") == first
    assert audits() == 2


def test_another_version_is_passed_over(documents, audit_command, audits, monkeypatch):
    audit_command("check", ".")
    monkeypatch.setattr(setup, "__version__", "0.0.9")
    audit_command("check", ".")
    assert audits() == 2


def test_the_folder_is_ignored_and_not_walked(documents, audit_command):
    audit_command("check", ".")
    folder = documents / ".audit_cache"
    assert (folder / ".gitignore").read_text().endswith("\n*\n")
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f")
    assert sorted(each.name for each in folder.iterdir() if each.name.startswith(".")) == [
        ".gitignore"
    ]


def test_the_folder_is_told_by_setting_and_option(documents, audit_command, audits):
    (documents / "sub").mkdir()
    (documents / "audit.toml").write_text('cache-dir = "build/cache"\n')
    audit_command("check", ".")
    assert list((documents / "build" / "cache").glob("answer-*"))
    audit_command("check", ".", "--cache-dir", "elsewhere")
    assert list((documents / "elsewhere").glob("answer-*"))
    assert not (documents / ".audit_cache").exists()
    assert audits() == 2


def test_a_folder_that_cannot_be_written_stops_nothing(documents, audit_command):
    (documents / ".audit_cache").write_text("a file where the folder would be")
    assert audit_command("check", ".") == audit_command("check", ".", "--no-cache")


@pytest.mark.skipif(os.name == "nt", reason="named pipes are Unix's")
def test_a_pipe_is_read_once(documents, audit_command, audits):
    os.mkfifo(documents / "pipe.txt")
    for _ in range(2):
        writer = threading.Thread(target=(documents / "pipe.txt").write_text, args=[WRONG])
        writer.start()
        assert audit_command("check", "pipe.txt")[0] == 1
        writer.join()
    assert audits() == 2


def test_the_least_used_are_forgotten(folder, monkeypatch):
    monkeypatch.setattr(store, "_MOST_FILES", 3)
    cache = folder / "cache"
    for number in range(6):
        assert store.write(cache / f"answer-{number}.json", {"number": number})
        os.utime(cache / f"answer-{number}.json", (number, number))
        if number == 2:
            store.read(cache / "answer-0.json", touch=True)
    assert store.read(cache / "answer-0.json") == {"number": 0}
    assert sorted(each.name for each in cache.glob("*.json")) == [
        "answer-0.json",
        "answer-4.json",
        "answer-5.json",
    ]


def test_no_more_bytes_are_kept_than_may_be(folder, monkeypatch):
    monkeypatch.setattr(store, "_MOST_BYTES", 3 * 4096)
    files = {f"{number}.json": json.dumps({"number": number}) for number in range(6)}
    assert store.write_all(folder / "cache", files, most=100)
    assert len(list((folder / "cache").glob("*.json"))) == 3


@pytest.fixture
def extracted(monkeypatch):
    """The names of the documents in which claims were looked for, since they were last asked."""
    names = []
    extract = pipeline.extract_claims

    def extract_claims(documents, *given):
        names.extend(each.name for each in documents)
        return extract(documents, *given)

    def since():
        told = sorted(names)
        names.clear()
        return told

    monkeypatch.setattr(pipeline, "extract_claims", extract_claims)
    return since


def of_documents(folder):
    """The files in which what was found in documents is kept."""
    found = (folder / ".audit_cache" / "documents").glob("*.json")
    return sorted(each for each in found if not each.name.startswith("setup-"))


def test_only_a_changed_document_is_looked_through(documents, audit_command, extracted):
    audit_command("check", ".")
    assert extracted() == ["a.md", "b.md"]
    mend(documents)
    code, _, _ = audit_command("check", ".")
    assert (code, extracted()) == (0, ["a.md"])
    add(documents)
    answer = audit_command("check", ".")
    assert (answer[0], extracted()) == (1, ["c.md"])
    assert audit_command("check", ".", "--no-cache") == answer


def test_one_document_alone_is_known_from_a_run_over_all(documents, audit_command, extracted):
    audit_command("check", ".", "--format", "json")
    extracted()
    assert audit_command("check", "a.md", "--format", "json")[0] == 1
    assert extracted() == []


@pytest.mark.parametrize(
    "change",
    [rename, configure, declare_a_rule, lambda folder: folder.joinpath("b.md").touch()],
)
def test_a_document_is_known_by_all_that_it_hangs_on(documents, audit_command, extracted, change):
    audit_command("check", "a.md")
    (documents / "b.md").write_text(WRONG)
    extracted()
    change(documents)
    answer = audit_command("check", ".")
    assert "b.md" in extracted()
    assert audit_command("check", ".", "--no-cache") == answer


def test_another_version_knows_no_document(documents, audit_command, extracted, monkeypatch):
    audit_command("check", ".")
    extracted()
    mend(documents)
    monkeypatch.setattr(setup, "__version__", "0.0.9")
    audit_command("check", ".")
    assert extracted() == ["a.md", "b.md"]


@pytest.mark.parametrize("damage", ["cut", "turned", "other", "foreign", "folder", "setup"])
def test_a_damaged_document_is_looked_through_again(documents, audit_command, extracted, damage):
    audit_command("check", ".")
    extracted()
    add(documents)
    paths = of_documents(documents)
    content = [path.read_bytes() for path in paths]
    if damage == "foreign":  # each is sound, and tells of the other
        for path, other in zip(paths, reversed(content), strict=True):
            path.write_bytes(other)
    elif damage == "setup":
        (path,) = (documents / ".audit_cache" / "documents").glob("setup-*")
        path.write_bytes(path.read_bytes()[:-2])
    for path, told in zip(paths, content, strict=True):
        if damage == "folder":
            path.unlink()
            path.mkdir()
        elif damage in {"cut", "turned", "other"}:
            damaged = {
                "cut": told[:-5],
                "turned": told.replace(b"225", b"226"),
                "other": store._checksum(b"[]") + b"\n[]",
            }
            path.write_bytes(damaged[damage])
    answer = audit_command("check", ".")
    assert extracted() == ["a.md", "b.md", "c.md"]
    assert audit_command("check", ".", "--no-cache") == answer


def test_a_document_is_kept_although_another_cannot_be_read(documents, audit_command, extracted):
    (documents / "broken.txt").write_bytes(bytes(range(256)) * 8)
    first = audit_command("check", ".")
    assert (first[0], extracted()) == (2, ["a.md", "b.md"])
    assert audit_command("check", ".") == first
    assert extracted() == []


FAILING = """
import audit
from audit.frames import Changes
from audit.parts import RelationKind

def relate(passages):
    if any("304" in document.text for document in passages.documents):
        raise ValueError("304 is too much")
    return Changes.from_rows([])

class Own(Changes):
    pass

@audit.hookimpl
def audit_relations():
    return [RelationKind("own", Own, relate)]
"""


def test_nothing_is_kept_of_a_part_in_which_something_fails(documents, audit_command, extracted):
    (documents / "house.py").write_text(FAILING)
    os.utime(documents / "house.py", (1, 1))
    (documents / "audit.toml").write_text('rules = ["house.py"]\n')
    first = audit_command("check", ".")
    assert first[0] == 2
    assert "304 is too much" in first[2]
    assert of_documents(documents) == []
    mend(documents)
    assert audit_command("check", ".")[0] == 0
    assert len(of_documents(documents)) == 2
    (documents / "a.md").write_text(WRONG)
    assert audit_command("check", ".") == first
    assert len(of_documents(documents)) == 2


@pytest.mark.parametrize("options", [["--no-cache"], ["--statistics"]])
def test_no_document_is_kept_where_the_cache_is_off(documents, audit_command, options):
    audit_command("check", ".", *options)
    assert of_documents(documents) == []


def test_no_document_is_kept_where_a_plugin_rules_it_out(documents, audit_command):
    (documents / "house.py").write_text("AUDIT_CACHE = False\n" + HOUSE_RULE)
    (documents / "audit.toml").write_text('rules = ["house.py"]\n')
    audit_command("check", ".")
    assert of_documents(documents) == []


def test_an_unchanged_run_loads_no_pandas(documents):
    code = dedent(
        """
        import sys
        from audit.cli import main
        try:
            main(["check", "."])
        except SystemExit as stop:
            heavy = {"pandas", "numpy", "pandera", "scipy", "rich", "pint", "babel"}
            print(stop.code, sorted(heavy & set(sys.modules)), file=sys.stderr)
        """
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}

    def run():
        return subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env=environment,
            check=True,
        )

    first, second = run(), run()
    assert "'pandas'" in first.stderr
    assert (second.stdout, second.stderr) == (first.stdout, "1 []\n")


SENTENCES = [
    WRONG,
    RIGHT,
    "In 2018 the Acme yard built 48 boats.\n",
    "The Acme yard built 84 boats in 2018.\n",
    "Of the 80 crews, 60 (75%) replied.\n",
    "Of the 80 crews, 60 (85%) replied.\n",
]
EDITS = st.lists(
    st.tuples(st.sampled_from(["a.md", "b.txt", "c.html"]), st.sampled_from([None, *SENTENCES])),
    min_size=1,
    max_size=3,
)


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=EDITS)
def test_with_the_cache_as_without(documents, audit_command, edits):
    """Documents written, rewritten and removed, one of them told differently in another."""
    for name, content in edits:
        if content is None:
            (documents / name).unlink(missing_ok=True)
        else:
            (documents / name).write_text(content)
        answer = audit_command("check", ".", "--format", "json")
        assert answer == audit_command("check", ".", "--format", "json")
        assert answer == audit_command("check", ".", "--format", "json", "--no-cache")
