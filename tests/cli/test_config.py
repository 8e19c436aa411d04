"""Settings: found, checked key by key, and what cannot be one told with its line."""

from __future__ import annotations

from textwrap import dedent

import pytest

from audit.config import Config
from audit.errors import AuditError
from audit.rule import Rule


class Wrong(Rule):
    code = "CHG001"
    name = "change-does-not-follow"


class AlsoWrong(Rule):
    code = "CHG012"
    name = "factor-does-not-follow"
    severity = "warning"


class Odd(Rule):
    code = "SHR001"
    name = "share-does-not-follow"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def fault_of(folder, text, name="audit.toml"):
    (folder / name).write_text(dedent(text))
    with pytest.raises(AuditError) as caught:
        Config.discover()
    return str(caught.value)


def test_every_setting(here):
    (here / "audit.toml").write_text(
        dedent("""
        select = ["CHG", "SHR"]
        ignore = ["CHG012"]
        severity = "error"
        exclude = ["archive/", "*.min.html"]
        rules = ["rules/house.py"]
        format = "json"

        [severities]
        CHG001 = "warning"

        [per-file-ignores]
        "drafts/**" = ["SHR"]

        [plugins]
        disabled = ["acme-audit"]

        [plugins.nhst]
        alpha = 0.01
        """)
    )
    assert Config.discover() == Config(
        select=("CHG", "SHR"),
        ignore=("CHG012",),
        severity="error",
        exclude=("archive/", "*.min.html"),
        rules=("rules/house.py",),
        format="json",
        severities={"CHG001": "warning"},
        per_file_ignores={"drafts/**": ("SHR",)},
        disabled=("acme-audit",),
        plugin_settings={"nhst": {"alpha": 0.01}},
        root=here,
        path=here / "audit.toml",
    )


def test_without_a_file_the_defaults(here):
    assert Config.discover() == Config(root=here)
    assert Config().severity == "warning"
    assert Config().format == "console"


def test_pyproject_table_is_found_from_below(here, monkeypatch):
    (here / "pyproject.toml").write_text('[tool.audit]\nseverity = "info"\n')
    (here / "docs").mkdir()
    monkeypatch.chdir(here / "docs")
    config = Config.discover()
    assert (config.severity, config.root) == ("info", here)


def test_audit_toml_wins_over_pyproject(here):
    (here / "pyproject.toml").write_text('[tool.audit]\nseverity = "info"\n')
    (here / "audit.toml").write_text('severity = "error"\n')
    assert Config.discover().severity == "error"


@pytest.mark.parametrize("text", ["[tool.other]\nx = 1\n", "[tool\n", "[project]\nname = 'x'\n"])
def test_pyproject_of_others_is_passed_over(here, monkeypatch, text):
    (here / "audit.toml").write_text('severity = "error"\n')
    (here / "part").mkdir()
    (here / "part" / "pyproject.toml").write_text(text)
    monkeypatch.chdir(here / "part")
    assert Config.discover().severity == "error"


def test_search_ends_at_the_repository(here, monkeypatch):
    (here / "audit.toml").write_text('severity = "error"\n')
    (here / "inner" / ".git").mkdir(parents=True)
    monkeypatch.chdir(here / "inner")
    assert Config.discover().severity == "warning"


