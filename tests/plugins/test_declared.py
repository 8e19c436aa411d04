"""Rules that settings declare: what they find, what they leave alone, and what cannot be one."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

import audit
from audit.cli import main
from audit.config import Config, entries
from audit.declared import measures
from audit.errors import AuditError
from audit.frames import Claims
from audit.testing import examples, verify

PAGE = Path(__file__).parents[2] / "docs" / "declared-rules.md"
HEAD = 'code = "HSE001"\nname = "house-rule"\n'


TOLD = "is not 2,000 or less."


@pytest.fixture
def declare(tmp_path):
    """Settings with one rule of these keys."""

    def declare(keys, head=HEAD, name="audit.toml", table="rule"):
        path = tmp_path / name
        path.write_text(f"[[{table}]]\n{head}{dedent(keys)}")
        return Config.load(path).overridden(select=["HSE"])

    return declare


def found(config, text):
    """The words at fault in a text, with what is said of them."""
    report = audit.check(text=text, config=config)
    assert report.troubles == ()
    return [
        (text[row.start : row.end], row.message.partition(": ")[2])
        for row in report.findings.itertuples()
    ]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The settings that the page shows."""
    (block,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path_factory.mktemp("page") / "audit.toml"
    path.write_text(block, encoding="utf-8")
    return Config.load(path)


def test_examples_of_the_page_hold(page):
    cases = examples(config=page)
    assert {case.code for case in cases} == {entry.code for entry in page.declared}
    assert {entry.sort for entry in page.declared} == {"measure", "ratio", "sum", "equal"}
    for case in cases:
        verify(case)


@pytest.mark.parametrize("key", entries.KEYS)
def test_every_key_is_told(key):
    assert f"`{key}" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        # bounds
        (
            'measure = "unemployment rate"\nunit = "percent"\nlow = 2\nhigh = 30',
            "The rate of unemployment was 45 percent. The unemployment rate fell by 1.5 percent.",
            [("45 percent", "unemployment rate must be between 2 and 30 percent")],
        ),
        (
            'measure = "unemployment rate"\nhigh = 30.4',
            "The unemployment rate was 31 percent. The unemployment rate was about 30 percent.",
            [("31 percent", "unemployment rate must be 30.4 or less")],
        ),
        (
            'measure = "unemployment rate"\nlow = 4.55',
            "The unemployment rate was about 4.5 percent.",
            [],
        ),
        (
            'measure = "teachers"\nlow = 2',
            "It hired 1 teacher.",
            [("1", "teachers must be 2 or more")],
        ),
        ('measure = "teachers"\nlow = 2', "It has a staff of 1 in 2019.", []),
        (
            'measure = "reactor"\nunit = "degree Celsius"\nhigh = 500',
            "The reactor ran at 1,200 degrees Fahrenheit. The reactor ran at 800 °F.",
            [
                (
                    "1,200 degrees Fahrenheit",
                    "reactor must be 500 degree Celsius or less, and this is 648.9",
                )
            ],
        ),
        (
            'measure = "reactor"\nunit = "degree Celsius"\nhigh = 500',
            "The reactor costs $1,200 million.",
            [],
        ),
        (
            'measure = "member states"\nequals = 27',
            "There are 27 member states. The number of member states is 28.",
            [("28", "member states must be 27")],
        ),
        # ratios
        (
            'ratio = ["pupils", "teachers"]\nhigh = 20',
            "The school has 4,500 pupils and 100 teachers.",
            [("4,500", "pupils by teachers (100) is 45, and must be 20 or less")],
        ),
        (  # the words leave room for 19.8
            'ratio = ["pupils", "teachers"]\nhigh = 19.8',
            "The school has about 2,000 pupils and about 100 teachers.",
            [],
        ),
        ('ratio = ["pupils", "teachers"]\nhigh = 20', "The school has 4,500 pupils.", []),
        (
            'ratio = ["pupils", "teachers"]\nhigh = 20',
            "The school has 4,500 pupils. It has 100 teachers, and the other has 150 teachers.",
            [],
        ),
        (
            'ratio = ["pupils", "teachers"]\nhigh = 20',
            "In 2018 the school had 4,500 pupils. In 2019 the school had 100 teachers.",
            [],
        ),
        (
            'ratio = ["pupils", "teachers"]\nhigh = 20',
            "In 2018 the school had 4,500 pupils. The school had 100 teachers.",
            [("4,500", "pupils by teachers (100) is 45, and must be 20 or less")],
        ),
        (
            'ratio = ["pupils", "teachers"]\nhigh = 20',
            "The school has 4,500 pupils. The college has 100 teachers.",
            [],
        ),
        (
            'ratio = ["pupils", "teachers"]\nhigh = 20',
            "The school has 4,500 pupils. The college has 9 teachers. The school has 90 teachers.",
            [("4,500", "pupils by teachers (90) is 50, and must be 20 or less")],
        ),
        (
            'ratio = ["pupils", "teachers"]\nhigh = 20',
            "It has dozens of pupils. It has 1 teacher.",
            [],
        ),
        # sums
        (
            'sum = ["boys", "girls"]\nequals = "pupils"',
            "There were 110 boys and 140 girls. The school has 260 pupils.",
            [("260", "boys (110) and girls (140) make 250")],
        ),
        (
            'sum = ["boys", "girls"]\nequals = "pupils"',
            "There were 110 boys and about 140 girls. The school has 251 pupils.",
            [],
        ),
        (
            'sum = ["equities", "bonds"]\nunit = "percent"\nequals = 100',
            "The fund holds 60% equities and 45% bonds.",
            [("45%", "equities (60%) and bonds (45%) make 105, and must make 100 percent")],
        ),
        (
            'sum = ["equities", "bonds"]\nunit = "percent"\nequals = 100',
            "The fund holds 60% equities and 40.3% bonds.",
            [],
        ),
        # equal measures
        (
            'measure = "headcount"\nequals = "workforce"',
            "The headcount was 1,203. The workforce was 1,230.",
            [("1,230", "workforce must equal headcount (1,203)")],
        ),
        (
            'measure = "headcount"\nequals = "workforce"',
            "The headcount was 1,203. The workforce was about 1,200.",
            [],
        ),
        (  # the more precise telling counts
            'measure = "headcount"\nequals = "workforce"',
            "The headcount was about 1,200. The workforce was 1,230. The headcount was 1,203.",
            [("1,230", "workforce must equal headcount (1,203)")],
        ),
        (
            'measure = "revenue"\nequals = "turnover"',
            "Revenue was $4.0 million. Turnover was €5.0 million.",
            [],
        ),
        (
            'measure = "headcount"\nequals = "workforce"\nmessage = "{text} is not {value:.0f}"',
            "The headcount was 1,203. The workforce was 1,230.",
            [("1,230", "1,230 is not 1203")],
        ),
    ],
)
def test_finds(declare, keys, text, expected):
    said = found(declare(keys), text)
    if "message" in keys:
        report = audit.check(text=text, config=declare(keys))
        said = [(said[0][0], report.findings["message"].item())]
    assert said == expected


def test_documents_are_apart(declare):
    config = declare('measure = "headcount"\nequals = "workforce"')
    texts = ("The headcount was 1,203.", "The workforce was 1,230.")
    documents = [
        audit.Document.from_text(text, name=str(number)) for number, text in enumerate(texts)
    ]
    assert audit.check(documents, config=config).ok


def test_relation_is_a_frame_of_the_report(declare):
    config = declare('sum = ["boys", "girls"]\nequals = "pupils"')
    text = "There were 110 boys and 140 girls. The school has 260 pupils."
    report = audit.check(text=text, config=config)
    (row,) = report.relations["declared"].to_dict("records")
    assert (row["rule"], row["stated_value"], row["parts_value"], row["holds"]) == (
        "HSE001",
        260.0,
        [110.0, 140.0],
        False,
    )
    assert report.claims.loc[[*row["parts_claim"], row["stated_claim"]], "text"].tolist() == [
        "110",
        "140",
        "260",
    ]
    assert "declared" not in audit.check(text=text).relations


def test_what_the_text_relates_itself_is_still_told(declare):
    text = "The class has 14 pupils: eight boys and five girls."
    declared = declare('ratio = ["boys", "girls"]\nhigh = 9')
    report = audit.check(text=text, config=declared.overridden(select=["HSE", "SUM"]))
    assert report.relations["declared"]["holds"].tolist() == [True]
    assert report.findings["rule"].tolist() == ["SUM001"]