def test_file_that_is_named_may_be_called_anything(here):
    (here / "strict.toml").write_text('severity = "info"\n')
    assert Config.load("strict.toml").severity == "info"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("\n\nexclud = []\n", 'audit.toml:3: "exclud" is not a setting; did you mean "exclude"?'),
        (
            "margin = 3\n",
            'audit.toml:1: "margin" is not a setting; the settings are select, ignore, severity,'
            " severities, exclude, per-file-ignores, rule, rules, vocabulary, plugins, reference,"
            " format, cache-dir, baseline, require-reasons",
        ),
        ('select = "CHG"', 'audit.toml:1: "select" must be a list of texts, not "CHG"'),
        ("ignore = [\n  3,\n]", 'audit.toml:1: "ignore" must be a list of texts, not [3]'),
        (
            '# first\nseverity = "eror"',
            'audit.toml:2: "severity" must be "error", "warning" or "info", not "eror"',
        ),
        ("severity = []", 'audit.toml:1: "severity" must be "error", "warning" or "info", not []'),
        ("format = true", 'audit.toml:1: "format" must be a text, not true'),
        ("severities = 3", 'audit.toml:1: "severities" must be a table, not 3'),
        (
            '[severities]\nCHG001 = "error"\nCHG002 = "bad"',
            'audit.toml:3: "severities.CHG002" must be "error", "warning" or "info", not "bad"',
        ),
        (
            '[per-file-ignores]\n"a b/*.md" = "CHG"',
            'audit.toml:2: "per-file-ignores.a b/*.md" must be a list of texts, not "CHG"',
        ),
        (
            'exclude = ["a", "!"]',
            'audit.toml:1: "exclude" holds "!", which is no pattern of a .gitignore',
        ),
        (
            '[plugins]\ndisabled = "acme"',
            'audit.toml:2: "plugins.disabled" must be a list of texts, not "acme"',
        ),
        (
            '[plugins]\ndisable = ["acme"]',
            'audit.toml:2: "plugins.disable" is neither "disabled" nor the table of a plugin',
        ),
        ("select = = 3", "audit.toml:1: is not TOML: invalid value"),
        ("select = [", "audit.toml: is not TOML: Invalid value (at end of document)"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(here, text, fault):
    assert fault_of(here, text) == fault


def test_pyproject_lines_are_those_of_the_file(here):
    text = '[project]\nname = "x"\n\n[tool.audit]\nselect = ["CHG"]\nignor = []\n'
    assert fault_of(here, text, "pyproject.toml") == (
        'pyproject.toml:6: "ignor" is not a setting; did you mean "ignore"?'
    )


def test_every_fault_is_told(here):
    assert fault_of(here, "exclud = []\nseverity = 3\n").splitlines() == [
        'audit.toml:1: "exclud" is not a setting; did you mean "exclude"?',
        'audit.toml:2: "severity" must be "error", "warning" or "info", not 3',
    ]


def test_file_that_cannot_be_read(here):
    with pytest.raises(
        AuditError, match=r"^gone\.toml: cannot be read: No such file or directory$"
    ):
        Config.load("gone.toml")
    (here / "latin.toml").write_bytes(b'select = ["\xe9"]')
    with pytest.raises(AuditError, match=r"^latin\.toml: is not UTF-8, as TOML must be$"):
        Config.load("latin.toml")


@pytest.mark.parametrize(
    ("select", "ignore", "selected"),
    [
        ([], [], "CHG001 CHG012 SHR001"),
        (["CHG"], [], "CHG001 CHG012"),
        (["share-does-not-follow"], [], "SHR001"),
        ([], ["CHG"], "SHR001"),
        (["CHG"], ["CHG012"], "CHG001"),
        (["CHG012"], ["CHG"], "CHG012"),
        (["CHG01"], ["CHG"], "CHG012"),
        (["CHG001"], ["CHG001"], ""),
        (["CHG001"], ["change-does-not-follow"], ""),
        ([], ["CHG001", "CHG012", "SHR"], ""),
    ],
)
def test_the_more_specific_word_decides(select, ignore, selected):
    config = Config(select=tuple(select), ignore=tuple(ignore))
    assert [rule.code for rule in (Wrong, AlsoWrong, Odd) if config.selects(rule)] == (
        selected.split()
    )


def test_command_line_selection_replaces_that_of_the_file():
    config = Config(select=("SHR",), ignore=("CHG001",))
    chosen = config.overridden(select=["CHG"])
    assert (chosen.select, chosen.ignore) == (("CHG",), ())
    more = config.overridden(ignore=["CHG012"], severity="info", format=None)
    assert (more.select, more.ignore) == (("SHR",), ("CHG001", "CHG012"))
    assert (more.severity, more.format) == ("info", "console")


def test_severities_by_code_family_and_name():
    config = Config(severities={"CHG": "info", "CHG012": "error", "share-does-not-follow": "info"})
    assert [config.severity_of(rule) for rule in (Wrong, AlsoWrong, Odd)] == [
        "info",
        "error",
        "info",
    ]
    assert Config().severity_of(AlsoWrong) == "warning"


def test_rules_are_ignored_by_file(here):
    config = Config(per_file_ignores={"drafts/": ("CHG",), "*.txt": ("SHR001",)}, root=here)
    assert config.ignored_in("drafts/a.md", Wrong)
    assert config.ignored_in(str(here / "drafts" / "deep" / "a.md"), Wrong)
    assert not config.ignored_in("drafts/a.md", Odd)
    assert not config.ignored_in("a.md", Wrong)
    assert config.ignored_in("b/a.txt", Odd)
    assert config.ignored_in("drafts/a.txt", Odd)
    assert not config.ignored_in("<stdin>", Odd)


def test_words_that_name_no_rule_are_told_where_they_stand(here):
    (here / "audit.toml").write_text(
        dedent("""\
        select = ["CHG", "SHR"]
        ignore = [
            "CHG001",
            "CHG901",
        ]
        [severities]
        change-does-not-folow = "info"
        [per-file-ignores]
        "*.md" = ["hull"]
        """)
    )
    config = Config.discover().overridden(ignore=["SUM"])
    rules = [Wrong, Odd]
    every = '"audit rules" lists those that are'
    assert [str(trouble) for trouble in config.troubles_with(rules)] == [
        'audit.toml:4: no rule is called "CHG901"; did you mean "CHG001"?',
        f'--ignore: no rule is called "SUM"; {every}',
        'audit.toml:7: no rule is called "change-does-not-folow"; '
        'did you mean "change-does-not-follow"?',
        f'audit.toml:9: no rule is called "hull"; {every}',
    ]


def test_selection_of_nothing_is_told():
    config = Config(select=("CHG001",), ignore=("CHG001",))
    (trouble,) = config.troubles_with([Wrong, Odd])
    assert str(trouble) == "select and ignore: no rule is left to look"
    assert Config(ignore=("CHG001",)).troubles_with([Wrong, Odd]) == []