def test_it_is_listed_explained_and_needs_no_plugins(declare, tmp_path):
    declare('measure = "headcount"\nhigh = 2000\nseverity = "warning"')
    path = str(tmp_path / "audit.toml")
    listed = CliRunner().invoke(main, ["rules", "--config", path, "--no-plugins"])
    lines = [line.split() for line in listed.stdout.splitlines()]
    assert [
        "HSE001",
        "warning",
        "house-rule",
        '"headcount"',
        *["is", "not", "2,000", "or", "less."],
    ] in lines
    told = CliRunner().invoke(main, ["rules", "HSE001", "--config", path])
    assert told.exit_code == 0
    assert f"Looks at claims. Comes from {path}." in told.stdout
    assert "A measure is known by its noun phrase alone" in told.stdout
    plugins = CliRunner().invoke(main, ["plugins", "--config", path])
    assert re.search(r"audit.toml +- +settings +loaded +1 rule", plugins.stdout)


def test_in_a_pyproject(declare):
    config = declare('measure = "headcount"\nhigh = 20', HEAD, "pyproject.toml", "tool.audit.rule")
    assert found(config, "The headcount was 30.") == [("30", "headcount must be 20 or less")]


def test_codes_that_clash_are_told_with_their_line(declare):
    config = declare('measure = "headcount"\nhigh = 20', 'code = "CHG001"\nname = "a-b"\n')
    report = audit.check(text="The headcount was 30.", config=config.overridden(select=["CHG"]))
    assert [str(each) for each in report.troubles] == [
        f"{config.path}:1: rule CHG001 is already brought by claim-audit {audit.__version__}"
    ]


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ("low = 3", ':1: "rule" must have one of "measure", "ratio" and "sum", not none'),
        (
            'measure = "a"\nratio = ["b", "c"]\nlow = 3',
            ':1: "rule" must have one of "measure", "ratio" and "sum", not ratio and measure',
        ),
        (
            'measure = "a"\nlwo = 3',
            ':5: "rule.lwo" is no part of a rule; did you mean "low"?',
        ),
        (
            'measure = "a"',
            ':4: "rule.measure" must say "low" or "high" or "equals", or nothing is checked',
        ),
        ('measure = "a"\nlow = "none"', ":5: \"rule.low\" must be a number, not 'none'"),
        ('measure = "a"\nhigh = true', ':5: "rule.high" must be a number, not True'),
        ('measure = "a"\nhigh = nan', ':5: "rule.high" must be a number, not nan'),
        (
            'measure = "a"\nlow = 4\nhigh = 3',
            ':5: "rule.low" must be no greater than high, and 4 is',
        ),
        (
            'measure = "a"\nlow = 4\nequals = 3',
            ':6: "rule.equals" cannot stand beside "low" and "high"',
        ),
        (
            'measure = "a"\nequals = [3]',
            ':5: "rule.equals" must be a number or a measure, not [3]',
        ),
        (
            'measure = "a"\nequals = " "',
            ':5: "rule.equals" must be a number or a measure, not empty',
        ),
        (
            'measure = ""\nlow = 3',
            ':4: "rule.measure" must be the noun phrase of a measure, not empty',
        ),
        ('measure = "a"\nequals = "A"', ':4: "rule.measure" must name each measure once'),
        (
            'ratio = ["a"]\nlow = 3',
            ':4: "rule.ratio" must be what is divided and by what, not 1 measures',
        ),
        ('ratio = ["a", "b"]\nequals = 3', ':5: "rule.equals" cannot stand beside "ratio"'),
        ('sum = "a"\nequals = 3', ":4: \"rule.sum\" must be a list of texts, not 'a'"),
        ('sum = ["a"]\nequals = 3', ':4: "rule.sum" must be two measures or more'),
        (
            'measure = "a"\nlow = 3\nseverity = "fatal"',
            ':6: "rule.severity" must be "error", "warning" or "info", not "fatal"',
        ),
        (
            'measure = "a"\nlow = 3\nmessage = "{txt}"',
            ":6: \"rule.message\" may name {text}, {value}, {low}, {high}; 'txt' is none of them",
        ),
        (
            'measure = "a"\nlow = 3\nflagged = ["b"]',
            ":6: \"rule.flagged\" must be tables with text and at, not 'b'",
        ),
        (
            'measure = "a"\nlow = 3\nflagged = [{ text = "b", at = "c" }]',
            ':6: "rule.flagged" has no words "c" in its text',
        ),
    ],
)
def test_entry_that_is_none_is_told_with_its_line(declare, tmp_path, keys, fault):
    with pytest.raises(AuditError) as caught:
        declare(keys)
    assert str(caught.value) == f"{tmp_path / 'audit.toml'}{fault}"


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ('name = "a-b"\n', ':1: "rule" has no code'),
        ('code = "HSE001"\n', ':1: "rule" has no name'),
        (
            'code = "house"\nname = "a-b"\n',
            ':2: "rule.code" must be letters of a family and three digits, not "house"',
        ),
        (
            'code = "HSE001"\nname = "A b"\n',
            ':3: "rule.name" must be words joined by hyphens, not "A b"',
        ),
    ],
)
def test_entry_has_a_code_and_a_name(declare, tmp_path, head, fault):
    with pytest.raises(AuditError) as caught:
        declare('measure = "a"\nlow = 3', head)
    assert str(caught.value) == f"{tmp_path / 'audit.toml'}{fault}"


def test_line_is_that_of_the_entry_at_fault(tmp_path):
    good = f'[[rule]]\n{HEAD}measure = "a"\nlow = 3\n'
    (tmp_path / "audit.toml").write_text(good + good.replace("low = 3", 'low = "x"'))
    with pytest.raises(AuditError, match=r"audit\.toml:10: \"rule\.low\" must be a number"):
        Config.load(tmp_path / "audit.toml")


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ('code = "HSE001"\nname = "c-d"\n', ':7: "rule.code" is that of a rule above'),
        ('code = "HSE002"\nname = "house-rule"\n', ':8: "rule.name" is that of a rule above'),
    ],
)
def test_two_entries_are_two_rules(tmp_path, head, fault):
    keys = 'measure = "a"\nlow = 3\n'
    (tmp_path / "audit.toml").write_text(f"[[rule]]\n{HEAD}{keys}[[rule]]\n{head}{keys}")
    with pytest.raises(AuditError) as caught:
        Config.load(tmp_path / "audit.toml")
    assert str(caught.value) == f"{tmp_path / 'audit.toml'}{fault}"


def test_rule_is_a_table(tmp_path):
    (tmp_path / "audit.toml").write_text('rule = "HSE001"\n')
    with pytest.raises(AuditError, match=r'audit\.toml:1: "rule" must be tables \[\[rule\]\]'):
        Config.load(tmp_path / "audit.toml")


@pytest.mark.parametrize(
    ("told", "phrase"),
    [
        ("The Unemployment Rate", "unemployment rate"),
        ("rate of unemployment", "unemployment rate"),
        ("the total number of member states", "member state"),
        ("Total revenues", "revenue"),
        ("women", "woman"),
    ],
)
def test_phrases_are_compared_by_what_they_name(told, phrase):
    assert measures.phrase(told) == phrase


def test_measure_may_tell_whose_it_is():
    claims = Claims.from_rows([])
    assert not measures.tell(claims, "teachers").any()
    claims = audit.extract("The school employs 300 teachers.")
    assert claims["measure"].tolist() == ["teachers, school"]
    assert measures.tell(claims, "teacher").all()
    assert measures.tell(claims, "teachers, school").all()
    assert not measures.tell(claims, "teachers, district").any()
